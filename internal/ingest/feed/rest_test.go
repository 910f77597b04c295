package feed

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestDates(t *testing.T) {
	item := func(date string) Item {
		f := parse(t, `<rss><channel><item><link>https://vale.test/1</link><pubDate>`+date+`</pubDate></item></channel></rss>`)
		return f.Items[0]
	}
	for told, want := range map[string]string{
		"Mon, 05 Aug 2024 10:00:00 +0200":         "2024-08-05T10:00:00+02:00",
		"Mon, 05 Aug 2024 10:00:00 -0330":         "2024-08-05T10:00:00-03:30",
		"Mon, 05 Aug 2024 10:00:00 GMT":           "2024-08-05T10:00:00Z",
		"Mon, 05 Aug 2024 10:00:00 Z":             "2024-08-05T10:00:00Z",
		"Mon, 05 Aug 2024 23:00:00 PDT":           "2024-08-05T23:00:00-07:00",
		"Mon, 05 Aug 2024 01:00:00 EDT":           "2024-08-05T01:00:00-04:00",
		"Mon, 05 Aug 2024 10:00:00":               "2024-08-05T10:00:00",
		"2024-08-05T10:00:00":                     "2024-08-05T10:00:00",
		"2024-08-05T10:00:00.123456+13:00":        "2024-08-05T10:00:00+13:00",
		"2024-08-05T00:30:00+14:00":               "2024-08-05T00:30:00+14:00",
		"2024-08-05T10:00:00-00:00":               "2024-08-05T10:00:00Z",
		"2024-08-05":                              "2024-08-05",
		"Mon Aug 05 2024 10:00:00 GMT-0700 (PDT)": "2024-08-05T10:00:00-07:00",
		"August 5, 2024 3:04 PM":                  "2024-08-05T15:04:00",
		"Aug 5, 2024 12:04:05 AM EST":             "2024-08-05T00:04:05-05:00",
		"Mon, 05 Aug 2024 10:00:00 -07":           "2024-08-05T10:00:00-07:00",
		"05.08.2024 10:00":                        "2024-08-05T10:00:00",
		"25/08/2024":                              "2024-08-25",
		"05/08/2024":                              "", // either of two days
		"yesterday":                               "",
		"Mon, 05 Aug 1024 10:00:00 GMT":           "",
		"":                                        "",
	} {
		if got := item(told).Published; got != want {
			t.Errorf("%q is %q, want %q", told, got, want)
		}
	}
	if got := (Item{Updated: "2024-08-05T10:00:00+02:00"}).When(); !got.Equal(time.Date(2024, 8, 5, 8, 0, 0, 0, time.UTC)) {
		t.Errorf("When: %v", got)
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.test/x": "https://a.test/x",
		"https://a.test/x?utm_source=rss&UTM_medium=y":             "https://a.test/x",
		"https://a.test/x?id=%7e&utm_source=a&b=&c":                "https://a.test/x?id=%7e&b=&c",
		"https://a.test/x?ref=rss&source=b":                        "https://a.test/x?ref=rss&source=b",
		"https://a.test/x#part":                                    "https://a.test/x#part",
		"https://a.test/x#xtor=RSS-1":                              "https://a.test/x",
		"https://a.test/x?utm_source=a&signature=b":                "https://a.test/x?utm_source=a&signature=b",
		"https://a.test/x?id=1&fbclid=2#top":                       "https://a.test/x?id=1#top",
		"https://a.test/x?":                                        "https://a.test/x?",
		"https://a.test/utm_source=x?https://b.test/?utm_source=x": "https://a.test/utm_source=x?https://b.test/?utm_source=x",
	} {
		got := clean(in)
		if in == "https://a.test/x?" {
			want = "https://a.test/x"
		}
		if got != want && got != want+"?" {
			t.Errorf("clean(%q) is %q, want %q", in, got, want)
		}
		if clean(got) != got {
			t.Errorf("clean(%q) is not its own", got)
		}
	}
	for in, want := range map[string]string{"": "", "/a": "https://vale.test/a", "//b.test/c": "https://b.test/c", "b?x": "https://vale.test/news/b?x",
		"javascript:x": "", "HTTP://b.test/": "http://b.test/", "https://u:p@b.test/": "", "http://": "", "feed:x": "", "https://b.test/" + strings.Repeat("x", MaxField): ""} {
		if got := resolve(base, in); got != want {
			t.Errorf("resolve(%q) is %q, want %q", in, got, want)
		}
	}
}

const outlines = `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News"><outline text="Vale &amp; hills" xmlUrl="https://vale.test/feed" htmlUrl="https://vale.test/" type="rss" category="/a, b"/>
  <outline title="Abroad"><outline title="Fil" text="other" xmlUrl="feed://fil.test/atom" type="ATOM"/></outline></outline>
<outline text="lost" xmlUrl="file:///etc/passwd"/><outline xmlUrl="https://plain.test/f"/></body></opml>`

func TestOPML(t *testing.T) {
	list, faults, err := ReadOPML([]byte(outlines), "")
	if err != nil {
		t.Fatal(err)
	}
	want := []Outline{
		{URL: "https://vale.test/feed", Title: "Vale & hills", Site: "https://vale.test/", Kind: RSS, Group: []string{"News"}, Categories: []string{"/a", "b"}},
		{URL: "https://fil.test/atom", Title: "Fil", Kind: Atom, Group: []string{"News", "Abroad"}},
		{URL: "https://plain.test/f", Kind: RSS},
	}
	if !reflect.DeepEqual(list, want) {
		t.Errorf("got %+v", list)
	}
	if len(faults) != 1 || faults[0].Title != "lost" {
		t.Errorf("faults %+v", faults)
	}
	var b bytes.Buffer
	if err := WriteOPML(&b, "Mine <&>", time.Date(2024, 8, 5, 10, 0, 0, 0, time.UTC), list); err != nil {
		t.Fatal(err)
	}
	again, faults, err := ReadOPML(b.Bytes(), "")
	if want[2].Title = want[2].URL; err != nil || len(faults) != 0 || !reflect.DeepEqual(again, want) {
		t.Errorf("read again: %+v, %v, %v\n%s", again, faults, err, b.String())
	}
	for name, raw := range map[string]string{"empty": "", "feed": rssFeed, "nesting": "<opml><body>" + strings.Repeat("<outline>", 1000), "broken": "<opml><body></opml x"} {
		if list, _, err := ReadOPML([]byte(raw), ""); len(list) > 0 || err == nil && name != "broken" {
			t.Errorf("%s: %v, %v", name, list, err)
		}
	}
}

func TestDiscover(t *testing.T) {
	got := Discover([]byte(`<!doctype html><html><head><base href="https://cdn.test/x/"><base href="https://no.test/">
	<LINK REL="Alternate" TYPE="application/rss+xml; charset=utf-8" TITLE="All  news" HREF="/feed?a=1&amp;b=2">
	<link rel="alternate" type="application/atom+xml" href="atom"><link rel="alternate" type="application/atom+xml" href="atom">
	<link rel="alternate stylesheet" type="text/xml" href="s.css"><link rel="alternate" hreflang="de" href="/de">
	<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2"><link rel="alternate" type="application/feed+json" href="/feed.json">
	<link rel="alternate" type="application/rss+xml" href="javascript:x"><!-- <link rel="alternate" type="application/rss+xml" href="/hidden"> -->
	<script>"<link rel='alternate' type='application/rss+xml' href='/script'>"</script></head><body><link rel=feed href=/body></body>`), "https://vale.test/")
	want := []Link{{"https://cdn.test/feed?a=1&b=2", "All news", RSS}, {"https://cdn.test/x/atom", "", Atom}, {"https://cdn.test/feed.json", "", JSON}, {"https://cdn.test/body", "", RSS}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	many := strings.Repeat(`<link rel="alternate" type="application/rss+xml" href="/a">`, 1000) + "<link " + strings.Repeat("x", maxToken*2)
	if n := len(Discover([]byte(many), "https://vale.test/")); n != 1 {
		t.Errorf("%d links", n)
	}
}
