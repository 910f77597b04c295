package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// negations are pairs of clauses that differ in hardly more than the negation
// and are taken from different sources.
func (s *story) negations() []denial {
	out := s.deniedInGroup()
	for _, n := range s.units {
		c := n.clause
		if !negative(c) || c.Modality != "" || c.Stance == synoptic.Questions || c.Stance == synoptic.Expects {
			continue
		}
		for _, y := range s.units {
			if y.verb != n.verb || negative(y.clause) || y.clause.Modality != "" || y.clause.Stance == synoptic.Questions || y.clause.Stance == synoptic.Expects {
				continue
			}
			if s.opposed(y, n) && !hypothetical(y) && !hypothetical(n) {
				if g := s.groupOf(y); g != nil {
					out = append(out, denial{yes: y.clause, no: n.clause, yesSrc: y.src, noSrc: n.src, group: g})
				}
			}
		}
	}
	return out
}

// deniedInGroup are claims that one report gives as denied and another, from
// another source and with the same verb, as so.
func (s *story) deniedInGroup() []denial {
	var out []denial
	for _, g := range s.groups {
		for _, n := range g.members {
			if n.clause.Stance != synoptic.Denies || n.clause.Negated || !denied(n.src, n.clause) {
				continue
			}
			for _, y := range g.members {
				c := y.clause
				if y.verb != n.verb || c.Stance == synoptic.Denies || c.Stance == synoptic.Questions || c.Stance == synoptic.Expects || c.Negated || c.Modality != "" || hypothetical(y) || saysNo(y) || unasserted(y.src, c) || asks(y.src, c) {
					continue
				}
				if s.rest(y.src, c.Attribution) != s.rest(n.src, n.clause.Attribution) && !y.span.Overlaps(n.span) {
					out = append(out, denial{yes: c, no: n.clause, yesSrc: y.src, noSrc: n.src, group: g})
				}
			}
		}
	}
	return out
}

// negators are the words that negate.
var negators = []string{"not", "no", "never", "neither", "nor", "nobody", "none", "nothing", "without", "n't"}

// saysNo reports whether a clause, or the words just before it, has a word
// that negates or denies.
func saysNo(u *unit) bool {
	first, last := u.src.tokens(u.clause.Span)
	for k := max(0, first-2); k < last; k++ {
		if slices.Contains(negators, u.src.Tokens[k].Norm) || k < first && slices.Contains(denyVerbs, strings.ToLower(u.src.Tokens[k].Lemma)) {
			return true
		}
	}
	return false
}

// hypothetical reports whether a clause, or the one that it hangs on, says only
// what would be ("if no one called"). An "if" that hangs on other words of the
// sentence, or an "until", supposes nothing.
func hypothetical(u *unit) bool {
	first, _ := u.src.tokens(u.clause.Span)
	for k := max(0, first-3); k <= u.clause.Root; k++ {
		t := u.src.Tokens[k]
		switch t.Norm {
		case "if", "unless", "whether", "should":
			if t.Head == u.clause.Root || k < first && t.Head == u.src.Tokens[u.clause.Root].Head {
				return true
			}
		}
	}
	return false
}

// until reports whether a negation says no more than when: who has to pay by
// November need not pay until November.
func until(n *unit) bool {
	first, last := n.src.tokens(n.span)
	for k := first; k < last; k++ {
		switch n.src.Tokens[k].Norm {
		case "until", "till", "yet", "only", "just", "fully", "entirely", "immediately", "always", "necessarily":
			return true
		}
	}
	return false
}

func (s *story) groupOf(u *unit) *claimGroup {
	for _, g := range s.groups {
		for _, m := range g.members {
			if m == u || m.src == u.src && m.report.Contains(u.span) {
				return g
			}
		}
	}
	return nil
}

// opposed reports whether two clauses differ in hardly more than the
// negation: the same predicate, no other subject, day or number, and the
// greater part of what they speak of.
func (s *story) opposed(y, n *unit) bool {
	if y.src == n.src && (y.span.Overlaps(n.span) || s.rest(y.src, y.clause.Attribution) == s.rest(n.src, n.clause.Attribution)) {
		return false
	}
	if y.subject == "" || y.subject != n.subject || y.object != n.object && (strings.HasPrefix(y.object, "@") || strings.HasPrefix(n.object, "@") || y.object == "" || n.object == "") {
		return false
	}
	if unasserted(y.src, y.clause) || asks(y.src, y.clause) || asks(n.src, n.clause) || n.clause.Stance == synoptic.Denies && !denied(n.src, n.clause) || until(n) {
		return false
	}
	if saysNo(y) || n.clause.Stance == synoptic.Denies && saysNo(n) || n.clause.Stance != synoptic.Denies && !saysNo(n) {
		return false
	}
	if y.when != "" && n.when != "" && y.when != n.when {
		return false
	}
	for _, v := range y.numbers {
		if !slices.Contains(n.numbers, v) && len(n.numbers) > 0 {
			return false
		}
	}
	if y.speaker != "" && y.speaker == n.speaker {
		return false
	}
	shared, total, both := 0.0, 0, 0
	_, shared, _ = dot(y.core, n.core)
	sum := func(l []term) (w float64) {
		for _, t := range l {
			w += t.weight
		}
		return w
	}
	for _, t := range n.core {
		total++
		if slices.ContainsFunc(y.core, func(x term) bool { return x.key == t.key }) {
			both++
		}
	}
	return both >= 3 && total >= 3 && shared >= 0.6*max(sum(y.core), sum(n.core))
}
