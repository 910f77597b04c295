package storetest

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"synoptic"
	"synoptic/internal/store"
)

func testArticles(t *testing.T, s store.Store) {
	list := append(fire(), frost())
	list[0].Features = []byte{0, 1, 2}
	list[1].Byline, list[1].Credit, list[1].CreditSpan = "By A. Nother", "Northwire", synoptic.Span{Start: 3, End: 9}
	put(t, s, list...)
	view(t, s, func(ctx context.Context, r store.Reader) error {
		for i, a := range list {
			if a.Seq != int64(i+1) || a.Version != 1 {
				t.Errorf("article %d got the number %d and version %d", i, a.Seq, a.Version)
			}
			got, err := r.Article(ctx, a.ID)
			if err != nil {
				return err
			}
			if !reflect.DeepEqual(got, a) {
				t.Errorf("article %s came back as\n%+v, not as\n%+v", a.ID, got, a)
			}
		}
		_, err := r.Article(ctx, "nobody")
		return wantErr(err, store.ErrNotFound)
	})
	update(t, s, func(ctx context.Context, w store.Writer) error {
		return wantErr(w.PutArticle(ctx, frost()), store.ErrExists)
	})
}

func testArticleLists(t *testing.T, s store.Store) {
	list := append(fire(), frost())
	list[1].Status, list[1].Reason = synoptic.StatusFailed, "made up"
	list[2].Source, list[2].Published = "feed", ""
	put(t, s, list...)
	update(t, s, func(ctx context.Context, w store.Writer) error {
		a := list[0]
		return w.PutReading(ctx, a.ID, "1", reading(a), []store.Posting{{Type: synoptic.Person, Key: "mira holt", Text: "Mira Holt", Count: 1}})
	})
	for _, tt := range []struct {
		name   string
		filter store.ArticleFilter
		want   []string
	}{
		{"all", store.ArticleFilter{}, []string{"f", "n", "b", "p"}},
		{"oldest", store.ArticleFilter{Oldest: true}, []string{"p", "b", "n", "f"}},
		{"outlet", store.ArticleFilter{Outlet: "Northwire"}, []string{"n"}},
		{"source", store.ArticleFilter{Source: "feed"}, []string{"n"}},
		{"status", store.ArticleFilter{Status: synoptic.StatusFailed}, []string{"b"}},
		{"since", store.ArticleFilter{Since: "2031-06-04"}, []string{"b", "p"}},
		{"until", store.ArticleFilter{Until: "2031-06-03"}, []string{"f"}},
		{"both", store.ArticleFilter{Since: "2031-04-11", Until: "2031-04-11"}, []string{"f"}},
		{"from", store.ArticleFilter{FromSeq: 3, Oldest: true}, []string{"n", "f"}},
		{"name", store.ArticleFilter{Name: "Míra HOLT"}, []string{"p"}},
		{"no story", store.ArticleFilter{Story: "none"}, nil},
	} {
		view(t, s, func(ctx context.Context, r store.Reader) error {
			got, next, err := r.Articles(ctx, tt.filter, store.Page{})
			if err != nil {
				return err
			}
			if !slices.Equal(ids(got), tt.want) || next != "" {
				t.Errorf("%s: %v, want %v", tt.name, ids(got), tt.want)
			}
			for _, a := range got {
				if a.Text != "" || a.Body != nil || a.Features != nil {
					t.Errorf("%s: article %s is listed with its text, parts or features", tt.name, a.ID)
				}
			}
			return nil
		})
	}
	view(t, s, func(ctx context.Context, r store.Reader) error {
		got, _, err := r.Articles(ctx, store.ArticleFilter{Features: true}, store.Page{Limit: 1})
		if err == nil && (len(got) != 1 || got[0].Features != nil) {
			t.Errorf("features of an article without: %v", got)
		}
		return err
	})
}

func testVersions(t *testing.T, s store.Store) {
	list := fire()
	for _, a := range list {
		a.Page = "https://example.org/fire"
	}
	put(t, s, list...)
	view(t, s, func(ctx context.Context, r store.Reader) error {
		for i, a := range list {
			got, err := r.Article(ctx, a.ID)
			if err != nil {
				return err
			}
			before, after := "", ""
			if i > 0 {
				before = list[i-1].ID
			}
			if i < len(list)-1 {
				after = list[i+1].ID
			}
			if got.Version != i+1 || got.Replaces != before || got.ReplacedBy != after {
				t.Errorf("article %s is version %d, replaces %q and is replaced by %q", a.ID, got.Version, got.Replaces, got.ReplacedBy)
			}
		}
		last, err := r.Latest(ctx, "https://example.org/fire")
		if err != nil {
			return err
		}
		if last.ID != "n" {
			t.Errorf("the latest version is %s", last.ID)
		}
		if _, err := r.Latest(ctx, ""); wantErr(err, store.ErrNotFound) != nil {
			t.Errorf("the latest version of no page: %v", err)
		}
		_, err = r.Latest(ctx, "https://example.org/frost")
		return wantErr(err, store.ErrNotFound)
	})
	// A story counts the newest version alone.
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if err := w.CreateStory(ctx, "s", Now); err != nil {
			return err
		}
		for _, a := range list {
			if err := w.Assign(ctx, a.ID, "s", 1, "the same page"); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, s, func(ctx context.Context, r store.Reader) error {
		x, err := r.Story(ctx, "s")
		if err != nil {
			return err
		}
		if x.Articles != 1 || x.First != "2031-06-03" {
			t.Errorf("the story counts %d articles from %s", x.Articles, x.First)
		}
		newest, err := r.StoryArticles(ctx, "s", false)
		if err != nil {
			return err
		}
		all, err := r.StoryArticles(ctx, "s", true)
		if !slices.Equal(newest, []string{"n"}) || !slices.Equal(all, []string{"p", "b", "n"}) {
			t.Errorf("newest %v, all %v", newest, all)
		}
		return err
	})
	// So it does when a newer one comes in.
	more := article("m", "Northwire", "2031-06-05", "Fire out", "It is out.")
	more.Page = "https://example.org/fire"
	put(t, s, more)
	view(t, s, func(ctx context.Context, r store.Reader) error {
		x, err := r.Story(ctx, "s")
		if err == nil && x.Articles != 0 {
			t.Errorf("the story counts %d articles whose newer version is not in it", x.Articles)
		}
		return err
	})
}

func testReplacing(t *testing.T, s store.Store) {
	put(t, s, fire()...)
	again := fire()[0]
	again.Title, again.Family, again.Added, again.Features = "Bakery burns", "Post Group", Now.AddDate(1, 0, 0), []byte("f")
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if err := w.PutReading(ctx, "p", "1", reading(again), nil); err != nil {
			return err
		}
		if err := w.ReplaceArticle(ctx, again); err != nil {
			return err
		}
		return wantErr(w.ReplaceArticle(ctx, frost()), store.ErrNotFound)
	})
	view(t, s, func(ctx context.Context, r store.Reader) error {
		got, err := r.Article(ctx, "p")
		if err != nil {
			return err
		}
		if got.Title != "Bakery burns" || got.Family != "Post Group" || got.Seq != 1 || !got.Added.Equal(Now) || string(got.Features) != "f" {
			t.Errorf("the article is now %+v", got)
		}
		_, err = r.Reading(ctx, "p") // the text is the same
		return err
	})
	again = fire()[0]
	again.Text += " More."
	update(t, s, func(ctx context.Context, w store.Writer) error { return w.ReplaceArticle(ctx, again) })
	view(t, s, func(ctx context.Context, r store.Reader) error {
		if _, err := r.Reading(ctx, "p"); wantErr(err, store.ErrNotFound) != nil {
			t.Errorf("the reading of another text: %v", err)
		}
		list, err := r.Unread(ctx, "1", false, 1)
		if err == nil && !slices.Equal(list, []string{"p"}) {
			t.Errorf("unread: %v", list)
		}
		return err
	})
	update(t, s, func(ctx context.Context, w store.Writer) error { return w.SetFamily(ctx, "Tolmer Post", "Town Group") })
	view(t, s, func(ctx context.Context, r store.Reader) error {
		got, err := r.Article(ctx, "p")
		if err == nil && got.Family != "Town Group" {
			t.Errorf("the family is %q", got.Family)
		}
		return err
	})
}

func testReadings(t *testing.T, s store.Store) {
	list := fire()
	put(t, s, list...)
	r0 := reading(list[0])
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if err := w.PutReading(ctx, "p", "1", r0, nil); err != nil {
			return err
		}
		if w.PutReading(ctx, "b", "1", r0, nil) == nil {
			t.Error("the reading of another text was kept")
		}
		return wantErr(w.PutReading(ctx, "nobody", "1", r0, nil), store.ErrNotFound)
	})
	view(t, s, func(ctx context.Context, r store.Reader) error {
		got, err := r.Reading(ctx, "p")
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(got, r0) {
			t.Errorf("the reading came back as\n%+v, not as\n%+v", got, r0)
		}
		_, err = r.Reading(ctx, "b")
		return wantErr(err, store.ErrNotFound)
	})
}

func testUnread(t *testing.T, s store.Store) {
	list := append(fire(), frost())
	list[1].Status = synoptic.StatusFailed
	put(t, s, list...)
	read := func(id, analyser string) {
		update(t, s, func(ctx context.Context, w store.Writer) error {
			a, err := w.Article(ctx, id)
			if err != nil {
				return err
			}
			return w.PutReading(ctx, id, analyser, reading(a), nil)
		})
	}
	unread := func(retry bool, limit int, want ...string) {
		t.Helper()
		view(t, s, func(ctx context.Context, r store.Reader) error {
			got, err := r.Unread(ctx, "2", retry, limit)
			if err == nil && !slices.Equal(got, want) {
				t.Errorf("unread: %v, want %v", got, want)
			}
			return err
		})
	}
	unread(false, 10, "p", "n", "f")
	unread(true, 10, "p", "b", "n", "f")
	read("n", "1")
	unread(false, 10, "p", "n", "f")
	unread(false, 2, "p", "n")
	read("p", "2")
	read("n", "2")
	read("f", "3")
	unread(false, 10, "f")
	read("f", "2")
	unread(false, 10)
	unread(true, 10, "b")
}
