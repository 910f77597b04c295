package work

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivertype"

	"synoptic/internal/app/collection"
	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
)

// Queue is a collection's queue. It is safe for concurrent use.
type Queue struct {
	pool   *pgxpool.Pool
	river  *river.Client[pgx.Tx] // for putting jobs in alone
	packer packer
}

var _ collection.Queue = (*Queue)(nil)

// Open opens the queue beside the collection at a postgres:// address, and sets
// it up where there is none. The error is store.ErrVersion where a later
// program did. Conns is how many connections it may have; 0 is four.
func Open(ctx context.Context, dsn string, conns int) (*Queue, error) {
	config, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, fmt.Errorf("opening the queue: %w", err)
	}
	if config.ConnConfig.RuntimeParams["application_name"] == "" {
		config.ConnConfig.RuntimeParams["application_name"] = "synoptic"
	}
	config.MaxConns = 4
	if conns > 0 {
		config.MaxConns = int32(min(conns, 1000))
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("opening the queue: %w", err)
	}
	q := &Queue{pool: pool}
	if q.packer, err = newPacker(); err == nil {
		err = migrate(ctx, pool)
	}
	if err == nil {
		q.river, err = river.NewClient(riverpgxv5.New(pool), &river.Config{Logger: slog.New(slog.DiscardHandler)})
	}
	if err != nil {
		pool.Close()
		return nil, fmt.Errorf("setting up the queue: %w", err)
	}
	return q, nil
}

// Close ends the use of the queue.
func (q *Queue) Close() { q.pool.Close() }

// Put queues entries behind all that is queued, and a job for each that is to
// be read, in w's transaction. Updates run one after another, so that entries
// are seen in the order of their numbers.
func (q *Queue) Put(ctx context.Context, w store.Writer, entries []collection.Entry) error {
	err := sqlstore.Beside(ctx, w, func(ctx context.Context, c *pgx.Conn) error {
		var jobs []river.InsertManyParams
		for _, e := range entries {
			var record []byte
			if e.Record != nil {
				var err error
				if record, err = q.packer.record(*e.Record); err != nil {
					return err
				}
			}
			var seq int64
			err := c.QueryRow(ctx, "INSERT INTO work_entry (source, at, record) VALUES ($1, $2, $3) RETURNING seq", []byte(e.Source), e.At, record).Scan(&seq)
			if err != nil {
				return err
			}
			if e.Record != nil {
				jobs = append(jobs, river.InsertManyParams{Args: readArgs{Entry: seq}})
			}
		}
		if len(jobs) == 0 {
			return nil
		}
		made, err := q.river.InsertManyTx(ctx, inside{c}, jobs)
		if err != nil {
			return err
		}
		var seqs, ids []int64
		for _, j := range made {
			var args readArgs
			if err := json.Unmarshal(j.Job.EncodedArgs, &args); err != nil {
				return err
			}
			seqs, ids = append(seqs, args.Entry), append(ids, j.Job.ID)
		}
		_, err = c.Exec(ctx, "UPDATE work_entry SET job = made.job FROM unnest($1::bigint[], $2::bigint[]) AS made (seq, job) WHERE work_entry.seq = made.seq", seqs, ids)
		return err
	})
	if err != nil {
		return fmt.Errorf("queueing: %w", err)
	}
	return nil
}

// Waiting counts the entries that are queued.
func (q *Queue) Waiting(ctx context.Context) (int, error) {
	var n int
	err := q.pool.QueryRow(ctx, "SELECT count(*) FROM work_entry").Scan(&n)
	return n, err
}

// retries is when a job that failed is tried again.
type retries struct{}

// NextRetry waits a second, then twice as long each time.
func (retries) NextRetry(job *rivertype.JobRow) time.Time {
	return time.Now().Add(min(slowest, time.Second<<max(0, job.Attempt-1)))
}
