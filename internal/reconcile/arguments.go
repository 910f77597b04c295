package reconcile

import (
	"cmp"
	"slices"

	"synoptic"
)

// childrenOf lists each token's dependents.
func childrenOf(src *source) [][]int {
	out := make([][]int, len(src.Tokens))
	for i, t := range src.Tokens {
		if t.Head != i && t.Head >= 0 && t.Head < len(src.Tokens) {
			out[t.Head] = append(out[t.Head], i)
		}
	}
	return out
}

// asides hang on a noun or clause and tell more of it, not what the clause is
// about.
func aside(dep string) bool {
	switch dep {
	case "relcl", "acl", "appos", "advcl", "parataxis", "conj", "ccomp":
		return true
	}
	return false
}

// arguments are the keys of the participants of a clause's predicate, sorted,
// and the terms of the clause without asides.
func (s *story) arguments(src *source, tree [][]int, keys []term, c *synoptic.Clause) (args []string, core []term) {
	var add func(head int)
	add = func(head int) {
		if key := s.nominalKey(src, tree, keys, head); key != "" && !slices.Contains(args, key) {
			args = append(args, key)
		}
		for _, x := range tree[head] { // "the two presidents and their ministers"
			if t := src.Tokens[x]; t.Dep == "conj" && (t.Pos == "NOUN" || t.Pos == "PROPN") {
				add(x)
			}
		}
	}
	for _, child := range tree[c.Root] {
		switch t := src.Tokens[child]; t.Dep {
		case "nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd", "csubj":
			add(child)
		case "prep", "agent":
			for _, o := range tree[child] {
				switch src.Tokens[o].Dep {
				case "pobj":
					add(o)
				case "pcomp": // "met with visiting President X"
					for _, x := range tree[o] {
						if src.Tokens[x].Dep == "dobj" {
							add(x)
						}
					}
				}
			}
		}
	}
	if !c.Subject.IsZero() {
		if key := s.headKey(src, keys, c.Subject); key != "" && !slices.Contains(args, key) {
			args = append(args, key)
		}
	}
	slices.Sort(args)
	stack := []int{c.Root}
	for len(stack) > 0 {
		x := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if keys[x].key != "" {
			core = append(core, keys[x])
		}
		for _, child := range tree[x] {
			if !aside(src.Tokens[child].Dep) {
				stack = append(stack, child)
			}
		}
	}
	if !c.Subject.IsZero() && !c.Span.Contains(c.Subject) {
		first, last := src.tokens(c.Subject)
		for k := first; k < last; k++ {
			if keys[k].key != "" {
				core = append(core, keys[k])
			}
		}
	}
	slices.SortStableFunc(core, func(a, b term) int { return cmp.Compare(a.number, b.number) })
	core = slices.CompactFunc(core, func(a, b term) bool { return a.number == b.number })
	return args, core
}

// nominalKey is the key of a noun phrase: the entity that it names, or its
// head's.
func (s *story) nominalKey(src *source, tree [][]int, keys []term, head int) string {
	if named := src.named[head]; named != "" {
		return named
	}
	for _, child := range tree[head] {
		if d := src.Tokens[child].Dep; (d == "compound" || d == "appos" || d == "nmod") && src.named[child] != "" {
			return src.named[child]
		}
	}
	return keys[head].key
}
