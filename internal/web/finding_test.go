package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/store"
)

// TestHostileText looks for what attackers write in every page that shows it.
func TestHostileText(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Client = &fakeWeb{} })
	f.correct(url.Values{"kind": {"set-family"}, "outlet": {hostile}, "family": {hostile}, "by": {hostile}})
	f.settled()
	for _, address := range []string{
		"/search", "/search?q=bridge", "/search?q=" + url.QueryEscape(hostile), "/search?outlet=" + url.QueryEscape(hostile), "/search?status=single-source", "/search?dispute=any",
		"/search?since=" + url.QueryEscape(hostile), "/names", "/names?prefix=" + url.QueryEscape(hostile), "/names/person/ada-thorne", "/outlets", outletLink(hostile),
		"/intake", "/intake?outcome=failed", "/corrections", "/compare", "/search?done=" + url.QueryEscape(hostile),
	} {
		body := f.get(address)
		checkPage(t, address, body)
		if strings.Contains(body, "<svg onload") || strings.Contains(body, "<img") {
			t.Errorf("%s: markup of an article is in the page", address)
		}
	}
	if body := f.get(outletLink(hostile)); !strings.Contains(body, "&lt;script&gt;alert(1)") {
		t.Error("the outlet's name is not shown as text")
	}
}

func TestSearch(t *testing.T) {
	f := newFixture(t, nil)
	var p SearchPage
	f.json("/search?q=bridge", &p)
	if p.Total != 2 || len(p.Hits) != 2 || !p.Asked {
		t.Fatalf("found: %+v", p)
	}
	h := p.Hits[0]
	if h.Kind != store.ArticleHit || len(h.Marks) == 0 || !strings.EqualFold(h.Marks[0].In(h.Snippet), "bridge") {
		t.Errorf("the first hit: %+v", h)
	}
	if !strings.HasPrefix(h.Link, "/articles/"+h.Article+"?at=") {
		t.Errorf("it leads to %s", h.Link)
	}
	f.json("/search?dispute=any", &p)
	if p.Total == 0 || p.Hits[0].Kind != store.DisputeHit || !strings.HasPrefix(p.Hits[0].Link, "/stories/"+p.Hits[0].Story) {
		t.Errorf("disputes: %+v", p)
	}
	f.json("/search?status=agreed&since=7d", &p)
	for _, h := range p.Hits {
		if h.Status != synoptic.Agreed || h.Published < "2023-03-09" {
			t.Errorf("agreed of the last week: %+v", h)
		}
	}
	if len(p.Hits) == 0 {
		t.Error("no agreed claim")
	}
	page := f.get("/search?q=bridge")
	if !strings.Contains(page, "<mark>") || !strings.Contains(page, "2 articles") {
		t.Error("the page shows no marks, or no count")
	}
	if page := f.get("/search?q=zeppelin"); !strings.Contains(page, "Nothing found") {
		t.Error("nothing is said where nothing is found")
	}
	if page := f.get("/search"); !strings.Contains(page, "dispute=number&amp;since=7d") {
		t.Error("an empty search offers nothing")
	}
}

func TestSearchSpellings(t *testing.T) {
	f := newFixture(t, nil)
	var p SearchPage
	f.json("/search?q="+url.QueryEscape("ada thorne"), &p)
	all := p.Total
	f.json("/search?exact=1&q="+url.QueryEscape("ada thorne"), &p)
	if len(p.Also) != 0 || p.Total > all {
		t.Errorf("only as written: %+v", p)
	}
	if page := f.get("/search?exact=1&q=bridge"); !strings.Contains(page, `<a href="/search?q=bridge">in any spelling</a>`) {
		t.Error("the way back to all spellings is missing")
	}
}

func TestSearchErrors(t *testing.T) {
	f := newFixture(t, nil)
	for _, address := range []string{"/search?q=-only", "/search?status=true", "/search?dispute=all", "/search?q=a&since=someday", "/search?q=a&until=2023-13-01"} {
		if page := f.get(address); !strings.Contains(page, `role="alert"`) {
			t.Errorf("%s: the page says nothing of what is wrong", address)
		}
		r := httptest.NewRequest(http.MethodGet, address, nil)
		r.Header.Set("Accept", "application/json")
		if code, _, h := f.do(r); code != http.StatusBadRequest || !strings.HasPrefix(h.Get("Content-Type"), "application/problem+json") {
			t.Errorf("%s answers %d, %s", address, code, h.Get("Content-Type"))
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/search?q=bridge&after=nonsense", nil)
	if code, _, _ := f.do(r); code != http.StatusBadRequest {
		t.Errorf("a cursor that is none answers %d", code)
	}
}

// TestCursors goes through lists part by part.
func TestCursors(t *testing.T) {
	f := newFixture(t, nil)
	var all, part NameList
	f.json("/names", &all)
	if len(all.Names) < 5 {
		t.Fatalf("only %d names", len(all.Names))
	}
	f.json("/names?type=person&prefix=ada", &part)
	if len(part.Names) != 1 || part.Names[0].Link != "/names/person/ada-thorne" {
		t.Errorf("names that begin so: %+v", part.Names)
	}
	q := (&request{Request: httptest.NewRequest(http.MethodGet, "/names?type=person&after=x&done=y", nil)})
	if got := q.with("after", "z"); got != "/names?after=z&type=person" {
		t.Errorf("the next part is at %s", got)
	}
	if got := q.start("after"); got != "/names?type=person" {
		t.Errorf("the beginning is at %s", got)
	}
}

func TestName(t *testing.T) {
	f := newFixture(t, nil)
	var p NamePage
	f.json("/names/person/ada-thorne", &p)
	if p.Name != "Ada Thorne" || len(p.Stories) != 1 || !p.Stories[0].Read {
		t.Fatalf("the name: %+v", p)
	}
	if len(p.Spellings) == 0 || len(p.Spellings[0].Outlets) == 0 {
		t.Errorf("spellings: %+v", p.Spellings)
	}
	if !slices.ContainsFunc(p.Titles, func(x Titled) bool { return x.Text == "Mayor" && x.Link != "" }) {
		t.Errorf("titles: %+v", p.Titles)
	}
	if len(p.Said) == 0 || !strings.HasPrefix(p.Said[0].Reports[0].Link, "/articles/") {
		t.Errorf("what they said: %+v", p.Said)
	}
	for _, address := range []string{"/names/person/nobody", "/names/place/ada-thorne", "/names/person/-"} {
		if code, _, _ := f.do(httptest.NewRequest(http.MethodGet, address, nil)); code != http.StatusNotFound {
			t.Errorf("%s answers %d", address, code)
		}
	}
	var further NamePage
	f.json("/names/person/ada-thorne?from=1", &further)
	if len(further.Stories) != 0 || further.Total != 1 {
		t.Errorf("past the last story: %+v", further)
	}
}

func TestOutlets(t *testing.T) {
	f := newFixture(t, nil)
	var p OutletList
	f.json("/outlets", &p)
	if p.Total != len(p.Outlets) || p.Total < 8 {
		t.Fatalf("%d outlets of %d", len(p.Outlets), p.Total)
	}
	var one OutletPage
	f.json(outletLink("The Quay <i>Post</i>"), &one)
	if one.Outlet != "The Quay <i>Post</i>" || one.Articles != 1 || len(one.List) != 1 || one.List[0].Title != "Quay Bridge falls" {
		t.Errorf("the outlet: %+v", one)
	}
	if page := f.get("/outlets"); !strings.Contains(page, "no score") {
		t.Error("it is not said that counts are no score")
	}
	if code, _, _ := f.do(httptest.NewRequest(http.MethodGet, "/outlets/nobody", nil)); code != http.StatusNotFound {
		t.Errorf("an outlet that is not there answers %d", code)
	}
}
