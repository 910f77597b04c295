package feed

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2024, 8, 5, 12, 0, 0, 0, time.UTC) // a Monday

func TestNext(t *testing.T) {
	allHours := make([]int, 24)
	for i := range allHours {
		allHours[i] = i
	}
	for _, tt := range []struct {
		name     string
		s        State
		min, max time.Duration // without jitter, with all of it
		why      string
	}{
		{"unknown", State{}, DefaultInterval, 0, "nothing is known"},
		{"ttl", State{Hints: Hints{Every: time.Hour}}, time.Hour, 0, "it says"},
		{"rate", State{Gap: 4 * time.Hour}, 2 * time.Hour, 0, "brings"},
		{"fast feed", State{Gap: time.Second}, MinInterval, 0, "brings"},
		{"quiet feed", State{Gap: 1000 * time.Hour}, MaxInterval, MaxInterval, "brings"},
		{"ttl before rate", State{Gap: time.Hour, Hints: Hints{Every: 2 * time.Hour}}, 2 * time.Hour, 0, "it says"},
		{"rate before small ttl", State{Gap: 4 * time.Hour, Hints: Hints{Every: time.Minute}}, 2 * time.Hour, 0, "brings"},
		{"max-age", State{FreshUntil: noon.Add(3 * time.Hour), Gap: time.Hour}, 3 * time.Hour, 0, "nothing new"},
		{"max-age of a year", State{FreshUntil: noon.Add(9000 * time.Hour)}, MaxInterval, MaxInterval, "nothing new"},
		{"first failure", State{Failures: 1, FreshUntil: noon.Add(5 * time.Hour)}, MinRetry, 0, "1 failed"},
		{"third failure", State{Failures: 3}, 4 * MinRetry, 0, "3 failed"},
		{"many failures", State{Failures: 1 << 40}, MaxInterval, MaxInterval, "failed"},
		{"Retry-After", State{Failures: 1, RetryAfter: noon.Add(48 * time.Hour)}, 48 * time.Hour, 48 * time.Hour, "asks to wait"},
		{"Retry-After of a year", State{Failures: 1, RetryAfter: noon.Add(9000 * time.Hour)}, MaxRetryAfter, MaxRetryAfter, "asks to wait"},
		{"skipped hours", State{Hints: Hints{SkipHours: []int{12, 13, 14}}}, 3 * time.Hour, 3 * time.Hour, ""},
		{"skipped day", State{Hints: Hints{SkipDays: []time.Weekday{time.Monday}}}, 12 * time.Hour, 12 * time.Hour, ""},
		{"all skipped", State{Hints: Hints{SkipHours: allHours}}, DefaultInterval, 0, ""},
	} {
		tt.s.Feed = "https://vale.test/feed"
		if tt.max == 0 {
			tt.max = tt.min + time.Duration(jitter*float64(tt.min))
		}
		p := Next(noon, tt.s)
		if d := p.At.Sub(noon); d < tt.min-time.Second || d > tt.max+time.Second || !strings.Contains(p.Why, tt.why) || p.Never {
			t.Errorf("%s: in %v (%s), want %v to %v", tt.name, d, p.Why, tt.min, tt.max)
		}
	}
	if p := Next(noon, State{Gone: true}); !p.Never || !p.At.IsZero() || p.Why == "" {
		t.Errorf("gone: %+v", p)
	}
}

func TestNextProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		span := rapid.Int64Range(-int64(200*24*time.Hour), int64(200*24*time.Hour))
		at := func(name string) time.Time {
			if rapid.Bool().Draw(t, name+"?") {
				return time.Time{}
			}
			return noon.Add(time.Duration(span.Draw(t, name))).Truncate(time.Second)
		}
		s := State{
			Feed: rapid.String().Draw(t, "feed"), Failures: rapid.IntRange(0, 100).Draw(t, "failures"),
			FreshUntil: at("fresh"), RetryAfter: at("retry"), Gap: time.Duration(max(0, span.Draw(t, "gap"))),
			Hints: Hints{Every: time.Duration(max(0, span.Draw(t, "every")))},
		}
		s.Hints.SkipHours = rapid.SliceOfDistinct(rapid.IntRange(0, 23), rapid.ID[int]).Draw(t, "hours")
		p := Next(noon, s)
		d := p.At.Sub(noon)
		asked := s.RetryAfter.Sub(noon)
		if d < MinInterval-time.Second || d > max(MaxInterval, min(asked, MaxRetryAfter)) {
			t.Fatalf("in %v", d)
		}
		if !s.RetryAfter.IsZero() && asked <= MaxRetryAfter && p.At.Before(s.RetryAfter) {
			t.Fatalf("before the server wants it: %v", d)
		}
		if again := Next(noon, s); again != p {
			t.Fatalf("%v, then %v", p, again)
		}
		if s.Failures > 0 {
			more := s
			more.Failures++
			if next := Next(noon, more).At; next.Before(p.At) {
				t.Fatalf("%d failures: %v, one more: %v", s.Failures, p.At, next)
			}
		}
		raw, err := json.Marshal(s)
		var back State
		if err != nil || json.Unmarshal(raw, &back) != nil || !reflect.DeepEqual(Next(noon, back), p) {
			t.Fatalf("kept as %s", raw)
		}
	})
}

func TestFeedsDoNotAllComeAtOnce(t *testing.T) {
	seen := map[time.Time]bool{}
	for i := range 200 {
		seen[Next(noon, State{Feed: "https://vale.test/" + strings.Repeat("x", i)}).At] = true
	}
	if len(seen) < 60 { // of the 180 seconds that jitter has
		t.Errorf("200 feeds come at %d times", len(seen))
	}
}

func TestGap(t *testing.T) {
	items := func(ago ...time.Duration) []Item {
		var out []Item
		for _, a := range ago {
			out = append(out, Item{Published: noon.Add(-a).Format(time.RFC3339)})
		}
		return out
	}
	h := time.Hour
	for _, tt := range []struct {
		items []Item
		want  time.Duration
	}{
		{nil, 0},
		{items(0, h), 0},
		{items(0, h, 2*h), h},
		{items(2*h, 0, h, 9*h), h},
		{items(30*h, 31*h, 32*h), 30 * h},     // quiet since
		{items(-5*h, 0, h, 2*h, 3*h), h},      // one from the future
		{append(items(0, h, 2*h), Item{}), h}, // one without time
		{items(0, 0, 0), time.Second},
	} {
		if got := Gap(noon, tt.items); got != tt.want {
			t.Errorf("%+v: %v, want %v", tt.items, got, tt.want)
		}
	}
}
