package sqlstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"synoptic/internal/store"
)

const storyColumns = `story.id, story.given, story.title, story.first, story.last, story.added, story.changed, story.stale, story.articles, story.outlets, story.families, story.origins, story.disputed, story.claims, story.disputes, story.per_day`

// scanStory reads storyColumns.
func scanStory(scan func(...any) error) (*store.Story, int64, error) {
	var x store.Story
	var given, claims, disputes, perDay string
	var added, changed, stale, disputed int64
	if err := scan(&x.ID, &given, &x.Title, &x.First, &x.Last, &added, &changed, &stale, &x.Articles, &x.Outlets, &x.Families, &x.Origins, &disputed, &claims, &disputes, &perDay); err != nil {
		return nil, 0, err
	}
	if given != "" {
		x.Title, x.Renamed = given, true
	}
	x.Added, x.Changed, x.Stale = fromMicros(added), fromMicros(changed), fromMicros(stale)
	err := errors.Join(json.Unmarshal([]byte(claims), &x.Claims), json.Unmarshal([]byte(disputes), &x.Disputes), json.Unmarshal([]byte(perDay), &x.PerDay))
	if err != nil {
		return nil, 0, fmt.Errorf("story %s: %w: %w", x.ID, store.ErrDamaged, err)
	}
	return &x, disputed, nil
}

// resolve gives the ID of the story that one leads to.
func (t *tx) resolve(ctx context.Context, id string) (string, error) {
	var to string
	found, err := t.row(ctx, "SELECT id FROM story WHERE id = ?", []any{key(id)}, &to)
	if err == nil && !found {
		found, err = t.row(ctx, "SELECT target FROM story_joined WHERE id = ?", []any{key(id)}, &to)
	}
	if err == nil && !found {
		err = notFound("story", id)
	}
	return to, err
}

// Story finds a story by its ID, or by one that it was joined from.
func (t *tx) Story(ctx context.Context, id string) (*store.Story, error) {
	if err := t.recount(ctx); err != nil {
		return nil, err
	}
	id, err := t.resolve(ctx, id)
	if err != nil {
		return nil, err
	}
	var x *store.Story
	err = t.query(ctx, "SELECT "+storyColumns+" FROM story WHERE id = ?", []any{id}, func(scan func(...any) error) (err error) {
		x, _, err = scanStory(scan)
		return err
	})
	if err == nil && x == nil {
		err = notFound("story", id)
	}
	return x, err
}

// storyOrders are the columns that stories are listed by.
var storyOrders = map[store.StoryOrder]string{
	"": "changed", store.ByChanged: "changed", store.ByLast: "last", store.ByOutlets: "outlets", store.ByDisputes: "disputed",
}

// Stories lists stories.
func (t *tx) Stories(ctx context.Context, f store.StoryFilter, p store.Page) ([]*store.Story, string, error) {
	column, ok := storyOrders[f.Order]
	if !ok {
		return nil, "", fmt.Errorf("no order of stories is called %q", f.Order)
	}
	if err := t.recount(ctx); err != nil {
		return nil, "", err
	}
	c := storyConditions(f)
	// The key of the last story: a text where the order is by date, else a
	// number; and its ID.
	var text, id string
	var number int64
	list := "stories " + column
	if ok, err := readCursor(p.After, list, &text, &number, &id); err != nil {
		return nil, "", err
	} else if ok {
		var at any = number
		if column == "last" {
			at = text
		}
		c.add("(story."+column+" < ? OR story."+column+" = ? AND story.id > ?)", at, at, id)
	}
	n := limit(p.Limit)
	var out []*store.Story
	var counts []int64
	err := t.query(ctx, "SELECT "+storyColumns+" FROM story"+c.where()+" ORDER BY story."+column+" DESC, story.id LIMIT ?", append(c.args, n+1), func(scan func(...any) error) error {
		x, disputed, err := scanStory(scan)
		if err == nil {
			out, counts = append(out, x), append(counts, disputed)
		}
		return err
	})
	if err != nil || len(out) <= n {
		return out, "", err
	}
	out = out[:n]
	last := out[n-1]
	number = map[string]int64{"changed": micros(last.Changed), "outlets": int64(last.Outlets), "disputed": counts[n-1]}[column]
	return out, cursor(list, last.Last, number, last.ID), nil
}

func storyConditions(f store.StoryFilter) *conditions {
	c := &conditions{}
	if f.MinOutlets > 0 {
		c.add("story.outlets >= ?", f.MinOutlets)
	}
	switch {
	case f.Outlet == "" && f.Until == "" && f.Since != "":
		// Whose last article is of that day or later has one: no need to look at
		// its articles.
		c.add("story.last >= ?", key(f.Since))
	case f.Outlet != "" || f.Since != "" || f.Until != "":
		var in conditions
		in.add("a.story <> ''")
		if f.Outlet != "" {
			in.add("a.outlet = ?", key(f.Outlet))
		}
		in.days("a.day", f.Since, f.Until)
		// Made once: by the index of the outlet or the days, not story by story.
		c.add("story.id IN (SELECT a.story FROM article a"+in.where()+")", in.args...)
	}
	if !f.ChangedSince.IsZero() {
		c.add("story.changed >= ?", micros(f.ChangedSince))
	}
	finding := func(cond string, args ...any) {
		c.add("EXISTS (SELECT 1 FROM finding f WHERE f.story = story.id AND "+cond+")", args...)
	}
	if f.Status != "" {
		finding("f.kind = 'claim' AND f.shown = 1 AND f.status = ?", string(f.Status))
	}
	if f.Dispute != "" {
		finding("f.kind = 'dispute' AND f.dispute = ?", string(f.Dispute))
	}
	if f.AnyDispute {
		c.add("story.disputed > 0")
	}
	return c
}

// StoryArticles are the IDs of a story's articles in order of adding.
func (t *tx) StoryArticles(ctx context.Context, id string, all bool) ([]string, error) {
	id, err := t.resolve(ctx, id)
	if err != nil {
		return nil, err
	}
	newest := " AND replaced_by = ''"
	if all {
		newest = ""
	}
	return t.strings(ctx, "SELECT id FROM article WHERE story = ? AND story <> ''"+newest+" ORDER BY seq", id)
}

// Stale lists stories whose account lags behind since before a time.
func (t *tx) Stale(ctx context.Context, before time.Time, limit int) ([]string, error) {
	return t.strings(ctx, "SELECT id FROM story WHERE stale > 0 AND stale < ? ORDER BY stale, id LIMIT ?", micros(before), atMost(limit))
}

// CreateStory adds a story without articles.
func (t *tx) CreateStory(ctx context.Context, id string, at time.Time) error {
	if id == "" {
		return errors.New("a story without an ID cannot be kept")
	}
	if at, err := t.resolve(ctx, id); err == nil && at == id {
		return fmt.Errorf("story %q: %w", id, store.ErrExists)
	} else if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if _, err := t.exec(ctx, "DELETE FROM story_joined WHERE id = ?", key(id)); err != nil {
		return err
	}
	_, err := t.exec(ctx, "INSERT INTO story (id, added, changed) VALUES (?, ?, ?)", key(id), micros(at), micros(at))
	return err
}

// JoinStories moves the articles of from into into.
func (t *tx) JoinStories(ctx context.Context, into, from string, at time.Time) error {
	into, err := t.resolve(ctx, into)
	if err != nil {
		return err
	}
	if from, err = t.resolve(ctx, from); err != nil {
		return err
	}
	if into == from {
		return fmt.Errorf("story %q cannot be joined to itself", into)
	}
	for _, q := range []string{"UPDATE article SET story = ? WHERE story = ? AND story <> ''", "UPDATE story_joined SET target = ? WHERE target = ?"} {
		if _, err := t.exec(ctx, q, into, from); err != nil {
			return err
		}
	}
	if err := t.forget(ctx, from); err != nil {
		return err
	}
	if _, err := t.exec(ctx, "INSERT INTO story_joined (id, target) VALUES (?, ?)", from, into); err != nil {
		return err
	}
	t.touch(into, at)
	return nil
}

// RemoveStory deletes a story without articles.
func (t *tx) RemoveStory(ctx context.Context, id string) error {
	id, err := t.resolve(ctx, id)
	if err != nil {
		return err
	}
	n, err := t.number(ctx, "SELECT count(*) FROM article WHERE story = ? AND story <> ''", id)
	if err != nil {
		return err
	}
	if n > 0 {
		return fmt.Errorf("story %q has %d articles and cannot be removed", id, n)
	}
	if _, err := t.exec(ctx, "DELETE FROM story_joined WHERE target = ?", id); err != nil {
		return err
	}
	return t.forget(ctx, id)
}

// forget deletes a story's row and all that was derived from its account.
func (t *tx) forget(ctx context.Context, id string) error {
	if err := t.clearIndex(ctx, id); err != nil {
		return err
	}
	for _, q := range []string{"DELETE FROM account WHERE story = ?", "DELETE FROM story WHERE id = ?"} {
		if _, err := t.exec(ctx, q, id); err != nil {
			return err
		}
	}
	delete(t.dirty, id)
	return nil
}

// Rename titles a story.
func (t *tx) Rename(ctx context.Context, id, title string) error {
	return t.updateStory(ctx, id, "given = ?", clean(title))
}

// MarkStale says that a story's account lags behind.
func (t *tx) MarkStale(ctx context.Context, id string, at time.Time) error {
	return t.updateStory(ctx, id, "stale = CASE WHEN stale = 0 THEN ? ELSE stale END", micros(at))
}

func (t *tx) updateStory(ctx context.Context, id, set string, args ...any) error {
	id, err := t.resolve(ctx, id)
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, "UPDATE story SET "+set+" WHERE id = ?", append(args, id)...)
	return err
}
