package query

import (
	"slices"
	"unicode/utf8"

	"synoptic"
)

// How long a snippet is, in bytes, and how much of it goes before the first
// word that was found.
const (
	snippetLen  = 240
	snippetLead = 60
)

// Snippet is a piece of a text that shows what was found in it: Span is the
// piece's range in the text, Marks are ranges in the piece.
type Snippet struct {
	synoptic.Span
	Marks []synoptic.Span
}

// Snippet finds the piece of a text in which most of the query's terms stand,
// the first of equals. Without a query, and where none stands there, it is the
// beginning and has no marks.
func (p *Parsed) Snippet(text string) Snippet {
	words := Words(text)
	hits := p.hits(words)
	if len(hits) == 0 {
		return Snippet{Span: synoptic.Span{End: boundary(text, min(len(text), snippetLen))}}
	}
	best, most := 0, 0
	for i := range hits {
		terms := map[int]bool{}
		for _, h := range hits[i:] {
			if words[h.last].End > words[hits[i].first].Start+snippetLen-snippetLead {
				break
			}
			terms[h.term] = true
		}
		if len(terms) > most {
			best, most = i, len(terms)
		}
	}
	first := hits[best]
	s := Snippet{}
	s.Start = words[first.first].Start
	// Begin at a word, some way before.
	for i := first.first - 1; i >= 0 && words[i].Start >= words[first.first].Start-snippetLead; i-- {
		s.Start = words[i].Start
	}
	s.End = max(words[first.last].End, boundary(text, min(len(text), s.Start+snippetLen)))
	if s.End < len(text) {
		// End with a word.
		i, _ := slices.BinarySearchFunc(words, s.End, func(w Word, at int) int { return w.End - at })
		if i < len(words) && words[i].Start < s.End && words[i].End > s.End && i > first.last {
			s.End = words[i-1].End
		}
	}
	for _, h := range hits[best:] {
		m := synoptic.Span{Start: words[h.first].Start, End: words[h.last].End}
		if m.End > s.End {
			break
		}
		if n := len(s.Marks); n > 0 && m.Start-s.Start < s.Marks[n-1].End {
			s.Marks[n-1].End = max(s.Marks[n-1].End, m.End-s.Start)
			continue
		}
		s.Marks = append(s.Marks, synoptic.Span{Start: m.Start - s.Start, End: m.End - s.Start})
	}
	return s
}

// hit is where a phrase of a term stands: words first to last.
type hit struct{ first, last, term int }

// hits finds all phrases of a query, in the order of the text.
func (p *Parsed) hits(words []Word) []hit {
	if p == nil {
		return nil
	}
	byFirst := map[string][]struct {
		phrase Phrase
		term   int
	}{}
	for i, t := range p.Must {
		for _, form := range t.Any {
			for _, phrase := range form {
				byFirst[phrase[0]] = append(byFirst[phrase[0]], struct {
					phrase Phrase
					term   int
				}{phrase, i})
			}
		}
	}
	var out []hit
	for i := range words {
		for _, f := range byFirst[words[i].Folded] {
			if stands(words[i:], f.phrase) {
				out = append(out, hit{i, i + len(f.phrase) - 1, f.term})
			}
		}
	}
	return out
}

func stands(words []Word, phrase Phrase) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i, w := range phrase {
		if words[i].Folded != w {
			return false
		}
	}
	return true
}

// boundary is the last place at or before i where a character begins.
func boundary(text string, i int) int {
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}
