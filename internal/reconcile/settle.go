package reconcile

import (
	"slices"

	"synoptic"
)

// settle gives claims the status that follows from the disputes that are about
// them and from the figures whose contradicting values they give: on every side
// of a conflict, if only one article takes it.
func (s *story) settle(claims []synoptic.Claim, figures []synoptic.Figure, disputes []synoptic.Dispute) {
	by := map[string]string{}
	figureWhy := map[string]string{}
	for _, d := range disputes {
		switch {
		case d.About.Claim != "":
			by[d.About.Claim] = d.Why
			for i := range claims {
				if (d.Kind == synoptic.DenialDispute || d.Kind == synoptic.TitleDispute) && by[claims[i].ID] == "" && takesSide(&claims[i], d) {
					by[claims[i].ID] = d.Why
				}
			}
		case d.About.Figure != "":
			figureWhy[d.About.Figure] = d.Why
		}
	}
	updated, disputed := map[string]string{}, map[string]string{}
	for _, f := range figures {
		if why, ok := figureWhy[f.ID]; ok {
			s.markBearers(f, why, disputed)
		} else if f.Relation == synoptic.FigureUpdate {
			s.markBearers(f, f.Why, updated)
		}
	}
	for i := range claims {
		c := &claims[i]
		for _, status := range []struct {
			is  synoptic.ClaimStatus
			why map[string]string
		}{{synoptic.Disputed, by}, {synoptic.Disputed, disputed}, {synoptic.Updated, updated}} {
			if why, ok := status.why[c.ID]; ok {
				c.Status, c.Why = status.is, why
				break
			}
		}
	}
}

// markBearers notes why a figure's values contradict each other for the claims
// that give one: those of which at least half of the articles do so in their own
// clause, not in one that stands within it.
func (s *story) markBearers(f synoptic.Figure, why string, marked map[string]string) {
	counts := s.figureCounts[f.ID]
	bears := map[*unit]bool{}
	for _, c := range counts {
		if c.unit != nil && slices.ContainsFunc(counts, func(o *count) bool { return c.q.Value != nil && o.q.Value != nil && c.against(o) }) {
			bears[c.unit] = true
		}
	}
	for _, g := range s.groups {
		with, all := map[int]bool{}, map[int]bool{}
		for _, u := range g.members {
			all[u.src.at] = true
			if bears[u] {
				with[u.src.at] = true
			}
		}
		if _, ok := marked[g.id]; !ok && len(with) > 0 && 2*len(with) >= len(all) {
			marked[g.id] = why
		}
	}
}

// takesSide reports whether one of a claim's reports is what a position of a
// dispute was first found in.
func takesSide(c *synoptic.Claim, d synoptic.Dispute) bool {
	return slices.ContainsFunc(c.Reports, func(r synoptic.ClaimReport) bool {
		return slices.ContainsFunc(d.Positions, func(p synoptic.Position) bool {
			x := p.Spans[0]
			a, b := x.Span(), r.Span.Span()
			return x.Article == r.Span.Article && 10*a.Overlap(b) >= 9*max(a.Len(), b.Len())
		})
	})
}
