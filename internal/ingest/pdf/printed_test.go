package pdf

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// layouts are the ways in which a browser lays out an article.
var layouts = []struct{ name, style string }{
	{"one column", "body{font:11pt serif} p{margin:0 0 9pt}"},
	{"one column, indented", "body{font:12pt sans-serif} p{margin:0;text-indent:14pt}"},
	{"two columns", "body{font:10pt serif} div{column-count:2;text-align:justify} p{margin:0;text-indent:12pt}"},
	{"three columns, drop cap", "body{font:9pt serif} div{column-count:3;column-gap:14pt} p{margin:0 0 6pt} div p:first-child::first-letter{font-size:28pt;float:left;line-height:0.8}"},
}

// TestPrintedArticles prints articles of a corpus by the browser that
// $SYNOPTIC_CHROMIUM names and compares what is read with what was printed.
// It says how many are read, and fails where a text that is given has other
// words than the article.
func TestPrintedArticles(t *testing.T) {
	browser := os.Getenv("SYNOPTIC_CHROMIUM")
	if browser == "" {
		t.Skip("$SYNOPTIC_CHROMIUM names no browser to print by")
	}
	dir := os.Getenv("SYNOPTIC_CORPORA")
	if dir == "" {
		dir = "../../../../shared/corpora"
	}
	f, err := os.Open(filepath.Join(dir, "stories", "basil.jsonl.gz"))
	if err != nil {
		t.Skip("the corpora are not here")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<22)
	const every, most = 25, 10
	read, whole, paragraphsRight := map[string]int{}, map[string]int{}, map[string]int{}
	n := 0
	for i := 0; in.Scan() && n < most; i++ {
		var row struct{ Title, Text string }
		if i%every != 0 || json.Unmarshal(in.Bytes(), &row) != nil || row.Title == "" {
			continue
		}
		n++
		var want []string
		page := ""
		for p := range strings.SplitSeq(row.Text, "\n") {
			if p = strings.Join(strings.Fields(p), " "); p != "" && p != row.Title {
				want = append(want, p)
				page += "<p>" + html.EscapeString(p) + "</p>"
			}
		}
		for _, l := range layouts {
			d, err := printedPDF(t, browser, l.style, row.Title, page)
			if err != nil {
				t.Logf("article %d, %s: %v", i, l.name, err)
				continue
			}
			read[l.name]++
			text := strings.TrimPrefix(d.Text, strings.Join(strings.Fields(row.Title), " ")+"\n\n")
			if strings.Join(strings.Fields(text), " ") != strings.Join(want, " ") {
				t.Errorf("article %d, %s: the text differs\n%s", i, l.name, difference(strings.Fields(text), strings.Fields(strings.Join(want, " "))))
				continue
			}
			whole[l.name]++
			if text == strings.Join(want, "\n\n") {
				paragraphsRight[l.name]++
			}
		}
	}
	for _, l := range layouts {
		t.Logf("%s: of %d articles %d read, %d word for word, %d with the same paragraphs", l.name, n, read[l.name], whole[l.name], paragraphsRight[l.name])
	}
}

func printedPDF(t *testing.T, browser, style, title, page string) (*Document, error) {
	t.Helper()
	dir := t.TempDir()
	src, out := filepath.Join(dir, "a.html"), filepath.Join(dir, "a.pdf")
	all := "<!doctype html><meta charset=utf-8><title>a.html</title><style>" + style + "</style><h1>" + html.EscapeString(title) + "</h1><div>" + page + "</div>"
	if err := os.WriteFile(src, []byte(all), 0o600); err != nil {
		t.Fatal(err)
	}
	const tries = 3 // on a busy machine the browser itself sometimes crashes
	for try := 1; ; try++ {
		b, err := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", fmt.Sprintf("--user-data-dir=%s/profile%d", dir, try), "--print-to-pdf="+out, src).CombinedOutput()
		if err == nil {
			break
		}
		if try == tries {
			t.Fatalf("%v: %s", err, b)
		}
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return Read(context.Background(), raw)
}

// difference shows where two texts part.
func difference(got, want []string) string {
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	return fmt.Sprintf("got  … %s\nwant … %s", strings.Join(got[max(0, i-4):min(len(got), i+8)], " "), strings.Join(want[max(0, i-4):min(len(want), i+8)], " "))
}
