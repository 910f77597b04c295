package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"synoptic/internal/store"
	"synoptic/internal/store/query"
)

// sqliteDialect is SQLite's.
type sqliteDialect struct{}

func (sqliteDialect) folder() string { return "sqlite" }
func (sqliteDialect) remote() bool   { return false }

func (sqliteDialect) begin(ctx context.Context, c *conn) error {
	_, err := c.exec(ctx, "BEGIN IMMEDIATE")
	return err
}

// view begins to see its state with the first thing that it reads, and not
// before: the reading is part of beginning.
func (sqliteDialect) view(ctx context.Context, c *conn) error {
	if _, err := c.exec(ctx, "BEGIN"); err != nil {
		return err
	}
	rows, err := c.query(ctx, "SELECT 1 FROM sqlite_schema LIMIT 1")
	if err != nil {
		c.rollback(ctx)
		return err
	}
	rows.Next()
	return errors.Join(rows.Err(), rows.Close())
}

func (sqliteDialect) kind(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return nil
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_FULL:
		return store.ErrFull
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return store.ErrBusy
	case lib.SQLITE_READONLY:
		return store.ErrReadOnly
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return store.ErrDamaged
	case lib.SQLITE_IOERR:
		if strings.Contains(e.Error(), "no space") {
			return store.ErrFull
		}
	}
	return nil
}

func (sqliteDialect) contradicts(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code()&0xff == lib.SQLITE_CONSTRAINT || e.Code()&0xff == lib.SQLITE_MISMATCH)
}

func (sqliteDialect) again(error) bool { return false }

func (sqliteDialect) ended(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code() == lib.SQLITE_ERROR
}

func (sqliteDialect) index(ctx context.Context, t *tx, of wordTable, n int64, title, body []query.Word) error {
	_, err := t.exec(ctx, "INSERT INTO "+of.name+" (rowid, title, body) VALUES (?, ?, ?)", n, query.Join(title), query.Join(body))
	return err
}

// indexed compares the numbers of words, which is what the index keeps of a
// text as a whole.
func (sqliteDialect) indexed(ctx context.Context, t *tx, of wordTable, n int64, title, body []query.Word) (bool, error) {
	var sizes []byte
	if _, err := t.row(ctx, "SELECT sz FROM "+of.name+"_docsize WHERE id = ?", []any{n}, &sizes); err != nil {
		return false, err
	}
	return string(sizes) == string(appendVarint(appendVarint(nil, len(title)), len(body))), nil
}

// appendVarint writes a number as SQLite does: seven bits a byte, the greatest
// first.
func appendVarint(b []byte, n int) []byte {
	if n >= 1<<7 {
		for shift := 7 * ((bits.Len(uint(n)) - 1) / 7); shift > 0; shift -= 7 {
			b = append(b, byte(n>>shift)|0x80)
		}
	}
	return append(b, byte(n)&0x7f)
}

// titleWeight is how many times as much a word in the title counts.
const titleWeight = 4

func (sqliteDialect) find(of wordTable, p *query.Parsed) finder {
	f := finder{from: of.name, key: of.name + ".rowid"}
	if p != nil {
		f.where, f.whereArgs = of.name+" MATCH ?", []any{matchSQLite(p)}
		f.score = fmt.Sprintf("-bm25(%s, %d.0, 1.0)", of.name, titleWeight)
	}
	return f
}

// by: SQLite takes the row's number for the shortest way to it, and reads the
// whole row where the index would do.
func (sqliteDialect) by(table, index string) string { return table + " INDEXED BY " + index }

// matchSQLite writes a query in FTS5's language. Every word stands in quotation
// marks and is letters and digits, so that nothing in it is an operator.
func matchSQLite(p *query.Parsed) string {
	var b strings.Builder
	for i, term := range p.Must {
		if i > 0 {
			b.WriteString(" AND ")
		}
		b.WriteByte('(')
		for j, form := range term.Any {
			if j > 0 {
				b.WriteString(" OR ")
			}
			for k, phrase := range form {
				b.WriteString([]string{"(", " AND "}[min(k, 1)] + `"` + strings.Join(phrase, " ") + `"`)
			}
			b.WriteByte(')')
		}
		b.WriteByte(')')
	}
	for _, phrase := range p.Not {
		b.WriteString(` NOT "` + strings.Join(phrase, " ") + `"`)
	}
	return b.String()
}

func (sqliteDialect) size(ctx context.Context, t *tx) (int64, error) {
	return t.number(ctx, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
}

// maxWrong is how many damages of one kind are told.
const maxWrong = 100

func (sqliteDialect) check(ctx context.Context, t *tx, wrong func(string)) error {
	list, err := t.strings(ctx, "SELECT integrity_check FROM pragma_integrity_check")
	if err != nil {
		return err
	}
	for _, what := range list {
		if what != "ok" {
			wrong("the database: " + what)
		}
	}
	return t.query(ctx, `SELECT "table", coalesce(rowid, 0), parent FROM pragma_foreign_key_check LIMIT ?`, []any{maxWrong}, func(scan func(...any) error) error {
		var table, parent string
		var row int64
		if err := scan(&table, &row, &parent); err != nil {
			return err
		}
		wrong(fmt.Sprintf("row %d of %s belongs to no row of %s", row, table, parent))
		return nil
	})
}
