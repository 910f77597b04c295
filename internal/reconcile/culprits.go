package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// hostile are nouns for acts that have one party for their doer.
var hostile = []string{"attack", "bombing", "strike", "airstrike", "raid", "shelling", "explosion", "blast", "killing", "shooting", "murder", "assassination", "massacre", "hack", "hacking", "breach", "leak", "poisoning", "ambush", "assault", "arson", "bombardment", "sabotage", "crash", "fire", "ceasefire", "downing", "kidnapping", "abduction"}

// hostileVerbs are verbs for the same.
var hostileVerbs = []string{"attack", "bomb", "strike", "hit", "shell", "raid", "target", "kill", "bombard", "pound", "ambush", "assault", "shoot", "fire", "launch", "destroy", "seize", "capture", "storm", "hack", "breach", "poison", "murder", "down"}

// responsibilityDisputes are accusations that their party denies, and acts that
// are laid to parties that can't both have done them.
func (s *story) responsibilityDisputes(figures []synoptic.Figure, before []synoptic.Dispute) []synoptic.Dispute {
	var charges []accusation
	var refusals []refusal
	for _, src := range s.sources {
		a, r := s.blame(src)
		charges, refusals = append(charges, a...), append(refusals, r...)
	}
	var out []synoptic.Dispute
	for _, d := range slices.Concat(s.deniedAccusations(charges, refusals), s.rivalCharges(charges), s.doubted(charges), s.rivalAgents(figures)) {
		if !repeats(d, before) && !repeats(d, out) {
			out = append(out, d)
		}
	}
	return out
}

// repeats reports whether one of the disputes found before already sets two
// of a dispute's positions against each other.
func repeats(d synoptic.Dispute, before []synoptic.Dispute) bool {
	touches := func(a, b synoptic.Position) bool {
		return slices.ContainsFunc(a.Spans, func(x synoptic.Passage) bool {
			return slices.ContainsFunc(b.Spans, func(y synoptic.Passage) bool { return x.Article == y.Article && x.Span().Overlaps(y.Span()) })
		})
	}
	return slices.ContainsFunc(before, func(b synoptic.Dispute) bool {
		n := 0
		for _, p := range d.Positions {
			if slices.ContainsFunc(b.Positions, func(q synoptic.Position) bool { return touches(p, q) }) {
				n++
			}
		}
		return n >= 2
	})
}

// rivalCharges are acts of violence that different tellers lay to parties that
// are not one.
func (s *story) rivalCharges(charges []accusation) []synoptic.Dispute {
	var out []synoptic.Dispute
	taken := map[*claimGroup]bool{}
	for i := range charges {
		a := &charges[i]
		g := s.groupCovering(a.src, a.span)
		if g == nil || taken[g] || !slices.Contains(hostile, a.act) {
			continue
		}
		var p positionsBy
		p.add("0", a.who.words+" ("+oneLine(a.by)+")", a.src.passage(a.span))
		sides := []*accusation{a}
		for j := range charges {
			b := &charges[j]
			if i == j || b.act != a.act || b.by == a.by || b.src != a.src && !s.sameDeed(a, b) || b.src == a.src && (b.sentence-a.sentence > 3 || a.sentence-b.sentence > 3) {
				continue
			}
			k := slices.IndexFunc(sides, func(c *accusation) bool { return c.who.same(b.who) })
			if k < 0 {
				if slices.ContainsFunc(sides, func(c *accusation) bool { return !c.who.apart(b.who) }) {
					continue
				}
				k = len(sides)
				sides = append(sides, b)
			}
			p.add(string(rune('0'+k)), b.who.words+" ("+oneLine(b.by)+")", b.src.passage(b.span))
			if h := s.groupCovering(b.src, b.span); h != nil {
				taken[h] = true
			}
		}
		if len(p.list) < 2 {
			continue
		}
		taken[g] = true
		out = append(out, synoptic.Dispute{
			ID: id("d", "culprit", g.id), Kind: synoptic.ResponsibilityDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: "the " + a.act + " is laid to " + saysOf(p.list), Positions: p.list,
		})
	}
	return out
}

// sameDeed reports whether two accusations of different articles are of one
// act: besides the noun they share something named, or neither says more.
func (s *story) sameDeed(a, b *accusation) bool {
	more := func(d []string, act string) (out []string) {
		for _, k := range d {
			if k != act {
				out = append(out, k)
			}
		}
		return out
	}
	x, y := more(a.deed, a.act), more(b.deed, b.act)
	if len(x) == 0 && len(y) == 0 {
		return true
	}
	return slices.ContainsFunc(x, func(k string) bool { return slices.Contains(y, k) })
}

// agent is who does what a clause tells of, by its subject, its agent or the
// words before the noun for the act ("Russian air strikes killed 20").
func (s *story) agent(u *unit, tree [][]int) party {
	k := u.clause.Root
	t := u.src.Tokens[k]
	who := -1
	if child(u.src, tree, k, "nsubjpass") >= 0 || t.Dep == "acl" {
		who = after(u.src, tree, k, "by", "in")
	} else if first, last := u.src.tokens(u.clause.Subject); !u.clause.Subject.IsZero() && first < last {
		who = headOf(u.src, first, last)
	}
	if who < 0 {
		return party{}
	}
	l := strings.ToLower(t.Lemma)
	noun := strings.ToLower(u.src.Tokens[who].Lemma)
	if !slices.Contains(hostileVerbs, l) && !slices.Contains(hostile, noun) {
		return party{}
	}
	return s.partyAt(u.src, tree, who)
}

// rivalAgents are acts to which two reports give doers that can't both have
// done them: two states, or the two sides. Reports are of one act where they
// make one claim, or give one number of victims.
func (s *story) rivalAgents(figures []synoptic.Figure) []synoptic.Dispute {
	var out []synoptic.Dispute
	trees := make([][][]int, len(s.sources))
	for i, src := range s.sources {
		trees[i] = childrenOf(src)
	}
	for _, g := range s.groups {
		if g.sources() > 1 {
			out = s.rivals(out, g, g.members, trees)
		}
	}
	for _, f := range figures {
		counts := s.figureCounts[f.ID]
		for _, c := range counts {
			var units []*unit
			for _, d := range counts {
				if tolls[d.fate] && d.unit != nil && d.equal(c) && d.base > 1 && !s.elsewhere(c, d) {
					units = append(units, d.unit)
				}
			}
			if len(units) > 1 && units[0] == c.unit {
				out = s.rivals(out, s.groupOf(c.unit), units, trees)
			}
		}
	}
	return out
}

// rivals adds the dispute between the doers that reports of one act name.
func (s *story) rivals(out []synoptic.Dispute, g *claimGroup, units []*unit, trees [][][]int) []synoptic.Dispute {
	if g == nil {
		return out
	}
	var p positionsBy
	var sides []party
	for _, u := range units {
		if u.clause.Negated || u.clause.Modality != "" || hypothetical(u) || u.clause.Stance == synoptic.Denies || u.clause.Stance == synoptic.Questions {
			continue
		}
		a := s.agent(u, trees[u.src.at])
		if a.state == "" && a.side == "" {
			continue
		}
		k := slices.IndexFunc(sides, func(q party) bool { return q.same(a) })
		if k < 0 {
			if slices.ContainsFunc(sides, func(q party) bool { return !q.apart(a) }) || len(sides) > 0 && !sameVictims(units, u) {
				continue
			}
			k = len(sides)
			sides = append(sides, a)
		}
		says := a.words
		if by := s.tellerOf(u.src, u.clause); by != "" {
			says += " (" + by + ")"
		}
		p.add(string(rune('0'+k)), says, u.src.passage(u.report))
	}
	if len(p.list) < 2 || !p.apart() {
		return out
	}
	return append(out, synoptic.Dispute{
		ID: id("d", "agent", g.id), Kind: synoptic.ResponsibilityDispute, About: synoptic.DisputeSubject{Claim: g.id},
		Why: "one act is laid to " + saysOf(p.list), Positions: p.list,
	})
}

// sameVictims reports whether a report gives a number that another report of
// its claim gives too: of two acts of one kind the numbers differ.
func sameVictims(units []*unit, u *unit) bool {
	return slices.ContainsFunc(units, func(v *unit) bool {
		return v.src != u.src && slices.ContainsFunc(u.numbers, func(n float64) bool { return n > 1 && slices.Contains(v.numbers, n) })
	})
}
