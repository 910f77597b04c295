package storetest

import (
	"context"
	"testing"
	"time"

	"synoptic"
	"synoptic/internal/store"
)

// Fill puts something of everything into an empty collection.
func Fill(t *testing.T, s store.Store) {
	t.Helper()
	withAccount(t, s)
	odd := article("o", "Farm Weekly", "", "Odd <&>\u2028", "bytes \x00\xff that are no text")
	odd.Page, odd.Features, odd.Likeness = "page", []byte{0, 255}, .1
	odd.Status, odd.Reason = synoptic.StatusPartial, "made up"
	again := article("o2", "Farm Weekly", "2031-05-02T10:00:00Z", "Odd", "again")
	again.Page = "page"
	put(t, s, odd, again)
	update(t, s, func(ctx context.Context, w store.Writer) error {
		a, err := w.Article(ctx, "p")
		if err != nil {
			return err
		}
		for _, err := range []error{
			w.PutReading(ctx, "p", "3", reading(a), []store.Posting{{Type: synoptic.Person, Text: "Mira Holt", Count: 2}}),
			w.CreateStory(ctx, "s0", Now.Add(time.Microsecond)),
			w.JoinStories(ctx, "s1", "s0", Now),
			w.Rename(ctx, "s1", "The fire"),
			w.CreateStory(ctx, "s2", Now),
			w.Assign(ctx, "o2", "s2", .25, "made up"),
			w.MarkStale(ctx, "s2", Now),
			w.PutFeed(ctx, &store.Feed{URL: "https://a.example/rss", Title: "A", Added: Now, Next: Now, State: []byte("{}")}),
			w.Log(ctx, &store.Item{At: Now, Source: "feed", Item: "1", Outcome: store.Failed, Retry: Now, Tries: 1}),
			w.Log(ctx, &store.Item{At: Now, Source: "feed", Item: "1", Outcome: store.Added, Article: "p"}),
			w.SetMark(ctx, "file", "17"),
			w.Set(ctx, "key", "value"),
			w.Correct(ctx, &synoptic.Correction{At: Now, Kind: synoptic.RenameStory, Story: "s1", Text: "The fire"}),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	sound(t, s)
}
