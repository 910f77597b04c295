package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// longestName is the longest name of a figure, in bytes.
const longestName = 60

// what names the counted thing: for a toll by who suffered what, for an age by
// whose it is, else in the words of the report that says the most: what is
// counted, or who did what by so much ("shares fell").
func (s *story) what(counts []*count) string {
	first := counts[0]
	if tolls[first.fate] && first.q.Unit == "" {
		return plural(first.what) + " " + first.fate
	}
	counted := longest(counts, (*count).countedWords)
	if first.q.Unit == "age" {
		for _, e := range s.entities {
			if "@"+e.id == first.subject && e.kind == synoptic.Person {
				return "age of " + e.name
			}
		}
		return strings.TrimSpace("age of " + counted)
	}
	what := first.what
	if id, ok := strings.CutPrefix(what, "@"); ok {
		what = ""
		if e := s.byID[id]; e != nil {
			what = e.name
		}
	}
	if counted == "" {
		counted = longest(counts, (*count).doneWords)
	}
	return cmp.Or(counted, what, first.q.Unit)
}

// longest are the most words, as far as they are no longer than a name, that
// one of the counts has.
func longest(counts []*count, words func(*count) string) string {
	best := ""
	for _, c := range counts {
		if t := words(c); len(t) > len(best) && len(t) <= longestName {
			best = t
		}
	}
	return best
}

// countedWords are the words for what is counted, "" where they say nothing:
// a pronoun, a sign or a unit.
func (c *count) countedWords() string {
	if h := c.q.OfHead; h < 0 || h >= len(c.src.Tokens) || !c.isName(h) {
		return ""
	}
	return cleanName(oneLine(c.src.text(c.q.Of)))
}

// cleanName is a phrase up to the first amount in it, without a number or signs
// that it begins with; "" where nothing is left or a bracket or a quotation was
// cut.
func cleanName(phrase string) string {
	words := strings.Fields(phrase)
	for len(words) > 0 && (hasDigit(words[0]) || !hasLetter(words[0])) {
		words = words[1:] // "130-foot-deep chute"
	}
	leads := func(k int) bool { return slices.Contains(beforeNumbers, strings.ToLower(words[k])) }
	for k := 1; k < len(words); k++ {
		if hasDigit(words[k]) && leads(k-1) { // not "the Merlin 1D engines"
			for words = words[:k]; len(words) > 0 && leads(len(words)-1); {
				words = words[:len(words)-1]
			}
		}
	}
	t := strings.Trim(strings.Join(words, " "), "-–$£€#%&/.,:;")
	if len(t) < 3 || strings.ContainsAny(t, "()\"“”") {
		return ""
	}
	return t
}

// beforeNumbers are the small words that lead to a number.
var beforeNumbers = []string{"of", "at", "by", "to", "from", "with", "in", "around", "about", "some", "nearly", "almost", "over", "under", "than", "more", "less", "least", "most", "up", "a", "the", "and", "or", "roughly", "approximately"}

func hasDigit(word string) bool { return strings.ContainsAny(word, "0123456789") }

// doneWords are the noun that a measure hangs on ("a gap of 40 feet"), or who
// does what by so much ("shares fell 5 percent").
func (c *count) doneWords() string {
	src := c.src
	first, last := src.tokens(c.q.Span)
	if first >= last {
		return ""
	}
	tree := childrenOf(src)
	i := outermost(src, first, last)
	for range 4 {
		if i = src.Tokens[i].Head; i >= first && i < last {
			continue
		}
		switch t := src.Tokens[i]; {
		case c.isName(i):
			return cleanName(phrase(src, tree, i))
		case t.Pos == "VERB" || t.Pos == "AUX":
			return cleanName(c.clauseWords(tree, i))
		case t.Head == i:
			return ""
		}
	}
	return ""
}

// clauseWords are a verb with the first of its subject and object that is a
// name and lies outside of the count.
func (c *count) clauseWords(tree [][]int, verb int) string {
	src := c.src
	role := func(deps ...string) string {
		for _, k := range tree[verb] {
			if t := src.Tokens[k]; slices.Contains(deps, t.Dep) && c.isName(k) && !c.q.Overlaps(t.Span) {
				if p := phrase(src, tree, k); !strings.Contains(p, src.text(c.q.Number)) {
					return p
				}
			}
		}
		return ""
	}
	word := src.text(src.Tokens[verb].Span)
	if src.Tokens[verb].Lemma == "be" || src.Tokens[verb].Lemma == "have" {
		return role("nsubj", "nsubjpass")
	}
	if p := role("nsubj", "nsubjpass"); p != "" {
		return p + " " + word
	}
	if p := role("dobj"); p != "" {
		return word + " " + p
	}
	return word
}

// isName reports whether a token names a thing: a noun that is no unit.
func (c *count) isName(i int) bool {
	t := c.src.Tokens[i]
	return (t.Pos == "NOUN" || t.Pos == "PROPN") && t.Len() > 2 && !slices.Contains(unitNouns, american(strings.ToLower(t.Lemma)))
}

// plural is a class of people in the plural, for the name of a toll.
func plural(what string) string {
	switch what {
	case "people", "police":
		return what
	case "those", "us", "we", "they", "them", "whom":
		return "people"
	case "child":
		return "children"
	}
	return what + "s"
}
