package collection

import (
	"context"
	"fmt"
	"slices"

	"synoptic"
	"synoptic/internal/store"
)

// What a user put somewhere says so.
const (
	byUser     = "put here by the user"
	fullLikely = 1.0
)

func (e *effect) joinStories(ctx context.Context, c *synoptic.Correction) error {
	if len(c.Stories) != 2 {
		return fmt.Errorf("%w: two stories are joined at a time", synoptic.ErrCorrection)
	}
	for i, id := range c.Stories {
		s, err := e.w.Story(ctx, id)
		if err != nil {
			return fmt.Errorf("story %s: %w", id, err)
		}
		c.Stories[i] = s.ID
	}
	into, from := c.Stories[0], c.Stories[1]
	if into == from {
		return ErrNoChange
	}
	var err error
	if c.Articles, err = e.w.StoryArticles(ctx, from, true); err != nil {
		return err
	}
	if err := e.w.JoinStories(ctx, into, from, e.at); err != nil {
		return err
	}
	return e.w.MarkStale(ctx, into, e.at)
}

// part takes articles out of a story into a new one, whose ID it notes in the
// correction.
func (e *effect) part(ctx context.Context, c *synoptic.Correction, story string, articles []string) error {
	s, err := e.w.Story(ctx, story)
	if err != nil {
		return fmt.Errorf("story %s: %w", story, err)
	}
	moved, err := e.within(ctx, s.ID, articles)
	if err != nil {
		return err
	}
	all, err := e.w.StoryArticles(ctx, s.ID, true)
	if err != nil {
		return err
	}
	if len(moved) == len(all) {
		return fmt.Errorf("all articles of story %s: %w", s.ID, ErrNoChange)
	}
	fresh, err := e.freshStory(ctx, c, moved[0])
	if err != nil {
		return err
	}
	c.Story, c.Stories = s.ID, []string{fresh}
	return e.transfer(ctx, moved, s.ID, fresh)
}

// freshStory creates a story of its own for an article: under the ID that the
// correction gave it before, if it is done again.
func (e *effect) freshStory(ctx context.Context, c *synoptic.Correction, article string) (string, error) {
	id := storyID(article)
	if len(c.Stories) == 1 {
		id = c.Stories[0]
	}
	for n := 2; ; n++ {
		_, err := e.w.Story(ctx, id)
		there, err := found(err)
		if err != nil {
			return "", err
		}
		if !there || len(c.Stories) == 1 {
			return id, e.revive(ctx, id)
		}
		id = fmt.Sprintf("%s-%d", storyID(article), n)
	}
}

// revive creates a story, or makes one that was joined into another a story
// of its own again.
func (e *effect) revive(ctx context.Context, id string) error {
	s, err := e.w.Story(ctx, id)
	there, err := found(err)
	if err != nil || there && s.ID == id {
		return err
	}
	return e.w.CreateStory(ctx, id, e.at)
}

// within are articles of a story with the other versions of their pages, and
// an error if one is not in it.
func (e *effect) within(ctx context.Context, story string, articles []string) ([]string, error) {
	var out []string
	for _, id := range articles {
		a, err := e.w.Article(ctx, id)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", id, err)
		}
		if a.Story != story {
			return nil, fmt.Errorf("article %s is not in story %s: %w", id, story, store.ErrNotFound)
		}
		versions, err := e.versions(ctx, a)
		if err != nil {
			return nil, err
		}
		for _, v := range versions {
			if !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return out, nil
}

// versions are the versions of an article's page, the oldest first.
func (e *effect) versions(ctx context.Context, a *store.Article) ([]string, error) {
	if a.Page == "" {
		return []string{a.ID}, nil
	}
	list, _, err := e.w.Articles(ctx, store.ArticleFilter{Page: a.Page, Oldest: true}, store.Page{Limit: 1000})
	if err != nil {
		return nil, err
	}
	var out []string
	for _, v := range list {
		if v.Story == a.Story {
			out = append(out, v.ID)
		}
	}
	return out, nil
}

// transfer moves articles from one story to another. A story that loses all of
// them leads to the other from then on.
func (e *effect) transfer(ctx context.Context, articles []string, from, to string) error {
	rest, err := e.w.StoryArticles(ctx, from, true)
	if err != nil {
		return err
	}
	rest = slices.DeleteFunc(rest, func(a string) bool { return slices.Contains(articles, a) })
	if len(rest) == 0 {
		if err := e.w.JoinStories(ctx, to, from, e.at); err != nil {
			return err
		}
		return e.w.MarkStale(ctx, to, e.at)
	}
	for _, a := range articles {
		if err := e.w.Assign(ctx, a, to, fullLikely, byUser); err != nil {
			return err
		}
	}
	if err := e.w.MarkStale(ctx, from, e.at); err != nil {
		return err
	}
	return e.w.MarkStale(ctx, to, e.at)
}

func (e *effect) notSame(ctx context.Context, c *synoptic.Correction) error {
	a, err := e.w.Article(ctx, c.Articles[0])
	if err != nil {
		return fmt.Errorf("article %s: %w", c.Articles[0], err)
	}
	b, err := e.w.Article(ctx, c.Articles[1])
	if err != nil {
		return fmt.Errorf("article %s: %w", c.Articles[1], err)
	}
	if a.Story == "" || a.Story != b.Story {
		c.Stories = nil
		return nil
	}
	return e.part(ctx, c, b.Story, []string{b.ID})
}

func (e *effect) move(ctx context.Context, c *synoptic.Correction) error {
	s, err := e.w.Story(ctx, c.Story)
	if err != nil {
		return fmt.Errorf("story %s: %w", c.Story, err)
	}
	c.Story, c.Stories = s.ID, nil
	for _, id := range c.Articles {
		a, err := e.w.Article(ctx, id)
		if err != nil {
			return fmt.Errorf("article %s: %w", id, err)
		}
		if a.Story == "" || a.Status == synoptic.StatusFailed {
			return fmt.Errorf("article %s could not be read: %w", id, store.ErrNotFound)
		}
		c.Stories = append(c.Stories, a.Story)
		if a.Story == s.ID {
			continue
		}
		moved, err := e.within(ctx, a.Story, []string{id})
		if err != nil {
			return err
		}
		if err := e.transfer(ctx, moved, a.Story, s.ID); err != nil {
			return err
		}
	}
	return nil
}

// moveBack moves those articles that are still in the story from into the story
// to, which may have to be made again.
func (e *effect) moveBack(ctx context.Context, articles []string, from, to string) error {
	s, err := e.w.Story(ctx, from)
	if err != nil {
		return fmt.Errorf("story %s: %w", from, err)
	}
	var still []string
	for _, id := range articles {
		a, err := e.w.Article(ctx, id)
		if err != nil {
			return fmt.Errorf("article %s: %w", id, err)
		}
		if a.Story != s.ID {
			continue
		}
		versions, err := e.versions(ctx, a)
		if err != nil {
			return err
		}
		for _, v := range versions {
			if !slices.Contains(still, v) {
				still = append(still, v)
			}
		}
	}
	if len(still) == 0 {
		return nil
	}
	if err := e.revive(ctx, to); err != nil {
		return err
	}
	t, err := e.w.Story(ctx, to)
	if err != nil {
		return err
	}
	return e.transfer(ctx, still, s.ID, t.ID)
}
