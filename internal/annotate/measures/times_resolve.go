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
	// The last period of accounts told is six or nine months.
	months bool
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
