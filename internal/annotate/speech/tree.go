package speech

import (
	"sort"

	"synoptic"
)

// tree is the dependency tree of a reading by children, with the reach of
// each subtree.
type tree struct {
	toks        []synoptic.Token
	first       []int // children of i are kids[first[i]:first[i+1]], in order
	kids        []int
	left, right []int // the first and last token under i, white space aside
	sent        []int // sentence of each token
	unit        []int // sentence and paragraph of each token, numbered through
}

func newTree(r *synoptic.Reading, wrapped bool) *tree {
	n := len(r.Tokens)
	t := &tree{toks: r.Tokens, first: make([]int, n+1), kids: make([]int, n), left: make([]int, n), right: make([]int, n), sent: make([]int, n), unit: make([]int, n)}
	for si, s := range r.Sentences {
		for i := max(0, s.First); i < min(s.Last, n); i++ {
			t.sent[i] = si
		}
	}
	// A sentence that runs over the end of a paragraph was cut wrongly, and its
	// two parts have nothing to do with each other.
	for i, u := 1, 0; i < n; i++ {
		if t.sent[i] != t.sent[i-1] || r.Tokens[i-1].IsSpace() && endsParagraph(r.Tokens[i-1].In(r.Article.Text), wrapped) {
			u++
		}
		t.unit[i] = u
	}
	for i := range r.Tokens {
		t.left[i], t.right[i] = i, i
		if h := t.head(i); h != i {
			t.first[h+1]++
		}
	}
	for i := range n {
		t.first[i+1] += t.first[i]
	}
	at := make([]int, n)
	copy(at, t.first[:n])
	for i := range r.Tokens {
		if h := t.head(i); h != i {
			t.kids[at[h]] = i
			at[h]++
		}
	}
	// From the leaves up: a breadth-first order read backwards. Tokens on a
	// cycle are never reached and keep their own reach.
	order := make([]int, 0, n)
	for i := range r.Tokens {
		if t.head(i) == i {
			order = append(order, i)
		}
	}
	for k := 0; k < len(order); k++ {
		order = append(order, t.children(order[k])...)
	}
	for k := len(order) - 1; k >= 0; k-- {
		i := order[k]
		if h := t.head(i); h != i && !t.toks[i].IsSpace() {
			t.left[h], t.right[h] = min(t.left[h], t.left[i]), max(t.right[h], t.right[i])
		}
	}
	return t
}

// head is i's head; i itself for a root or a head out of its sentence or
// its paragraph.
func (t *tree) head(i int) int {
	h := t.toks[i].Head
	if h < 0 || h >= len(t.toks) || t.unit[h] != t.unit[i] {
		return i
	}
	return h
}

func (t *tree) children(i int) []int { return t.kids[t.first[i]:t.first[i+1]] }

// child is the first child of i with one of the labels, or -1.
func (t *tree) child(i int, deps ...string) int {
	for _, c := range t.children(i) {
		for _, d := range deps {
			if t.toks[c].Dep == d {
				return c
			}
		}
	}
	return -1
}

// under reports whether i stands below h; the walk is bounded, for trees
// deeper than any sentence's are no sentences.
func (t *tree) under(i, h int) bool {
	for range 64 {
		if i == h {
			return true
		}
		n := t.head(i)
		if n == i {
			return false
		}
		i = n
	}
	return false
}

// span is the bytes of tokens [a, b].
func (t *tree) span(a, b int) synoptic.Span {
	return synoptic.Span{Start: t.toks[a].Start, End: t.toks[max(a, b)].End}
}

// at is the first token that ends after byte offset pos; len(toks) if none.
func (t *tree) at(pos int) int {
	return sort.Search(len(t.toks), func(i int) bool { return t.toks[i].End > pos })
}
