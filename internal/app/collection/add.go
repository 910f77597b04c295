package collection

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/ingest"
	"synoptic/internal/store"
)

// A batch of articles is kept in one transaction: once it has batchSize of
// them, or batchTime after its first. What a program that is killed has read and
// not kept is no more than that.
const (
	batchSize = 64
	batchTime = 500 * time.Millisecond
)

// Intake is what came of adding.
type Intake struct {
	Added, Revised, Same, Failed, Skipped int
	// Queued counts what was left to workers, which say what becomes of it.
	Queued int
}

// String says what came of it, in words.
func (i Intake) String() string {
	if i.Queued > 0 && i.Queued == i.Total() {
		return fmt.Sprintf("%d queued", i.Queued)
	}
	parts := []string{fmt.Sprintf("%d added", i.Added)}
	for _, p := range []struct {
		n    int
		what string
	}{{i.Revised, "new versions"}, {i.Same, "there already"}, {i.Failed, "could not be read"}, {i.Skipped, "skipped"}, {i.Queued, "queued"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	return strings.Join(parts, ", ")
}

// Count counts one outcome.
func (i *Intake) Count(o store.Outcome) {
	switch o {
	case store.Added:
		i.Added++
	case store.Revised:
		i.Revised++
	case store.Same:
		i.Same++
	case store.Failed:
		i.Failed++
	case store.Skipped:
		i.Skipped++
	}
}

// add adds another intake's counts.
func (i *Intake) add(o Intake) {
	i.Added += o.Added
	i.Revised += o.Revised
	i.Same += o.Same
	i.Failed += o.Failed
	i.Skipped += o.Skipped
	i.Queued += o.Queued
}

// Total is how many items came in.
func (i *Intake) Total() int { return i.Added + i.Revised + i.Same + i.Failed + i.Skipped + i.Queued }

// AddOptions say how records are added.
type AddOptions struct {
	// Source is what they come from, for the log of what came in.
	Source string
	// Kept, if set, is told of each item once it is kept: from then on nothing
	// loses it.
	Kept func(store.Item)
	// Problem, if set, is told of what gave no item at all.
	Problem func(error)
}

// Add reads records and keeps their articles, each in the story that it
// belongs to. What is there already is not read again. An article that cannot
// be read is kept with its reason; an error ends the adding, and all that Kept
// was told of stays. In a collection with a queue the records are queued, and
// Kept is told of nothing.
func (c *Collection) Add(ctx context.Context, records iter.Seq2[ingest.Record, error], opts AddOptions) (Intake, error) {
	var sum Intake
	var batch []*arrival
	var begun time.Time
	keep := func(mark string) error {
		if len(batch) == 0 && mark == "" {
			return c.forgetMark(ctx, opts.Source)
		}
		also := func(ctx context.Context, w store.Writer) error {
			if opts.Source == "" {
				return nil
			}
			return w.SetMark(ctx, opts.Source, mark)
		}
		if c.queue != nil {
			if err := c.enqueue(ctx, batch, also); err != nil {
				return err
			}
			sum.Queued += len(batch)
			batch = batch[:0]
			return nil
		}
		if err := c.keep(ctx, batch, also); err != nil {
			return err
		}
		for _, a := range batch {
			sum.Count(a.item.Outcome)
			if opts.Kept != nil {
				opts.Kept(a.item)
			}
		}
		batch = batch[:0]
		return nil
	}
	known := func(rec ingest.Record) bool { return c.queue != nil || c.known(ctx, rec) }
	for t, err := range c.reader.Records(ctx, records, app.Options{Workers: c.workers, Known: known}) {
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			if opts.Problem != nil {
				opts.Problem(err)
			}
			continue
		}
		if len(batch) == 0 {
			begun = time.Now()
		}
		batch = append(batch, c.arrival(t, opts.Source, c.time()))
		if len(batch) == batchSize || time.Since(begun) > batchTime {
			if err := keep(batch[len(batch)-1].mark); err != nil {
				return sum, err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return sum, err
	}
	return sum, keep("")
}

// Mark is the place at which the adding from a source was stopped, for
// ingest.Options.From: the zero Place if it was never begun or came to its end.
func (c *Collection) Mark(ctx context.Context, source string) (ingest.Place, error) {
	var p ingest.Place
	mark, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) (string, error) { return r.Mark(ctx, source) })
	if err != nil || mark == "" {
		return p, err
	}
	if err := json.Unmarshal([]byte(mark), &p); err != nil {
		return ingest.Place{}, nil //nolint:nilerr // another version's: from the beginning
	}
	return p, nil
}

// markOf is a place as it is kept; "" for what cannot be gone on from.
func markOf(p ingest.Place) string {
	if p.File == "" || p.File == "-" {
		return ""
	}
	b, err := json.Marshal(p)
	if err != nil {
		return ""
	}
	return string(b)
}

// forgetMark notes that a source was read to its end.
func (c *Collection) forgetMark(ctx context.Context, source string) error {
	mark, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) (string, error) { return r.Mark(ctx, source) })
	if err != nil || mark == "" {
		return err
	}
	return c.store.Update(ctx, func(ctx context.Context, w store.Writer) error { return w.SetMark(ctx, source, "") })
}

// known reports whether a record's very bytes, from that outlet and address,
// are there already.
func (c *Collection) known(ctx context.Context, rec ingest.Record) bool {
	if rec.Reason != "" {
		return false
	}
	ok, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) (bool, error) {
		_, err := r.Article(ctx, app.Identity(rec))
		return found(err)
	})
	return ok && err == nil
}

// arrival is a record on its way into the store.
type arrival struct {
	record   ingest.Record
	reading  *synoptic.Reading // nil where nothing was read
	analyser string            // that read it
	article  *store.Article
	item     store.Item
	mark     string
	placing  placing
}

func (c *Collection) arrival(t app.Taken, source string, at time.Time) *arrival {
	rec := t.Record
	a := &arrival{record: rec, analyser: c.reader.Analyser(), mark: markOf(rec.Place), item: store.Item{At: at, Source: source, Item: rec.Path, Outcome: store.Same}}
	if t.Reading == nil {
		a.item.Article = app.Identity(rec)
		return a
	}
	x := t.Reading.Article
	a.item.Article, a.item.Outcome, a.item.Reason = x.ID, store.Added, x.Reason
	if rec.SameAs != "" {
		a.item.Outcome, a.item.Article = store.Same, ""
		return a
	}
	if x.Status == synoptic.StatusFailed {
		a.item.Outcome = store.Failed
	} else {
		a.reading = t.Reading
	}
	a.article = &store.Article{Article: *x, Added: a.item.At, Source: source, Fetched: rec.Meta.Fetched, Page: pageKey(x.URL)}
	return a
}

// keepTries is how often a batch is put into stories anew because another
// process kept articles at the same time.
const keepTries = 20

// errBehind is that of a batch which was put into stories that another process
// has changed since.
var errBehind = errors.New("another process keeps articles in the collection all the time")

// keep puts a batch into stories and keeps all of it in one transaction, with
// what also writes.
func (c *Collection) keep(ctx context.Context, batch []*arrival, also also) error {
	c.adding.Lock()
	defer c.adding.Unlock()
	for try := 1; ; try++ {
		err := c.tryKeep(ctx, batch, also)
		if err == nil {
			return nil
		}
		// What was decided on and not kept is forgotten.
		c.stories = nil
		if !errors.Is(err, errBehind) || try == keepTries {
			return err
		}
	}
}

func (c *Collection) tryKeep(ctx context.Context, batch []*arrival, also also) error {
	if err := c.openStories(ctx); err != nil {
		return err
	}
	if err := c.compare(ctx, batch); err != nil {
		return err
	}
	for _, a := range batch {
		if a.reading == nil {
			continue
		}
		if f := c.stories.families[a.article.Outlet]; f != "" {
			a.article.Family, a.reading.Article.Family = f, f
		}
		var err error
		if a.placing, err = c.stories.place(a); err != nil {
			return fmt.Errorf("%s: %w", a.item.Item, err)
		}
	}
	last := c.stories.at
	err := c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		now, err := positionOf(ctx, w)
		if err != nil {
			return err
		}
		if now != c.stories.at {
			return errBehind
		}
		last = now
		for _, a := range batch {
			seq, err := c.put(ctx, w, a)
			if err != nil {
				return fmt.Errorf("%s: %w", a.item.Item, err)
			}
			last.seq = max(last.seq, seq)
		}
		return also(ctx, w)
	})
	if err == nil {
		c.stories.at = last
	}
	return err
}

// compare tells which of a batch's articles are there already, or are another
// version of a page that is.
func (c *Collection) compare(ctx context.Context, batch []*arrival) error {
	return c.store.View(ctx, func(ctx context.Context, r store.Reader) error {
		seen := map[string]bool{}
		latest := map[string]*store.Article{}
		for _, a := range batch {
			if a.article == nil {
				continue
			}
			_, err := r.Article(ctx, a.article.ID)
			there, err := found(err)
			if err != nil {
				return err
			}
			if there || seen[a.article.ID] {
				a.item.Outcome, a.article, a.reading = store.Same, nil, nil
				continue
			}
			seen[a.article.ID] = true
			page := a.article.Page
			if page == "" || a.reading == nil {
				continue
			}
			before := latest[page]
			if before == nil {
				before, err = r.Latest(ctx, page)
				if _, err := found(err); err != nil {
					return err
				}
			}
			if before != nil && before.Status != synoptic.StatusFailed {
				if before.Text == a.article.Text && before.Title == a.article.Title {
					// The page's furniture changed, the article did not.
					a.item.Outcome, a.item.Article, a.article, a.reading = store.Same, before.ID, nil, nil
					continue
				}
				a.item.Outcome, a.placing.after = store.Revised, before.ID
			}
			latest[page] = a.article
		}
		return nil
	})
}

// put writes one arrival and gives its article's place in the order of adding,
// 0 if it has none.
func (c *Collection) put(ctx context.Context, w store.Writer, a *arrival) (int64, error) {
	item := a.item
	if err := w.Log(ctx, &item); err != nil {
		return 0, err
	}
	if a.article == nil {
		return 0, nil
	}
	article := *a.article
	article.Features = a.placing.features
	if err := w.PutArticle(ctx, &article); err != nil {
		return 0, err
	}
	if a.reading == nil {
		return article.Seq, nil
	}
	return article.Seq, c.putReading(ctx, w, a, item.At)
}

// putReading writes what was read in an arrival's article, and the story that
// it goes to.
func (c *Collection) putReading(ctx context.Context, w store.Writer, a *arrival, at time.Time) error {
	article := a.article
	if err := w.PutReading(ctx, article.ID, a.analyser, a.reading, postings(a.reading)); err != nil {
		return err
	}
	p := a.placing
	if p.after != "" {
		before, err := w.Article(ctx, p.after)
		if err != nil {
			return err
		}
		p.story, p.likeness, p.why = before.Story, before.Likeness, before.Why
	}
	if p.fresh {
		if err := w.CreateStory(ctx, p.story, at); err != nil {
			return err
		}
	}
	if err := w.Assign(ctx, article.ID, p.story, p.likeness, p.why); err != nil {
		return err
	}
	if p.fresh {
		return nil // one article alone is reconciled when somebody looks at it
	}
	return w.MarkStale(ctx, p.story, at)
}
