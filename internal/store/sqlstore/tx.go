package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"synoptic/internal/store"
)

// tx is one transaction; it is the store's Reader and Writer.
type tx struct {
	s *Store
	c *conn
	// dirty are the stories whose counts lag behind what was assigned to them,
	// with the time of the change.
	dirty   map[string]time.Time
	pending []pending
	// encoding are readings that are not written yet, in order.
	encoding []encoding
}

var _ store.Writer = (*tx)(nil)

func (t *tx) exec(ctx context.Context, q string, args ...any) (int64, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	// A statement that writes is short: nothing is gained by interrupting it.
	res, err := t.c.exec(context.WithoutCancel(ctx), q, args...)
	if err != nil {
		return 0, t.s.fail(err)
	}
	n, err := res.RowsAffected()
	return n, t.s.fail(err)
}

// query calls each for every row. It holds the connection: each must not use
// the transaction.
func (t *tx) query(ctx context.Context, q string, args []any, each func(scan func(...any) error) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	rows, err := t.c.query(ctx, q, args...)
	if err != nil {
		return t.s.fail(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows.Scan); err != nil {
			return t.s.fail(err)
		}
	}
	return t.s.fail(rows.Err())
}

// row reads one row into to; it reports whether there was one.
func (t *tx) row(ctx context.Context, q string, args []any, to ...any) (bool, error) {
	found := false
	err := t.query(ctx, q, args, func(scan func(...any) error) error {
		if found {
			return errors.New("more than one row")
		}
		found = true
		return scan(to...)
	})
	return found, err
}

// strings collects the one column of a query.
func (t *tx) strings(ctx context.Context, q string, args ...any) ([]string, error) {
	var out []string
	err := t.query(ctx, q, args, func(scan func(...any) error) error {
		var s string
		if err := scan(&s); err != nil {
			return err
		}
		out = append(out, s)
		return nil
	})
	return out, err
}

// number reads a single number, 0 if there is no row.
func (t *tx) number(ctx context.Context, q string, args ...any) (int64, error) {
	var n sql.NullInt64
	_, err := t.row(ctx, q, args, &n)
	return n.Int64, err
}

// insertBatch is how many rows one statement inserts; few different lengths
// keep the prepared statements few.
const insertBatch = 16

// insert puts rows of the same columns into a table.
func (t *tx) insert(ctx context.Context, table, columns string, rows [][]any) error {
	n := strings.Count(columns, ",") + 1
	one := "(" + strings.Repeat("?, ", n-1) + "?)"
	for len(rows) > 0 {
		k := 1
		if len(rows) >= insertBatch {
			k = insertBatch
		}
		args := make([]any, 0, k*n)
		for _, r := range rows[:k] {
			args = append(args, r...)
		}
		q := "INSERT INTO " + table + " (" + columns + ") VALUES " + strings.Repeat(one+", ", k-1) + one
		if _, err := t.exec(ctx, q, args...); err != nil {
			return err
		}
		rows = rows[k:]
	}
	return nil
}

// conditions collects what rows must meet.
type conditions struct {
	parts []string
	args  []any
}

func (c *conditions) add(cond string, args ...any) {
	c.parts = append(c.parts, cond)
	c.args = append(c.args, args...)
}

func (c *conditions) where() string {
	if len(c.parts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.parts, " AND ")
}

// numbered turns a statement's question marks into $1, $2, …; none of them
// stands in a literal.
func numbered(q string) string {
	var b strings.Builder
	n := 0
	for {
		before, after, found := strings.Cut(q, "?")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		n++
		b.WriteString("$" + strconv.Itoa(n))
		q = after
	}
}

// notFound is the error of something that is not there.
func notFound(what, name string) error {
	return fmt.Errorf("%s %.80q: %w", what, name, store.ErrNotFound)
}
