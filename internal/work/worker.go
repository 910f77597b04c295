package work

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"

	"synoptic/internal/app/collection"
	"synoptic/internal/store"
)

// Options say how a worker works; the zero value is good.
type Options struct {
	// Jobs is how many articles are read or stories reconciled at once; 0 is one
	// for each core.
	Jobs int
	// Settle is how long a story is left to grow before it is reconciled; 0 is
	// Settle, less than 0 not at all.
	Settle time.Duration
	// Once ends the work when nothing is left to do.
	Once bool
	// Kept, if set, is told of each item once it is kept, Reconciled of each try
	// to reconcile a story. Both are called from several goroutines.
	Kept       func(store.Item)
	Reconciled func(story string, err error)
	// Log is told what goes wrong with the database; nil for nothing.
	Log *slog.Logger
}

// Worker works on one collection's queue.
type Worker struct {
	col      *collection.Collection
	queue    *Queue
	opts     Options
	stopping atomic.Bool
}

// Conns is how many connections the queue of a worker of so many jobs needs:
// each job's, and those by which River listens, leads and fetches.
func Conns(jobs int) int { return jobs + 4 }

// New makes a worker on a collection and its queue. Both stay the caller's to
// close. The collection itself must have no queue: what a worker adds it keeps.
func New(col *collection.Collection, q *Queue, opts Options) *Worker {
	if opts.Jobs <= 0 {
		opts.Jobs = runtime.GOMAXPROCS(0)
	}
	if opts.Settle == 0 && !opts.Once {
		opts.Settle = Settle
	}
	opts.Settle = max(opts.Settle, 0)
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	return &Worker{col: col, queue: q, opts: opts}
}

// Run works until the context ends, or all is done where Once is set. What it
// has in hand then it ends, or gives back. The error is the context's, or says
// why the work could not be begun; a database that goes away meanwhile is waited
// for.
func (w *Worker) Run(ctx context.Context) error {
	outer := ctx
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	workers := river.NewWorkers()
	river.AddWorker(workers, &reading{Worker: w})
	river.AddWorker(workers, &reconciling{Worker: w})
	client, err := river.NewClient(riverpgxv5.New(w.queue.pool), &river.Config{
		Workers: workers,
		Queues:  map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: w.opts.Jobs}},
		// What is queued is found at once, and there is no need to wait between
		// two short jobs.
		FetchCooldown:        5 * time.Millisecond,
		JobTimeout:           jobTime,
		RescueStuckJobsAfter: lostTime,
		RetryPolicy:          retries{},
		SoftStopTimeout:      softStop,
		Logger:               w.opts.Log,
	})
	if err != nil {
		return fmt.Errorf("starting the worker: %w", err)
	}
	var busy sync.WaitGroup
	defer busy.Wait()
	context.AfterFunc(ctx, func() { w.stopping.Store(true) })
	if err := client.Start(ctx); err != nil {
		return fmt.Errorf("starting the worker: %w", err)
	}
	o := &owner{Worker: w, client: client}
	busy.Go(func() { o.run(ctx) })
	if w.opts.Once {
		busy.Go(func() {
			defer stop()
			w.untilDone(ctx, client)
		})
	}
	<-client.Stopped()
	return outer.Err()
}

// untilDone waits until nothing is queued and no story lags behind but those
// that cannot be reconciled.
func (w *Worker) untilDone(ctx context.Context, client *river.Client[pgx.Tx]) {
	for pause(ctx, idle) {
		n, err := w.queue.Waiting(ctx)
		if err != nil || n > 0 {
			continue
		}
		if stale, err := w.stale(ctx, client); err == nil && len(stale) == 0 {
			return
		}
	}
}

// pause waits, and reports whether the context is still there.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
