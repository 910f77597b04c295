package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"synoptic/internal/ingest/fetch"
)

// fakeWeb stands for a client that nothing is asked of.
type fakeWeb struct{}

func (fakeWeb) Page(context.Context, string) (*fetch.Page, error) { return nil, fetch.ErrGone }
func (fakeWeb) Get(context.Context, fetch.Request) (*fetch.Response, error) {
	return nil, fetch.ErrGone
}

// correct sends a correction that has to be taken.
func (f *fixture) correct(form url.Values) {
	f.t.Helper()
	if code, body, _ := f.post("/corrections", form); code != http.StatusSeeOther {
		f.t.Fatalf("%v answers %d: %s", form, code, body)
	}
}

const article = `<html><head><title>Pier closes</title></head><body><article><h1>Pier closes</h1>
<p>The North Pier was closed on Wednesday after a storm damaged its deck, harbour master Jon Ely said.</p>
<p>"We will not open it before May," Ely said. Two boats were sunk and nobody was hurt, he said. Repairs will cost 2 million euros, and the work begins on Monday, the council said on Wednesday evening.</p></article></body></html>`

// site is a server with a feed, a page and something that is not there.
func site(t *testing.T) (string, *fetch.Client) {
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	mux.HandleFunc("GET /feed.xml", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Harbour &lt;b&gt;news</title><link>%s</link><item><title>Pier closes</title><link>%[1]s/pier</link><pubDate>Wed, 15 Mar 2023 10:00:00 GMT</pubDate></item><item><title>Gone</title><link>%[1]s/gone</link></item></channel></rss>`, s.URL)
	})
	mux.HandleFunc("GET /pier", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, article)
	})
	c := fetch.New(fetch.Options{AllowLoopback: true, IgnoreRobots: true, Limits: fetch.Limits{Gap: -1}})
	t.Cleanup(c.Close)
	return s.URL, c
}

func TestAdd(t *testing.T) {
	f := newFixture(t, nil)
	code, body, h := f.post("/add", url.Values{"text": {article}, "outlet": {"Pier Post"}, "published": {"2023-03-15"}, "title": {"Pier closes"}})
	if code != http.StatusSeeOther || !strings.HasPrefix(h.Get("Location"), "/intake?") {
		t.Fatalf("%d, to %s: %s", code, h.Get("Location"), body)
	}
	jobs := f.settled()
	if len(jobs) != 1 || jobs[0].State != JobDone || jobs[0].Progress != "1 added" {
		t.Fatalf("the job: %+v", jobs)
	}
	var p SearchPage
	f.json("/search?q=harbour+master&outlet=Pier+Post", &p)
	if p.Total != 1 || p.Hits[0].Title != "Pier closes" {
		t.Errorf("found: %+v", p)
	}
	var in IntakePage
	f.json("/intake?outcome=added", &in)
	if len(in.Items) == 0 || in.Items[0].Source != "pasted" || in.Items[0].Article == "" {
		t.Errorf("the log: %+v", in.Items)
	}
	f.post("/add", url.Values{"text": {article}, "outlet": {"Pier Post"}, "published": {"2023-03-15"}})
	if jobs := f.settled(); jobs[0].Progress != "0 added, 1 there already" {
		t.Errorf("added again: %+v", jobs[0])
	}
}

func TestAddRefuses(t *testing.T) {
	f := newFixture(t, nil)
	for _, tt := range []struct {
		form url.Values
		want int
	}{
		{url.Values{}, http.StatusBadRequest},
		{url.Values{"text": {"  \n"}}, http.StatusBadRequest},
		{url.Values{"addresses": {"javascript:alert(1)"}}, http.StatusBadRequest},
		{url.Values{"addresses": {"file:///etc/passwd"}}, http.StatusBadRequest},
		{url.Values{"addresses": {"https://news.example/a"}}, http.StatusConflict}, // no network
		{url.Values{"text": slices.Repeat([]string{"a"}, pastedMost+1)}, http.StatusBadRequest},
		{url.Values{"text": {strings.Repeat("a", MaxForm)}}, http.StatusRequestEntityTooLarge},
	} {
		if code, body, _ := f.post("/add", tt.form); code != tt.want {
			t.Errorf("%.60v answers %d, want %d: %s", tt.form, code, tt.want, body)
		}
	}
	if code, _, _ := f.send("/add", url.Values{"text": {article}}); code != http.StatusForbidden {
		t.Errorf("a form without token answers %d", code)
	}
	if jobs, _ := f.desk.jobs.all(); len(jobs) > 0 {
		t.Errorf("jobs were begun: %+v", jobs)
	}
}

func TestAddJSON(t *testing.T) {
	f := newFixture(t, nil)
	send := func(body string) int {
		r := httptest.NewRequest(http.MethodPost, "/add", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json")
		r.Header.Set("X-Token", f.token())
		code, _, _ := f.do(r)
		return code
	}
	raw, err := json.Marshal(Pasted{Texts: hostileArticles})
	if err != nil {
		t.Fatal(err)
	}
	if code := send(string(raw)); code != http.StatusOK {
		t.Errorf("articles as JSON answer %d", code)
	}
	for _, s := range []string{"", "{", `{"text": "a"}`, "[]"} {
		if code := send(s); code != http.StatusBadRequest {
			t.Errorf("%q answers %d", s, code)
		}
	}
	f.settled()
}

// upload sends a file with the token.
func (f *fixture) upload(address, name, content string) (int, string, http.Header) {
	f.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.WriteField("token", f.token()); err != nil {
		f.t.Fatal(err)
	}
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		f.t.Fatal(err)
	}
	fmt.Fprint(part, content)
	if err := w.Close(); err != nil {
		f.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, address, &b)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return f.do(r)
}

func TestFeedLists(t *testing.T) {
	f := newFixture(t, nil)
	list := `<opml version="2.0"><head><title>x</title></head><body><outline text="Harbour"><outline type="rss" text="Pier" xmlUrl="https://pier.example/feed"/></outline><outline type="rss" text="bad" xmlUrl="javascript:alert(1)"/></body></opml>`
	code, body, h := f.upload("/intake/feeds/import", "feeds.opml", list)
	if code != http.StatusSeeOther || !strings.Contains(h.Get("Location"), "Not+taken") {
		t.Fatalf("%d, to %s: %s", code, h.Get("Location"), body)
	}
	if out := f.get("/intake/feeds.opml"); !strings.Contains(out, "https://pier.example/feed") || !strings.Contains(out, `text="Harbour"`) {
		t.Errorf("the list: %s", out)
	}
	for content, want := range map[string]int{"no list": http.StatusBadRequest, "": http.StatusBadRequest, strings.Repeat("x", maxOPML+1): http.StatusRequestEntityTooLarge, strings.Repeat("x", MaxForm+1): http.StatusRequestEntityTooLarge} {
		if code, _, _ := f.upload("/intake/feeds/import", "feeds.opml", content); code != want {
			t.Errorf("%d bytes answer %d, want %d", len(content), code, want)
		}
	}
}

func TestFeeds(t *testing.T) {
	address, client := site(t)
	f := newFixture(t, func(o *Options) { o.Client = client })
	if code, body, _ := f.post("/intake/feeds", url.Values{"url": {address + "/feed.xml"}, "group": {"Harbour"}}); code != http.StatusSeeOther {
		t.Fatalf("%d: %s", code, body)
	}
	if j := f.settled()[0]; j.State != JobDone || j.Progress != "1 added, 1 could not be read" {
		t.Fatalf("the job: %+v", j)
	}
	feed := func() *FeedEntry {
		var p IntakePage
		f.json("/intake", &p)
		i := slices.IndexFunc(p.Feeds, func(x FeedEntry) bool { return x.URL == address+"/feed.xml" })
		if i < 0 {
			return nil
		}
		return &p.Feeds[i]
	}
	if x := feed(); x == nil || x.Items != 1 || x.Group != "Harbour" || x.Polled.IsZero() {
		t.Fatalf("the feed: %+v", x)
	}
	named := url.Values{"url": {address + "/feed.xml"}, "paused": {"1"}}
	f.post("/intake/feeds/pause", named)
	if !feed().Paused {
		t.Error("it is not paused")
	}
	named.Set("paused", "0")
	f.post("/intake/feeds/pause", named)
	if feed().Paused {
		t.Error("it is still paused")
	}
	var p IntakePage
	f.json("/intake?outcome=failed", &p)
	i := p.Items[0]
	if i.Address != address+"/gone" || i.Reason == "" {
		t.Fatalf("the failure: %+v", i)
	}
	checkPage(t, "/intake", f.get("/intake"))
	if code, body, _ := f.post("/intake/retry", url.Values{"source": {i.Source}, "item": {i.Item}}); code != http.StatusSeeOther {
		t.Errorf("another try: %d: %s", code, body)
	}
	if j := f.settled()[0]; j.State != JobDone || j.Progress != "0 added, 1 could not be read" && j.Progress != "0 added, 1 there already" {
		t.Errorf("another try: %+v", j)
	}
	f.post("/intake/feeds/remove", named)
	if feed() != nil {
		t.Error("it is still there")
	}
	if code, _, _ := f.post("/intake/feeds/remove", named); code != http.StatusNotFound {
		t.Errorf("removing it again answers %d", code)
	}
}

func TestFeedsWithoutNetwork(t *testing.T) {
	f := newFixture(t, nil)
	page := f.get("/intake")
	if !strings.Contains(page, "started without network") || strings.Contains(page, "ask now") {
		t.Error("the page does not say that there is no network, or offers it")
	}
	for _, address := range []string{"/intake/feeds", "/intake/feeds/poll"} {
		if code, _, _ := f.post(address, url.Values{"url": {"https://news.example/feed.xml"}}); code != http.StatusConflict {
			t.Errorf("%s answers %d", address, code)
		}
	}
}

func TestBrokenFeedTellsWhy(t *testing.T) {
	address, client := site(t)
	f := newFixture(t, func(o *Options) { o.Client = client })
	f.post("/intake/feeds", url.Values{"url": {address + "/pier"}})
	if j := f.settled()[0]; j.State != JobFailed || !strings.Contains(j.Error, "no feed") {
		t.Errorf("the job: %+v", j)
	}
	var p IntakePage
	f.json("/intake", &p)
	if p.Failing != 1 { // the fixture's own
		t.Errorf("%d feeds fail", p.Failing)
	}
}
