package score

import (
	"strings"
	"unicode/utf8"

	"synoptic"
)

// span is a range of characters, half-open.
type span struct{ start, end int }

// spot is a range of characters in a document of the key; doc is "" for none.
type spot struct {
	doc string
	span
}

func (p spot) ok() bool { return p.doc != "" }

// overlap is the shared characters over the shorter span's.
func overlap(a, b span) float64 {
	return float64(max(0, min(a.end, b.end)-max(a.start, b.start))) / float64(max(1, min(a.end-a.start, b.end-b.start)))
}

func hit(a, b span) bool { return overlap(a, b) >= .5 }

// same reports whether two spots are in one document and hit.
func same(a, b spot) bool { return a.ok() && a.doc == b.doc && hit(a.span, b.span) }

// placer maps byte spans of a predicted article's text onto characters of the
// key's text, ignoring white space.
type placer struct {
	text  string
	chars []int // of each byte offset; the end too
	same  bool
	// Where the texts differ: for each character of the prediction the place
	// among the key's characters that are no white space, or -1, and those
	// characters' places.
	shift []int
	kept  []int
}

func newPlacer(predicted, key string) *placer {
	p := &placer{text: predicted, chars: runesAt(predicted), same: predicted == key}
	if p.same {
		return p
	}
	var (
		bare   = spaceless(key)
		at     = 0 // bytes of bare that are taken
		runeAt = runesAt(bare)
		n      = 0
	)
	for i, r := range []rune(key) {
		if !space(r) {
			p.kept = append(p.kept, i)
		}
	}
	p.shift = make([]int, p.chars[len(predicted)])
	for i := range p.shift {
		p.shift[i] = -1
	}
	// Lines of the prediction are found in order in the key.
	for _, line := range strings.Split(predicted, "\n") {
		begin := n
		n += utf8.RuneCountInString(line) + 1
		want := spaceless(line)
		if want == "" {
			continue
		}
		j := strings.Index(bare[at:], want)
		if j >= 0 {
			j += at
		} else if j = strings.Index(bare, want); j < 0 {
			continue
		}
		at = j + len(want)
		k := runeAt[j]
		for i, r := range []rune(line) {
			if !space(r) {
				p.shift[begin+i] = k
				k++
			}
		}
	}
	return p
}

// at is where bytes [start, end) of the prediction stand in the key's text.
func (p *placer) at(s synoptic.Span) (span, bool) {
	if s.Start < 0 || s.Start >= s.End || s.End > len(p.text) {
		return span{}, false
	}
	start, end := p.chars[s.Start], p.chars[s.End]
	if p.same {
		return span{start, end}, true
	}
	first, last := -1, -1
	for c := start; c < end; c++ {
		if p.shift[c] < 0 {
			continue
		}
		if first < 0 {
			first = p.shift[c]
		}
		last = p.shift[c]
	}
	if first < 0 {
		return span{}, false
	}
	return span{p.kept[first], p.kept[last] + 1}, true
}

// runesAt is the character at each byte offset of text, and their number at
// its end.
func runesAt(text string) []int {
	at := make([]int, len(text)+1)
	n := -1
	for i := range len(text) {
		if utf8.RuneStart(text[i]) {
			n++
		}
		at[i] = n
	}
	at[len(text)] = n + 1
	return at
}

func spaceless(text string) string {
	return strings.Map(func(r rune) rune {
		if space(r) {
			return -1
		}
		return r
	}, text)
}

// find is where a passage first stands in a document.
func find(doc, text, passage string) spot {
	i := strings.Index(text, passage)
	if i < 0 || passage == "" {
		return spot{}
	}
	start := utf8.RuneCountInString(text[:i])
	return spot{doc, span{start, start + utf8.RuneCountInString(passage)}}
}
