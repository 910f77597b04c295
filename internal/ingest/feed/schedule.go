package feed

import (
	"fmt"
	"hash/fnv"
	"slices"
	"time"
)

// How often a feed is asked.
const (
	// MinInterval and MaxInterval bound the time between two polls, whatever the
	// feed or its server says.
	MinInterval = 5 * time.Minute
	MaxInterval = 24 * time.Hour
	// DefaultInterval is that of a feed of which nothing is known.
	DefaultInterval = 30 * time.Minute
	// MaxRetryAfter is the longest wait that a server may ask for.
	MaxRetryAfter = 7 * 24 * time.Hour
	// MinRetry is the wait after the first failure; each further one doubles it,
	// up to MaxInterval.
	MinRetry = 10 * time.Minute
	// jitter is by how much, at most, a wait is drawn out so that feeds do not
	// all come at once.
	jitter = 0.1
	// observed is how many of the last items the rate of a feed is taken from.
	observed = 20
	// eager is how much of the usual time between two items is waited.
	eager = 0.5
)

// State is what is known of a feed when its next poll is to be set.
type State struct {
	// Feed is its address, from which its jitter is drawn.
	Feed string `json:"feed"`
	// Failures is how many polls failed in a row, the last one among them.
	Failures int `json:"failures,omitempty"`
	// Gone says that the server said it will not come back (HTTP 410).
	Gone  bool  `json:"gone,omitempty"`
	Hints Hints `json:"hints"`
	// FreshUntil is what the last answer's Cache-Control or Expires said.
	FreshUntil time.Time `json:"fresh_until,omitzero"`
	// RetryAfter is when the server wants to be asked again at the earliest.
	RetryAfter time.Time `json:"retry_after,omitzero"`
	// Gap is the usual time between two items, see Gap; 0 is unknown.
	Gap time.Duration `json:"gap,omitempty"`
}

// Plan is when a feed is asked next, and why then.
type Plan struct {
	At    time.Time // zero if Never
	Never bool      // it is gone for good
	Why   string    // in plain words
}

// Next sets a feed's next poll. It is a function of its arguments alone.
func Next(now time.Time, s State) Plan {
	if s.Gone {
		return Plan{Never: true, Why: "the server says that it is gone for good"}
	}
	var wait time.Duration
	var why string
	if s.Failures > 0 {
		wait, why = MinRetry, fmt.Sprintf("%d failed in a row", s.Failures)
		for i := 1; i < s.Failures && wait < MaxInterval; i++ {
			wait *= 2
		}
	} else {
		wait, why = s.usual(now)
	}
	wait = min(max(wait, MinInterval), MaxInterval)
	wait = min(wait+time.Duration(jitter*draw(s.Feed, s.Failures)*float64(wait)), MaxInterval)
	at := now.Add(wait)
	if s.Failures == 0 {
		at = s.Hints.pass(at)
		if limit := now.Add(MaxInterval); at.After(limit) {
			at = limit
		}
	}
	if asked := s.RetryAfter; asked.After(at) {
		at, why = asked, "the server asks to wait"
		if limit := now.Add(MaxRetryAfter); at.After(limit) {
			at = limit
		}
	}
	return Plan{At: at.UTC().Truncate(time.Second), Why: why}
}

// usual is the wait after a poll that went well: half of what usually passes
// between two items, but not before the feed or its server promises anything
// new.
func (s State) usual(now time.Time) (time.Duration, string) {
	wait, why := DefaultInterval, "nothing is known of how often it changes"
	if s.Gap > 0 {
		wait, why = time.Duration(eager*float64(min(s.Gap, 2*MaxInterval))), "as often as it brings something"
	}
	if s.Hints.Every > 0 && (s.Gap == 0 || s.Hints.Every > wait) {
		wait, why = s.Hints.Every, "as often as it says"
	}
	if fresh := s.FreshUntil.Sub(now); fresh > wait {
		wait, why = fresh, "its server says that nothing new comes before"
	}
	return wait, why
}

// pass moves a time on to an hour that is not to be skipped. Hints that skip
// every hour are no hints.
func (h Hints) pass(at time.Time) time.Time {
	t := at.UTC()
	for range 7 * 24 {
		if !slices.Contains(h.SkipHours, t.Hour()) && !slices.Contains(h.SkipDays, t.Weekday()) {
			return t
		}
		t = t.Truncate(time.Hour).Add(time.Hour)
	}
	return at
}

// Gap is the usual time between two items, the median over the latest ones,
// or, where it is longer, the time since the last: a feed that has gone quiet
// is asked less and less. 0 where fewer than three have a time.
func Gap(now time.Time, items []Item) time.Duration {
	var times []time.Time
	for _, it := range items {
		if t := it.When(); !t.IsZero() && !t.After(now) {
			times = append(times, t)
		}
	}
	if len(times) < 3 {
		return 0
	}
	slices.SortFunc(times, func(a, b time.Time) int { return b.Compare(a) })
	times = times[:min(len(times), observed)]
	gaps := []time.Duration{}
	for i := range len(times) - 1 {
		gaps = append(gaps, times[i].Sub(times[i+1]))
	}
	slices.Sort(gaps)
	return max(gaps[len(gaps)/2], now.Sub(times[0]), time.Second)
}

// draw is a number from 0 up to 1 that a feed always has at one count of
// failures.
func draw(feed string, n int) float64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\x00%d", feed, n)
	return float64(h.Sum64()>>11) / (1 << 53)
}
