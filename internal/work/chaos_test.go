//go:build unix

package work_test

import (
	"context"
	"math/rand/v2"
	"os"
	"sync"
	"syscall"
	"testing"
	"time"
)

// TestLosses runs three workers while articles are queued, and kills workers,
// cuts connections and crashes the server on the way: what comes of it is what
// one process makes of the articles, byte for byte.
func TestLosses(t *testing.T) {
	if os.Getenv("SYNOPTIC_TEST_POSTGRES") == "" || testing.Short() {
		t.Skip("SYNOPTIC_TEST_POSTGRES is not set, or -short is: this takes minutes")
	}
	const articles = 800
	s := startServer(t)
	dsn := s.schema("losses")
	path := news(t, articles)
	d := open(t, dsn, true)
	ctx, stop := context.WithTimeout(context.Background(), 8*time.Minute)
	defer stop()

	var workers [3]*process
	for i := range workers {
		workers[i] = startWorker(t, dsn)
	}
	defer func() {
		for _, p := range workers {
			p.end(syscall.SIGKILL)
		}
	}()
	var adding sync.WaitGroup
	adding.Go(func() {
		// The same command again, as a user would.
		for err := d.add(ctx, path); err != nil && ctx.Err() == nil; err = d.add(ctx, path) {
			t.Logf("adding is begun again: %v", err)
			time.Sleep(time.Second)
		}
	})

	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0))
	killed, stopped, paused, cut, crashed := 0, 0, 0, 0, 0
	for begun := time.Now(); time.Since(begun) < 40*time.Second; {
		time.Sleep(time.Duration(200+r.IntN(800)) * time.Millisecond)
		k := r.IntN(len(workers))
		switch n := r.IntN(10); {
		case n < 4:
			workers[k].end(syscall.SIGKILL)
			killed++
		case n < 5:
			workers[k].end(syscall.SIGTERM)
			stopped++
		case n < 6:
			// It loses its connections without knowing, and another goes on.
			_ = workers[k].cmd.Process.Signal(syscall.SIGSTOP)
			s.cut()
			time.Sleep(2 * time.Second)
			_ = workers[k].cmd.Process.Signal(syscall.SIGCONT)
			paused++
		case n < 9:
			s.cut()
			cut++
		default:
			if err := s.restart(); err != nil {
				t.Fatal(err)
			}
			crashed++
		}
		for i, p := range workers { // one that found no server when it began ends, too
			if p.ended() {
				workers[i] = startWorker(t, dsn)
			}
		}
		if n, err := d.queue.Waiting(ctx); err == nil && n == 0 && crashed > 0 {
			break
		}
	}
	if crashed == 0 {
		if err := s.restart(); err != nil {
			t.Fatal(err)
		}
		crashed++
	}
	adding.Wait()
	calm, oldest := time.Now(), 0.0
	for {
		if ctx.Err() != nil {
			t.Fatal("the work is never done")
		}
		time.Sleep(500 * time.Millisecond)
		for i, p := range workers {
			if p.ended() {
				workers[i] = startWorker(t, dsn)
			}
		}
		var held float64
		if s.db.QueryRowContext(ctx, "SELECT coalesce(max(extract(epoch FROM now() - attempted_at)), 0) FROM losses.river_job WHERE state = 'running'").Scan(&held) == nil {
			oldest = max(oldest, held)
		}
		n, err := d.queue.Waiting(ctx)
		if err != nil || n > 0 {
			continue
		}
		if stale, err := d.col.Stale(ctx, 0); err == nil && len(stale) == 0 {
			break
		}
	}
	t.Logf("%d workers killed, %d stopped, %d paused, connections cut %d times, the server crashed %d times; done %.0f s after the last of it; a lost job was taken up again after %.0f s at the latest",
		killed, stopped, paused, cut, crashed, time.Since(calm).Seconds(), oldest)
	if oldest > 120 {
		t.Errorf("a lost job was nobody's for %.0f s", oldest)
	}
	for _, p := range workers {
		p.end(syscall.SIGTERM)
		if code := p.cmd.ProcessState.ExitCode(); code != 0 {
			t.Errorf("a worker that was stopped ended with %d", code)
		}
	}
	same(t, alone(t, path), d)
}
