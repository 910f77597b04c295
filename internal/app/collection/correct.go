package collection

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/store"
)

// The kinds of errors of corrections that say something wrong.
var (
	// ErrNotInForce is that of undoing what was undone already or never made.
	ErrNotInForce = errors.New("it is not in force")
	// ErrNoChange is that of a correction that says what is so already.
	ErrNoChange = errors.New("that is so already")
	// ErrPassage is that of a passage that its article does not have there.
	ErrPassage = errors.New("the article does not have these words there")
)

// Correct keeps a correction and does at once what follows from it: what it
// says goes before everything that the program makes of the articles, now and
// when they are read again. It gives the correction as it stands in the log.
func (c *Collection) Correct(ctx context.Context, cor synoptic.Correction) (synoptic.Correction, error) {
	cor.Seq, cor.At = 0, c.time()
	if err := cor.Check(); err != nil {
		return cor, err
	}
	c.adding.Lock()
	defer c.adding.Unlock()
	var kept synoptic.Correction
	err := c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		kept = cor
		e := &effect{w: w, at: cor.At}
		if err := e.apply(ctx, &kept); err != nil {
			return fmt.Errorf("%s: %w", cor.Kind, err)
		}
		if err := countChange(ctx, w); err != nil {
			return err
		}
		return w.Correct(ctx, &kept)
	})
	if err != nil {
		return cor, err
	}
	return kept, nil
}

// effect is what a correction does to the stories within a transaction.
type effect struct {
	w  store.Writer
	at time.Time
}

// apply does what a correction says, and notes in it what is needed to undo it.
func (e *effect) apply(ctx context.Context, c *synoptic.Correction) error {
	switch c.Kind {
	case synoptic.JoinStories:
		return e.joinStories(ctx, c)
	case synoptic.PartStory:
		return e.part(ctx, c, c.Story, c.Articles)
	case synoptic.NotSameStory:
		return e.notSame(ctx, c)
	case synoptic.MoveArticles:
		return e.move(ctx, c)
	case synoptic.RenameStory:
		s, err := e.w.Story(ctx, c.Story)
		if err != nil {
			return fmt.Errorf("story %s: %w", c.Story, err)
		}
		c.Story = s.ID
		return e.rename(ctx, s.ID, c.Text)
	case synoptic.JoinNames, synoptic.PartNames:
		return e.staleByName(ctx, c)
	case synoptic.JoinClaims, synoptic.PartClaims, synoptic.SettleDispute, synoptic.NoDispute:
		return e.staleByPassage(ctx, c)
	case synoptic.SetFamily:
		return e.family(ctx, c.Outlet, c.Family)
	case synoptic.Undo:
		return e.undo(ctx, c.Undoes)
	}
	return fmt.Errorf("%w: unknown kind", synoptic.ErrCorrection)
}

func (e *effect) rename(ctx context.Context, story, title string) error {
	if err := e.w.Rename(ctx, story, title); err != nil {
		return err
	}
	return e.w.MarkStale(ctx, story, e.at)
}

// staleByName marks the stories that know one of the names: those of the
// correction's story alone where it names one.
func (e *effect) staleByName(ctx context.Context, c *synoptic.Correction) error {
	if c.Story != "" {
		s, err := e.w.Story(ctx, c.Story)
		if err != nil {
			return fmt.Errorf("story %s: %w", c.Story, err)
		}
		c.Story = s.ID
		return e.w.MarkStale(ctx, s.ID, e.at)
	}
	for _, name := range c.Names {
		stories, err := e.storiesWith(ctx, name)
		if err != nil {
			return err
		}
		for _, s := range stories {
			if err := e.w.MarkStale(ctx, s, e.at); err != nil {
				return err
			}
		}
	}
	return nil
}

// storiesWith are the stories in whose ledger a name or a spelling begins
// like name.
func (e *effect) storiesWith(ctx context.Context, name string) ([]string, error) {
	var out []string
	for p := (store.Page{Limit: 500}); ; {
		list, next, err := e.w.Names(ctx, store.NameFilter{Prefix: name}, p)
		if err != nil {
			return nil, err
		}
		for _, n := range list {
			out = append(out, n.Stories...)
		}
		if p.After = next; next == "" {
			return out, nil
		}
	}
}

// staleByPassage marks the stories whose articles have the passages, and
// refuses a passage that its article does not have.
func (e *effect) staleByPassage(ctx context.Context, c *synoptic.Correction) error {
	for i := range c.Passages {
		p := &c.Passages[i]
		a, err := e.w.Article(ctx, p.Article)
		if err != nil {
			return fmt.Errorf("article %s: %w", p.Article, err)
		}
		if p.Span().Check(a.Text) != nil || p.Text != "" && p.Text != p.Span().In(a.Text) {
			return fmt.Errorf("article %s, bytes %d to %d: %w", p.Article, p.Start, p.End, ErrPassage)
		}
		p.Text = p.Span().In(a.Text)
		if a.Story == "" {
			continue
		}
		if err := e.w.MarkStale(ctx, a.Story, e.at); err != nil {
			return err
		}
	}
	return nil
}

// family puts an outlet into a family; its stories' independent origins
// follow from that.
func (e *effect) family(ctx context.Context, outlet, family string) error {
	if family == "" {
		list, _, err := e.w.Articles(ctx, store.ArticleFilter{Outlet: outlet}, store.Page{Limit: 1})
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return fmt.Errorf("outlet %s: %w", outlet, store.ErrNotFound)
		}
		family = app.Family(outlet, list[0].URL)
	}
	if err := e.w.SetFamily(ctx, outlet, family); err != nil {
		return err
	}
	for p := (store.Page{Limit: 500}); ; {
		list, next, err := e.w.Stories(ctx, store.StoryFilter{Outlet: outlet, MinOutlets: 2}, p)
		if err != nil {
			return err
		}
		for _, s := range list {
			if err := e.w.MarkStale(ctx, s.ID, e.at); err != nil {
				return err
			}
		}
		if p.After = next; next == "" {
			return nil
		}
	}
}

// undo does the reverse of a correction that is in force; undoing an undoing
// does the correction again.
func (e *effect) undo(ctx context.Context, seq int64) error {
	log, err := e.w.Corrections(ctx, "")
	if err != nil {
		return err
	}
	now := synoptic.InForce(log)
	then := synoptic.InForce(append(log, synoptic.Correction{Seq: int64(len(log)) + 1, Kind: synoptic.Undo, Undoes: seq}))
	changed := false
	for _, c := range slices.Backward(now) {
		if !holds(then, c.Seq) {
			changed = true
			if err := e.reverse(ctx, &c, then); err != nil {
				return err
			}
		}
	}
	for _, c := range then {
		if !holds(now, c.Seq) {
			changed = true
			if err := e.apply(ctx, &c); err != nil {
				return err
			}
		}
	}
	if !changed {
		return fmt.Errorf("correction %d: %w", seq, ErrNotInForce)
	}
	return nil
}

// holds reports whether a correction is among those in force.
func holds(inForce []synoptic.Correction, seq int64) bool {
	return slices.ContainsFunc(inForce, func(c synoptic.Correction) bool { return c.Seq == seq })
}

// reverse takes back what a correction did; rest are those that stay in force.
func (e *effect) reverse(ctx context.Context, c *synoptic.Correction, rest []synoptic.Correction) error {
	switch c.Kind {
	case synoptic.JoinStories:
		return e.moveBack(ctx, c.Articles, c.Stories[0], c.Stories[1])
	case synoptic.PartStory, synoptic.NotSameStory:
		if len(c.Stories) == 0 {
			return nil // they were in two stories anyway
		}
		moved := c.Articles
		if c.Kind == synoptic.NotSameStory {
			moved = c.Articles[1:]
		}
		return e.moveBack(ctx, moved, c.Stories[0], c.Story)
	case synoptic.MoveArticles:
		for i, a := range c.Articles {
			if err := e.moveBack(ctx, []string{a}, c.Story, c.Stories[i]); err != nil {
				return err
			}
		}
		return nil
	case synoptic.RenameStory:
		title := ""
		for _, o := range rest {
			if o.Kind == synoptic.RenameStory && o.Story == c.Story {
				title = o.Text
			}
		}
		return e.rename(ctx, c.Story, title)
	case synoptic.SetFamily:
		family := ""
		for _, o := range rest {
			if o.Kind == synoptic.SetFamily && o.Outlet == c.Outlet {
				family = o.Family
			}
		}
		return e.family(ctx, c.Outlet, family)
	}
	again := *c // marks what it bears on
	return e.apply(ctx, &again)
}
