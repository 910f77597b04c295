package score

import (
	"strings"

	"synoptic"
)

// QuoteKey is an article of a corpus of attributions. Offsets count
// characters of Text.
type QuoteKey struct {
	ID           string           `json:"id"`
	Text         string           `json:"text"`
	Attributions []QuoteKeySource `json:"attributions"`
}

// QuoteKeySource is one attribution: the pieces of its content and source.
type QuoteKeySource struct {
	Content [][2]int `json:"content"`
	Source  [][2]int `json:"source"`
}

// NewQuotes gives the measures of quotations, counting nothing yet.
func NewQuotes() []Measure {
	return []Measure{{Name: "content, exact"}, {Name: "content, overlap"}, {Name: "source"}}
}

// Quotes counts an article's quotations, and who is held to have said them. A
// nil reading has none.
func Quotes(ms []Measure, r *synoptic.Reading, k QuoteKey) {
	type quotation struct {
		content   span
		source    span
		hasSource bool
	}
	runes := []rune(k.Text)
	trim := func(s span) span {
		if s.start < 0 || s.end > len(runes) || s.start > s.end {
			return s
		}
		words := string(runes[s.start:s.end])
		const edge = "\"“”‘’' .,"
		n := s.end - s.start
		left := len([]rune(strings.TrimLeft(words, edge)))
		right := len([]rune(strings.TrimRight(words, edge)))
		return span{s.start + n - left, s.end - n + right}
	}
	var given, gold []quotation
	if r != nil {
		place := newPlacer(r.Article.Text, k.Text)
		for _, q := range r.Quotes {
			at, ok := place.at(q.Span)
			if !ok {
				continue
			}
			x := quotation{content: trim(at)}
			if !q.SpeakerAt.IsZero() {
				x.source, x.hasSource = place.at(q.SpeakerAt)
			}
			given = append(given, x)
		}
	}
	for _, a := range k.Attributions {
		if len(a.Content) == 0 {
			continue
		}
		x := quotation{content: span{a.Content[0][0], a.Content[0][1]}}
		for _, c := range a.Content {
			x.content = span{min(x.content.start, c[0]), max(x.content.end, c[1])}
		}
		x.content = trim(x.content)
		if len(a.Source) > 0 {
			x.source, x.hasSource = span{a.Source[0][0], a.Source[0][1]}, true
		}
		gold = append(gold, x)
	}
	exact, over, source := &ms[0].Count, &ms[1].Count, &ms[2].Count
	exact.Gold += len(gold)
	exact.Given += len(given)
	over.Gold += len(gold)
	over.Given += len(given)
	both := map[span]bool{}
	for _, p := range given {
		matched, sourced, right := false, false, false
		for _, g := range gold {
			if p.content == g.content {
				both[p.content] = true
			}
			if !hit(p.content, g.content) {
				continue
			}
			matched = true
			if g.hasSource && p.hasSource {
				sourced = true
				right = right || overlap(p.source, g.source) > 0
			}
		}
		if matched {
			over.Right++
		}
		if sourced {
			source.Given++
			source.right(right)
		}
	}
	exact.Right += len(both)
	exact.Found += len(both)
	for _, g := range gold {
		matched := false
		for _, p := range given {
			matched = matched || hit(p.content, g.content)
		}
		if matched {
			over.Found++
			if g.hasSource {
				source.Gold++
			}
		}
	}
}

// TimeKey is an article of a corpus of times. Offsets count characters.
type TimeKey struct {
	ID    string         `json:"id"`
	Text  string         `json:"text"`
	Timex []TimeKeyValue `json:"timex"`
}

// TimeKeyValue is one expression of time and its TIMEX3 value.
type TimeKeyValue struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Value string `json:"value"`
}

// NewTimes gives the measures of times, counting nothing yet.
func NewTimes() []Measure {
	return []Measure{{Name: "strict"}, {Name: "overlap"}, {Name: "value"}}
}

// Times counts an article's expressions of time: those with the very span,
// those that overlap one, and those whose value is right as well.
func Times(ms []Measure, r *synoptic.Reading, k TimeKey) {
	for i := range ms {
		ms[i].Gold += len(k.Timex)
		if r != nil {
			ms[i].Given += len(r.Times)
		}
	}
	if r == nil {
		return
	}
	place := newPlacer(r.Article.Text, k.Text)
	for _, t := range r.Times {
		at, ok := place.at(t.Span)
		if !ok {
			continue
		}
		value := t.Timex
		if value == "" {
			value = t.Value
		}
		var strict, over, valued bool
		for _, g := range k.Timex {
			want := span{g.Start, g.End}
			strict = strict || at == want
			if overlap(at, want) > 0 {
				over = true
				valued = valued || value == g.Value
			}
		}
		ms[0].right(strict)
		ms[1].right(over)
		ms[2].right(valued)
	}
}
