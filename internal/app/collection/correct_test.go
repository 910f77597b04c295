package collection

import (
	"context"
	"errors"
	"slices"
	"testing"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/store"
)

func id(d told) string { return app.Identity(d.record()) }

// TestStoryCorrections does each correction of stories, undoes it, does it
// again, and holds what stories come of it.
func TestStoryCorrections(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(ferry, mine string) synoptic.Correction
		// same is whether the two articles are in one story before and after.
		a, b          told
		before, after bool
	}{
		{"join", func(f, m string) synoptic.Correction {
			return synoptic.Correction{Kind: synoptic.JoinStories, Stories: []string{f, m}}
		}, post, vote, false, true},
		{"part", func(f, m string) synoptic.Correction {
			return synoptic.Correction{Kind: synoptic.PartStory, Story: f, Articles: []string{id(radio)}}
		}, post, radio, true, false},
		{"part the first", func(f, m string) synoptic.Correction {
			return synoptic.Correction{Kind: synoptic.PartStory, Story: f, Articles: []string{id(post)}}
		}, post, radio, true, false},
		{"move", func(f, m string) synoptic.Correction {
			return synoptic.Correction{Kind: synoptic.MoveArticles, Story: f, Articles: []string{id(vote)}}
		}, post, vote, false, true},
		{"not the same", func(f, m string) synoptic.Correction {
			return synoptic.Correction{Kind: synoptic.NotSameStory, Articles: []string{id(post), id(radio)}}
		}, post, radio, true, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			c := open(t, dir)
			add(t, c, post, radio, vote)
			untouched := dump(t, c)
			holds := func(when string, want bool) {
				t.Helper()
				if got := storyOf(t, c, tt.a) == storyOf(t, c, tt.b); got != want {
					t.Errorf("%s: in one story: %v", when, got)
				}
			}
			holds("before", tt.before)
			kept := correct(t, c, tt.make(storyOf(t, c, post), storyOf(t, c, vote)))
			holds("after", tt.after)
			changed := dump(t, c)
			undo := correct(t, c, synoptic.Correction{Kind: synoptic.Undo, Undoes: kept.Seq})
			holds("undone", tt.before)
			if got := dump(t, c); got != untouched {
				t.Errorf("undone, the stories are\n%s\nand were\n%s", got, untouched)
			}
			correct(t, c, synoptic.Correction{Kind: synoptic.Undo, Undoes: undo.Seq})
			holds("done again", tt.after)
			if got := dump(t, c); got != changed {
				t.Errorf("done again, the stories are\n%s\nand were\n%s", got, changed)
			}
			if _, err := c.Correct(context.Background(), synoptic.Correction{Kind: synoptic.Undo, Undoes: undo.Seq}); !errors.Is(err, ErrNotInForce) {
				t.Errorf("undone twice: %v", err)
			}
			// It holds when a further article comes, when stories are reviewed, and when
			// all articles are put into stories anew.
			c = open(t, dir)
			add(t, c, today)
			if _, err := c.Review(context.Background()); err != nil {
				t.Fatal(err)
			}
			holds("after another article", tt.after)
			if _, err := c.Reread(context.Background(), RereadOptions{Stories: true}); err != nil {
				t.Fatal(err)
			}
			holds("after putting all into stories anew", tt.after)
		})
	}
}

func TestRenamedStory(t *testing.T) {
	c := fresh(t)
	add(t, c, post, radio)
	s := storyOf(t, c, post)
	own := accountOf(t, c, s).Stories[0].Title
	first := correct(t, c, synoptic.Correction{Kind: synoptic.RenameStory, Story: s, Text: "Dorado"})
	second := correct(t, c, synoptic.Correction{Kind: synoptic.RenameStory, Story: s, Text: "The Dorado"})
	title := func() string { return accountOf(t, c, s).Stories[0].Title }
	if got := title(); got != "The Dorado" {
		t.Errorf("renamed: %q", got)
	}
	correct(t, c, synoptic.Correction{Kind: synoptic.Undo, Undoes: second.Seq})
	if got := title(); got != "Dorado" {
		t.Errorf("the second name undone: %q", got)
	}
	correct(t, c, synoptic.Correction{Kind: synoptic.Undo, Undoes: first.Seq})
	if got := title(); got != own {
		t.Errorf("both undone: %q, not %q", got, own)
	}
}

// TestAccountCorrections holds that what users say of names, claims and
// disputes is in the next account, and gone when undone.
func TestAccountCorrections(t *testing.T) {
	c := fresh(t)
	add(t, c, post, radio)
	s := storyOf(t, c, post)
	plain := dump(t, c)
	d := accountOf(t, c, s).Stories[0].Disputes[0]
	cor := synoptic.Correction{Kind: synoptic.NoDispute, Dispute: d.Kind}
	for _, p := range d.Positions {
		cor.Passages = append(cor.Passages, p.Spans...)
	}
	kept := correct(t, c, cor)
	if n := len(accountOf(t, c, s).Stories[0].Disputes); n != 0 {
		t.Errorf("%d disputes", n)
	}
	correct(t, c, synoptic.Correction{Kind: synoptic.Undo, Undoes: kept.Seq})
	if got := dump(t, c); got != plain {
		t.Error("undone, the account is not what it was")
	}
	cor.Passages[0].Text = "words that are not there"
	if _, err := c.Correct(context.Background(), cor); !errors.Is(err, ErrPassage) {
		t.Errorf("a passage that its article does not have: %v", err)
	}
	correct(t, c, synoptic.Correction{Kind: synoptic.JoinNames, Names: []string{"Ruda Hale", "Dorado"}})
	joined := slices.ContainsFunc(accountOf(t, c, s).Stories[0].Entities, func(e synoptic.Entity) bool {
		return slices.ContainsFunc(e.Variants, func(v synoptic.Variant) bool { return v.JoinedBy == synoptic.JoinedUser })
	})
	if !joined {
		t.Error("two names joined by the user are two")
	}
}

func TestFamilyOfAnOutlet(t *testing.T) {
	c := fresh(t)
	add(t, c, post, radio)
	kept := correct(t, c, synoptic.Correction{Kind: synoptic.SetFamily, Outlet: "Radio Arn", Family: "Tolm Post"})
	families := func() []string {
		var out []string
		for _, a := range accountOf(t, c, storyOf(t, c, post)).Articles {
			out = append(out, a.Family)
		}
		slices.Sort(out)
		return out
	}
	if got := families(); !slices.Equal(got, []string{"Tolm Post", "Tolm Post"}) {
		t.Errorf("families: %v", got)
	}
	later := radio
	later.text += " A second ferry came to help."
	add(t, c, later)
	if a, err := view(context.Background(), c.store, func(ctx context.Context, r store.Reader) (*store.Article, error) { return r.Article(ctx, id(later)) }); err != nil || a.Family != "Tolm Post" {
		t.Errorf("an article that came later: %v, %v", a, err)
	}
	correct(t, c, synoptic.Correction{Kind: synoptic.Undo, Undoes: kept.Seq})
	if got := families(); !slices.Equal(got, []string{"Radio Arn", "Radio Arn", "Tolm Post"}) {
		t.Errorf("undone: %v", got)
	}
}

func TestCorrectionsThatSayTooLittle(t *testing.T) {
	c := fresh(t)
	add(t, c, post)
	for _, cor := range []synoptic.Correction{
		{Kind: synoptic.JoinStories, Stories: []string{storyOf(t, c, post)}},
		{Kind: synoptic.JoinStories, Stories: []string{storyOf(t, c, post), "nosuch"}},
		{Kind: synoptic.PartStory, Story: storyOf(t, c, post), Articles: []string{id(post)}},
		{Kind: synoptic.MoveArticles, Story: "nosuch", Articles: []string{id(post)}},
		{Kind: synoptic.Undo, Undoes: 7},
		{Kind: "praise"},
	} {
		if _, err := c.Correct(context.Background(), cor); err == nil {
			t.Errorf("%+v is taken", cor)
		}
	}
	log, err := view(context.Background(), c.store, func(ctx context.Context, r store.Reader) ([]synoptic.Correction, error) {
		return r.Corrections(ctx, "")
	})
	if err != nil || len(log) != 0 {
		t.Errorf("the log has %v, %v", log, err)
	}
}
