package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"synoptic/internal/store"
)

// DatabaseFile is the database's name in a collection's folder.
const DatabaseFile = "synoptic.db"

// applicationID marks an SQLite file as a collection: "Synp".
const applicationID = 0x53796e70

// pageSize is that of a new database: most texts and readings fit on one or
// two pages of it.
const pageSize = 8192

// openSQLite opens the database in a folder, which it makes.
func openSQLite(ctx context.Context, dir string, opts Options) (*Store, error) {
	file := filepath.Join(dir, DatabaseFile)
	readOnly := opts.ReadOnly
	if !readOnly {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			if _, statErr := os.Stat(file); statErr != nil {
				return nil, err
			}
		}
		readOnly = !writable(dir, file)
	}
	if readOnly {
		if _, err := os.Stat(file); err != nil {
			return nil, err
		}
		return openReadOnly(ctx, file, opts)
	}
	s, err := newSQLite(file, opts, "rwc", false)
	if err != nil {
		return nil, err
	}
	err = s.prepareFile(ctx)
	if err == nil {
		err = s.migrate(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// openReadOnly opens a database without writing to its folder. Where not even
// the file that readers share can be made, nobody else can be writing, and the
// database is taken for unchangeable, unless a log beside it says that it isn't
// whole without that.
func openReadOnly(ctx context.Context, file string, opts Options) (*Store, error) {
	var errs []error
	for _, immutable := range []bool{false, true} {
		if log, err := os.Stat(file + "-wal"); immutable && err == nil && log.Size() > 0 {
			break
		}
		s, err := newSQLite(file, opts, "ro", immutable)
		if err != nil {
			return nil, err
		}
		s.readOnly = true
		err = s.version(ctx)
		if err == nil {
			return s, nil
		}
		errs = append(errs, err, s.Close())
		if errors.Is(err, store.ErrVersion) || errors.Is(err, store.ErrReadOnly) || errors.Is(err, store.ErrDamaged) {
			break
		}
	}
	return nil, errors.Join(errs...)
}

// newSQLite makes the store of a file, and touches nothing yet.
func newSQLite(file string, opts Options, mode string, immutable bool) (*Store, error) {
	pragmas := []string{
		fmt.Sprintf("busy_timeout(%d)", opts.BusyWait.Milliseconds()),
		"foreign_keys(1)",
		// An acknowledged transaction is on the disk.
		"synchronous(FULL)",
		"cache_size(-32768)",
		"temp_store(MEMORY)",
	}
	open := func(more ...string) (*sql.DB, error) {
		q := url.Values{"mode": {mode}, "_pragma": append(more, pragmas...)}
		if immutable {
			q.Set("immutable", "1")
		}
		abs, err := filepath.Abs(file)
		if err != nil {
			return nil, err
		}
		u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: q.Encode()}
		if filepath.VolumeName(abs) != "" {
			u.Path = "/" + u.Path
		}
		return sql.Open("sqlite", u.String())
	}
	writer, err := open()
	if err != nil {
		return nil, err
	}
	readers, err := open("query_only(1)")
	if err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	s := &Store{d: sqliteDialect{}, now: opts.Now, dbs: []*sql.DB{readers, writer}}
	s.connect = func(ctx context.Context, write bool) (*conn, error) {
		if write {
			return newConn(ctx, writer, s.d)
		}
		return newConn(ctx, readers, s.d)
	}
	s.backup = func(ctx context.Context, path string) error { return s.backupFile(ctx, path) }
	return s, s.start(opts.Readers)
}

// prepareFile makes an empty file a collection's, and refuses one that is
// something else.
func (s *Store) prepareFile(ctx context.Context) error {
	return s.with(ctx, true, func(c *conn) error {
		t := &tx{s: s, c: c}
		// Both at once: another process may be making the same file a collection's.
		var id, tables int64
		if _, err := t.row(ctx, "SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id", nil, &id, &tables); err != nil {
			return err
		}
		if id == applicationID {
			return nil
		}
		if id != 0 || tables > 0 {
			return fmt.Errorf("%s is another program's database", DatabaseFile)
		}
		for _, q := range []string{
			fmt.Sprintf("PRAGMA page_size = %d", pageSize),
			"PRAGMA journal_mode = WAL",
			fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		} {
			if _, err := c.c.ExecContext(ctx, q); err != nil {
				return s.fail(err)
			}
		}
		return nil
	})
}

// writable reports whether the folder and the file in it can be written to.
func writable(dir, file string) bool {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err == nil {
		f.Close()
	} else if !errors.Is(err, os.ErrNotExist) {
		return false
	}
	probe, err := os.CreateTemp(dir, ".synoptic-*")
	if err != nil {
		// A full disk is no reason to take a collection for read-only.
		return !errors.Is(err, os.ErrPermission) && !readOnlyFS(err)
	}
	probe.Close()
	return os.Remove(probe.Name()) == nil
}
