package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

var update = flag.Bool("update", false, "write the golden file")

func accounts() map[string]*synoptic.Account {
	two := reporttest.Ferry()
	two.Articles = append(two.Articles, renamed(reporttest.One(), two)...)
	return map[string]*synoptic.Account{
		"ferry": reporttest.Ferry(), "twelve": reporttest.Twelve(), "one": reporttest.One(), "empty": reporttest.Empty(),
		"nothing": reporttest.Nothing(), "hostile": reporttest.Hostile(), "two stories": two,
	}
}

// renamed moves the one story of a into b under article IDs of its own.
func renamed(a, b *synoptic.Account) []synoptic.ArticleInfo {
	s := a.Stories[0]
	move := func(p *synoptic.Passage) { p.Article = "Z" + p.Article }
	for i := range s.Articles {
		s.Articles[i] = "Z" + s.Articles[i]
	}
	for i := range s.Coverage.Articles {
		s.Coverage.Articles[i] = s.Articles[i]
	}
	for i := range s.Claims {
		for j := range s.Claims[i].Reports {
			r := &s.Claims[i].Reports[j]
			move(&r.Span)
			for k := range r.Attribution {
				move(&r.Attribution[k].Span)
			}
		}
	}
	for i := range s.Origins {
		for j := range s.Origins[i].Spans {
			move(&s.Origins[i].Spans[j])
		}
	}
	b.Stories = append(b.Stories, s)
	for i := range a.Articles {
		a.Articles[i].ID = "Z" + a.Articles[i].ID
		for j := range a.Articles[i].Body {
			move(&a.Articles[i].Body[j])
		}
	}
	return a.Articles
}

func write(t testing.TB, o Page, acc *synoptic.Account) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := o.Write(&b, acc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func each(n *html.Node, f func(*html.Node)) {
	f(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, f)
	}
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func TestEveryLinkHasItsPlace(t *testing.T) {
	for name, acc := range accounts() {
		root, err := html.Parse(bytes.NewReader(write(t, Page{}, acc)))
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]int{}
		var refs []string
		each(root, func(n *html.Node) {
			if id, ok := attr(n, "id"); ok {
				ids[id]++
			}
			if href, ok := attr(n, "href"); ok {
				if !strings.HasPrefix(href, "#") {
					t.Errorf("%s: link to %q", name, href)
				}
				refs = append(refs, href[1:])
			}
			for _, a := range []string{"aria-labelledby", "aria-describedby"} {
				if v, ok := attr(n, a); ok {
					refs = append(refs, strings.Fields(v)...)
				}
			}
		})
		for id, n := range ids {
			if n > 1 {
				t.Errorf("%s: %d elements have the id %q", name, n, id)
			}
		}
		for _, r := range refs {
			if ids[r] == 0 {
				t.Errorf("%s: nothing has the id %q", name, r)
			}
		}
	}
}

func TestNothingIsLoadedOrRun(t *testing.T) {
	for name, acc := range accounts() {
		b := write(t, Page{}, acc)
		root, err := html.Parse(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		each(root, func(n *html.Node) {
			switch n.Data {
			case "script", "img", "link", "iframe", "object", "embed", "video", "audio", "form", "base", "input":
				if n.Type == html.ElementNode {
					t.Errorf("%s: there is a <%s>", name, n.Data)
				}
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" {
					t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
				}
			}
		})
		if strings.Contains(string(b), "url(") || strings.Contains(string(b), "@import") {
			t.Errorf("%s: the style sheet loads something", name)
		}
		for _, r := range string(b) {
			if r != '\n' && (unicode.Is(unicode.Cc, r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
				t.Fatalf("%s: %U comes through", name, r)
			}
		}
	}
}

func TestStyleIsTheOneThePolicyNames(t *testing.T) {
	root, err := html.Parse(bytes.NewReader(write(t, Page{}, reporttest.Ferry())))
	if err != nil {
		t.Fatal(err)
	}
	var policy, style string
	each(root, func(n *html.Node) {
		if v, ok := attr(n, "http-equiv"); ok && v == "Content-Security-Policy" {
			policy, _ = attr(n, "content")
		}
		if n.Type == html.ElementNode && n.Data == "style" {
			style = n.FirstChild.Data
		}
	})
	sum := sha256.Sum256([]byte(style))
	if want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, want) {
		t.Errorf("the policy %q has no %q", policy, want)
	}
	if !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("the policy is %q", policy)
	}
}

// TestNesting finds tags that the parser had to close or to move: what is
// written must be what is parsed.
func TestNesting(t *testing.T) {
	void := map[string]bool{"meta": true, "br": true, "circle": true, "line": true, "path": true, "rect": true}
	for name, acc := range accounts() {
		z := html.NewTokenizer(bytes.NewReader(write(t, Page{}, acc)))
		var open []string
		for {
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
					t.Fatalf("%s: </%s> closes %v", name, n, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("%s: %v stay open", name, open)
		}
	}
}

// TestTheWordsAreTheArticles takes every marked passage out of the page and
// looks for it in the articles.
func TestTheWordsAreTheArticles(t *testing.T) {
	acc := reporttest.Ferry()
	var all string
	for _, a := range acc.Articles {
		all += a.Text + "\n"
	}
	root, err := html.Parse(bytes.NewReader(write(t, Page{}, acc)))
	if err != nil {
		t.Fatal(err)
	}
	var text func(*html.Node) string
	text = func(n *html.Node) string {
		if n.Type == html.TextNode {
			return n.Data
		}
		if v, _ := attr(n, "class"); strings.HasPrefix(v, "bk") {
			return ""
		}
		s := ""
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			s += text(c)
		}
		return s
	}
	marks, places := 0, 0
	each(root, func(n *html.Node) {
		class, _ := attr(n, "class")
		if n.Type != html.ElementNode || n.Data != "mark" && !strings.HasPrefix(class, "m m-") {
			return
		}
		if n.Data == "mark" {
			marks++
		} else {
			places++
		}
		if s := text(n); !strings.Contains(all, s) {
			t.Errorf("no article says %q", s)
		}
	})
	if marks < 30 || places < 30 {
		t.Errorf("only %d passages and %d places are marked", marks, places)
	}
}

func TestGolden(t *testing.T) {
	got := write(t, Page{}, reporttest.Ferry())
	path := filepath.Join("testdata", "ferry.html")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("the page differs: run go test -update and look at it in a browser")
	}
}

func TestNothingIsWrittenOfABrokenAccount(t *testing.T) {
	acc := reporttest.Ferry()
	acc.Stories[0].Disputes[0].Positions[0].Spans[0].Text = "made up"
	var b bytes.Buffer
	if err := (Page{}).Write(&b, acc); err == nil || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}

func BenchmarkWrite(b *testing.B) {
	acc := reporttest.Large(100)
	for b.Loop() {
		write(b, Page{}, acc)
	}
}
