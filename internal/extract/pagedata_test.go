package extract

import (
	"strings"
	"testing"
	"time"

	"synoptic"
)

const harbour = `<p>A crane fell into the harbour of Vale on Tuesday morning, and officials said that nobody was hurt in the fall.</p>
<p>The owner of the crane said that it had been inspected only last week, and that the wind was to blame for what happened.</p>
<p>Harbour workers had asked for a new crane in spring, a spokeswoman of their union told reporters at the scene.</p>
<p>The harbour will stay closed until Friday, the mayor wrote, and ships will be sent to the next town down the coast.</p>`

func page(head, body string) string {
	return "<html lang=en><head>" + head + "</head><body><article><h1>Crane falls into Vale harbour</h1>" + body + "</article></body></html>"
}

func linkedPage(json string) string {
	return page(`<script type="application/ld+json">`+json+`</script>`, harbour)
}

func TestPageData(t *testing.T) {
	for _, tt := range []struct {
		name, page, url string
		get             func(*synoptic.Article) string
		want            string
	}{
		{"time with its zone", linkedPage(`{"@type":"NewsArticle","datePublished":"2031-05-06T08:00:00-04:00"}`), "", published1, "2031-05-06T08:00:00-04:00"},
		{"in @graph", linkedPage(`{"@graph":[{"@type":"WebPage","datePublished":"2030-01-01"},{"@type":["Thing","NewsArticle"],"datePublished":"2031-05-06T08:00:00Z"}]}`), "", published1, "2031-05-06T08:00:00Z"},
		{"linked data before Open Graph", page(`<meta property="article:published_time" content="2031-05-07T09:00:00Z"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-05-06T08:00:00Z"}</script>`, harbour), "", published1, "2031-05-06T08:00:00Z"},
		{"the time of the same day", page(`<meta property="article:published_time" content="2031-05-06T09:00:00Z"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-05-06"}</script>`, harbour), "", published1, "2031-05-06T09:00:00Z"},
		{"microdata", page(`<meta itemprop="datePublished dateCreated" content="2031-05-06T08:00:00Z">`, harbour), "", published1, "2031-05-06T08:00:00Z"},
		{"<time>", page("", `<time class="published" datetime="2031-05-06T08:00:00+02:00">today</time>`+harbour), "", published1, "2031-05-06T08:00:00+02:00"},
		{"no such year", linkedPage(`{"@type":"NewsArticle","datePublished":"0001-01-01T00:00:00Z"}`), "https://vale.example/2031/05/06/crane", published1, "2031-05-06"},
		{"after it was fetched", linkedPage(`{"@type":"NewsArticle","datePublished":"2040-01-01T00:00:00Z"}`), "", published1, ""},
		{"UTC past midnight, the address has the day", linkedPage(`{"@type":"NewsArticle","datePublished":"2031-05-07T02:00:00Z"}`), "https://vale-echo.com/2031/05/06/crane.html", published1, "2031-05-06"},
		{"UTC past midnight, the update has the zone", linkedPage(`{"@type":"NewsArticle","datePublished":"2031-05-07T02:00:00Z","dateModified":"2031-05-07T08:00:00-04:00"}`), "https://vale-echo.com/crane.html", published1, "2031-05-06T22:00:00-04:00"},
		{"updated", linkedPage(`{"@type":"NewsArticle","datePublished":"2031-05-06T08:00:00Z","dateModified":"2031-05-06T11:00:00Z"}`), "", func(a *synoptic.Article) string { return a.Updated }, "2031-05-06T11:00:00Z"},
		{"updated before it was published", linkedPage(`{"@type":"NewsArticle","datePublished":"2031-05-06T08:00:00Z","dateModified":"2031-05-05T11:00:00Z"}`), "", func(a *synoptic.Article) string { return a.Updated }, ""},
		{"publisher", linkedPage(`{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"The Vale Echo"}}`), "https://vale-echo.com/crane.html", outlet1, "The Vale Echo"},
		{"the system is no outlet", page(`<meta property="og:site_name" content="WordPress">`, harbour), "https://vale-echo.com/crane.html", outlet1, "vale-echo.com"},
		{"an address is no outlet", linkedPage(`{"@type":"NewsArticle","publisher":{"name":"https://social.example/vale"}}`), "https://vale-echo.com/crane.html", outlet1, "vale-echo.com"},
		{"an agency's copy", linkedPage(`{"@type":"NewsArticle","publisher":{"name":"Associated Press"}}`), "https://vale-echo.com/crane.html", func(a *synoptic.Article) string { return a.Outlet + " " + a.Credit }, "vale-echo.com Associated Press"},
		{"the agency's own", linkedPage(`{"@type":"NewsArticle","publisher":{"name":"Reuters"}}`), "https://www.reuters.com/crane.html", func(a *synoptic.Article) string { return a.Outlet + " " + a.Credit }, "Reuters "},
		{"authors", linkedPage(`{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ann Dell"},{"@type":"Person","name":"Bo Carr"}]}`), "", byline1, "Ann Dell, Bo Carr"},
		{"staff is nobody", linkedPage(`{"@type":"NewsArticle","author":{"@type":"Person","name":"Staff Reporter"}}`), "", byline1, ""},
		{"credit", linkedPage(`{"@type":"NewsArticle","sourceOrganization":{"name":"AFP"},"author":{"@type":"Person","name":"Ann Dell"}}`), "", func(a *synoptic.Article) string { return a.Credit }, "Agence France-Presse"},
		{"headline with entities", linkedPage(`{"@type":"NewsArticle","headline":"Crane &amp; ship collide in Vale"}`), "", func(a *synoptic.Article) string { return a.Title }, "Crane & ship collide in Vale"},
		{"broken JSON", linkedPage(`{"@type":"NewsArticle",`), "", func(a *synoptic.Article) string { return string(a.Status) }, "read"},
	} {
		a := Article(Source{Path: "p", Text: tt.page, HTML: true, URL: tt.url, Fetched: time.Date(2035, 1, 1, 0, 0, 0, 0, time.UTC)})
		check(t, a)
		if got := tt.get(a); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func published1(a *synoptic.Article) string { return a.Published }
func outlet1(a *synoptic.Article) string    { return a.Outlet }
func byline1(a *synoptic.Article) string    { return a.Byline }

func TestCanonical(t *testing.T) {
	for _, tt := range []struct{ link, address, want string }{
		{"/crane", "https://www.vale-echo.com/crane?ref=1", "https://www.vale-echo.com/crane"},
		{"https://amp.vale-echo.com/crane", "https://www.vale-echo.com/crane", "https://amp.vale-echo.com/crane"},
		{"https://www.vale-echo.com/", "https://www.vale-echo.com/crane", ""},
		{"https://other.com/crane", "https://www.vale-echo.com/crane", ""},
		{"javascript:alert(1)", "https://www.vale-echo.com/crane", ""},
		{"https://www.vale-echo.com/crane", "", "https://www.vale-echo.com/crane"},
		{"https://user:x@vale-echo.com/crane", "", ""},
	} {
		if got := canonical(tt.link, tt.address); got != tt.want {
			t.Errorf("canonical(%q, %q) = %q, want %q", tt.link, tt.address, got, tt.want)
		}
	}
}

// TestPageMarks holds what is the article's own on a page, what is furniture
// and what is kept though it stands elsewhere.
func TestPageMarks(t *testing.T) {
	body := harbour[:strings.Index(harbour, "<p>Harbour")] + `
<div class="newsletter-box"><p>Get the Vale news by mail each morning.</p></div>
<p><a href="/x">Second ship hits the same pier in one year</a></p>
<div class="social-media-embed"><blockquote class="twitter-tweet"><p>The crane is down, nobody is hurt, stay away.</p>— Vale Port (@valeport)</blockquote></div>
<p>Mayor <a href="/m">Ann Dell</a><span class="rollover-box"><a href="/m">Ann Mary Dell</a></span> came at noon and thanked the harbour's fire crews.</p>
<figure><img src=x><figcaption>The crane in the water on Tuesday. Ann Dell/Vale Echo</figcaption></figure>` + harbour[strings.Index(harbour, "<p>Harbour"):] + `
<p>Correction: An earlier version of this article misstated the day of the fall. It was Tuesday.</p>`
	a := Article(Source{Path: "p", Text: page("", body), HTML: true})
	check(t, a)
	in := func(spans []synoptic.Span, what string) bool {
		for _, s := range spans {
			if strings.Contains(s.In(a.Text), what) {
				return true
			}
		}
		return false
	}
	for _, own := range []string{"A crane fell", "The crane is down", "Mayor Ann Dell came at noon", "stay closed"} {
		if !in(a.Body, own) {
			t.Errorf("not in the body: %s\n%s", own, a.Text)
		}
	}
	for _, other := range []string{"Get the Vale news", "Second ship", "Ann Mary", "in the water", "misstated"} {
		if in(a.Body, other) {
			t.Errorf("in the body: %s\n%s", other, a.Text)
		}
	}
	for _, kept := range []string{"in the water on Tuesday", "misstated"} {
		if !in(a.Boilerplate, kept) {
			t.Errorf("not kept: %s\n%s", kept, a.Text)
		}
	}
	if len(a.Corrections) != 1 || !in(a.Corrections, "misstated") {
		t.Errorf("corrections %v", a.Corrections)
	}
}

func TestMoreOf(t *testing.T) {
	for line, want := range map[string]bool{"more great vale echo stories": true, "popular on vale echo": true, "more": false,
		"more than two hundred people came to hear the stories": false, "popular songs": false} {
		if moreOf(line) != want {
			t.Errorf("%q: %v", line, !want)
		}
	}
}

func TestCorrections(t *testing.T) {
	for _, tt := range []struct {
		line         string
		update, note bool
	}{
		{"Correction: the ship is 40 metres long.", false, true},
		{"Correction, May 6, 2031: This article originally misidentified the mayor.", false, true},
		{"This story has been corrected to show that the fall was on Tuesday.", false, true},
		{"An earlier version of this article misstated the day.", false, true},
		{"Editor’s note: This story was updated at 5:45 p.m. with the mayor's words.", false, true},
		{"(Corrects spelling of the mayor's name in paragraph 2)", false, true},
		{"UPDATE: Two more people were found.", true, false},
		{"Updated at 5 p.m.", true, false},
		{"Editor's note: Ann Dell writes about harbours.", false, false},
		{"Corrections officers said that the prison was full.", false, false},
		{"This story was first told by sailors.", false, false},
		{"The correction of the market was overdue.", false, false},
		{"This article of faith was wrong.", false, false},
		{"Updates to the system take an hour, the firm said.", false, false},
	} {
		if u, n := correction(tt.line); u != tt.update || n != tt.note {
			t.Errorf("%q: update %v, note %v", tt.line, u, n)
		}
	}
	text := "Crane falls into harbour\n\nA crane fell into the harbour of Vale on Tuesday, and officials said that nobody was hurt.\n\nCorrection\n\nThe ship is 40 metres long, not 400."
	a := Article(Source{Path: "a.txt", Text: text})
	check(t, a)
	if len(a.Corrections) != 1 || !strings.HasPrefix(a.Corrections[0].In(text), "Correction\n") || a.InBody(a.Corrections[0]) {
		t.Errorf("%v of %q", a.Corrections, a.Text)
	}
}

// TestHostilePages holds that no page stops the program or takes long.
func TestHostilePages(t *testing.T) {
	deep := strings.Repeat("<div>", 30_000)
	for name, p := range map[string]string{
		"deep":          page("", deep+harbour),
		"many tags":     page("", strings.Repeat("<i>", MaxTags+1)),
		"long value":    page(`<meta name="author" content="`+strings.Repeat("x", 1<<20)+`">`, harbour),
		"deep JSON":     linkedPage(strings.Repeat(`{"mainEntity":`, 50_000)),
		"many values":   linkedPage("[" + strings.Repeat(`{"@type":"NewsArticle"},`, 50_000) + "{}]"),
		"broken bytes":  page("", "<p>\xff\xfe\x00"+harbour),
		"only scripts":  page(strings.Repeat("<script>x</script>", 5000), ""),
		"open elements": "<html><body><p>" + strings.Repeat("<table><tr><td>", 2000),
	} {
		a := Article(Source{Path: name, Text: p, HTML: true})
		check(t, a)
		if a.Status == synoptic.StatusFailed && a.Reason == "" {
			t.Errorf("%s: no reason", name)
		}
	}
}

func FuzzPage(f *testing.F) {
	f.Add(`<meta itemprop="datePublished" content="2031-05-06">`, harbour, "https://vale-echo.com/2031/05/06/x")
	f.Add(`<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"author":[1,{"name":[]}],"publisher":null}]}</script>`, `<p class="caption related-x" hidden>`+harbour, "")
	f.Add(`<link rel=canonical href="//x">`, `<blockquote class=twitter-tweet><time pubdate datetime=9>`+harbour, "\xff")
	f.Fuzz(func(t *testing.T, head, body, address string) {
		check(t, Article(Source{Path: "x", Text: page(head, body), HTML: true, URL: address}))
	})
}

func BenchmarkPage(b *testing.B) {
	p := linkedPage(`{"@type":"NewsArticle","datePublished":"2031-05-06T08:00:00Z"}`)
	p = strings.Replace(p, "</article>", strings.Repeat(harbour, 8)+"</article>"+strings.Repeat(`<div class="teaser"><a href="/x">Another story of the day in Vale</a></div>`, 400), 1)
	b.SetBytes(int64(len(p)))
	for b.Loop() {
		Article(Source{Path: "x.html", Text: p, HTML: true})
	}
}
