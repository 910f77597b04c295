package reconcile

import (
	"slices"

	"synoptic"
)

// coverage says for every claim and article whether the article carries it,
// left it out, was published before it was out, or could not be read whole.
func (s *story) coverage(claims []synoptic.Claim) synoptic.Coverage {
	c := synoptic.Coverage{Claims: []string{}, Articles: []string{}, Cells: [][]synoptic.Cell{}}
	for _, src := range s.sources {
		c.Articles = append(c.Articles, src.Article.ID)
	}
	for i := range claims {
		c.Claims = append(c.Claims, claims[i].ID)
		out := "" // when the claim was first out
		for _, src := range s.sources {
			if carries(&claims[i], src) && src.Article.Published != "" {
				out = src.Article.Published
				break
			}
		}
		row := make([]synoptic.Cell, len(s.sources))
		for k, src := range s.sources {
			switch {
			case carries(&claims[i], src):
				row[k] = synoptic.Carries
			case src.Article.Status != synoptic.StatusRead:
				row[k] = synoptic.NotRead
			case out != "" && src.Article.Published != "" && src.Article.Published < out && !sameTime(src.Article.Published, out):
				row[k] = synoptic.PublishedBefore
			default:
				row[k] = synoptic.LeftOut
			}
		}
		c.Cells = append(c.Cells, row)
	}
	return c
}

func carries(c *synoptic.Claim, src *source) bool {
	return slices.ContainsFunc(c.Reports, func(r synoptic.ClaimReport) bool { return r.Span.Article == src.Article.ID })
}

// unmeasured says what could not be read, article by article.
func (s *story) unmeasured() []synoptic.Unmeasured {
	out := []synoptic.Unmeasured{}
	for _, src := range s.sources {
		a := src.Article
		if a.Status != synoptic.StatusRead {
			out = append(out, synoptic.Unmeasured{Article: a.ID, What: "the whole text", Why: a.Reason})
		}
		if a.Published == "" {
			why := "no date of publication is known; relative dates are resolved against the story's other articles"
			if src.AnchorFrom != synoptic.AnchorStory {
				why = "no date of publication is known, so relative dates have no value and nothing is said of what came first"
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
