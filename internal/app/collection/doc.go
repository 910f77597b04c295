// Package collection is a desk's collection of articles over time: what comes
// in is read once and kept, put into stories as it arrives, and reconciled as
// the stories grow. What users correct is kept beside it and goes before what
// the program made of the articles.
package collection

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/store"
)

// Options are what a collection works with; the zero value is good.
type Options struct {
	// Now is the clock; nil is time.Now.
	Now func() time.Time
	// Workers is how many articles are read at once; 0 is one for each core.
	Workers int
	// Queue, if set, takes what comes in: workers read it, put it into stories
	// and reconcile them.
	Queue Queue
}

// Collection is an open collection. It is safe for concurrent use; one process
// at a time may add to it.
type Collection struct {
	store   store.Store
	reader  *app.Reader
	now     func() time.Time
	workers int
	queue   Queue // nil for none

	// adding is held while articles are put into stories: their order is the
	// order in which they are kept.
	adding  sync.Mutex
	stories *placer // nil until the first article is added
}

// New opens a collection over a store. The store stays the caller's to close.
func New(st store.Store, r *app.Reader, opts Options) *Collection {
	c := &Collection{store: st, reader: r, now: opts.Now, workers: opts.Workers, queue: opts.Queue}
	if c.now == nil {
		c.now = time.Now
	}
	return c
}

// Store is what the collection is kept in, for reading.
func (c *Collection) Store() store.Store { return c.store }

// time is the clock's time as it is kept: in UTC, to the millisecond.
func (c *Collection) time() time.Time { return c.now().UTC().Truncate(time.Millisecond) }

// view reads one thing from the store.
func view[T any](ctx context.Context, st store.Store, f func(context.Context, store.Reader) (T, error)) (T, error) {
	var out T
	err := st.View(ctx, func(ctx context.Context, r store.Reader) (err error) {
		out, err = f(ctx, r)
		return err
	})
	return out, err
}

// inForce are the corrections that hold, in the order in which they were made.
func inForce(ctx context.Context, r store.CorrectionReader) ([]synoptic.Correction, error) {
	log, err := r.Corrections(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("corrections: %w", err)
	}
	return synoptic.InForce(log), nil
}

// found turns ErrNotFound into false.
func found(err error) (bool, error) {
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}
