package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"synoptic/internal/app/collection"
	"synoptic/internal/report/export"
)

// TestHostileTextEverywhere asks for every route over a hostile story, as a page,
// as JSON and in each form of export, after texts with zero bytes and names
// without end came in, too.
func TestHostileTextEverywhere(t *testing.T) {
	f := newFixture(t, func(o *Options) { o.Client = &fakeWeb{} })
	long := strings.Repeat("endless", 700)
	_, err := f.col.AddPasted(t.Context(), []collection.Pasted{
		{Outlet: "Zero\x00Post", Title: "Zero \x00 " + hostile, Published: "2023-03-15", Text: "The Quay\x00 Bridge collapsed on Tuesday, killing three people. Mayor Ada Thorne said the bridge was repaired in 1987. Police closed the river road on Tuesday evening."},
		{Outlet: long, Title: long, Published: long, URL: "data:text/html,<script>alert(8)</script>", Text: "The Quay Bridge collapsed on Tuesday, killing four people. Mayor Ada Thorne said the bridge was repaired in 1988. Police closed the river road on Tuesday evening. " + long},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.col.Reconcile(t.Context(), collection.ReconcileOptions{}); err != nil {
		t.Fatal(err)
	}
	f.correct(url.Values{"kind": {"set-family"}, "outlet": {hostile}, "family": {hostile}, "by": {hostile}})
	var hits SearchPage
	f.json("/search?q=bridge", &hits)
	stories := map[string]bool{}
	var addresses []string
	for _, h := range hits.Hits {
		addresses = append(addresses, h.Link, "/articles/"+h.Article)
		if h.Story != "" {
			stories[h.Story] = true
		}
	}
	if len(stories) == 0 || len(hits.Hits) < 3 {
		t.Fatalf("%d hits in %d stories", len(hits.Hits), len(stories))
	}
	for rt := range everyRoute(t, f.desk) {
		if method, address, _ := strings.Cut(rt, " "); method == http.MethodGet && address != "/events" {
			addresses = append(addresses, address)
		}
	}
	for id := range stories {
		addresses = append(addresses, "/stories/"+id)
		for _, x := range export.Formats() {
			addresses = append(addresses, "/stories/"+id+"/export/"+x.Name)
		}
	}
	for _, address := range addresses {
		address, _, _ = strings.Cut(address, "#")
		res := ask(f.desk, http.MethodGet, address)
		body := string(bodyOf(t, res))
		media, _, _ := strings.Cut(res.Header.Get("Content-Type"), ";")
		if res.StatusCode != http.StatusOK || res.Header.Get("X-Content-Type-Options") != "nosniff" || res.Header.Get("Content-Security-Policy") != policy {
			t.Errorf("%s: %s, %v", address, res.Status, res.Header)
		}
		asFile := strings.Contains(address, "/export/")
		if asFile && !strings.HasPrefix(res.Header.Get("Content-Disposition"), "attachment") {
			t.Errorf("%s is shown, not kept", address)
		}
		switch {
		case media == "text/html":
			for _, bad := range []string{"<script>alert", "<svg onload", "<img src=x", "<b onclick", `href="javascript:`, `href="data:`} {
				if strings.Contains(body, bad) {
					t.Errorf("%s has %s", address, bad)
				}
			}
			if !asFile {
				checkPage(t, address, body)
				for _, x := range misnested(body) {
					t.Errorf("%s: %s", address, x)
				}
			}
		case strings.HasSuffix(media, "json"):
			// Some are a value a line.
			for d := json.NewDecoder(strings.NewReader(body)); d.More(); {
				var v any
				if err := d.Decode(&v); err != nil {
					t.Errorf("%s: %v", address, err)
					break
				}
			}
		}
		if media != "application/zip" && strings.Contains(body, "\x00") {
			t.Errorf("%s has a zero byte", address)
		}
	}
}
