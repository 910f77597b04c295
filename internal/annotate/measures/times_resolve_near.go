package measures

import (
	"fmt"
	"strings"
	"time"

	"synoptic"
)

// choose picks the year in which a yearless date falls: what is nearest to
// the anchor, with the tense and "last", "this", "next" weighing in.
func (x *timeResolver) choose(m *timeMeaning, tok int, p synoptic.Precision, at func(year int) time.Time) resolved {
	if !x.known {
		v := "XXXX-" + at(2000).Format("01-02")
		if p == synoptic.ByMonth {
			v = v[:7]
		}
		return unresolved(v, p)
	}
	base := x.anchor
	if p == synoptic.ByMonth {
		base = civil(base.Year(), int(base.Month()), 1)
	}
	told := tenseAt(x.s, tok)
	var best time.Time
	cost := -1.0
	for y := base.Year() - 1; y <= base.Year()+1; y++ {
		d := at(y)
		if m.day == 29 && m.month == 2 && d.Day() != 29 {
			continue
		}
		n := float64(daysBetween(base, d))
		switch {
		case m.rel == lastRelation && n >= 0, m.rel == nextRelation && n <= 0, m.rel == thisRelation && m.kind == dateTime && y != base.Year():
			continue
		}
		switch {
		case n > 1 && told == pastTense && m.rel == anyRelation && x.done(tok):
			n *= 10
		case n > 1 && told == pastTense && m.rel == anyRelation:
			n *= 3
		case n > 1 && told != futureTense && m.rel == anyRelation:
			n *= 1.5
		case n < 0 && told == futureTense && m.rel == anyRelation:
			n *= 3
		}
		if n < 0 {
			n = -n
		}
		if m.weekday > 0 && isoWeekday(d) != m.weekday && m.holiday == "" {
			n += 2000
		}
		if cost < 0 || n < cost {
			best, cost = d, n
		}
	}
	if cost < 0 {
		return unresolved("", p)
	}
	if p == synoptic.ByMonth {
		return x.monthPoint(best.Year(), int(best.Month()), x.from)
	}
	return x.dayPoint(best, x.from)
}

// weekdayNear resolves a day of the week.
func (x *timeResolver) weekdayNear(m *timeMeaning, tok int) resolved {
	timex := fmt.Sprintf("XXXX-WXX-%d", m.weekday)
	base, from := x.anchor, x.from
	if m.base == fromPrevious && m.rel != anyRelation && x.lastDay.set && x.lastDay.from != x.anchor {
		base, from = x.lastDay.from, synoptic.AnchorPrevious
	} else if !x.known {
		return unresolved(timex, synoptic.ByDay)
	}
	if m.hasWeek {
		if x.story() {
			return unresolved(timex, synoptic.ByDay)
		}
		monday := base.AddDate(0, 0, 1-isoWeekday(base)+7*m.weeks)
		return x.dayPoint(monday.AddDate(0, 0, m.weekday-1), from)
	}
	ahead := (m.weekday - isoWeekday(base) + 7) % 7 // 0 to 6
	if x.story() && from == x.from {
		switch m.rel {
		case anyRelation:
			if ahead > 3 {
				ahead -= 7
			}
			return x.dayPoint(base.AddDate(0, 0, ahead), from)
		case thisRelation:
			if ahead > 3 {
				ahead -= 7
			}
			return x.dayPoint(base.AddDate(0, 0, ahead), from)
		}
		// "last Monday" lies before the article's own day, which may itself be
		// a few days from the anchor: safe only where both readings agree.
		if m.rel == lastRelation && ahead >= 4 && ahead <= 6 {
			return x.dayPoint(base.AddDate(0, 0, ahead-7), from)
		}
		if m.rel == nextRelation && ahead == 0 {
			ahead = 7
		}
		if m.rel == nextRelation && ahead >= 4 {
			return x.dayPoint(base.AddDate(0, 0, ahead), from)
		}
		return unresolved(timex, synoptic.ByDay)
	}
	told := tenseAt(x.s, tok)
	switch {
	case m.rel == lastRelation:
		ahead -= 7
	case m.rel == nextRelation:
		if ahead == 0 {
			ahead = 7
		}
	case m.rel == thisRelation:
		if told == pastTense && ahead > 0 {
			ahead -= 7
		}
	case x.nominal(tok):
		// "Wednesday's ruling": the main verb tells little of its day.
		if told != futureTense && ahead > 0 || ahead > 3 {
			ahead -= 7
		}
	case told == futureTense:
	case told == presentTense && x.scheduled(tok):
	case ahead == 1 && x.lede == m.weekday:
		// The story's own day, dated a day early: it is tomorrow there.
	case ahead > 0:
		ahead -= 7
	}
	return x.dayPoint(base.AddDate(0, 0, ahead), from)
}

// nominal reports whether the word at tok belongs to a noun and not to a verb.
func (x *timeResolver) nominal(tok int) bool {
	t := &x.s.Tokens[tok]
	return t.Dep == "poss" || t.Dep == "compound" || t.Dep == "nmod" || t.Dep == "npadvmod" && isNounTag(x.s.Tokens[t.Head].Tag)
}

// done reports whether the word at tok says when a verb in the past was done,
// and not until when, nor when a noun beside it is to be ("a summit in June").
func (x *timeResolver) done(tok int) bool {
	t := &x.s.Tokens[tok]
	h := t.Head
	if p := &x.s.Tokens[h]; p.Dep == "prep" {
		switch p.Norm {
		case "by", "until", "till", "through", "to", "before", "for":
			return false
		}
		h = p.Head
	}
	return strings.HasPrefix(x.s.Tokens[h].Tag, "VB") && tenseOf(x.s, h) == pastTense
}

// scheduled reports whether a present tense at tok tells what is to come
// ("the fair opens Friday") rather than what is said.
func (x *timeResolver) scheduled(tok int) bool {
	v := verbOf(x.s, tok)
	if v < 0 {
		return false
	}
	if isWord(x.s.Tokens[v].Lemma, tellingVerbWord) {
		return false
	}
	if p := &x.s.Tokens[tok]; p.Head == v {
		return true
	} else if h := &x.s.Tokens[p.Head]; h.Dep == "prep" && h.Head == v {
		return true
	}
	return false
}

// dayNear resolves a day of the month: "the 5th".
func (x *timeResolver) dayNear(m *timeMeaning, tok int) resolved {
	timex := fmt.Sprintf("XXXX-XX-%02d", m.day)
	if !x.known {
		return unresolved(timex, synoptic.ByDay)
	}
	month := civil(x.anchor.Year(), int(x.anchor.Month()), 1)
	if m.unit == 'm' { // "of last month"
		month = month.AddDate(0, m.shift, 0)
		if !validDay(month.Year(), int(month.Month()), m.day) {
			return unresolved(timex, synoptic.ByDay)
		}
		return x.dayPoint(month.AddDate(0, 0, m.day-1), x.from)
	}
	told := tenseAt(x.s, tok)
	var best time.Time
	cost := -1.0
	for k := -1; k <= 1; k++ {
		first := month.AddDate(0, k, 0)
		if !validDay(first.Year(), int(first.Month()), m.day) {
			continue
		}
		d := first.AddDate(0, 0, m.day-1)
		n := float64(daysBetween(x.anchor, d))
		switch {
		case x.story() && n < 0: // ties go to the past
			n = -n - .5
		case x.story():
		case n > 0 && told != futureTense:
			n *= 3
		case n < 0 && told == futureTense:
			n *= -3
		case n < 0:
			n = -n
		}
		if cost < 0 || n < cost {
			best, cost = d, n
		}
	}
	if cost < 0 || x.story() && cost > 10 {
		return unresolved(timex, synoptic.ByDay)
	}
	return x.dayPoint(best, x.from)
}

func (x *timeResolver) seasonNear(m *timeMeaning, tok int) resolved {
	if !x.known {
		return unresolved("XXXX-"+m.season, synoptic.BySeason)
	}
	month := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[m.season]
	told := tenseAt(x.s, tok)
	year := x.anchor.Year()
	start := civil(year, month, 1)
	end := start.AddDate(0, 3, 0)
	switch {
	case m.rel == lastRelation && !x.anchor.After(end):
		year--
	case m.rel == nextRelation && !x.anchor.Before(start):
		year++
	case m.rel == anyRelation && told != futureTense && x.anchor.Before(start):
		year--
	case m.rel == thisRelation && m.season == "WI" && x.anchor.Month() <= 4:
		year--
	}
	return x.seasonPoint(year, m.season, x.from)
}

func (x *timeResolver) quarterNear(m *timeMeaning, tok int) resolved {
	if !x.known {
		return unresolved(fmt.Sprintf("XXXX-Q%d", m.quarter), synoptic.ByQuarter)
	}
	// The nearest: accounts are told of within months after a quarter's end.
	told := tenseAt(x.s, tok)
	best, cost := 0, -1.0
	for y := x.anchor.Year() - 1; y <= x.anchor.Year()+1; y++ {
		n := float64(daysBetween(x.anchor, civil(y, 3*m.quarter-1, 15)))
		switch {
		case n > 45 && told == futureTense:
			n *= .8
		case n > 45:
			n *= 1.5
		case n < 0:
			n = -n
		}
		if n < 0 {
			n = -n
		}
		if cost < 0 || n < cost {
			best, cost = y, n
		}
	}
	return x.quarterPoint(best, m.quarter, x.from)
}
