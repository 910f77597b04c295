package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"synoptic/internal/store"
)

// Stats counts what is kept.
func (s *Store) Stats(ctx context.Context) (store.Stats, error) {
	var st store.Stats
	err := s.view(ctx, func(ctx context.Context, t *tx) error {
		for _, c := range []struct {
			of string
			to *int64
		}{
			{"article", &st.Articles}, {"article WHERE failed = 1", &st.Failed}, {"story", &st.Stories}, {"feed", &st.Feeds}, {"correction", &st.Corrections},
		} {
			var err error
			if *c.to, err = t.number(ctx, "SELECT count(*) FROM "+c.of); err != nil {
				return err
			}
		}
		n, err := t.number(ctx, "SELECT max(number) FROM migration")
		if err != nil {
			return err
		}
		st.Schema = int(n)
		st.Bytes, err = s.d.size(ctx, t)
		return err
	})
	return st, err
}

// Backup writes a whole and consistent copy to a new file.
func (s *Store) Backup(ctx context.Context, path string) error {
	if err := s.backup(ctx, path); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	return nil
}

// backupFile copies an SQLite database: into a file beside the one that is
// wanted, which then takes its name where nothing has it.
func (s *Store) backupFile(ctx context.Context, path string) (err error) {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), ".synoptic-backup-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	tmp := filepath.Join(dir, DatabaseFile)
	err = s.with(ctx, false, func(c *conn) error {
		// A connection that may not write at all may not write a copy either.
		if _, err := c.c.ExecContext(ctx, "PRAGMA query_only = 0"); err != nil {
			return s.fail(err)
		}
		_, err := c.c.ExecContext(ctx, "VACUUM INTO ?", tmp)
		_, again := c.c.ExecContext(context.WithoutCancel(ctx), "PRAGMA query_only = 1")
		return s.fail(errors.Join(err, again))
	})
	if err != nil {
		return err
	}
	if err := syncFile(tmp); err != nil {
		return err
	}
	// A link, unlike a renaming, never takes another file's place.
	if err := os.Link(tmp, path); err != nil {
		if errors.Is(err, os.ErrExist) {
			return fmt.Errorf("%s: %w", path, store.ErrExists)
		}
		if err := os.Rename(tmp, path); err != nil { // no links here
			return err
		}
	}
	return syncDir(filepath.Dir(path))
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncDir makes a folder's entries last; where folders can't be synced nothing
// is lost by not doing so.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = f.Sync()
	return f.Close()
}
