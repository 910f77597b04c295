package reconcile

import (
	"slices"

	"synoptic"
)

// A claim is not said to be left out by an article that has this share of the
// claim's weight in one or two neighbouring sentences, or a clause that is
// this likely to carry it.
const (
	nearbyShare = 0.55
	nearbyLink  = 0.12
)

// coverage says for every claim and article whether the article carries it,
// left it out, was published before it was out, or could not be read whole.
// That it left something out is said only where both dates are known, and of an
// article that has something else of the story.
func (s *story) coverage(claims []synoptic.Claim, apart []*source) synoptic.Coverage {
	c := synoptic.Coverage{Claims: []string{}, Articles: []string{}, Cells: [][]synoptic.Cell{}}
	groups := map[string]*claimGroup{}
	for _, g := range s.groups {
		groups[g.id] = g
	}
	for _, src := range s.sources {
		c.Articles = append(c.Articles, src.Article.ID)
	}
	for i := range claims {
		if claims[i].Inner {
			continue
		}
		c.Claims = append(c.Claims, claims[i].ID)
		out := "" // when the claim was first out
		for _, src := range s.sources {
			if carries(&claims[i], src) && src.Article.Published != "" {
				out = src.Article.Published
				break
			}
		}
		g := groups[claims[i].ID]
		row := make([]synoptic.Cell, len(s.sources))
		for k, src := range s.sources {
			switch {
			case carries(&claims[i], src):
				row[k] = synoptic.Carries
			case src.Article.Status != synoptic.StatusRead:
				row[k] = synoptic.NotRead
			case out != "" && src.Article.Published != "" && synoptic.Before(src.Article.Published, out):
				row[k] = synoptic.PublishedBefore
			case out == "" || src.Article.Published == "", slices.Contains(apart, src), s.nearby(g, src, !claims[i].Folded):
				row[k] = synoptic.Unclear
			default:
				row[k] = synoptic.LeftOut
			}
		}
		c.Cells = append(c.Cells, row)
	}
	return c
}

// apart are the articles that carry no claim which another one carries: what
// was read of them may be a list of links, a notice or the caption of another
// report, so nothing is said of what they left out.
func (s *story) apart(claims []synoptic.Claim) []*source {
	var out []*source
	for _, src := range s.sources {
		shares := func(c synoptic.Claim) bool {
			return carries(&c, src) && slices.ContainsFunc(c.Reports, func(r synoptic.ClaimReport) bool { return r.Span.Article != src.Article.ID })
		}
		if !slices.ContainsFunc(claims, shares) {
			out = append(out, src)
		}
	}
	return out
}

func carries(c *synoptic.Claim, src *source) bool {
	return slices.ContainsFunc(c.Reports, func(r synoptic.ClaimReport) bool { return r.Span.Article == src.Article.ID })
}

// nearby reports whether an article has something so near to a claim that
// nobody should say that it left it out. Only for what a reader is shown first
// are all its sentences looked at closely.
func (s *story) nearby(g *claimGroup, src *source, closely bool) bool {
	for _, u := range g.members {
		for _, p := range s.partners[u.at] {
			if s.units[p.unit].src == src && p.p >= nearbyLink {
				return true
			}
		}
	}
	if !closely {
		return false
	}
	u := g.clearest()
	for i := range src.sentences {
		if shareIn(u, src.sentences[i], nil) >= nearbyShare {
			return true
		}
		if i > 0 && shareIn(u, src.sentences[i-1], src.sentences[i]) >= nearbyShare {
			return true
		}
	}
	return false
}

// shareIn is the share of a clause's weight that stands in one or two
// sentences, in the same words or in related ones.
func shareIn(u *unit, a, b []term) float64 {
	sum := 0.0
	for i, t := range u.terms {
		in := func(n int32) bool { return has(a, n) || has(b, n) }
		if in(t.number) || slices.ContainsFunc(u.relatives[i], in) {
			sum += t.weight
		}
	}
	return sum / max(1, u.total)
}

// unmeasured says what could not be read, article by article.
func (s *story) unmeasured(apart []*source) []synoptic.Unmeasured {
	out := []synoptic.Unmeasured{}
	for _, src := range s.sources {
		a := src.Article
		if a.Status != synoptic.StatusRead {
			out = append(out, synoptic.Unmeasured{Article: a.ID, What: "the whole text", Why: a.Reason})
		}
		if len(s.sources) > 1 && a.Status == synoptic.StatusRead && slices.Contains(apart, src) {
			out = append(out, synoptic.Unmeasured{Article: a.ID, What: "what it left out", Why: "nothing was found in it that another article carries; its text may be a part, a list of links or another report"})
		}
		if a.Published == "" {
			why := "no date of publication is known; relative dates are resolved against the story's other articles, and nothing is said of what it left out"
			if src.AnchorFrom != synoptic.AnchorStory {
				why = "no date of publication is known, so relative dates have no value and nothing is said of what came first or was left out"
			}
			out = append(out, synoptic.Unmeasured{Article: a.ID, What: "time of publication", Why: why})
		}
		if a.Outlet == "" {
			out = append(out, synoptic.Unmeasured{Article: a.ID, What: "outlet", Why: "nothing says who published it; it counts as an outlet of its own"})
		}
		n := 0
		for _, t := range src.Times {
			if t.Value == "" && t.Type == synoptic.DateExpr && t.Timex == "" {
				n++
			}
		}
		if n > 0 {
			out = append(out, synoptic.Unmeasured{Article: a.ID, What: "dates", Why: "some dates have nothing to be resolved against"})
		}
	}
	return out
}
