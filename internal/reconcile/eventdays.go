package reconcile

import (
	"slices"
	"strings"
	"time"

	"synoptic"
)

// eventDay is the one day on which a count's sentence says that what it counts
// happened, as an ISO date; "" where it says none or several. The day on which
// somebody said so, and a dateline, are not it.
func (c *count) eventDay() string {
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	day := ""
	for _, t := range c.src.Tokens[sent.First:sent.Last] {
		if t.Norm == "toll" || t.Norm == "risen" || t.Norm == "rose" || t.Norm == "number" {
			return "" // the day on which a toll stood so
		}
	}
	for i := range c.src.Times {
		t := &c.src.Times[i]
		if t.Start >= sent.End {
			break
		}
		if t.Start < sent.Start || t.Type != synoptic.DateExpr && t.Type != synoptic.ClockExpr || len(t.Value) < len(time.DateOnly) || !isDay(t.Value) || c.saidOn(t) {
			continue
		}
		if lo, hi := min(c.q.End, t.End), max(c.q.Start, t.Start); lo < hi && strings.ContainsAny(c.src.Article.Text[lo:hi], ":;") {
			continue // "eleven: two more died on Sunday"
		}
		if d := t.Value[:len(time.DateOnly)]; day == "" || day == d {
			day = d
		} else {
			return ""
		}
	}
	return day
}

// readTogether marks roundups, and gives the counts that say no day, such as a
// headline's, that of the same number of the same fate in their article.
func readTogether(all []*count) {
	for first := 0; first < len(all); {
		next := first
		for next < len(all) && all[next].src == all[first].src {
			next++
		}
		shareLeadDay(all[first:next])
		markRoundups(all[first:next])
		first = next
	}
	for _, c := range all {
		if c.day != "" || !tolls[c.fate] {
			continue
		}
		for _, o := range all {
			if o.src == c.src && o.day != "" && o.fate == c.fate && c.equal(o) && c.likeness(o) > likeLoosely {
				c.day = o.day
				break
			}
		}
	}
}

// shareLeadDay gives what an article leads with, where that says no day, the only
// day that its tolls are of.
func shareLeadDay(counts []*count) {
	day := ""
	for _, c := range counts {
		if c.day == "" || !tolls[c.fate] || c.graded("more") {
			continue // "two more died on Sunday"
		}
		if day != "" && day != c.day {
			return
		}
		day = c.day
	}
	for _, c := range counts {
		if c.day == "" && tolls[c.fate] && c.leads() {
			c.day = day
		}
	}
}

// isDay reports whether a time's value begins with a day and is no range.
func isDay(value string) bool {
	_, err := time.Parse(time.DateOnly, value[:len(time.DateOnly)])
	return err == nil && !strings.Contains(value, "/")
}

// sayings are forms of verbs beside which a day is that of the report.
var sayings = []string{"said", "says", "say", "told", "reported", "reports", "announced", "added", "stated", "claimed", "confirmed", "reporters", "statement", "updated", "published", "posted"}

// saidOn reports whether a time is a dateline or dates what was said.
func (c *count) saidOn(t *synoptic.TimeExpr) bool {
	k := c.src.tokenAt(t.Start)
	on := k > 0 && c.src.Tokens[k-1].Norm == "on"
	if t.Anchor == synoptic.AnchorNone && !on {
		return true
	}
	if k > 0 && slices.Contains([]string{"by", "of", "until", "since", "before", "after", "from"}, c.src.Tokens[k-1].Norm) {
		return true // the day as of which it is known
	}
	for i := max(0, k-3); i < k; i++ {
		if slices.Contains(sayings, c.src.Tokens[i].Norm) {
			return true
		}
	}
	return false
}

// otherDays reports whether two counts are of two days: the sentence of each
// names its own, or one names a day that lies after the other's article. A night
// belongs to both of its days.
func (a *count) otherDays(b *count) bool {
	x, y := a.day, b.day
	if x != "" && y != "" {
		return x != y && !(a.byNight() || b.byNight())
	}
	if x == "" && a.leads() && b.longAgo() || y == "" && b.leads() && a.longAgo() {
		return true
	}
	after := func(day string, c *count) bool {
		p := c.src.Article.Published
		return day != "" && len(p) >= len(time.DateOnly) && day > p[:len(time.DateOnly)]
	}
	return after(x, b) || after(y, a)
}

// publishedApart reports whether the articles of two counts came out on two
// days.
func (a *count) publishedApart(b *count) bool {
	p, q := a.src.Article.Published, b.src.Article.Published
	return len(p) >= len(time.DateOnly) && len(q) >= len(time.DateOnly) && p[:len(time.DateOnly)] != q[:len(time.DateOnly)]
}

// longAgo reports whether a count is of a day before the one that led up to its
// article: what the article tells of it is background.
func (c *count) longAgo() bool {
	p := c.src.Article.Published
	if c.day == "" || len(p) < len(time.DateOnly) || c.leads() {
		return false
	}
	day, err := time.Parse(time.DateOnly, c.day)
	out, err2 := time.Parse(time.DateOnly, p[:len(time.DateOnly)])
	return err == nil && err2 == nil && out.Sub(day) > 36*time.Hour
}

// newsDay is a count's event day or, of what an article leads with, the day on
// which it came out; "" where neither is known.
func (c *count) newsDay() string {
	p := c.src.Article.Published
	if c.day != "" || !c.leads() || len(p) < len(time.DateOnly) {
		return c.day
	}
	return p[:len(time.DateOnly)]
}

// byNight reports whether a count's sentence speaks of a night.
func (c *count) byNight() bool {
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	return slices.ContainsFunc(c.src.Tokens[sent.First:sent.Last], func(t synoptic.Token) bool {
		switch t.Norm {
		case "night", "overnight", "late", "midnight", "early", "dawn", "evening":
			return true
		}
		return false
	})
}
