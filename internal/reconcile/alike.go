package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// likelyScore is the least value of NamesAlike at which two names seen alone,
// without any text around them, are more likely one than two. The joins of a
// story ask for joinScore.
const likelyScore = 0.6

// NamesAlike says how alike two names of one kind are, from 0 to 1: from
// joinScore (0.8) on they can be joined over a story's articles if nothing
// speaks against it, from 0.6 on one is likely a misspelling of the other.
func NamesAlike(a, b string, kind synoptic.EntityType) float64 {
	x, y := plainName(a), plainName(b)
	if x == "" || y == "" {
		return 0
	}
	if strings.ReplaceAll(x, " ", "") == strings.ReplaceAll(y, " ", "") {
		return 1
	}
	if kind == synoptic.Person {
		return peopleAlike(nameParts(x), nameParts(y))
	}
	fx, fy := &form{text: a, folded: x}, &form{text: b, folded: y}
	if m := matchThing(fx, fy, kind); m.score >= joinScore {
		return m.score
	}
	return bodiesAlike(bareBody(x), bareBody(y))
}

// plainName folds a name, writes it in Latin letters and turns number words
// into figures.
func plainName(s string) string {
	words := strings.Fields(strings.ReplaceAll(foldName(romanise(s)), "%", " percent"))
	out := words[:0]
	for i := 0; i < len(words); i++ {
		w := words[i]
		if v, ok := numberWords[w]; ok {
			w = v
			if i+1 < len(words) && len(v) == 2 && v[1] == '0' {
				if u, ok := numberWords[words[i+1]]; ok && len(u) == 1 {
					w = v[:1] + u
					i++
				}
			}
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// peopleAlike compares the words of two people's names.
func peopleAlike(a, b []string) float64 {
	a, b = withoutTitles(a), withoutTitles(b)
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	best := 0.0
	switch {
	case len(a) > 1 && len(b) > 1:
		best = matchFull(a, b).score
	case len(a) == 1 && len(b) == 1:
		if m, how := partMatch(a[0], b[0]); how != synoptic.JoinedInitials {
			best = m
		}
	}
	if best >= joinScore {
		return best
	}
	return max(min(best, likelyScore-0.01), misspelt(a, b))
}

func withoutTitles(words []string) []string {
	for len(words) > 1 && courtesy[words[0]] {
		words = words[1:]
	}
	for len(words) > 1 && legalForms[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words
}

// misspelt scores two names as one with a slip of the pen in it: every word of
// the shorter one has its like in the longer, in order, at few edits in all.
func misspelt(a, b []string) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	letters := 0
	for _, w := range a {
		letters += len(w)
	}
	most := 1
	switch {
	case letters >= 24:
		most = 3
	case letters >= 9:
		most = 2
	}
	if len(a) == 1 && len(b) > 1 {
		// One word against two: a name that lost its blank.
		if d := editDistance(a[0], strings.Join(b, "")); len(b) == 2 && letters >= 9 && d <= 1 {
			return 0.75
		}
		return 0
	}
	edits, extra := alignWords(a, b, most)
	if edits > most || extra > 2 || extra > 0 && (len(a) < 2 || edits > 1) {
		return 0
	}
	return 0.79 - 0.05*float64(edits) - 0.02*float64(extra)
}

// alignWords is the least sum of edits at which the words of a find partners
// among those of b in order, and how many words of b are left over. A word of
// which more than half changes is no partner.
func alignWords(a, b []string, most int) (edits, extra int) {
	const none = 1000
	cost := make([][]int, len(a)+1)
	for i := range cost {
		cost[i] = make([]int, len(b)+1)
		for j := range cost[i] {
			if i > 0 {
				cost[i][j] = none
			}
		}
	}
	for i := 1; i <= len(a); i++ {
		for j := i; j <= len(b); j++ {
			c := min(none, wordEdits(a[i-1], b[j-1])+cost[i-1][j-1])
			cost[i][j] = min(cost[i][j-1], c)
		}
	}
	for _, w := range b {
		if !particles[w] && len(w) > 1 {
			extra++
		}
	}
	for _, w := range a {
		if !particles[w] && len(w) > 1 {
			extra--
		}
	}
	return cost[len(a)][len(b)], max(0, extra)
}

func wordEdits(a, b string) int {
	const none = 1000
	switch {
	case a == b:
		return 0
	case len(a) == 1 && len(b) > 1 && a[0] == b[0], len(b) == 1 && len(a) > 1 && a[0] == b[0]:
		return 0
	case len(a) == 1 || len(b) == 1:
		return none
	}
	if sa := skeleton(a); len(sa) >= 2 && sa == skeleton(b) && a[0] == b[0] {
		return 1
	}
	d := editDistance(a, b)
	if 2*d > max(len(a), len(b)) || d > 2 || d == 2 && min(len(a), len(b)) < 4 {
		return none
	}
	return d
}

// bareBody is an organisation's folded name without its legal form and small
// words.
func bareBody(folded string) []string {
	text := " " + folded + " "
	for _, p := range legalPhrases {
		text = strings.ReplaceAll(text, " "+p+" ", " ")
	}
	words := strings.Fields(text)
	var joined []string
	for i := 0; i < len(words); i++ {
		// "s a r l" is one word that lost its stops.
		j := i
		for j < len(words) && len(words[j]) == 1 {
			j++
		}
		if j-i >= 2 {
			joined = append(joined, strings.Join(words[i:j], ""))
			i = j - 1
			continue
		}
		joined = append(joined, words[i])
	}
	out := joined[:0]
	for _, w := range joined {
		if !legalForms[w] && w != "and" && w != "the" && w != "of" {
			out = append(out, w)
		}
	}
	return out
}

// bodiesAlike compares the bare names of two organisations: the same words,
// whatever their legal forms, or the same with a slip in a long word. Numbers
// must be equal.
func bodiesAlike(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if slices.Equal(a, b) || strings.Join(a, "") == strings.Join(b, "") {
		return 0.9
	}
	sa, sb := slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	if slices.Equal(sa, sb) && len(a) > 1 {
		return 0.85
	}
	letters := len(strings.Join(a, ""))
	if len(a) != len(b) {
		if d := editDistance(strings.Join(a, ""), strings.Join(b, "")); letters >= 9 && d <= 1 {
			return 0.7
		}
		return 0
	}
	edits := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		d := editDistance(a[i], b[i])
		n := min(len(a[i]), len(b[i]))
		if n < 4 || numeric(a[i]) || numeric(b[i]) || d > 2 || d == 2 && n < 7 {
			return 0
		}
		edits += d
	}
	if edits > 2 {
		return 0
	}
	return 0.79 - 0.05*float64(edits)
}

func numeric(w string) bool {
	return w[0] >= '0' && w[0] <= '9' || strings.Trim(w, "ivx") == ""
}
