package reconcile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic"
)

// piece is what is compared of a quotation: a sentence of it, or the whole of
// an indirect one. Outlets quote the sentences of one statement in different
// selections, so whole quotations can't be compared.
type piece struct {
	at      int // index in the story's pieces
	src     *source
	quote   int // index in the source's Quotes
	q       *synoptic.Quote
	span    synoptic.Span
	kind    synoptic.QuoteKind // of this sentence
	speaker *entity
	name    string // folded words for the speaker, where no entity is known
	terms   []term
	total   float64
	words   []string
	grams   []uint32
}

// allPieces cuts every article's quotations, in order of article and place.
func (s *story) allPieces() []*piece {
	var out []*piece
	for _, src := range s.sources {
		keys := s.keys(src)
		for i := range src.Quotes {
			q := &src.Quotes[i]
			speaker := s.speakerEntity(src, q)
			name := ""
			if speaker == nil {
				name = sourceKey(s.speakerWords(src, q))
			}
			for _, sp := range cut(src, q) {
				first, last := src.tokens(sp)
				kind := q.Kind
				if kind == synoptic.Mixed && !slices.ContainsFunc(q.Quoted, sp.Overlaps) {
					kind = synoptic.Indirect
				}
				if first >= last || kind == synoptic.Indirect && (!q.Act.Reports() || !proposition(src, first, last)) {
					continue
				}
				p := &piece{at: len(out), src: src, quote: i, q: q, span: sp, kind: kind, speaker: speaker, name: name}
				p.terms, _, p.total = bag(keys, first, last)
				text := fold(src.text(sp))
				p.words, p.grams = strings.Fields(text), grams(text)
				out = append(out, p)
			}
		}
	}
	return out
}

// proposition reports whether indirect content says something: it has a verb
// of its own and is more than a few words.
func proposition(src *source, first, last int) bool {
	words, verb := 0, false
	for _, t := range src.Tokens[first:last] {
		if idle(t) {
			continue
		}
		words++
		verb = verb || t.Pos == "VERB" || t.Pos == "AUX"
	}
	return words >= minIndirectWords && verb
}

// minIndirectWords is the least length of indirect speech worth comparing.
const minIndirectWords = 4

// cut gives the sentences of a quotation, without the narration that
// interrupts direct speech and without the words that only hang it on its cue.
func cut(src *source, q *synoptic.Quote) []synoptic.Span {
	whole := outer(src, q)
	if whole.IsZero() {
		return nil
	}
	if q.Kind == synoptic.Indirect {
		return keep(nil, src, whole)
	}
	stretches := []synoptic.Span{whole}
	if q.Kind == synoptic.Direct && len(q.Quoted) > 0 {
		stretches = nil
		for _, x := range q.Quoted {
			if x = (synoptic.Span{Start: max(x.Start, whole.Start), End: min(x.End, whole.End)}); x.Start < x.End {
				stretches = append(stretches, x)
			}
		}
	}
	var out []synoptic.Span
	for _, x := range stretches {
		at := x.Start
		for _, sent := range src.Sentences[src.sentenceAt(x.Start):] {
			if sent.Start >= x.End {
				break
			}
			if end := min(sent.End, x.End); end > at {
				out = keep(out, src, synoptic.Span{Start: at, End: end})
				at = end
			}
		}
	}
	return out
}

// outer is a quotation without a quotation inside it that is in the article's
// list as well: what introduces "he recalled it speeding up, adding: …" is one
// thing said, what is added another. The zero span is left of a quotation that
// does nothing but hand on the inner one ("told him that …").
func outer(src *source, q *synoptic.Quote) synoptic.Span {
	whole := q.Span
	if q.Kind == synoptic.Direct {
		return whole
	}
	for i := range src.Quotes {
		in := &src.Quotes[i]
		if in == q || !q.Span.Contains(in.Span) || in.Span == q.Span {
			continue
		}
		rest := synoptic.Span{Start: q.Start, End: in.Start}
		if !in.Cue.IsZero() && q.Span.Contains(in.Cue) && in.Cue.Start < in.Start {
			rest.End = in.Cue.Start
		}
		tail := synoptic.Span{Start: in.End, End: q.End}
		if contentWords(src, tail) > 1 {
			continue
		}
		if in.Kind == synoptic.Indirect && contentWords(src, rest) > 1 {
			continue
		}
		if contentWords(src, rest) < 2 {
			return synoptic.Span{}
		}
		whole.End = min(whole.End, rest.End)
	}
	return whole
}

// contentWords counts the words of substance in a span.
func contentWords(src *source, sp synoptic.Span) int {
	if sp.Start >= sp.End {
		return 0
	}
	n := 0
	first, last := src.tokens(sp)
	for _, t := range src.Tokens[first:last] {
		switch t.Pos {
		case "NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM":
			n++
		}
	}
	return n
}

const openMarks, closeMarks = "\"'“‘«„", "\"'”’»“"

// keep adds a span without stray marks, blanks and a leading conjunction,
// unless nothing is left of it.
func keep(out []synoptic.Span, src *source, sp synoptic.Span) []synoptic.Span {
	for {
		before := sp
		t := src.text(sp)
		t = strings.TrimLeft(t, " \t\r\n\u00a0\u200b\ufeff,.;:–—-")
		sp.Start = sp.End - len(t)
		if len(t) > 5 && (strings.HasPrefix(t, "that ") || strings.HasPrefix(t, "that“") || strings.HasPrefix(t, "that\"")) {
			sp.Start += len("that")
			t = t[len("that"):]
		}
		t = strings.TrimRight(t, " \t\r\n\u00a0\u200b\ufeff,;:–—-")
		sp.End = sp.Start + len(t)
		if r, n := utf8.DecodeRuneInString(t); n > 0 && strings.ContainsRune(openMarks, r) && !strings.ContainsAny(t[n:max(n, len(t)-4)], closeMarks) {
			sp.Start += n
			t = t[n:]
		}
		if r, n := utf8.DecodeLastRuneInString(t); n > 0 && strings.ContainsRune(closeMarks, r) && !strings.ContainsAny(t[:len(t)-n], openMarks) {
			sp.End -= n
		}
		if sp == before {
			break
		}
	}
	if sp.Start >= sp.End || strings.Trim(src.text(sp), " .!?…") == "" {
		return out
	}
	return append(out, sp)
}

// glue puts sentences of one quotation that every article carries together, or
// not at all, back into one thing said. It changes groups, an index for every
// piece, to name the joined ones.
func glue(pieces []*piece, groups []int) {
	members := map[int][]int{}
	for i, g := range groups {
		members[g] = append(members[g], i)
	}
	for i := 1; i < len(pieces); i++ {
		a, b := pieces[i-1], pieces[i]
		x, y := groups[i-1], groups[i]
		if x == y || a.src != b.src || a.quote != b.quote || !together(pieces, members[x], members[y]) {
			continue
		}
		x, y = min(x, y), max(x, y)
		for _, m := range members[y] {
			groups[m] = x
		}
		members[x] = append(members[x], members[y]...)
		slices.Sort(members[x])
		delete(members, y)
	}
}

// together reports whether two groups of pieces are parts of one thing said:
// the articles that carry the one are among those that carry the other, and
// where one carries both, it does so in one quotation.
func together(pieces []*piece, x, y []int) bool {
	inX, inY, both := articlesOf(pieces, x), articlesOf(pieces, y), 0
	for a := range inX {
		if inY[a] {
			both++
		}
	}
	if both < min(len(inX), len(inY)) {
		return false
	}
	for _, i := range x {
		p := pieces[i]
		if inY[p.src.at] && !slices.ContainsFunc(y, func(j int) bool { return pieces[j].src == p.src && pieces[j].quote == p.quote }) {
			return false
		}
	}
	for _, j := range y {
		p := pieces[j]
		if inX[p.src.at] && !slices.ContainsFunc(x, func(i int) bool { return pieces[i].src == p.src && pieces[i].quote == p.quote }) {
			return false
		}
	}
	return true
}

func articlesOf(pieces []*piece, group []int) map[int]bool {
	out := map[int]bool{}
	for _, i := range group {
		out[pieces[i].src.at] = true
	}
	return out
}
