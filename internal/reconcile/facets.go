package reconcile

import (
	"slices"

	"synoptic"
)

// facetDeps are the labels of what adds to a clause without being its doing: a
// place, a time, a purpose, a description, one more of those concerned.
var facetDeps = []string{"prep", "appos", "npadvmod", "conj", "acl", "agent"}

// minFacet is the weight of what only one article speaks of from which on a
// facet of a clause is that article's own.
const minFacet = 2

// maxFaceted is how many tokens a clause has at most that is searched for
// facets, so that the work on hostile text stays linear.
const maxFaceted = 120

// ownFacet is what an article adds to a claim that others carry too.
type ownFacet struct {
	u    *unit
	span synoptic.Span
}

// ownFacets finds what only one article adds to what the groups hold together
// ("near the north gate", "between May and July"): more than half of it is
// nowhere in the other articles, in the same or in near words. Of a clause it
// gives the first.
func (s *story) ownFacets(groups []*claimGroup) []ownFacet {
	carried := make([]int, len(s.numbers)) // in how many articles a term stands
	for _, src := range s.sources {
		seen := map[int32]bool{}
		for _, terms := range src.sentences {
			for _, t := range terms {
				if !seen[t.number] {
					seen[t.number] = true
					carried[t.number]++
				}
			}
		}
	}
	alone := func(t term) bool {
		return carried[t.number] == 1 && !slices.ContainsFunc(s.near[t.number], func(n nearTerm) bool { return carried[n.number] > 0 })
	}
	var out []ownFacet
	done := map[int]bool{}
	for _, g := range groups {
		if g.sources() < 2 {
			continue
		}
		for _, u := range g.members {
			if done[u.at] || u.direct {
				continue
			}
			done[u.at] = true
			if sp := u.facet(alone); !sp.IsZero() {
				out = append(out, ownFacet{u, sp})
			}
		}
	}
	return out
}

// facet is the first part of a clause that hangs on its doing or on one of its
// nouns and that is mostly of terms which are alone.
func (u *unit) facet(alone func(term) bool) synoptic.Span {
	src := u.src
	first, last := src.tokens(u.span)
	if last-first > maxFaceted {
		return synoptic.Span{}
	}
	for k := first; k < last; k++ {
		t := src.Tokens[k]
		if k == u.clause.Root || !slices.Contains(facetDeps, t.Dep) || t.Head < first || t.Head >= last {
			continue
		}
		own, all := 0.0, 0.0
		from, to := k, k
		for i := first; i < last; i++ {
			if !under(src, i, k) {
				continue
			}
			from, to = min(from, i), max(to, i)
			if x := src.keys[i]; x.key != "" {
				all += x.weight
				if alone(x) {
					own += x.weight
				}
			}
		}
		if own >= minFacet && 2*own > all {
			return synoptic.Span{Start: src.Tokens[from].Start, End: src.Tokens[to].End}
		}
	}
	return synoptic.Span{}
}

// under reports whether token i is k or hangs on it.
func under(src *source, i, k int) bool {
	for range 12 {
		if i == k {
			return true
		}
		h := src.Tokens[i].Head
		if h == i || h < 0 || h >= len(src.Tokens) {
			return false
		}
		i = h
	}
	return false
}
