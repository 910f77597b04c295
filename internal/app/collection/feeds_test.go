package collection

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"synoptic/internal/ingest/fetch"
	"synoptic/internal/store"
)

// site is a news site whose pages and feed a test changes.
type site struct {
	pages  map[string]string
	feed   string
	broken atomic.Bool
	asked  atomic.Int64 // full answers of the feed
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/robots.txt":
		http.NotFound(w, r)
	case r.URL.Path == "/":
		fmt.Fprint(w, `<html><head><title>Arn Today</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>news</body></html>`)
	case r.URL.Path == "/feed.xml":
		if s.broken.Load() {
			http.Error(w, "no", http.StatusInternalServerError)
			return
		}
		tag := fmt.Sprintf(`"%d"`, len(s.feed))
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		s.asked.Add(1)
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, strings.ReplaceAll(s.feed, "HOST", "http://"+r.Host))
	case s.pages[r.URL.Path] != "":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, s.pages[r.URL.Path])
	default:
		http.NotFound(w, r)
	}
}

func page(d told) string {
	title, body, _ := strings.Cut(d.text, "\n\n")
	return "<!doctype html><html lang=en><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>" + body + "</p><p>The police said more would be known on Friday, when the report of the coastguard is due.</p></article></body></html>"
}

func rss(items ...string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>Arn Today</title><link>HOST/</link><description>news</description>` + strings.Join(items, "") + `</channel></rss>`
}

func rssItem(path, title, more string) string {
	return `<item><title>` + title + `</title><link>HOST` + path + `</link><guid>HOST` + path + `</guid><pubDate>Wed, 15 Mar 2023 08:00:00 GMT</pubDate>` + more + `</item>`
}

func serve(t *testing.T, s *site) (*fetch.Client, string) {
	srv := httptest.NewServer(s)
	t.Cleanup(srv.Close)
	c := fetch.New(fetch.Options{AllowLoopback: true, Limits: fetch.Limits{Gap: -1}})
	t.Cleanup(c.Close)
	return c, srv.URL
}

func poll(t *testing.T, c *Collection, client Client, address string) *Polled {
	t.Helper()
	p, err := c.Poll(context.Background(), client, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFeedIsPolled(t *testing.T) {
	s := &site{
		pages: map[string]string{"/a": page(post), "/b": page(radio)},
		feed:  rss(rssItem("/a", "Ferry", ""), rssItem("/gone", "Gone", ""), rssItem("/b", "Dorado", "")),
	}
	client, address := serve(t, s)
	c := fresh(t)
	f, err := c.Subscribe(context.Background(), client, address+"/", "Arn")
	if err != nil || f.URL != address+"/feed.xml" || f.Title != "Arn Today" {
		t.Fatalf("subscribed to %+v: %v", f, err)
	}
	p := poll(t, c, client, f.URL)
	if p.Err != nil || p.Intake != (Intake{Added: 2, Failed: 1}) {
		t.Fatalf("first poll: %+v, %v", p.Intake, p.Err)
	}
	if n := len(stories(t, c)); n != 1 {
		t.Errorf("%d stories", n)
	}
	articles, err := view(context.Background(), c.store, func(ctx context.Context, r store.Reader) ([]*store.Article, error) {
		list, _, err := r.Articles(ctx, store.ArticleFilter{Source: f.URL, Oldest: true}, store.Page{})
		return list, err
	})
	if err != nil || len(articles) != 3 || articles[0].Title != "Ferry" || articles[0].PublishedFrom != "feed" || articles[0].Fetched == "" {
		t.Errorf("articles: %v, %v", articles, err)
	}
	// Nothing new: the server says so, and nothing is fetched.
	if p = poll(t, c, client, f.URL); p.Err != nil || p.Intake.Total() != 0 || s.asked.Load() != 2 {
		t.Errorf("second poll: %+v, %v, asked %d times", p.Intake, p.Err, s.asked.Load())
	}
	// A page that the feed says was updated is looked at again.
	s.pages["/a"] = strings.Replace(page(post), "Nine people", "Ten people", 1)
	s.feed = rss(rssItem("/a", "Ferry", `<updated xmlns="http://www.w3.org/2005/Atom">2030-01-01T00:00:00Z</updated>`), rssItem("/b", "Dorado", ""))
	if p = poll(t, c, client, f.URL); p.Err != nil || p.Intake.Revised > 1 || p.Intake.Failed != 0 {
		t.Errorf("third poll: %+v, %v", p.Intake, p.Err)
	}
	// A server that fails: the feed keeps the reason, and its time is put off.
	s.broken.Store(true)
	s.feed += " "
	p = poll(t, c, client, f.URL)
	if p.Err == nil || p.Feed.Failures != 1 || p.Feed.Error == "" || !p.Feed.Next.After(p.Feed.Polled) {
		t.Errorf("failed poll: %+v", p.Feed)
	}
	s.broken.Store(false)
	if p = poll(t, c, client, f.URL); p.Err != nil || p.Feed.Failures != 0 || p.Feed.Error != "" {
		t.Errorf("after the failure: %+v", p.Feed)
	}
}

// TestWatchOnce holds that one round asks what is due and reconciles.
func TestWatchOnce(t *testing.T) {
	s := &site{pages: map[string]string{"/a": page(post), "/b": page(radio)}, feed: rss(rssItem("/a", "Ferry", ""), rssItem("/b", "Dorado", ""))}
	client, address := serve(t, s)
	c := fresh(t)
	if _, err := c.Subscribe(context.Background(), client, address+"/feed.xml", ""); err != nil {
		t.Fatal(err)
	}
	var done []string
	err := c.Watch(context.Background(), client, WatchOptions{Once: true, Reconciled: func(id string, err error) {
		if err == nil {
			done = append(done, id)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	list := stories(t, c)
	if len(list) != 1 || !slices.Contains(done, list[0].ID) || !list[0].Stale.IsZero() || list[0].Title == "" {
		t.Errorf("stories %+v, reconciled %v", list, done)
	}
}

func TestNoFeedThere(t *testing.T) {
	s := &site{pages: map[string]string{"/a": page(post)}}
	client, address := serve(t, s)
	if _, err := fresh(t).Subscribe(context.Background(), client, address+"/a", ""); err == nil || !strings.Contains(err.Error(), "no feed") {
		t.Errorf("error %v", err)
	}
}
