package cluster

import (
	"context"
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	"synoptic"
)

// arrival is an article of a made-up stream.
type arrival struct {
	id       string
	features Features
	day      float64
}

// stream makes up news: events that go on over some days, which share a city
// or a kind with others; some articles are late, without a date, very short,
// copies or round-ups.
func stream(r *rand.Rand, n int) []arrival {
	word := func(kind string, k int) string { return fmt.Sprintf("%s%c%c", kind, 'a'+k%26, 'a'+k/26%26) }
	var texts []string
	var out []arrival
	for i := range n {
		day := float64(15_000 + i/6)
		event := i/40*3 + r.Intn(6)
		var b strings.Builder
		fmt.Fprintf(&b, "The %s in %s was seen by", word("quake", event%5), word("City", event%7))
		for range 4 + r.Intn(12) {
			fmt.Fprintf(&b, " %s and %s of %s,", word("Man", event*8+r.Intn(8)), word("thing", event*6+r.Intn(6)), word("Place", event*3+r.Intn(3)))
		}
		fmt.Fprintf(&b, " said %s to %d people.", word("Voice", r.Intn(600)), 100+r.Intn(900))
		a := &synoptic.Article{ID: fmt.Sprintf("a%d", i), Title: word("Man", event*8), Text: b.String()}
		switch k := r.Intn(20); {
		case k == 0:
			a.Text = a.Text[:min(60, len(a.Text))]
		case k == 1 && len(texts) > 0:
			a.Text = texts[r.Intn(len(texts))]
		case k == 2:
			a.Title = "Morning briefing: " + a.Title
		case k == 3:
			a.Published = isoDay(day - 9)
		}
		if r.Intn(8) > 0 && a.Published == "" {
			a.Published = isoDay(day)
		}
		texts = append(texts, a.Text)
		out = append(out, arrival{a.ID, FeaturesOf(a), day})
	}
	return out
}

var dayZero = time.Unix(0, 0).UTC()

func isoDay(day float64) string {
	return dayZero.AddDate(0, 0, int(day)).Format("2006-01-02")
}

// step takes in one article, and now and then a rule or a review.
func step(t *testing.T, r *rand.Rand, x *Index, in []arrival, i int) string {
	t.Helper()
	log := ""
	p, err := x.Add(in[i].id, in[i].features, in[i].day)
	if err != nil {
		t.Fatal(err)
	}
	log += fmt.Sprintln(p)
	if r.Intn(25) == 0 {
		// IDs to come are spoken of, too.
		if u := rule(r, x, in[:min(len(in), i+30)]); u.Check() == nil {
			moves, err := x.Constrain(u)
			if err != nil {
				t.Fatal(err)
			}
			log += fmt.Sprintln(u, moves)
		}
	}
	if i%12 == 11 {
		ps, err := x.Review(context.Background(), in[i].day-2)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range ps {
			moves, err := x.Apply(p)
			if err != nil {
				t.Fatal(err)
			}
			log += fmt.Sprintln(p, moves)
		}
	}
	return log
}

// TestRestoreGoesOnAsIfNothingHadBeen stops a stream anywhere, restores what is
// known from stored features, and compares all that comes after.
func TestRestoreGoesOnAsIfNothingHadBeen(t *testing.T) {
	for seed := range int64(12) {
		in := stream(rand.New(rand.NewSource(seed)), 400)
		opts := Options{Window: 20 + float64(seed), Most: 200 * int(seed%2)}
		r := rand.New(rand.NewSource(seed))
		stop := 50 + r.Intn(300)
		x := NewIndex(opts)
		for i := range stop {
			step(t, r, x, in, i)
		}
		y := NewIndex(opts)
		for _, u := range x.Rules() {
			if _, err := y.Constrain(u); err != nil {
				t.Fatal(err)
			}
		}
		for _, a := range in[:stop] {
			// What is known, and what the user spoke of.
			s := x.Story(a.id)
			if s == "" {
				continue
			}
			b, err := a.features.MarshalBinary()
			if err != nil {
				t.Fatal(err)
			}
			var f Features
			if err := f.UnmarshalBinary(b); err != nil {
				t.Fatal(err)
			}
			if err := y.Restore(a.id, s, f, a.day); err != nil {
				t.Fatal(err)
			}
		}
		next := r.Int63()
		rx, ry := rand.New(rand.NewSource(next)), rand.New(rand.NewSource(next))
		for i := stop; i < len(in); i++ {
			if a, b := step(t, rx, x, in, i), step(t, ry, y, in, i); a != b {
				t.Fatalf("seed %d, stopped at %d, article %d:\n%s\nrestored:\n%s", seed, stop, i, a, b)
			}
		}
	}
}

// TestPlaces holds what becomes of articles that are out of the ordinary.
func TestPlaces(t *testing.T) {
	x := NewIndex(Options{})
	add := func(id, title, published, text string, day float64) Placement {
		t.Helper()
		p, err := x.Add(id, FeaturesOf(&synoptic.Article{Title: title, Published: published, Text: text}), day)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	const day = 22_341 // 2031-03-03
	first := add("first", "Crane falls at Vale", "2031-03-03", crane, day)
	if !first.New || first.Story != "first" || first.Why == "" {
		t.Errorf("first: %+v", first)
	}
	second := add("second", "", "2031-03-04", crane2, day+1)
	if second.Story != "first" || second.New || second.Likeness <= 0 || second.Likeness > 1 || !strings.Contains(second.Why, "Orlow") || !strings.Contains(second.Why, "a day apart") {
		t.Errorf("second: %+v", second)
	}
	if p := add("copy", "", "", crane+" More follows.", day+1); p.Copy != "first" || p.Story != "first" || !strings.Contains(p.Why, "copy") {
		t.Errorf("copy: %+v", p)
	}
	if p := add("late", "", "2031-03-03", crane2+" It was the third crane.", day+9); p.Story != "first" {
		t.Errorf("late: %+v", p)
	}
	if p := add("digest", "Morning Briefing: crane and vote", "2031-03-04", crane2+vote, day+9); !p.New || !strings.Contains(p.Why, "several stories") {
		t.Errorf("digest: %+v", p)
	}
	if p := add("short", "", "", "People said on Monday that it was so.", day+9); !p.New {
		t.Errorf("short: %+v", p)
	}
	if p := add("empty", "", "", "", day+9); !p.New || p.Copy != "" {
		t.Errorf("empty: %+v", p)
	}
	if p := add("after", "", "", crane, day+100); !p.New {
		t.Errorf("after the window: %+v", p)
	}
	if n, stories := x.Len(); n != 1 || stories != 1 {
		t.Errorf("%d articles and %d stories known", n, stories)
	}
	if _, err := x.Add("after", Features{}, 0); err == nil {
		t.Error("an article is taken twice")
	}
}

// TestReviewPartsAndJoins has two events of a kind taken for one, and one
// event for two.
func TestReviewPartsAndJoins(t *testing.T) {
	x := NewIndex(Options{})
	for i := range 4 {
		for _, e := range []struct{ id, story, text string }{{"c", "mixed", crane2}, {"v", "mixed", vote}, {"w", "other", vote2 + vote}} {
			f := FeaturesOf(&synoptic.Article{Text: e.text + fmt.Sprintf(" Word%d said Voice%d%s.", i, i, e.id)})
			if err := x.Restore(fmt.Sprint(e.id, i), e.story, f, 1); err != nil {
				t.Fatal(err)
			}
		}
	}
	for range 3 {
		ps, err := x.Review(context.Background(), 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range ps {
			if p.Why == "" || len(p.Articles) == 0 {
				t.Errorf("%+v", p)
			}
			if _, err := x.Apply(p); err != nil {
				t.Fatal(err)
			}
		}
	}
	if x.Story("c0") == x.Story("v0") || x.Story("v0") != x.Story("w0") || x.Story("c0") != x.Story("c3") {
		t.Errorf("c in %s, v in %s, w in %s", x.Story("c0"), x.Story("v0"), x.Story("w0"))
	}
	if ps, err := x.Review(context.Background(), 0); err != nil || len(ps) > 0 {
		t.Errorf("not done: %v %v", ps, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := x.Review(ctx, 0); err == nil {
		t.Error("goes on when it is cancelled")
	}
}
