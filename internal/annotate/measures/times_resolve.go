package measures

import (
	"fmt"
	"time"

	"synoptic"
)

// timeResolver turns meanings into values, in the order of the text.
type timeResolver struct {
	s      *synoptic.Syntax
	from   synoptic.TimeAnchor
	anchor time.Time
	known  bool // there is an anchor
	// The last date told so far, and the last that is a day.
	last    timePoint
	lastDay timePoint
	// The last quarter told that is not a year back: what "a year earlier" in
	// accounts goes back from.
	quarter timePoint
	// The first day that the article's opening tells: mostly that of what it
	// reports.
	eventDay timePoint
	// The day of the week that the article opens with, 0 if with none.
	lede int
}

// timePoint is a resolved date.
type timePoint struct {
	from      time.Time // its first day
	precision synoptic.Precision
	anchor    synoptic.TimeAnchor
	set       bool
}

func newTimeResolver(r *synoptic.Reading) *timeResolver {
	x := &timeResolver{s: &r.Syntax, from: r.AnchorFrom}
	if len(r.Anchor) >= 10 {
		if d, err := time.Parse("2006-01-02", r.Anchor[:10]); err == nil {
			x.anchor, x.known = d, true
		}
	}
	if x.from == "" || x.from == synoptic.AnchorNone {
		x.from = synoptic.AnchorPublished
	}
	return x
}

// story reports whether the anchor is only near the article's own day.
func (x *timeResolver) story() bool { return x.from == synoptic.AnchorStory }

// resolved is what a meaning comes to.
type resolved struct {
	value, timex string
	precision    synoptic.Precision
	anchor       synoptic.TimeAnchor
	point        timePoint
}

func unresolved(timex string, p synoptic.Precision) resolved {
	return resolved{timex: timex, precision: p, anchor: synoptic.AnchorNone}
}

// resolve is the value of m, whose words start at token tok.
func (x *timeResolver) resolve(m *timeMeaning, tok int) resolved {
	switch m.kind {
	case durationTime:
		r := resolved{timex: durationValue(m.amount, m.vague, m.unit, m.more), precision: unitPrecision(m.unit), anchor: synoptic.AnchorNone}
		if !m.vague {
			r.value = r.timex
		}
		return r
	case setTime, refTime:
		return unresolved(m.text, synoptic.ByRange)
	case shiftTime:
		return x.decorate(m, x.shift(m, tok))
	}
	return x.decorate(m, x.date(m, tok))
}

func unitPrecision(u timeUnit) synoptic.Precision {
	switch u {
	case 'S', 'M':
		return synoptic.ByMinute
	case 'H', 'N':
		return synoptic.ByHour
	case 'D':
		return synoptic.ByDay
	case 'W', 'E', 'F':
		return synoptic.ByWeek
	case 'm':
		return synoptic.ByMonth
	case 'Q':
		return synoptic.ByQuarter
	case 'Y':
		return synoptic.ByYear
	}
	return synoptic.ByDecade
}

// decorate adds the clock or the part of the day to a day.
func (x *timeResolver) decorate(m *timeMeaning, r resolved) resolved {
	if m.wholeWeek && r.point.set && r.precision == synoptic.ByDay {
		return x.weekPoint(r.point.from, r.anchor)
	}
	if r.precision != synoptic.ByDay || r.value == "" {
		return r
	}
	switch {
	case m.clock:
		r.value, r.timex, r.precision = clockValue(r.value, m)
	case m.part != "":
		r.timex += "T" + m.part
	}
	return r
}

// clockValue writes a day with a clock.
func clockValue(day string, m *timeMeaning) (value, timex string, p synoptic.Precision) {
	h := m.hour
	p = synoptic.ByMinute
	timex = fmt.Sprintf("%sT%02d:%02d", day, h, m.minute)
	if h == 24 || m.text == "midnight" {
		timex = day + "T24:00"
	}
	value = fmt.Sprintf("%sT%02d:%02d", day, h%24, m.minute)
	if m.text == "midnight" { // the one that ends the day or begins it is not said
		return day, timex, synoptic.ByDay
	}
	if m.zone != "" && m.zone != "?" {
		value += m.zone
	}
	return value, timex, p
}

func (x *timeResolver) dayPoint(d time.Time, a synoptic.TimeAnchor) resolved {
	v := isoDay(d)
	return resolved{v, v, synoptic.ByDay, a, timePoint{d, synoptic.ByDay, a, true}}
}

func (x *timeResolver) monthPoint(y, m int, a synoptic.TimeAnchor) resolved {
	d := civil(y, m, 1)
	v := d.Format("2006-01")
	return resolved{v, v, synoptic.ByMonth, a, timePoint{d, synoptic.ByMonth, a, true}}
}

func (x *timeResolver) yearPoint(y int, a synoptic.TimeAnchor) resolved {
	v := fmt.Sprintf("%04d", y)
	return resolved{v, v, synoptic.ByYear, a, timePoint{civil(y, 1, 1), synoptic.ByYear, a, true}}
}

func (x *timeResolver) weekPoint(d time.Time, a synoptic.TimeAnchor) resolved {
	v := isoWeek(d)
	monday := d.AddDate(0, 0, 1-isoWeekday(d))
	return resolved{v, v, synoptic.ByWeek, a, timePoint{monday, synoptic.ByWeek, a, true}}
}

func (x *timeResolver) quarterPoint(y, q int, a synoptic.TimeAnchor) resolved {
	return resolved{fmt.Sprintf("%04d-%02d/%04d-%02d", y, 3*q-2, y, 3*q), fmt.Sprintf("%04d-Q%d", y, q), synoptic.ByQuarter, a, timePoint{civil(y, 3*q-2, 1), synoptic.ByQuarter, a, true}}
}

func (x *timeResolver) seasonPoint(y int, s string, a synoptic.TimeAnchor) resolved {
	month := map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[s]
	return resolved{fmt.Sprintf("%04d", y), fmt.Sprintf("%04d-%s", y, s), synoptic.BySeason, a, timePoint{civil(y, month, 1), synoptic.BySeason, a, true}}
}

func (x *timeResolver) decadePoint(dec int, a synoptic.TimeAnchor) resolved {
	return resolved{fmt.Sprintf("%d0/%d9", dec, dec), fmt.Sprintf("%dX", dec), synoptic.ByDecade, a, timePoint{civil(dec*10, 1, 1), synoptic.ByDecade, a, true}}
}

// date resolves what says some of year, month, day, weekday, season, quarter.
func (x *timeResolver) date(m *timeMeaning, tok int) resolved {
	year, from, have := m.year, synoptic.AnchorNone, m.year > 0
	if m.ofThat {
		if !x.last.set {
			return unresolved("", synoptic.ByMonth)
		}
		year, from, have = x.last.from.Year()+m.year2, synoptic.AnchorPrevious, true
	} else if m.hasY2 && x.known {
		year, from, have = x.anchor.Year()+m.year2, x.from, true
	}
	switch {
	case m.decade > 0:
		return x.decadePoint(m.decade, synoptic.AnchorNone)
	case m.century > 0:
		return resolved{fmt.Sprintf("%02d00/%02d99", m.century, m.century), fmt.Sprintf("%02d", m.century), synoptic.ByRange, synoptic.AnchorNone, timePoint{}}
	case m.holiday != "":
		if have {
			return x.dayPoint(holidayIn(m.holiday, year), from)
		}
		return x.choose(m, tok, synoptic.ByDay, func(y int) time.Time { return holidayIn(m.holiday, y) })
	case m.month > 0 && m.day > 0:
		var r resolved
		switch {
		case have && validDay(year, m.month, m.day):
			r = x.dayPoint(civil(year, m.month, m.day), from)
		case have:
			return unresolved("", synoptic.ByDay)
		default:
			r = x.choose(m, tok, synoptic.ByDay, func(y int) time.Time { return civil(y, m.month, m.day) })
		}
		if m.toDay > 0 && r.value != "" {
			end := civil(r.point.from.Year(), m.month, m.toDay)
			r.value += "/" + isoDay(end)
			r.precision = synoptic.ByRange
		}
		return r
	case m.month > 0 && have:
		return x.monthPoint(year, m.month, from)
	case m.month > 0:
		return x.choose(m, tok, synoptic.ByMonth, func(y int) time.Time { return civil(y, m.month, 1) })
	case m.season != "" && have:
		return x.seasonPoint(year, m.season, from)
	case m.season != "":
		return x.seasonNear(m, tok)
	case m.quarter > 0 && have:
		return x.quarterPoint(year, m.quarter, from)
	case m.quarter > 0:
		return x.quarterNear(m, tok)
	case m.half > 0 && have:
		return resolved{fmt.Sprintf("%04d-%02d/%04d-%02d", year, 6*m.half-5, year, 6*m.half), fmt.Sprintf("%04d-H%d", year, m.half), synoptic.ByRange, from, timePoint{}}
	case m.weekday > 0:
		return x.weekdayNear(m, tok)
	case m.day > 0:
		return x.dayNear(m, tok)
	case m.unit == 'Q' && m.bare && have: // "the 1988 quarter"
		if x.quarter.set {
			return x.quarterPoint(year, (int(x.quarter.from.Month())+2)/3, from)
		}
		return x.yearPoint(year, from)
	case have:
		return x.yearPoint(year, from)
	}
	return unresolved("", synoptic.ByDay)
}

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
	return t.Dep == "poss" || t.Dep == "compound" || t.Dep == "nmod"
}

// scheduled reports whether a present tense at tok tells what is to come
// ("the fair opens Friday") rather than what is said.
func (x *timeResolver) scheduled(tok int) bool {
	v := verbOf(x.s, tok)
	if v < 0 {
		return false
	}
	switch x.s.Tokens[v].Lemma {
	case "say", "report", "write", "tell", "show", "be", "have", "believe", "claim", "know", "remain", "deny", "confirm", "kill", "die", "injure", "hit", "crash":
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

// shift resolves what counts units from the anchor or from a date told before.
func (x *timeResolver) shift(m *timeMeaning, tok int) resolved {
	p := unitPrecision(m.unit)
	if m.vague {
		if m.shift < 0 || m.amount > 0 && m.base == fromAnchor && m.shift <= 0 {
			return unresolved("PAST_REF", synoptic.ByRange)
		}
		return unresolved("FUTURE_REF", synoptic.ByRange)
	}
	base, from := x.anchor, x.from
	exact := !x.story()
	keep := p
	if m.report {
		if !x.quarter.set && m.unit == 'Q' && x.known {
			first := civil(base.Year(), (int(base.Month())-1)/3*3+1, 1).AddDate(0, -3, 0)
			return x.quarterPoint(first.Year(), (int(first.Month())+2)/3, from)
		}
		if x.quarter.set {
			first := x.quarter.from
			if x.known && first.AddDate(0, 3, 0).After(x.anchor.AddDate(0, 0, 14)) && m.unit == 'Q' {
				first = first.AddDate(0, -3, 0)
			}
			if m.unit == 'Y' {
				first = first.AddDate(m.shift, 0, 0)
			}
			return x.quarterPoint(first.Year(), (int(first.Month())+2)/3, synoptic.AnchorPrevious)
		}
	}
	if m.base == fromPrevious {
		switch {
		case m.unit == 'D' && x.lastDay.set:
			base, from, exact = x.lastDay.from, synoptic.AnchorPrevious, true
		case m.unit != 'D' && x.last.set:
			base, from, exact = x.last.from, synoptic.AnchorPrevious, true
			if m.unit == 'Y' && m.amount > 0 && (x.last.precision == synoptic.ByQuarter || x.last.precision == synoptic.ByMonth) {
				keep = x.last.precision
			}
		case m.amount > 0 && m.shift < 0 && x.known:
		default:
			return unresolved("", p)
		}
	} else if !x.known {
		return unresolved("", p)
	}
	switch m.unit {
	case 'D', 'N':
		if !exact {
			return unresolved("", synoptic.ByDay)
		}
		return x.dayPoint(base.AddDate(0, 0, m.shift), from)
	case 'W', 'F':
		n := m.shift
		if m.unit == 'F' {
			n *= 2
		}
		if !exact {
			return unresolved("", synoptic.ByWeek)
		}
		if isoWeekday(base) == 7 && m.amount == 0 && m.base == fromAnchor && n != 0 {
			// On a Sunday "last week" is the one just ending and "next week" begins
			// tomorrow.
			base = base.AddDate(0, 0, 1)
			if n > 0 {
				n--
			}
		}
		return x.weekPoint(base.AddDate(0, 0, 7*n), from)
	case 'E':
		return x.weekend(m, tok, base, from, exact)
	case 'm':
		first := civil(base.Year(), int(base.Month()), 1).AddDate(0, m.shift, 0)
		if !exact && base.AddDate(0, 0, -4).Month() != base.AddDate(0, 0, 4).Month() {
			return unresolved("", synoptic.ByMonth)
		}
		return x.monthPoint(first.Year(), int(first.Month()), from)
	case 'Q':
		first := civil(base.Year(), (int(base.Month())-1)/3*3+1, 1).AddDate(0, 3*m.shift, 0)
		return x.quarterPoint(first.Year(), (int(first.Month())+2)/3, from)
	case 'Y':
		y := base.Year() + m.shift
		if y < 1 || y > 9999 {
			return unresolved("", synoptic.ByYear)
		}
		switch keep {
		case synoptic.ByQuarter:
			return x.quarterPoint(y, (int(base.Month())+2)/3, from)
		case synoptic.ByMonth:
			return x.monthPoint(y, int(base.Month()), from)
		}
		return x.yearPoint(y, from)
	case 'T':
		dec := base.Year()/10 + m.shift
		if m.amount > 0 { // "a decade ago" is a year, not a decade
			return x.yearPoint(base.Year()+10*m.shift, from)
		}
		if dec < 100 {
			return unresolved("", synoptic.ByDecade)
		}
		return x.decadePoint(dec, from)
	case 'C':
		c := base.Year()/100 + m.shift
		if c < 0 || c > 98 {
			return unresolved("", synoptic.ByDecade)
		}
		return resolved{fmt.Sprintf("%02d00/%02d99", c, c), fmt.Sprintf("%02d", c), synoptic.ByRange, from, timePoint{}}
	}
	// Hours and minutes: the anchor has no clock to count from.
	return unresolved(durationValue(m.amount, false, m.unit, nil), p)
}

func (x *timeResolver) weekend(m *timeMeaning, tok int, base time.Time, from synoptic.TimeAnchor, exact bool) resolved {
	if !exact {
		return unresolved("", synoptic.ByWeek)
	}
	saturday := base.AddDate(0, 0, 6-isoWeekday(base))
	n := m.shift
	if n == 0 && isoWeekday(base) < 5 && tenseAt(x.s, tok) == pastTense {
		n = -1
	}
	saturday = saturday.AddDate(0, 0, 7*n)
	return resolved{isoDay(saturday) + "/" + isoDay(saturday.AddDate(0, 0, 1)), isoWeek(saturday) + "-WE", synoptic.ByRange, from, timePoint{saturday, synoptic.ByWeek, from, true}}
}
