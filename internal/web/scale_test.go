package web

import (
	"context"
	"fmt"
	"net/http"
	"testing"

	"synoptic"
	"synoptic/internal/report/reporttest"
	"synoptic/internal/store"
)

// BenchmarkAtScale asks for pages of a collection of 100,000 articles in 20,000
// stories; filling it takes a minute or two.
func BenchmarkAtScale(b *testing.B) {
	if testing.Short() {
		b.Skip("it fills a collection of 100,000 articles")
	}
	const stories, each, batch = 20_000, 5, 500
	d := newDesk(b, Options{}, reporttest.Ferry())
	for from := 0; from < stories; from += batch {
		err := d.Collection.Store().Update(context.Background(), func(ctx context.Context, w store.Writer) error {
			for s := from; s < from+batch; s++ {
				id := fmt.Sprintf("%012x", s)
				if err := w.CreateStory(ctx, id, noon); err != nil {
					return err
				}
				day := fmt.Sprintf("%d-%02d-%02d", 2000+s/1000, 1+s/84%12, 1+s%28)
				for k := range each {
					a := &store.Article{Article: synoptic.Article{
						ID: fmt.Sprintf("a%011x%d", s, k), SHA256: fmt.Sprint(s, k), Path: fmt.Sprint(s, "/", k), Outlet: fmt.Sprintf("Outlet %d", (s+k*37)%400),
						Title: fmt.Sprintf("Road %d is closed", s), Published: day, Text: "The road is closed.", Status: synoptic.StatusRead,
					}, Added: noon}
					if err := w.PutArticle(ctx, a); err != nil {
						return err
					}
					if err := w.Assign(ctx, a.ID, id, 1, "made up"); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	for _, target := range []string{"/", "/?outlets=5&order=outlets", "/?outlet=Outlet+7", "/?since=2010-03-01&until=2010-03-05", "/?dispute=any", "/stories/s1", "/stories/s1/claims/c1", "/articles/A"} {
		browse(d, http.MethodGet, target) // counts what is due to be counted
		b.Run(target, func(b *testing.B) {
			for b.Loop() {
				if w := browse(d, http.MethodGet, target); w.Code != http.StatusOK {
					b.Fatal(w.Code)
				}
			}
		})
	}
}
