package extract

import (
	"slices"
	"strings"
	"time"

	"synoptic"
)

// clockSlack is how far a page's clock may be ahead of the one that it was
// fetched by: zones reach 14 hours.
const clockSlack = 24 * time.Hour

// believed is a date that a page gives, "" where it cannot be one: before
// 1990, or after the page was fetched.
func (src *Source) believed(date string) string {
	d := isoDate(date)
	if d == "" || d < "1990" {
		return ""
	}
	if !src.Fetched.IsZero() && d[:len(time.DateOnly)] > src.Fetched.Add(clockSlack).UTC().Format(time.DateOnly) {
		return ""
	}
	return d
}

// updated is when an article was last changed, "" where that is not known or
// not after its publication.
func updated(published, update string) string {
	d := isoDate(update)
	if d == "" || published != "" && synoptic.CompareTimes(d, published) <= 0 || strings.HasPrefix(published, d) {
		return ""
	}
	return d
}

// local puts a time in UTC into the outlet's own zone, so that its day is the
// one that the article calls today: the zone of its update; else, where the
// days that readers are shown name the day before or after, that day alone.
func local(date, update string, shown []string) string {
	t, err := time.Parse(time.RFC3339, date)
	if err != nil || !strings.HasSuffix(date, "Z") {
		return date
	}
	if u, err := time.Parse(time.RFC3339, update); err == nil && !strings.HasSuffix(update, "Z") {
		return t.In(u.Location()).Format(time.RFC3339)
	}
	// Zones reach from 12 hours behind to 14 ahead.
	before, after := t.Add(-12*time.Hour).Format(time.DateOnly), t.Add(14*time.Hour).Format(time.DateOnly)
	if day := date[:len(time.DateOnly)]; slices.Contains(shown, day) {
		return date
	}
	for _, d := range shown {
		if d == before || d == after {
			return d
		}
	}
	return date
}

// shownDays are the days that a page shows its readers: in its text, and in
// its address.
func shownDays(src Source, t *text) []string {
	var out []string
	if t != nil {
		for _, f := range t.dates {
			out = append(out, f.value[:min(len(f.value), len(time.DateOnly))])
		}
	}
	if d := dateInPath(src.URL); d != "" {
		out = append(out, d)
	}
	return out
}
