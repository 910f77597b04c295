package feed

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	clock  = regexp.MustCompile(`(?:^|[^\d:])(\d{1,2}):(\d{2})`)
	offset = regexp.MustCompile(`:\d{2}(?:\.\d+)?\s*(?:GMT|UTC|[A-Z]{2,5})?\s*([+-])(\d{2}):?(\d{2})\b`)
	zulu   = regexp.MustCompile(`(?i)(?:\d\s*Z|\b(?:UTC|GMT|UT|Z))\s*$`)
	named  = regexp.MustCompile(`\b[A-Z]{3,5}\s*$`)
	half   = regexp.MustCompile(`(?i)\d\s*([ap])\.?m\b`)
	// unsure are dates in numbers whose day and month may be the one or the other.
	unsure = regexp.MustCompile(`^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b`)
)

// isoTime gives a time in ISO 8601 as precise as it was told and in the zone
// that it was told in; gofeed's own value is the same instant in UTC. Why says
// what is wrong with a time that was told and cannot be used.
func isoTime(told string, at *time.Time) (iso, why string) {
	told = strings.TrimSpace(told)
	if told == "" {
		return "", ""
	}
	if at == nil {
		return "", "none that can be read"
	}
	if m := unsure.FindStringSubmatch(told); m != nil {
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		if a <= 12 && b <= 12 && a != b {
			return "", "either of two days"
		}
	}
	utc := at.UTC()
	if utc.Year() < 1970 || utc.Year() > 2200 {
		return "", "out of any time"
	}
	c := clock.FindStringSubmatch(told)
	if c == nil {
		return utc.Format(time.DateOnly), ""
	}
	if m := offset.FindStringSubmatch(told); m != nil {
		h, _ := strconv.Atoi(m[2])
		min, _ := strconv.Atoi(m[3])
		seconds := h*3600 + min*60
		if m[1] == "-" {
			seconds = -seconds
		}
		return inZone(utc, seconds), ""
	}
	if zulu.MatchString(told) {
		return utc.Format(time.RFC3339), ""
	}
	// EST, -07 and their like: how far the clock told stands from UTC's.
	h, _ := strconv.Atoi(c[1])
	m, _ := strconv.Atoi(c[2])
	if half := half.FindStringSubmatch(told); half != nil {
		h %= 12
		if strings.EqualFold(half[1], "p") {
			h += 12
		}
	}
	minutes := h*60 + m - utc.Hour()*60 - utc.Minute()
	switch {
	case minutes > 14*60:
		minutes -= 24 * 60
	case minutes < -12*60:
		minutes += 24 * 60
	}
	if minutes != 0 || named.MatchString(told) {
		return inZone(utc, minutes*60), ""
	}
	return utc.Format("2006-01-02T15:04:05"), ""
}

func inZone(t time.Time, seconds int) string {
	if seconds < -12*3600 || seconds > 14*3600 {
		seconds = 0
	}
	return t.In(time.FixedZone("", seconds)).Format(time.RFC3339)
}

// When is when an item was published, or else updated; zero if that is not
// known. A time without zone is taken as UTC's.
func (it Item) When() time.Time {
	for _, s := range []string{it.Published, it.Updated} {
		for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly} {
			if t, err := time.Parse(layout, s); err == nil {
				return t
			}
		}
	}
	return time.Time{}
}
