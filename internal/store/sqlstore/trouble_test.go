package sqlstore_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"synoptic"
	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
	"synoptic/internal/store/storetest"
)

// raw opens a collection's database without the store.
func raw(t *testing.T, dir string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, sqlstore.DatabaseFile))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// do runs statements on a collection's database behind the store's back.
func do(t *testing.T, dir string, statements ...string) {
	t.Helper()
	db := raw(t, dir)
	for _, q := range statements {
		if _, err := db.ExecContext(context.Background(), q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	db.Close()
}

// filled makes a collection with something of everything, and closes it.
func filled(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s := reopen(t, dir, options())
	storetest.Fill(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func reopen(t *testing.T, dir string, opts sqlstore.Options) store.Store {
	t.Helper()
	s, err := sqlstore.Open(context.Background(), dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func add(s store.Store, from, to int) error {
	return s.Update(context.Background(), func(ctx context.Context, w store.Writer) error {
		for i := from; i < to; i++ {
			if err := w.PutArticle(ctx, madeUp(i)); err != nil {
				return err
			}
		}
		return nil
	})
}

func count(t *testing.T, s store.Store) int {
	t.Helper()
	st, err := s.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return int(st.Articles)
}

// TestFullDisk holds that a disk without room is said to be that, that nothing
// acknowledged is lost, and that it goes on when there is room. It needs a small
// file system of its own, which only root can mount.
func TestFullDisk(t *testing.T) {
	dir := smallDisk(t, 3<<20)
	s := reopen(t, dir, options())
	defer s.Close()
	n := 0
	var err error
	for ; n < 10_000; n += 10 {
		if err = add(s, n, n+10); err != nil {
			break
		}
	}
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("after %d articles: %v", n, err)
	}
	if got := count(t, s); got != n {
		t.Errorf("%d articles are there, %d were acknowledged", got, n)
	}
	if err := os.Remove(filepath.Join(dir, "ballast")); err != nil {
		t.Fatal(err)
	}
	if err := add(s, n, n+10); err != nil {
		t.Errorf("with room again: %v", err)
	}
	if err := s.Check(context.Background(), func(what string) { t.Error(what) }); err != nil {
		t.Error(err)
	}
}

func TestBusy(t *testing.T) {
	dir := filled(t)
	opts := options()
	opts.BusyWait = 50 * time.Millisecond
	s := reopen(t, dir, opts)
	defer s.Close()
	db := raw(t, dir)
	c, err := db.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.ExecContext(context.Background(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	before := count(t, s) // reading goes on
	if err := add(s, 0, 1); !errors.Is(err, store.ErrBusy) {
		t.Errorf("while another writes: %v", err)
	}
	if _, err := c.ExecContext(context.Background(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if err := add(s, 0, 1); err != nil || count(t, s) != before+1 {
		t.Errorf("after that: %v", err)
	}
}

func TestReadOnly(t *testing.T) {
	dir := filled(t)
	opts := options()
	opts.ReadOnly = true
	s := reopen(t, dir, opts)
	if n := count(t, s); n != 6 {
		t.Errorf("%d articles", n)
	}
	if err := add(s, 0, 1); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("written to: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := sqlstore.Open(context.Background(), t.TempDir(), opts); err == nil {
		t.Error("a collection that is not there was opened for reading")
	}
	if os.Getuid() == 0 {
		t.Skip("nothing is read-only to root")
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	s = reopen(t, dir, options())
	defer s.Close()
	if err := add(s, 0, 1); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("written to in a folder without permission: %v", err)
	}
}

func TestLaterVersion(t *testing.T) {
	dir := filled(t)
	do(t, dir, "INSERT INTO migration (number, name, at) VALUES (99, 'x', 0)")
	for _, readOnly := range []bool{false, true} {
		opts := options()
		opts.ReadOnly = readOnly
		if _, err := sqlstore.Open(context.Background(), dir, opts); !errors.Is(err, store.ErrVersion) {
			t.Errorf("a later program's database: %v", err)
		}
	}
}

func TestForeignFile(t *testing.T) {
	dir := t.TempDir()
	do(t, dir, "CREATE TABLE other (x)")
	if _, err := sqlstore.Open(context.Background(), dir, options()); err == nil {
		t.Error("another program's database was opened")
	}
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, sqlstore.DatabaseFile), bytes.Repeat([]byte("not a database "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlstore.Open(context.Background(), dir, options()); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("a file that is no database: %v", err)
	}
}

// TestCheckFinds damages a collection in one way after another, each of which
// the check must find.
func TestCheckFinds(t *testing.T) {
	for name, q := range map[string]string{
		"text":         "UPDATE article_text SET text = x'010001' WHERE seq = 1",
		"packed text":  "UPDATE article_text SET text = substr(text, 1, 20) WHERE seq = 1",
		"no text":      "DELETE FROM article_text WHERE seq = 4",
		"parts":        "UPDATE article_text SET parts = x'ff' WHERE seq = 1",
		"reading":      "UPDATE reading SET data = substr(data, 1, 20)",
		"no reading":   "DELETE FROM reading",
		"story":        "UPDATE article SET story = 'nowhere' WHERE seq = 1",
		"version":      "UPDATE article SET replaced_by = 'nobody' WHERE seq = 1",
		"counts":       "UPDATE story SET articles = 7 WHERE id = 's1'",
		"account":      "UPDATE account SET data = x'0100'",
		"words":        "DELETE FROM article_words WHERE rowid = 1",
		"other words":  "UPDATE article SET title = 'Some other title' WHERE seq = 2",
		"more words":   "INSERT INTO article_words (rowid, title, body) VALUES (99, 'x', 'y')",
		"posting":      "INSERT INTO posting VALUES (2, 'x', 'person', 'X', 1)",
		"foreign key":  "INSERT INTO posting VALUES (77, 'x', 'person', 'X', 1)",
		"log":          "UPDATE item SET article = 'nobody'",
		"no account":   "DELETE FROM account",
		"joined story": "INSERT INTO story_joined VALUES ('s2', 's1')",
	} {
		t.Run(name, func(t *testing.T) {
			dir := filled(t)
			do(t, dir, q)
			s := reopen(t, dir, options())
			defer s.Close()
			found := 0
			if err := s.Check(context.Background(), func(string) { found++ }); err != nil {
				t.Fatal(err)
			}
			if found == 0 {
				t.Error("nothing was found wrong")
			}
		})
	}
}

// pageSize is that of the databases that the package makes.
const pageSize = 8192

// TestDamagedPages writes over a database's file here and there: it may be
// refused or found damaged, and never panics.
func TestDamagedPages(t *testing.T) {
	whole := filled(t)
	file, err := os.ReadFile(filepath.Join(whole, sqlstore.DatabaseFile))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	found := 0
	const rounds = 20
	for range rounds {
		dir := t.TempDir()
		b := bytes.Clone(file)
		// The beginning of a page, which is always in use; much of the rest is not.
		at := (1 + random.IntN(len(b)/pageSize-1)) * pageSize
		for i := range 200 {
			b[at+i] = byte(random.Uint32())
		}
		if err := os.WriteFile(filepath.Join(dir, sqlstore.DatabaseFile), b, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := sqlstore.Open(context.Background(), dir, options())
		if err != nil {
			found++
			continue
		}
		wrong := 0
		if err := s.Check(context.Background(), func(string) { wrong++ }); err != nil || wrong > 0 {
			found++
		}
		if err := s.View(context.Background(), func(ctx context.Context, r store.Reader) error {
			_, _, err := r.Articles(ctx, store.ArticleFilter{}, store.Page{})
			return err
		}); err != nil && !errors.Is(err, store.ErrDamaged) {
			t.Logf("reading gave %v", err)
		}
		_ = s.Close()
	}
	if found < rounds/2 {
		t.Errorf("%d of %d damages were found", found, rounds)
	}
}

func TestBackup(t *testing.T) {
	dir := filled(t)
	s := reopen(t, dir, options())
	defer s.Close()
	copied := filepath.Join(t.TempDir(), sqlstore.DatabaseFile)
	if err := s.Backup(context.Background(), copied); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(context.Background(), copied); !errors.Is(err, store.ErrExists) {
		t.Errorf("over a file that is there: %v", err)
	}
	entries, err := os.ReadDir(filepath.Dir(copied))
	if err != nil || len(entries) != 1 {
		t.Errorf("left beside the backup: %v %v", entries, err)
	}
	c := reopen(t, filepath.Dir(copied), options())
	defer c.Close()
	if count(t, c) != count(t, s) {
		t.Error("the backup has other articles")
	}
	if err := c.Check(context.Background(), func(what string) { t.Error(what) }); err != nil {
		t.Error(err)
	}
}

// TestOldFiles opens a collection of every schema that there was.
func TestOldFiles(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "schema-*.db.gz"))
	if err != nil {
		t.Fatal(err)
	}
	migrations, err := filepath.Glob(filepath.Join("migrations", "sqlite", "*.sql"))
	if err != nil || len(files) != len(migrations) || len(files) == 0 {
		t.Fatalf("%d files of old collections, %d migrations: SYNOPTIC_KEEP_SCHEMA=1 writes the newest", len(files), len(migrations))
	}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, sqlstore.DatabaseFile), b, 0o600); err != nil {
			t.Fatal(err)
		}
		s := reopen(t, dir, options())
		if n := count(t, s); n != 6 {
			t.Errorf("%s: %d articles", file, n)
		}
		if err := s.Check(context.Background(), func(what string) { t.Errorf("%s: %s", file, what) }); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		for _, q := range []store.Query{{Status: synoptic.SingleSource}, {Status: synoptic.SingleSource, Text: "police"}, {AnyDispute: true}, {AnyDispute: true, Text: "hurt"}} {
			if n := hits(t, s, q); n == 0 {
				t.Errorf("%s: %+v finds nothing", file, q)
			}
		}
		if err := add(s, 0, 10); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

func hits(t *testing.T, s store.Store, q store.Query) int {
	t.Helper()
	n := 0
	err := s.View(context.Background(), func(ctx context.Context, r store.Reader) error {
		f, err := r.Search(ctx, q, store.Page{})
		if err == nil {
			n = len(f.Hits)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestKeepSchema writes the file of the newest schema for TestOldFiles.
func TestKeepSchema(t *testing.T) {
	if os.Getenv("SYNOPTIC_KEEP_SCHEMA") == "" {
		t.Skip("SYNOPTIC_KEEP_SCHEMA is not set")
	}
	s := reopen(t, filled(t), options())
	defer s.Close()
	st, err := s.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), sqlstore.DatabaseFile)
	if err := s.Backup(context.Background(), copied); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("testdata", fmt.Sprintf("schema-%04d.db.gz", st.Schema)), packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
