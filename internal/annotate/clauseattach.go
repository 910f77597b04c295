package annotate

import (
	"cmp"
	"slices"

	"synoptic"
)

// attach ties each clause to the times, quantities, quotes and attributions
// that stand in it or that it stands in, and sees to its stance.
func attach(r *synoptic.Reading) {
	// Everything is ordered by start; a clause is only compared with what
	// stands in its own sentence, found by binary search.
	for i := range r.Clauses {
		c := &r.Clauses[i]
		for ti := lowerBound(len(r.Times), func(k int) bool { return r.Times[k].Start >= c.Start }); ti < len(r.Times) && r.Times[ti].End <= c.End; ti++ {
			if r.Times[ti].Value == "" || r.Times[ti].Type == synoptic.DurationExpr || r.Times[ti].Type == synoptic.SetExpr {
				continue
			}
			if c.When < 0 || nearer(r, c, r.Times[ti], r.Times[c.When]) {
				c.When = ti
			}
		}
		for qi := lowerBound(len(r.Quantities), func(k int) bool { return r.Quantities[k].Start >= c.Start }); qi < len(r.Quantities) && r.Quantities[qi].End <= c.End; qi++ {
			c.Quantities = append(c.Quantities, qi)
		}
	}
	attachSpeech(r)
}

// nearer prefers the time that hangs on the clause's own predicate, and of
// two such the more precise.
func nearer(r *synoptic.Reading, c *synoptic.Clause, a, b synoptic.TimeExpr) bool {
	da, db := hops(r, a.Start, c.Root), hops(r, b.Start, c.Root)
	if da != db {
		return da < db
	}
	return len(a.Value) > len(b.Value)
}

// hops is the number of arcs from the token at byte start up to root, with a
// cap.
func hops(r *synoptic.Reading, start, root int) int {
	i := lowerBound(len(r.Tokens), func(k int) bool { return r.Tokens[k].End > start })
	for n := range 12 {
		if i == root || i >= len(r.Tokens) {
			return n
		}
		if r.Tokens[i].Head == i {
			break
		}
		i = r.Tokens[i].Head
	}
	return 12
}

func attachSpeech(r *synoptic.Reading) {
	type ref struct {
		span  synoptic.Span
		index int
	}
	sorted := func(n int, at func(int) synoptic.Span) []ref {
		out := make([]ref, 0, n)
		for i := range n {
			if s := at(i); !s.IsZero() {
				out = append(out, ref{s, i})
			}
		}
		slices.SortStableFunc(out, func(a, b ref) int { return cmp.Compare(a.span.Start, b.span.Start) })
		return out
	}
	quotes := sorted(len(r.Quotes), func(i int) synoptic.Span { return r.Quotes[i].Span })
	atts := sorted(len(r.Attributions), func(i int) synoptic.Span { return r.Attributions[i].Content })
	within := func(refs []ref, c synoptic.Span, use func(int)) {
		// Contents may be long (a quote over paragraphs), so look back a little.
		k := lowerBound(len(refs), func(k int) bool { return refs[k].span.Start >= c.End })
		for j := k - 1; j >= 0 && j >= k-24; j-- {
			if 2*refs[j].span.Overlap(c) > c.Len() {
				use(refs[j].index)
			}
		}
	}
	cues := framing(r)
	kept := r.Clauses[:0]
	for _, c := range r.Clauses {
		within(quotes, c.Span, func(i int) { c.Quote = i })
		within(atts, c.Span, func(i int) { c.Attribution = append(c.Attribution, i) })
		slices.SortFunc(c.Attribution, func(a, b int) int {
			if d := cmp.Compare(r.Attributions[b].Content.Len(), r.Attributions[a].Content.Len()); d != 0 {
				return d
			}
			return cmp.Compare(a, b)
		})
		if len(c.Attribution) > 0 && c.Stance == synoptic.Asserts {
			// The innermost attribution is the one that speaks of the clause itself.
			c.Stance = stanceOf(r, r.Attributions[c.Attribution[len(c.Attribution)-1]])
		}
		if frame(r, c, cues) {
			continue
		}
		kept = append(kept, c)
	}
	r.Clauses = kept
}

// framing finds the attributions by the token that their cue begins with.
func framing(r *synoptic.Reading) map[int][]int {
	out := make(map[int][]int, len(r.Attributions))
	for i, a := range r.Attributions {
		if a.Cue.IsZero() {
			continue
		}
		k := lowerBound(len(r.Tokens), func(k int) bool { return r.Tokens[k].End > a.Cue.Start })
		for ; k < len(r.Tokens) && r.Tokens[k].Start < a.Cue.End; k++ {
			out[k] = append(out[k], i)
		}
	}
	return out
}

// frame reports whether the clause is nothing but the words that attribute
// another: its predicate is the cue, and what it says beside is short. That
// somebody said it on a day is news of its own, and kept.
func frame(r *synoptic.Reading, c synoptic.Clause, cues map[int][]int) bool {
	covered, is := 0, false
	for _, i := range cues[c.Root] {
		a := r.Attributions[i]
		is = true
		covered = max(covered, c.Span.Overlap(a.Content)+c.Span.Overlap(a.Source)+c.Span.Overlap(a.Cue))
		if c.When >= 0 && !a.Content.Overlaps(r.Times[c.When].Span) {
			return false
		}
	}
	return is && c.Span.Len()-covered < 40
}

func lowerBound(n int, ok func(int) bool) int {
	lo, hi := 0, n
	for lo < hi {
		m := (lo + hi) / 2
		if ok(m) {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return lo
}
