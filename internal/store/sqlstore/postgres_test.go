package sqlstore_test

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"

	"synoptic/internal/store"
	"synoptic/internal/store/dump"
	"synoptic/internal/store/storetest"
)

// server is the PostgreSQL that the tests use.
type server struct {
	once sync.Once
	dsn  string
	err  error
	stop func()
	n    atomic.Int64
}

var postgres server

func TestMain(m *testing.M) {
	if dir := os.Getenv(writerEnv); dir != "" {
		os.Exit(writeUntilKilled(dir))
	}
	code := m.Run()
	if postgres.stop != nil {
		postgres.stop()
	}
	os.Exit(code)
}

// start gives the address of the server that SYNOPTIC_TEST_POSTGRES names, or
// of one that it starts.
func (s *server) start() {
	if s.dsn = os.Getenv("SYNOPTIC_TEST_POSTGRES"); s.dsn != "" {
		return
	}
	cmd := exec.Command("../../../.ci/postgres")
	in, err := cmd.StdinPipe()
	if err != nil {
		s.err = err
		return
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		s.err = err
		return
	}
	if s.err = cmd.Start(); s.err != nil {
		return
	}
	line, _ := bufio.NewReader(out).ReadString('\n')
	s.dsn = strings.TrimSpace(line)
	s.stop = func() { in.Close(); _ = cmd.Wait() }
	if s.dsn == "" {
		s.stop = nil
		if s.err = cmd.Wait(); s.err == nil {
			s.err = errors.New("it printed no address")
		}
	}
}

// schema makes an empty schema on the server and gives its address. Where
// there is no server the test is skipped, and fails in CI.
func (s *server) schema(t testing.TB) string {
	t.Helper()
	s.once.Do(s.start)
	if s.err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("PostgreSQL did not start: %v", s.err)
		}
		t.Skipf("PostgreSQL is not here: %v", s.err)
	}
	db, err := sql.Open("pgx", s.dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	name := fmt.Sprintf("test_%d_%d", os.Getpid(), s.n.Add(1))
	if _, err := db.ExecContext(context.Background(), "CREATE SCHEMA "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := db.ExecContext(context.Background(), "DROP SCHEMA "+name+" CASCADE"); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(s.dsn)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String()
}

func TestPostgres(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, postgres.schema(t)) })
}

// TestBetweenDatabases moves a collection to PostgreSQL and back.
func TestBetweenDatabases(t *testing.T) {
	a, b, c := open(t, t.TempDir()), open(t, postgres.schema(t)), open(t, t.TempDir())
	storetest.Fill(t, a)
	var files [3]bytes.Buffer
	for i, s := range []store.Store{a, b, c} {
		if i > 0 {
			if err := dump.Import(context.Background(), s, bytes.NewReader(files[i-1].Bytes())); err != nil {
				t.Fatal(err)
			}
		}
		if err := dump.Export(context.Background(), s, &files[i]); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(files[i].Bytes(), files[0].Bytes()) {
			t.Errorf("the export of database %d is another", i)
		}
		if err := s.Check(context.Background(), func(what string) { t.Error(what) }); err != nil {
			t.Error(err)
		}
	}
}
