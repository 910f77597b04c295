package collection

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"synoptic"
	"synoptic/internal/cluster"
	"synoptic/internal/store"
)

// placing is where an article goes.
type placing struct {
	story    string
	fresh    bool // it begins the story
	likeness float64
	why      string
	features []byte
	// after is the version of the same page before it, whose story it goes to
	// whatever it says by now.
	after string
}

// placer is the index of the stories that are still live.
type placer struct {
	index *cluster.Index
	// reviewed is the day up to which stories were looked at again.
	reviewed float64
	// at is how far the store was when the index was in step with it.
	at position
	// families are those that users put outlets into.
	families map[string]string
}

// position is how far a store is: what is kept after it, by whatever process,
// has another.
type position struct {
	seq     int64  // of the article added last
	changed string // the count of changes to stories that are older
}

// reviewedKey is the setting that holds the day of the last review: what came
// in since is reviewed, whichever process kept it.
const reviewedKey = "stories.reviewed"

// changesKey is the setting that counts how often articles were moved between
// stories.
const changesKey = "stories.changes"

func positionOf(ctx context.Context, r store.Reader) (position, error) {
	var p position
	list, _, err := r.Articles(ctx, store.ArticleFilter{}, store.Page{Limit: 1})
	if err != nil {
		return p, err
	}
	if len(list) > 0 {
		p.seq = list[0].Seq
	}
	p.changed, err = r.Setting(ctx, changesKey)
	return p, err
}

// countChange notes that articles were moved between stories, or that users
// said where they belong.
func countChange(ctx context.Context, w store.Writer) error {
	s, err := w.Setting(ctx, changesKey)
	if err != nil {
		return err
	}
	n, _ := strconv.ParseInt(s, 10, 64) // 0 where it was never set
	return w.Set(ctx, changesKey, strconv.FormatInt(n+1, 10))
}

// storyID is the ID of the story that an article begins.
func storyID(article string) string { return article }

// dayOf is a time's day since 1970, to the millisecond, as times are kept: what
// came in before a review, if only just, is not reviewed again.
func dayOf(t time.Time) float64 { return float64(t.UnixMilli()) / (24 * 60 * 60 * 1000) }

// openStories makes the index of the live stories from what is kept, or brings
// it up to what another process kept since. The collection is locked for
// adding.
func (c *Collection) openStories(ctx context.Context) error {
	err := c.store.View(ctx, func(ctx context.Context, r store.Reader) error {
		now, err := positionOf(ctx, r)
		if err != nil {
			return err
		}
		if s := c.stories; s != nil && s.at.changed == now.changed {
			if s.at != now {
				if err := c.restore(ctx, r, s.index, func(a *store.Article) bool { return a.Seq <= s.at.seq }); err != nil {
					return err
				}
				s.at = now
			}
			return nil
		}
		fresh, err := c.readStories(ctx, r)
		if err != nil {
			return err
		}
		fresh.at = now
		c.stories = fresh
		return nil
	})
	if err != nil {
		c.stories = nil
		return fmt.Errorf("the stories cannot be read: %w", err)
	}
	return nil
}

func (c *Collection) readStories(ctx context.Context, r store.Reader) (*placer, error) {
	p := &placer{index: cluster.NewIndex(cluster.Options{}), families: map[string]string{}}
	last, err := r.Setting(ctx, reviewedKey)
	if err != nil {
		return nil, err
	}
	p.reviewed, _ = strconv.ParseFloat(last, 64) // 0, all that is live, where there was no review
	log, err := inForce(ctx, r)
	if err != nil {
		return nil, err
	}
	for _, rule := range rulesOf(log) {
		if _, err := p.index.Constrain(rule); err != nil {
			return nil, err
		}
	}
	for _, cor := range log {
		if cor.Kind == synoptic.SetFamily {
			p.families[cor.Outlet] = cor.Family
		}
	}
	since := c.time().AddDate(0, 0, -cluster.DefaultWindow)
	return p, c.restore(ctx, r, p.index, func(a *store.Article) bool { return a.Added.Before(since) })
}

// restore puts the latest articles into an index, in the order in which they
// arrived: those after the last that is to be left out.
func (c *Collection) restore(ctx context.Context, r store.ArticleReader, x *cluster.Index, old func(*store.Article) bool) error {
	var live []*store.Article
	f := store.ArticleFilter{Features: true}
	for p := (store.Page{Limit: 1000}); ; {
		list, next, err := r.Articles(ctx, f, p)
		if err != nil {
			return err
		}
		for _, a := range list {
			if old(a) {
				next = ""
				break
			}
			if a.Story != "" && len(a.Features) > 0 {
				live = append(live, a)
			}
		}
		if p.After = next; next == "" {
			break
		}
	}
	for _, a := range slices.Backward(live) {
		var feat cluster.Features
		if err := feat.UnmarshalBinary(a.Features); err != nil {
			// Written by another version: it is made again from the text.
			whole, err := r.Article(ctx, a.ID)
			if err != nil {
				return err
			}
			feat = cluster.FeaturesOf(&whole.Article)
		}
		if err := x.Restore(a.ID, a.Story, feat, dayOf(a.Added)); err != nil {
			return err
		}
	}
	return nil
}

// place decides where an article goes.
func (p *placer) place(a *arrival) (placing, error) {
	if a.placing.after != "" {
		return a.placing, nil
	}
	f := cluster.FeaturesOf(&a.article.Article)
	b, err := f.MarshalBinary()
	if err != nil {
		return placing{}, err
	}
	at, err := p.index.Add(a.article.ID, f, dayOf(a.item.At))
	if err != nil {
		return placing{}, err
	}
	return placing{story: at.Story, fresh: at.New, likeness: at.Likeness, why: at.Why, features: b}, nil
}

// rulesOf is what users said of stories, as the index takes it: in terms of
// articles, which stay what they are whatever stories they are put into.
func rulesOf(log []synoptic.Correction) []cluster.Rule {
	var out []cluster.Rule
	say := func(k cluster.RuleKind, a, b string) {
		if a != "" && a != b {
			out = append(out, cluster.Rule{Kind: k, A: cluster.Ref{Article: a}, B: cluster.Ref{Article: b}})
		}
	}
	for _, c := range log {
		switch c.Kind {
		case synoptic.JoinStories, synoptic.MoveArticles:
			for _, a := range c.Articles {
				say(cluster.Together, c.With, a)
			}
		case synoptic.PartStory:
			for _, a := range c.Articles[1:] {
				say(cluster.Together, c.Articles[0], a)
			}
			say(cluster.Apart, c.With, c.Articles[0])
		case synoptic.NotSameStory:
			say(cluster.Apart, c.Articles[0], c.Articles[1])
		case synoptic.RenameStory:
			if c.Text != "" {
				out = append(out, cluster.Rule{Kind: cluster.Named, A: cluster.Ref{Story: c.Story}})
			}
		}
	}
	return out
}
