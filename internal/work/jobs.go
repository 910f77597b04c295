package work

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"

	"synoptic/internal/store"
)

// readArgs are those of the job that reads a queued article.
type readArgs struct {
	Entry int64 `json:"entry"`
}

func (readArgs) Kind() string { return "synoptic_read" }

// InsertOpts says how often it is tried.
func (readArgs) InsertOpts() river.InsertOpts { return river.InsertOpts{MaxAttempts: tries} }

// reconcileArgs are those of the job that reconciles a story: one at a time for
// each story.
type reconcileArgs struct {
	Story string `json:"story"`
}

const reconcileKind = "synoptic_reconcile"

func (reconcileArgs) Kind() string { return reconcileKind }

// InsertOpts lets reading go first: a story that grows is reconciled again.
func (reconcileArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{MaxAttempts: tries, Priority: 2, UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
		rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable, rivertype.JobStateRunning, rivertype.JobStateScheduled,
	}}}
}

// reading works on readArgs.
type reading struct {
	river.WorkerDefaults[readArgs]
	*Worker
}

// Work reads an article and puts what it read beside it, with the end of the
// job. An article that was read by then is not read again.
func (r *reading) Work(ctx context.Context, job *river.Job[readArgs]) error {
	return r.givenBack(ctx, r.read(ctx, job))
}

func (r *reading) read(ctx context.Context, job *river.Job[readArgs]) error {
	var packed []byte
	err := r.queue.pool.QueryRow(ctx, "SELECT record FROM work_entry WHERE seq = $1 AND analyser IS NULL", job.Args.Entry).Scan(&packed)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	rec, err := r.queue.packer.recordOf(packed)
	if err != nil {
		return err
	}
	x, err := r.col.Read(ctx, *rec)
	if err != nil {
		return err
	}
	article, rest, err := r.queue.packer.reading(x)
	if err != nil {
		return err
	}
	return pgx.BeginFunc(ctx, r.queue.pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, "UPDATE work_entry SET analyser = $2, article = $3, reading = $4 WHERE seq = $1 AND analyser IS NULL", job.Args.Entry, r.col.Analyser(), article, rest)
		if err != nil {
			return err
		}
		_, err = river.JobCompleteTx[*riverpgxv5.Driver](ctx, tx, job)
		return err
	})
}

// reconciling works on reconcileArgs.
type reconciling struct {
	river.WorkerDefaults[reconcileArgs]
	*Worker
}

// Work reconciles a story. One that is still stale then is queued again.
func (r *reconciling) Work(ctx context.Context, job *river.Job[reconcileArgs]) error {
	err := r.col.ReconcileStory(ctx, job.Args.Story)
	if errors.Is(err, store.ErrNotFound) {
		return nil // it was parted or its articles moved since
	}
	if r.opts.Reconciled != nil && ctx.Err() == nil {
		r.opts.Reconciled(job.Args.Story, err)
	}
	return r.givenBack(ctx, err)
}

// givenBack gives a job back, without counting it as tried, where the worker is
// being stopped.
func (w *Worker) givenBack(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil && w.stopping.Load() {
		return fmt.Errorf("the worker was stopped: %w", river.JobSnooze(0))
	}
	return err
}
