package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"synoptic/internal/store"
	"synoptic/internal/store/codec"
)

// Options change how a collection is opened; the zero value is good.
type Options struct {
	// Now is the clock, time.Now if nil.
	Now func() time.Time
	// Readers is how many Views may run at once; 0 is 4.
	Readers int
	// ReadOnly opens without writing anything, not even a migration.
	ReadOnly bool
	// BusyWait is how long to wait for another process that is writing; 0 is ten
	// seconds.
	BusyWait time.Duration
}

const (
	defaultReaders  = 4
	defaultBusyWait = 10 * time.Second
	// maxTries is how often a transaction is run again where the database asks
	// for it.
	maxTries = 5
)

// Open opens the collection at dsn, or makes it: the path of a folder, or a
// postgres:// URL. The errors are ErrVersion, ErrDamaged, ErrBusy, ErrFull and
// ErrReadOnly of package store, and those of the database.
func Open(ctx context.Context, dsn string, opts Options) (store.Store, error) {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Readers <= 0 {
		opts.Readers = defaultReaders
	}
	if opts.BusyWait <= 0 {
		opts.BusyWait = defaultBusyWait
	}
	var s *Store
	var err error
	if strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://") {
		s, err = openPostgres(ctx, dsn, opts)
	} else {
		s, err = openSQLite(ctx, dsn, opts)
	}
	if err != nil {
		return nil, fmt.Errorf("opening the collection: %w", err)
	}
	return s, nil
}

// Store keeps a collection in an SQL database.
type Store struct {
	d        dialect
	codec    *codec.Codec
	now      func() time.Time
	readOnly bool
	dbs      []*sql.DB
	// writer holds the one connection that writes, readers those that read; a
	// transaction takes one out and puts it back.
	writer, readers chan *conn
	backup          func(ctx context.Context, path string) error
	connect         func(ctx context.Context, writer bool) (*conn, error)
}

var _ store.Store = (*Store)(nil)

// start fills the pools. Connections are made when they are needed: a nil in a
// pool stands for one.
func (s *Store) start(readers int) error {
	c, err := codec.New()
	if err != nil {
		return err
	}
	s.codec = c
	s.writer, s.readers = make(chan *conn, 1), make(chan *conn, readers)
	s.writer <- nil
	for range readers {
		s.readers <- nil
	}
	return nil
}

// with lends a connection of a pool to f.
func (s *Store) with(ctx context.Context, writer bool, f func(*conn) error) error {
	pool := s.readers
	if writer {
		pool = s.writer
	}
	var c *conn
	select {
	case got, open := <-pool:
		if !open {
			return errors.New("the collection is closed")
		}
		c = got
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { pool <- c }()
	if c != nil && s.d.remote() && c.c.PingContext(ctx) != nil && ctx.Err() == nil {
		c.close() // the server went away since
		c = nil
	}
	if c == nil {
		made, err := s.connect(ctx, writer)
		if err != nil {
			return s.fail(err)
		}
		c = made
	}
	return f(c)
}

// View runs f on one consistent state of the collection.
func (s *Store) View(ctx context.Context, f func(context.Context, store.Reader) error) error {
	return s.view(ctx, func(ctx context.Context, t *tx) error { return f(ctx, t) })
}

func (s *Store) view(ctx context.Context, f func(context.Context, *tx) error) error {
	return s.with(ctx, false, func(c *conn) error {
		if err := s.d.view(ctx, c); err != nil {
			return s.fail(err)
		}
		defer c.rollback(ctx)
		return f(ctx, &tx{s: s, c: c})
	})
}

// Update runs f in a transaction.
func (s *Store) Update(ctx context.Context, f func(context.Context, store.Writer) error) error {
	return s.update(ctx, func(ctx context.Context, t *tx) error {
		if err := f(ctx, t); err != nil {
			return err
		}
		return t.settle(ctx)
	})
}

func (s *Store) update(ctx context.Context, f func(context.Context, *tx) error) error {
	if s.readOnly {
		return store.ErrReadOnly
	}
	for try := 1; ; try++ {
		err := s.with(ctx, true, func(c *conn) error { return s.once(ctx, c, f) })
		if err == nil || try == maxTries || !s.d.again(err) {
			return err
		}
	}
}

// once runs f in one transaction.
func (s *Store) once(ctx context.Context, c *conn, f func(context.Context, *tx) error) error {
	if err := s.d.begin(ctx, c); err != nil {
		c.rollback(ctx)
		return s.fail(err)
	}
	done := false
	defer func() {
		if !done { // f failed or panicked
			c.rollback(ctx)
		}
	}()
	t := &tx{s: s, c: c, dirty: map[string]time.Time{}}
	defer t.endEncoding()
	if err := f(ctx, t); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	// From here on the transaction is kept or not, whatever becomes of ctx: a
	// commit that is cut off leaves open which.
	if _, err := c.exec(context.WithoutCancel(ctx), "COMMIT"); err != nil {
		return s.fail(err)
	}
	done = true
	return nil
}

// fail gives a database's error the store's kind.
func (s *Store) fail(err error) error {
	if err == nil {
		return nil
	}
	if kind := s.d.kind(err); kind != nil {
		return fmt.Errorf("%w: %w", kind, err)
	}
	return err
}

// Close ends the use of the collection, after the transactions that run.
func (s *Store) Close() error {
	var errs []error
	for _, pool := range []chan *conn{s.readers, s.writer} {
		for range cap(pool) {
			c, open := <-pool
			if !open {
				return nil // closed before
			}
			if c != nil {
				errs = append(errs, c.close())
			}
		}
		close(pool)
	}
	for _, db := range s.dbs {
		errs = append(errs, db.Close())
	}
	return errors.Join(errs...)
}
