//go:build unix

package sqlstore_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"synoptic"
	"synoptic/internal/store"
)

// searched is how many articles a search goes over.
const searched = 100_000

// newswire gives the texts of the corpus for load, again and again with some of
// their words left out, until n.
func newswire(b *testing.B, n int, each func(i int, title, text string)) {
	b.Helper()
	dir := os.Getenv("SYNOPTIC_CORPORA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "corpora")
	}
	f, err := os.Open(filepath.Join(dir, "scale", "reuters21578.jsonl.gz"))
	if err != nil {
		b.Skip("the corpora are not here")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var texts [][2]string
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct{ Title, Text string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			b.Fatal(err)
		}
		texts = append(texts, [2]string{row.Title, row.Text})
	}
	for i := range n {
		t := texts[i%len(texts)]
		words := strings.Fields(t[1])
		if k := i / len(texts); k > 0 {
			kept := words[:0]
			for j, w := range words {
				if (j+i)%(5+k) != 0 {
					kept = append(kept, w)
				}
			}
			words = kept
		}
		each(i, t[0], strings.Join(words, " "))
	}
}

// BenchmarkSearch searches 100,000 articles in the collection that
// SYNOPTIC_SEARCH names, a folder or an address, and fills it first where it is
// empty, which takes minutes.
func BenchmarkSearch(b *testing.B) {
	dsn := os.Getenv("SYNOPTIC_SEARCH")
	if dsn == "" {
		b.Skip("SYNOPTIC_SEARCH names no collection")
	}
	ctx := context.Background()
	s := open(b, dsn)
	st, err := s.Stats(ctx)
	if err != nil {
		b.Fatal(err)
	}
	if st.Articles == 0 {
		var batch []*store.Article
		flush := func() {
			err := s.Update(ctx, func(ctx context.Context, w store.Writer) error {
				for _, a := range batch {
					if err := w.PutArticle(ctx, a); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
			batch = batch[:0]
		}
		newswire(b, searched, func(i int, title, text string) {
			a := &store.Article{Source: "bench"}
			a.ID, a.Title, a.Text, a.Status = fmt.Sprint(i), title, text, synoptic.StatusRead
			a.Outlet, a.Published = fmt.Sprintf("outlet %d", i%50), fmt.Sprintf("2031-%02d-%02d", 1+i%12, 1+i%28)
			if batch = append(batch, a); len(batch) == 500 {
				flush()
			}
		})
		flush()
	}
	for _, q := range []struct {
		name  string
		query store.Query
	}{
		{"rare", store.Query{Text: "cocoa bahia"}},
		{"several", store.Query{Text: "oil prices opec"}},
		{"phrase", store.Query{Text: `"gross national product"`}},
		{"common", store.Query{Text: "said"}},
		{"two common", store.Query{Text: "the said"}},
		{"excluded", store.Query{Text: "bank -japan"}},
		{"outlet", store.Query{Text: "bank", Outlet: "outlet 7"}},
		{"week", store.Query{Text: "bank", Since: "2031-06-01", Until: "2031-06-07"}},
		{"no words", store.Query{Outlet: "outlet 7"}},
	} {
		b.Run(q.name, func(b *testing.B) {
			total, before := 0, cpu(b)
			for b.Loop() {
				err := s.View(ctx, func(ctx context.Context, r store.Reader) error {
					f, err := r.Search(ctx, q.query, store.Page{})
					if err == nil {
						total = f.Total
					}
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(total), "hits")
			b.ReportMetric(float64(cpu(b)-before)/float64(time.Millisecond)/float64(b.N), "cpu-ms/search")
		})
	}
}
