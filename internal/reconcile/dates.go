package reconcile

import (
	"slices"
	"strings"
	"time"

	"synoptic"
)

// maxHops is how far a time may hang from the predicate to date it.
const maxHops = 5

// dateHops is how far the day may hang from the predicate that it dates: "met
// on Tuesday", "met late on Tuesday", not "met, according to reports Tuesday".
const dateHops = 4

// plans are verbs of what is yet to come and may be put off.
var plans = []string{"schedule", "plan", "expect", "set", "intend", "aim", "postpone", "delay", "book", "hope"}

func planned(u *unit) bool { return slices.Contains(plans, u.verb) }

// dated is a report whose own predicate is dated to the day.
type dated struct {
	u   *unit
	t   *synoptic.TimeExpr
	day time.Time
}

// dateDisputes are claims whose reports date the same act to days that can't
// both be. A day's difference that a time zone explains is none.
func (s *story) dateDisputes() []synoptic.Dispute {
	var out []synoptic.Dispute
	for _, g := range s.groups {
		var reports []dated
		for _, u := range g.members {
			if d, ok := s.datedUnit(u); ok {
				reports = append(reports, d)
			}
		}
		var p positionsBy
		clash := make([]bool, len(reports))
		for i, a := range reports {
			for j, b := range reports[:i] {
				if a.u.src != b.u.src && !a.day.Equal(b.day) && !farOff(a, b) && !weeksApart(a, b) && !newsOfItsDay(a, b) && !s.zoned(a, b) && !s.sameWords(a, b) && a.u.verb == b.u.verb && s.sameAct(a.u, b.u) {
					clash[i], clash[j] = true, true
				}
			}
		}
		if !slices.Contains(clash, true) {
			continue
		}
		for i, r := range reports {
			if !clash[i] {
				continue
			}
			p.add(r.day.Format(time.DateOnly), r.day.Format(time.DateOnly)+" ("+oneLine(r.u.src.text(r.t.Span))+")", r.u.src.passage(r.u.report))
		}
		out = append(out, synoptic.Dispute{
			ID: id("d", "date", g.id), Kind: synoptic.DateDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: "dated to different days: " + saysOf(p.list), Positions: p.list,
		})
	}
	return out
}

// newsDays is how many days before its article a day may lie to be the
// article's own news.
const newsDays = 1

// newsOfItsDay reports whether two articles that came out days apart each tell
// of the day that they came out, or the one before: what two meetings of the
// same people have in common is taken for one then.
func newsOfItsDay(a, b dated) bool {
	p, ok := dayOf(a.u.src.Article.Published)
	q, ok2 := dayOf(b.u.src.Article.Published)
	if !ok || !ok2 {
		return false
	}
	days := func(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }
	fresh := func(day, published time.Time) bool {
		n := days(day, published)
		return n >= 0 && n <= newsDays
	}
	apart := days(p, q)
	return (apart > newsDays || apart < -newsDays) && fresh(a.day, p) && fresh(b.day, q)
}

// dayOf is the day of a time in ISO 8601, if it is known to the day.
func dayOf(iso string) (time.Time, bool) {
	if len(iso) < len(time.DateOnly) {
		return time.Time{}, false
	}
	day, err := time.Parse(time.DateOnly, iso[:len(time.DateOnly)])
	return day, err == nil
}

func (s *story) datedUnit(u *unit) (dated, bool) {
	// In direct speech "tomorrow" counts from when it was said.
	if u.clause.When < 0 || u.direct || u.clause.Stance == synoptic.Expects || planned(u) {
		return dated{}, false
	}
	t := &u.src.Times[u.clause.When]
	if t.Anchor == synoptic.AnchorPrevious || dateline(u.src, t.Span) {
		return dated{}, false
	}
	day, ok := dayOf(t.Value)
	if !ok || t.Precision == synoptic.ByRange || t.Anchor == synoptic.AnchorStory && (!calendar(u.src.text(t.Span)) || s.spread() >= 7*24*time.Hour) || fromAnother(u.src.text(t.Span)) {
		return dated{}, false
	}
	if u.hops(t.Start) > dateHops || u.hearsay(t.Start) {
		return dated{}, false
	}
	return dated{u, t, day}, true
}

// spread is the time between the story's first and last dated article: the
// wider it is, the less is a weekday of an undated article worth.
func (s *story) spread() time.Duration {
	first, last := s.published()
	if first == nil || last == nil {
		return 0
	}
	a, ok := dayOf(*first)
	b, ok2 := dayOf(*last)
	if !ok || !ok2 {
		return 0
	}
	return b.Sub(a)
}

// fromAnother reports whether an expression counts from another day of the telling
// ("a day earlier", "the next day"), which may be taken for another.
func fromAnother(text string) bool {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		switch w {
		case "earlier", "later", "before", "after", "same", "next", "following", "previous":
			return true
		}
	}
	return false
}

// calendar reports whether an expression names a day of the week or of the
// month, so that it can be resolved from any day near the article's own.
func calendar(text string) bool {
	t := strings.ToLower(text)
	for _, day := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if strings.Contains(t, day) {
			return true
		}
	}
	return hasDigit(t)
}

// hearsay reports whether what stands at a byte offset hangs on who reports it
// ("according to reports Tuesday") and not on what happened.
func (u *unit) hearsay(at int) bool {
	i := u.src.tokenAt(at)
	for n := 0; n <= maxHops && i < len(u.src.Tokens) && i != u.clause.Root; n++ {
		switch t := u.src.Tokens[i]; strings.ToLower(t.Lemma) {
		case "accord", "according", "report", "statement", "interview", "say", "article", "tweet", "post":
			return true
		}
		i = u.src.Tokens[i].Head
	}
	return false
}

// farOff reports whether two days that were resolved against the articles'
// dates lie so far apart that one of those dates must be another thing (the
// day when a page was fetched).
func farOff(a, b dated) bool {
	if a.t.Anchor == synoptic.AnchorNone && b.t.Anchor == synoptic.AnchorNone {
		return false
	}
	d := a.day.Sub(b.day)
	return d > 10*24*time.Hour || d < -10*24*time.Hour
}

// weeksApart reports whether two days are the same day of the week and told by
// its name: "on Saturday" in an article that was brought up to date a week
// later is the old Saturday.
func weeksApart(a, b dated) bool {
	d := a.day.Sub(b.day)
	if d%(7*24*time.Hour) != 0 {
		return false
	}
	named := func(x dated) bool { return x.t.Anchor != synoptic.AnchorNone }
	return named(a) || named(b)
}

// dateline reports whether a date stands at the head of an article, where it
// says when that was printed.
func dateline(src *source, sp synoptic.Span) bool {
	if src.Article.TitleSpan.Overlaps(sp) {
		return true
	}
	text := src.text(sp)
	if !hasDigit(text) {
		return false
	}
	if p := src.Article.Published; len(p) >= 4 && strings.Contains(text, p[:4]) && sp.Start < 300 {
		return true // with the year, in the head of an article of that year
	}
	return len(strings.Fields(src.Article.Text[:sp.Start])) < 5
}

// hops is the number of arcs from the token at a byte offset to the unit's
// predicate.
func (u *unit) hops(at int) int {
	i := u.src.tokenAt(at)
	for n := 0; n <= maxHops; n++ {
		if i >= len(u.src.Tokens) {
			break
		}
		if i == u.clause.Root {
			return n
		}
		i = u.src.Tokens[i].Head
	}
	return maxHops + 1
}

// sameAct reports whether two clauses tell of one act: the same predicate
// with the same participants.
func (s *story) sameAct(a, b *unit) bool {
	if a.clause.Negated != b.clause.Negated || s.people(a.object) && s.people(b.object) && a.object != b.object {
		return false
	}
	named := 0
	for _, x := range a.args {
		if x[0] == '@' && slices.Contains(b.args, x) {
			named++
		}
	}
	_, shared, _ := dot(a.terms, b.terms)
	return named >= 2 || shared >= 0.6*min(a.total, b.total)
}

// people reports whether a key is a person's or a body's.
func (s *story) people(key string) bool {
	if !strings.HasPrefix(key, "@") {
		return false
	}
	e := s.byID[key[1:]]
	return e != nil && (e.kind == synoptic.Person || e.kind == synoptic.Organization)
}

// zoned reports whether a day's difference may be one of clocks: either
// report speaks of the night or evening, or gives the hour in a zone.
func (s *story) zoned(a, b dated) bool {
	d := a.day.Sub(b.day)
	if d != 24*time.Hour && d != -24*time.Hour {
		return false
	}
	for _, x := range []dated{a, b} {
		words := []string{"night", "evening", "late", "early", "overnight", "midnight", "local", "gmt", "utc", "edt", "est", "pdt", "pst", "bst", "et"}
		sent := x.u.src.Sentences[x.u.clause.Sentence]
		for _, t := range x.u.src.Tokens[sent.First:sent.Last] {
			if slices.Contains(words, t.Norm) && near(t.Span, x.t.Span) {
				return true
			}
		}
	}
	return false
}

// sameWords reports whether one report is a copy of the other: what a copy
// says of the day is what the original says, whenever it was printed.
func (s *story) sameWords(a, b dated) bool {
	return fold(a.u.src.text(a.u.span)) == fold(b.u.src.text(b.u.span)) || s.copied(a.u.src.at, a.u.span, b.u.src.at, b.u.span)
}

// near reports whether two spans stand within a few words of each other.
func near(a, b synoptic.Span) bool {
	return a.Start < b.End+24 && b.Start < a.End+24
}
