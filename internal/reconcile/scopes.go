package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// humans are the classes of counted people; generalHuman are those that reporters
// use for people of any kind.
var humans = map[string]bool{
	"people": true, "customer": true, "passenger": true, "citizen": true, "resident": true, "demonstrator": true, "worker": true, "employee": true, "patient": true, "american": true, "briton": true,
	"civilian": true, "voter": true, "holder": true, "pupil": true, "student": true, "tourist": true, "guest": true, "spectator": true, "fan": true, "migrant": true, "refugee": true, "inhabitant": true, "villager": true, "traveller": true, "member": true, "consumer": true,
	"evacuee": true, "local": true, "reveller": true, "reveler": true, "partygoer": true, "bystander": true, "commuter": true, "motorist": true, "holidaymaker": true, "visitor": true, "shopper": true, "worshipper": true, "worshiper": true, "pilgrim": true, "mourner": true, "attendee": true, "homeowner": true, "defendant": true, "suspect": true, "hostage": true, "inmate": true, "prisoner": true, "detainee": true,
}

var generalHuman = map[string]bool{"people": true}

// sole are measures of which a thing has one at a time.
var sole = map[string]bool{
	"turnout": true, "limit": true, "magnitude": true, "height": true, "altitude": true, "depth": true, "weight": true, "mass": true, "length": true, "width": true, "population": true, "capacity": true, "inflation": true, "unemployment": true, "majority": true, "margin": true, "toll": true,
}

// uninformative reports whether a quantity counts nothing: a vague word that
// says no number ("some", "many", "a number of"), or odds.
func (c *count) uninformative() bool {
	if a := c.after(2); len(a) == 2 && a[0] == "block" && a[1] == "of" {
		return true // an address
	}
	for i := range c.src.Mentions {
		if m := &c.src.Mentions[i]; m.Type == synoptic.Event && m.Contains(c.q.Span) && m.Len() > c.q.Len() {
			return true // "the Six-Day War"
		}
	}
	if c.q.Value != nil {
		return c.odds()
	}
	t := strings.ToLower(c.src.text(c.q.Span))
	for _, w := range []string{"dozen", "score", "hundred", "thousand", "million", "billion", "trillion", "several", "ten"} {
		if strings.Contains(t, w) {
			return false
		}
	}
	return true
}

// before is the norms of up to n tokens that stand before the count in its
// sentence, nearest first.
func (c *count) before(n int) []string {
	var out []string
	at := c.src.tokenAt(c.q.Start)
	first := c.src.Sentences[c.src.sentenceAt(c.q.Start)].First
	for k := at - 1; k >= first && len(out) < n; k-- {
		if t := c.src.Tokens[k]; !t.IsSpace() {
			out = append(out, t.Norm)
		}
	}
	return out
}

// after is the norms of up to n tokens that follow the count in its sentence.
func (c *count) after(n int) []string {
	var out []string
	_, at := c.src.tokens(c.q.Span)
	last := c.src.Sentences[c.src.sentenceAt(c.q.Start)].Last
	for k := at; k < last && len(out) < n; k++ {
		if t := c.src.Tokens[k]; !t.IsSpace() {
			out = append(out, t.Norm)
		}
	}
	return out
}

// isIncrement reports whether a count comes on top of an earlier one ("two
// more died"). After a count of another fate ("five were killed and another
// 40 injured") it is a whole.
func (c *count) isIncrement(earlier []*count) bool {
	w := strings.ToLower(c.src.text(c.q.Span))
	more := strings.Contains(w, "further") || strings.Contains(w, "another") || strings.Contains(w, "additional")
	for i, t := range c.after(3) {
		if t == "more" && i < 2 || (t == "further" || t == "additional" || t == "others") && i == 0 {
			more = true
		}
		if t == "than" {
			return false
		}
	}
	if !more {
		return false
	}
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	for _, e := range earlier {
		if e.src == c.src && e.q.Start >= sent.Start && e.q.Start < c.q.Start && e.fate != c.fate && tolls[e.fate] {
			return false
		}
	}
	return true
}

// isPart reports whether a count is of some of those that the sentence speaks
// of: "20 of those injured", "treating 20, four of whom were badly hurt".
func (c *count) isPart() bool {
	a := c.after(3)
	if len(a) >= 2 && a[0] == "of" && slices.Contains([]string{"them", "those", "whom", "which", "these", "the"}, a[1]) {
		return true
	}
	if c.inBrackets() {
		return true
	}
	b := c.before(40)
	for i := 1; i < len(b); i++ {
		if b[i] == "of" && slices.Contains([]string{"them", "those", "whom", "which", "these"}, b[i-1]) {
			return true
		}
	}
	for i, w := range b {
		if w == "including" || w == "included" && i+1 < len(b) && befalls[b[i+1]] != "" || w == "among" && i < 4 && i > 0 && !(i == 1 && b[0] == "the") {
			return true
		}
		if i > 6 {
			break
		}
	}
	return false
}

// isReplaced reports whether the text itself says that a number has been
// replaced: the lower end of "from 800 to 1,200", "not 112, as it had first
// stated", "up from 49".
func (c *count) isReplaced() bool {
	b, a := c.before(3), c.after(4)
	if c.earlierToll() {
		return true
	}
	if c.fromTo() && c.revised() && !c.isEarlier() {
		return true
	}
	if c.isEarlier() {
		return false
	}
	return len(b) > 0 && b[0] == "not" && c.q.Bound == synoptic.Exact && (len(a) == 0 || slices.Contains(a, "as") || a[0] == ",")
}

// earlierToll reports whether a toll is told as what an earlier count said: "an
// earlier death toll reported 15 killed".
func (c *count) earlierToll() bool {
	if !tolls[c.fate] || c.kind != "" {
		return false
	}
	b := c.before(25)
	for i := 1; i < len(b); i++ {
		if slices.Contains([]string{"earlier", "initial", "previous", "preliminary"}, b[i]) {
			for _, w := range b[max(0, i-2):i] {
				if w == "toll" || w == "tally" || w == "count" {
					return true
				}
			}
		}
	}
	return false
}

// isEarlier reports whether a number is of an earlier time than the news: "up
// from 49", "49 four years ago".
func (c *count) isEarlier() bool {
	b, a := c.before(2), c.after(4)
	if len(b) > 1 && b[0] == "from" && (b[1] == "up" || b[1] == "down") || c.fromTo() && !c.revised() {
		return true
	}
	if len(b) > 1 && b[0] == "to" && b[1] == "compared" || len(b) > 0 && b[0] == "versus" {
		return true
	}
	if w := c.after(9); len(w) > 1 {
		for i := range w[1:] {
			if w[i] == "more" && (w[i+1] == "died" || w[i+1] == "later" || w[i+1] == "succumbed") {
				return !c.earlierToll() // "15 were killed, but three more died"
			}
		}
	}
	if i := slices.Index(a, "earlier"); i >= 0 && tolls[c.fate] && c.kind == "" && (i+1 == len(a) || a[i+1] == "." || a[i+1] == ",") {
		return false // "put the toll at 16 earlier"
	}
	return slices.Contains(a, "ago") || slices.Contains(a, "earlier") && !slices.Contains(a, "than")
}

// fromTo reports whether a number is the lower end of "from 800 to 1,200" or of
// "to 21% from 35%".
func (c *count) fromTo() bool {
	b, a := c.before(8), c.after(7)
	return len(b) > 0 && b[0] == "from" && (slices.Contains(a, "to") || slices.Contains(b, "to"))
}

// revisions are verbs and nouns of reports that are corrected, not of things
// that change.
var revisions = []string{"revise", "update", "correct", "raise", "upgrade", "downgrade", "adjust", "estimate", "toll", "tally", "count", "forecast", "projection", "total"}

// revised reports whether a change of a number is one of what is known of it:
// of a toll, or where the sentence says that an estimate was changed. A price
// that falls and a rate that is cut are two facts.
func (c *count) revised() bool {
	if tolls[c.fate] && c.kind == "" {
		return true
	}
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	for _, t := range c.src.Tokens[sent.First:sent.Last] {
		if slices.Contains(revisions, strings.ToLower(t.Lemma)) && near120(t.Start, c.q.Start) {
			return c.kind == "" || !strings.HasPrefix(c.kind, "share")
		}
	}
	return false
}

// near120 reports whether two places of a text are within a line or two.
func near120(a, b int) bool { return a-b < 120 && b-a < 120 }

// isDifference reports whether a number says by how much two things differ
// ("five rounds sooner than", "two points higher").
func (c *count) isDifference() bool {
	_, at := c.src.tokens(c.q.Span)
	last := c.src.Sentences[c.src.sentenceAt(c.q.Start)].Last
	for k := at; k < last && k < at+3; k++ {
		t := c.src.Tokens[k]
		if t.Norm == "earlier" || t.Norm == "later" {
			return false // when, not by how much
		}
		if k+2 < last && c.src.Tokens[k+1].Norm == "than" && c.src.Tokens[k+2].Pos == "NUM" {
			return false // "126 people, including more than 60 children"
		}
		if (t.Tag == "RBR" || t.Tag == "JJR" || strings.HasSuffix(t.Norm, "er") && t.Pos == "ADV") && (k+1 == last || c.src.Tokens[k+1].Norm == "than" || c.src.Tokens[k+1].Pos == "PUNCT") {
			return true
		}
	}
	return false
}

// overTime reports whether a number is the sum of a stretch of time ("over
// four nights", "in the past eight days").
func (c *count) overTime() bool {
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	for i := range c.src.Times {
		t := &c.src.Times[i]
		k := c.src.tokenAt(t.Start)
		if k > 0 && c.src.Tokens[k-1].Norm == "since" && t.Start >= sent.Start && t.Start < sent.End {
			return true
		}
		if t.Start < c.q.End || t.Start >= sent.End || !near120(t.Start, c.q.End) {
			continue
		}
		if t.Type == synoptic.DurationExpr && k > 0 && (c.src.Tokens[k-1].Norm == "over" || c.src.Tokens[k].Norm == "over" || strings.Contains(strings.ToLower(c.src.text(t.Span)), "past")) {
			return true
		}
	}
	return false
}

// inBrackets reports whether a number is one of several that brackets divide
// what stands before them into ("23 pirates (12 Somali and 11 Yemeni)").
func (c *count) inBrackets() bool {
	text := c.src.Article.Text
	open := strings.LastIndexByte(text[max(0, c.q.Start-80):c.q.Start], '(')
	if open < 0 {
		return false
	}
	open += max(0, c.q.Start-80)
	shut := strings.IndexByte(text[c.q.End:min(len(text), c.q.End+80)], ')')
	if shut < 0 || strings.IndexByte(text[open:c.q.Start], ')') >= 0 {
		return false
	}
	shut += c.q.End
	return slices.ContainsFunc(c.src.Quantities, func(q synoptic.Quantity) bool {
		return q.Start > open && q.End < shut && q.Start != c.q.Start
	})
}

// odds reports whether a number is part of "two-in-three" or "2 in 3".
func (c *count) odds() bool {
	text := c.src.Article.Text
	before, after := text[max(0, c.q.Start-6):c.q.Start], text[c.q.End:min(len(text), c.q.End+6)]
	if strings.HasPrefix(after, "-in-") || strings.HasSuffix(before, "-in-") {
		return true
	}
	digit := func(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	return strings.HasPrefix(after, " in ") && digit(after, 4) && !digit(after, 5) || strings.HasSuffix(before, " in ") && digit(before, len(before)-5)
}

// loosely reports whether a number is one of two that the text offers ("ten,
// or 15 minutes").
func (c *count) loosely() bool {
	b := c.before(1)
	return len(b) > 0 && b[0] == "or"
}
