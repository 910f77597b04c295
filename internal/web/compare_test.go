package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/ingest/fetch"
)

func compareForm() url.Values {
	form := url.Values{}
	for _, a := range hostileArticles {
		form.Add("text", a.Text)
		form.Add("outlet", a.Outlet)
		form.Add("title", a.Title)
		form.Add("published", a.Published)
	}
	return form
}

// compared sends a form and gives the page that it leads to, once that is done.
func (f *fixture) compared(form url.Values) (at string, code int, body string) {
	f.t.Helper()
	code, body, h := f.post("/compare", form)
	at = h.Get("Location")
	if code != http.StatusSeeOther || !strings.HasPrefix(at, "/compare/") {
		f.t.Fatalf("%d, to %q: %s", code, at, body)
	}
	f.settled()
	code, body, _ = f.look(at)
	return at, code, body
}

// look asks for a page that may not be there.
func (f *fixture) look(address string) (int, string, http.Header) {
	f.t.Helper()
	return f.do(httptest.NewRequest(http.MethodGet, address, nil))
}

// stuckClient is a network that does not answer.
type stuckClient struct{ reached chan struct{} }

func (c stuckClient) Page(ctx context.Context, _ string) (*fetch.Page, error) {
	close(c.reached)
	<-ctx.Done()
	return nil, ctx.Err()
}

func (c stuckClient) Get(ctx context.Context, _ fetch.Request) (*fetch.Response, error) {
	_, err := c.Page(ctx, "")
	return nil, err
}

func TestCompare(t *testing.T) {
	f := newFixture(t, nil)
	var before, after IntakePage
	f.json("/intake", &before)
	at, code, body := f.compared(compareForm())
	if code != http.StatusOK || !strings.Contains(body, "Compared, and not kept") || !strings.Contains(body, `id="articles"`) {
		t.Fatalf("%d: %s", code, body)
	}
	checkPage(t, "/compare", body)
	if !strings.Contains(body, `formaction="/add"`) {
		t.Error("they cannot be kept")
	}
	// It can be left and gone back to, and is its data, too.
	if again := f.get(at); again != body {
		t.Error("the second look shows something else")
	}
	var got Comparison
	f.json(at, &got)
	if got.Account == nil || len(got.Account.Articles) != 2 || got.Job != nil {
		t.Errorf("its data: %+v", got)
	}
	if list := f.get("/compare"); !strings.Contains(list, `href="`+at+`"`) {
		t.Error("nothing leads back to it")
	}
	for range comparisonsHeld {
		f.compared(compareForm())
	}
	if code, _, _ := f.look(at); code != http.StatusNotFound {
		t.Errorf("more than %d are held", comparisonsHeld)
	}
	f.json("/intake", &after)
	if len(after.Items) != len(before.Items) {
		t.Error("something of it was kept")
	}
}

func TestCompareJSON(t *testing.T) {
	f := newFixture(t, nil)
	raw, err := json.Marshal(Pasted{Texts: hostileArticles})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/compare", strings.NewReader(string(raw)))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	r.Header.Set("X-Token", f.token())
	code, body, _ := f.do(r)
	var got struct{ Account *synoptic.Account }
	if err := json.Unmarshal([]byte(body), &got); err != nil || code != http.StatusOK {
		t.Fatalf("%d: %v: %s", code, err, body)
	}
	if err := got.Account.Check(); err != nil || len(got.Account.Stories) != 1 || len(got.Account.Articles) != 2 {
		t.Errorf("the account: %v", err)
	}
}

func TestCompareMends(t *testing.T) {
	f := newFixture(t, nil)
	for name, form := range map[string]url.Values{
		"nothing":     {},
		"one":         {"text": {hostileArticles[0].Text}},
		"twice one":   {"text": {hostileArticles[0].Text, hostileArticles[0].Text}},
		"no articles": {"text": {"one", "two"}},
		"no network":  {"text": {"one"}, "addresses": {"https://news.example/a"}},
		"too much":    {"text": {strings.Repeat("a ", compareText/2), strings.Repeat("b ", compareText/4)}},
	} {
		code, body, h := f.post("/compare", form)
		if at := h.Get("Location"); at != "" {
			f.settled()
			code, body, _ = f.look(at)
		}
		if code != http.StatusOK || !strings.Contains(body, `role="alert"`) {
			t.Errorf("%s: %d, and nothing is said", name, code)
		}
		if name != "too much" {
			checkPage(t, name, body)
		}
		if s := form.Get("text"); s == "one" && !strings.Contains(body, "one</textarea>") {
			t.Errorf("%s: what was pasted is lost", name)
		}
	}
	form := compareForm()
	form.Set("more", "1")
	if _, body, _ := f.post("/compare", form); !strings.Contains(body, "Article 3") {
		t.Error("there is no room for one more")
	}
	if code, _, _ := f.send("/compare", compareForm()); code != http.StatusForbidden {
		t.Errorf("without token: %d", code)
	}
}

func TestCompareAddresses(t *testing.T) {
	address, client := site(t)
	f := newFixture(t, func(o *Options) { o.Client = client })
	form := url.Values{"text": {"The North Pier was closed on Wednesday after a storm. Harbour master Jon Ely said the pier would not open before June. Three boats were sunk and nobody was hurt, the council said on Wednesday evening. Repairs of the pier will cost 3 million euros."}, "outlet": {"Bay Bell"}, "addresses": {address + "/pier\n" + address + "/gone"}}
	_, code, body := f.compared(form)
	if code != http.StatusOK || !strings.Contains(body, "Compared, and not kept") {
		t.Fatalf("%d: %s", code, body)
	}
	checkPage(t, "/compare", body)
}

// TestComparingCanBeLeft holds that a comparison says how far it is, and can be
// stopped.
func TestComparingCanBeLeft(t *testing.T) {
	reached := make(chan struct{})
	f := newFixture(t, func(o *Options) { o.Client = stuckClient{reached} })
	form := compareForm()
	form.Set("addresses", "https://slow.example/a")
	_, _, h := f.post("/compare", form)
	at := h.Get("Location")
	<-reached
	code, body, header := f.look(at)
	if code != http.StatusOK || !strings.Contains(body, "Being compared") || !strings.Contains(body, `data-job="`) || header.Get("Refresh") == "" {
		t.Errorf("%d, %v: %s", code, header, body)
	}
	checkPage(t, at, body)
	var got Comparison
	if f.json(at, &got); got.Job == nil || got.Job.State != JobRunning || got.Account != nil {
		t.Errorf("its data: %+v", got)
	}
	if code, _, _ := f.post("/jobs/"+strconv.Itoa(got.Job.ID)+"/stop", url.Values{}); code != http.StatusSeeOther {
		t.Errorf("stopping: %d", code)
	}
	f.settled()
	if body := f.get(at); !strings.Contains(body, "was stopped") || !strings.Contains(body, "slow.example") {
		t.Errorf("stopped, it shows %s", body)
	}
}
