package reconcile

import (
	"slices"

	"synoptic"
)

// partSigns takes apart claims of which one report says what another negates
// and that no dispute has shown to be about one thing: they are no agreement.
// What fewer articles say becomes a claim of its own. It stands after the
// disputes, which need both sides together.
func (s *story) partSigns(claims []synoptic.Claim, figures []synoptic.Figure) []synoptic.Claim {
	figuresAt := figureIndex(figures)
	at := make(map[string]int, len(claims))
	for i := range claims {
		at[claims[i].ID] = i
	}
	for _, g := range slices.Clone(s.groups) {
		i, ok := at[g.id]
		if !ok || claims[i].Status == synoptic.Disputed || len(g.members) < 2 {
			continue
		}
		var yes, no []*unit
		for _, u := range g.members {
			if negative(u.clause) || supposed(u) {
				no = append(no, u)
			} else {
				yes = append(yes, u)
			}
		}
		if len(yes) == 0 || len(no) == 0 {
			continue
		}
		if len(no) > len(yes) {
			yes, no = no, yes
		}
		other := &claimGroup{members: no, because: g.because, inner: true}
		other.id = id("c", append(other.places(), "apart")...)
		g.members = yes
		status, why := claims[i].Status, claims[i].Why
		claims[i] = s.claimAccount(g, figuresAt)
		if status == synoptic.Updated && len(yes) > 1 {
			claims[i].Status, claims[i].Why = status, why
		}
		s.groups = append(s.groups, other)
		claims = append(claims, s.claimAccount(other, figuresAt))
	}
	return claims
}

// supposed reports whether a clause is itself said only as what would be or
// may be ("if no one called", "whether he fell asleep").
func supposed(u *unit) bool {
	first, _ := u.src.tokens(u.clause.Span)
	for k := max(0, first-3); k <= u.clause.Root; k++ {
		t := u.src.Tokens[k]
		if t.Head != u.clause.Root {
			continue
		}
		switch t.Norm {
		case "if", "unless", "whether", "should":
			return true
		}
	}
	return false
}
