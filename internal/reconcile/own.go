package reconcile

import (
	"slices"
	"strings"
)

// apart are the labels of clauses that tell something of their own within
// another: the clause that they hang on is compared without them.
var apart = []string{"relcl", "acl", "advcl", "parataxis", "conj"}

// leastOwn is the number of terms with content from which on a clause can be
// compared.
const leastOwn = 2

// ownWords gives for each clause of a source which of the tokens of its span
// are its own: those of no clause that hangs on it and is told apart from it.
// Where hardly any would be left, all are.
func ownWords(src *source, keys []term) [][]int {
	inside := make([][]int, len(src.Clauses)) // of each clause, those told apart
	for i := range src.Clauses {
		c := &src.Clauses[i]
		if !slices.Contains(apart, src.Tokens[c.Root].Dep) {
			continue
		}
		for _, step := range [2]int{-1, 1} {
			for j := i + step; j >= 0 && j < len(src.Clauses) && src.Clauses[j].Sentence == c.Sentence; j += step {
				if o := &src.Clauses[j]; o.Span != c.Span && o.Span.Contains(c.Span) && !c.Span.Contains(src.Tokens[o.Root].Span) {
					inside[j] = append(inside[j], i)
				}
			}
		}
	}
	out := make([][]int, len(src.Clauses))
	for i := range src.Clauses {
		first, last := src.tokens(src.Clauses[i].Span)
		all := make([]int, 0, last-first)
		var own []int
		content := 0
		for k := first; k < last; k++ {
			all = append(all, k)
			if slices.ContainsFunc(inside[i], func(j int) bool { return src.Clauses[j].Span.Contains(src.Tokens[k].Span) }) {
				continue
			}
			own = append(own, k)
			if keys[k].key != "" {
				content++
			}
		}
		if content < leastOwn {
			own = all
		}
		out[i] = own
	}
	return out
}

// ownTerms are the terms of a clause's own words, and of its subject where that
// stands elsewhere ("and fled", "who fled").
func ownTerms(src *source, keys []term, i int, own []int) []term {
	c := &src.Clauses[i]
	var out []term
	for _, k := range own {
		if keys[k].key != "" {
			out = append(out, keys[k])
		}
	}
	if len(out) >= leastOwn && !c.Subject.IsZero() && !c.Span.Contains(c.Subject) {
		first, last := src.tokens(c.Subject)
		out = append(out, keys[first:last]...)
	}
	return out
}

// ownText is the text of a clause's own words.
func ownText(src *source, own []int) string {
	var b strings.Builder
	for _, k := range own {
		b.WriteString(src.text(src.Tokens[k].Span))
		b.WriteByte(' ')
	}
	return b.String()
}
