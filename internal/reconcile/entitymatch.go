package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// foldTitle folds a title without the words that date it rather than say what
// it is.
func foldTitle(s string) string {
	words := strings.Fields(foldName(s))
	out := words[:0]
	for _, w := range words {
		switch w {
		case "new", "newly", "elected", "visiting", "the", "current", "then", "country", "its", "his", "her", "their":
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// matchLocals says how far two local entities can be one.
func matchLocals(a, b *local) nameMatch {
	if a.kind != b.kind {
		return nameMatch{}
	}
	if a.kind != synoptic.Person {
		return matchThings(a, b)
	}
	if a.junior != b.junior && !sameGeneration(a, b) {
		return nameMatch{}
	}
	if a.src == b.src && (len(a.full()) > 1 && len(b.full()) > 1) && !typo(a.full(), b.full()) {
		return nameMatch{}
	}
	fa, fb := a.full(), b.full()
	var m nameMatch
	switch {
	case len(fa) > 1 && len(fb) > 1:
		m = matchFull(fa, fb)
	case len(fa) == 1 && len(fb) == 1:
		sc, how := partMatch(fa[0], fb[0])
		if how == synoptic.JoinedInitials {
			return nameMatch{}
		}
		m = nameMatch{sc, how}
	default:
		one, whole := fa, fb
		if len(fa) > 1 {
			one, whole = fb, fa
		}
		m = matchSurname(one[0], whole)
	}
	if m.score >= joinScore {
		if clash(a.titles, b.titles) && m.score < 0.98 {
			m.score -= 0.1
		}
		return m
	}
	// Roles that agree carry a spelling that is alike only in outline.
	if role := sharedRole(a.titles, b.titles); role && outline(fa[len(fa)-1], fb[len(fb)-1]) {
		return nameMatch{joinScore, synoptic.JoinedTitle}
	}
	return m
}

// sameGeneration reports whether a "Jr." that one article tells from another
// person of the name can be the other local: only if that one has it too.
func sameGeneration(a, b *local) bool {
	j := a.junior + b.junior
	for _, l := range []*local{a, b} {
		if l.junior == "" && !slices.ContainsFunc(l.forms, func(f *form) bool { return strings.HasSuffix(f.folded, " "+j) }) {
			return false
		}
	}
	return true
}

// matchSurname compares one word with a whole name.
func matchSurname(one string, whole []string) nameMatch {
	best := nameMatch{}
	for i, w := range whole {
		sc, how := partMatch(one, w)
		if sc < 0.8 || how == synoptic.JoinedInitials {
			continue
		}
		switch {
		case i == len(whole)-1:
			sc -= 0.02
		case i == 0 && eastern(whole):
			sc -= 0.02
		case i == 0:
			sc -= 0.18 // a given name alone
		default:
			sc -= 0.12 // the first of two surnames
		}
		if sc > best.score {
			if how == synoptic.JoinedSame {
				how = synoptic.JoinedSurname
			}
			best = nameMatch{sc, how}
		}
	}
	return best
}

// eastern reports whether a name looks like one whose family name stands
// first: three short words, or two of which the first is one of the few
// hundred monosyllables that Chinese, Korean and Vietnamese families share.
func eastern(parts []string) bool {
	if len(parts) < 2 || len(parts) > 3 {
		return false
	}
	return familyFirst[parts[0]]
}

// typo reports whether two full names in one article are one name misspelt.
func typo(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	differs := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		differs++
		// Another given name is another person of the family.
		if i == 0 || len(a[i]) < 7 || editDistance(a[i], b[i]) > 2 || a[i][0] != b[i][0] {
			return false
		}
	}
	return differs <= 1
}

// differ reports whether two local entities can't be one whatever else joins
// them: two full names in one article, or names whose fullest forms disagree.
func differ(a, b *local) bool {
	if a.kind != b.kind {
		return true
	}
	if a.kind != synoptic.Person {
		return a.src == b.src && matchThings(a, b).score < joinScore
	}
	if a.junior != b.junior && !sameGeneration(a, b) {
		return true
	}
	fa, fb := a.full(), b.full()
	if len(fa) < 2 || len(fb) < 2 {
		return false
	}
	if a.src == b.src {
		return !typo(fa, fb)
	}
	return matchFull(fa, fb).score < joinScore && !(sharedRole(a.titles, b.titles) && outline(fa[len(fa)-1], fb[len(fb)-1]))
}

// outline reports whether two words are alike in outline: the same beginning
// and no more than half of the longer one changed.
func outline(a, b string) bool {
	if len(a) < 5 || len(b) < 5 || a[:2] != b[:2] {
		return false
	}
	return 2*editDistance(a, b) <= max(len(a), len(b))
}

// sharedRole reports whether two people bear a title of two words or more
// (an office and whose it is) in common.
func sharedRole(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y && strings.Contains(x, " ") {
				return true
			}
		}
	}
	return false
}

// clash reports whether the titles of two people speak against their being
// one: both have titles, and no word of substance is shared.
func clash(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, x := range a {
		for _, w := range strings.Fields(x) {
			if len(w) < 3 {
				continue
			}
			for _, y := range b {
				for _, v := range strings.Fields(y) {
					if w == v || len(w) > 4 && len(v) > 4 && w[:4] == v[:4] {
						return false
					}
				}
			}
		}
	}
	return true
}
