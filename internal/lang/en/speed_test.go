package en_test

import (
	"context"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
)

// news are the texts that speed is measured on: those of the golden readings,
// or as many of them as SYNOPTIC_ARTICLES says.
func news(t testing.TB) []string {
	var out []string
	for _, g := range sharedGold(t, "stories") {
		out = append(out, g.Text)
	}
	if n, err := strconv.Atoi(os.Getenv("SYNOPTIC_ARTICLES")); err == nil && 0 < n && n < len(out) {
		out = out[:n]
	}
	return out
}

// TestVariants names the variants of the inner loops, for
// tools/compare_speed.py.
func TestVariants(t *testing.T) {
	variants := load(t).Variants()
	for _, m := range variants {
		t.Logf("variant %s", m.Kernels())
	}
	if variants[len(variants)-1].Kernels() != "plain" {
		t.Error("no plain variant")
	}
}

// BenchmarkRead reads one article after the other on one core, with each
// variant of the inner loops.
func BenchmarkRead(b *testing.B) {
	texts := news(b)
	for _, m := range load(b).Variants() {
		b.Run(m.Kernels(), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			for _, x := range texts { // fills the caches of word forms
				if _, err := m.Read(context.Background(), x); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportAllocs()
			chars := 0
			for i := 0; b.Loop(); i++ {
				x := texts[i%len(texts)]
				chars += len(x)
				if _, err := m.Read(context.Background(), x); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(float64(chars)/1e6/b.Elapsed().Seconds(), "MB/s")
		})
	}
}

// BenchmarkReadParallel is BenchmarkRead on all cores at once.
func BenchmarkReadParallel(b *testing.B) {
	texts := news(b)
	m := load(b)
	var next atomic.Int64
	b.RunParallel(func(p *testing.PB) {
		for p.Next() {
			if _, err := m.Read(context.Background(), texts[int(next.Add(1))%len(texts)]); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkLong reads a megabyte in one piece: sentences of news, and one
// sentence without end.
func BenchmarkLong(b *testing.B) {
	m := load(b)
	for _, x := range []struct{ name, text string }{
		{"news", strings.Repeat(strings.Join(news(b), "\n\n"), 3)[:1<<20]},
		{"sentence", strings.Repeat("the ferry to the old harbour of the town and ", 1<<20/45)},
	} {
		b.Run(x.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(x.text)))
			for b.Loop() {
				if _, err := m.Read(context.Background(), x.text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load(b)
	}
}
