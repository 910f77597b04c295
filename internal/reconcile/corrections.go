package reconcile

import (
	"cmp"
	"slices"

	"synoptic"
)

// namesByUser is what users said of which names are one and which are two.
// Names are folded.
type namesByUser struct{ one, two [][2]string }

func (s *story) namesByUser() namesByUser {
	var n namesByUser
	for _, c := range s.corrections {
		if len(c.Names) != 2 {
			continue
		}
		pair := [2]string{foldName(c.Names[0]), foldName(c.Names[1])}
		same := func(p [2]string) bool { return p == pair || p == [2]string{pair[1], pair[0]} }
		// The later word goes before the earlier one.
		n.one, n.two = slices.DeleteFunc(n.one, same), slices.DeleteFunc(n.two, same)
		switch c.Kind {
		case synoptic.JoinNames:
			n.one = append(n.one, pair)
		case synoptic.PartNames:
			n.two = append(n.two, pair)
		}
	}
	return n
}

func (l *local) called(folded string) bool {
	return slices.ContainsFunc(l.forms, func(f *form) bool { return f.folded == folded })
}

func pairedIn(pairs [][2]string, a, b *local) bool {
	return slices.ContainsFunc(pairs, func(p [2]string) bool {
		return a.called(p[0]) && b.called(p[1]) || a.called(p[1]) && b.called(p[0])
	})
}

func (n namesByUser) together(a, b *local) bool { return pairedIn(n.one, a, b) }
func (n namesByUser) apart(a, b *local) bool    { return pairedIn(n.two, a, b) }

// bridged reports whether two local entities of two sets differ only because
// a user joined one of them with somebody of another name, whom the other is
// like.
func (n namesByUser) bridged(locals []*local, x, y int, withX, withY []int) bool {
	like := func(one, other int, set []int) bool {
		return slices.ContainsFunc(set, func(z int) bool {
			return z != one && n.together(locals[one], locals[z]) && !differ(locals[z], locals[other])
		})
	}
	return len(n.one) > 0 && (like(y, x, withY) || like(x, y, withX))
}

// joined reports whether a spelling is an entity's by a user's word.
func (n namesByUser) joined(f *form, e *entity) bool {
	return f.folded != foldName(e.name) && slices.ContainsFunc(n.one, func(p [2]string) bool {
		return f.folded == p[0] || f.folded == p[1]
	})
}

// settleTypes gives the names that a user joined one type: the first one's.
func (n namesByUser) settleTypes(locals []*local) {
	for _, p := range n.one {
		k := slices.IndexFunc(locals, func(l *local) bool { return l.called(p[0]) })
		if k < 0 {
			continue
		}
		for _, l := range locals {
			if l.called(p[1]) {
				l.kind = locals[k].kind
			}
		}
	}
}

// partByUser parts the names that one article's reading took for one and that
// a user said are two.
func (src *source) partByUser(n namesByUser) {
	for _, p := range n.two {
		for i := range src.Entities {
			var first, second []int
			for _, m := range src.Entities[i].Mentions {
				if src.Mentions[m].Kind != synoptic.NameMention {
					continue
				}
				switch foldName(src.text(src.Mentions[m].Span)) {
				case p[0]:
					first = append(first, m)
				case p[1]:
					second = append(second, m)
				}
			}
			if len(first) > 0 && len(second) > 0 {
				src.part(i, second)
			}
		}
	}
}

// correctClaims joins and parts claims as users said, in the order in which
// they did.
func (s *story) correctClaims() {
	changed := false
	for _, c := range s.corrections {
		if c.Kind != synoptic.JoinClaims && c.Kind != synoptic.PartClaims {
			continue
		}
		a, u := s.groupAt(c.Passages[0])
		b, v := s.groupAt(c.Passages[1])
		switch {
		case a == nil || b == nil:
		case c.Kind == synoptic.JoinClaims && a != b:
			a.take(b)
			s.groups = slices.DeleteFunc(s.groups, func(g *claimGroup) bool { return g == b })
			changed = true
		case c.Kind == synoptic.PartClaims && a == b && u != v:
			a.members = slices.DeleteFunc(a.members, func(x *unit) bool { return x == v })
			s.groups = append(s.groups, &claimGroup{members: []*unit{v}, because: map[int]*link{}})
			changed = true
		}
	}
	if changed {
		s.number()
	}
}

// groupAt finds the claim that a passage is a report of, and the clause: the
// one that shares the most of the passage, among several claims the one of
// most articles. It is nil where the passage shares less than half of any.
func (s *story) groupAt(p synoptic.Passage) (*claimGroup, *unit) {
	var group *claimGroup
	var best *unit
	share := 0
	for _, g := range s.groups {
		for _, u := range g.members {
			if u.src.Article.ID != p.Article {
				continue
			}
			n := u.report.Overlap(p.Span())
			if 2*n < min(u.report.Len(), p.End-p.Start) || n == 0 {
				continue
			}
			if n > share || n == share && g.sources() > group.sources() {
				group, best, share = g, u, n
			}
		}
	}
	return group, best
}

// take moves another group's clauses into g.
func (g *claimGroup) take(from *claimGroup) {
	for _, u := range from.members {
		if !slices.Contains(g.members, u) {
			g.members = append(g.members, u)
			if l := from.because[u.at]; l != nil {
				g.because[u.at] = l
			}
		}
	}
	g.inner = g.inner && from.inner
	slices.SortStableFunc(g.members, func(a, b *unit) int { return cmp.Compare(a.at, b.at) })
}

// correctDisputes leaves out what users said is no dispute and marks what they
// settled. A number that is none stands as compatible.
func (s *story) correctDisputes(disputes []synoptic.Dispute, figures []synoptic.Figure) []synoptic.Dispute {
	for _, c := range s.corrections {
		switch c.Kind {
		case synoptic.NoDispute:
			disputes = slices.DeleteFunc(disputes, func(d synoptic.Dispute) bool {
				if !isAbout(c, d) {
					return false
				}
				for i := range figures {
					if f := &figures[i]; f.ID == d.About.Figure && f.Relation == synoptic.FigureDispute {
						f.Relation, f.Why = synoptic.FigureCompatible, "marked as no dispute by the user"
					}
				}
				return true
			})
		case synoptic.SettleDispute:
			for i := range disputes {
				if isAbout(c, disputes[i]) {
					disputes[i].Settled = &synoptic.Settled{By: c.By, Text: c.Text}
				}
			}
		}
	}
	return disputes
}

// isAbout reports whether a correction means the dispute: they are of one kind
// and its passages stand in two of the positions at least.
func isAbout(c synoptic.Correction, d synoptic.Dispute) bool {
	if c.Dispute != d.Kind {
		return false
	}
	held := 0
	for _, p := range d.Positions {
		if slices.ContainsFunc(p.Spans, func(x synoptic.Passage) bool {
			return slices.ContainsFunc(c.Passages, func(y synoptic.Passage) bool {
				return x.Article == y.Article && x.Span().Overlaps(y.Span())
			})
		}) {
			held++
		}
	}
	return held >= 2
}
