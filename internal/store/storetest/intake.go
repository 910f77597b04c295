package storetest

import (
	"context"
	"reflect"
	"slices"
	"testing"
	"time"

	"synoptic/internal/store"
)

func testFeeds(t *testing.T, s store.Store) {
	a := &store.Feed{
		URL: "https://a.example/rss", Title: "A", Site: "https://a.example", Kind: "rss", Outlet: "A Post", Group: "news", Added: Now, ETag: `"x"`, LastModified: "yesterday",
		Polled: Now, Succeeded: Now, Next: Now.Add(time.Hour), Failures: 2, Error: "made up", Hint: "none", Items: 7, State: []byte(`{"n":1}`),
	}
	b := &store.Feed{URL: "https://b.example/atom", Title: "B", Group: "local", Added: Now, Next: Now}
	c := &store.Feed{URL: "https://c.example", Title: "C", Group: "news", Added: Now, Paused: true}
	update(t, s, func(ctx context.Context, w store.Writer) error {
		for _, f := range []*store.Feed{a, b, c} {
			if err := w.PutFeed(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
	urls := func(list []*store.Feed) (out []string) {
		for _, f := range list {
			out = append(out, f.Title)
		}
		return out
	}
	view(t, s, func(ctx context.Context, r store.Reader) error {
		got, err := r.Feed(ctx, a.URL)
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(got, a) {
			t.Errorf("the feed came back as\n%+v, not as\n%+v", got, a)
		}
		all, err := r.Feeds(ctx)
		if err != nil {
			return err
		}
		due, err := r.DueFeeds(ctx, Now, 10)
		if err != nil {
			return err
		}
		later, err := r.DueFeeds(ctx, Now.Add(time.Hour), 10)
		if err != nil {
			return err
		}
		if !slices.Equal(urls(all), []string{"B", "A", "C"}) || !slices.Equal(urls(due), []string{"B"}) || !slices.Equal(urls(later), []string{"B", "A"}) {
			t.Errorf("all %v, due %v, later %v", urls(all), urls(due), urls(later))
		}
		_, err = r.Feed(ctx, "https://d.example")
		return wantErr(err, store.ErrNotFound)
	})
	update(t, s, func(ctx context.Context, w store.Writer) error {
		b.Title, b.State = "BB", nil
		if err := w.PutFeed(ctx, b); err != nil {
			return err
		}
		if err := w.RemoveFeed(ctx, a.URL); err != nil {
			return err
		}
		return wantErr(w.RemoveFeed(ctx, a.URL), store.ErrNotFound)
	})
	view(t, s, func(ctx context.Context, r store.Reader) error {
		all, err := r.Feeds(ctx)
		if err == nil && !slices.Equal(urls(all), []string{"BB", "C"}) {
			t.Errorf("left are %v", urls(all))
		}
		return err
	})
}

func testIntake(t *testing.T, s store.Store) {
	put(t, s, fire()...)
	items := []*store.Item{
		{At: Now, Source: "feed", Item: "1", Outcome: store.Added, Article: "p"},
		{At: Now, Source: "feed", Item: "2", Outcome: store.Failed, Reason: "no answer", Retry: Now.Add(time.Hour), Tries: 1},
		{At: Now.Add(time.Minute), Source: "file", Item: "2", Outcome: store.Skipped, Reason: "no article"},
		{At: Now.Add(time.Minute), Source: "feed", Item: "3", Outcome: store.Failed, Retry: Now, Tries: 1},
	}
	update(t, s, func(ctx context.Context, w store.Writer) error {
		for i, it := range items {
			if err := w.Log(ctx, it); err != nil {
				return err
			}
			if it.Seq != int64(i+1) {
				t.Errorf("entry %d got the number %d", i, it.Seq)
			}
		}
		return w.SetMark(ctx, "file", "17")
	})
	names := func(list []*store.Item) (out []string) {
		for _, i := range list {
			out = append(out, i.Source+" "+i.Item)
		}
		return out
	}
	view(t, s, func(ctx context.Context, r store.Reader) error {
		got, err := r.Item(ctx, "feed", "2")
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(got, items[1]) {
			t.Errorf("the entry came back as\n%+v, not as\n%+v", got, items[1])
		}
		for _, tt := range []struct {
			filter store.ItemFilter
			want   []string
		}{
			{store.ItemFilter{}, []string{"feed 3", "file 2", "feed 2", "feed 1"}},
			{store.ItemFilter{Source: "file"}, []string{"file 2"}},
			{store.ItemFilter{Outcome: store.Failed}, []string{"feed 3", "feed 2"}},
			{store.ItemFilter{Since: Now.Add(time.Second)}, []string{"feed 3", "file 2"}},
		} {
			list, _, err := r.Items(ctx, tt.filter, store.Page{})
			if err != nil {
				return err
			}
			if !slices.Equal(names(list), tt.want) {
				t.Errorf("%+v: %v, want %v", tt.filter, names(list), tt.want)
			}
		}
		first, next, err := r.Items(ctx, store.ItemFilter{}, store.Page{Limit: 3})
		if err != nil {
			return err
		}
		rest, end, err := r.Items(ctx, store.ItemFilter{}, store.Page{Limit: 3, After: next})
		if len(first) != 3 || !slices.Equal(names(rest), []string{"feed 1"}) || end != "" {
			t.Errorf("pages of %v and %v", names(first), names(rest))
		}
		if err != nil {
			return err
		}
		mark, err := r.Mark(ctx, "file")
		if err == nil && mark != "17" {
			t.Errorf("the mark is %q", mark)
		}
		if _, err := r.Item(ctx, "feed", "9"); wantErr(err, store.ErrNotFound) != nil {
			t.Errorf("an item that never came: %v", err)
		}
		return err
	})
	retries := func(at time.Time, want ...string) {
		t.Helper()
		view(t, s, func(ctx context.Context, r store.Reader) error {
			list, err := r.Retries(ctx, at, 10)
			if err == nil && !slices.Equal(names(list), want) {
				t.Errorf("to be tried again: %v, want %v", names(list), want)
			}
			return err
		})
	}
	retries(Now, "feed 3")
	retries(Now.Add(time.Hour), "feed 3", "feed 2")
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if err := w.SetMark(ctx, "file", ""); err != nil {
			return err
		}
		return w.Log(ctx, &store.Item{At: Now, Source: "feed", Item: "3", Outcome: store.Added, Article: "b", Tries: 2})
	})
	retries(Now.Add(time.Hour), "feed 2")
	view(t, s, func(ctx context.Context, r store.Reader) error {
		mark, err := r.Mark(ctx, "file")
		if err == nil && mark != "" {
			t.Errorf("the mark is %q", mark)
		}
		return err
	})
}

func testSettings(t *testing.T, s store.Store) {
	for _, value := range []string{"one", "two", ""} {
		update(t, s, func(ctx context.Context, w store.Writer) error { return w.Set(ctx, "key", value) })
		view(t, s, func(ctx context.Context, r store.Reader) error {
			got, err := r.Setting(ctx, "key")
			if err == nil && got != value {
				t.Errorf("the setting is %q, not %q", got, value)
			}
			return err
		})
	}
}
