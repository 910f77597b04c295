package feed

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

const base = "https://vale.test/news/feed.xml"

func parse(t testing.TB, s string) *Feed {
	t.Helper()
	f, err := Parse(context.Background(), []byte(s), "", base)
	if err != nil {
		t.Fatalf("%v\n%s", err, cut(s, 400))
	}
	return f
}

const rssFeed = `<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
<channel>
  <title>The Vale
    Echo</title><link>https://vale.test/</link><language>en-gb</language><ttl>45</ttl>
  <skipHours><hour>1</hour><hour>24</hour><hour>x</hour></skipHours><skipDays><day>sunday</day></skipDays>
  <item>
    <guid isPermaLink="false">n-1</guid><title>Bridge &amp;amp; road shut</title>
    <link>/news/1?utm_source=rss&amp;id=7#part</link>
    <pubDate>Mon, 05 Aug 2024 12:00:00 +0200</pubDate>
    <dc:creator>Ada Moss</dc:creator><dc:language>de</dc:language>
    <description><![CDATA[<p>Short.</p>]]></description><content:encoded><![CDATA[<p>The whole <b>text</b>.</p>]]></content:encoded>
    <source url="https://wire.test/feed">Vale Wire</source>
  </item>
  <item><guid>https://vale.test/news/2</guid><title>No link</title><pubDate>05 Aug 2024 10:00 EST</pubDate></item>
  <item><title>Burnt</title><link>https://proxy.test/x</link><feedburner:origLink>https://vale.test/news/3</feedburner:origLink>
    <author>desk@vale.test (Bo Reed)</author><pubDate>2024-08-05</pubDate></item>
  <item><title>Nothing else</title></item>
</channel></rss>`

func TestRSS(t *testing.T) {
	f := parse(t, rssFeed)
	if f.Kind != RSS || f.Title != "The Vale Echo" || f.Link != "https://vale.test/" || f.Language != "en-gb" {
		t.Errorf("feed %+v", f)
	}
	if h := f.Hints; h.Every != 45*time.Minute || !slices.Equal(h.SkipHours, []int{0, 1}) || !slices.Equal(h.SkipDays, []time.Weekday{time.Sunday}) {
		t.Errorf("hints %+v", h)
	}
	if len(f.Items) != 3 || len(f.Faults) != 1 || f.Faults[0].Title != "Nothing else" || f.Faults[0].Index != 3 {
		t.Fatalf("%d items, faults %+v", len(f.Items), f.Faults)
	}
	want := Item{ID: "n-1", URL: "https://vale.test/news/1?id=7#part", Title: "Bridge & road shut", Published: "2024-08-05T12:00:00+02:00", Author: "Ada Moss",
		Language: "de", Summary: "<p>Short.</p>", Content: "<p>The whole <b>text</b>.</p>", Source: Source{"Vale Wire", "https://wire.test/feed"}}
	if f.Items[0] != want {
		t.Errorf("got  %+v\nwant %+v", f.Items[0], want)
	}
	if it := f.Items[1]; it.URL != "https://vale.test/news/2" || it.Published != "2024-08-05T10:00:00-05:00" {
		t.Errorf("guid as link: %+v", it)
	}
	if it := f.Items[2]; it.URL != "https://vale.test/news/3" || it.ID != it.URL || it.Author != "Bo Reed" || it.Published != "2024-08-05" {
		t.Errorf("origLink: %+v", it)
	}
}

func TestRDF(t *testing.T) {
	f := parse(t, `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
	 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel rdf:about="https://vale.test/"><title>Old Echo</title><link>https://vale.test/</link>
	 <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
	 <item rdf:about="https://vale.test/1"><title>One</title><link>https://vale.test/1</link><dc:date>2024-08-05T10:00:00Z</dc:date></item></rdf:RDF>`)
	if f.Title != "Old Echo" || f.Hints.Every != 6*time.Hour || len(f.Items) != 1 || f.Items[0].Published != "2024-08-05T10:00:00Z" {
		t.Errorf("%+v", f)
	}
}

func TestAtom(t *testing.T) {
	f := parse(t, `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://vale.test/fr/"><title>Écho</title>
	<link rel="self" href="atom.xml"/><link href="/fr/"/>
	<entry><id>tag:vale.test,2024:1</id><title type="html">A &amp;lt;b&amp;gt; pont</title><link rel="enclosure" href="https://vale.test/a.mp3"/>
	<link rel="alternate" type="application/json" href="x.json"/><link rel="alternate" type="text/html" href="un?fbclid=z"/>
	<published>2024-08-05T10:00:00.5+05:30</published><updated>2024-08-05T06:00:00Z</updated><author><name>Ada</name></author><author><name>Bo</name></author>
	<summary>court</summary><content type="text">1 &lt; 2</content><source><title>Le Fil</title><link href="https://fil.test/"/></source></entry>
	<entry><id>tag:vale.test,2024:2</id><title>x</title><link href="https://vale.test/2"/><content type="html">&lt;p&gt;gras&lt;/p&gt;</content></entry></feed>`)
	if f.Kind != Atom || f.Title != "Écho" || f.Link != "https://vale.test/fr/" || len(f.Items) != 2 || len(f.Faults) != 0 {
		t.Fatalf("%+v", f)
	}
	it := f.Items[0]
	if it.URL != "https://vale.test/fr/un" || it.Published != "2024-08-05T10:00:00+05:30" || it.Updated != "2024-08-05T06:00:00Z" || it.Author != "Ada, Bo" ||
		it.Content != "1 &lt; 2" || it.Source != (Source{"Le Fil", "https://fil.test/"}) {
		t.Errorf("%+v", it)
	}
	if f.Items[1].Content != "<p>gras</p>" {
		t.Errorf("content %q", f.Items[1].Content)
	}
}

func TestJSONFeed(t *testing.T) {
	f := parse(t, ` {"version":"https://jsonfeed.org/version/1.1","title":"Echo","home_page_url":"/","language":"en","hubs":[{"a":[1]}],
	"items":[{"id":7,"url":"https://vale.test/7?gclid=1","title":"Seven","content_html":"<p>x","summary":"1 < 2","date_published":"2024-08-05T10:00:00-04:00","authors":[{"name":"Ada"}],"author":{"name":"Ada"}},
	"odd", {"id":"https://vale.test/8","content_text":"a & b"}, {"id":{},"title":"none"}, {"id":"9","url":"https://vale.test/9","authors":"Ada","title":3}],"x":1}`)
	if f.Kind != JSON || f.Title != "Echo" || f.Link != "https://vale.test/" || len(f.Items) != 3 || len(f.Faults) != 2 || f.Items[2].Author != "Ada" || f.Items[2].Title != "3" {
		t.Fatalf("%+v", f)
	}
	want := Item{ID: "7", URL: "https://vale.test/7", Title: "Seven", Content: "<p>x", Summary: "1 &lt; 2", Published: "2024-08-05T10:00:00-04:00", Author: "Ada"}
	if f.Items[0] != want {
		t.Errorf("%+v", f.Items[0])
	}
	if it := f.Items[1]; it.URL != "https://vale.test/8" || it.Content != "a &amp; b" {
		t.Errorf("%+v", it)
	}
	cutOff := parse(t, `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"https://vale.test/1"},{"id":"2","ur`)
	if len(cutOff.Items) != 1 || len(cutOff.Faults) != 1 {
		t.Errorf("broken off: %+v", cutOff)
	}
}

func TestSitemaps(t *testing.T) {
	const news = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
	 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
	<url><loc>https://vale.test/1?a=1&amp;b=2</loc><lastmod>2024-08-05T11:00+01:00</lastmod><n:news><n:publication><n:name>The Vale Echo</n:name><n:language>en</n:language></n:publication>
	<n:publication_date>2024-08-05</n:publication_date><n:title><![CDATA[Bridge & road]]></n:title></n:news><image:image><image:loc>https://vale.test/i.jpg</image:loc><image:title>no</image:title></image:image></url>
	<url><loc>mailto:x@vale.test</loc></url>
	<url><loc>https://vale.test/2</loc><n:news><n:publication_date>yesterday</n:publication_date></n:news>
	<url><loc>
	   https://vale.test/3
	</loc></url><url><loc>https://vale.test/1?a=1&amp;b=2</loc></url></urlset>`
	f := parse(t, news)
	if f.Kind != Sitemap || f.Title != "The Vale Echo" || len(f.Items) != 3 {
		t.Fatalf("%+v", f)
	}
	want := Item{ID: "https://vale.test/1?a=1&b=2", URL: "https://vale.test/1?a=1&b=2", Title: "Bridge & road", Published: "2024-08-05",
		Updated: "2024-08-05T11:00:00+01:00", Language: "en", Source: Source{Name: "The Vale Echo"}}
	if f.Items[0] != want || f.Items[2].URL != "https://vale.test/3" {
		t.Errorf("%+v", f.Items)
	}
	if len(f.Faults) != 3 {
		t.Errorf("faults %+v", f.Faults)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(`<sitemapindex><sitemap><loc>/a.xml.gz</loc><lastmod>2024-08</lastmod></sitemap></sitemapindex>`))
	z.Close()
	if Sniff(b.Bytes()) != Index {
		t.Error("a packed index is not recognised")
	}
	i := parse(t, b.String())
	if i.Kind != Index || len(i.Items) != 1 || i.Items[0].URL != "https://vale.test/a.xml.gz" || i.Items[0].Updated != "2024-08" {
		t.Errorf("%+v", i)
	}
}

// TestABrokenItemLosesOnlyItself breaks one of three items in several ways.
func TestABrokenItemLosesOnlyItself(t *testing.T) {
	item := func(n int, extra string) string {
		return fmt.Sprintf("<item><title>T%d</title><link>https://vale.test/%d</link>%s</item>\n", n, n, extra)
	}
	for name, bad := range map[string]string{
		"tags that cross":      "<description><b></i></description>",
		"open quote":           `<enclosure url="x></enclosure>`,
		"open CDATA":           "<description><![CDATA[oh</description>",
		"open comment in item": "<description></wrong></description><x",
		"nesting":              strings.Repeat("<x:a>", 5000) + strings.Repeat("</x:a>", 5000),
		"many tags":            strings.Repeat("<category/>", MaxItemTags) + "</x>",
	} {
		f := parse(t, `<rss version="2.0"><channel><title>Echo</title>`+item(1, "")+item(2, bad)+item(3, "")+`</channel></rss>`)
		var got []string
		for _, it := range f.Items {
			got = append(got, it.Title)
		}
		if !slices.Contains(got, "T1") || !slices.Contains(got, "T3") || f.Title != "Echo" {
			t.Errorf("%s: items %v, faults %+v", name, got, f.Faults)
		}
		if !slices.Contains(got, "T2") && len(f.Faults) == 0 {
			t.Errorf("%s: an item was lost without a word", name)
		}
	}
	f := parse(t, `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>1</title><link href="https://vale.test/1"/></entry><entry><title>2</title><link href="https://vale.test/2"/></ent`)
	if len(f.Items) == 0 || f.Items[0].URL != "https://vale.test/1" || f.Title != "A" {
		t.Errorf("broken off: %+v", f)
	}
}

// TestMarkupInText has tags where they are text, and an item of another
// vocabulary: the feed is not broken.
func TestMarkupInText(t *testing.T) {
	f := parse(t, `<rss xmlns:x="x"><channel><title>Echo</title><item><link>https://vale.test/1</link>
	<description><![CDATA[Write <item>x</item> so.]]></description><x:item>y</x:item><!-- <item> --></item></channel></rss>`)
	if len(f.Items) != 1 || f.Items[0].Summary != "Write <item>x</item> so." || len(f.Faults) != 0 {
		t.Errorf("%+v", f)
	}
}

func TestEncodings(t *testing.T) {
	text := func(declared string) string {
		return `<?xml version="1.0" encoding="` + declared + `"?><rss><channel><title>Zürich</title></channel></rss>`
	}
	latin, _ := charmap.ISO8859_1.NewEncoder().String(text("iso-8859-1"))
	wrong, _ := charmap.ISO8859_1.NewEncoder().String(text("utf-8"))
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text("utf-16"))
	for name, tt := range map[string]struct{ raw, header string }{
		"utf-8":                 {text("utf-8"), ""},
		"mark":                  {"\ufeff" + text("utf-8"), ""},
		"utf-8 said latin":      {text("iso-8859-1"), "text/xml; charset=windows-1252"},
		"latin":                 {latin, ""},
		"latin said utf-8":      {wrong, ""},
		"latin said by server":  {wrong, "application/xml; charset=iso-8859-1"},
		"unknown":               {strings.Replace(wrong, "utf-8", "klingon", 1), "text/xml; charset=nonsense"},
		"utf-16":                {wide, ""},
		"stray text before":     {"<br />\n<b>Warning</b>: oh\n" + text("utf-8"), ""},
		"control characters":    {strings.Replace(text("utf-8"), "Z", "\x00\x01Z", 1), ""},
		"blank lines before":    {"\n\n  " + text("utf-8"), ""},
		"declared entities":     {strings.Replace(text("utf-8"), "<rss>", `<!DOCTYPE rss [<!ENTITY x "<rss>">]><rss>`, 1), ""},
		"style sheet":           {strings.Replace(text("utf-8"), "<rss>", `<?xml-stylesheet href="x"?><rss>`, 1), ""},
		"entities of HTML":      {strings.Replace(text("utf-8"), "ü", "&uuml;", 1), ""},
		"entities with numbers": {strings.Replace(text("utf-8"), "ü", "&#252;", 1), ""},
	} {
		f, err := Parse(context.Background(), []byte(tt.raw), tt.header, base)
		if err != nil || f.Title != "Zürich" {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
	jp, _ := japanese.ISO2022JP.NewEncoder().String(`<?xml version="1.0" encoding="iso-2022-jp"?><rss><channel><title>東京</title></channel></rss>`)
	if f := parse(t, jp); f.Title != "東京" {
		t.Errorf("iso-2022-jp: %q", f.Title)
	}
}

func TestHostileFeeds(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	for range 64 {
		z.Write(make([]byte, 1<<20))
	}
	z.Close()
	laughs := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">` + strings.Repeat(`<!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">`, 10) +
		`<!ENTITY ext SYSTEM "file:///etc/passwd">]><rss><channel><title>&lol2;&ext;</title></channel></rss>`
	if f := parse(t, laughs); len(f.Title) > 100 || strings.Contains(f.Title, "root") {
		t.Errorf("entities: %q", f.Title)
	}
	for name, tt := range map[string]struct {
		raw  string
		kind error
	}{
		"empty":            {"", ErrNotFeed},
		"page":             {"<!DOCTYPE html><html><body>x</body></html>", ErrNotFeed},
		"page with a feed": {"<html><body><rss></rss></body></html>", ErrNotFeed},
		"text":             {"hello", ErrNotFeed},
		"json":             {`{"a":1}`, ErrNotFeed},
		"opml":             {`<opml><body/></opml>`, ErrOutline},
		"gzip bomb":        {bomb.String(), ErrTooLarge},
		"half gzip":        {"\x1f\x8b\x08", ErrBroken},
		"json without end": {`{"version":"https://jsonfeed.org/version/1","items":[`, ErrBroken},
		"json nesting":     {`{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", 100000), ErrBroken},
		"all items broken": {`<rss><channel><item><a></b></item><item><a></b></item></channel></rss>`, nil},
		"root nesting":     {strings.Repeat("<rss>", 2000000), nil},
		"channel nesting":  {`<rss xmlns:x="x"><channel>` + strings.Repeat("<x:a>", 2000000), nil},
		"many items":       {`<rss><channel>` + strings.Repeat("<item/>", 1000000), nil},
		"many CDATA":       {`<rss><channel>` + strings.Repeat("<![CDATA[", 1000000), nil},
		"many texts":       {`<rss xmlns:x="x"><channel><item><x:a>` + strings.Repeat("a<b/>", 1000000), nil},
		"long root":        {`<rss ` + strings.Repeat(`a="b" `, 100000) + `><channel><item><a></channel>`, ErrNotFeed},
		"many sitemaps":    {`<urlset>` + strings.Repeat("<url><loc>", 500000), nil},
	} {
		ctx, cancel := context.WithTimeout(context.Background(), 4*MaxTime)
		f, err := Parse(ctx, []byte(tt.raw), "", base)
		var e *Error
		switch {
		case err != nil && !errors.As(err, &e):
			t.Errorf("%s: %v", name, err)
		case tt.kind != nil && (err == nil || e.Kind != tt.kind):
			t.Errorf("%s: %v, want %v (%+v)", name, err, tt.kind, f)
		}
		cancel()
	}
}

func TestACancelledContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Parse(ctx, []byte(rssFeed), "", base); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestIDsAreEachItemsOwn(t *testing.T) {
	f := parse(t, `<rss><channel><item><guid>same</guid><link>https://vale.test/1</link></item><item><guid>same</guid><link>https://vale.test/2</link></item>
	<item><guid>same</guid><link>https://vale.test/1</link></item><item><description>a</description></item><item><description>b</description></item></channel></rss>`)
	var ids []string
	for _, it := range f.Items {
		ids = append(ids, it.ID)
	}
	if len(ids) != 4 || ids[0] != "same" || ids[1] != "https://vale.test/2" || !strings.HasPrefix(ids[2], "sha256:") || ids[2] == ids[3] {
		t.Errorf("%v", ids)
	}
	if len(f.Faults) != 1 || !strings.Contains(f.Faults[0].Reason, "twice") {
		t.Errorf("%+v", f.Faults)
	}
}
