package reconcile

import (
	"cmp"
	"fmt"
	"slices"

	"synoptic"
)

// countPair is two counts that may be of one thing, with how sure that is.
type countPair struct {
	a, b int
	p    float64
}

// joinFigures joins the quantities that count one thing. Numbers are joined
// first; vague words ("dozens") join a number's figure afterwards and tie no
// two figures together.
func (s *story) joinFigures() []synoptic.Figure {
	var all []*count
	for _, src := range s.sources {
		all = append(all, s.counts(src, childrenOf(src), s.keys(src))...)
	}
	s.placeCounts(all)
	readTogether(all)
	given := givenValues(all)
	var numbers, vague []countPair
	for i, a := range all {
		for j := i + 1; j < len(all); j++ {
			b := all[j]
			if a.kind != b.kind || a.q.Ordinal != b.q.Ordinal {
				continue
			}
			p := s.sameCount(a, b)
			if p <= 0 || a.against(b) && given.both(a, b) {
				continue
			}
			if a.q.Value == nil || b.q.Value == nil {
				vague = append(vague, countPair{i, j, p})
			} else {
				numbers = append(numbers, countPair{i, j, p})
			}
		}
	}
	parent := newParents(len(all))
	members := make([][]int, len(all))
	for i := range members {
		members[i] = []int{i}
	}
	join := func(pairs []countPair, ok func(a, b []int) bool) {
		slices.SortStableFunc(pairs, func(a, b countPair) int { return cmp.Compare(b.p, a.p) })
		for _, p := range pairs {
			a, b := find(parent, p.a), find(parent, p.b)
			if a == b || !ok(members[a], members[b]) {
				continue
			}
			root, gone := min(a, b), max(a, b)
			parent[gone] = root
			members[root] = append(members[root], members[gone]...)
			members[gone] = nil
		}
	}
	join(numbers, func(a, b []int) bool {
		apart, near := 0, 0
		for _, x := range a {
			for _, y := range b {
				if all[x].tollAgainst(all[y]) {
					if all[x].unordered(all[y]) || !all[x].replaced && !all[y].replaced && all[x].otherDays(all[y]) || s.likeEnough(all[x], all[y]) > 1 {
						return false
					}
					if s.elsewhere(all[x], all[y]) {
						apart++
					} else {
						near++
					}
				}
				if all[x].barred(all[y]) || all[x].against(all[y]) && (given.both(all[x], all[y]) || beside(all[x], all[y])) {
					return false
				}
			}
		}
		return apart == 0 || near > 0
	})
	allVague := func(m []int) bool { return !slices.ContainsFunc(m, func(i int) bool { return all[i].q.Value != nil }) }
	join(vague, func(a, b []int) bool {
		if !allVague(a) && !allVague(b) {
			return false
		}
		for _, x := range a {
			for _, y := range b {
				if all[x].against(all[y]) {
					return false
				}
			}
		}
		return true
	})
	out := []synoptic.Figure{}
	s.figureCounts = map[string][]*count{}
	for i := range all {
		if find(parent, i) != i {
			continue
		}
		slices.Sort(members[i])
		group := make([]*count, len(members[i]))
		for k, m := range members[i] {
			group[k] = all[m]
		}
		f := s.figure(group)
		s.figureCounts[f.ID] = group
		out = append(out, f)
	}
	return out
}

// beside reports whether one sentence sets two values side by side, neither as
// what no longer holds nor as a rival's word: they are parts, or two things
// ("two women and a man", "down to 21 from 35 percent").
func beside(a, b *count) bool {
	return a.src == b.src && !a.replaced && !b.replaced && !a.rivals(b) && a.src.sentenceAt(a.q.Start) == b.src.sentenceAt(b.q.Start)
}

// valueIndex lists the sources and origins that give a value of a thing.
type valueIndex map[string][]giver

type giver struct {
	src    int
	rest   int
	holder string
}

func (c *count) valueKey() string {
	if c.q.Value == nil {
		return ""
	}
	return fmt.Sprint(c.base, "|", c.kind, "|", c.what, "|", c.fate)
}

func givenValues(all []*count) valueIndex {
	x := valueIndex{}
	for _, c := range all {
		if k := c.valueKey(); k != "" && !c.replaced {
			x[k] = append(x[k], giver{c.src.at, c.rest, c.holder})
		}
	}
	return x
}

// both reports whether one article gives both values of the like on one word:
// they are two things then, and no article is in doubt which is which.
func (x valueIndex) both(a, b *count) bool {
	if a.replaced || b.replaced {
		return false
	}
	if tolls[a.fate] && a.kind == "" && (a.mayGrow(b) || a.nought(b)) {
		return false // what was known first, and what is known now
	}
	ka, kb := a.valueKey(), b.valueKey()
	if ka == "" || kb == "" {
		return false
	}
	for _, g := range x[ka] {
		if slices.Contains(x[kb], g) {
			return true
		}
	}
	return false
}
