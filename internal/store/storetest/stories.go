package storetest

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"synoptic/internal/store"
)

// assign puts articles into a story that it makes.
func assign(t *testing.T, s store.Store, story string, at time.Time, articles ...string) {
	t.Helper()
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if err := w.CreateStory(ctx, story, at); err != nil {
			return err
		}
		for _, id := range articles {
			if err := w.Assign(ctx, id, story, .5, "made up"); err != nil {
				return err
			}
		}
		return nil
	})
}

func testStories(t *testing.T, s store.Store) {
	put(t, s, append(fire(), frost())...)
	assign(t, s, "s1", Now, "p", "b", "n")
	view(t, s, func(ctx context.Context, r store.Reader) error {
		x, err := r.Story(ctx, "s1")
		if err != nil {
			return err
		}
		want := &store.Story{
			ID: "s1", First: "2031-06-03", Last: "2031-06-04", Added: Now, Changed: Now, Articles: 3, Outlets: 3, Families: 3,
			Claims: x.Claims, Disputes: x.Disputes, PerDay: []store.DayCount{{Day: "2031-06-03", Count: 1}, {Day: "2031-06-04", Count: 2}},
		}
		if !reflect.DeepEqual(x, want) {
			t.Errorf("the story is\n%+v, not\n%+v", x, want)
		}
		a, err := r.Article(ctx, "b")
		if err == nil && (a.Story != "s1" || a.Likeness != .5 || a.Why != "made up") {
			t.Errorf("the article is in %q, %v like it: %q", a.Story, a.Likeness, a.Why)
		}
		return err
	})
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if err := w.Assign(ctx, "b", "", 0, ""); err != nil {
			return err
		}
		x, err := w.Story(ctx, "s1")
		if err == nil && x.Articles != 2 {
			t.Errorf("within the transaction the story counts %d articles", x.Articles)
		}
		for _, err := range []error{
			wantErr(w.CreateStory(ctx, "s1", Now), store.ErrExists),
			wantErr(w.Assign(ctx, "b", "none", 0, ""), store.ErrNotFound),
			wantErr(w.Assign(ctx, "nobody", "s1", 0, ""), store.ErrNotFound),
			wantErr(w.RemoveStory(ctx, "none"), store.ErrNotFound),
			wantErr(w.Rename(ctx, "none", "x"), store.ErrNotFound),
			wantErr(w.MarkStale(ctx, "none", Now), store.ErrNotFound),
		} {
			if err != nil {
				t.Error(err)
			}
		}
		if w.RemoveStory(ctx, "s1") == nil {
			t.Error("a story with articles was removed")
		}
		return err
	})
	update(t, s, func(ctx context.Context, w store.Writer) error {
		for _, id := range []string{"p", "n"} {
			if err := w.Assign(ctx, id, "", 0, ""); err != nil {
				return err
			}
		}
		return w.RemoveStory(ctx, "s1")
	})
	view(t, s, func(ctx context.Context, r store.Reader) error {
		_, err := r.Story(ctx, "s1")
		return wantErr(err, store.ErrNotFound)
	})
}

func testJoining(t *testing.T, s store.Store) {
	put(t, s, append(fire(), frost())...)
	assign(t, s, "s1", Now, "p")
	assign(t, s, "s2", Now, "b")
	assign(t, s, "s3", Now, "n")
	later := Now.Add(time.Hour)
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if err := w.MarkStale(ctx, "s2", Now); err != nil {
			return err
		}
		if err := w.JoinStories(ctx, "s2", "s1", later); err != nil {
			return err
		}
		return w.JoinStories(ctx, "s3", "s2", later)
	})
	view(t, s, func(ctx context.Context, r store.Reader) error {
		for _, id := range []string{"s1", "s2", "s3"} {
			x, err := r.Story(ctx, id)
			if err != nil {
				return err
			}
			if x.ID != "s3" || x.Articles != 3 || !x.Changed.Equal(later) {
				t.Errorf("%s leads to %s, of %d articles, changed %v", id, x.ID, x.Articles, x.Changed)
			}
			list, err := r.StoryArticles(ctx, id, false)
			if err != nil {
				return err
			}
			articles, _, err := r.Articles(ctx, store.ArticleFilter{Story: id, Oldest: true}, store.Page{})
			if err != nil {
				return err
			}
			if want := []string{"p", "b", "n"}; !slices.Equal(list, want) || !slices.Equal(ids(articles), want) {
				t.Errorf("the articles of %s: %v and %v", id, list, ids(articles))
			}
		}
		list, _, err := r.Stories(ctx, store.StoryFilter{}, store.Page{})
		if err == nil && len(list) != 1 {
			t.Errorf("%d stories are left", len(list))
		}
		return err
	})
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if w.JoinStories(ctx, "s1", "s3", later) == nil {
			t.Error("a story was joined to itself")
		}
		if err := wantErr(w.CreateStory(ctx, "s3", Now), store.ErrExists); err != nil {
			t.Error(err)
		}
		if err := w.Assign(ctx, "f", "s1", 1, ""); err != nil {
			return err
		}
		return w.CreateStory(ctx, "s1", Now)
	})
	view(t, s, func(ctx context.Context, r store.Reader) error {
		x, err := r.Story(ctx, "s1")
		if err == nil && (x.ID != "s1" || x.Articles != 0) {
			t.Errorf("s1, a story's own again, leads to %s, of %d articles", x.ID, x.Articles)
		}
		return err
	})
}

func testStoryLists(t *testing.T, s store.Store) {
	list := append(fire(), frost())
	put(t, s, list...)
	assign(t, s, "s1", Now, "p", "b", "n")
	assign(t, s, "s2", Now, "f")
	for i := range 5 {
		assign(t, s, fmt.Sprintf("t%d", i), Now.Add(-time.Duration(i)*time.Hour))
	}
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if err := w.Rename(ctx, "s2", "Frost"); err != nil {
			return err
		}
		if err := w.MarkStale(ctx, "s2", Now); err != nil {
			return err
		}
		if err := w.MarkStale(ctx, "s1", Now.Add(-time.Minute)); err != nil {
			return err
		}
		return w.MarkStale(ctx, "s2", Now.Add(-time.Hour)) // it is stale already
	})
	for _, tt := range []struct {
		name   string
		filter store.StoryFilter
		want   []string
	}{
		{"all", store.StoryFilter{}, []string{"s1", "s2", "t0", "t1", "t2", "t3", "t4"}},
		{"by last", store.StoryFilter{Order: store.ByLast}, []string{"s1", "s2", "t0", "t1", "t2", "t3", "t4"}},
		{"by outlets", store.StoryFilter{Order: store.ByOutlets, MinOutlets: 1}, []string{"s1", "s2"}},
		{"by disputes", store.StoryFilter{Order: store.ByDisputes, MinOutlets: 1}, []string{"s1", "s2"}},
		{"outlets", store.StoryFilter{MinOutlets: 2}, []string{"s1"}},
		{"outlet", store.StoryFilter{Outlet: "Northwire"}, []string{"s1"}},
		{"since", store.StoryFilter{Since: "2031-06-04"}, []string{"s1"}},
		{"until", store.StoryFilter{Until: "2031-04-30"}, []string{"s2"}},
		{"changed", store.StoryFilter{ChangedSince: Now.Add(-time.Hour)}, []string{"s1", "s2", "t0", "t1"}},
		{"disputed", store.StoryFilter{AnyDispute: true}, nil},
	} {
		// Page by page and as a whole it is the same.
		for _, limit := range []int{0, 2} {
			view(t, s, func(ctx context.Context, r store.Reader) error {
				var got []string
				page := store.Page{Limit: limit}
				for {
					list, next, err := r.Stories(ctx, tt.filter, page)
					if err != nil {
						return err
					}
					for _, x := range list {
						got = append(got, x.ID)
					}
					if page.After = next; next == "" {
						break
					}
				}
				if !slices.Equal(got, tt.want) {
					t.Errorf("%s, %d a page: %v, want %v", tt.name, limit, got, tt.want)
				}
				return nil
			})
		}
	}
	view(t, s, func(ctx context.Context, r store.Reader) error {
		x, err := r.Story(ctx, "s2")
		if err != nil {
			return err
		}
		if x.Title != "Frost" || !x.Renamed || !x.Stale.Equal(Now) {
			t.Errorf("the story is %q, stale since %v", x.Title, x.Stale)
		}
		stale, err := r.Stale(ctx, Now.Add(time.Second), 10)
		if err != nil {
			return err
		}
		before, err := r.Stale(ctx, Now, 10)
		if !slices.Equal(stale, []string{"s1", "s2"}) || !slices.Equal(before, []string{"s1"}) {
			t.Errorf("stale: %v, before: %v", stale, before)
		}
		if _, _, err := r.Stories(ctx, store.StoryFilter{Order: "size"}, store.Page{}); err == nil {
			t.Error("stories were listed in an order that there is not")
		}
		return err
	})
}
