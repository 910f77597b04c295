package sqlstore

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"synoptic/internal/store"
)

// migration is one step of the schema.
type migration struct {
	number int
	name   string
	text   string
}

// steps are a dialect's migrations in order.
func steps(d dialect) ([]migration, error) {
	dir := path.Join("migrations", d.folder())
	entries, err := fs.ReadDir(migrations, dir)
	if err != nil {
		return nil, err
	}
	var list []migration
	for _, e := range entries {
		digits, _, _ := strings.Cut(e.Name(), "_")
		n, err := strconv.Atoi(digits)
		if err != nil || n != len(list)+1 {
			return nil, fmt.Errorf("migration %s is out of order", e.Name())
		}
		text, err := fs.ReadFile(migrations, path.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		list = append(list, migration{n, e.Name(), string(text)})
	}
	return list, nil
}

// migrate brings the database to the newest schema, each step in a transaction
// of its own. Writers wait for one another, so that of two processes one finds
// the work done.
func (s *Store) migrate(ctx context.Context) error {
	list, err := steps(s.d)
	if err != nil {
		return err
	}
	for {
		done := false
		err := s.update(ctx, func(ctx context.Context, t *tx) error {
			at, err := t.schema(ctx)
			if err != nil {
				return err
			}
			if at > len(list) {
				return fmt.Errorf("schema %d, this program knows %d: %w", at, len(list), store.ErrVersion)
			}
			if at == len(list) {
				done = true
				return nil
			}
			next := list[at]
			for q := range strings.SplitSeq(stripComments(next.text), ";") {
				if strings.TrimSpace(q) == "" {
					continue
				}
				if _, err := t.exec(ctx, q); err != nil {
					return fmt.Errorf("migration %s: %w", next.name, err)
				}
			}
			_, err = t.exec(ctx, "INSERT INTO migration (number, name, at) VALUES (?, ?, ?)", next.number, next.name, micros(s.now()))
			return err
		})
		if err != nil || done {
			return err
		}
	}
}

// schema is the number of the newest migration that was run. In a writing
// transaction it makes the table that counts them.
func (t *tx) schema(ctx context.Context) (int, error) {
	if _, err := t.exec(ctx, "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, at BIGINT NOT NULL)"); err != nil {
		return 0, err
	}
	n, err := t.number(ctx, "SELECT max(number) FROM migration")
	return int(n), err
}

// version checks that the database is one that this program can read without
// changing it.
func (s *Store) version(ctx context.Context) error {
	list, err := steps(s.d)
	if err != nil {
		return err
	}
	return s.view(ctx, func(ctx context.Context, t *tx) error {
		at, err := t.number(ctx, "SELECT max(number) FROM migration")
		switch {
		case err != nil:
			return err
		case int(at) > len(list):
			return fmt.Errorf("schema %d, this program knows %d: %w", at, len(list), store.ErrVersion)
		case int(at) < len(list):
			return fmt.Errorf("schema %d must be brought to %d: %w", at, len(list), store.ErrReadOnly)
		}
		return nil
	})
}

// stripComments takes the comments out of a migration; they may hold any mark.
func stripComments(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "--")
		lines = append(lines, strings.TrimRight(line, " \n"))
	}
	lines = slices.DeleteFunc(lines, func(l string) bool { return l == "" })
	return strings.Join(lines, "\n")
}
