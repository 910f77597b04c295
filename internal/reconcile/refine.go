package reconcile

import (
	"slices"
	"strings"
)

// owner is the counted people where a count is said of what they own ("the
// data of", "400,000 customers' details"): the possessor that the number
// stands with; else head.
func (c *count) owner(tree [][]int, head int) int {
	if head < 0 {
		return head
	}
	first, last := c.src.tokens(c.q.Number)
	for _, p := range tree[head] {
		if c.src.Tokens[p].Dep != "poss" || strings.HasPrefix(c.src.Tokens[p].Tag, "PRP") {
			continue
		}
		if p >= last && p <= last+3 {
			return p
		}
		for _, n := range tree[p] {
			if n >= first && n < last {
				return p
			}
		}
	}
	return head
}

// holdings are what is stolen of people when they are counted as victims.
var holdings = []string{"data", "information", "detail", "record", "name", "address", "account", "number", "file", "password"}

// refine sets the fate of those whose number says it in another way than by a
// verb of which they are subject or object: "43 dead", "nine bodies were
// counted", "118 people on board", "the data of 800,000 customers was stolen".
func (c *count) refine(tree [][]int, head int) {
	src := c.src
	if f := fates[c.what]; f != "" {
		c.fate, c.what = f, "people"
		return
	}
	if c.q.Unit != "" {
		return
	}
	lemma := ""
	if head >= 0 {
		lemma = strings.ToLower(src.Tokens[head].Lemma)
	}
	if lemma == "body" && slices.Contains([]string{"count", "number", "total", "register", "confirm"}, c.fate) {
		c.fate = "killed"
		return
	}
	if c.what == "" || !humans[c.what] || tolls[c.fate] {
		return
	}
	a := c.after(9)
	for i, w := range a {
		if w == "aboard" || w == "board" && i > 0 && a[i-1] == "on" {
			c.fate = "aboard"
			return
		}
	}
	if c.fate == "carry" && (c.what == "passenger" || c.what == "people") {
		c.fate = "aboard"
		return
	}
	// "the data of 800,000 customers" hangs on what became of the data.
	i, held := head, false
	for range 8 {
		t := src.Tokens[i]
		if t.Head == i {
			return
		}
		i = t.Head
		switch h := src.Tokens[i]; {
		case slices.Contains(holdings, strings.ToLower(h.Lemma)):
			held = true
		case h.Pos == "VERB":
			if f := fates[strings.ToLower(h.Lemma)]; held && f == "affected" {
				c.fate = f
			}
			return
		}
	}
}

// inherit takes over what an earlier number of the same sentence counts, for
// a number that stands bare and is set against it: "118 people, not 112".
func (c *count) inherit(earlier []*count) bool {
	b := c.before(1)
	if len(b) == 0 || b[0] != "not" {
		return false
	}
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	for k := len(earlier) - 1; k >= 0; k-- {
		e := earlier[k]
		if e.src != c.src || e.q.Start < sent.Start {
			break
		}
		if e.kind == c.kind {
			c.what, c.fate, c.scope = e.what, e.fate, slices.Clone(e.scope)
			return true
		}
	}
	return false
}

// share says whose share of the vote or of a whole a percentage is, where its
// clause has a person or an organisation as the subject.
func (c *count) share() {
	if c.kind != "share" || c.unit == nil {
		return
	}
	key := ""
	switch {
	case strings.HasPrefix(c.what, "@"):
		key = c.what
	case c.what == "vote" || c.what == "ballot":
		key = c.unit.subject
	}
	if strings.HasPrefix(key, "@") && slices.Contains(light, c.unit.verb) {
		c.what, c.subject = "share", key
	}
}
