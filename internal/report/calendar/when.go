package calendar

import (
	"fmt"
	"strings"
	"time"
)

// forms are the forms of ISO 8601 that times of articles have, and how far a
// time of that form reaches: years, months, days and a duration.
var forms = []struct {
	form                string
	clock, zone         bool
	years, months, days int
	lasts               time.Duration
}{
	{form: "2006-01-02T15:04:05Z07:00", clock: true, zone: true},
	{form: "2006-01-02T15:04Z07:00", clock: true, zone: true},
	{form: "2006-01-02T15:04:05", clock: true},
	{form: "2006-01-02T15:04", clock: true},
	{form: "2006-01-02T15", clock: true, lasts: time.Hour},
	{form: "2006-01-02", days: 1},
	{form: "2006-01", months: 1},
	{form: "2006", years: 1},
}

// extent is when something was: from start to before end. A moment has no end.
type extent struct {
	start, end  time.Time
	clock, zone bool // a time of day, with a known zone
}

// when reads a value of the timeline. The last day, month or year of a range
// is in it.
func when(value string) (extent, bool) {
	from, to, isRange := strings.Cut(value, "/")
	a, ok := one(from)
	if !ok || !isRange {
		return a, ok
	}
	b, ok := one(to)
	if !ok || a.clock != b.clock || a.zone != b.zone {
		return extent{}, false
	}
	if a.end = b.end; b.end.IsZero() {
		a.end = b.start
	}
	return a, a.end.After(a.start)
}

func one(s string) (extent, bool) {
	var year, week int
	if n, err := fmt.Sscanf(s, "%4d-W%2d", &year, &week); n == 2 && err == nil && len(s) == len("2006-W01") {
		return isoWeek(year, week)
	}
	for _, f := range forms {
		t, err := time.Parse(f.form, s)
		if err != nil {
			continue
		}
		e := extent{start: t, clock: f.clock, zone: f.zone}
		if end := t.AddDate(f.years, f.months, f.days).Add(f.lasts); end.After(t) {
			e.end = end
		}
		if t.Year() < 1 || e.end.Year() > 9999 {
			return extent{}, false // no date of a calendar
		}
		return e, true
	}
	return extent{}, false
}

// isoWeek is a week of ISO 8601: the first is that with the year's first
// Thursday.
func isoWeek(year, week int) (extent, bool) {
	if year < 1 || year > 9998 {
		return extent{}, false
	}
	d := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	d = d.AddDate(0, 0, -(int(d.Weekday())+6)%7+7*(week-1))
	if y, w := d.ISOWeek(); y != year || w != week {
		return extent{}, false
	}
	return extent{start: d, end: d.AddDate(0, 0, 7)}, true
}
