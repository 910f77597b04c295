package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"synoptic"
)

// layouts are the forms of ISO 8601 that the domain types use, and whether
// they name a day and a time of day.
var layouts = []struct {
	form       string
	day, clock bool
}{
	{"2006-01-02T15:04:05Z07:00", true, true},
	{"2006-01-02T15:04Z07:00", true, true},
	{"2006-01-02T15:04:05", true, true},
	{"2006-01-02T15:04", true, true},
	{"2006-01-02T15", true, false},
	{"2006-01-02", true, false},
	{"2006-01", false, false},
	{"2006", false, false},
}

type moment struct {
	time.Time
	form       string
	day, clock bool
}

func parseMoment(s string) (moment, bool) {
	for _, l := range layouts {
		if t, err := time.Parse(l.form, s); err == nil {
			return moment{t, l.form, l.day, l.clock}, true
		}
	}
	return moment{}, false
}

// label words a moment; the year is left out where it is the one given.
func (m moment) label(year int, month string) string {
	var b strings.Builder
	switch {
	case m.day:
		b.WriteString(m.Format("2 " + month))
	case m.form == "2006-01":
		b.WriteString(m.Format(month))
		year = 0
	default:
		return m.Format("2006")
	}
	if m.Year() != year {
		b.WriteString(m.Format(" 2006"))
	}
	if m.clock {
		b.WriteString(m.Format(" 15:04"))
		if _, off := m.Zone(); off != 0 {
			b.WriteString(m.Format(" -07:00"))
		}
	}
	return b.String()
}

// When words an ISO 8601 value for people: "5 Aug 2024", "Aug 2024",
// "18–24 Mar 2024". What it does not know it gives back as it is.
func When(iso string) string { return WhenIn(iso, 0) }

// WhenIn is When without the year where that is the year given.
func WhenIn(iso string, year int) string {
	if from, to, ok := strings.Cut(iso, "/"); ok {
		return daysBetween(from, to, "Jan", year)
	}
	if m, ok := parseMoment(iso); ok {
		return m.label(year, "Jan")
	}
	if w := partOfYear(iso, year); w != "" {
		return w
	}
	return iso
}

// partsOfYear are the parts of a year that TIMEX3 values name, in words.
var partsOfYear = map[string]string{
	"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter", "Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "last quarter",
	"H1": "first half", "H2": "second half",
}

// partOfYear words a week ("2016-W44"), by its Monday, or a season, quarter or
// half ("2016-SU"); "" is none such.
func partOfYear(iso string, year int) string {
	y, part, ok := strings.Cut(iso, "-")
	n, err := strconv.Atoi(y)
	if !ok || err != nil || len(y) != 4 {
		return ""
	}
	if words := partsOfYear[part]; words != "" {
		if strings.ContainsAny(part, "QH") {
			return words + " of " + y
		}
		return words + " " + y
	}
	week, err := strconv.Atoi(strings.TrimPrefix(part, "W"))
	if err != nil || !strings.HasPrefix(part, "W") || week < 1 || week > 53 {
		return ""
	}
	// The fourth of January lies in the first week.
	t := time.Date(n, 1, 4, 0, 0, 0, 0, time.UTC)
	t = t.AddDate(0, 0, 7*(week-1)-(int(t.Weekday())+6)%7)
	return "week of " + moment{Time: t, day: true}.label(year, "Jan")
}

// Days words the days from the first to the last publication; "" where
// neither is known.
func Days(first, last *string) string {
	switch {
	case first == nil && last == nil:
		return ""
	case first == nil:
		first = last
	case last == nil:
		last = first
	}
	return daysBetween(*first, *last, "January", 0)
}

func daysBetween(from, to, month string, year int) string {
	a, okA := parseMoment(from)
	b, okB := parseMoment(to)
	if !okA || !okB {
		if from == to {
			return from
		}
		return from + " to " + to
	}
	if !a.day || !b.day {
		if x, y := a.label(0, month), b.label(0, month); x != y {
			return x + " – " + y
		}
		return a.label(0, month)
	}
	tail := month
	if b.Year() != year {
		tail += " 2006"
	}
	switch {
	case a.YearDay() == b.YearDay() && a.Year() == b.Year():
		return b.Format("2 " + tail)
	case a.Year() != b.Year():
		return a.Format("2 "+month+" 2006") + " – " + b.Format("2 "+month+" 2006")
	case a.Month() == b.Month():
		return a.Format("2") + "–" + b.Format("2 "+tail)
	}
	return a.Format("2 "+month) + " – " + b.Format("2 "+tail)
}

// dateOf is an article's date of publication in short.
func dateOf(a *synoptic.ArticleInfo, year int) string {
	if a.Published == nil || *a.Published == "" {
		return "no date"
	}
	return WhenIn(*a.Published, year)
}

// commonYear is the year in which all dated articles came out; 0 if there is
// none such.
func commonYear(as []*synoptic.ArticleInfo) int {
	year := 0
	for _, a := range as {
		if a.Published == nil || len(*a.Published) < 4 {
			continue
		}
		y, err := strconv.Atoi((*a.Published)[:4])
		if err != nil || year != 0 && y != year {
			return 0
		}
		year = y
	}
	return year
}

// Year is the year in which all of the story's dated articles came out, 0 if
// there is none such.
func (s *Story) Year() int {
	var as []*synoptic.ArticleInfo
	for _, a := range s.Arts {
		as = append(as, a.ArticleInfo)
	}
	return commonYear(as)
}

// Instant is where an ISO 8601 value stands on a line of time: its beginning;
// of a day, noon; of a month, its middle; of a range, its first day. Exact is
// false where not even the day is known.
func Instant(iso string) (t time.Time, exact, ok bool) {
	from, _, _ := strings.Cut(iso, "/")
	m, ok := parseMoment(from)
	if m.day && !m.clock && m.form != "2006-01-02T15" {
		m.Time = m.Add(12 * time.Hour)
	}
	if m.form == "2006-01" {
		m.Time = m.AddDate(0, 0, 14)
	}
	return m.Time, m.day, ok
}

// DayHint says how ParseDay takes a day.
const DayHint = "write it as 2024-08-05, today, yesterday or 7d"

// ParseDay reads a day as people name it, relative to now: a date (ISO 8601),
// today, yesterday, or 7d for seven days ago; "" stays "".
func ParseDay(s string, now time.Time) (string, error) {
	low := strings.ToLower(strings.TrimSpace(s))
	switch low {
	case "":
		return "", nil
	case "today":
		return now.Format(time.DateOnly), nil
	case "yesterday":
		return now.AddDate(0, 0, -1).Format(time.DateOnly), nil
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(low, "d")); err == nil && strings.HasSuffix(low, "d") && n >= 0 && n <= 100_000 {
		return now.AddDate(0, 0, -n).Format(time.DateOnly), nil
	}
	if _, err := time.Parse(time.DateOnly, low); err != nil {
		return "", fmt.Errorf("%q is no day", s)
	}
	return low, nil
}
