package collection

import (
	"context"
	"sync"
	"time"

	"synoptic/internal/store"
)

const (
	// atOnce is how many feeds are asked at once.
	atOnce = 8
	// settle is how long a story must have been quiet before it is reconciled.
	settle = 2 * time.Minute
	// claimTime is for how long a feed that is being asked is nobody else's: a
	// process that was killed meanwhile leaves it that long.
	claimTime = 15 * time.Minute
	// longest is for how long the watch sleeps at most.
	longest = time.Minute
	// reviewEvery is how often stories are looked at again.
	reviewEvery = 6 * time.Hour
)

// WatchOptions say how feeds are watched.
type WatchOptions struct {
	// Once asks the feeds that are due, reconciles all that is stale and ends.
	Once bool
	// Polled, if set, is told of each feed that was asked, Kept of each item that
	// was kept, Reconciled of each story. They are called from one goroutine at a
	// time.
	Polled     func(*Polled)
	Kept       func(store.Item)
	Reconciled func(story string, err error)
}

// Watch asks feeds when they are due, adds what is new, and reconciles stories
// that have been quiet for a while, until the context ends. It gives the
// context's error, or that of the store.
func (c *Collection) Watch(ctx context.Context, client Client, opts WatchOptions) error {
	reviewed := c.time()
	for {
		if err := c.pollDue(ctx, client, opts); err != nil {
			return err
		}
		now := c.time()
		before := now.Add(-settle)
		if opts.Once {
			before = time.Time{}
		}
		if opts.Once || now.Sub(reviewed) > reviewEvery {
			if _, err := c.Review(ctx); err != nil {
				return err
			}
			reviewed = now
		}
		// A story that cannot be reconciled is told of and tried again when it
		// grows.
		if _, err := c.Reconcile(ctx, ReconcileOptions{Before: before, Done: opts.Reconciled}); err != nil && ctx.Err() != nil {
			return ctx.Err()
		}
		if opts.Once {
			return ctx.Err()
		}
		if err := c.sleep(ctx); err != nil {
			return err
		}
	}
}

// pollDue asks the feeds whose time has come, several at once.
func (c *Collection) pollDue(ctx context.Context, client Client, opts WatchOptions) error {
	due, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) ([]*store.Feed, error) {
		return r.DueFeeds(ctx, c.time(), 10_000)
	})
	if err != nil {
		return err
	}
	var (
		mu    sync.Mutex
		first error
		busy  sync.WaitGroup
		slots = make(chan struct{}, atOnce)
	)
	kept := func(i store.Item) {
		if opts.Kept != nil {
			mu.Lock()
			defer mu.Unlock()
			opts.Kept(i)
		}
	}
	for _, f := range due {
		if ctx.Err() != nil {
			break
		}
		slots <- struct{}{}
		busy.Go(func() {
			defer func() { <-slots }()
			mine, err := c.claim(ctx, f)
			if err == nil && !mine {
				return
			}
			var p *Polled
			if err == nil {
				p, err = c.Poll(ctx, client, f.URL, kept)
			}
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err != nil && first == nil:
				first = err
			case err == nil && opts.Polled != nil:
				opts.Polled(p)
			}
		})
	}
	busy.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return first
}

// claim takes a due feed, so that no other process that watches the collection
// asks it, too. It reports whether it was still to be had.
func (c *Collection) claim(ctx context.Context, due *store.Feed) (bool, error) {
	mine := false
	err := c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		mine = false
		f, err := w.Feed(ctx, due.URL)
		if there, err := found(err); err != nil || !there {
			return err
		}
		if f.Paused || !f.Next.Equal(due.Next) {
			return nil
		}
		mine = true
		f.Next = c.time().Add(claimTime)
		return w.PutFeed(ctx, f)
	})
	return mine && err == nil, err
}

// sleep waits until the next feed is due, or a little while.
func (c *Collection) sleep(ctx context.Context) error {
	feeds, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) ([]*store.Feed, error) { return r.Feeds(ctx) })
	if err != nil {
		return err
	}
	wait := longest
	for _, f := range feeds {
		if !f.Paused {
			wait = min(wait, f.Next.Sub(c.time()))
		}
	}
	timer := time.NewTimer(max(wait, time.Second))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
