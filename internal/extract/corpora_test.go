package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic"
)

// corpora is the folder of real texts to measure on; the test is skipped
// where it is absent.
func corpora(t testing.TB, parts ...string) string {
	t.Helper()
	dir := os.Getenv("SYNOPTIC_CORPORA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "corpora")
	}
	dir = filepath.Join(append([]string{dir}, parts...)...)
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the corpora are not here")
	}
	return dir
}

// TestKeyPassagesStayInTheBody measures that nothing that annotators found
// worth marking is taken for furniture.
func TestKeyPassagesStayInTheBody(t *testing.T) {
	dir := corpora(t, "accounts")
	keys, err := filepath.Glob(filepath.Join(dir, "*", "key.json"))
	if err != nil || len(keys) == 0 {
		t.Skip("no answer keys")
	}
	total, lost := 0, 0
	for _, key := range keys {
		raw, err := os.ReadFile(key)
		if err != nil {
			t.Fatal(err)
		}
		var doc any
		if err := json.Unmarshal(raw, &doc); err != nil {
			t.Fatal(err)
		}
		files, _ := filepath.Glob(filepath.Join(filepath.Dir(key), "?.txt"))
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			a := Article(Source{Path: f, Text: string(text)})
			check(t, a)
			id := strings.TrimSuffix(filepath.Base(f), ".txt")
			own := body(a)
			passages(doc, id, func(p string) {
				if !strings.Contains(a.Text, p) {
					return
				}
				total++
				if !strings.Contains(own, p) && !crosses(a, p) {
					lost++
					t.Logf("%s: lost %q", f, p)
				}
			})
		}
	}
	t.Logf("%d of %d passages of the keys stand in furniture", lost, total)
	if float64(lost) > 0.02*float64(total) {
		t.Errorf("%d of %d passages lost", lost, total)
	}
}

// crosses reports whether p stands in the text across furniture, half of it
// in the body.
func crosses(a *synoptic.Article, p string) bool {
	at := strings.Index(a.Text, p)
	in := 0
	for _, b := range a.Body {
		in += b.Overlap(synoptic.Span{Start: at, End: at + len(p)})
	}
	return in*2 >= len(p)
}

// passages calls f for each text under an article's id in a key.
func passages(v any, id string, f func(string)) {
	switch v := v.(type) {
	case map[string]any:
		if doc, ok := v["doc"].(string); ok && doc == id {
			for _, k := range []string{"text", "passage", "content", "quote", "span"} {
				if s, ok := v[k].(string); ok && s != "" {
					f(s)
				}
			}
		}
		if s, ok := v[id].(string); ok && s != "" {
			f(s)
		}
		for _, x := range v {
			passages(x, id, f)
		}
	case []any:
		for _, x := range v {
			passages(x, id, f)
		}
	}
}
