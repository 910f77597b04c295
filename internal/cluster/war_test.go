package cluster

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"
)

// TestAWarIsNotOneStory puts 726 articles of some years of one war into
// stories (some have one ID), with a review after each day: the same names and places day after
// day must not become one story.
func TestAWarIsNotOneStory(t *testing.T) {
	all := stories(t, "fakes")
	slices.SortStableFunc(all, func(a, b labelled) int { return cmp.Compare(a.Article.Published, b.Article.Published) })
	x := NewIndex(Options{Window: 10_000})
	day := 0.0
	for i, a := range all {
		if d := dayOf(a.Article.Published); d.day != day {
			ps, err := x.Review(context.Background(), day)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range ps {
				if _, err := x.Apply(p); err != nil {
					t.Fatal(err)
				}
			}
			day = d.day
		}
		if _, err := x.Add(fmt.Sprint(i, a.Article.ID), FeaturesOf(a.Article), day); err != nil {
			t.Fatal(err)
		}
	}
	var spans, sizes []int
	for _, s := range x.stories {
		var days []float64
		for _, m := range s.members {
			days = append(days, m.day)
		}
		if len(days) > 1 {
			spans = append(spans, int(slices.Max(days)-slices.Min(days)))
			sizes = append(sizes, len(days))
		}
	}
	slices.Sort(spans)
	slices.Sort(sizes)
	n, _ := x.Len()
	largest := sizes[len(sizes)-1]
	t.Logf("%d articles, %d stories of several; the largest has %d; half span at most %d days, nine in ten at most %d", n, len(sizes), largest, spans[len(spans)/2], spans[len(spans)*9/10])
	if largest*8 > n {
		t.Errorf("the largest story has %d of %d articles", largest, n)
	}
}
