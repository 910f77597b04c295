package export

import (
	"bytes"
	"mime"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"synoptic/internal/report/reporttest"
)

func TestFormats(t *testing.T) {
	files := map[string]bool{}
	for _, f := range Formats() {
		if _, _, err := mime.ParseMediaType(f.Media); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if g, ok := Find(f.Name); !ok || g.Name != f.Name || f.Title == "" || f.About == "" {
			t.Errorf("%s is not found, or not explained", f.Name)
		}
		name := f.FileName("../../etc\r\n\"pässwd\"")
		if files[name] || name != filepath.Base(name) || strings.ContainsAny(name, "\r\n\"\\/") || !strings.HasSuffix(name, f.Ending) {
			t.Errorf("a file is called %q", name)
		}
		files[name] = true
	}
	if _, ok := Find("pdf"); ok {
		t.Error("there is a form that is not")
	}
	if f, _ := Find("json"); f.FileName("…") != "synoptic-account.json" {
		t.Errorf("a file is called %q", f.FileName("…"))
	}
}

// TestPageStandsAlone reads the page as a browser does (x/net/html, the
// algorithm of the HTML standard): it loads nothing and runs nothing, and no
// element came of an article's words.
func TestPageStandsAlone(t *testing.T) {
	f, _ := Find("html")
	var b bytes.Buffer
	if err := f.Write(&b, reporttest.Hostile()); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		switch n.Data {
		case "script", "img", "iframe", "object", "embed", "link", "base", "form":
			if n.Type == html.ElementNode {
				t.Errorf("there is a %s", n.Data)
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://") {
				t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
			}
		}
	}
}
