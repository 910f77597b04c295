//go:build unix

package cluster

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"synoptic"
)

// wire is the texts of a newswire, dated, in order.
func wire(b *testing.B) []*synoptic.Article {
	f, err := os.Open(corpora(b, "scale", "reuters21578.jsonl.gz"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var out []*synoptic.Article
	for dec := json.NewDecoder(bufio.NewReader(z)); dec.More(); {
		var r struct{ ID, Title, Date, Text string }
		if err := dec.Decode(&r); err != nil {
			b.Fatal(err)
		}
		a := &synoptic.Article{ID: r.ID, Title: r.Title, Text: r.Text}
		if t, err := time.Parse("2-Jan-2006 15:04:05.00", strings.TrimSpace(r.Date)); err == nil {
			a.Published = t.Format(time.DateOnly)
		}
		out = append(out, a)
	}
	return out
}

// perturbed gives the features of any number of texts made from a newswire's:
// in each round through it all names and rare terms are others, the same ones
// in all texts of the round, so that the texts of one event stay alike and
// those of different rounds share the words that are common in news.
type perturbed struct {
	from   []Features
	n      int
	perDay int
}

func (p *perturbed) next() (id string, f Features, day float64) {
	k, round := p.n%len(p.from), p.n/len(p.from)
	p.n++
	f = p.from[k]
	f.terms = append(bag(nil), f.terms...)
	for i := range f.terms {
		if t := &f.terms[i]; round > 0 && t.rarity() >= rareName {
			t.term = fmt.Sprintf("%s%d", t.term, round)
		}
	}
	for i := range f.print {
		f.print[i] ^= uint16(stir(uint32(round)) >> 16)
	}
	day = float64(p.n / p.perDay)
	f.day, f.dated = day, true
	return fmt.Sprintf("wire-%d-%d", round, k), f, day
}

// BenchmarkAdd measures an article's way into the index when so many are
// known; the features are there. A million takes some minutes and 3 GB, and is
// measured where $SYNOPTIC_MILLION is set.
func BenchmarkAdd(b *testing.B) {
	articles := wire(b)
	from := make([]Features, len(articles))
	for i, a := range articles {
		from[i] = FeaturesOf(a)
	}
	for _, live := range []int{10_000, 100_000, 1_000_000} {
		if live == 1_000_000 && os.Getenv("SYNOPTIC_MILLION") == "" {
			continue
		}
		before := heap()
		// A window of 60 days, in which so many come.
		x := NewIndex(Options{Window: 60, Most: live})
		p := &perturbed{from: from, perDay: live / 60}
		for range live {
			if _, err := x.Add(p.next()); err != nil {
				b.Fatal(err)
			}
		}
		size := heap() - before
		b.Run(fmt.Sprint(live), func(b *testing.B) {
			ids, fs, days := make([]string, b.N), make([]Features, b.N), make([]float64, b.N)
			for i := range b.N {
				ids[i], fs[i], days[i] = p.next()
			}
			runtime.GC()
			used := processorTime(b)
			b.ResetTimer()
			for i := range b.N {
				if _, err := x.Add(ids[i], fs[i], days[i]); err != nil {
					b.Fatal(err)
				}
			}
			b.StopTimer()
			b.ReportMetric(float64(processorTime(b)-used)/float64(b.N)/1e3, "cpu-µs/op")
			n, stories := x.Len()
			b.ReportMetric(float64(size)/float64(live), "B/live")
			b.ReportMetric(float64(size)/(1<<20), "MiB")
			b.ReportMetric(float64(n)/float64(stories), "articles/story")
		})
	}
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func BenchmarkFeaturesOf(b *testing.B) {
	articles := wire(b)
	text, stored := 0, 0
	used := processorTime(b)
	b.ResetTimer()
	for i := range b.N {
		a := articles[i%len(articles)]
		f := FeaturesOf(a)
		text += len(a.Text)
		enc, err := f.MarshalBinary()
		if err != nil {
			b.Fatal(err)
		}
		stored += len(enc)
	}
	b.ReportMetric(float64(processorTime(b)-used)/float64(b.N)/1e3, "cpu-µs/op")
	b.ReportMetric(float64(text)/float64(b.N), "B/text")
	b.ReportMetric(float64(stored)/float64(b.N), "B/stored")
}

// BenchmarkRestore measures an article's way back into the index from what is
// stored of it.
func BenchmarkRestore(b *testing.B) {
	articles := wire(b)
	from := make([][]byte, len(articles))
	for i, a := range articles {
		enc, err := FeaturesOf(a).MarshalBinary()
		if err != nil {
			b.Fatal(err)
		}
		from[i] = enc
	}
	x := NewIndex(Options{})
	used := processorTime(b)
	b.ResetTimer()
	for i := range b.N {
		var f Features
		if err := f.UnmarshalBinary(from[i%len(from)]); err != nil {
			b.Fatal(err)
		}
		if err := x.Restore(fmt.Sprint("a", i), fmt.Sprint("s", i/5), f, float64(i/5000)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(processorTime(b)-used)/float64(b.N)/1e3, "cpu-µs/op")
}

// processorTime is what the process has used of the processors, so that other
// programs on the machine don't count.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
