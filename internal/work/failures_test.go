package work_test

import (
	"context"
	"errors"
	"strings"
	"syscall"
	"testing"
	"time"

	"synoptic/internal/store"
	"synoptic/internal/work"
)

// exec runs a statement in a schema.
func (s *server) exec(schema, statement string) {
	s.t.Helper()
	if _, err := s.db.ExecContext(context.Background(), "SET search_path = "+schema+"; "+statement+"; RESET search_path"); err != nil {
		s.t.Fatalf("%s: %v", statement, err)
	}
}

// failed are the failures that the collection's log has from a source.
func (d *desk) failed(source string) []*store.Item {
	d.t.Helper()
	var list []*store.Item
	err := d.st.View(context.Background(), func(ctx context.Context, r store.Reader) (err error) {
		list, _, err = r.Items(ctx, store.ItemFilter{Source: source, Outcome: store.Failed}, store.Page{})
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return list
}

// workOff works until nothing is left to do.
func (d *desk) workOff(dsn string) {
	d.t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	if err := work.New(open(d.t, dsn, false).col, d.queue, work.Options{Once: true}).Run(ctx); err != nil {
		d.t.Fatal(err)
	}
}

// TestFailures breaks an article in the queue, and what was read in one that is
// there: neither stops the others, and the log has the reasons, once.
func TestFailures(t *testing.T) {
	s := startServer(t)
	dsn := s.schema("failures")
	path := news(t, 20)
	d := open(t, dsn, true)
	s.exec("failures", "CREATE FUNCTION once() RETURNS trigger AS 'BEGIN NEW.max_attempts := 1; RETURN NEW; END' LANGUAGE plpgsql")
	s.exec("failures", "CREATE TRIGGER once BEFORE INSERT ON river_job FOR EACH ROW EXECUTE FUNCTION once()")
	if err := d.add(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	s.exec("failures", "UPDATE work_entry SET record = '\\x0100' WHERE seq = 3")
	d.workOff(dsn)
	st, err := d.st.Stats(context.Background())
	if err != nil || st.Articles != 20 || st.Failed != 1 {
		t.Errorf("%d articles, %d of them failed: %v", st.Articles, st.Failed, err)
	}
	if list := d.failed(path); len(list) != 1 || !strings.Contains(list[0].Reason, "reading it failed: unpacking") {
		t.Errorf("the log has %+v", list)
	}

	s.exec("failures", "UPDATE reading SET data = '\\x0100' WHERE seq = 1")
	s.exec("failures", "UPDATE story SET stale = 1 WHERE id = (SELECT story FROM article WHERE seq = 1)")
	d.workOff(dsn)
	d.workOff(dsn)
	list := d.failed("reconciling")
	if len(list) != 1 || !strings.Contains(list[0].Reason, "reading: ") {
		t.Errorf("the log has %+v", list)
	}
}

// TestFence holds that what an owner does counts only while it is the owner,
// and only once.
func TestFence(t *testing.T) {
	dsn := startServer(t).schema("fence")
	d := open(t, dsn, true)
	if err := d.add(context.Background(), news(t, 3)); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		epoch, seq int64
		n, left    int
		want       error
	}{
		{1, 1, 1, 4, work.ErrLost}, // another's epoch
		{0, 2, 1, 4, work.ErrLost}, // more than were placed
		{0, 2, 2, 2, nil},
		{0, 2, 2, 2, work.ErrLost}, // again
	} {
		if err := d.st.Update(context.Background(), work.Done(tt.epoch, tt.seq, tt.n)); !errors.Is(err, tt.want) {
			t.Errorf("%+v: %v", tt, err)
		}
		if n, err := d.queue.Waiting(context.Background()); err != nil || n != tt.left {
			t.Errorf("%+v: %d are left: %v", tt, n, err)
		}
	}
}

// TestStop stops a worker in the middle of the work: it leaves no job that looks
// as if somebody had it in hand.
func TestStop(t *testing.T) {
	s := startServer(t)
	dsn := s.schema("stop")
	d := open(t, dsn, true)
	if err := d.add(context.Background(), news(t, 200)); err != nil {
		t.Fatal(err)
	}
	p := startWorker(t, dsn)
	left := func() int {
		n, err := d.queue.Waiting(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for begun := time.Now(); left() == 201 && time.Since(begun) < time.Minute; {
		time.Sleep(10 * time.Millisecond)
	}
	p.end(syscall.SIGTERM)
	if code := p.cmd.ProcessState.ExitCode(); code != 0 || left() == 201 {
		t.Errorf("it ended with %d, and %d are left", code, left())
	}
	var running int
	if err := s.db.QueryRowContext(context.Background(), "SELECT count(*) FROM stop.river_job WHERE state = 'running'").Scan(&running); err != nil || running > 0 {
		t.Errorf("%d jobs are left in hand: %v", running, err)
	}
	d.workOff(dsn)
}
