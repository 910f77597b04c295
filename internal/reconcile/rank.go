package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// The number of claims that a reader is shown first: so many for the story,
// and so many more for each article beyond the second.
const (
	shownClaims     = 14
	shownPerArticle = 3
	shownSingles    = 2    // of each article
	minCertainty    = 0.88 // of the least certain report of what is agreed
	minShownLength  = 35
	maxShownLength  = 320
)

// rank orders claims by independent origins and then by where they first
// stand, and folds what is not worth a first look.
func (s *story) rank(claims []synoptic.Claim) {
	groups := map[string]*claimGroup{}
	for _, g := range s.groups {
		groups[g.id] = g
	}
	slices.SortStableFunc(claims, func(a, b synoptic.Claim) int {
		ga, gb := groups[a.ID], groups[b.ID]
		return cmp.Or(cmp.Compare(b.Origins, a.Origins), cmp.Compare(b.Outlets, a.Outlets),
			cmp.Compare(ga.members[0].order, gb.members[0].order), cmp.Compare(a.ID, b.ID))
	})
	weight := make([]float64, len(claims))
	order := make([]int, len(claims))
	for i := range claims {
		order[i] = i
		weight[i] = s.worth(groups[claims[i].ID], &claims[i])
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight[b], weight[a]) })
	left := shownClaims + shownPerArticle*max(0, len(s.sources)-2)
	singles := map[string]int{}
	var shown []*unit
	told := map[[2]int]bool{} // sentences of articles that shown claims stand in
	for _, i := range order {
		c := &claims[i]
		c.Folded = true
		if left == 0 || weight[i] <= 0 || groups[c.ID].inner {
			continue
		}
		best := groups[c.ID].clearest()
		if slices.ContainsFunc(shown, func(u *unit) bool { return twins(u, best) }) || groups[c.ID].mostlyTold(told) {
			continue
		}
		if c.Status == synoptic.SingleSource {
			a := c.Reports[0].Span.Article
			if singles[a]++; singles[a] > shownSingles {
				continue
			}
		}
		c.Folded = false
		shown = append(shown, best)
		for _, u := range groups[c.ID].members {
			told[[2]int{u.src.at, u.clause.Sentence}] = true
		}
		left--
	}
}

// mostlyTold reports whether most of a group's reports stand in sentences that
// carry a claim which is shown already.
func (g *claimGroup) mostlyTold(told map[[2]int]bool) bool {
	n := 0
	for _, u := range g.members {
		if told[[2]int{u.src.at, u.clause.Sentence}] {
			n++
		}
	}
	return n > 0 && 2*n >= len(g.members)
}

// twins reports whether two claims' texts say nearly the same to a reader.
func twins(a, b *unit) bool {
	if a.src == b.src && 2*a.report.Overlap(b.report) > min(a.report.Len(), b.report.Len()) {
		return true
	}
	_, shared, _ := dot(a.sentence, b.sentence)
	ta, tb := weightOf(a.sentence), weightOf(b.sentence)
	return shared >= 0.75*max(ta, tb)
}

func weightOf(terms []term) float64 {
	sum := 0.0
	for _, t := range terms {
		sum += t.weight
	}
	return sum
}

// worth is how much a reader wants to see a claim; 0 or less is never shown
// first.
func (s *story) worth(g *claimGroup, c *synoptic.Claim) float64 {
	best := g.clearest()
	// What was said word for word stands under who said what; a question or a
	// headline alone is no claim.
	if !slices.ContainsFunc(g.members, func(u *unit) bool { return !u.direct }) || best.clause.Stance == synoptic.Questions {
		return 0
	}
	if g.sources() == 1 && best.src.Article.TitleSpan.Overlaps(best.report) {
		return 0
	}
	if c.Status == synoptic.Agreed && s.certainty(g) < minCertainty {
		return 0
	}
	if n := len(c.Text); n < minShownLength || n > maxShownLength {
		return 0
	}
	cl := clarity(best)
	if cl < -1.5 {
		return 0
	}
	w := 2*float64(g.sources()) + float64(c.Origins) + 0.5*cl
	w += 2 * (1 - best.order)
	if best.title {
		w++
	}
	w += min(1, 0.5*float64(len(best.numbers)))
	for _, t := range best.terms {
		if strings.HasPrefix(t.key, "@") {
			w += 0.3
		}
	}
	if c.Status == synoptic.Disputed || c.Status == synoptic.Updated {
		w += 4
	}
	if c.Background {
		w -= 1.5
	}
	return w
}
