package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// gatherByFigures joins what the figures show to be one claim: clauses of
// several articles that give values of one figure say the same thing of it,
// in whatever words, or differ in its number. They go to the group that has
// the most of them, or make one.
func (s *story) gatherByFigures(figures []synoptic.Figure) {
	units := make(map[string][]*unit, len(s.sources))
	for _, u := range s.units {
		id := u.src.Article.ID
		units[id] = append(units[id], u)
	}
	for i := range figures {
		for _, carriers := range figureUnits(&figures[i], units) {
			if len(carriers) > 1 {
				s.gather(carriers)
			}
		}
	}
	s.number()
}

// figureUnits gives for each value of a figure the clauses that give it: of
// each article the smallest clause in which it does so first. Values that can't
// both hold are two claims.
func figureUnits(f *synoptic.Figure, units map[string][]*unit) [][]*unit {
	if f.Unit == "age" {
		return nil // whose age it is says nothing of what else is told of them
	}
	var out [][]*unit
	var values []synoptic.FigureValue
	for _, v := range f.Values {
		if v.Value == nil || *v.Value <= 2 && (isDuration(f.Unit) || strings.EqualFold(v.Span.Text, "both")) {
			continue
		}
		var best *unit
		for _, u := range units[v.Span.Article] {
			if u.span.Contains(v.Span.Span()) && (best == nil || u.span.Len() < best.span.Len()) {
				best = u
			}
		}
		if best == nil || best.direct {
			continue
		}
		k := slices.IndexFunc(values, func(w synoptic.FigureValue) bool { return oneValue(v, w) })
		if k < 0 {
			k = len(values)
			values, out = append(values, v), append(out, nil)
		}
		if !slices.ContainsFunc(out[k], func(u *unit) bool { return u.src == best.src }) {
			out[k] = append(out[k], best)
		}
	}
	return out
}

// oneValue reports whether two values of a figure are one, or one bounds the
// other closely ("more than 50" and 51).
func oneValue(a, b synoptic.FigureValue) bool {
	x, y := *a.Value, *b.Value
	return x == y || (a.Bound != synoptic.Exact || b.Bound != synoptic.Exact) && min(x, y) >= 0.9*max(x, y)
}

// gather puts units of different articles into one group.
func (s *story) gather(units []*unit) {
	holds := func(g *claimGroup, u *unit) bool {
		return slices.ContainsFunc(g.members, func(v *unit) bool {
			return v.src == u.src && (v == u || 2*v.report.Overlap(u.report) > min(v.report.Len(), u.report.Len()))
		})
	}
	var best *claimGroup
	most := 0
	for _, g := range s.groups {
		if !g.facet.IsZero() {
			continue
		}
		n := 0
		for _, u := range units {
			if holds(g, u) {
				n++
			}
		}
		if n > most || n == most && n > 0 && g.sources() > best.sources() {
			best, most = g, n
		}
	}
	if best == nil {
		best = &claimGroup{because: map[int]*link{}}
		s.groups = append(s.groups, best)
	}
	best.inner = false
	for _, u := range units {
		if slices.ContainsFunc(best.members, func(v *unit) bool { return v.src == u.src }) {
			continue
		}
		best.members = append(best.members, u)
		// What stood alone has found its claim.
		s.groups = slices.DeleteFunc(s.groups, func(g *claimGroup) bool {
			return g != best && len(g.members) == 1 && holds(g, u) && !g.inner
		})
	}
	slices.SortStableFunc(best.members, func(a, b *unit) int { return cmp.Compare(a.at, b.at) })
}
