// Package revision lists what changed between two versions of one page, as
// passages of both. White space, punctuation, furniture and the order of
// paragraphs are no changes.
//
// Paragraphs are aligned by those that stand once in both (Cohen's patience
// difference), then by the words that they share; words by Myers' algorithm
// ("An O(ND) difference algorithm and its variations", 1986).
package revision

import (
	"cmp"
	"slices"

	"synoptic"
)

// Kind says what became of a passage.
type Kind string

// The kinds of changes.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
)

// What says what a change is about, the first of these that fits.
type What string

// What changes are about.
const (
	Headline   What = "headline"
	Correction What = "correction" // a note that says that something was changed
	Quote      What = "quote"      // words between quotation marks
	Number     What = "number"
	Name       What = "name" // a word with a capital in the middle of a sentence
	Text       What = "text"
)

// Change is one difference. Was is a span of the old version's text and Now
// of the new one's; the zero span where there is none.
type Change struct {
	Was  synoptic.Span `json:"was"`
	Now  synoptic.Span `json:"now"`
	Kind Kind          `json:"kind"`
	What What          `json:"what"`
}

// Compare lists what changed from old to new: the headline first, then in the
// order of the new text, what was removed standing where it would be, and at
// the end notes of correction that came or went.
func Compare(old, new *synoptic.Article) []Change {
	var out []Change
	if a, b := words(old.Text, old.TitleSpan), words(new.Text, new.TitleSpan); !old.TitleSpan.IsZero() && !new.TitleSpan.IsZero() && !equal(a, b) {
		out = append(out, Change{old.TitleSpan, new.TitleSpan, Changed, Headline})
	}
	a, b := paragraphs(old), paragraphs(new)
	for _, p := range align(a, b) {
		switch {
		case p.b < 0:
			out = append(out, change(a[p.a].words, nil))
		case p.a < 0:
			out = append(out, change(nil, b[p.b].words))
		case a[p.a].key != b[p.b].key:
			out = append(out, changes(a[p.a], b[p.b])...)
		}
	}
	return append(out, corrections(old, new)...)
}

// corrections lists the notes of correction that only one version has.
func corrections(old, new *synoptic.Article) []Change {
	keys := func(a *synoptic.Article) map[string]bool {
		out := map[string]bool{}
		for _, s := range a.Corrections {
			out[keyOf(words(a.Text, s))] = true
		}
		return out
	}
	was, is := keys(old), keys(new)
	var out []Change
	for _, s := range old.Corrections {
		if !is[keyOf(words(old.Text, s))] && !old.InBody(s) {
			out = append(out, Change{Was: s, Kind: Removed, What: Correction})
		}
	}
	for _, s := range new.Corrections {
		if !was[keyOf(words(new.Text, s))] && !new.InBody(s) {
			out = append(out, Change{Now: s, Kind: Added, What: Correction})
		}
	}
	return out
}

// pair is an aligned pair of paragraphs; -1 stands for none.
type pair struct{ a, b int }

// align pairs the paragraphs of two versions. A paragraph that only moved is
// in no pair.
func align(a, b []paragraph) []pair {
	var out []pair
	i, j := 0, 0
	for _, x := range append(anchors(a, b), pair{len(a), len(b)}) {
		out = append(out, between(a, b, i, x.a, j, x.b)...)
		if x.a < len(a) {
			out = append(out, x)
		}
		i, j = x.a+1, x.b+1
	}
	return withoutMoved(a, b, out)
}

// anchors are the paragraphs that stand once in either version, as many as
// keep their order.
func anchors(a, b []paragraph) []pair {
	type seen struct{ n, at int }
	in := func(ps []paragraph) map[string]seen {
		m := map[string]seen{}
		for i, p := range ps {
			m[p.key] = seen{m[p.key].n + 1, i}
		}
		return m
	}
	inA, inB := in(a), in(b)
	var both []pair
	for i, p := range a {
		if x, y := inA[p.key], inB[p.key]; x.n == 1 && y.n == 1 {
			both = append(both, pair{i, y.at})
		}
	}
	// The longest run of rising places in b.
	var ends []int // index in both of the smallest end of a run of each length
	before := make([]int, len(both))
	for i, p := range both {
		at, _ := slices.BinarySearchFunc(ends, p.b, func(e, b int) int { return cmp.Compare(both[e].b, b) })
		before[i] = -1
		if at > 0 {
			before[i] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, i)
		} else {
			ends[at] = i
		}
	}
	out := make([]pair, len(ends))
	for k, i := len(ends)-1, -1; k >= 0; k-- {
		if i < 0 {
			i = ends[k]
		}
		out[k] = both[i]
		i = before[i]
	}
	return out
}

// withoutMoved leaves out paragraphs that went from one place to another.
func withoutMoved(a, b []paragraph, pairs []pair) []pair {
	gone, come := map[string]int{}, map[string]int{}
	for _, p := range pairs {
		switch {
		case p.b < 0:
			gone[a[p.a].key]++
		case p.a < 0:
			come[b[p.b].key]++
		}
	}
	left := func(m map[string]int, key string) bool {
		if m[key] == 0 {
			return false
		}
		m[key]--
		return true
	}
	return slices.DeleteFunc(pairs, func(p pair) bool {
		switch {
		case p.b < 0:
			return left(come, a[p.a].key)
		case p.a < 0:
			return left(gone, b[p.b].key)
		}
		return false
	})
}
