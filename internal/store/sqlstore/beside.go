package sqlstore

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"synoptic/internal/store"
)

// ErrNoServer is that of a collection that is not on a PostgreSQL server.
var ErrNoServer = errors.New("the collection is not on a PostgreSQL server")

// Beside lends f the connection of a writer's transaction on a PostgreSQL
// server (ErrNoServer): what f writes, in tables that are none of the
// collection's, is kept with the transaction or not at all. f must not end it.
func Beside(ctx context.Context, w store.Writer, f func(context.Context, *pgx.Conn) error) error {
	t, ok := w.(*tx)
	if !ok || !t.s.d.remote() {
		return ErrNoServer
	}
	return t.c.c.Raw(func(c any) error { return f(ctx, c.(*stdlib.Conn).Conn()) })
}
