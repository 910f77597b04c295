package reconcile

import (
	"cmp"
	"slices"

	"synoptic"
)

// claimGroup is the clauses that carry one claim.
type claimGroup struct {
	at      int
	members []*unit // by source, then by place
	because map[int]*link
	id      string
	inner   bool          // within another claim's words
	facet   synoptic.Span // what of its one clause is the claim; zero for all of it
}

// sources counts the articles that carry the group.
func (g *claimGroup) sources() int {
	n, last := 0, -1
	for _, u := range g.members {
		if u.src.at != last {
			n, last = n+1, u.src.at
		}
	}
	return n
}

// bond is a pair of units that are likely to carry one claim.
type bond struct {
	a, b int
	p    float64
}

// words are what the two ends of a bond say, in either order the same.
func (s *story) words(b bond) string {
	x, y := s.units[b.a], s.units[b.b]
	t, u := x.src.text(x.span), y.src.text(y.span)
	return min(t, u) + "\x00" + max(t, u)
}

// partnerOf is the other end of a bond.
type partnerOf struct {
	unit int
	p    float64
}

// sureLink is the probability from which on two clauses are linked though they
// don't have in common what enough asks for.
const sureLink = 0.75

// certainty is how likely the least certain report of a group carries what
// another article's report does; 1 where figures or frames joined it. Two that
// have no more in common than of whom they tell are not certain at all.
func (s *story) certainty(g *claimGroup) float64 {
	least := 1.0
	for _, u := range g.members {
		top, known := 0.0, false
		for _, p := range s.partners[u.at] {
			if v := s.units[p.unit]; slices.Contains(g.members, v) {
				known = true
				if p.p > top && s.tellsMore(u, v) {
					top = p.p
				}
			}
		}
		if known {
			least = min(least, top)
		}
	}
	return least
}

// tellsMore reports whether two clauses have in common, in the same or in near
// words, something else than a time outside of their subjects.
func (s *story) tellsMore(a, b *unit) bool {
	told := predicated(b)
	return slices.ContainsFunc(predicated(a), func(t term) bool { return s.matched(t.number, told) > 0 })
}

// predicated are the terms of a clause outside of its subject, but for times.
func predicated(u *unit) []term {
	first, last := u.src.tokens(u.clause.Subject)
	subject, _, _ := bag(u.src.keys, first, last)
	return slices.DeleteFunc(slices.Clone(u.terms), func(t term) bool {
		return has(subject, t.number) || t.key[0] == '#' && t.weight <= dayWeight
	})
}

// alignClaims cuts the articles into clauses and joins those that carry the
// same claim.
func (s *story) alignClaims() {
	s.makeUnits()
	best := make([]*link, len(s.units))
	partners := make([][]partnerOf, len(s.units))
	var bonds []bond
	// What is less likely than this counts as nothing; there are very many.
	least := s.model.Link / 4
	s.judge(func(l *link) {
		if l.p < sureLink && !enough(s.units[l.a], s.units[l.b]) {
			return
		}
		for _, u := range [2]int{l.a, l.b} {
			if best[u] == nil || l.p > best[u].p {
				keep := *l
				best[u] = &keep
			}
		}
		if l.p < least {
			return
		}
		partners[l.a] = append(partners[l.a], partnerOf{l.b, l.p})
		partners[l.b] = append(partners[l.b], partnerOf{l.a, l.p})
		if l.p >= s.model.Link {
			bonds = append(bonds, bond{l.a, l.b, l.p})
		}
	})
	slices.SortStableFunc(bonds, func(a, b bond) int {
		if c := cmp.Compare(b.p, a.p); c != 0 {
			return c
		}
		// Equals go by what they say: who published it must not decide.
		return cmp.Or(cmp.Compare(s.words(a), s.words(b)), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	var groups []*claimGroup
	for _, members := range s.agglomerate(bonds, partners) {
		g := &claimGroup{because: map[int]*link{}}
		for _, m := range members {
			g.members = append(g.members, s.units[m])
			g.because[m] = best[m]
		}
		groups = append(groups, g)
	}
	s.partners = partners
	s.widen(groups, partners)
	groups = append(groups, s.leftBonds(groups, bonds, best)...)
	for _, g := range groups {
		g.inner = !slices.ContainsFunc(g.members, func(u *unit) bool { return !u.frame })
	}
	s.groups = s.withSingles(dropTwins(groups))
	s.number()
}

// agglomerate joins units along their bonds, the strongest first. Two sets are
// joined where the likelihood between them holds on average (Sokal and
// Michener 1958), so that one strong bond does not tie two claims together
// through a third. It gives the sets of two and more, each in order.
func (s *story) agglomerate(bonds []bond, partners [][]partnerOf) [][]int {
	parent := newParents(len(s.units))
	members := make([][]int, len(s.units))
	for i := range members {
		members[i] = []int{i}
	}
	holds := func(a, b []int) bool {
		if len(a) > len(b) {
			a, b = b, a
		}
		in := find(parent, b[0])
		sum, pairs := 0.0, len(a)*len(b)
		for _, x := range a {
			for _, y := range b {
				if s.units[x].src != s.units[y].src {
					continue
				}
				if !s.again(s.units[x], s.units[y]) {
					return false
				}
				pairs--
			}
			for _, y := range partners[x] {
				if find(parent, y.unit) == in {
					sum += y.p
				}
			}
		}
		return pairs > 0 && sum/float64(pairs) >= s.model.Link-1e-9
	}
	for _, l := range bonds {
		a, b := find(parent, l.a), find(parent, l.b)
		if a == b || !holds(members[a], members[b]) {
			continue
		}
		root, gone := min(a, b), max(a, b)
		parent[gone] = root
		members[root] = append(members[root], members[gone]...)
		members[gone] = nil
	}
	var out [][]int
	for root := range s.units {
		if find(parent, root) == root && len(members[root]) > 1 {
			slices.Sort(members[root])
			out = append(out, members[root])
		}
	}
	return out
}

// leftBonds are pairs that are likely enough to be joined and that no group
// holds: the sets around them kept them apart. They stand as claims of their own, so that
// what two articles agree on does not hang on a third.
func (s *story) leftBonds(groups []*claimGroup, bonds []bond, best []*link) []*claimGroup {
	in := map[int][]int{}
	for i, g := range groups {
		for _, u := range g.members {
			in[u.at] = append(in[u.at], i)
		}
	}
	var out []*claimGroup
	for _, b := range bonds {
		if b.p < s.model.Link {
			break
		}
		if slices.ContainsFunc(in[b.a], func(i int) bool { return slices.Contains(in[b.b], i) }) {
			continue
		}
		g := &claimGroup{members: []*unit{s.units[b.a], s.units[b.b]}, because: map[int]*link{b.a: best[b.a], b.b: best[b.b]}}
		in[b.a] = append(in[b.a], len(groups)+len(out))
		in[b.b] = append(in[b.b], len(groups)+len(out))
		out = append(out, g)
	}
	return out
}

// minInnerTerms is how many things a clause within another claim's must speak
// of to be a claim of its own.
const minInnerTerms = 3

// alikeHere is the share of the shorter clause's weight that two clauses of
// one article must have in common to be the same thing said twice.
const alikeHere = 0.5

// widenShare is how much more than to be linked a clause that was joined to one
// set must hold with a second one.
const widenShare = 1.2

// widen adds to each group the clauses of further articles that carry its
// claim too, though they were joined to another: one sentence may carry two
// claims. A clause has to hold with the group's members on average.
func (s *story) widen(groups []*claimGroup, partners [][]partnerOf) {
	for _, g := range groups {
		in := map[int]bool{}
		for _, u := range g.members {
			in[u.src.at] = true
		}
		mean := map[int]float64{}
		for _, u := range g.members {
			for _, v := range partners[u.at] {
				if !in[s.units[v.unit].src.at] {
					mean[v.unit] += v.p / float64(len(g.members))
				}
			}
		}
		best := map[int]int{} // by source
		for v := range mean {
			at := s.units[v].src.at
			if w, ok := best[at]; !ok || mean[v] > mean[w] || mean[v] == mean[w] && v < w {
				best[at] = v
			}
		}
		var more []int
		for _, v := range best {
			if mean[v] >= widenShare*s.model.Link {
				more = append(more, v)
			}
		}
		slices.Sort(more)
		for _, v := range more {
			g.members = append(g.members, s.units[v])
		}
		slices.SortStableFunc(g.members, func(a, b *unit) int { return cmp.Compare(a.at, b.at) })
	}
}

// again reports whether two units of one article say the same thing: they are
// alike word for word, as a clause and the one that it completes are. A clause
// that only hangs on another says something else.
func (s *story) again(a, b *unit) bool {
	_, shared, _ := dot(a.terms, b.terms)
	return shared >= alikeHere*min(a.total, b.total)
}

// dropTwins leaves out groups whose clauses stand inside those of another, in
// the same articles: the shorter clause is then part of the longer one's
// claim. Within a group it leaves one of overlapping clauses.
func dropTwins(groups []*claimGroup) []*claimGroup {
	for _, g := range groups {
		var kept []*unit
		for _, u := range g.members {
			k := slices.IndexFunc(kept, func(v *unit) bool { return v.src == u.src && v.report.Overlaps(u.report) })
			switch {
			case k < 0:
				kept = append(kept, u)
			case fits(g, u, kept[k]) > 0:
				kept[k] = u
			}
		}
		g.members = kept
	}
	slices.SortStableFunc(groups, func(a, b *claimGroup) int { return cmp.Compare(b.sources(), a.sources()) })
	var out []*claimGroup
	for _, g := range groups {
		if g.sources() < 2 {
			continue
		}
		twin := slices.ContainsFunc(out, func(o *claimGroup) bool {
			return !slices.ContainsFunc(g.members, func(u *unit) bool {
				return !slices.ContainsFunc(o.members, func(v *unit) bool { return v.src == u.src && 10*v.report.Overlap(u.report) >= 9*u.report.Len() })
			})
		})
		if !twin {
			out = append(out, g)
		}
	}
	return out
}

// fits compares two overlapping clauses of one article by how well they match
// the clauses of the other articles in the group.
func fits(g *claimGroup, a, b *unit) int {
	if a.report == b.report {
		return cmp.Compare(a.span.Len(), b.span.Len()) // the same words: the clause that heads them
	}
	likeness := func(u *unit) float64 {
		sum := 0.0
		for _, v := range g.members {
			if v.src == u.src {
				continue
			}
			_, shared, _ := dot(u.terms, v.terms)
			sum += shared / max(1, u.total+v.total-shared)
		}
		return sum
	}
	return cmp.Compare(likeness(a), likeness(b))
}

// withSingles adds what only one article carries: its outermost clauses that
// no group has.
func (s *story) withSingles(groups []*claimGroup) []*claimGroup {
	taken := make(map[int][]synoptic.Span)
	for _, g := range groups {
		for _, u := range g.members {
			taken[u.src.at] = append(taken[u.src.at], u.report)
		}
	}
	covered := func(u *unit) bool {
		return slices.ContainsFunc(taken[u.src.at], func(t synoptic.Span) bool { return 2*t.Overlap(u.report) > min(t.Len(), u.report.Len()) })
	}
	byLength := slices.Clone(s.units)
	slices.SortStableFunc(byLength, func(a, b *unit) int { return cmp.Compare(b.report.Len(), a.report.Len()) })
	for _, u := range byLength {
		if u.direct || u.frame || covered(u) {
			continue
		}
		taken[u.src.at] = append(taken[u.src.at], u.report)
		groups = append(groups, &claimGroup{members: []*unit{u}, because: map[int]*link{}})
	}
	// A clause within another claim's, that only this article has, is a claim
	// too: what else the sentence says does not make it agreed.
	member := make([]bool, len(s.units))
	timed := map[[2]int]bool{}
	for _, g := range groups {
		for _, u := range g.members {
			member[u.at] = true
			timed[[2]int{u.src.at, u.clause.When}] = true
		}
	}
	for _, u := range s.units {
		at := [2]int{u.src.at, u.clause.When}
		ownTime := u.clause.When >= 0 && !timed[at]
		if member[u.at] || !ownTime && len(u.terms) < minInnerTerms {
			continue
		}
		timed[at] = true
		groups = append(groups, &claimGroup{members: []*unit{u}, because: map[int]*link{}, inner: true})
	}
	for _, f := range s.ownFacets(groups) {
		groups = append(groups, &claimGroup{members: []*unit{f.u}, because: map[int]*link{}, inner: true, facet: f.span})
	}
	return groups
}

// places are the stable names of the spans that a group's reports are shown
// with.
func (g *claimGroup) places() []string {
	out := make([]string, len(g.members))
	for k, u := range g.members {
		out[k] = key(u.src.Article, u.report)
	}
	return out
}

// number puts the groups in order of article and place and names them.
func (s *story) number() {
	slices.SortStableFunc(s.groups, func(a, b *claimGroup) int {
		x, y := a.members[0], b.members[0]
		return cmp.Or(cmp.Compare(x.src.at, y.src.at), cmp.Compare(x.span.Start, y.span.Start), cmp.Compare(x.span.End, y.span.End))
	})
	for i, g := range s.groups {
		g.at = i
		places := g.places()
		if !g.facet.IsZero() {
			places = append(places, key(g.members[0].src.Article, g.facet))
		}
		g.id = id("c", places...)
	}
}
