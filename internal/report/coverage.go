package report

import (
	"slices"

	"synoptic"
)

// Omission is a claim that some articles left out although it was out.
type Omission struct {
	Claim
	LeftOut []string // letters
}

// Gap is something that was not measured, in one article or several.
type Gap struct {
	What, Why string
	Arts      []*Article // none where it is about no article of the story
	Letters   []string
}

// Row is the row of the coverage grid for a claim, in order of the story's
// articles; nil if the grid does not have it.
func (s *Story) Row(claim string) []synoptic.Cell {
	i, ok := s.rows[claim]
	if !ok || i >= len(s.Coverage.Cells) {
		return nil
	}
	row := make([]synoptic.Cell, len(s.Arts))
	for j, a := range s.Arts {
		if k, ok := s.columns[a.ID]; ok && k < len(s.Coverage.Cells[i]) {
			row[j] = s.Coverage.Cells[i][k]
		}
	}
	return row
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
	add := func(a *Article, what, why string) {
		i := slices.IndexFunc(s.Gaps, func(g Gap) bool { return g.What == what && g.Why == why })
		if i < 0 {
			i = len(s.Gaps)
			s.Gaps = append(s.Gaps, Gap{What: what, Why: why})
		}
		if g := &s.Gaps[i]; a != nil && !slices.Contains(g.Arts, a) {
			g.Arts, g.Letters = append(g.Arts, a), append(g.Letters, a.Letter)
		}
	}
	for _, u := range s.Unmeasured {
		add(s.article[u.Article], u.What, u.Why)
	}
	for _, a := range s.Arts {
		if a.Status != synoptic.StatusRead && a.Reason != "" {
			add(a, "the article, "+string(a.Status), a.Reason)
		}
	}
}
