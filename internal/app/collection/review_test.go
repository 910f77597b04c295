package collection

import (
	"context"
	"strconv"
	"testing"
	"time"

	"synoptic/internal/cluster"
	"synoptic/internal/store"
)

// TestScatteredStory moves all articles of a story elsewhere, one here and two
// there: nothing of it stays behind, and its ID leads to where most of it went.
func TestScatteredStory(t *testing.T) {
	ctx := context.Background()
	c := fresh(t)
	add(t, c, post, radio, today, vote)
	ferry, mine := storyOf(t, c, post), storyOf(t, c, vote)
	err := c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		return (&effect{w: w, at: c.time()}).propose(ctx, []cluster.Proposal{
			{Kind: cluster.Split, From: ferry, To: "other", Articles: []string{id(post)}, Why: "a test"},
			{Kind: cluster.Shift, From: ferry, To: mine, Articles: []string{id(radio), id(today)}, Why: "a test"},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(stories(t, c)); n != 2 || storyOf(t, c, post) != "other" || storyOf(t, c, today) != mine {
		t.Errorf("%d stories: %v", n, stories(t, c))
	}
	s, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) (*store.Story, error) { return r.Story(ctx, ferry) })
	if err != nil || s.ID != mine {
		t.Errorf("the story's ID leads to %v: %v", s, err)
	}
	if n, err := c.Reconcile(ctx, ReconcileOptions{}); err != nil || n != 2 {
		t.Errorf("%d reconciled: %v", n, err)
	}
}

// TestEmptyStory holds that a story without articles, as earlier versions left
// them, is taken away and stops nobody.
func TestEmptyStory(t *testing.T) {
	ctx := context.Background()
	c := fresh(t)
	add(t, c, post, radio)
	err := c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		if err := w.CreateStory(ctx, "empty", c.time()); err != nil {
			return err
		}
		return w.MarkStale(ctx, "empty", c.time())
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Reconcile(ctx, ReconcileOptions{}); err != nil {
		t.Error(err)
	}
	if n := len(stories(t, c)); n != 1 {
		t.Errorf("%d stories", n)
	}
}

// TestSmallestFirst holds that a large story keeps no small one waiting.
func TestSmallestFirst(t *testing.T) {
	ctx := context.Background()
	c := fresh(t)
	c.workers = 1
	closing := told{"Radio Arn", "2023-03-16", "", "Marela council votes to close coal mine\n\nMARELA - The council of Marela voted on Thursday to close the Birch Hill coal mine by 2030, mayor Oda Lind said. Some 400 miners work there."}
	add(t, c, post, radio, today)
	add(t, c, vote, closing)
	ferry, mine := storyOf(t, c, post), storyOf(t, c, vote)
	if mine != storyOf(t, c, closing) {
		t.Fatal("the vote is two stories")
	}
	var order []string
	_, err := c.Reconcile(ctx, ReconcileOptions{Done: func(story string, err error) { order = append(order, story) }})
	if err != nil || len(order) != 2 || order[0] != mine || order[1] != ferry {
		t.Errorf("reconciled in the order %v (%s is the large one): %v", order, ferry, err)
	}
}

// TestReviewedOnce holds that a review looks at nothing that the one before it
// looked at, though both come within one second of what came in.
func TestReviewedOnce(t *testing.T) {
	if dayOf(time.UnixMilli(1_700_000_000_001)) >= dayOf(time.UnixMilli(1_700_000_000_002)) {
		t.Error("two times that are kept apart are one")
	}
	ctx := context.Background()
	c := fresh(t)
	begun := time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	ticks := 0
	c.now = func() time.Time { ticks++; return begun.Add(time.Duration(ticks) * time.Millisecond) }
	add(t, c, post, radio, today, vote)
	if _, err := c.Review(ctx); err != nil {
		t.Fatal(err)
	}
	last, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) (string, error) { return r.Setting(ctx, reviewedKey) })
	if err != nil {
		t.Fatal(err)
	}
	list, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) ([]*store.Article, error) {
		all, _, err := r.Articles(ctx, store.ArticleFilter{}, store.Page{Limit: 10})
		return all, err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		if reviewed, err := strconv.ParseFloat(last, 64); err != nil || dayOf(a.Added) >= reviewed {
			t.Errorf("what came in at %v is reviewed again: %v %v", a.Added, reviewed, err)
		}
	}
}
