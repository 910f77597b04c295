package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// lasting is a report that dates the last time that something was so: "the
// first visit since 2011", "had not been there since 2013", "the worst flood
// since 1953".
type lasting struct {
	u    *unit
	t    *synoptic.TimeExpr
	sort string // "first" (or none) or the superlative
	noun string // what it is the first of, with the words that narrow it; "" if not said
}

// sinceDisputes are reports that date the last occurrence of one thing to
// times that differ.
func (s *story) sinceDisputes() []synoptic.Dispute {
	var all []lasting
	for _, u := range s.units {
		if l, ok := sinceOf(u); ok && (len(all) == 0 || all[len(all)-1].t != l.t) {
			all = append(all, l)
		}
	}
	var out []synoptic.Dispute
	taken := map[*claimGroup]bool{}
	for i, a := range all {
		g := s.groupOf(a.u)
		if g == nil || taken[g] {
			continue
		}
		var p positionsBy
		p.add(a.t.Value, sinceSays(a), a.u.src.passage(a.u.report))
		for j, b := range all {
			if i == j || !sameLasting(a, b) {
				continue
			}
			if a.t.Value == b.t.Value || !within(a.t.Value, b.t.Value) && a.u.src != b.u.src {
				p.add(b.t.Value, sinceSays(b), b.u.src.passage(b.u.report))
				if h := s.groupOf(b.u); h != nil {
					taken[h] = true
				}
			}
		}
		if len(p.list) < 2 || !p.apart() {
			continue
		}
		taken[g] = true
		out = append(out, synoptic.Dispute{
			ID: id("d", "since", g.id), Kind: synoptic.DateDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: "when it was last so: " + saysOf(p.list), Positions: p.list,
		})
	}
	return out
}

func sinceSays(l lasting) string { return "since " + oneLine(l.u.src.text(l.t.Span)) }

// within reports whether one time is the other, said less exactly.
func within(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// sinceOf reads in a unit since when it is the first, or the greatest, of its
// kind. Relative times are left out: they move with the article's date.
func sinceOf(u *unit) (lasting, bool) {
	src := u.src
	if u.direct || hypothetical(u) || wished(u) {
		return lasting{}, false
	}
	first, last := src.tokens(u.span)
	for k := first; k < last; k++ {
		if src.Tokens[k].Norm != "since" {
			continue
		}
		t := timeAfter(src, k)
		if t == nil || t.Anchor != synoptic.AnchorNone || len(t.Value) < 4 || t.Precision == synoptic.ByRange {
			continue
		}
		l := lasting{u: u, t: t}
		if u.clause.Negated {
			l.sort = "first"
		}
		for i := k - 1; i >= first && i > k-16; i-- {
			switch x := src.Tokens[i]; {
			case x.Tag == "JJS":
				l.sort, l.noun = strings.ToLower(x.Lemma), nounOf(src, i)
			case x.Norm == "first" && l.sort == "":
				l.sort, l.noun = "first", nounOf(src, i)
			}
		}
		if l.sort != "" {
			return l, true
		}
	}
	return lasting{}, false
}

// answers reports whether what a report says with a verb of its own ("had not
// won a match since") is what another calls the first of ("the first win
// since"). Verbs that only say that something was ("had not been there") fit
// any.
func (a lasting) answers(b lasting) bool {
	if a.noun == "" && b.noun != "" && !a.u.clause.Negated {
		// "The fourth final and the first since": of what, another word says.
		head := b.noun[strings.LastIndex(b.noun, " ")+1:]
		return slices.ContainsFunc(a.u.terms, func(t term) bool { return t.key == head })
	}
	if a.noun != "" || b.noun == "" || slices.Contains([]string{"be", "have", "see", "happen", "occur", "hold", "come"}, a.u.verb) {
		return true
	}
	head := b.noun[strings.LastIndex(b.noun, " ")+1:]
	has := func(u *unit, key string) bool {
		return slices.ContainsFunc(u.terms, func(t term) bool { return t.key == key })
	}
	return has(b.u, a.u.verb) && has(a.u, head)
}

// nounOf is the noun that token i belongs to with the words between the two,
// by lemma.
func nounOf(src *source, i int) string {
	h := src.Tokens[i].Head
	if h <= i || h > i+6 {
		return ""
	}
	var words []string
	for k := i + 1; k <= h; k++ {
		if t := src.Tokens[k]; !t.IsSpace() && t.Pos != "PUNCT" {
			words = append(words, strings.ToLower(t.Lemma))
		}
	}
	return strings.Join(words, " ")
}

// wished reports whether a clause tells of what somebody hopes or hoped for.
func wished(u *unit) bool {
	i := u.clause.Root
	for range 5 {
		switch strings.ToLower(u.src.Tokens[i].Lemma) {
		case "hope", "want", "wish", "expect", "dream", "aim", "seek", "try", "could", "would":
			return true
		}
		if u.src.Tokens[i].Head == i {
			break
		}
		i = u.src.Tokens[i].Head
	}
	return u.clause.Modality != ""
}

// sameOwner reports whether two clauses may be of one: their subjects are one,
// or not both known, and neither names somebody of whom the other clause's
// sentence says nothing.
func sameOwner(a, b *unit) bool {
	x, y := a.subject, b.subject
	known := func(k string) bool { return strings.HasPrefix(k, "@") }
	if known(x) && known(y) {
		return x == y
	}
	in := func(k string, u *unit) bool {
		return slices.ContainsFunc(u.sentence, func(t term) bool { return t.key == k })
	}
	return (!known(x) || in(x, b)) && (!known(y) || in(y, a))
}

// timeAfter is the time expression that begins right after token k, or nil.
func timeAfter(src *source, k int) *synoptic.TimeExpr {
	at := src.Tokens[k].End
	for i := range src.Times {
		if t := &src.Times[i]; t.Start >= at && t.Start <= at+2 {
			return t
		}
	}
	return nil
}

// sameLasting reports whether two reports are of the last time of one thing:
// they share its noun and, besides, somebody or something named.
func sameLasting(a, b lasting) bool {
	if a.sort != b.sort || a.t.Precision != b.t.Precision || a.t.Precision != synoptic.ByYear && a.t.Precision != synoptic.ByMonth && a.t.Precision != synoptic.ByDay {
		return false
	}
	if a.noun != "" && b.noun != "" && a.noun != b.noun {
		return false
	}
	if !a.answers(b) || !b.answers(a) || !sameOwner(a.u, b.u) {
		return false
	}
	if a.noun == "time" && (a.u.verb != b.u.verb || a.u.subject == "") {
		return false
	}
	nouns, named := 0, 0
	for _, x := range a.u.terms {
		if strings.HasPrefix(x.key, "#") || x.key == a.sort || !slices.ContainsFunc(b.u.terms, func(y term) bool { return y.key == x.key }) {
			continue
		}
		if strings.HasPrefix(x.key, "@") {
			named++
		} else {
			nouns++
		}
	}
	return nouns >= 1 && nouns+named >= 2
}
