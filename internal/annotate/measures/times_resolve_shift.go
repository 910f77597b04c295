package measures

import (
	"fmt"
	"time"

	"synoptic"
)

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
	if m.report && m.unit == 'Y' && x.months && x.known {
		return x.yearPoint(x.anchor.Year()+m.shift, x.from)
	}
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
