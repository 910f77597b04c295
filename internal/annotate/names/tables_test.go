package names_test

import (
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/annotate"
	"synoptic/internal/annotate/annotatetest"
	en "synoptic/internal/annotate/en/names"
)

// TestTitles reads the example beside each title: whoever stands behind it is
// a person, and has the title, but for forms of address.
func TestTitles(t *testing.T) {
	n := 0
	address := map[string]bool{}
	for line := range strings.Lines(en.Address) {
		address[strings.TrimSuffix(line, "\n")] = true
	}
	for line := range strings.Lines(en.Titles) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(f) < 4 {
			continue
		}
		n++
		r := annotatetest.Read(t, f[3], "", annotate.NewNames())
		ok := false
		for _, m := range r.Mentions {
			ok = ok || m.Kind == synoptic.NameMention && m.Type == synoptic.Person && strings.HasSuffix(m.In(r.Article.Text), "Tollen") && (f[1] == "kin" || m.Title.IsZero() == address[f[0]])
		}
		if !ok {
			t.Errorf("%s: %q gives %s", f[0], f[3], show(r))
		}
	}
	if n < 300 {
		t.Errorf("%d titles have examples", n)
	}
}
