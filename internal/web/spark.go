package web

import (
	"fmt"
	"strings"
	"time"

	"synoptic/internal/report"
)

// spark draws how many articles came out on each day of a story.
type spark struct {
	Width, Height int
	Bars          []bar
	Title         string
}

type bar struct{ X, Y, W, H int }

// Sizes of a sparkline in pixels.
const (
	sparkBars   = 28
	sparkStep   = 4
	sparkHeight = 18
)

// newSpark is nil where all articles came out on one day. A story longer than
// sparkBars days is drawn in as many parts of equal length.
func newSpark(days []DayCount) *spark {
	if len(days) < 2 {
		return nil
	}
	first, err1 := time.Parse(time.DateOnly, days[0].Day)
	last, err2 := time.Parse(time.DateOnly, days[len(days)-1].Day)
	if err1 != nil || err2 != nil || last.Before(first) {
		return nil
	}
	length := int(last.Sub(first).Hours()/24) + 1
	n := min(length, sparkBars)
	counts := make([]int, n)
	most, total := 0, 0
	for _, d := range days {
		t, err := time.Parse(time.DateOnly, d.Day)
		if err != nil || t.Before(first) || t.After(last) {
			return nil
		}
		k := int(t.Sub(first).Hours()/24) * n / length
		counts[k] += d.Count
		most, total = max(most, counts[k]), total+d.Count
	}
	s := &spark{Width: n * sparkStep, Height: sparkHeight}
	for i, c := range counts {
		h := 1
		if c > 0 {
			h = max(3, c*sparkHeight/most)
		}
		s.Bars = append(s.Bars, bar{i * sparkStep, sparkHeight - h, sparkStep - 1, h})
	}
	s.Title = sparkTitle(days, total)
	return s
}

// sparkTitle says in words what a sparkline shows.
func sparkTitle(days []DayCount, total int) string {
	const told = 8
	var parts []string
	for i, d := range days {
		if i == told {
			parts = append(parts, "…")
			break
		}
		parts = append(parts, fmt.Sprintf("%s: %d", report.When(d.Day), d.Count))
	}
	return report.Count(total, "article") + " by day: " + strings.Join(parts, ", ")
}
