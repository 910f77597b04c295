//go:build unix

package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/store"
)

// volume is how many articles the pages are measured over.
func volume(b *testing.B) int {
	n, err := strconv.Atoi(os.Getenv("SYNOPTIC_DESK_ARTICLES"))
	if err != nil {
		return 1000
	}
	return n
}

// multiply fills a store with copies of one story under other outlets and
// names, until it has n articles.
func multiply(ctx context.Context, st store.Store, n int) error {
	var raw []byte
	var texts []*store.Article
	err := st.View(ctx, func(ctx context.Context, r store.Reader) error {
		list, _, err := r.Stories(ctx, store.StoryFilter{Order: store.ByOutlets}, store.Page{Limit: 1})
		if err != nil {
			return err
		}
		acc, err := r.Account(ctx, list[0].ID)
		if err != nil {
			return err
		}
		for _, id := range acc.Stories[0].Articles {
			a, err := r.Article(ctx, id)
			if err != nil {
				return err
			}
			texts = append(texts, a)
		}
		raw, err = json.Marshal(acc)
		return err
	})
	if err != nil {
		return err
	}
	for story := 0; story*len(texts) < n; {
		err := st.Update(ctx, func(ctx context.Context, w store.Writer) error {
			for end := story + 50; story < end; story++ {
				if err := copyStory(ctx, w, raw, texts, story); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func copyStory(ctx context.Context, w store.Writer, raw []byte, texts []*store.Article, n int) error {
	id := fmt.Sprintf("story%d", n)
	// Words of the same length keep the passages where they are.
	swap := []string{"Outlet ", fmt.Sprintf("Paper%c%c ", 'a'+rune(n%26), 'a'+rune(n/26%7)), "2023-03-14", fmt.Sprintf("20%02d-%02d-%02d", 10+n%14, 1+n%12, 1+n%28)}
	for _, name := range []string{"Drazhek", "Torell", "Marlowe", "Ashgrove"} {
		swap = append(swap, name, (fmt.Sprintf("%c%04d", name[0], n%2000) + "xxxx")[:len(name)])
	}
	for i, a := range texts {
		swap = append(swap, a.ID, fmt.Sprintf("%x%05x%04x", 10+i, n, 0)[:10]+"00")
	}
	replace := strings.NewReplacer(swap...)
	var acc synoptic.Account
	if err := json.Unmarshal([]byte(replace.Replace(string(raw))), &acc); err != nil {
		return err
	}
	acc.Stories[0].ID = id
	if err := w.CreateStory(ctx, id, fixtureNow); err != nil {
		return err
	}
	for i, a := range texts {
		x := *a
		x.ID, x.Seq, x.Story = replace.Replace(a.ID), 0, ""
		x.Text, x.Title, x.Outlet, x.Published = replace.Replace(a.Text), replace.Replace(a.Title), replace.Replace(a.Outlet), replace.Replace(a.Published)
		x.Family = x.Outlet
		if err := w.PutArticle(ctx, &x); err != nil {
			return fmt.Errorf("article %d of story %d: %w", i, n, err)
		}
		if err := w.Assign(ctx, x.ID, id, 1, "copied"); err != nil {
			return err
		}
		if err := w.Log(ctx, &store.Item{At: fixtureNow, Source: "copies", Item: x.ID, Outcome: store.Added, Article: x.ID}); err != nil {
			return err
		}
	}
	return w.PutAccount(ctx, id, &acc, fixtureNow)
}

// BenchmarkFinding measures each page over many articles: a thousand, or
// $SYNOPTIC_DESK_ARTICLES, in $SYNOPTIC_DESK, which is filled if it is empty.
func BenchmarkFinding(b *testing.B) {
	dir := os.Getenv("SYNOPTIC_DESK")
	if dir == "" {
		dir = b.TempDir()
	}
	if _, err := os.Stat(dir + "/filled"); err != nil {
		if err := fill(dir); err != nil {
			b.Fatal(err)
		}
		_, st, err := openCollection(dir)
		if err != nil {
			b.Fatal(err)
		}
		if err := multiply(b.Context(), st, volume(b)); err != nil {
			b.Fatal(err)
		}
		if err := st.Close(); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(dir+"/filled", nil, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	c, st, err := openCollection(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	d, err := New(Options{Collection: c, Version: "bench", Client: fakeWeb{}})
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	var names NameList
	serve := func(address string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, address, nil)
		r.Host = "localhost"
		w := httptest.NewRecorder()
		d.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatalf("%s answers %d: %s", address, w.Code, w.Body)
		}
		return w
	}
	if err := json.Unmarshal(serve("/names.json?type=person").Body.Bytes(), &names); err != nil {
		b.Fatal(err)
	}
	for _, address := range []string{
		"/search", "/search?q=copper", "/search?q=copper+-ferry&outlet=Paperaa+A", "/search?dispute=number&since=2023-12-01", "/search?status=echoed",
		"/names", "/names?type=person&prefix=t", names.Names[0].Link, "/outlets", "/outlets/Paperaa%20A", "/intake", "/intake?outcome=failed", "/corrections", "/compare",
	} {
		b.Run(strings.ReplaceAll(address, "/", "_"), func(b *testing.B) {
			size, before := 0, processorTime(b)
			for b.Loop() {
				size = serve(address).Body.Len()
			}
			b.ReportMetric(float64((processorTime(b)-before).Milliseconds())/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(size), "B/page")
		})
	}
}
