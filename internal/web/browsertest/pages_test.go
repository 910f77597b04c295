package browsertest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestTheWatchBites holds that a tab notices what pages may not do.
func TestTheWatchBites(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/error.js":
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprint(w, `console.error("told"); nothing.at.all`)
		case "/favicon.ico":
		default:
			w.Header().Set("Content-Security-Policy", "default-src 'self'; img-src *")
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, `<!doctype html><title>x</title><script>1</script><script src="/error.js"></script><img src="http://127.0.0.1:9/x.png"><p style="width:3000px">wide</p><input>`)
		}
	}))
	defer s.Close()
	x := newTab(t, s.URL)
	x.open("/")
	x.until("document.readyState === 'complete'")
	bad := strings.Join(x.quiet(), "\n")
	for _, want := range []string{"console: \"told\"", "exception:", "security: ", "request to elsewhere: http://127.0.0.1:9/"} {
		if !strings.Contains(bad, want) {
			t.Errorf("%q was not noticed:\n%s", want, bad)
		}
	}
	eval[any](x, `document.body.style.width = "3000px"`)
	if x.overflow() == "" {
		t.Error("a page wider than the window was not noticed")
	}
	if axe := axeSource(t); axe != "" && len(x.axe(axe)) == 0 {
		t.Error("a field without a label was not noticed")
	}
}

// overflow names what makes the page wider than the window, "" if nothing does.
func (x *tab) overflow() string {
	x.t.Helper()
	return eval[string](x, `(() => {
		const room = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= room) return "";
		const out = [];
		for (const e of document.querySelectorAll("body *")) {
			if (e.getBoundingClientRect().right <= room + 1) continue;
			let inside = false;
			for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) inside ||= getComputedStyle(p).overflowX !== "visible";
			if (!inside) out.push(e.localName + (e.id ? "#" + e.id : "") + "." + e.className + " " + Math.round(e.getBoundingClientRect().right));
		}
		return document.documentElement.scrollWidth + " px of " + room + ": " + out.slice(-3).join(", ");
	})()`)
}

// axeSource is axe-core, "" where it is not here.
func axeSource(t *testing.T) string {
	t.Helper()
	path := os.Getenv("SYNOPTIC_AXE")
	if path == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("$SYNOPTIC_AXE does not name axe.min.js: .ci/browser --install installs it")
		}
		return ""
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// axe gives the violations that axe-core finds in the page.
func (x *tab) axe(source string) []string {
	x.t.Helper()
	if !eval[bool](x, "typeof axe === 'object'") {
		eval[any](x, source+";0")
	}
	return eval[[]string](x, `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.flatMap(v => v.nodes.slice(0, 3).map(n =>
		v.id + ": " + v.help + ": " + n.target.join(" ") + ": " + n.html.slice(0, 160) + " " + (n.any[0]?.message ?? ""))))`)
}

// examples is how many pages of a kind are looked at, where there are several.
const examples = 2

// states of pages to which no link may lead, and which are easily forgotten.
var states = []string{
	"/login", "/nothing/here", "/?outlet=nobody", "/?order=outlets&outlets=1", "/search?q=bridge", "/search?q=zeppelin", "/search?q=-only", "/search?dispute=any",
	"/search?status=agreed", "/search?q=captain&exact=1", "/names?prefix=zzz", "/intake?outcome=failed", "/intake?outcome=skipped", "/compare?done=Done",
}

// pages follows the desk's links until it has been on pages of each kind that
// the API's description names, so that a new page needs no new test.
func pages(t *testing.T, base string) []string {
	t.Helper()
	kinds := pageKinds(t, base)
	seen, had := map[string]bool{}, map[string]int{}
	for _, at := range states {
		path, _, _ := strings.Cut(at, "?")
		had[kindOf(kinds, path)]++
	}
	out := slices.Clone(states)
	for queue := []string{"/", "/search?q=bridge", "/compare"}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		path, query, _ := strings.Cut(at, "?")
		kind := kindOf(kinds, path)
		if seen[at] || kind == "" || strings.Contains(kind, "{") && had[kind] >= examples || query != "" && kind == path && at != "/search?q=bridge" {
			continue
		}
		seen[at] = true
		had[kind]++
		out = append(out, at)
		queue = append(queue, links(t, base, at)...)
	}
	for k := range kinds {
		if had[k] == 0 {
			t.Errorf("no link leads to a page of %s", k)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// kindOf is the kind of page that lies at a path, "" if none does.
func kindOf(kinds map[string]*regexp.Regexp, path string) string {
	for k, re := range kinds {
		if re.MatchString(path) {
			return k
		}
	}
	return ""
}

// pageKinds are the paths of all pages.
func pageKinds(t *testing.T, base string) map[string]*regexp.Regexp {
	t.Helper()
	var doc struct {
		Paths map[string]map[string]struct {
			Responses map[string]struct {
				Content map[string]any `json:"content"`
			} `json:"responses"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(body(t, base+"/openapi.json"), &doc); err != nil {
		t.Fatal(err)
	}
	out := map[string]*regexp.Regexp{}
	for path, methods := range doc.Paths {
		if _, ok := methods["get"].Responses["200"].Content["text/html"]; ok {
			out[path] = regexp.MustCompile("^" + regexp.MustCompile(`\\\{[^/]*\\\}`).ReplaceAllString(regexp.QuoteMeta(path), "[^/]+") + "$")
		}
	}
	if len(out) < 10 {
		t.Fatalf("only %d pages are described", len(out))
	}
	return out
}

func body(t *testing.T, address string) []byte {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// links are the addresses that a page links to, without their fragments.
func links(t *testing.T, base, at string) []string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(string(body(t, base+at))))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "a" {
			continue
		}
		for _, a := range n.Attr {
			u, err := url.Parse(a.Val)
			if a.Key == "href" && err == nil && !u.IsAbs() && strings.HasPrefix(a.Val, "/") {
				u.Fragment = ""
				out = append(out, u.String())
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestPages looks at every page at the widths of a phone, a tablet and a
// screen, light and dark, with everything on it folded and unfolded: nothing
// may go wrong, load from elsewhere, or stick out of the window, and axe-core
// finds nothing.
func TestPages(t *testing.T) {
	base := serve(t, nil)
	x := newTab(t, base)
	x.refused = true // the page of a problem is one of them
	axe := axeSource(t)
	x.compareTwo() // a comparison is a page, too, once there is one
	list := pages(t, base)
	for _, address := range list {
		x.size(390)
		x.scheme("light")
		x.open(address)
		x.well(address)
		for _, unfold := range []bool{false, true} {
			if unfold {
				eval[any](x, `document.querySelectorAll("details").forEach(d => d.open = true)`)
			}
			for _, width := range []int64{390, 820, 1440} {
				x.size(width)
				if o := x.overflow(); o != "" {
					t.Errorf("%s at %d px (unfolded: %v): %s", address, width, unfold, o)
				}
				if axe == "" || !unfold || width == 820 {
					continue
				}
				for _, scheme := range []string{"light", "dark"} {
					x.scheme(scheme)
					for _, v := range x.axe(axe) {
						t.Errorf("%s at %d px, %s: %s", address, width, scheme, v)
					}
				}
			}
		}
		x.well(address)
	}
	t.Logf("%d pages: %s", len(list), strings.Join(list, " "))
	if axe == "" {
		t.Log("without axe-core: $SYNOPTIC_AXE does not name it")
	}
}
