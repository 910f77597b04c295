package collection

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"synoptic/internal/cluster"
	"synoptic/internal/store"
)

// Review looks again at the stories that articles came to since the last
// review: two that grew to be one are joined, one that holds two is parted.
// What users said stands. It gives how many stories changed. In a collection
// with a queue the review is queued.
func (c *Collection) Review(ctx context.Context) (int, error) {
	if c.queue != nil {
		return 0, c.queueReview(ctx)
	}
	n, err := c.review(ctx, c.time(), alone)
	if errors.Is(err, errBehind) {
		return 0, nil // the next review has it
	}
	return n, err
}

// review reviews the stories as of a time, in one transaction with what also
// writes.
func (c *Collection) review(ctx context.Context, at time.Time, also also) (int, error) {
	c.adding.Lock()
	defer c.adding.Unlock()
	if err := c.openStories(ctx); err != nil {
		return 0, err
	}
	s := c.stories
	found, err := s.index.Review(ctx, s.reviewed)
	if err != nil {
		return 0, err
	}
	var after position
	err = c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		now, err := positionOf(ctx, w)
		if err != nil {
			return err
		}
		if now != s.at {
			return errBehind
		}
		if err := w.Set(ctx, reviewedKey, strconv.FormatFloat(dayOf(at), 'g', -1, 64)); err != nil {
			return err
		}
		if err := also(ctx, w); err != nil {
			return err
		}
		if len(found) == 0 {
			after = now
			return nil
		}
		if err := countChange(ctx, w); err != nil {
			return err
		}
		e := &effect{w: w, at: at}
		if err := e.propose(ctx, found); err != nil {
			return fmt.Errorf("review: %w", err)
		}
		after, err = positionOf(ctx, w)
		return err
	})
	if err != nil {
		if !errors.Is(err, errBehind) {
			c.stories = nil
		}
		return 0, err
	}
	for _, p := range found {
		if _, err := s.index.Apply(p); err != nil {
			c.stories = nil
			return 0, err
		}
	}
	s.reviewed, s.at = dayOf(at), after
	return len(found), nil
}

// propose does what a review found. The ID of a story whose articles all went,
// some here and some there, leads to where most of them are.
func (e *effect) propose(ctx context.Context, found []cluster.Proposal) error {
	most := map[string]cluster.Proposal{}
	for _, p := range found {
		if err := e.carryOut(ctx, p); err != nil {
			return err
		}
		if m, ok := most[p.From]; !ok || len(p.Articles) > len(m.Articles) {
			most[p.From] = p
		}
	}
	for _, p := range found {
		if most[p.From].To != p.To {
			continue
		}
		s, err := e.w.Story(ctx, p.From)
		if err != nil {
			return err
		}
		if s.ID != p.From {
			continue // it leads elsewhere already
		}
		left, err := e.w.StoryArticles(ctx, p.From, true)
		if err != nil {
			return err
		}
		if len(left) == 0 {
			if err := e.w.JoinStories(ctx, p.To, p.From, e.at); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e *effect) carryOut(ctx context.Context, p cluster.Proposal) error {
	switch p.Kind {
	case cluster.Merge:
		if err := e.w.JoinStories(ctx, p.To, p.From, e.at); err != nil {
			return err
		}
		return e.w.MarkStale(ctx, p.To, e.at)
	case cluster.Split:
		if err := e.w.CreateStory(ctx, p.To, e.at); err != nil {
			return err
		}
	}
	for _, id := range p.Articles {
		a, err := e.w.Article(ctx, id)
		if err != nil {
			return err
		}
		all, err := e.versions(ctx, a)
		if err != nil {
			return err
		}
		for _, v := range all {
			if err := e.w.Assign(ctx, v, p.To, a.Likeness, p.Why); err != nil {
				return err
			}
		}
	}
	if err := e.w.MarkStale(ctx, p.From, e.at); err != nil {
		return err
	}
	return e.w.MarkStale(ctx, p.To, e.at)
}
