package work_test

import (
	"context"
	"fmt"
	"syscall"
	"testing"
	"time"
)

// BenchmarkWorkers is how many articles a second one process keeps, and workers
// that each read one at a time on one core, from the first that is kept to the
// last account; and the processor time of all workers together, with their start.
func BenchmarkWorkers(b *testing.B) {
	const articles = 400
	s := startServer(b)
	path := news(b, articles)
	n := 0
	schema := func() string { n++; return s.schema(fmt.Sprintf("bench%d", n)) }
	b.Run("alone", func(b *testing.B) {
		for b.Loop() {
			if err := open(b, schema(), false).add(context.Background(), path); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(articles*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
	})
	for workers := 1; workers <= 3; workers++ {
		b.Run(fmt.Sprint(workers), func(b *testing.B) {
			kept, took, cpu := 0, time.Duration(0), time.Duration(0)
			for b.Loop() {
				dsn := schema()
				d := open(b, dsn, true)
				if err := d.add(context.Background(), path); err != nil {
					b.Fatal(err)
				}
				var started []*process
				for range workers {
					started = append(started, startWorker(b, dsn, "GOMAXPROCS=1"))
				}
				left := d.waitBelow(articles + 1)
				begun := time.Now()
				d.waitBelow(1)
				for {
					if stale, err := d.col.Stale(context.Background(), 0); err != nil {
						b.Fatal(err)
					} else if len(stale) == 0 {
						break
					}
					time.Sleep(10 * time.Millisecond)
				}
				kept, took = kept+left, took+time.Since(begun)
				for _, p := range started {
					p.end(syscall.SIGTERM)
					cpu += p.cmd.ProcessState.UserTime() + p.cmd.ProcessState.SystemTime()
				}
			}
			b.ReportMetric(float64(kept)/took.Seconds(), "articles/s")
			b.ReportMetric(float64(cpu.Milliseconds())/float64(articles*b.N), "cpu-ms/article")
		})
	}
}

// waitBelow waits until fewer than n are queued, and says how many are.
func (d *desk) waitBelow(n int) int {
	d.t.Helper()
	for {
		left, err := d.queue.Waiting(context.Background())
		if err != nil {
			d.t.Fatal(err)
		}
		if left < n {
			return left
		}
		time.Sleep(10 * time.Millisecond)
	}
}
