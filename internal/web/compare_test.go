package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"synoptic"
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

func TestCompare(t *testing.T) {
	f := newFixture(t, nil)
	var before, after IntakePage
	f.json("/intake", &before)
	code, body, _ := f.post("/compare", compareForm())
	if code != http.StatusOK || !strings.Contains(body, "Compared, and not kept") || !strings.Contains(body, `id="articles"`) {
		t.Fatalf("%d: %s", code, body)
	}
	checkPage(t, "/compare", body)
	if !strings.Contains(body, `formaction="/add"`) {
		t.Error("they cannot be kept")
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
		code, body, _ := f.post("/compare", form)
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
	code, body, _ := f.post("/compare", form)
	if code != http.StatusOK || !strings.Contains(body, "Compared, and not kept") {
		t.Fatalf("%d: %s", code, body)
	}
	checkPage(t, "/compare", body)
}
