package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/store"
)

func testSearch(t *testing.T, s store.Store) {
	withAccount(t, s)
	odd := article("o", "Farm Weekly", "2031-05-01", "Myra Höldt's field", "Myra Höldt spoke of frost. 東京で霜が降りた。")
	put(t, s, odd)
	for _, tt := range []struct {
		query store.Query
		want  []string // in any order
	}{
		{store.Query{Text: "bakery"}, []string{"p", "b", "n"}},
		{store.Query{Text: "BAKERY police"}, []string{"b", "n"}},
		{store.Query{Text: "bakery -police"}, []string{"p"}},
		{store.Query{Text: `"old town"`}, []string{"p", "b", "n"}},
		{store.Query{Text: `"town old"`}, nil},
		{store.Query{Text: `“town of Tolmer was”`}, []string{"n"}},
		{store.Query{Text: `bakery -"burned down"`}, []string{"b", "n"}},
		{store.Query{Text: "holdt"}, []string{"o"}},
		{store.Query{Text: "Mira Holt"}, []string{"p", "o"}},
		{store.Query{Text: "mira", Outlet: "Tolmer Post"}, []string{"p"}},
		{store.Query{Text: "Mira Holt", Exact: true}, []string{"p"}},
		{store.Query{Text: "myra holdt"}, []string{"p", "o"}},
		{store.Query{Text: "霜"}, []string{"o"}},
		{store.Query{Text: "growers association"}, []string{"f"}},
		{store.Query{Text: "bakery", Outlet: "Northwire"}, []string{"n"}},
		{store.Query{Text: "bakery", Since: "2031-06-04"}, []string{"p", "b"}},
		{store.Query{Text: "frost", Until: "2031-04-30"}, []string{"f"}},
		{store.Query{Outlet: "Farm Weekly"}, []string{"o", "f"}},
		{store.Query{}, []string{"p", "b", "n", "f", "o"}},
		{store.Query{Text: "nowhere"}, nil},
	} {
		view(t, s, func(ctx context.Context, r store.Reader) error {
			f, err := r.Search(ctx, tt.query, store.Page{})
			if err != nil {
				return err
			}
			var got []string
			for _, h := range f.Hits {
				got = append(got, h.Article)
				if err := slice(ctx, r, h); err != nil {
					t.Errorf("%+v: %v", tt.query, err)
				}
			}
			slices.Sort(got)
			want := slices.Clone(tt.want)
			slices.Sort(want)
			if !slices.Equal(got, want) || f.Total != len(want) {
				t.Errorf("%+v: %v (%d), want %v", tt.query, got, f.Total, want)
			}
			return nil
		})
	}
	view(t, s, func(ctx context.Context, r store.Reader) error {
		f, err := r.Search(ctx, store.Query{Text: "mira holt"}, store.Page{})
		if err != nil {
			return err
		}
		if !slices.Equal(f.Also, []string{"Myra Höldt"}) {
			t.Errorf("the query was widened by %q", f.Also)
		}
		for _, bad := range []string{"-x", `""`, "!", strings.Repeat("x ", 1000), strings.Repeat("x", 10_000)} {
			if _, err := r.Search(ctx, store.Query{Text: bad}, store.Page{}); err == nil {
				t.Errorf("%.20q was searched for", bad)
			}
		}
		// Whatever is typed is words.
		for _, odd := range []string{`bakery"`, `"bakery`, `bakery OR 'x' AND NEAR(`, `bakery*^:{}()\`, "bakery & | ! <-> x", "bakery\x00\xff", "col:bakery", "'bakery'::x", "a -- b", "$1 ? %s"} {
			if _, err := r.Search(ctx, store.Query{Text: odd}, store.Page{}); err != nil {
				t.Errorf("%q: %v", odd, err)
			}
		}
		return nil
	})
}

// slice holds that a hit's snippet is the article's text and its marks are in
// it.
func slice(ctx context.Context, r store.Reader, h store.Hit) error {
	a, err := r.Article(ctx, h.Article)
	if err != nil {
		return err
	}
	in := a.Text
	at := h.At
	if at == -1 {
		in, at = a.Title, strings.Index(a.Title, h.Snippet)
	}
	if at < 0 || at+len(h.Snippet) > len(in) || in[at:at+len(h.Snippet)] != h.Snippet {
		return fmt.Errorf("%q does not stand at %d of article %s", h.Snippet, h.At, h.Article)
	}
	for _, m := range h.Marks {
		if err := m.Check(h.Snippet); err != nil {
			return err
		}
	}
	return nil
}

func testSearchOrder(t *testing.T, s store.Store) {
	// What has the word in its title goes first, of equals the later one, of
	// likes the more recent one.
	var want []string
	for i := range 25 {
		a := article(fmt.Sprintf("a%02d", i), "O", "2031-01-01", "Nothing", "There was a heron by the water.")
		put(t, s, a)
		want = append(want, a.ID)
	}
	slices.Reverse(want)
	put(t, s, article("t", "O", "2031-01-01", "Heron", "There was something by the water."))
	put(t, s, article("r", "O", "2031-06-09", "Nothing", "There was a heron by the water."))
	want = append([]string{"t", "r"}, want...)
	var got []string
	p := store.Page{Limit: 10}
	for i := 0; ; i++ {
		view(t, s, func(ctx context.Context, r store.Reader) error {
			f, err := r.Search(ctx, store.Query{Text: "heron"}, p)
			if err != nil {
				return err
			}
			if f.Total != len(want) {
				t.Errorf("page %d: %d in all", i, f.Total)
			}
			for _, h := range f.Hits {
				got = append(got, h.Article)
			}
			p.After = f.Next
			return nil
		})
		if p.After == "" {
			break
		}
		put(t, s, article(fmt.Sprintf("b%d", i), "O", "2031-06-09", "Heron", "A heron."))
	}
	if !slices.Equal(got, want) {
		t.Errorf("found were %v, want %v", got, want)
	}
	view(t, s, func(ctx context.Context, r store.Reader) error {
		f, err := r.Search(ctx, store.Query{Text: "heron"}, store.Page{Limit: 1})
		if err != nil {
			return err
		}
		_, err = r.Search(ctx, store.Query{Text: "water"}, store.Page{After: f.Next})
		return wantErr(err, store.ErrCursor)
	})
}

func testFindings(t *testing.T, s store.Store) {
	withAccount(t, s)
	for _, tt := range []struct {
		query store.Query
		want  []string
	}{
		{store.Query{Status: synoptic.Agreed}, []string{"c1"}},
		{store.Query{Status: synoptic.SingleSource}, []string{"c4", "c3"}},
		{store.Query{Status: synoptic.SingleSource, Text: "police"}, []string{"c3"}},
		{store.Query{Status: synoptic.Agreed, Text: "destroyed"}, []string{"c1"}}, // in another report of it
		{store.Query{Status: synoptic.Agreed, Outlet: "Northwire"}, []string{"c1"}},
		{store.Query{Status: synoptic.Disputed, Outlet: "Northwire"}, nil},
		{store.Query{AnyDispute: true}, []string{"d1"}},
		{store.Query{Dispute: synoptic.NumberDispute, Since: "2031-06-04"}, []string{"d1"}},
		{store.Query{Dispute: synoptic.NumberDispute, Since: "2031-06-05"}, nil},
		{store.Query{Dispute: synoptic.DateDispute}, nil},
		{store.Query{Dispute: synoptic.NumberDispute, Status: synoptic.Disputed}, []string{"d1"}},
		{store.Query{Dispute: synoptic.NumberDispute, Status: synoptic.Agreed}, nil},
		{store.Query{AnyDispute: true, Text: "hurt -roof"}, []string{"d1"}},
	} {
		view(t, s, func(ctx context.Context, r store.Reader) error {
			f, err := r.Search(ctx, tt.query, store.Page{})
			if err != nil {
				return err
			}
			var got []string
			for _, h := range f.Hits {
				got = append(got, h.ID)
				if h.Story != "s1" || h.Published != "2031-06-04" {
					t.Errorf("hit %+v", h)
				}
				if err := slice(ctx, r, h); err != nil {
					t.Errorf("%+v: %v", tt.query, err)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%+v: %v, want %v", tt.query, got, tt.want)
			}
			return nil
		})
	}
}

// testFindingsOfKinds holds that disputes of several kinds are one list, of
// equals the later added first, which what is added between two of its pages
// does not move.
func testFindingsOfKinds(t *testing.T, s store.Store) {
	_, list := withAccount(t, s)
	again := func(story string, kind synoptic.DisputeKind) {
		acc := account(list)
		acc.Stories[0].ID, acc.Stories[0].Disputes[0].Kind = story, kind
		update(t, s, func(ctx context.Context, w store.Writer) error {
			if err := w.CreateStory(ctx, story, Now); err != nil {
				return err
			}
			return w.PutAccount(ctx, story, acc, Now)
		})
	}
	again("s2", synoptic.DenialDispute)
	again("s3", synoptic.DateDispute)
	again("s4", "another")
	for _, q := range []store.Query{{AnyDispute: true}, {AnyDispute: true, Text: "hurt"}, {Dispute: "another", Text: "hurt"}, {Status: synoptic.SingleSource, Text: "police"}} {
		want := []string{"s4", "s3", "s2", "s1"}
		if q.Dispute != "" {
			want = want[:1]
		}
		var got []string
		for p := (store.Page{Limit: 1}); ; {
			view(t, s, func(ctx context.Context, r store.Reader) error {
				f, err := r.Search(ctx, q, p)
				if err != nil {
					return err
				}
				for _, h := range f.Hits {
					got = append(got, h.Story)
				}
				p.After = f.Next
				return nil
			})
			if p.After == "" {
				break
			}
			if len(got) == 2 {
				again("later", synoptic.CauseDispute)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%+v: %v, want %v", q, got, want)
		}
		if len(got) > 2 {
			update(t, s, func(ctx context.Context, w store.Writer) error { return w.RemoveStory(ctx, "later") })
		}
	}
}
