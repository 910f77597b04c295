package work

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
)

type connection = pgx.Conn

// inside is a transaction that is the collection's to begin and to end, as
// River takes one.
type inside struct{ *connection }

var _ pgx.Tx = inside{}

var errNotOurs = errors.New("the transaction is the collection's")

func (t inside) Conn() *pgx.Conn                     { return t.connection }
func (inside) LargeObjects() pgx.LargeObjects        { return pgx.LargeObjects{} }
func (inside) Commit(context.Context) error          { return errNotOurs }
func (inside) Rollback(context.Context) error        { return errNotOurs }
func (inside) Begin(context.Context) (pgx.Tx, error) { return nil, errNotOurs }
