package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"synoptic"
	"synoptic/internal/store"
)

func testTransactions(t *testing.T, s store.Store) {
	ctx := context.Background()
	stop := errors.New("stop")
	err := s.Update(ctx, func(ctx context.Context, w store.Writer) error {
		if err := w.PutArticle(ctx, frost()); err != nil {
			return err
		}
		if _, err := w.Article(ctx, "f"); err != nil {
			t.Errorf("what a transaction wrote it does not read: %v", err)
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Errorf("the error of the transaction is %v", err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("a panic was swallowed")
			}
		}()
		_ = s.Update(ctx, func(ctx context.Context, w store.Writer) error {
			_ = w.PutArticle(ctx, frost())
			panic("made up")
		})
	}()
	cancelled, cancel := context.WithCancel(ctx)
	err = s.Update(cancelled, func(ctx context.Context, w store.Writer) error {
		if err := w.PutArticle(ctx, frost()); err != nil {
			return err
		}
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled transaction gave %v", err)
	}
	view(t, s, func(ctx context.Context, r store.Reader) error {
		_, err := r.Article(ctx, "f")
		return wantErr(err, store.ErrNotFound)
	})
	concurrent(t, s)
}

// concurrent has writers add articles two by two while readers look: nobody
// sees one of two, and what one View sees stays as it is.
func concurrent(t *testing.T, s store.Store) {
	const writers, rounds = 3, 10
	ctx := context.Background()
	var busy, readers sync.WaitGroup
	done := make(chan struct{})
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				err := s.View(ctx, func(ctx context.Context, r store.Reader) error {
					first, _, err := r.Articles(ctx, store.ArticleFilter{}, store.Page{Limit: 1000})
					if err != nil {
						return err
					}
					time.Sleep(time.Millisecond)
					second, _, err := r.Articles(ctx, store.ArticleFilter{}, store.Page{Limit: 1000})
					if len(first)%2 != 0 || len(first) != len(second) {
						t.Errorf("%d articles, then %d", len(first), len(second))
					}
					return err
				})
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for k := range writers {
		busy.Go(func() {
			for i := range rounds {
				err := s.Update(ctx, func(ctx context.Context, w store.Writer) error {
					for j := range 2 {
						if err := w.PutArticle(ctx, article(fmt.Sprintf("%d-%d-%d", k, i, j), "O", "2031-01-01", "T", "text")); err != nil {
							return err
						}
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	busy.Wait()
	close(done)
	readers.Wait()
	view(t, s, func(ctx context.Context, r store.Reader) error {
		list, _, err := r.Articles(ctx, store.ArticleFilter{Oldest: true}, store.Page{Limit: 1000})
		for i, a := range list {
			if a.Seq != int64(i+1) {
				t.Fatalf("article %d has the number %d", i, a.Seq)
			}
		}
		if len(list) != 2*writers*rounds {
			t.Errorf("%d articles", len(list))
		}
		return err
	})
}

func testCursors(t *testing.T, s store.Store) {
	var all []string
	for i := range 10 {
		id := fmt.Sprintf("a%d", i)
		all = append(all, id)
		put(t, s, article(id, "O", "2031-01-01", "T", "text"))
	}
	slices.Reverse(all)
	var got []string
	after := ""
	for i := 0; ; i++ {
		view(t, s, func(ctx context.Context, r store.Reader) error {
			list, next, err := r.Articles(ctx, store.ArticleFilter{}, store.Page{After: after, Limit: 3})
			got, after = append(got, ids(list)...), next
			return err
		})
		if after == "" {
			break
		}
		// What comes in meanwhile moves nothing.
		put(t, s, article(fmt.Sprintf("b%d", i), "O", "2031-01-01", "T", "text"))
	}
	if !slices.Equal(got, all) {
		t.Errorf("page by page: %v, want %v", got, all)
	}
	view(t, s, func(ctx context.Context, r store.Reader) error {
		_, good, err := r.Articles(ctx, store.ArticleFilter{}, store.Page{Limit: 1})
		if err != nil {
			return err
		}
		for _, bad := range []string{"x", "!!!", "AAAA", good[1:], good + "A", good[:len(good)-2], strings.Repeat("A", 1<<20)} {
			p := store.Page{After: bad}
			_, _, e1 := r.Articles(ctx, store.ArticleFilter{}, p)
			_, _, e2 := r.Stories(ctx, store.StoryFilter{}, p)
			_, _, e3 := r.Items(ctx, store.ItemFilter{}, p)
			_, _, e4 := r.Names(ctx, store.NameFilter{}, p)
			_, e5 := r.Search(ctx, store.Query{Text: "text"}, p)
			for i, err := range []error{e1, e2, e3, e4, e5} {
				if err := wantErr(err, store.ErrCursor); err != nil {
					t.Errorf("list %d, cursor %.20q: %v", i, bad, err)
				}
			}
		}
		_, _, err = r.Stories(ctx, store.StoryFilter{}, store.Page{After: good})
		return wantErr(err, store.ErrCursor)
	})
}

// testStrange holds that no string is too strange to be kept.
func testStrange(t *testing.T, s store.Store) {
	long := strings.Repeat("löng ", 4000)
	a := article("odd", long, "yesterday", "T\x00\xff'; DROP TABLE article; --", "\x00 \xc3\x28 "+long)
	a.Path, a.Page, a.Source, a.Why = "\xff\x00", long, "?", "$1"
	put(t, s, a)
	update(t, s, func(ctx context.Context, w store.Writer) error {
		return w.Log(ctx, &store.Item{Source: long, Item: long + "2", Outcome: store.Failed, Reason: "\x00"})
	})
	view(t, s, func(ctx context.Context, r store.Reader) error {
		got, err := r.Article(ctx, "odd")
		if err != nil {
			return err
		}
		if got.Text != a.Text {
			t.Error("the text is not the same")
		}
		if got.Path != "\uFFFD\uFFFD" || got.Why != "" && got.Why != "$1" {
			t.Errorf("the path is %q, why %q", got.Path, got.Why)
		}
		for _, f := range []store.ArticleFilter{{Outlet: long}, {Page: long}, {Source: "?"}, {Status: synoptic.StatusRead}} {
			list, _, err := r.Articles(ctx, f, store.Page{})
			if err != nil {
				return err
			}
			if len(list) != 1 {
				t.Errorf("%.40v finds %d articles", f, len(list))
			}
		}
		_, err = r.Item(ctx, long, long+"2")
		return err
	})
}
