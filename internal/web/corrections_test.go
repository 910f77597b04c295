package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"synoptic"
)

func TestCorrections(t *testing.T) {
	f := newFixture(t, nil)
	const outlet = "Outlet A"
	family := func() string {
		var p OutletPage
		f.json(outletLink(outlet), &p)
		return p.Family
	}
	before := family()
	code, _, h := f.post("/corrections", url.Values{"kind": {"set-family"}, "outlet": {outlet}, "family": {"Northern Group"}, "by": {"Kim"}, "return": {outletLink(outlet)}})
	if code != http.StatusSeeOther || !strings.HasPrefix(h.Get("Location"), outletLink(outlet)+"?done=") {
		t.Fatalf("%d, to %s", code, h.Get("Location"))
	}
	if got := family(); got != "Northern Group" {
		t.Fatalf("the family is %q", got)
	}
	var log CorrectionLog
	f.json("/corrections", &log)
	e := log.Corrections[0]
	if log.Total != 1 || !e.InForce || e.By != "Kim" || !strings.Contains(e.Words, "Northern Group") || len(e.About) != 1 || e.About[0].Link != outletLink(outlet) {
		t.Fatalf("the log: %+v", log)
	}
	checkPage(t, "/corrections", f.get("/corrections"))
	f.correct(url.Values{"kind": {"undo"}, "undoes": {strconv.FormatInt(e.Seq, 10)}})
	if got := family(); got != before {
		t.Errorf("undone, the family is %q, was %q", got, before)
	}
	f.json("/corrections", &log)
	e = log.Corrections[1]
	if e.InForce || e.Redo == 0 || log.Corrections[0].Words != "takes back correction 1: puts an outlet into the family “Northern Group”" {
		t.Errorf("undone, the log: %+v", log)
	}
	f.correct(url.Values{"kind": {"undo"}, "undoes": {strconv.FormatInt(e.Redo, 10)}})
	if got := family(); got != "Northern Group" {
		t.Errorf("redone, the family is %q", got)
	}
	f.json("/corrections", &log)
	if e := log.Corrections[2]; !e.InForce || e.Redo != 0 || log.Corrections[0].Words != "redoes correction 1" {
		t.Errorf("redone, the log: %+v", log)
	}
	page := f.get("/corrections")
	checkPage(t, "/corrections", page)
	if !strings.Contains(page, `id="c3"`) {
		t.Error("corrections have no place of their own")
	}
	f.settled()
}

// TestCorrectionForms sends each kind as other pages' forms do.
func TestCorrectionForms(t *testing.T) {
	f := newFixture(t, nil)
	var list SearchPage
	f.json("/search?q=bridge", &list)
	a, b := list.Hits[0], list.Hits[1]
	story := a.Story
	passage := func(h SearchHit) string {
		return h.Article + ":" + strconv.Itoa(h.At) + "-" + strconv.Itoa(h.At+len(h.Snippet))
	}
	for _, form := range []url.Values{
		{"kind": {"rename-story"}, "story": {story}, "text": {"The fall of " + hostile}},
		{"kind": {"join-names"}, "story": {story}, "names": {"Ada Thorne", "Police"}},
		{"kind": {"part-names"}, "names": {"Ada Thorne", "Quay Bridge"}},
		{"kind": {"part-claims"}, "passage": {passage(a), passage(b)}},
		{"kind": {"no-dispute"}, "dispute": {"number"}, "passages": {passage(a), passage(b)}},
		{"kind": {"settle-dispute"}, "dispute": {"number"}, "passages": {passage(a), passage(b)}, "text": {"three"}},
		{"kind": {"part-story"}, "story": {story}, "articles": {b.Article}},
	} {
		f.correct(form)
	}
	f.settled()
	var log CorrectionLog
	f.json("/corrections", &log)
	if log.Total != 7 {
		t.Fatalf("%d corrections", log.Total)
	}
	for _, e := range log.Corrections {
		if e.Words == string(e.Kind) || len(e.About) == 0 && e.Kind != synoptic.PartNames {
			t.Errorf("%s is not worded: %+v", e.Kind, e)
		}
	}
	checkPage(t, "/corrections", f.get("/corrections"))
}

func TestCorrectionsRefused(t *testing.T) {
	f := newFixture(t, nil)
	for _, tt := range []struct {
		form url.Values
		want int
	}{
		{url.Values{}, http.StatusBadRequest},
		{url.Values{"kind": {"set-truth"}}, http.StatusBadRequest},
		{url.Values{"kind": {"set-family"}}, http.StatusBadRequest},
		{url.Values{"kind": {"undo"}, "undoes": {"x"}}, http.StatusBadRequest},
		{url.Values{"kind": {"undo"}, "undoes": {"7"}}, http.StatusConflict},
		{url.Values{"kind": {"join-claims"}, "passage": {"a:1-2", "a:2"}}, http.StatusBadRequest},
		{url.Values{"kind": {"join-claims"}, "passage": {"a:1-2", "a:3-4"}}, http.StatusNotFound},
		{url.Values{"kind": {"rename-story"}, "story": {"nobody"}, "text": {"x"}}, http.StatusNotFound},
	} {
		if code, body, _ := f.post("/corrections", tt.form); code != tt.want {
			t.Errorf("%v answers %d, want %d: %s", tt.form, code, tt.want, body)
		}
	}
	form := url.Values{"kind": {"set-family"}, "outlet": {"Outlet A"}, "family": {"x"}}
	if code, _, _ := f.send("/corrections", form); code != http.StatusForbidden {
		t.Errorf("without token: %d", code)
	}
	form.Set("token", "0123456789abcdef0123456789abcdef")
	if code, _, _ := f.send("/corrections", form); code != http.StatusForbidden {
		t.Errorf("with a made-up token: %d", code)
	}
	for _, elsewhere := range []string{"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"} {
		form.Set("return", elsewhere)
		form.Set("family", elsewhere)
		if _, _, h := f.post("/corrections", form); !strings.HasPrefix(h.Get("Location"), "/?") {
			t.Errorf("return to %s leads to %s", elsewhere, h.Get("Location"))
		}
	}
	f.settled()
}

func TestCorrectionAsJSON(t *testing.T) {
	f := newFixture(t, nil)
	r := httptest.NewRequest(http.MethodPost, "/corrections", strings.NewReader(`{"kind": "set-family", "outlet": "Outlet A", "family": "North"}`))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	r.Header.Set("X-Token", f.token())
	code, body, _ := f.do(r)
	if code != http.StatusOK || !strings.Contains(body, `"correction":1`) {
		t.Errorf("%d: %s", code, body)
	}
	f.settled()
}

func FuzzPassageOf(f *testing.F) {
	for _, s := range []string{"a:1-2", "a:b:1-2", ":1-2", "a:-1-2", "a:2-1", "a:1-99999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := passageOf(s)
		if err == nil && (p.Article == "" || p.Start < 0 || p.End <= p.Start) {
			t.Errorf("%q is %+v", s, p)
		}
	})
}
