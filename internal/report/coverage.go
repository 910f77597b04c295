package report

import (
	"slices"

	"synoptic"
)

// Omission is a claim that some articles left out although it was out.
type Omission struct {
	Claim
	LeftOut []string // letters
	// Unclear are the letters of those that have something near to it: they
	// neither carry it nor leave it out.
	Unclear []string
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

// addOmissions lists what is agreed on and a later article does not carry, what
// most outlets carry first: what has one origin, or is disputed, is left out
// for more reasons than one.
func (s *Story) addOmissions() {
	for i := range s.Claims {
		c := &s.Claims[i]
		if c.Status != synoptic.Agreed || c.Origins < 2 || c.Folded {
			continue
		}
		if out := s.With(c.ID, synoptic.LeftOut); len(out) > 0 {
			s.Omitted = append(s.Omitted, Omission{s.OfClaim(c), out, s.With(c.ID, synoptic.Unclear)})
		}
	}
	slices.SortStableFunc(s.Omitted, func(a, b Omission) int { return b.Outlets - a.Outlets })
}

// With are the letters of the articles whose cell for a claim is state.
func (s *Story) With(claim string, state synoptic.Cell) []string {
	var ids []string
	for j, cell := range s.Row(claim) {
		if cell == state {
			ids = append(ids, s.Arts[j].ID)
		}
	}
	return s.Letters(ids)
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
	for i := range s.Gaps {
		slices.SortFunc(s.Gaps[i].Arts, func(a, b *Article) int { return byLetter(a.Letter, b.Letter) })
		slices.SortFunc(s.Gaps[i].Letters, byLetter)
	}
}
