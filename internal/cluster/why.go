package cluster

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// shared is a term that an article has in common with others.
type shared struct {
	term, surface string
	weight        float64 // summed over the others
	in            int     // how many of the others have it
}

// whyWords is how many shared words a reason names, and aloneWords how many
// the reason of an article that stands alone.
const (
	whyWords   = 5
	aloneWords = 3
)

// weightiest gives the words of the n weightiest terms, and in how many of the
// others the commonest of them is.
func weightiest(list []shared, n int) (words []string, reach int) {
	order := func(a, b shared) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.term, b.term))
	}
	top := make([]shared, 0, n+1)
	for _, w := range list {
		if len(top) == n && order(w, top[n-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(top, w, order)
		top = slices.Insert(top, at, w)
		top = top[:min(n, len(top))]
	}
	for _, w := range top {
		words = append(words, w.surface)
		reach = max(reach, w.in)
	}
	return words, reach
}

// whyShared words what an article has in common with some of the others of its
// story, and how many days it is from the nearest of them, -1 where that is
// not known.
func whyShared(list []shared, others int, days float64) string {
	words, reach := weightiest(list, whyWords)
	if len(words) == 0 {
		return ""
	}
	s := fmt.Sprintf("shares %s with %d of %d others", strings.Join(words, ", "), reach, others)
	if reach == others {
		s = fmt.Sprintf("shares %s with all %d others", strings.Join(words, ", "), reach)
		if reach == 1 {
			s = fmt.Sprintf("shares %s with the other", strings.Join(words, ", "))
		}
	}
	switch {
	case days < 0:
		return s
	case days == 0:
		return s + "; published the same day"
	case days == 1:
		return s + "; published a day apart"
	}
	return fmt.Sprintf("%s; published %.0f days apart", s, days)
}

// whyTooLittle words why an article stands alone, by what it has in common
// with the nearest.
func whyTooLittle(list []shared) string {
	words, _ := weightiest(list, aloneWords)
	if len(words) == 0 {
		return "shares no name and no rare word with any other article"
	}
	return fmt.Sprintf("shares too little with any other article (most: %s)", strings.Join(words, ", "))
}
