package sqlstore

import (
	"context"
	"embed"

	"synoptic/internal/store/query"
)

//go:embed migrations
var migrations embed.FS

// dialect is in what databases differ.
type dialect interface {
	// folder holds the migrations.
	folder() string
	// remote says that a server keeps the database, whose connections may go
	// away. Its driver keeps prepared statements itself, and its parameters are
	// $1, $2, …
	remote() bool
	// begin starts a transaction that alone may write, view one that sees one
	// consistent state.
	begin(ctx context.Context, c *conn) error
	view(ctx context.Context, c *conn) error
	// kind gives the store's error for the database's, nil for none.
	kind(err error) error
	// again says that the transaction is worth another try, ended that there is
	// none any more.
	again(err error) bool
	ended(err error) bool

	// contradicts says that a row goes against a key or another constraint.
	contradicts(err error) bool

	// index puts the words of a row into its table of words; a row of that
	// number must not be there.
	index(ctx context.Context, t *tx, of wordTable, n int64, title, body []query.Word) error
	// indexed reports whether that is what is indexed.
	indexed(ctx context.Context, t *tx, of wordTable, n int64, title, body []query.Word) (bool, error)
	// find is how to look for words; without any it gives the table alone.
	find(of wordTable, p *query.Parsed) finder
	// by names a table whose rows are to be looked up by an index, where the
	// database has to be told.
	by(table, index string) string
	// size is how many bytes the database takes.
	size(ctx context.Context, t *tx) (int64, error)
	// check tells what the database itself finds wrong.
	check(ctx context.Context, t *tx, wrong func(string)) error
}

// wordTable is a table of words, by what its rows are numbered.
type wordTable struct{ name, key string }

var (
	articleWords = wordTable{"article_words", "seq"}
	findingWords = wordTable{"finding_words", "n"}
)

// finder is how a dialect looks for words: in which table, by which number of
// a row, under which condition, and how good a row is (greater is better). If
// scored is set, score is to be worked out of it, as x.scored, for those rows
// alone that are taken in the end.
type finder struct {
	from, key, where, score string
	scored                  string
	whereArgs, scoreArgs    []any
}
