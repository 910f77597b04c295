package work_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
)

// server is a PostgreSQL of the test's own, which it may restart.
type server struct {
	t    testing.TB
	dsn  string
	data string // its folder
	db   *sql.DB
}

// startServer starts one. Where there is none the test is skipped, and fails in
// CI.
func startServer(t testing.TB) *server {
	t.Helper()
	cmd := exec.Command("../../.ci/postgres")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close(); _ = cmd.Wait() })
	line, _ := bufio.NewReader(out).ReadString('\n')
	s := &server{t: t, dsn: strings.TrimSpace(line)}
	if s.dsn == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("PostgreSQL did not start")
		}
		t.Skip("PostgreSQL is not here")
	}
	if s.db, err = sql.Open("pgx", s.dsn); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.db.Close() })
	if err := s.db.QueryRowContext(context.Background(), "SHOW data_directory").Scan(&s.data); err != nil {
		t.Fatal(err)
	}
	return s
}

// schema makes an empty schema and gives its address.
func (s *server) schema(name string) string {
	s.t.Helper()
	if _, err := s.db.ExecContext(context.Background(), "CREATE SCHEMA "+name); err != nil {
		s.t.Fatal(err)
	}
	u, err := url.Parse(s.dsn)
	if err != nil {
		s.t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String()
}

// cut ends all other connections.
func (s *server) cut() {
	_, _ = s.db.ExecContext(context.Background(), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'")
}

// restart crashes the server and starts it again.
func (s *server) restart() error {
	bins, err := filepath.Glob("/usr/lib/postgresql/*/bin/pg_ctl")
	if err != nil || len(bins) == 0 {
		return fmt.Errorf("no pg_ctl: %w", err)
	}
	args := []string{bins[len(bins)-1], "-D", s.data, "-l", filepath.Join(s.data, "log"), "-m", "immediate", "-w", "restart"}
	if os.Getuid() == 0 {
		args = append([]string{"runuser", "-u", "postgres", "--"}, args...)
	}
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = filepath.Dir(s.data)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("restart: %w: %s", err, out)
	}
	return nil
}

// process is a worker that runs as a process of its own.
type process struct {
	cmd  *exec.Cmd
	done chan struct{}
}

func startWorker(t testing.TB, dsn string, env ...string) *process {
	t.Helper()
	p := &process{cmd: exec.Command(os.Args[0]), done: make(chan struct{})}
	p.cmd.Env = append(append(os.Environ(), workerEnv+"="+dsn), env...)
	p.cmd.Stderr = os.Stderr
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { defer close(p.done); _ = p.cmd.Wait() }()
	return p
}

func (p *process) end(s os.Signal) {
	_ = p.cmd.Process.Signal(s)
	<-p.done
}

func (p *process) ended() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}
