package feed

import (
	"slices"
	"strconv"
	"strings"
	"time"

	ext "github.com/mmcdole/gofeed/extensions"
)

// maxEvery is the longest time between updates that a feed is believed to mean.
const maxEvery = 31 * 24 * time.Hour

// hints reads what RSS 2.0 says of how often to ask.
func hints(ttl string, hours, days []string) Hints {
	var h Hints
	if n, err := strconv.ParseFloat(strings.TrimSpace(ttl), 64); err == nil && n > 0 {
		h.Every = time.Duration(min(n, maxEvery.Minutes()) * float64(time.Minute))
	}
	for _, s := range hours {
		// 24 is the midnight of an older version.
		if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 0 && n <= 24 && !slices.Contains(h.SkipHours, n%24) {
			h.SkipHours = append(h.SkipHours, n%24)
		}
	}
	for _, s := range days {
		for d := time.Sunday; d <= time.Saturday; d++ {
			if strings.EqualFold(strings.TrimSpace(s), d.String()) && !slices.Contains(h.SkipDays, d) {
				h.SkipDays = append(h.SkipDays, d)
			}
		}
	}
	slices.Sort(h.SkipHours)
	slices.Sort(h.SkipDays)
	return h
}

// syndication reads the RSS module of that name: updatePeriod divided by
// updateFrequency; 0 if the feed does not use it.
func syndication(e ext.Extensions) time.Duration {
	day := 24 * time.Hour
	every, ok := map[string]time.Duration{
		"hourly": time.Hour, "daily": day, "weekly": 7 * day, "monthly": 30 * day, "yearly": 365 * day,
	}[strings.ToLower(extension(e, "sy", "updatePeriod"))]
	if !ok {
		return 0
	}
	if n, err := strconv.Atoi(extension(e, "sy", "updateFrequency")); err == nil && n > 1 {
		every /= time.Duration(n)
	}
	return min(every, maxEvery)
}
