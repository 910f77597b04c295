package collection

import (
	"context"
	"errors"
	"time"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/ingest"
	"synoptic/internal/store"
)

// Queue takes what comes in to where workers find it. Package work has one.
type Queue interface {
	// Put queues entries behind all that is queued, in w's transaction.
	Put(ctx context.Context, w store.Writer, entries []Entry) error
}

// Entry is one thing that workers are to do. What they make of a queue goes by
// the order of its entries alone, not by who is done first.
type Entry struct {
	// Record is an article that came in; nil for a review of the stories.
	Record *ingest.Record
	Source string // what it came from, for the log of what came in
	At     time.Time
}

// Arrived is an entry's record with what a worker read in it.
type Arrived struct {
	Entry
	// Reading is nil where the article was there already; Analyser is what read
	// it.
	Reading  *synoptic.Reading
	Analyser string
}

// also writes something in the transaction of something else.
type also = func(ctx context.Context, w store.Writer) error

// alone is nothing else.
func alone(context.Context, store.Writer) error { return nil }

// enqueue queues a batch instead of keeping it.
func (c *Collection) enqueue(ctx context.Context, batch []*arrival, also also) error {
	entries := make([]Entry, len(batch))
	for i, a := range batch {
		entries[i] = Entry{Record: &a.record, Source: a.item.Source, At: a.item.At}
	}
	return c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		if err := c.queue.Put(ctx, w, entries); err != nil {
			return err
		}
		return also(ctx, w)
	})
}

func (c *Collection) queueReview(ctx context.Context) error {
	return c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		return c.queue.Put(ctx, w, []Entry{{At: c.time()}})
	})
}

// Analyser names what this collection's articles are read by.
func (c *Collection) Analyser() string { return c.reader.Analyser() }

// Read reads a queued record: the first step. It is nil where the article is
// there already. The error is the context's alone; whatever is wrong with the
// article is its reason.
func (c *Collection) Read(ctx context.Context, rec ingest.Record) (*synoptic.Reading, error) {
	known := func(rec ingest.Record) bool { return c.known(ctx, rec) }
	for t, err := range c.reader.Records(ctx, each([]ingest.Record{rec}), app.Options{Workers: 1, Known: known}) {
		if ctx.Err() != nil {
			break
		}
		return t.Reading, err
	}
	return nil, ctx.Err()
}

// Place puts what was read into stories, in its order, and keeps all of it in
// one transaction, with what also writes: the second step. It gives what became
// of each.
func (c *Collection) Place(ctx context.Context, list []Arrived, also func(context.Context, store.Writer) error) ([]store.Item, error) {
	batch := make([]*arrival, len(list))
	for i, x := range list {
		batch[i] = c.arrival(app.Taken{Record: *x.Record, Reading: x.Reading}, x.Source, x.At)
		batch[i].analyser = x.Analyser
	}
	if err := c.keep(ctx, batch, also); err != nil {
		return nil, err
	}
	items := make([]store.Item, len(batch))
	for i, a := range batch {
		items[i] = a.item
	}
	return items, nil
}

// PlaceReview makes a queued review, in one transaction with what also writes.
func (c *Collection) PlaceReview(ctx context.Context, at time.Time, also func(context.Context, store.Writer) error) error {
	for try := 1; ; try++ {
		_, err := c.review(ctx, at, also)
		if !errors.Is(err, errBehind) || try == keepTries {
			return err
		}
	}
}

// ReconcileStory makes and keeps the account of one story: the third step. A
// story that grows meanwhile stays stale.
func (c *Collection) ReconcileStory(ctx context.Context, id string) error {
	return c.reconcile(ctx, id)
}

// Stale are the stories that have been stale for a while, the longest first.
func (c *Collection) Stale(ctx context.Context, settle time.Duration) ([]string, error) {
	before := c.time().Add(time.Millisecond - settle)
	return view(ctx, c.store, func(ctx context.Context, r store.Reader) ([]string, error) { return r.Stale(ctx, before, staleBatch) })
}

// reconcileSource is what stories that cannot be reconciled come from, in the
// log of what came in.
const reconcileSource = "reconciling"

// LeaveUnreconciled reports whether a story is as it was when it could not be
// reconciled, at a time and for a reason, and logs that once.
func (c *Collection) LeaveUnreconciled(ctx context.Context, story string, at time.Time, reason string) (bool, error) {
	s, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) (*store.Story, error) { return r.Story(ctx, story) })
	if there, err := found(err); err != nil || !there || at.Before(s.Changed) {
		return false, err
	}
	i := store.Item{At: at.UTC().Truncate(time.Millisecond), Source: reconcileSource, Item: "story " + story, Outcome: store.Failed, Reason: reason}
	return true, c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		last, err := w.Item(ctx, i.Source, i.Item)
		there, err := found(err)
		if err != nil || there && last.At.Equal(i.At) {
			return err
		}
		return w.Log(ctx, &i)
	})
}
