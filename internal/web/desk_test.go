package web

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/net/html"

	"synoptic"
	"synoptic/internal/app/collection"
	"synoptic/internal/report/reporttest"
	"synoptic/internal/store"
	"synoptic/internal/store/sqlstore"
)

var noon = time.Date(2024, 8, 6, 12, 0, 0, 0, time.UTC)

// newDesk opens a desk over a new collection that holds the accounts.
func newDesk(t testing.TB, opts Options, accounts ...*synoptic.Account) *Desk {
	t.Helper()
	st, err := sqlstore.Open(context.Background(), t.TempDir(), sqlstore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	for _, acc := range accounts {
		keepAccount(t, st, acc)
	}
	opts.Collection = collection.New(st, nil, collection.Options{Now: func() time.Time { return noon }})
	if opts.Now == nil {
		opts.Now = func() time.Time { return noon }
	}
	opts.Version = "test"
	d, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// keepAccount puts the story of an account, its articles and the account into
// a store, as if they had been read.
func keepAccount(t testing.TB, st store.Store, acc *synoptic.Account) {
	t.Helper()
	s := &acc.Stories[0]
	err := st.Update(context.Background(), func(ctx context.Context, w store.Writer) error {
		if err := w.CreateStory(ctx, s.ID, noon.Add(-time.Hour)); err != nil {
			return err
		}
		for i := range acc.Articles {
			x := &acc.Articles[i]
			a := &store.Article{Article: synoptic.Article{
				ID: x.ID, Path: x.Path, URL: x.URL, Outlet: x.Outlet, Family: x.Family, Title: x.Title, Byline: x.Byline, Language: x.Language,
				PublishedFrom: x.PublishedFrom, SHA256: x.SHA256, Text: x.Text, Status: x.Status, Reason: x.Reason,
			}, Added: noon.Add(-time.Hour), Source: "test"}
			if x.Published != nil {
				a.Published = *x.Published
			}
			for _, p := range x.Body {
				a.Body = append(a.Body, p.Span())
			}
			if err := w.PutArticle(ctx, a); err != nil {
				return err
			}
			if err := w.Assign(ctx, x.ID, s.ID, 0.5, "made so"); err != nil {
				return err
			}
		}
		return w.PutAccount(ctx, s.ID, acc, noon.Add(-time.Minute))
	})
	if err != nil {
		t.Fatal(err)
	}
}

// browse sends a request to the desk, as a browser of this machine would.
func browse(d http.Handler, method, target string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	r.Host = "127.0.0.1:8765"
	r.Header.Set("Accept", "text/html")
	for _, f := range change {
		f(r)
	}
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w
}

// page asks for a page that must be there, and gives it as a tree.
func page200(t *testing.T, d http.Handler, target string) (*html.Node, []byte) {
	t.Helper()
	w := browse(d, http.MethodGet, target)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d\n%.400s", target, w.Code, w.Body)
	}
	root, err := html.Parse(bytes.NewReader(w.Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return root, w.Body.Bytes()
}

func each(n *html.Node, f func(*html.Node)) {
	f(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, f)
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	each(n, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	})
	return b.String()
}

// links are the addresses on the desk that a page leads to, without their
// fragments.
func links(root *html.Node) []string {
	var out []string
	each(root, func(n *html.Node) {
		if n.Data == "a" {
			if href, _, _ := strings.Cut(attr(n, "href"), "#"); strings.HasPrefix(href, "/") {
				out = append(out, href)
			}
		}
	})
	return out
}

// sound reports what is wrong with a page whatever it shows: tags that do not
// close, IDs that are there twice, links within it to nowhere, anything inline
// or from elsewhere, characters that act unseen.
func sound(t *testing.T, target string, root *html.Node, raw []byte) {
	t.Helper()
	void := map[string]bool{"meta": true, "br": true, "circle": true, "line": true, "path": true, "rect": true, "link": true, "input": true}
	var open []string
	for z := html.NewTokenizer(bytes.NewReader(raw)); ; {
		tt := z.Next()
		if tt == html.ErrorToken {
			break
		}
		tag, _ := z.TagName()
		switch n := string(tag); tt {
		case html.StartTagToken:
			if !void[n] {
				open = append(open, n)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != n {
				t.Fatalf("%s: </%s> closes %v", target, n, open)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("%s: %v stay open", target, open)
	}
	ids := map[string]int{}
	var refs []string
	heads := 0
	each(root, func(n *html.Node) {
		if n.Type != html.ElementNode {
			return
		}
		switch n.Data {
		case "script", "img", "iframe", "object", "embed", "video", "style", "base":
			if attr(n, "src") != "/static/desk.js" {
				t.Errorf("%s: there is a <%s>", target, n.Data)
			}
		case "h1":
			heads++
		case "form":
			if attr(n, "method") == "post" && !strings.Contains(render(n), `name="token"`) {
				t.Errorf("%s: a form without its token", target)
			}
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				ids[a.Val]++
			case strings.HasPrefix(a.Key, "on") || a.Key == "style":
				t.Errorf("%s: <%s %s=%q>", target, n.Data, a.Key, a.Val)
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				refs = append(refs, a.Val[1:])
			case a.Key == "href" && !strings.HasPrefix(a.Val, "/") && attr(n, "rel") != "noreferrer noopener external":
				t.Errorf("%s: a link to %q", target, a.Val)
			case a.Key == "aria-labelledby" || a.Key == "list":
				refs = append(refs, strings.Fields(a.Val)...)
			}
		}
	})
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%s: %d elements have the id %q", target, n, id)
		}
	}
	for _, r := range refs {
		if ids[r] == 0 {
			t.Errorf("%s: nothing has the id %q", target, r)
		}
	}
	if heads != 1 {
		t.Errorf("%s: %d headings of the first level", target, heads)
	}
	for _, r := range string(raw) {
		if r != '\n' && (unicode.Is(unicode.Cc, r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
			t.Fatalf("%s: %U comes through", target, r)
		}
	}
}

func render(n *html.Node) string {
	var b bytes.Buffer
	html.Render(&b, n) //nolint:errcheck // into memory
	return b.String()
}

// decode reads an answer's JSON strictly as a T.
func decode[T any](t *testing.T, d http.Handler, target string) *T {
	t.Helper()
	w := browse(d, http.MethodGet, target)
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
		t.Fatalf("%s: %d %s", target, w.Code, w.Header().Get("Content-Type"))
	}
	out := new(T)
	j := json.NewDecoder(w.Body)
	j.DisallowUnknownFields()
	if err := j.Decode(out); err != nil {
		t.Fatalf("%s: %v", target, err)
	}
	return out
}

// hostileAccount is an account of articles that try to break the desk.
func hostileAccount() *synoptic.Account {
	acc := reporttest.Hostile()
	acc.Stories[0].ID = "hostile"
	a := &acc.Articles[0]
	a.URL, a.Byline = "javascript:alert(1)", `"><svg onload=alert(1)>`
	acc.Articles[1].URL = `https://x.example/"onmouseover="alert(1)`
	acc.Articles[1].Byline = "</style><style>*{display:none}</style>"
	return acc
}

// TestEveryPageIsSound walks over all that the pages of a story lead to.
func TestEveryPageIsSound(t *testing.T) {
	for name, acc := range map[string]*synoptic.Account{"ferry": reporttest.Ferry(), "twelve": reporttest.Twelve(), "one": reporttest.One(), "hostile": hostileAccount()} {
		d := newDesk(t, Options{}, acc)
		seen := map[string]bool{}
		todo := []string{"/", "/?outlets=1", "/?outlets=1&order=changed", "/?outlets=1&order=disputes", "/stories/" + acc.Stories[0].ID}
		for _, s := range sections {
			todo = append(todo, "/stories/"+acc.Stories[0].ID+"?show="+s.Value)
		}
		for len(todo) > 0 {
			target := todo[0]
			todo = todo[1:]
			if seen[target] || !strings.HasPrefix(target, "/?") && target != "/" && !strings.HasPrefix(target, "/stories/") && !strings.HasPrefix(target, "/articles/") || strings.Contains(target, "/export/") || strings.HasSuffix(target, ".json") {
				continue
			}
			seen[target] = true
			root, raw := page200(t, d, target)
			sound(t, name+" "+target, root, raw)
			todo = append(todo, links(root)...)
		}
		if name == "ferry" && len(seen) < 40 {
			t.Errorf("%s: only %d pages", name, len(seen))
		}
	}
}

// TestEveryPassageHasItsPlace follows each link to a passage into its article.
func TestEveryPassageHasItsPlace(t *testing.T) {
	acc := reporttest.Ferry()
	d := newDesk(t, Options{}, acc)
	ids := map[string]map[string]bool{}
	for _, a := range acc.Articles {
		root, _ := page200(t, d, "/articles/"+a.ID)
		ids["/articles/"+a.ID] = map[string]bool{}
		each(root, func(n *html.Node) { ids["/articles/"+a.ID][attr(n, "id")] = true })
	}
	checked := 0
	targets := []string{"/stories/" + acc.Stories[0].ID}
	for _, s := range sections {
		targets = append(targets, targets[0]+"?show="+s.Value)
	}
	for _, c := range acc.Stories[0].Claims {
		targets = append(targets, statementHref(acc.Stories[0].ID, aClaim, c.ID))
	}
	for _, target := range targets {
		root, _ := page200(t, d, target)
		each(root, func(n *html.Node) {
			path, id, ok := strings.Cut(attr(n, "href"), "#")
			if ok && strings.HasPrefix(path, "/articles/") {
				checked++
				if !ids[path][id] {
					t.Errorf("%s: %s has nothing of the id %s", target, path, id)
				}
			}
		})
	}
	if checked < 100 {
		t.Errorf("only %d passages", checked)
	}
}

// TestForeignTextIsText holds that what articles say is shown and never acts.
func TestForeignTextIsText(t *testing.T) {
	acc := hostileAccount()
	d := newDesk(t, Options{}, acc)
	root, _ := page200(t, d, "/articles/A")
	if s := textOf(root); !strings.Contains(s, "<b>that</b>") || !strings.Contains(s, "‹U+202E›") || !strings.Contains(s, "<svg onload=alert(1)>") {
		t.Error("the article's own signs are not shown")
	}
	each(root, func(n *html.Node) {
		if strings.HasPrefix(strings.ToLower(attr(n, "href")), "javascript") {
			t.Errorf("a link to %q", attr(n, "href"))
		}
	})
	root, _ = page200(t, d, "/?outlets=1")
	if s := textOf(root); !strings.Contains(s, "<script>alert(1)</script>") {
		t.Error("the story's title is not shown as it is")
	}
}

// TestPagesAreSmall holds what a page of a long account may take: 150 KB but
// for an article's own text.
func TestPagesAreSmall(t *testing.T) {
	acc := reporttest.Large(120)
	s := acc.Stories[0].ID
	if len(acc.Stories[0].Claims) < 900 {
		t.Fatal("the account is not long")
	}
	d := newDesk(t, Options{}, acc)
	targets := []string{"/", "/stories/" + s, "/stories/" + s + "?outlet=Outlet+3", statementHref(s, aClaim, "c0")}
	for _, x := range sections {
		targets = append(targets, "/stories/"+s+"?show="+x.Value, "/stories/"+s+"?show="+x.Value+"&from=20")
	}
	for _, target := range targets {
		root, raw := page200(t, d, target)
		sound(t, target, root, raw)
		if len(raw) > 150_000 {
			t.Errorf("%s: %d bytes", target, len(raw))
		}
	}
	text := len(acc.Articles[0].Text)
	if _, raw := page200(t, d, "/articles/a0"); len(raw) > 150_000+text {
		t.Errorf("an article of %d bytes: %d bytes", text, len(raw))
	}
}

// TestAllOfAListIsReached goes through a section part by part.
func TestAllOfAListIsReached(t *testing.T) {
	acc := reporttest.Large(40)
	id := acc.Stories[0].ID
	d := newDesk(t, Options{}, acc)
	all := decode[AccountPage](t, d, "/stories/"+id+".json")
	for _, section := range []string{inAgreed, inEchoed, inSingle, inDisputed} {
		got := map[string]bool{}
		target := "/stories/" + id + "?show=" + section
		for target != "" {
			root, _ := page200(t, d, target)
			next := ""
			each(root, func(n *html.Node) {
				if class := attr(n, "class"); n.Data == "div" && strings.HasPrefix(class, "st ") || n.Data == "li" && attr(n.Parent, "class") == "one-list" {
					got[attr(n, "id")] = true
				}
				if n.Data == "p" && attr(n, "class") == "rest" {
					next = attr(n.FirstChild, "href")
				}
			})
			target = next
		}
		if want := all.Shown[section]; len(got) != len(want) || len(want) == 0 {
			t.Errorf("%s: %d of %d are reached", section, len(got), len(want))
		}
	}
}

func BenchmarkPages(b *testing.B) {
	acc := reporttest.Large(100)
	d := newDesk(b, Options{}, acc)
	for _, target := range []string{"/", "/stories/" + acc.Stories[0].ID, "/stories/" + acc.Stories[0].ID + "/claims/c0", "/articles/a0"} {
		b.Run(target, func(b *testing.B) {
			for b.Loop() {
				if w := browse(d, http.MethodGet, target); w.Code != http.StatusOK {
					b.Fatal(w.Code)
				}
			}
		})
	}
}
