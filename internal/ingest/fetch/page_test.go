package fetch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"synoptic/internal/ingest"
	"synoptic/internal/ingest/feed"
)

func TestPage(t *testing.T) {
	const html = "<!DOCTYPE html><html><body><p>A bridge fell.</body></html>"
	for _, tt := range []struct {
		name, media, body string
		want              ingest.Media
		feed              feed.Kind
		text, encoding    string
		kind              error
	}{
		{name: "page", media: "text/html; charset=utf-8", body: html, want: ingest.HTML, text: html, encoding: "utf-8"},
		{name: "text", media: "text/plain", body: "A bridge fell.", want: ingest.Plain, text: "A bridge fell.", encoding: "utf-8"},
		{name: "unsaid page", media: "application/octet-stream", body: html, want: ingest.HTML, text: html, encoding: "utf-8"},
		{name: "charset of the header", media: "text/html; charset=koi8-r", body: "<p>\xf0\xd2\xc9\xd7\xc5\xd4", want: ingest.HTML, text: "<p>Привет", encoding: "koi8-r"},
		{name: "wrong charset", media: "text/html; charset=iso-8859-1", body: "<p>Müller", want: ingest.HTML, text: "<p>Müller", encoding: "utf-8"},
		{name: "unknown charset", media: "text/html; charset=nonsense", body: "<p>M\xfcller", want: ingest.HTML, text: "<p>Müller", encoding: "windows-1252"},
		{name: "feed", media: "application/rss+xml", body: `<rss version="2.0"><channel/></rss>`, feed: feed.RSS},
		{name: "feed said to be a page", media: "text/html", body: `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>`, feed: feed.Atom},
		{name: "JSON feed", media: "application/json", body: `{"version":"https://jsonfeed.org/version/1.1","items":[]}`, feed: feed.JSON},
		{name: "sitemap", media: "application/xml", body: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>`, feed: feed.Sitemap},
		{name: "packed index", media: "application/gzip", body: string(squeezed(t, "gzip", []byte("<sitemapindex></sitemapindex>"))), feed: feed.Index},
		{name: "list of feeds", media: "text/xml", body: `<opml version="2.0"><body/></opml>`, feed: feed.OPML},
		{name: "JSON", media: "application/json", body: `{"a":1}`, kind: ErrType},
		{name: "picture", media: "image/png", body: "\x89PNG", kind: ErrType},
		{name: "PDF said to be a page", media: "text/html", body: "%PDF-1.7", kind: ErrType},
		{name: "unsaid picture", media: "", body: "\x89PNG\r\n\x1a\n\x00\x00", kind: ErrType},
		{name: "packed text", media: "application/gzip", body: string(squeezed(t, "gzip", []byte("hello"))), kind: ErrType},
		{name: "page said to be a feed", media: "application/rss+xml", body: html, kind: ErrType},
		{name: "empty", media: "text/html", kind: ErrStatus},
		{name: "long", media: "text/html", body: strings.Repeat("x", ingest.MaxArticle+1), kind: ErrTooLarge},
	} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/found" {
				http.Redirect(w, r, "/found", http.StatusFound)
				return
			}
			w.Header()["Content-Type"] = nil
			if tt.media != "" {
				w.Header().Set("Content-Type", tt.media)
			}
			io.WriteString(w, tt.body)
		})
		p, err := local(t, Limits{}).Page(context.Background(), s.URL)
		if tt.kind != nil {
			var e *Error
			errors.As(err, &e)
			want(t, tt.name, e, tt.kind)
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		r := p.Record
		if p.Feed != tt.feed || r.Media != tt.want || r.Text != tt.text || r.Encoding != tt.encoding {
			t.Errorf("%s: feed %q, media %q, text %q, encoding %q", tt.name, p.Feed, r.Media, r.Text, r.Encoding)
		}
		if string(r.Raw) != tt.body || len(r.SHA256) != 64 || r.Meta.URL != s.URL+"/found" || r.Path != s.URL {
			t.Errorf("%s: record %+v", tt.name, r)
		}
	}
}

func TestUserAgent(t *testing.T) {
	for _, tt := range []struct {
		o              Options
		agent, product string
	}{
		{Options{}, "Synoptic (news reader that compares accounts)", "synoptic"},
		{Options{Version: "1.2", Contact: "https://a.test/bot"}, "Synoptic/1.2 (news reader that compares accounts; +https://a.test/bot)", "synoptic"},
		{Options{UserAgent: "DeskBot/3 (x)"}, "DeskBot/3 (x)", "deskbot"},
	} {
		c := New(tt.o)
		if c.agent != tt.agent || c.robots.product != tt.product {
			t.Errorf("%+v: %q, %q", tt.o, c.agent, c.robots.product)
		}
	}
}
