package clauses

import (
	"slices"
	"strings"
	"unicode"

	"synoptic"
)

// tree is the dependency trees of an article by children, which lie in one
// slice, those of token i at kids[at[i]:at[i+1]].
type tree struct {
	tokens []synoptic.Token
	kids   []int32
	at     []int32
}

func newTree(r *synoptic.Reading) *tree {
	n := len(r.Tokens)
	t := &tree{tokens: r.Tokens, kids: make([]int32, n), at: make([]int32, n+2)}
	for i, x := range r.Tokens {
		if x.Head != i && x.Head >= 0 && x.Head < n {
			t.at[x.Head+2]++
		}
	}
	for i := 2; i < len(t.at); i++ {
		t.at[i] += t.at[i-1]
	}
	for i, x := range r.Tokens {
		if x.Head != i && x.Head >= 0 && x.Head < n {
			t.kids[t.at[x.Head+1]] = int32(i)
			t.at[x.Head+1]++
		}
	}
	return t
}

func (t *tree) children(i int) []int32 { return t.kids[t.at[i]:t.at[i+1]] }

// child is the first child of i with one of the labels, or -1.
func (t *tree) child(i int, deps ...string) int {
	for _, c := range t.children(i) {
		if slices.Contains(deps, t.tokens[c].Dep) {
			return int(c)
		}
	}
	return -1
}

func (t *tree) verbal(i int) bool {
	p := t.tokens[i].Pos
	return p == "VERB" || p == "AUX"
}

// walk visits i and what hangs on it, at most limit tokens.
func (t *tree) walk(i, limit int, visit func(int)) {
	stack := []int{i}
	for len(stack) > 0 && limit > 0 {
		x := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		visit(x)
		limit--
		for _, c := range t.children(x) {
			stack = append(stack, int(c))
		}
	}
}

// extent is the token range of what hangs on i, without marks at its ends and
// without the subtrees that skip says to leave out: a mark may hang on i from
// behind what is left out.
func (t *tree) extent(i int, skip func(int) bool) (first, last int) {
	first, last = i, i+1
	stack := []int{i}
	for steps := 0; len(stack) > 0 && steps <= maxSentence; steps++ {
		x := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		first, last = min(first, x), max(last, x+1)
		for _, c := range t.children(x) {
			if x := t.tokens[c]; (!idle(x) || t.at[c] < t.at[c+1]) && !skip(int(c)) {
				stack = append(stack, int(c))
			}
		}
	}
	return first, last
}

// trimmed is the span of tokens [first, last) without white space and marks
// at its ends.
func (t *tree) trimmed(first, last int) synoptic.Span {
	for first < last && idle(t.tokens[first]) {
		first++
	}
	for last > first && idle(t.tokens[last-1]) {
		last--
	}
	if first >= last {
		return synoptic.Span{}
	}
	return synoptic.Span{Start: t.tokens[first].Start, End: t.tokens[last-1].End}
}

// words counts the tokens in [first, last) that are no marks.
func (t *tree) words(first, last int) int {
	n := 0
	for i := first; i < last; i++ {
		if !idle(t.tokens[i]) {
			n++
		}
	}
	return n
}

// tokenAt is the token that holds or follows the byte offset.
func (t *tree) tokenAt(at int) int {
	return lowerBound(len(t.tokens), func(k int) bool { return t.tokens[k].End > at })
}

// idle reports whether a token is white space or a mark. A word that the
// parser took for a mark ("n’t") is none.
func idle(t synoptic.Token) bool {
	return t.IsSpace() || (t.Pos == "PUNCT" || t.Dep == "punct") && !strings.ContainsFunc(t.Norm, unicode.IsLetter)
}
