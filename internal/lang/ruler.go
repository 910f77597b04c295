package lang

import (
	"slices"

	"synoptic"
)

// ruler is spaCy's attribute ruler: patterns over one or a few tokens, each
// of which sets attributes of one of them. Later patterns override earlier
// ones; all look at the tokens as they were before.
type ruler struct {
	rules []rule
	// Where a rule's first token asks for words or tags, the rule is found by
	// them; else it is tried everywhere.
	byLower, byTag map[string][]int
	everywhere     []int
}

type rule struct {
	tokens [][]condition
	target int // which of the tokens is set
	sets   [rulerSets]string
	has    [rulerSets]bool
}

type rulerAttr uint8

const (
	rulerTag rulerAttr = iota
	rulerPos
	rulerDep
	rulerLemma
	rulerMorph
	rulerSets // how many can be set

	rulerLower
	rulerOrth
	rulerNorm
	rulerSpace // "True" or "False"
)

type condition struct {
	attr   rulerAttr
	not    bool
	values []string
	like   *pattern // instead of values: to be found in the value
}

// Rule sets the coarse tags, features and some lemmas of a text's tokens from
// their tags, labels and words, and tag and label of white space.
func (l *Language) Rule(text string, tokens []synoptic.Token) {
	s := l.scratch.Get().(*scratch)
	defer l.scratch.Put(s)
	s.rules = slices.Grow(s.rules[:0], len(tokens))[:len(tokens)]
	clear(s.rules)
	for i := range tokens {
		l.ruler.match(s, text, tokens, i)
	}
	for i := range tokens {
		t := &tokens[i]
		for a, to := range [rulerSets]*string{&t.Tag, &t.Pos, &t.Dep, &t.Lemma, &t.Morph} {
			if r := s.rules[i][a]; r > 0 {
				*to = l.ruler.rules[r-1].sets[a]
			}
		}
	}
}

// ruled is, for each attribute of a token, one more than the rule that sets
// it; 0 for none.
type ruled [rulerSets]int32

// match notes what the rules that match from token i on set.
func (r *ruler) match(s *scratch, text string, tokens []synoptic.Token, i int) {
	low := lower(tokens[i].In(text))
	for _, list := range [3][]int{r.byLower[low], r.byTag[tokens[i].Tag], r.everywhere} {
		for _, n := range list {
			x := &r.rules[n]
			if !x.matches(s, text, tokens[i:], low) {
				continue
			}
			target := &s.rules[i+x.target]
			for a, has := range x.has {
				if has {
					target[a] = max(target[a], int32(n)+1)
				}
			}
		}
	}
}

// matches reports whether the rule holds from tokens[0] on, whose form in
// lower case is low.
func (x *rule) matches(s *scratch, text string, tokens []synoptic.Token, low string) bool {
	if len(x.tokens) > len(tokens) {
		return false
	}
	for i, conditions := range x.tokens {
		for j := range conditions {
			c := &conditions[j]
			v := low
			if i > 0 || c.attr != rulerLower {
				v = value(c.attr, text, &tokens[i])
			}
			if c.like != nil {
				if start, _ := c.like.find(&s.machine, v, 0, false); start < 0 {
					return false
				}
			} else if slices.Contains(c.values, v) == c.not {
				return false
			}
		}
	}
	return true
}

func value(a rulerAttr, text string, t *synoptic.Token) string {
	switch a {
	case rulerTag:
		return t.Tag
	case rulerPos:
		return t.Pos
	case rulerDep:
		return t.Dep
	case rulerLemma:
		return t.Lemma
	case rulerMorph:
		return t.Morph
	case rulerNorm:
		return t.Norm
	case rulerOrth:
		return t.In(text)
	case rulerLower:
		return lower(t.In(text))
	case rulerSpace:
		if allSpace(t.In(text)) {
			return "True"
		}
		return "False"
	}
	return ""
}
