package web

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"synoptic/internal/app"
	"synoptic/internal/app/collection"
	"synoptic/internal/lang/en"
	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
)

// fixtureNow is the clock of fixtures: the story of the ferry is two days old.
var fixtureNow = time.Date(2023, 3, 16, 12, 0, 0, 0, time.UTC)

var fixtureReader = sync.OnceValues(func() (*app.Reader, error) {
	m, err := en.Load()
	if err != nil {
		return nil, err
	}
	return app.New(m, "test")
})

// hostile is text as an attacker would write it.
const hostile = `</style><script>alert(1)</script><svg onload=alert(2)> javascript:alert(3) "><img src=x onerror=alert(4)> ` + "\u202egnp.exe\u202c" + ` {background:url(//evil.example)}`

// hostileArticles are two articles on one event that try to break out of the
// page wherever they are shown.
var hostileArticles = []collection.Pasted{
	{Outlet: hostile, Published: "2023-03-15", Title: "The bridge " + hostile, URL: "javascript:alert(5)", Text: "The Quay Bridge collapsed on Tuesday. \"The bridge fell at noon " + hostile + "\" said Mayor Ada <b onclick=alert(6)>Thorne. Two people died when the Quay Bridge collapsed, Mayor Ada Thorne said. The bridge was built in 1931 and repaired in 1987. Police closed the river road on Tuesday evening."},
	{Outlet: "The Quay <i>Post</i>", Published: "2023-03-15", Title: "Quay Bridge falls", Text: "The Quay Bridge collapsed on Tuesday, killing three people. Mayor Ada Thorne said the bridge was repaired in 1987. Police closed the river road on Tuesday evening, and the bridge, built in 1931, will be rebuilt. " + hostile},
}

// kept is a store with the fixture's stories, made once and copied for each
// test.
var kept = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "synoptic-desk")
	if err != nil {
		return "", err
	}
	return dir, fill(dir)
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, err := kept(); err == nil {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

func openCollection(dir string) (*collection.Collection, store.Store, error) {
	r, err := fixtureReader()
	if err != nil {
		return nil, nil, err
	}
	st, err := sqlstore.Open(context.Background(), dir, sqlstore.Options{})
	if err != nil {
		return nil, nil, err
	}
	return collection.New(st, r, collection.Options{Workers: 2, Now: func() time.Time { return fixtureNow }}), st, nil
}

func fill(dir string) error {
	c, st, err := openCollection(dir)
	if err != nil {
		return err
	}
	defer st.Close()
	ctx := context.Background()
	var texts []collection.Pasted
	files, err := filepath.Glob("../demo/story/*.txt")
	if err != nil {
		return err
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(filepath.Base(f), ".txt")
		texts = append(texts, collection.Pasted{Outlet: "Outlet " + name, Published: "2023-03-14", Text: string(raw)})
	}
	texts = append(texts, hostileArticles...)
	if _, err := c.AddPasted(ctx, texts, nil); err != nil {
		return err
	}
	if _, err := c.Reconcile(ctx, collection.ReconcileOptions{}); err != nil {
		return err
	}
	return st.Update(ctx, func(ctx context.Context, w store.Writer) error {
		for _, f := range []*store.Feed{
			{URL: "https://news.example/feed.xml", Title: "News <b>" + hostile, Added: fixtureNow, Next: fixtureNow},
			{URL: "javascript:alert(7)", Title: "", Group: hostile, Added: fixtureNow, Error: "refused " + hostile, Hint: hostile, Failures: 3, Polled: fixtureNow},
		} {
			if err := w.PutFeed(ctx, f); err != nil {
				return err
			}
		}
		for _, i := range []*store.Item{
			{At: fixtureNow, Source: "https://news.example/feed.xml", Item: "https://news.example/feed.xml#https://news.example/" + hostile, Outcome: store.Failed, Reason: "the server refused: " + hostile},
			{At: fixtureNow, Source: "/data/" + hostile, Item: "/data/" + hostile, Outcome: store.Skipped, Reason: "no article"},
		} {
			if err := w.Log(ctx, i); err != nil {
				return err
			}
		}
		return nil
	})
}

// fixture is a desk over the fixture's stories.
type fixture struct {
	t    *testing.T
	desk *Desk
	col  *collection.Collection
}

func newFixture(t *testing.T, change func(*Options)) *fixture {
	t.Helper()
	from, err := kept()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	c, st, err := openCollection(dir)
	if err != nil {
		t.Fatal(err)
	}
	opts := Options{Collection: c, Version: "test", Now: func() time.Time { return fixtureNow }}
	if change != nil {
		change(&opts)
	}
	d, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close(); st.Close() })
	return &fixture{t, d, c}
}

func (f *fixture) do(r *http.Request) (int, string, http.Header) {
	f.t.Helper()
	r.Host = "localhost"
	w := httptest.NewRecorder()
	f.desk.ServeHTTP(w, r)
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		f.t.Fatal(err)
	}
	return w.Code, string(body), w.Result().Header
}

func (f *fixture) get(address string) string {
	f.t.Helper()
	code, body, _ := f.do(httptest.NewRequest(http.MethodGet, address, nil))
	if code != http.StatusOK {
		f.t.Fatalf("%s answers %d: %s", address, code, body)
	}
	return body
}

// json reads a page's JSON.
func (f *fixture) json(address string, to any) {
	f.t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	r.Header.Set("Accept", "application/json")
	code, body, h := f.do(r)
	if code != http.StatusOK || !strings.HasPrefix(h.Get("Content-Type"), "application/json") {
		f.t.Fatalf("%s answers %d, %s: %s", address, code, h.Get("Content-Type"), body)
	}
	if err := json.Unmarshal([]byte(body), to); err != nil {
		f.t.Fatalf("%s: %v", address, err)
	}
}

// post sends a form with its token.
func (f *fixture) post(address string, form url.Values) (int, string, http.Header) {
	f.t.Helper()
	form.Set("token", f.token())
	return f.send(address, form)
}

func (f *fixture) token() string {
	return f.desk.token(httptest.NewRequest(http.MethodGet, "/", nil))
}

func (f *fixture) send(address string, form url.Values) (int, string, http.Header) {
	f.t.Helper()
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return f.do(r)
}

// settled waits until nothing is being done in the background.
func (f *fixture) settled() []Job {
	f.t.Helper()
	for range 6000 {
		list, changed := f.desk.jobs.all()
		going := false
		for _, j := range list {
			going = going || !j.Over()
		}
		if !going {
			return list
		}
		select {
		case <-changed:
		case <-time.After(10 * time.Millisecond):
		}
	}
	f.t.Fatal("the jobs do not come to an end")
	return nil
}

// checkPage holds a page against what every page has to keep.
func checkPage(t *testing.T, address, body string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if len(body) > 150<<10 {
		t.Errorf("%s: %d KB", address, len(body)>>10)
	}
	ids, labels := map[string]bool{}, []string{}
	headings := 0
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		// What a field holds has to stay what it is; it turns no word around it.
		if n.Type == html.TextNode && strings.ContainsAny(n.Data, "\u202e\u202c") && n.Parent.Data != "textarea" {
			t.Errorf("%s: the order of %q is turned", address, n.Data)
		}
		if n.Type == html.ElementNode {
			at := func(name string) string {
				for _, a := range n.Attr {
					if a.Key == name {
						return a.Val
					}
				}
				return ""
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
					t.Errorf("%s: <%s %s>", address, n.Data, a.Key)
				}
				if a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "formaction" {
					if !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") || strings.HasPrefix(a.Val, "//") {
						t.Errorf("%s: <%s %s=%q> leads elsewhere", address, n.Data, a.Key, a.Val)
					}
				}
			}
			switch n.Data {
			case "script":
				if at("src") == "" || n.FirstChild != nil {
					t.Errorf("%s: a script in the page", address)
				}
			case "style", "iframe", "img", "object", "embed", "base":
				t.Errorf("%s: <%s>", address, n.Data)
			case "label":
				if f := at("for"); f != "" {
					labels = append(labels, f)
				}
			case "h1":
				headings++
			case "title":
				if n.Parent != nil && n.Parent.Data == "head" && (n.FirstChild == nil || strings.TrimSpace(n.FirstChild.Data) == "Synoptic") {
					t.Errorf("%s: the page has no title of its own", address)
				}
			}
			if id := at("id"); id != "" {
				if ids[id] {
					t.Errorf("%s: the ID %q is there twice", address, id)
				}
				ids[id] = true
			}
			if n.Data == "p" && n.FirstChild == nil && len(n.Attr) == 0 {
				t.Errorf("%s: a paragraph is cut off by what cannot stand in it", address)
			}
			if n.Data == "form" && strings.EqualFold(at("method"), "post") && !hasToken(n) {
				t.Errorf("%s: the form to %s has no token", address, at("action"))
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	for _, l := range labels {
		if !ids[l] {
			t.Errorf("%s: a label is for %q, which is not there", address, l)
		}
	}
	if headings == 0 {
		t.Errorf("%s: no heading", address)
	}
}

func hasToken(n *html.Node) bool {
	if n.Type == html.ElementNode && n.Data == "input" {
		for _, a := range n.Attr {
			if a.Key == "name" && a.Val == "token" {
				return true
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hasToken(c) {
			return true
		}
	}
	return false
}
