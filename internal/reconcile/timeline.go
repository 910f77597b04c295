package reconcile

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"synoptic"
)

// event is one entry of the timeline in the making: a claim's dated reports.
type event struct {
	entry synoptic.TimelineEntry
	units []*unit // the dated reports that give the time of the entry
}

// timeline puts the dated claims in order: each event once, under the time
// that most of its reports give, in the words of a report that gives it.
func (s *story) timeline(claims []synoptic.Claim) []synoptic.TimelineEntry {
	groups := map[string]*claimGroup{}
	for _, g := range s.groups {
		groups[g.id] = g
	}
	var events []event
	for i := range claims {
		c := &claims[i]
		if c.Folded && len(c.Reports) < 2 {
			continue
		}
		e, ok := eventOf(groups[c.ID], c)
		if !ok {
			continue
		}
		// Claims come in order of weight, so the first of two that tell one event
		// keeps its words.
		k := slices.IndexFunc(events, func(o event) bool { return oneEvent(o, e) })
		if k < 0 {
			events = append(events, e)
			continue
		}
		o := &events[k]
		o.units = append(o.units, e.units...)
		if len(e.entry.When) > len(o.entry.When) && strings.HasPrefix(e.entry.When, o.entry.When) {
			o.entry.When, o.entry.Precision = e.entry.When, e.entry.Precision
		}
		for _, sp := range e.entry.Spans {
			if !slices.Contains(o.entry.Spans, sp) {
				o.entry.Spans = append(o.entry.Spans, sp)
			}
		}
	}
	out := make([]synoptic.TimelineEntry, 0, len(events))
	for _, e := range events {
		out = append(out, e.entry)
	}
	slices.SortStableFunc(out, func(a, b synoptic.TimelineEntry) int {
		return cmp.Or(cmp.Compare(begins(a.When), begins(b.When)), cmp.Compare(len(a.When), len(b.When)))
	})
	return out
}

// eventOf is the event that a claim's dated reports tell.
func eventOf(g *claimGroup, c *synoptic.Claim) (event, bool) {
	votes := map[string]int{}
	var units []*unit
	for _, u := range g.members {
		if timed(u) {
			units = append(units, u)
			votes[u.time().Value]++
		}
	}
	if len(units) == 0 {
		return event{}, false
	}
	best := units[0]
	for _, u := range units {
		v, w := u.time().Value, best.time().Value
		if votes[v] > votes[w] || votes[v] == votes[w] && len(v) > len(w) {
			best = u
		}
	}
	when := best.time().Value
	e := event{entry: synoptic.TimelineEntry{When: when, Precision: best.time().Precision, Text: c.Text, Claim: c.ID}}
	for _, u := range units {
		if v := u.time().Value; strings.HasPrefix(v, when) || strings.HasPrefix(when, v) {
			e.units = append(e.units, u)
		}
		e.entry.Spans = append(e.entry.Spans, u.src.passage(u.time().Span))
	}
	if clearest := g.clearest(); !slices.Contains(e.units, clearest) {
		// What the claim is worded by says nothing of the time, or another.
		told := slices.MaxFunc(e.units, func(a, b *unit) int { return cmp.Compare(clarity(a), clarity(b)) })
		e.entry.Text = oneLine(told.src.text(told.report))
	}
	return e, true
}

func (u *unit) time() *synoptic.TimeExpr { return &u.src.Times[u.clause.When] }

// alikeEvents is how alike two dated clauses must be to be of one event.
const alikeEvents = 0.5

// oneEvent reports whether two entries tell one event: at times that fit, in
// the same words or in one sentence, or in clauses that have half in common.
func oneEvent(a, b event) bool {
	x, y := a.entry.When, b.entry.When
	if !strings.HasPrefix(x, y) && !strings.HasPrefix(y, x) || len(x) < len(time.DateOnly) && x != y {
		return false
	}
	if a.entry.Text == b.entry.Text {
		return true
	}
	return slices.ContainsFunc(a.units, func(u *unit) bool {
		return slices.ContainsFunc(b.units, func(v *unit) bool {
			if u.src == v.src && u.clause.When == v.clause.When {
				return true
			}
			product, _, _ := dot(u.terms, v.terms)
			return u.src != v.src && product >= alikeEvents*u.norm*v.norm
		})
	})
}

// begins is the day on which a time begins, for the order: weeks and ranges
// have other forms than days.
func begins(when string) string {
	when, _, _ = strings.Cut(when, "/")
	year, rest, ok := strings.Cut(when, "-")
	if !ok || len(rest) < 2 {
		return when
	}
	n := 0
	for _, c := range rest[1:] {
		if c >= '0' && c <= '9' {
			n = 10*n + int(c-'0')
		}
	}
	first, err := time.Parse(time.DateOnly, year+"-01-04")
	switch {
	case err != nil:
		return when
	case rest[0] == 'W':
		// The first week of a year is the one with the fourth of January.
		monday := first.AddDate(0, 0, -(int(first.Weekday())+6)%7)
		return monday.AddDate(0, 0, 7*(n-1)).Format(time.DateOnly)
	case rest[0] == 'Q':
		return time.Date(first.Year(), time.Month(3*n-2), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	}
	return when
}

// bounding are prepositions by which a time says since or until when something
// was so, not when it happened.
var bounding = []string{"since", "until", "till", "before", "than", "from", "after"}

// standing are verbs of what is so or held to be so.
var standing = []string{"be", "have", "believe", "think", "consider", "remain", "mark", "mean"}

// timed reports whether a report's own predicate is dated: not by the day on
// which somebody reported it, nor by a time that belongs to another clause,
// that bounds what it says, or that is counted from another day.
func timed(u *unit) bool {
	// In direct speech "tomorrow" counts from when it was said.
	if u.clause.When < 0 || u.clause.Negated || u.direct || u.clause.Subject.IsZero() || asks(u.src, u.clause) || u.dependent() {
		return false
	}
	t := u.time()
	text := strings.ToLower(u.src.text(t.Span))
	if t.Value == "" || u.hearsay(t.Start) || t.Anchor == synoptic.AnchorPrevious && fromAnother(text) && !strings.Contains(text, "same") {
		return false
	}
	i := u.src.tokenAt(t.Start)
	for n := 0; n <= maxHops && i < len(u.src.Tokens); n++ {
		x := u.src.Tokens[i]
		if i == u.clause.Root {
			return true
		}
		if x.Dep == "prep" && slices.Contains(bounding, x.Norm) {
			return false
		}
		if x.Dep == "poss" && slices.Contains(standing, strings.ToLower(u.src.Tokens[u.clause.Root].Lemma)) {
			return false // "Wednesday's crash is the first": nothing happens
		}
		switch x.Dep {
		case "relcl", "acl", "advcl", "ccomp", "appos", "parataxis":
			return false
		}
		i = x.Head
	}
	return false
}
