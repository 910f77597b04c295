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
	b := c.before(20)
	for i, w := range b {
		if w == "included" || w == "including" || w == "includes" || w == "include" {
			// "Those killed included six women, five children …"
			if f := b[i+1:]; len(f) > 0 && befalls[f[0]] != "" {
				c.fate = befalls[f[0]]
				return
			}
		}
	}
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	for k := len(earlier) - 1; k >= 0; k-- {
		e := earlier[k]
		if e.src != c.src || e.q.Start < sent.Start {
			return
		}
		if tolls[e.fate] && e.kind == "" {
			if b := b[:min(len(b), 12)]; slices.Contains(b, "including") || slices.Contains(b, "included") || slices.Contains(b, "among") {
				c.fate = e.fate
			}
			return
		}
	}
}

// ofOneKind reports whether a part is the whole of its kind: "15 died, including
// five policemen" says how many policemen died. Of the words for people in general,
// and where the whole is of the same noun ("five of the officers"), it is a part.
func (c *count) ofOneKind() bool {
	if !tolls[c.fate] || c.kind != "" || c.what == "" || humans[c.what] {
		return false
	}
	if a := c.after(1); len(a) > 0 && a[0] == "of" {
		return false
	}
	b := c.before(3)
	return slices.Contains(b, "including") || slices.Contains(b, "among") || slices.Contains(b, "included")
}

// befalls are verbs before a number, or participles behind one, that say what
// befell the counted.
var befalls = map[string]string{
	"killed": "killed", "kills": "killed", "killing": "killed", "kill": "killed", "dead": "killed",
	"injured": "injured", "injures": "injured", "injuring": "injured", "injure": "injured", "wounded": "injured", "wounds": "injured", "wounding": "injured", "wound": "injured", "hurt": "injured",
	"displaced": "displaced", "displaces": "displaced", "displacing": "displaced", "shot": "shot", "missing": "missing", "arrested": "arrested", "hospitalised": "hospitalised", "hospitalized": "hospitalised",
}

// toldNextTo sets the fate that the words beside a number tell where the parse
// doesn't: "killed at least 61 people mostly civilians", a headline's "Five
// shot", "five patients with gunshot wounds".
func (c *count) toldNextTo() {
	if a := c.after(2); tolls[c.fate] && c.kind == "" && len(a) == 2 && (a[0] == "other" || a[0] == "others" || a[0] == "more") && befalls[a[1]] != "" && c.q.Predicate >= 0 && c.q.Predicate < c.src.tokenAt(c.q.Start) {
		c.fate = befalls[a[1]] // "two were killed and nine others injured"
	}
	if tolls[c.fate] && c.kind == "" && slices.Contains(fractions, c.what) {
		c.what, c.scope = "people", nil
	}
	if c.kind != "" || c.q.Ordinal || tolls[c.fate] || c.what != "" && !humans[c.what] && !slices.Contains(fractions, c.what) {
		return
	}
	b, a := c.before(1), c.after(13)
	if len(b) > 0 && befalls[b[0]] != "" && b[0] != "dead" && b[0] != "missing" && (c.what != "" || c.base >= 1000) {
		c.fate = befalls[b[0]]
	} else if c.what == "" && c.q.Of.IsZero() && len(a) > 0 && befalls[a[0]] != "" && !strings.HasSuffix(a[0], "ing") {
		c.fate = befalls[a[0]]
	} else if i := slices.IndexFunc(a, func(w string) bool { return w == "with" || w == "for" }); humans[c.what] && i >= 0 && (i <= 1 || a[i-1] == "treated") {
		for _, w := range a[i+1:] {
			if w == "injuries" || w == "wounds" {
				c.fate = "injured"
			}
			if w == "," || w == "and" {
				break
			}
		}
	}
	if tolls[c.fate] && (c.what == "" || slices.Contains(fractions, c.what)) {
		c.what, c.scope = "people", nil
	}
}

// fractions are nouns of parts, which a comma that is left out makes a number
// stand with ("displaced 11 million half of the population").
var fractions = []string{"half", "third", "quarter"}

// tollTo reports whether a number is what a toll comes to by the words before
// it alone ("the death toll from the strikes has risen to").
func (c *count) tollTo() bool {
	b := c.before(30)
	if len(b) > 2 && (b[0] == "at" || b[0] == "of") && (b[1] == "toll" || b[1] == "least" && b[2] == "toll") {
		return true // "put the death toll at"
	}
	if len(b) < 4 || b[0] != "to" || !slices.Contains(tollMoves, b[1]) {
		return false
	}
	i := slices.Index(b, "toll")
	return i > 0 && (i+1 == len(b) || !slices.Contains([]string{"injury", "casualty", "injured", "wounded"}, b[i+1]))
}

// tollMoves are the forms of verbs by which a toll comes to a number.
var tollMoves = []string{"risen", "rose", "rises", "climbed", "climbs", "grown", "grew", "jumped", "increased", "mounted", "soared", "surged"}

// severity is "grave" or "light" where the words behind a number of the hurt say
// how badly, or "".
func (c *count) severity() string {
	if c.kind != "" || c.fate != "injured" && c.fate != "hospitalised" {
		return ""
	}
	for _, w := range c.after(9) {
		switch w {
		case "serious", "seriously", "severe", "severely", "critical", "critically", "badly", "gravely":
			return "grave"
		case "slight", "slightly", "light", "lightly", "minor":
			return "light"
		case ",", "and", "while":
			return ""
		}
	}
	return ""
}
