package work

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"synoptic/internal/app/collection"
	"synoptic/internal/ingest"
	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
)

// owner puts articles into stories, if it is this worker that does. It holds a
// lock that the server takes back with the connection, and counts an epoch
// on: one that lost the lock and does not know it yet finds another's epoch in the
// transaction in which it would keep something, and keeps nothing.
type owner struct {
	*Worker
	client *river.Client[pgx.Tx]

	conn  *pgx.Conn // that holds the lock
	epoch int64
	// broken is the entry at which putting into stories failed last, how often it
	// did, and why.
	broken   int64
	failures int
	why      string
}

// entry is a row of the queue.
type entry struct {
	seq    int64
	job    int64 // 0 for none
	read   bool
	source []byte
	at     time.Time
	record []byte // nil for a review
	by     string // analyser
	article,
	reading []byte
}

// run owns the collection whenever no other worker does, until the context
// ends.
func (o *owner) run(ctx context.Context) {
	for {
		if err := o.own(ctx); err != nil && ctx.Err() == nil {
			o.opts.Log.Warn("putting into stories", slog.String("error", err.Error()))
		}
		if !pause(ctx, retake) {
			return
		}
	}
}

// own waits for the lock and works until it is lost.
func (o *owner) own(ctx context.Context) (err error) {
	pooled, err := o.queue.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	// The lock belongs to the connection, which therefore is not given back.
	o.conn = pooled.Hijack()
	defer func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), retake)
		defer cancel()
		_ = o.conn.Close(end)
	}()
	for mine := false; !mine; {
		if err := o.conn.QueryRow(ctx, "SELECT pg_try_advisory_lock("+ownerLock+")").Scan(&mine); err != nil {
			return err
		}
		if !mine && !pause(ctx, retake) {
			return ctx.Err()
		}
	}
	if err := o.conn.QueryRow(ctx, "UPDATE work_owner SET epoch = epoch + 1 RETURNING epoch").Scan(&o.epoch); err != nil {
		return err
	}
	o.broken, o.failures = 0, 0
	var swept time.Time
	for {
		n, err := o.next(ctx)
		if err != nil {
			return err
		}
		if time.Since(swept) > sweepEvery {
			if err := o.sweep(ctx); err != nil {
				return err
			}
			swept = time.Now()
		}
		if n == 0 && !pause(ctx, idle) {
			return ctx.Err()
		}
	}
}

// next puts into stories what stands read at the head of the queue and gives
// how much that was.
func (o *owner) next(ctx context.Context) (int, error) {
	most := placeAtOnce
	if o.failures > 0 {
		most = 1
	}
	list, err := o.head(ctx, most)
	if err != nil || len(list) == 0 {
		return 0, err
	}
	if first := list[0]; first.record == nil {
		return o.review(ctx, &first)
	}
	var batch []collection.Arrived
	for _, e := range list {
		if e.record == nil {
			break
		}
		x, err := o.arrived(ctx, &e)
		if err != nil {
			return 0, err
		}
		if x == nil {
			break
		}
		batch = append(batch, *x)
	}
	if len(batch) == 0 {
		return 0, nil
	}
	items, err := o.col.Place(ctx, batch, o.done(list[len(batch)-1].seq, len(batch)))
	if err != nil {
		return 0, o.failed(ctx, list[0].seq, err)
	}
	o.failures = 0
	if o.opts.Kept != nil {
		for _, i := range items {
			o.opts.Kept(i)
		}
	}
	return len(batch), nil
}

// review takes the second look that stands in the queue; one that fails again
// and again is left to the next.
func (o *owner) review(ctx context.Context, e *entry) (int, error) {
	var err error
	if o.failures >= tries && o.broken == e.seq {
		err = o.col.Store().Update(ctx, o.done(e.seq, 1))
	} else {
		err = o.col.PlaceReview(ctx, e.at, o.done(e.seq, 1))
	}
	if err != nil {
		return 0, o.failed(ctx, e.seq, err)
	}
	o.failures = 0
	return 1, nil
}

// head reads the queue's first entries, up to the first that is not read yet; if
// that is the very first, it alone. The connection is the one that holds the
// lock.
func (o *owner) head(ctx context.Context, most int) ([]entry, error) {
	rows, err := o.conn.Query(ctx, `SELECT seq, coalesce(job, 0), record IS NULL OR analyser IS NOT NULL, source, at, record, coalesce(analyser, ''), article, reading
		FROM work_entry WHERE seq <= (SELECT coalesce(min(seq) FILTER (WHERE unread), max(seq)) FROM (
			SELECT seq, record IS NOT NULL AND analyser IS NULL AS unread FROM work_entry ORDER BY seq LIMIT $1) AS first)
		ORDER BY seq LIMIT $1`, most)
	if err != nil {
		return nil, err
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (e entry, err error) {
		err = row.Scan(&e.seq, &e.job, &e.read, &e.source, &e.at, &e.record, &e.by, &e.article, &e.reading)
		return e, err
	})
	if n := len(list); err == nil && n > 1 && !list[n-1].read {
		list = list[:n-1]
	}
	return list, err
}

// arrived is what an entry's article came to; nil where it is still to be read.
// One whose reading failed for good has the reason.
func (o *owner) arrived(ctx context.Context, e *entry) (*collection.Arrived, error) {
	x := &collection.Arrived{Entry: collection.Entry{Source: string(e.source), At: e.at.UTC()}, Analyser: e.by}
	var reason string
	var err error
	if x.Record, err = o.queue.packer.recordOf(e.record); err != nil {
		x.Record, reason = &ingest.Record{Path: fmt.Sprintf("queue#%d", e.seq)}, err.Error()
	}
	switch {
	case o.failures >= tries && o.broken == e.seq:
		reason = "it could not be put into a story: " + o.why
	case !e.read:
		why, err := o.givenUp(ctx, e.job)
		if err != nil || why == "" {
			return nil, err
		}
		reason = "reading it failed: " + why
	case reason == "":
		if x.Reading, err = o.queue.packer.readingOf(e.article, e.reading); err == nil {
			return x, nil
		}
		reason = err.Error()
	}
	x.Record.Reason, x.Analyser = reason, o.col.Analyser()
	x.Reading, err = o.col.Read(ctx, *x.Record)
	return x, err
}

// givenUp is why a job failed for good, "" if it did not.
func (o *owner) givenUp(ctx context.Context, id int64) (string, error) {
	job, err := o.client.JobGet(ctx, id)
	switch {
	case errors.Is(err, river.ErrNotFound):
		return "its job was deleted", nil
	case err != nil:
		return "", err
	}
	switch job.State {
	case rivertype.JobStateDiscarded, rivertype.JobStateCancelled:
		return lastError(job), nil
	}
	return "", nil
}

func lastError(job *rivertype.JobRow) string {
	if n := len(job.Errors); n > 0 {
		return fmt.Sprintf("%s (tried %d times)", job.Errors[n-1].Error, job.Attempt)
	}
	return "its job was cancelled"
}

// failed takes an error of putting the entry of a number into a story, alone or
// before others. It gives it back unless it is the entry's own: that one is tried
// a few times.
func (o *owner) failed(ctx context.Context, seq int64, err error) error {
	for _, other := range []error{errLost, store.ErrBusy, store.ErrFull, store.ErrReadOnly, ctx.Err()} {
		if other != nil && errors.Is(err, other) {
			return err
		}
	}
	if o.conn.Ping(ctx) != nil {
		return err
	}
	if o.broken != seq {
		o.broken, o.failures = seq, 0
	}
	o.failures++
	o.why = err.Error()
	o.opts.Log.Warn("putting into stories", slog.Int64("entry", seq), slog.String("error", err.Error()))
	return nil
}

// done takes n entries, up to that of a number, out of the queue in the
// transaction that keeps them, if the worker is still the owner.
func (o *owner) done(seq int64, n int) func(context.Context, store.Writer) error {
	return func(ctx context.Context, w store.Writer) error {
		return sqlstore.Beside(ctx, w, func(ctx context.Context, c *pgx.Conn) error {
			var epoch int64
			if err := c.QueryRow(ctx, "SELECT epoch FROM work_owner FOR SHARE").Scan(&epoch); err != nil {
				return err
			}
			if epoch != o.epoch {
				return errLost
			}
			gone, err := c.Exec(ctx, "DELETE FROM work_entry WHERE seq <= $1", seq)
			if err == nil && gone.RowsAffected() != int64(n) {
				err = errLost
			}
			return err
		})
	}
}
