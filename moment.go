package synoptic

import (
	"cmp"
	"time"
)

// CompareTimes orders two days or times of publication (ISO 8601): by their
// instants where they name a zone, a day by its beginning. It is a total
// order, good for sorting (what is no time comes last); see Before for what may be said of two articles.
func CompareTimes(a, b string) int {
	x, okA := instant(a)
	y, okB := instant(b)
	switch {
	case !okA && !okB:
		return cmp.Compare(a, b)
	case !okA:
		return 1
	case !okB:
		return -1
	}
	return cmp.Or(x.Compare(y), cmp.Compare(a, b))
}

// Before reports whether a is surely before b: by their instants where both
// have a time and a zone, else by their days.
func Before(a, b string) bool {
	x, errA := time.Parse(time.RFC3339, a)
	y, errB := time.Parse(time.RFC3339, b)
	if errA == nil && errB == nil {
		return x.Before(y)
	}
	n := min(len(a), len(b), len(time.DateOnly))
	if len(a) > n && len(b) > n && errA != nil && errB != nil {
		return a < b
	}
	return a[:n] < b[:n]
}

// instant is where a day or time stands on the line of time; without a zone,
// as in UTC.
func instant(s string) (time.Time, bool) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(form, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
