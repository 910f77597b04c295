package sqlstore

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"synoptic/internal/store"
	"synoptic/internal/store/query"
)

// openPostgres opens the collection in a schema of a PostgreSQL database: the
// one that the address's search_path names, or the default.
func openPostgres(ctx context.Context, dsn string, opts Options) (*Store, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, err
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "synoptic"
	}
	config.RuntimeParams["lock_timeout"] = strconv.FormatInt(opts.BusyWait.Milliseconds(), 10)
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(opts.Readers + 1)
	db.SetMaxIdleConns(opts.Readers + 1)
	s := &Store{d: postgresDialect{}, now: opts.Now, readOnly: opts.ReadOnly, dbs: []*sql.DB{db}}
	s.connect = func(ctx context.Context, _ bool) (*conn, error) { return newConn(ctx, db, s.d) }
	s.backup = func(context.Context, string) error {
		return errors.New("a PostgreSQL database is copied by its own pg_dump, or exported as a file of this program's")
	}
	if err := s.start(opts.Readers); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if opts.ReadOnly {
		err = s.version(ctx)
	} else {
		err = s.migrate(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// postgresDialect is PostgreSQL's.
type postgresDialect struct{}

func (postgresDialect) folder() string { return "postgres" }
func (postgresDialect) remote() bool   { return true }

// begin waits for the collection's lock, which the server takes back with the
// transaction: a writer that loses its connection loses both, and what it
// still sends belongs to no transaction.
func (postgresDialect) begin(ctx context.Context, c *conn) error {
	if _, err := c.exec(ctx, "BEGIN ISOLATION LEVEL READ COMMITTED"); err != nil {
		return err
	}
	_, err := c.exec(ctx, "SELECT pg_advisory_xact_lock(hashtextextended('synoptic ' || current_schema(), 0))")
	return err
}

func (postgresDialect) view(ctx context.Context, c *conn) error {
	_, err := c.exec(ctx, "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
	return err
}

// The server's error codes that have a kind.
const (
	pgSerialization = "40001"
	pgDeadlock      = "40P01"
	pgNoTransaction = "25P01"
	pgReadOnly      = "25006"
	pgDiskFull      = "53100"
	pgLocked        = "55P03"
	pgDenied        = "42501"
	pgDataDamaged   = "XX001"
	pgIndexDamaged  = "XX002"
)

func code(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func (postgresDialect) kind(err error) error {
	switch code(err) {
	case pgDiskFull:
		return store.ErrFull
	case pgLocked:
		return store.ErrBusy
	case pgReadOnly, pgDenied:
		return store.ErrReadOnly
	case pgDataDamaged, pgIndexDamaged:
		return store.ErrDamaged
	}
	return nil
}

func (postgresDialect) contradicts(err error) bool {
	return strings.HasPrefix(code(err), "23") || strings.HasPrefix(code(err), "22")
}

func (postgresDialect) again(err error) bool {
	return code(err) == pgSerialization || code(err) == pgDeadlock
}

func (postgresDialect) ended(err error) bool {
	var n net.Error
	return code(err) == pgNoTransaction && !errors.As(err, &n) && !errors.Is(err, io.EOF)
}

// A tsvector's limits: how many places a word has, and up to which place. What
// is beyond them is found as a word and not in a phrase.
const (
	maxPlaces = 255
	maxPlace  = 16382
)

func (postgresDialect) index(ctx context.Context, t *tx, of wordTable, n int64, title, body []query.Word) error {
	_, err := t.exec(ctx, "INSERT INTO "+of.name+" ("+of.key+", words) VALUES (?, CAST(CAST(? AS TEXT) AS TSVECTOR))", n, vector(title, body))
	return err
}

func (postgresDialect) indexed(ctx context.Context, t *tx, of wordTable, n int64, title, body []query.Word) (bool, error) {
	same, err := t.number(ctx, "SELECT count(*) FROM "+of.name+" WHERE "+of.key+" = ? AND words = CAST(CAST(? AS TEXT) AS TSVECTOR)", n, vector(title, body))
	return same == 1, err
}

// vector writes words as a tsvector: each with its places, those of the title
// with the greatest weight, and a gap between title and text that no phrase
// bridges.
func vector(title, body []query.Word) string {
	places := map[string][]string{}
	var order []string
	at := 0
	add := func(words []query.Word, weight string) {
		for _, w := range words {
			at++
			list, seen := places[w.Folded]
			if !seen {
				order = append(order, w.Folded)
			}
			if len(list) < maxPlaces && (at <= maxPlace || len(list) == 0) {
				list = append(list, strconv.Itoa(min(at, maxPlace+1))+weight)
			}
			places[w.Folded] = list
		}
	}
	add(title, "A")
	at++
	add(body, "")
	slices.Sort(order)
	var b strings.Builder
	for _, w := range order {
		b.WriteString(quote(w))
		b.WriteByte(':')
		b.WriteString(strings.Join(places[w], ","))
		b.WriteByte(' ')
	}
	return b.String()
}

// quote writes a word, which is letters and digits, as a lexeme.
func quote(w string) string { return "'" + strings.ReplaceAll(w, "'", "''") + "'" }

func (postgresDialect) find(of wordTable, p *query.Parsed) finder {
	f := finder{from: of.name, key: of.name + "." + of.key}
	if p == nil {
		return f
	}
	const match = "CAST(CAST(? AS TEXT) AS TSQUERY)"
	text := matchPostgres(p)
	f.where, f.whereArgs = of.name+".words @@ "+match, []any{text}
	// Weights of D, C, B and A; 1 takes the text's length into account.
	f.score, f.scoreArgs = fmt.Sprintf("ts_rank_cd('{0.1, 0.1, 0.1, %g}', x.scored, %s, 1)", 0.1*titleWeight, match), []any{text}
	f.scored = of.name + ".words"
	return f
}

// by: PostgreSQL finds the way by itself.
func (postgresDialect) by(table, _ string) string { return table }

// matchPostgres writes a query as a tsquery.
func matchPostgres(p *query.Parsed) string {
	var all []string
	for _, term := range p.Must {
		var any []string
		for _, form := range term.Any {
			var parts []string
			for _, phrase := range form {
				parts = append(parts, tsPhrase(phrase))
			}
			any = append(any, "("+strings.Join(parts, " & ")+")")
		}
		all = append(all, "("+strings.Join(any, " | ")+")")
	}
	for _, phrase := range p.Not {
		all = append(all, "!("+tsPhrase(phrase)+")")
	}
	return strings.Join(all, " & ")
}

func tsPhrase(phrase query.Phrase) string {
	var words []string
	for _, w := range phrase {
		words = append(words, quote(w))
	}
	return strings.Join(words, " <-> ")
}

func (postgresDialect) size(ctx context.Context, t *tx) (int64, error) {
	return t.number(ctx, "SELECT CAST(coalesce(sum(pg_total_relation_size(c.oid)), 0) AS BIGINT) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r'")
}

// check leaves to the server what it checks by itself: keys and, if its
// checksums are on, its pages.
func (postgresDialect) check(context.Context, *tx, func(string)) error { return nil }
