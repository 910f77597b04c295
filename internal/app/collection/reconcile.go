package collection

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/store"
)

// staleBatch is how many stories, the longest stale, are looked up at once to be
// reconciled.
const staleBatch = 1000

// ReconcileOptions say which stories are reconciled.
type ReconcileOptions struct {
	// Before is since when a story has been stale at least; zero is all of them. A
	// story that is still growing is left until it has been quiet.
	Before time.Time
	// Done, if set, is told of each story. It is called from one goroutine at a
	// time.
	Done func(story string, err error)
}

// Reconcile brings the accounts of stories up to their articles, several at
// once, of the longest stale the smallest first. A story that cannot be
// reconciled stops no other and stays stale; the error tells of all such. In a
// collection with a queue it is the workers that reconcile, and this does nothing.
func (c *Collection) Reconcile(ctx context.Context, opts ReconcileOptions) (int, error) {
	if c.queue != nil {
		return 0, nil
	}
	before := opts.Before
	if before.IsZero() {
		before = c.time().Add(time.Millisecond)
	}
	var (
		mu     sync.Mutex
		tried  = map[string]bool{}
		errs   []error
		n      int
		failed int
	)
	for {
		ids, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) ([]string, error) {
			ids, err := r.Stale(ctx, before, staleBatch+failed)
			if err != nil {
				return nil, err
			}
			return smallestFirst(ctx, r, slices.DeleteFunc(ids, func(id string) bool { return tried[id] }))
		})
		if err != nil {
			return n, err
		}
		if len(ids) == 0 {
			return n, errors.Join(errs...)
		}
		work := make(chan string)
		var busy sync.WaitGroup
		for range max(1, c.workers) {
			busy.Go(func() {
				for id := range work {
					err := c.reconcile(ctx, id)
					mu.Lock()
					if err != nil {
						errs = append(errs, fmt.Errorf("story %s: %w", id, err))
						failed++
					} else {
						n++
					}
					if opts.Done != nil {
						opts.Done(id, err)
					}
					mu.Unlock()
				}
			})
		}
		for _, id := range ids {
			if ctx.Err() != nil {
				break
			}
			tried[id] = true
			work <- id
		}
		close(work)
		busy.Wait()
		if err := ctx.Err(); err != nil {
			return n, err
		}
	}
}

// smallestFirst orders the stories of a batch by how many articles they have:
// each is kept as soon as it is made, so that a program that is stopped again and
// again, or that a very large story stops, gets on with all others.
func smallestFirst(ctx context.Context, r store.StoryReader, ids []string) ([]string, error) {
	size := map[string]int{}
	for _, id := range ids {
		s, err := r.Story(ctx, id)
		if err != nil {
			return nil, err
		}
		size[id] = s.Articles
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(size[a], size[b]) })
	return ids, nil
}

// Account gives a story's account, reconciled anew if it lags behind.
func (c *Collection) Account(ctx context.Context, story string) (*synoptic.Account, error) {
	for range 2 {
		acc, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) (*synoptic.Account, error) {
			s, err := r.Story(ctx, story)
			if err != nil || !s.Stale.IsZero() {
				return nil, err
			}
			acc, err := r.Account(ctx, s.ID)
			if _, err := found(err); err != nil {
				return nil, err
			}
			return acc, nil
		})
		if err != nil || acc != nil {
			return acc, err
		}
		if err := c.reconcile(ctx, story); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("story %s: it grows faster than it is reconciled", story)
}

// material is what a story's account is made of.
type material struct {
	story       *store.Story
	articles    []string
	uncompared  []*store.Article // those of them that are too many to be compared
	readings    []*synoptic.Reading
	newest      []*store.Article // of each reading, without text
	older       []*store.Article // replaced versions of its pages
	corrections []synoptic.Correction
}

// reconcile makes and keeps the account of one story.
func (c *Collection) reconcile(ctx context.Context, id string) error {
	m, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) (*material, error) { return gather(ctx, r, id) })
	if err != nil {
		return err
	}
	if len(m.articles) == 0 {
		return c.dropEmpty(ctx, m.story.ID)
	}
	acc, err := c.account(ctx, m)
	if err != nil {
		return err
	}
	return c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		now, err := w.StoryArticles(ctx, m.story.ID, false)
		if err != nil {
			return err
		}
		if !slices.Equal(now, m.articles) {
			return nil // it has grown meanwhile, and is still stale
		}
		return w.PutAccount(ctx, m.story.ID, acc, c.time())
	})
}

// dropEmpty takes away a story that has no article: earlier versions of the
// program left some behind.
func (c *Collection) dropEmpty(ctx context.Context, id string) error {
	return c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		left, err := w.StoryArticles(ctx, id, true)
		if err != nil || len(left) > 0 {
			return err
		}
		return w.RemoveStory(ctx, id)
	})
}

// gather reads what a story is made of.
func gather(ctx context.Context, r store.Reader, id string) (*material, error) {
	s, err := r.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	m := &material{story: s}
	all, err := versionsIn(ctx, r, s.ID)
	if err != nil {
		return nil, err
	}
	var newest []*store.Article
	for _, a := range all {
		if a.ReplacedBy == "" {
			newest, m.articles = append(newest, a), append(m.articles, a.ID)
			continue
		}
		whole, err := r.Article(ctx, a.ID)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", a.ID, err)
		}
		m.older = append(m.older, whole)
	}
	m.newest, m.uncompared = compared(newest)
	for _, a := range m.newest {
		x, err := r.Reading(ctx, a.ID)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", a.ID, err)
		}
		m.readings = append(m.readings, x)
	}
	log, err := inForce(ctx, r)
	if err != nil {
		return nil, err
	}
	m.corrections, err = m.about(ctx, r, log)
	return m, err
}

// versionsIn are a story's articles without their texts, replaced versions
// among them, in order of adding.
func versionsIn(ctx context.Context, r store.ArticleReader, story string) ([]*store.Article, error) {
	var list []*store.Article
	for p := (store.Page{Limit: 1000}); ; {
		some, next, err := r.Articles(ctx, store.ArticleFilter{Story: story, Oldest: true}, p)
		if err != nil {
			return nil, err
		}
		list = append(list, some...)
		if p.After = next; next == "" {
			return list, nil
		}
	}
}

// account makes the account, under the story's own lasting ID.
func (c *Collection) account(ctx context.Context, m *material) (*synoptic.Account, error) {
	acc, err := c.reader.Story(ctx, m.readings, m.corrections)
	if err != nil {
		return nil, err
	}
	acc.Stories[0].ID = m.story.ID
	if m.story.Renamed {
		acc.Stories[0].Title = m.story.Title
	}
	for _, a := range m.uncompared {
		acc.Stories[0].Unmeasured = append(acc.Stories[0].Unmeasured, synoptic.Unmeasured{Article: a.ID, What: "what it says", Why: uncompared})
	}
	return acc, app.Revise(acc, m.pages())
}

// pages are the versions of each page that has more than one, in their order.
func (m *material) pages() [][]app.Version {
	var out [][]app.Version
	for i, x := range m.readings {
		page := m.newest[i].Page
		if page == "" {
			continue
		}
		var versions []app.Version
		for _, a := range m.older {
			if a.Page == page {
				versions = append(versions, app.Version{Article: &a.Article, Fetched: a.Fetched})
			}
		}
		if len(versions) > 0 {
			out = append(out, append(versions, app.Version{Article: x.Article, Fetched: m.newest[i].Fetched}))
		}
	}
	return out
}

// about picks the corrections that bear on what a story's account says, with
// passages of replaced versions set to where the newest has the same words.
func (m *material) about(ctx context.Context, r store.Reader, log []synoptic.Correction) ([]synoptic.Correction, error) {
	var out []synoptic.Correction
	for _, c := range log {
		switch c.Kind {
		case synoptic.JoinNames, synoptic.PartNames:
			if c.Story != "" {
				s, err := r.Story(ctx, c.Story)
				if ok, err := found(err); err != nil {
					return nil, err
				} else if !ok || s.ID != m.story.ID {
					continue
				}
			}
		case synoptic.JoinClaims, synoptic.PartClaims, synoptic.SettleDispute, synoptic.NoDispute:
			passages := make([]synoptic.Passage, len(c.Passages))
			for i, p := range c.Passages {
				passages[i] = m.current(p)
			}
			c.Passages = passages
		default:
			continue
		}
		out = append(out, c)
	}
	return out, nil
}

// current is where the newest version of a passage's page has the passage's
// words, if it has them once; else the passage as it is.
func (m *material) current(p synoptic.Passage) synoptic.Passage {
	k := slices.IndexFunc(m.older, func(a *store.Article) bool { return a.ID == p.Article })
	if k < 0 || p.Text == "" {
		return p
	}
	page := m.older[k].Page
	for i, n := range m.newest {
		if page == "" || n.Page != page {
			continue
		}
		a := m.readings[i].Article
		at := strings.Index(a.Text, p.Text)
		if at < 0 || strings.Contains(a.Text[at+len(p.Text):], p.Text) {
			return p
		}
		return synoptic.Passage{Article: a.ID, Start: at, End: at + len(p.Text), Text: p.Text}
	}
	return p
}
