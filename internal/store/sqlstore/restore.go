package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"synoptic/internal/store"
)

// Restore puts a backup into a folder that holds no collection. The file is
// opened and checked first, and the database stands in the folder whole or not
// at all. The errors are ErrExists where a collection is there, and those of
// Open for the backup.
func Restore(ctx context.Context, backup, dir string) error {
	file := filepath.Join(dir, DatabaseFile)
	if _, err := os.Lstat(file); err == nil {
		return fmt.Errorf("restore %s: %w", dir, store.ErrExists)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	draft, err := os.MkdirTemp(dir, ".restore-*")
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	defer os.RemoveAll(draft)
	if err := copyFile(backup, filepath.Join(draft, DatabaseFile)); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if err := sound(ctx, draft); err != nil {
		return fmt.Errorf("restore %s: %w", backup, err)
	}
	if err := os.Rename(filepath.Join(draft, DatabaseFile), file); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return syncDir(dir)
}

// sound reports whether a folder's database can be opened and has no damage.
func sound(ctx context.Context, dir string) (err error) {
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	wrong := ""
	if err := s.Check(ctx, func(what string) {
		if wrong == "" {
			wrong = what
		}
	}); err != nil {
		return err
	}
	if wrong != "" {
		return fmt.Errorf("%s: %w", wrong, store.ErrDamaged)
	}
	return nil
}

// copyFile copies a file and waits until it is on the disk.
func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}
