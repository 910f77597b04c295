package measures

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// civil is a day of the Gregorian calendar at midnight UTC.
func civil(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// validDay reports whether the calendar has the day; February 29 depends on
// the year.
func validDay(y, m, d int) bool {
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return false
	}
	return civil(y, m, d).Day() == d
}

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

func daysBetween(a, b time.Time) int { return int(math.Round(b.Sub(a).Hours() / 24)) }

func two(n int) string { return fmt.Sprintf("%02d", n) }

func isoDay(t time.Time) string { return t.Format("2006-01-02") }

func isoWeek(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

// unitSize orders the units of time by length, in hours.
func unitSize(u timeUnit) float64 {
	switch u {
	case 'S':
		return 1. / 3600
	case 'M':
		return 1. / 60
	case 'H':
		return 1
	case 'N':
		return 12
	case 'D':
		return 24
	case 'E':
		return 48
	case 'W':
		return 168
	case 'F':
		return 336
	case 'm':
		return 730
	case 'Q':
		return 2190
	case 'Y':
		return 8766
	case 'T':
		return 87660
	case 'C':
		return 876600
	}
	return 8766000
}

// durationValue writes a duration as TIMEX3 does: P3D, PT46S, P2Y6M, PXW.
func durationValue(n float64, vague bool, u timeUnit, more []timeAmount) string {
	if vague {
		switch u {
		case 'S', 'M', 'H':
			return "PTX" + string(rune(u))
		case 'm':
			return "PXM"
		case 'T':
			return "PXDE"
		case 'C':
			return "PXCE"
		case 'F':
			return "PXW"
		case 'N', 'E':
			return "PXD"
		}
		return "PX" + string(rune(u))
	}
	var date, clock strings.Builder
	write := func(n float64, u timeUnit) {
		switch u {
		case 'T':
			n, u = n*10, 'Y'
		case 'C':
			n, u = n*100, 'Y'
		case 'L':
			n, u = n*1000, 'Y'
		case 'F':
			n, u = n*2, 'W'
		case 'E':
			n, u = n*2, 'D'
		case 'N':
			u = 'D'
		case 'Q':
			n, u = n*3, 'm'
		}
		whole := math.Floor(n)
		rest := n - whole
		smaller, times := timeUnit(0), 0.0
		switch u {
		case 'Y':
			smaller, times = 'm', 12
		case 'H':
			smaller, times = 'M', 60
		case 'M':
			smaller, times = 'S', 60
		case 'D':
			smaller, times = 'H', 24
		}
		b := &date
		if u == 'H' || u == 'M' || u == 'S' {
			b = &clock
		}
		letter := string(rune(u))
		if u == 'm' {
			letter = "M"
		}
		if rest == 0 || smaller == 0 || math.Abs(rest*times-math.Round(rest*times)) > 1e-9 {
			b.WriteString(strconv.FormatFloat(n, 'f', -1, 64) + letter)
			return
		}
		if whole > 0 {
			b.WriteString(strconv.FormatFloat(whole, 'f', -1, 64) + letter)
		}
		letter = string(rune(smaller))
		if smaller == 'm' {
			letter = "M"
		}
		if smaller == 'H' || smaller == 'M' || smaller == 'S' {
			b = &clock
		}
		b.WriteString(strconv.FormatFloat(math.Round(rest*times), 'f', -1, 64) + letter)
	}
	if u == 'H' && n >= 24 && n == 24 && len(more) == 0 {
		return "P1D"
	}
	write(n, u)
	for _, a := range more {
		write(a.amount, a.unit)
	}
	if clock.Len() > 0 {
		return "P" + date.String() + "T" + clock.String()
	}
	return "P" + date.String()
}

// holidayIn is the day of a holiday in a year. Rules are "12-25", "11#4-4"
// (the fourth Thursday of November; #-1 the last), "easter+1" and "election"
// (the Tuesday after the first Monday of November).
func holidayIn(rule string, year int) time.Time {
	switch {
	case strings.HasPrefix(rule, "easter"):
		off, _ := strconv.Atoi(rule[len("easter"):])
		return easter(year).AddDate(0, 0, off)
	case rule == "election":
		first := civil(year, 11, 1)
		return first.AddDate(0, 0, (8-isoWeekday(first))%7+1)
	case strings.Contains(rule, "#"):
		var month, nth, day int
		rule, plus, _ := strings.Cut(rule, "+")
		if plus != "" {
			off, _ := strconv.Atoi(plus)
			return holidayIn(rule, year).AddDate(0, 0, off)
		}
		if _, err := fmt.Sscanf(rule, "%d#%d-%d", &month, &nth, &day); err != nil {
			panic("measures: word list of times: holiday " + rule)
		}
		if nth < 0 {
			last := civil(year, month+1, 1).AddDate(0, 0, -1)
			return last.AddDate(0, 0, -((isoWeekday(last) - day + 7) % 7))
		}
		first := civil(year, month, 1)
		return first.AddDate(0, 0, (day-isoWeekday(first)+7)%7+7*(nth-1))
	}
	var month, day int
	if _, err := fmt.Sscanf(rule, "%d-%d", &month, &day); err != nil {
		panic("measures: word list of times: holiday " + rule)
	}
	return civil(year, month, day)
}

// easter is Easter Sunday by the anonymous Gregorian algorithm.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	day := (h+l-7*m+114)%31 + 1
	return civil(y, month, day)
}
