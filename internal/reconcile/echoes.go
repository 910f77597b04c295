package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// echo is a sentence that stands word for word in another article, too; of is
// nil where the sentence is the article's own.
type echo struct {
	of  *source
	own synoptic.Span // without the blanks and quotation marks around it
	at  int           // where it begins in of
}

// in is the place of the echo's words in its leader.
func (e echo) in() synoptic.Span { return synoptic.Span{Start: e.at, End: e.at + e.own.Len()} }

// findEchoes marks every sentence of a reprint that stands word for word in
// the article that leads, and takes what was read in it out of the reading: it
// is compared once, for its leader, and mirror gives the echo what came of it.
// So a copy, whole or in parts, changes nothing that is found in the other
// articles.
func (s *story) findEchoes() {
	order := slices.Clone(s.sources)
	slices.SortStableFunc(order, leads)
	for n, src := range order {
		src.echoes = make([]echo, len(src.Sentences))
		any := false
		for _, leader := range order[:n] {
			for _, p := range s.shared(src, leader) {
				any = src.markEchoes(leader, p) || any
			}
		}
		if any {
			src.leaveOutEchoes()
		}
	}
	for _, src := range s.sources {
		for _, e := range src.echoes {
			if e.of != nil {
				e.of.echoedBy = append(e.of.echoedBy, echoedBy{src, e.own, e.in()})
			}
		}
	}
}

// echoedBy is where another article has words of a leader.
type echoedBy struct {
	src     *source
	own, in synoptic.Span // in src, in the leader
}

// leads orders articles by which of two copies the other follows: the earlier
// one, else the longer one. Nothing else in the story has a say in it.
func leads(a, b *source) int {
	pa, pb := a.Article.Published, b.Article.Published
	if (pa == "") != (pb == "") {
		return cmp.Compare(len(pb), len(pa)) // undated ones last
	}
	return cmp.Or(synoptic.CompareTimes(pa, pb), cmp.Compare(len(b.Article.Text), len(a.Article.Text)), cmp.Compare(a.at, b.at))
}

// followCorrections puts what users said of an echo on its leader's words, where
// it is found.
func (s *story) followCorrections() {
	s.corrections = slices.Clone(s.corrections)
	for i := range s.corrections {
		c := &s.corrections[i]
		c.Passages = slices.Clone(c.Passages)
		for k, p := range c.Passages {
			c.Passages[k] = s.led(p)
		}
	}
}

// led is where the leader has a passage of which the greater part is an echo;
// the passage itself where it is none.
func (s *story) led(p synoptic.Passage) synoptic.Passage {
	k := s.order(p.Article)
	if k < 0 {
		return p
	}
	for _, e := range s.sources[k].echoes {
		a, b := max(p.Start, e.own.Start), min(p.End, e.own.End)
		if e.of != nil && 2*(b-a) > p.End-p.Start {
			return e.of.passage(synoptic.Span{Start: a - e.own.Start + e.at, End: b - e.own.Start + e.at})
		}
	}
	return p
}

// shared are the passages that two articles share, a's first.
func (s *story) shared(a, b *source) []sharedPassage {
	for _, r := range s.copies {
		switch {
		case r.a == a.at && r.b == b.at:
			return r.passages
		case r.a == b.at && r.b == a.at:
			out := make([]sharedPassage, len(r.passages))
			for i, p := range r.passages {
				out[i] = sharedPassage{p.b, p.a, p.words}
			}
			return out
		}
	}
	return nil
}

// markEchoes marks the article's own sentences of a shared passage that the
// leader has word for word.
func (src *source) markEchoes(leader *source, p sharedPassage) (any bool) {
	first, last := src.sentencesIn(p.a)
	next := 0 // where the last one ends in the leader
	for k := first; k < last; k++ {
		own := unquoted(src, src.Sentences[k].Span)
		if src.echoes[k].of != nil || own.IsZero() || 5*own.Overlap(p.a) < 3*own.Len() {
			continue
		}
		// The passage may begin within the sentence and end within it.
		from, to := max(next, p.b.Start-own.Len()), min(len(leader.Article.Text), p.b.End+own.Len())
		if from >= to {
			break
		}
		at := strings.Index(leader.Article.Text[from:to], src.text(own))
		if at < 0 {
			continue
		}
		e := echo{leader, own, from + at}
		next = e.in().End
		if !leader.whole(e.in()) {
			continue
		}
		for _, x := range leader.echoes {
			if x.of != nil && x.own.Contains(e.in()) {
				e.of, e.at = x.of, x.at+e.at-x.own.Start
				break
			}
		}
		src.echoes[k], any = e, true
	}
	return any
}

// whole reports whether a span begins where a sentence or a line does and ends
// where one does, but for blanks and quotation marks: half a sentence is trimmed,
// not echoed.
func (src *source) whole(sp synoptic.Span) bool {
	first, last := src.sentencesIn(sp)
	before := src.Article.Text[src.Sentences[first].Start:sp.Start]
	after := src.Article.Text[sp.End:max(sp.End, src.Sentences[last-1].End)]
	return strings.Trim(before[strings.LastIndexByte(before, '\n')+1:], marks) == "" && strings.Trim(strings.SplitN(after, "\n", 2)[0], marks) == ""
}

// marks are what may stand around a sentence's words.
const marks = " \t\r\n\u00a0\u200b\ufeff\"'“”‘’«»"

// unquoted is a span without the blanks and quotation marks at its ends; the
// zero span where nothing is left.
func unquoted(src *source, sp synoptic.Span) synoptic.Span {
	t := src.text(sp)
	left := len(t) - len(strings.TrimLeft(t, marks))
	if left == len(t) {
		return synoptic.Span{}
	}
	return synoptic.Span{Start: sp.Start + left, End: sp.Start + len(strings.TrimRight(t, marks))}
}

// sentencesIn are the sentences that a span touches, as a range.
func (src *source) sentencesIn(sp synoptic.Span) (first, last int) {
	if len(src.Sentences) == 0 {
		return 0, 0
	}
	first = src.sentenceAt(sp.Start)
	for last = first; last < len(src.Sentences) && src.Sentences[last].Start < sp.End; last++ {
	}
	return first, last
}

// echoed reports whether all sentences that a span touches are echoes of one
// leader.
func (src *source) echoed(sp synoptic.Span) bool {
	first, last := src.sentencesIn(sp)
	leader := (*source)(nil)
	for k := first; k < last; k++ {
		switch e := src.echoes[k]; {
		case e.of == nil && unquoted(src, src.Sentences[k].Span).IsZero():
		case e.of == nil || leader != nil && e.of != leader:
			return false
		default:
			leader = e.of
		}
	}
	return leader != nil
}

// leaveOutEchoes takes the clauses, quotations and quantities of echoed
// sentences out of the reading, on a copy of it. Names and attributions stay:
// the article's own sentences lean on them.
func (src *source) leaveOutEchoes() {
	r := *src.Reading
	quotes, quoteAt := without(r.Quotes, func(q *synoptic.Quote) bool { return src.echoed(q.Span) })
	quantities, quantityAt := without(r.Quantities, func(q *synoptic.Quantity) bool { return src.echoed(q.Span) })
	clauses, _ := without(r.Clauses, func(c *synoptic.Clause) bool { return src.echoed(c.Span) })
	for i := range quantities {
		if p := quantities[i].PartOf; p >= 0 {
			quantities[i].PartOf = quantityAt[p]
		}
	}
	for i := range clauses {
		c := &clauses[i]
		if c.Quote >= 0 {
			c.Quote = quoteAt[c.Quote]
		}
		var kept []int
		for _, q := range c.Quantities {
			if quantityAt[q] >= 0 {
				kept = append(kept, quantityAt[q])
			}
		}
		c.Quantities = kept
	}
	r.Quotes, r.Quantities, r.Clauses = quotes, quantities, clauses
	src.Reading = &r
}

// without is a list without what is left out, and where each of the old items
// now stands, -1 for those.
func without[T any](list []T, out func(*T) bool) (kept []T, at []int) {
	at = make([]int, len(list))
	for i := range list {
		at[i] = -1
		if !out(&list[i]) {
			at[i] = len(kept)
			kept = append(kept, list[i])
		}
	}
	return kept, at
}
