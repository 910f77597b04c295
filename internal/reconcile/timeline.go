package reconcile

import (
	"cmp"
	"slices"

	"synoptic"
)

// timeline puts the dated claims in order: each event once, under the time
// that most of its reports give.
func (s *story) timeline(claims []synoptic.Claim) []synoptic.TimelineEntry {
	groups := map[string]*claimGroup{}
	for _, g := range s.groups {
		groups[g.id] = g
	}
	out := []synoptic.TimelineEntry{}
	for i := range claims {
		c := &claims[i]
		votes := map[string]int{}
		var first *unit
		for _, u := range groups[c.ID].members {
			if !timed(u) {
				continue
			}
			votes[u.src.Times[u.clause.When].Value]++
			if first == nil {
				first = u
			}
		}
		if first == nil || c.Folded && len(c.Reports) < 2 {
			continue
		}
		e := synoptic.TimelineEntry{Text: c.Text, Claim: c.ID}
		for _, u := range groups[c.ID].members {
			if !timed(u) {
				continue
			}
			t := u.src.Times[u.clause.When]
			if e.When == "" || votes[t.Value] > votes[e.When] || votes[t.Value] == votes[e.When] && len(t.Value) > len(e.When) {
				e.When, e.Precision = t.Value, t.Precision
			}
			e.Spans = append(e.Spans, u.src.passage(t.Span))
		}
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b synoptic.TimelineEntry) int { return cmp.Compare(a.When, b.When) })
	return out
}

// timed reports whether a report's own predicate is dated: not by the day on
// which somebody reported it, nor by a time that belongs to another clause.
func timed(u *unit) bool {
	if u.clause.When < 0 {
		return false
	}
	t := u.src.Times[u.clause.When]
	return t.Value != "" && u.hops(t.Start) <= maxHops && !u.hearsay(t.Start)
}
