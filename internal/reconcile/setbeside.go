package reconcile

import (
	"slices"
	"strings"
)

// putters are verbs that give a number to something by "at" or "to".
var putters = []string{"put", "estimate", "place", "set", "reckon", "number"}

// totals are nouns for a number of what follows by "of".
var totals = []string{"number", "toll", "count", "total", "figure", "tally", "attendance", "crowd", "size"}

// setBeside reads whose number a count is from the syntax alone: "the ministry's
// five", "police put the number of marchers at 4,000 and the organisers at
// 30,000". Where it says no more than "the number" or "it", what is counted is
// what an earlier number of the article counts.
func (c *count) setBeside(tree [][]int, earlier []*count) {
	src := c.src
	first, last := src.tokens(c.q.Number)
	for k := first; k < last; k++ {
		for _, p := range tree[k] {
			if src.Tokens[p].Dep == "poss" && src.Tokens[p].Pos != "PRON" {
				c.holder = phrase(src, tree, p)
				return
			}
		}
	}
	prep := -1
	for k := first; k < last; k++ {
		if h := src.Tokens[k].Head; (h < first || h >= last) && src.Tokens[h].Norm == "at" {
			prep = h
		}
	}
	if prep < 0 {
		return
	}
	verb := src.Tokens[prep].Head
	if !slices.Contains(putters, strings.ToLower(src.Tokens[verb].Lemma)) {
		return
	}
	// The second of two ("and the organisers at 30,000") is parsed as another
	// object of the verb.
	what, holder, joined := -1, -1, false
	for _, k := range tree[verb] {
		t := src.Tokens[k]
		switch {
		case t.Dep == "nsubj" && k < verb:
			holder = k
		case t.Dep == "cc" && k < prep:
			joined = true
		case (t.Dep == "dobj" || t.Dep == "conj" || t.Dep == "nsubjpass") && k < prep && !joined:
			what = k
		case (t.Dep == "dobj" || t.Dep == "conj" || t.Dep == "nsubj") && k < prep && joined:
			holder = k
		}
	}
	if what < 0 || holder < 0 {
		return
	}
	c.holder = phrase(src, tree, holder)
	lemma := strings.ToLower(src.Tokens[what].Lemma)
	if slices.Contains(totals, lemma) {
		for _, k := range tree[what] {
			if src.Tokens[k].Norm != "of" {
				continue
			}
			for _, o := range tree[k] {
				if src.Tokens[o].Dep == "pobj" {
					c.what, c.scope = thing(strings.ToLower(src.Tokens[o].Lemma)), narrowing(src, tree, o)
					if f := fates[c.what]; f != "" {
						c.fate, c.what = f, "people"
					}
				}
			}
		}
	} else if src.Tokens[what].Pos != "PRON" {
		return
	}
	for k := len(earlier) - 1; k >= 0; k-- {
		e := earlier[k]
		if e.src != src || src.sentenceAt(c.q.Start)-src.sentenceAt(e.q.Start) > 2 {
			break
		}
		if e.q.Value == nil || e.kind != c.kind || e.q.Ordinal || c.base <= 0 || e.base < c.base/20 || e.base > c.base*20 || c.what != "" && e.what != c.what {
			continue
		}
		c.what, c.fate, c.scope, c.beside = e.what, e.fate, slices.Clone(e.scope), e
		return
	}
}

// phrase is the text of a noun phrase without article and clauses.
func phrase(src *source, tree [][]int, head int) string {
	first, last := head, head+1
	stack := []int{head}
	for len(stack) > 0 {
		x := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		first, last = min(first, x), max(last, x+1)
		for _, k := range tree[x] {
			if d := src.Tokens[k].Dep; !aside(d) && d != "case" && d != "punct" && d != "cc" {
				stack = append(stack, k)
			}
		}
	}
	return bare(oneLine(src.Article.Text[src.Tokens[first].Start:src.Tokens[last-1].End]))
}
