package reconcile

import (
	"slices"
	"strings"
)

// reaching are verbs by which a toll comes to a number.
var reaching = []string{"rise", "climb", "reach", "stand", "jump", "grow", "increase", "mount", "go", "bring", "raise", "put", "take", "lift", "be", "hit", "soar", "surge", "pass", "top"}

// ofToll reports whether a number is what a death toll comes to: "the toll has
// risen to 61", "raised the death toll to 61", "the toll stands at 61".
func (c *count) ofToll(tree [][]int) bool {
	src := c.src
	if c.kind != "" || c.q.Value == nil {
		return false
	}
	first, last := src.tokens(c.q.Number)
	for k := first; k < last; k++ {
		i := k
		for range 3 {
			t := src.Tokens[i]
			if t.Head == i {
				break
			}
			i = t.Head
			if h := src.Tokens[i]; h.Pos == "VERB" || h.Pos == "AUX" {
				if !slices.Contains(reaching, strings.ToLower(h.Lemma)) {
					break
				}
				of := child(src, tree, i, "nsubj", "nsubjpass")
				if of >= 0 && toll(src, tree, of) {
					return true
				}
				if of = child(src, tree, i, "dobj"); of >= 0 && of != k && toll(src, tree, of) {
					return true
				}
				break
			}
		}
	}
	return false
}

// toll reports whether a noun is a toll of the dead.
func toll(src *source, tree [][]int, noun int) bool {
	if l := strings.ToLower(src.Tokens[noun].Lemma); l != "toll" {
		return false
	}
	for _, k := range tree[noun] {
		if t := src.Tokens[k]; t.Dep == "compound" || t.Dep == "amod" {
			switch l := strings.ToLower(t.Lemma); {
			case l == "injury" || l == "casualty" || t.Norm == "injured" || t.Norm == "wounded":
				return false
			}
		}
	}
	return true
}

// shareFate gives a part the fate of its whole where its own words say none:
// the children in "killed 61 people, including five children".
func (c *count) shareFate(earlier []*count) {
	if tolls[c.fate] || c.kind != "" || c.what == "" {
		return
	}
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	for k := len(earlier) - 1; k >= 0; k-- {
		e := earlier[k]
		if e.src != c.src || e.q.Start < sent.Start {
			return
		}
		if tolls[e.fate] && e.kind == "" {
			if b := c.before(12); slices.Contains(b, "including") || slices.Contains(b, "among") {
				c.fate = e.fate
			}
			return
		}
	}
}
