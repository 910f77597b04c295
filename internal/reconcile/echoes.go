package reconcile

import (
	"cmp"
	"slices"

	"synoptic"
)

// echo is a sentence that an article has word for word from another one; of is
// nil where the sentence is the article's own.
type echo struct {
	of *source
	at int // index of the sentence in of
}

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
		for k, e := range src.echoes {
			if e.of != nil {
				e.of.echoedBy = append(e.of.echoedBy, echoedBy{e.at, src, k})
			}
		}
	}
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
	theirFirst, theirLast := leader.sentencesIn(p.b)
	for k := first; k < last; k++ {
		own := trim(src, src.Sentences[k].Span)
		if src.echoes[k].of != nil || 5*own.Overlap(p.a) < 3*own.Len() || own.IsZero() {
			continue
		}
		for j := theirFirst; j < theirLast; j++ {
			if leader.text(trim(leader, leader.Sentences[j].Span)) != src.text(own) {
				continue
			}
			src.echoes[k] = echo{leader, j}
			if e := leader.echoes[j]; e.of != nil {
				src.echoes[k] = e
			}
			any = true
			break
		}
	}
	return any
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

// echoed reports whether all of a span stands in sentences that follow one
// another in one leader, too.
func (src *source) echoed(sp synoptic.Span) bool {
	first, last := src.sentencesIn(sp)
	for k := first; k < last; k++ {
		e := src.echoes[k]
		if e.of == nil || k > first && (e.of != src.echoes[first].of || e.at != src.echoes[first].at+k-first) {
			return false
		}
	}
	return first < last
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
