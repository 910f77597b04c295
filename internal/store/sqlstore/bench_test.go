//go:build unix

package sqlstore_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/lang/en"
	"synoptic/internal/store"
)

// benchText is how long an article of a benchmark is at least, in bytes.
const benchText = 4000

// readings reads articles of some 4 KB, each put together from the made-up
// stories.
func readings(tb testing.TB, n int) []*synoptic.Reading {
	tb.Helper()
	files, err := filepath.Glob("../../../testdata/stories/*/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no made-up stories: %v", err)
	}
	engine, err := en.Load()
	if err != nil {
		tb.Fatal(err)
	}
	reader, err := app.New(engine, "test")
	if err != nil {
		tb.Fatal(err)
	}
	dir := tb.TempDir()
	for i := range n {
		var text []byte
		for j := i; len(text) < benchText; j++ {
			b, err := os.ReadFile(files[j%len(files)])
			if err != nil {
				tb.Fatal(err)
			}
			text = append(append(text, b...), "\n\n"...)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), text, 0o600); err != nil {
			tb.Fatal(err)
		}
	}
	res, err := reader.Read(context.Background(), []string{dir}, app.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return res.Readings
}

// postings are a reading's names.
func postings(r *synoptic.Reading) []store.Posting {
	var out []store.Posting
	for _, e := range r.Entities {
		out = append(out, store.Posting{Type: e.Type, Key: store.Fold(e.Name), Text: e.Name, Count: len(e.Mentions)})
	}
	return out
}

// BenchmarkIntake adds articles with all that was read in them, as intake does:
// fifty in a transaction that is synced to the disk.
func BenchmarkIntake(b *testing.B) {
	list := readings(b, 40)
	text := 0
	for _, r := range list {
		text += len(r.Article.Text)
	}
	for _, db := range []struct {
		name string
		dsn  func() string
	}{{"sqlite", b.TempDir}, {"postgres", func() string { return postgres.schema(b) }}} {
		b.Run(db.name, func(b *testing.B) {
			s := open(b, db.dsn())
			const batch = 50
			n, before := 0, cpu(b)
			for b.Loop() {
				err := s.Update(context.Background(), func(ctx context.Context, w store.Writer) error {
					for range batch {
						r := list[n%len(list)]
						a := &store.Article{Article: *r.Article, Source: "bench"}
						a.ID = fmt.Sprintf("%s-%d", a.ID, n)
						n++
						if err := w.PutArticle(ctx, a); err != nil {
							return err
						}
						if err := w.PutReading(ctx, a.ID, "1", r, postings(r)); err != nil {
							return err
						}
						if err := w.Log(ctx, &store.Item{Source: "bench", Item: a.ID, Outcome: store.Added, Article: a.ID}); err != nil {
							return err
						}
					}
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			st, err := s.Stats(context.Background())
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(float64(n)/(cpu(b)-before).Seconds(), "articles/cpu-s")
			b.ReportMetric(float64(st.Bytes)/float64(n), "bytes/article")
			b.ReportMetric(float64(text)/float64(len(list)), "text-bytes/article")
		})
	}
}

// cpu is how long the process has kept processors busy: on a machine that
// others use it says more than the clock.
func cpu(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
