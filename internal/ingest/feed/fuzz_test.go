package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func FuzzParse(f *testing.F) {
	f.Add([]byte(rssFeed), "text/xml")
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><link href="/a"/><content type="xhtml"><div>x</div></content></entry></feed>`), "")
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1,"url":"/x"}]}`), "application/json; charset=utf-16")
	f.Add([]byte(`<rdf:RDF><item/><item rdf:about="x"><link>/a</link></item></rdf:RDF>`), "text/xml; charset=shift_jis")
	f.Add([]byte(`<rss><channel><item><![CDATA[</item><item><link>/b</link></item>`), "")
	f.Fuzz(func(t *testing.T, raw []byte, contentType string) { check(t, raw, contentType) })
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte(`<urlset><url><loc>/a</loc><lastmod>2024</lastmod><news:news><news:title>x</news:title></news:news></url></urlset>`))
	f.Add([]byte(`<sitemapindex><sitemap><loc>/b</loc></sitemap>`))
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, raw, "application/xml") })
}

func check(t *testing.T, raw []byte, contentType string) {
	p, err := Parse(context.Background(), raw, contentType, base)
	var e *Error
	if err != nil {
		if !errors.As(err, &e) {
			t.Fatalf("%v is no *Error", err)
		}
		return
	}
	seen := map[string]bool{}
	for _, it := range p.Items {
		if it.ID == "" || seen[it.ID] {
			t.Errorf("ID %q is empty or not its own", it.ID)
		}
		seen[it.ID] = true
		if it.URL != "" && !absolute(it.URL) {
			t.Errorf("address %q", it.URL)
		}
		for _, s := range []string{it.ID, it.URL, it.Title, it.Author, it.Summary, it.Content, it.Source.Name} {
			if !utf8.ValidString(s) {
				t.Errorf("not UTF-8: %q", s)
			}
		}
		if it.Published != "" && it.When().IsZero() && len(it.Published) > len("2024-08") {
			t.Errorf("time %q", it.Published)
		}
	}
	again, err := Parse(context.Background(), raw, contentType, base)
	if err != nil || !reflect.DeepEqual(again, p) {
		t.Errorf("read twice: %+v, then %+v, %v", p, again, err)
	}
}

func FuzzOPML(f *testing.F) {
	f.Add([]byte(outlines))
	f.Add([]byte(`<opml><outline text="a"><outline text="b" xmlUrl="http://x/"/></outline></opml>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		list, _, err := ReadOPML(raw, "")
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := WriteOPML(&b, "", time.Time{}, list); err != nil {
			t.Fatal(err)
		}
		again, faults, err := ReadOPML(b.Bytes(), "")
		if err != nil || len(again) != len(list) || len(faults) > 0 {
			t.Fatalf("wrote\n%s\nand read %d of %d, %v, %v", b.String(), len(again), len(list), faults, err)
		}
		for i := range list {
			if again[i].URL != list[i].URL || !reflect.DeepEqual(again[i].Group, list[i].Group) {
				t.Errorf("wrote %+v, read %+v", list[i], again[i])
			}
		}
	})
}

func FuzzDiscover(f *testing.F) {
	f.Add([]byte(`<base href="/x"><link rel=alternate type="application/rss+xml" href=a title='b'>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, l := range Discover(raw, base) {
			if !absolute(l.URL) || l.Kind == None {
				t.Errorf("%+v", l)
			}
		}
	})
}

// large makes a feed of n items with some 2 KB of text each.
func large(n int) []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Echo</title>`)
	text := strings.Repeat("<p>The bridge over the Vale was shut on Monday after a lorry struck it.</p>", 25)
	for i := range n {
		fmt.Fprintf(&b, `<item><guid isPermaLink="false">n-%d</guid><title>Bridge shut (%d)</title><link>https://vale.test/%d?utm_source=rss</link>
<pubDate>Mon, 05 Aug 2024 %02d:%02d:00 +0200</pubDate><description>Shut.</description><content:encoded><![CDATA[%s]]></content:encoded></item>`, i, i, i, i/60%24, i%60, text)
	}
	b.WriteString(`</channel></rss>`)
	return []byte(b.String())
}

func BenchmarkParse(b *testing.B) {
	whole := large(200)
	broken := bytes.Replace(whole, []byte("<title>Bridge shut (100)</title>"), []byte("<title>Bridge shut</wrong>"), 1)
	broken = append(broken[:len(broken)-20], '<')
	var urls strings.Builder
	urls.WriteString("<urlset>")
	for i := range 1000 {
		fmt.Fprintf(&urls, "<url><loc>https://vale.test/%d</loc><lastmod>2024-08-05</lastmod></url>", i)
	}
	urls.WriteString("</urlset>")
	for _, bb := range []struct {
		name string
		raw  []byte
	}{{"200items", whole}, {"200items-one-broken", broken}, {"sitemap-1000", []byte(urls.String())}} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.raw)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(context.Background(), bb.raw, "", base); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
