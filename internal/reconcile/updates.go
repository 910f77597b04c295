package reconcile

import (
	"slices"

	"synoptic"
)

// update is something said that later reports replaced, where no number shows
// it.
type update struct {
	groups []*claimGroup // of what was said and of what replaced it
	why    string
}

// updates are what the story's later reports replaced of its earlier ones.
func (s *story) updates() []update {
	return append(s.claimedLater(), s.reversals()...)
}

// notBefore reports whether an article came out on the day of another or after
// it; false where either day is not known.
func notBefore(a, b *source) bool {
	p, ok := dayOf(a.Article.Published)
	q, ok2 := dayOf(b.Article.Published)
	return ok && ok2 && !p.Before(q)
}

// groupAtToken is the group whose report holds a token the most closely, nil
// if none does.
func (s *story) groupAtToken(src *source, k int) *claimGroup {
	var best *claimGroup
	least := 0
	at := src.Tokens[k].Span
	for _, g := range s.groups {
		for _, u := range g.members {
			if n := u.report.Len(); u.src == src && u.report.Contains(at) && (best == nil || n < least || n == least && g.sources() > best.sources()) {
				best, least = g, n
			}
		}
	}
	return best
}

// settleUpdates gives the claims that later reports replaced, and those that
// replace them, their status, unless they are in dispute.
func settleUpdates(claims []synoptic.Claim, updates []update) {
	for i := range claims {
		c := &claims[i]
		if c.Status == synoptic.Disputed {
			continue
		}
		k := slices.IndexFunc(updates, func(u update) bool {
			return slices.ContainsFunc(u.groups, func(g *claimGroup) bool { return g.id == c.ID })
		})
		if k >= 0 {
			c.Status, c.Why = synoptic.Updated, updates[k].why
		}
	}
}
