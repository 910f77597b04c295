package storetest

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"synoptic"
	"synoptic/internal/store"
)

// passage finds words in an article.
func passage(a *store.Article, words string) synoptic.Passage {
	i := strings.Index(a.Text, words)
	if i < 0 {
		panic("the article does not have: " + words)
	}
	return synoptic.Passage{Article: a.ID, Start: i, End: i + len(words), Text: words}
}

// account is a made-up account of the fire: the post and the bell differ in
// whether somebody was hurt, and all have the bakery on fire.
func account(list []*store.Article) *synoptic.Account {
	acc := &synoptic.Account{Schema: synoptic.AccountSchema, Version: "test", Articles: []synoptic.ArticleInfo{}, Stories: []synoptic.Story{}}
	s := synoptic.Story{ID: "made-up", Title: "Bakery fire in Tolmer", Entities: []synoptic.Entity{}}
	for _, a := range list {
		published := a.Published
		acc.Articles = append(acc.Articles, synoptic.ArticleInfo{
			ID: a.ID, Path: a.Path, Outlet: a.Outlet, Family: a.Family, Title: a.Title, Published: &published, SHA256: a.SHA256, Text: a.Text,
			Body: []synoptic.Passage{passage(a, a.Text)}, Boilerplate: []synoptic.Passage{}, Status: a.Status,
		})
		s.Articles = append(s.Articles, a.ID)
	}
	post, bell, wire := list[0], list[1], list[2]
	s.FirstPublished, s.LastPublished = &wire.Published, &post.Published
	s.Entities = []synoptic.Entity{
		{ID: "e1", Type: synoptic.Person, Name: "Mira Holt", Variants: []synoptic.Variant{
			{Text: "Mira Holt", Articles: map[string]int{"p": 1}, Spans: []synoptic.Passage{passage(post, "Mira Holt")}, JoinedBy: synoptic.JoinedSame},
			{Text: "Myra Höldt", Articles: map[string]int{"x": 2}, JoinedBy: synoptic.JoinedTransliteration},
			{Text: "Holt", Articles: map[string]int{"p": 1}, Spans: []synoptic.Passage{passage(post, "Holt")}, JoinedBy: synoptic.JoinedSurname},
		}},
		{ID: "e2", Type: synoptic.Place, Name: "Tolmer", Variants: []synoptic.Variant{{Text: "Tolmer", Articles: map[string]int{"p": 2, "b": 2, "n": 2}, JoinedBy: synoptic.JoinedSame}}},
	}
	burned, hurt := passage(post, "A bakery in the old town of Tolmer burned down"), passage(bell, "Two people were hurt")
	s.Claims = []synoptic.Claim{
		{ID: "c1", Text: "A bakery in the old town of Tolmer burned down", Status: synoptic.Agreed, Outlets: 3, Origins: 2, Reports: []synoptic.ClaimReport{{Span: burned}, {Span: passage(bell, "A fire destroyed a bakery")}, {Span: passage(wire, "A bakery in the old town of Tolmer was on fire")}}},
		{ID: "c2", Text: "Two people were hurt", Status: synoptic.Disputed, Outlets: 2, Origins: 1, Reports: []synoptic.ClaimReport{{Span: hurt}, {Span: passage(post, "Nobody was hurt"), Negated: true}}},
		{ID: "c3", Text: "Police led 14 people out", Status: synoptic.SingleSource, Outlets: 1, Origins: 1, Reports: []synoptic.ClaimReport{{Span: passage(wire, "Police led 14 people out")}}},
		{ID: "c4", Text: "The roof fell in", Status: synoptic.SingleSource, Outlets: 1, Origins: 1, Folded: true, Reports: []synoptic.ClaimReport{{Span: passage(post, "The roof fell in")}}},
	}
	s.Disputes = []synoptic.Dispute{{
		ID: "d1", Kind: synoptic.NumberDispute, About: synoptic.DisputeSubject{Claim: "c2"}, Why: "two against none",
		Positions: []synoptic.Position{
			{Says: "two", Articles: []string{"b"}, Spans: []synoptic.Passage{hurt}},
			{Says: "none", Articles: []string{"p"}, Spans: []synoptic.Passage{passage(post, "Nobody was hurt")}},
		},
	}}
	s.Coverage = synoptic.Coverage{
		Claims: []string{"c1", "c2", "c3"}, Articles: []string{"p", "b", "n"},
		Cells: [][]synoptic.Cell{
			{synoptic.Carries, synoptic.Carries, synoptic.Carries},
			{synoptic.Carries, synoptic.Carries, synoptic.PublishedBefore},
			{synoptic.LeftOut, synoptic.Unclear, synoptic.Carries},
		},
	}
	acc.Stories = append(acc.Stories, s)
	return acc
}

// withAccount puts the fire into a story and its account beside it.
func withAccount(t *testing.T, s store.Store) (*synoptic.Account, []*store.Article) {
	t.Helper()
	list := fire()
	put(t, s, append(slices.Clone(list), frost())...)
	assign(t, s, "s1", Now, "p", "b", "n")
	acc := account(list)
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if err := w.MarkStale(ctx, "s1", Now); err != nil {
			return err
		}
		return w.PutAccount(ctx, "s1", acc, Now.Add(time.Minute))
	})
	return acc, list
}

func testAccounts(t *testing.T, s store.Store) {
	acc, list := withAccount(t, s)
	view(t, s, func(ctx context.Context, r store.Reader) error {
		got, err := r.Account(ctx, "s1")
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(got, acc) {
			t.Error("the account is not the same")
		}
		x, err := r.Story(ctx, "s1")
		if err != nil {
			return err
		}
		if x.Title != "Bakery fire in Tolmer" || x.Renamed || !x.Stale.IsZero() || !x.Changed.Equal(Now.Add(time.Minute)) || x.Origins != 2 ||
			!reflect.DeepEqual(x.Claims, map[synoptic.ClaimStatus]int{synoptic.Agreed: 1, synoptic.Disputed: 1, synoptic.SingleSource: 1}) ||
			!reflect.DeepEqual(x.Disputes, map[synoptic.DisputeKind]int{synoptic.NumberDispute: 1}) {
			t.Errorf("the story is %+v", x)
		}
		outlets, err := r.Outlets(ctx, "")
		if err != nil {
			return err
		}
		want := []store.Outlet{
			{Outlet: "Evening Bell", Family: "Evening Bell", Articles: 1, Stories: 1},
			{Outlet: "Farm Weekly", Family: "Farm Weekly", Articles: 1},
			{Outlet: "Northwire", Family: "Northwire", Articles: 1, Stories: 1, First: 1, Alone: 1},
			{Outlet: "Tolmer Post", Family: "Tolmer Post", Articles: 1, Stories: 1, LeftOut: 1},
		}
		if !reflect.DeepEqual(outlets, want) {
			t.Errorf("the outlets are\n%+v, not\n%+v", outlets, want)
		}
		one, err := r.Outlets(ctx, "Northwire")
		if err == nil && !reflect.DeepEqual(one, want[2:3]) {
			t.Errorf("the outlet is %+v", one)
		}
		for _, tt := range []struct {
			filter store.StoryFilter
			want   int
		}{
			{store.StoryFilter{Status: synoptic.Agreed}, 1}, {store.StoryFilter{Status: synoptic.Echoed}, 0},
			{store.StoryFilter{Dispute: synoptic.NumberDispute}, 1}, {store.StoryFilter{Dispute: synoptic.DateDispute}, 0}, {store.StoryFilter{AnyDispute: true}, 1},
		} {
			got, _, err := r.Stories(ctx, tt.filter, store.Page{})
			if err != nil {
				return err
			}
			if len(got) != tt.want {
				t.Errorf("%+v finds %d stories", tt.filter, len(got))
			}
		}
		_, err = r.Account(ctx, "s2")
		return wantErr(err, store.ErrNotFound)
	})
	// An account of several stories is none; a second one takes the first's
	// place; a join takes the account with it.
	update(t, s, func(ctx context.Context, w store.Writer) error {
		two := *acc
		two.Stories = append(slices.Clone(acc.Stories), acc.Stories...)
		if w.PutAccount(ctx, "s1", &two, Now) == nil {
			t.Error("an account of two stories was kept")
		}
		return nil
	})
	update(t, s, func(ctx context.Context, w store.Writer) error {
		short := account(list)
		short.Stories[0].Disputes, short.Stories[0].Entities = []synoptic.Dispute{}, []synoptic.Entity{}
		return w.PutAccount(ctx, "s1", short, Now)
	})
	view(t, s, func(ctx context.Context, r store.Reader) error {
		names, _, err := r.Names(ctx, store.NameFilter{}, store.Page{})
		if err == nil && len(names) != 0 {
			t.Errorf("names that the account no longer has: %+v", names)
		}
		return err
	})
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if err := w.CreateStory(ctx, "s0", Now); err != nil {
			return err
		}
		return w.JoinStories(ctx, "s0", "s1", Now)
	})
	view(t, s, func(ctx context.Context, r store.Reader) error {
		if _, err := r.Account(ctx, "s1"); wantErr(err, store.ErrNotFound) != nil {
			t.Errorf("the account of a story that was joined: %v", err)
		}
		f, err := r.Search(ctx, store.Query{Status: synoptic.Agreed}, store.Page{})
		if err == nil && len(f.Hits) != 0 {
			t.Errorf("claims of a story that was joined: %+v", f.Hits)
		}
		return err
	})
}

func testNames(t *testing.T, s store.Store) {
	withAccount(t, s)
	for _, tt := range []struct {
		filter store.NameFilter
		want   []string
	}{
		{store.NameFilter{}, []string{"Mira Holt", "Tolmer"}},
		{store.NameFilter{Type: synoptic.Place}, []string{"Tolmer"}},
		{store.NameFilter{Prefix: "TOL"}, []string{"Tolmer"}},
		{store.NameFilter{Prefix: "myra h"}, []string{"Mira Holt"}},
		{store.NameFilter{Prefix: "x"}, nil},
		{store.NameFilter{Key: "mira holt", Type: synoptic.Person}, []string{"Mira Holt"}},
		{store.NameFilter{Key: "Mirá HOLT"}, []string{"Mira Holt"}},
		{store.NameFilter{Key: "mira"}, nil},
		{store.NameFilter{Key: "myra holdt"}, nil}, // a spelling, not the name
		{store.NameFilter{Story: "s1"}, []string{"Mira Holt", "Tolmer"}},
		{store.NameFilter{Story: "s2"}, nil},
	} {
		for _, limit := range []int{0, 1} {
			view(t, s, func(ctx context.Context, r store.Reader) error {
				var got []string
				p := store.Page{Limit: limit}
				for {
					list, next, err := r.Names(ctx, tt.filter, p)
					if err != nil {
						return err
					}
					for _, n := range list {
						got = append(got, n.Name)
					}
					if p.After = next; next == "" {
						break
					}
				}
				if !slices.Equal(got, tt.want) {
					t.Errorf("%+v: %v, want %v", tt.filter, got, tt.want)
				}
				return nil
			})
		}
	}
	view(t, s, func(ctx context.Context, r store.Reader) error {
		list, _, err := r.Names(ctx, store.NameFilter{Prefix: "mira"}, store.Page{})
		if err != nil {
			return err
		}
		want := []store.Name{{Type: synoptic.Person, Name: "Mira Holt", Mentions: 4, InStories: 1, Stories: []string{"s1"}, Variants: []string{"Holt", "Mira Holt", "Myra Höldt"}}}
		if !reflect.DeepEqual(list, want) {
			t.Errorf("the name is %+v", list)
		}
		for name, want := range map[string][]string{
			"mira holt":  {"Mira Holt", "Myra Höldt"}, // Holts are many
			"MYRA HOLDT": {"Mira Holt", "Myra Höldt"},
			"Holt":       {"Holt", "Mira Holt", "Myra Höldt"},
			"nobody":     nil,
			"":           nil,
		} {
			got, err := r.Spellings(ctx, name)
			if err != nil {
				return err
			}
			if !slices.Equal(got, want) {
				t.Errorf("spellings of %q: %q, want %q", name, got, want)
			}
		}
		return nil
	})
	again := account(fire())
	again.Stories[0].ID = "again"
	update(t, s, func(ctx context.Context, w store.Writer) error {
		if err := w.CreateStory(ctx, "again", Now); err != nil {
			return err
		}
		return w.PutAccount(ctx, "again", again, Now)
	})
	counted := func(want store.Name) {
		t.Helper()
		view(t, s, func(ctx context.Context, r store.Reader) error {
			list, _, err := r.Names(ctx, store.NameFilter{Key: "mira holt", Counts: true}, store.Page{})
			if err == nil && (len(list) != 1 || !reflect.DeepEqual(list[0], want)) {
				t.Errorf("counted: %+v, want %+v", list, want)
			}
			return err
		})
	}
	counted(store.Name{Type: synoptic.Person, Name: "Mira Holt", Mentions: 8, InStories: 2, Variants: []string{"Holt", "Mira Holt", "Myra Höldt"}})
	update(t, s, func(ctx context.Context, w store.Writer) error { return w.RemoveStory(ctx, "again") })
	counted(store.Name{Type: synoptic.Person, Name: "Mira Holt", Mentions: 4, InStories: 1, Variants: []string{"Holt", "Mira Holt", "Myra Höldt"}})
}

func testCorrections(t *testing.T, s store.Store) {
	put(t, s, fire()...)
	assign(t, s, "s1", Now, "p")
	assign(t, s, "s2", Now, "b")
	log := []*synoptic.Correction{
		{At: Now, By: "me", Kind: synoptic.RenameStory, Story: "s1", Text: "Fire"},
		{At: Now, Kind: synoptic.SetFamily, Outlet: "Northwire", Family: "Wires"},
		{At: Now, Kind: synoptic.MoveArticles, Story: "s2", Articles: []string{"n"}},
		{At: Now, Kind: synoptic.Undo, Undoes: 1},
	}
	update(t, s, func(ctx context.Context, w store.Writer) error {
		for i, c := range log {
			if err := w.Correct(ctx, c); err != nil {
				return err
			}
			if c.Seq != int64(i+1) {
				t.Errorf("correction %d got the number %d", i, c.Seq)
			}
		}
		for _, bad := range []*synoptic.Correction{{Kind: synoptic.RenameStory}, {Kind: "guess"}, {Kind: synoptic.Undo, Undoes: 5}} {
			if err := wantErr(w.Correct(ctx, bad), synoptic.ErrCorrection); err != nil {
				t.Error(err)
			}
		}
		return w.JoinStories(ctx, "s2", "s1", Now)
	})
	view(t, s, func(ctx context.Context, r store.Reader) error {
		for story, want := range map[string][]int64{"": {1, 2, 3, 4}, "s2": {1, 2, 3, 4}, "s1": {1, 2, 3, 4}, "s3": {2, 4}} {
			got, err := r.Corrections(ctx, story)
			if err != nil {
				return err
			}
			var seqs []int64
			for _, c := range got {
				seqs = append(seqs, c.Seq)
				if !reflect.DeepEqual(c, *log[c.Seq-1]) {
					t.Errorf("correction %d came back as %+v", c.Seq, c)
				}
			}
			if !slices.Equal(seqs, want) {
				t.Errorf("corrections of %q: %v, want %v", story, seqs, want)
			}
		}
		return nil
	})
	st, err := s.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if st.Articles != 3 || st.Stories != 1 || st.Corrections != 4 || st.Bytes == 0 || st.Schema == 0 {
		t.Errorf("counted were %+v", st)
	}
}
