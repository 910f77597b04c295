package report

import (
	"synoptic"
)

// Omission is a claim that some articles left out although it was out.
type Omission struct {
	Claim
	LeftOut []string // letters
}

// Gap is something that was not measured.
type Gap struct {
	*synoptic.Unmeasured
	Art *Article // nil where it is about no article of the story
}

// Row is the row of the coverage grid for a claim, in order of the story's
// articles; nil if the grid does not have it.
func (s *Story) Row(claim string) []synoptic.Cell {
	for i, id := range s.Coverage.Claims {
		if id != claim || i >= len(s.Coverage.Cells) {
			continue
		}
		cells := make(map[string]synoptic.Cell, len(s.Coverage.Articles))
		for j, a := range s.Coverage.Articles {
			if j < len(s.Coverage.Cells[i]) {
				cells[a] = s.Coverage.Cells[i][j]
			}
		}
		row := make([]synoptic.Cell, len(s.Arts))
		for j, a := range s.Arts {
			row[j] = cells[a.ID]
		}
		return row
	}
	return nil
}

// addOmissions lists what two outlets or more carry and a later article does
// not: what one alone carries is left out by all others and no news.
func (s *Story) addOmissions() {
	for i := range s.Claims {
		c := &s.Claims[i]
		if c.Outlets < 2 || c.Folded {
			continue
		}
		var out []string
		for j, cell := range s.Row(c.ID) {
			if cell == synoptic.LeftOut {
				out = append(out, s.Arts[j].Letter)
			}
		}
		if len(out) > 0 {
			s.Omitted = append(s.Omitted, Omission{s.viewClaim(c), out})
		}
	}
}

func (s *Story) addGaps() {
	for i := range s.Unmeasured {
		u := &s.Unmeasured[i]
		s.Gaps = append(s.Gaps, Gap{u, s.article[u.Article]})
	}
	for _, a := range s.Arts {
		if a.Status != synoptic.StatusRead && a.Reason != "" {
			s.Gaps = append(s.Gaps, Gap{&synoptic.Unmeasured{Article: a.ID, What: "the article, " + string(a.Status), Why: a.Reason}, a})
		}
	}
}
