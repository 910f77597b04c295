package sqlstore

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"time"
)

// maxStatements is how many statements a connection keeps prepared: more than
// the program has forms of.
const maxStatements = 400

// rollbackTime bounds a rollback, which runs even where the caller's context
// has ended.
const rollbackTime = 5 * time.Second

// conn is one connection, in use by one transaction at a time, with the
// statements that are kept prepared on it.
type conn struct {
	c     *sql.Conn
	d     dialect
	stmts map[string]*sql.Stmt
}

func newConn(ctx context.Context, db *sql.DB, d dialect) (*conn, error) {
	c, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &conn{c: c, d: d, stmts: map[string]*sql.Stmt{}}, nil
}

// stmt gives a prepared statement, nil where the driver keeps them itself.
func (c *conn) stmt(ctx context.Context, q string) (*sql.Stmt, error) {
	if c.d.remote() {
		return nil, nil
	}
	if s := c.stmts[q]; s != nil {
		return s, nil
	}
	if len(c.stmts) >= maxStatements {
		for k, s := range c.stmts {
			s.Close()
			delete(c.stmts, k)
		}
	}
	s, err := c.c.PrepareContext(ctx, q)
	if err != nil {
		return nil, err
	}
	c.stmts[q] = s
	return s, nil
}

func (c *conn) exec(ctx context.Context, q string, args ...any) (sql.Result, error) {
	s, err := c.stmt(ctx, q)
	switch {
	case err != nil:
		return nil, err
	case s != nil:
		return s.ExecContext(ctx, args...)
	}
	return c.c.ExecContext(ctx, numbered(q), args...)
}

func (c *conn) query(ctx context.Context, q string, args ...any) (*sql.Rows, error) {
	s, err := c.stmt(ctx, q)
	switch {
	case err != nil:
		return nil, err
	case s != nil:
		return s.QueryContext(ctx, args...)
	}
	return c.c.QueryContext(ctx, numbered(q), args...)
}

// rollback ends a transaction. A connection on which even that fails is given
// up.
func (c *conn) rollback(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), rollbackTime)
	defer cancel()
	if _, err := c.c.ExecContext(ctx, "ROLLBACK"); err != nil && !c.d.ended(err) {
		_ = c.c.Raw(func(any) error { return driver.ErrBadConn })
	}
}

func (c *conn) close() error {
	for _, s := range c.stmts {
		s.Close()
	}
	return c.c.Close()
}
