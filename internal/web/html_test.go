package web

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// voids are the elements without an end.
var voids = strings.Fields("area base br col embed hr img input link meta source track wbr")

// blocks are what ends a paragraph that is still open.
var blocks = strings.Fields("address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul")

// notWithin says in what an element may not stand, at any depth.
var notWithin = map[string][]string{
	"a": {"a", "button", "label"}, "button": {"a", "button", "label"}, "form": {"form"}, "label": {"label"}, "input": {"a", "button"}, "select": {"a", "button"}, "details": {"a", "button"},
	"main": {"article", "aside", "footer", "header", "nav"}, "h1": {"h1", "h2", "h3", "h4"}, "h2": {"h1", "h2", "h3", "h4"}, "h3": {"h1", "h2", "h3", "h4"},
}

// misnested gives what in a page is not closed, closed where it is not open, or
// stands where it may not, so that browsers would mend it in their own way.
func misnested(page string) []string {
	var bad, open []string
	z := html.NewTokenizer(strings.NewReader(page))
	line := 1
	tell := func(format string, args ...any) {
		bad = append(bad, fmt.Sprintf("line %d: ", line)+fmt.Sprintf(format, args...))
	}
	for {
		kind := z.Next()
		line += strings.Count(string(z.Raw()), "\n")
		t := z.Token()
		switch kind {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				tell("%v", z.Err())
			}
			for _, o := range open {
				tell("<%s> is not closed", o)
			}
			return bad
		case html.StartTagToken, html.SelfClosingTagToken:
			if slices.Contains(open, "p") && slices.Contains(blocks, t.Data) && !slices.Contains(open, "svg") {
				tell("<%s> stands in <p>", t.Data)
			}
			for _, o := range notWithin[t.Data] {
				if slices.Contains(open, o) {
					tell("<%s> stands in <%s>", t.Data, o)
				}
			}
			if kind == html.SelfClosingTagToken && !slices.Contains(open, "svg") && !slices.Contains(voids, t.Data) {
				tell("<%s/> closes itself, which only pictures do", t.Data)
			}
			if kind == html.StartTagToken && !slices.Contains(voids, t.Data) {
				open = append(open, t.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != t.Data {
				tell("</%s> does not close %q", t.Data, open)
				if i := lastOf(open, t.Data); i >= 0 {
					open = open[:i]
				}
				continue
			}
			open = open[:len(open)-1]
		}
	}
}

func lastOf(list []string, s string) int {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i] == s {
			return i
		}
	}
	return -1
}

// faults gives what a page's elements lack: a language, a title, one first
// heading and the others in order, unique IDs, IDs that are referred to, labels
// of fields, names of buttons and links, scopes of tables' headings.
func faults(page string) []string {
	bad := misnested(page)
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return append(bad, err.Error())
	}
	tell := func(format string, args ...any) { bad = append(bad, fmt.Sprintf(format, args...)) }
	ids, labelled := map[string]bool{}, map[string]bool{}
	var referred []string
	level, first, titles := 0, 0, 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attr(n, "id"); id != "" {
			if strings.ContainsAny(id, " \t\n") || ids[id] {
				tell("the ID %q has a space or is there twice", id)
			}
			ids[id] = true
		}
		for _, key := range []string{"for", "list", "aria-labelledby", "aria-describedby", "aria-controls"} {
			if v := attr(n, key); v != "" {
				referred = append(referred, strings.Fields(v)...)
				if key == "for" {
					labelled[v] = true
				}
			}
		}
		if href := attr(n, "href"); strings.HasPrefix(href, "#") && len(href) > 1 {
			referred = append(referred, href[1:])
		}
		switch n.Data {
		case "html":
			if attr(n, "lang") == "" {
				tell("no language")
			}
		case "title":
			if n.Parent.Data == "head" {
				titles++
				if strings.TrimSpace(textOf(n)) == "" {
					tell("the title is empty")
				}
			}
		case "h1", "h2", "h3", "h4", "h5", "h6":
			now := int(n.Data[1] - '0')
			if now == 1 {
				first++
			}
			if now > level+1 {
				tell("<%s> %q follows <h%d>", n.Data, textOf(n), level)
			}
			if strings.TrimSpace(textOf(n)) == "" {
				tell("<%s> is empty", n.Data)
			}
			level = now
		case "button", "a":
			if strings.TrimSpace(textOf(n)+attr(n, "aria-label")) == "" {
				tell("<%s> has no name", n.Data)
			}
		case "th":
			if attr(n, "scope") == "" && strings.TrimSpace(textOf(n)) != "" {
				tell("<th> %q has no scope", textOf(n))
			}
		}
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "input" || n.Data == "select" || n.Data == "textarea") && !named(n, labelled) {
			tell("<%s name=%q> has no label", n.Data, attr(n, "name"))
		}
	}
	for _, r := range referred {
		if !ids[r] {
			tell("%q is referred to and not there", r)
		}
	}
	if first != 1 || titles != 1 {
		tell("%d first headings and %d titles", first, titles)
	}
	return bad
}

// named reports whether a field has a label.
func named(n *html.Node, labelled map[string]bool) bool {
	if attr(n, "type") == "hidden" || attr(n, "aria-label") != "" || labelled[attr(n, "id")] {
		return true
	}
	for a := range n.Ancestors() {
		if a.Data == "label" {
			return true
		}
	}
	return false
}

// TestEveryRouteIsSound holds each page of the route table against what HTML asks
// for, so that a new page needs no new test.
func TestEveryRouteIsSound(t *testing.T) {
	d := apiDesk(t, Options{})
	seen := 0
	for name, rt := range everyRoute(t, d) {
		method, address, _ := strings.Cut(name, " ")
		if method != http.MethodGet || rt.page == "" {
			continue
		}
		seen++
		for _, at := range []string{address, address + "?done=Done"} {
			for _, f := range faults(string(bodyOf(t, ask(d, method, at)))) {
				t.Errorf("%s: %s", at, f)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d pages", seen)
	}
	for _, at := range []string{"/none", "/search?q=ferry", "/search?q=-x", "/?outlet=nobody", "/?order=outlets", "/intake?outcome=failed", "/names?prefix=zzz"} {
		for _, f := range faults(string(bodyOf(t, ask(d, http.MethodGet, at)))) {
			t.Errorf("%s: %s", at, f)
		}
	}
}

// TestUnsoundPagesAreTold holds that the test above can fail.
func TestUnsoundPagesAreTold(t *testing.T) {
	const head = `<!doctype html><html lang="en"><head><title>x</title></head><body><h1>x</h1>`
	const foot = `</body></html>`
	if bad := faults(head + `<p>a <a href="/">b</a></p><label for="i">c</label><input id="i">` + foot); len(bad) > 0 {
		t.Errorf("a sound page: %q", bad)
	}
	for _, body := range []string{
		`<p>a`, `<div><p>a</div></p>`, `<p><ul><li>a</li></ul></p>`, `</div>`, `<a href="/">a <a href="/">b</a></a>`, `<h3>a</h3>`, `<h1>a</h1>`, `<h2></h2>`, `<input name="a">`, `<label for="none">a</label>`,
		`<b id="a">a</b><b id="a">b</b>`, `<button></button>`, `<a href="#none">a</a>`, `<span/>`, `<table><tbody><tr><th>a</th></tr></tbody></table>`, `<form><form></form></form>`,
	} {
		if len(faults(head+body+foot)) == 0 {
			t.Errorf("%s: nothing is told", body)
		}
	}
}
