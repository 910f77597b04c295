package reconcile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic"
)

// nameMatch says how far two names can be one, and by what.
type nameMatch struct {
	score float64 // 0 to 1; joined from joinScore on
	by    synoptic.JoinedBy
}

// joinScore is the least score at which two names are taken for one.
const joinScore = 0.8

// particles are parts of surnames that carry no weight of their own.
var particles = map[string]bool{
	"al": true, "el": true, "bin": true, "ibn": true, "ben": true, "abu": true, "de": true, "da": true, "di": true, "del": true, "della": true,
	"van": true, "von": true, "der": true, "den": true, "la": true, "le": true, "du": true, "dos": true, "das": true, "y": true, "e": true, "bint": true,
}

func isSonOf(w string) bool {
	return w == "bin" || w == "ibn" || w == "ben" || w == "bint"
}

// suffixes follow a surname and are none.
var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "phd": true, "md": true, "qc": true, "kc": true, "mp": true, "obe": true, "cbe": true}

// nameParts are the folded words of a person's name without suffixes and
// leading particles that stand alone.
func nameParts(name string) []string {
	words := strings.Fields(fold(name))
	out := words[:0]
	for i, w := range words {
		if suffixes[w] && i > 0 {
			continue
		}
		out = append(out, w)
	}
	return out
}

// partMatch compares two words of names.
func partMatch(a, b string) (float64, synoptic.JoinedBy) {
	switch {
	case a == b:
		return 1, synoptic.JoinedSame
	case len(a) == 1 && a[0] == b[0], len(b) == 1 && a[0] == b[0]:
		return 0.9, synoptic.JoinedInitials
	}
	d := editDistance(a, b)
	na, nb := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	long := max(na, nb)
	sa, sb := skeleton(a), skeleton(b)
	switch {
	case na < 3 || nb < 3 || gendered(a, b):
		return 0, ""
	case sa == sb && len(sa) >= 2 && d <= (long+2)/3 && a[0] == b[0]:
		return 0.95, synoptic.JoinedTransliteration
	case sa == sb && len(sa) >= 3:
		return 0.9, synoptic.JoinedTransliteration
	case d == 1 && long >= 5:
		return 0.9, synoptic.JoinedEdit
	case d == 2 && long >= 8 && a[0] == b[0]:
		return 0.85, synoptic.JoinedEdit
	case long >= 10 && min(na, nb) >= 8 && a[:4] == b[:4] && a[len(a)-2:] == b[len(b)-2:] && editDistance(sa, sb) <= 1 && 5*d <= 2*long:
		return 0.83, synoptic.JoinedTransliteration
	}
	return 0, ""
}

// gendered reports whether two words differ by the ending that makes a woman's
// name of a man's: Jan and Jana, Petrov and Petrova are two people.
func gendered(a, b string) bool {
	if strings.HasSuffix(a, "a") == strings.HasSuffix(b, "a") {
		return false
	}
	if strings.HasSuffix(b, "a") {
		a, b = b, a
	}
	return strings.IndexByte("aeiouy", b[len(b)-1]) < 0 && skeleton(a) == skeleton(b)
}

// matchFull compares two whole names of persons (two words or more each).
func matchFull(a, b []string) nameMatch {
	if len(a) > len(b) {
		a, b = b, a
	}
	// Each word of the shorter name takes its best unused partner in the
	// longer; the last word, mostly the surname, has to find one.
	used := make([]bool, len(b))
	total, by := 0.0, synoptic.JoinedSame
	inOrder, lastAt := true, -1
	for i, w := range a {
		best, at := 0.0, -1
		var how synoptic.JoinedBy
		for j, v := range b {
			if used[j] {
				continue
			}
			if m, h := partMatch(w, v); m > best {
				best, at, how = m, j, h
			}
		}
		if at < 0 && i == 0 && shortened(w, b[0]) {
			best, at, how = shortGiven, 0, synoptic.JoinedSurname
		}
		if at < 0 {
			if particles[w] {
				continue
			}
			return nameMatch{}
		}
		if how == synoptic.JoinedInitials && i == len(a)-1 {
			return nameMatch{}
		}
		used[at] = true
		if at < lastAt {
			inOrder = false
		}
		lastAt = at
		if !particles[w] {
			total += best
		}
		if how != synoptic.JoinedSame {
			by = how
		}
	}
	n := 0
	for _, w := range a {
		if !particles[w] {
			n++
		}
	}
	if n == 0 {
		return nameMatch{}
	}
	score := total / float64(max(n, 1))
	if !inOrder {
		score -= 0.05
		// "Salman bin Omar" and "Omar bin Salman" are son and father.
		if slices.ContainsFunc(a, isSonOf) && slices.ContainsFunc(b, isSonOf) {
			score -= 0.3
		}
	}
	extra := 0
	for j, v := range b {
		if !used[j] && !particles[v] && len(v) > 1 {
			extra++
		}
	}
	// A longer name that only adds words before the shared surname is a fuller
	// form; one that adds words after it is mostly somebody else ("Ali Bagheri"
	// and "Ali Bagheri Kani").
	if extra > 0 {
		if !used[len(b)-1] {
			score -= 0.2
		}
		score -= 0.03 * float64(extra)
	}
	return nameMatch{max(0, score), by}
}
