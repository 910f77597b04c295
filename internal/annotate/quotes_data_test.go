package annotate_test

import (
	"strings"
	"testing"

	en "synoptic/internal/annotate/en/speech"
)

// tableRows are the rows of a language table, without its comments.
func tableRows(table string, columns int) (rows [][]string) {
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if f := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(f) == columns {
			rows = append(rows, f)
		}
	}
	return rows
}

// bracketed takes the brackets out of an example and gives what stood in them.
func bracketed(example string) (text, word string) {
	before, rest, _ := strings.Cut(example, "[")
	word, after, _ := strings.Cut(rest, "]")
	return before + word + after, word
}

// Each cue of the table that reports speech does so in its example. Words for
// orders, beliefs and wishes are left to the trained model, which may refuse a
// lone sentence.
func TestEveryCueReportsInItsExample(t *testing.T) {
	weak := 0
	rows := tableRows(en.Cues, 4)
	if len(rows) < 150 {
		t.Fatalf("%d cues", len(rows))
	}
	for _, f := range rows {
		text, word := bracketed(f[3])
		r := readSpeech(t, text)
		found := false
		for _, q := range r.Quotes {
			found = found || strings.Contains(strings.ToLower(q.Cue.In(text)), strings.ToLower(word)) || strings.EqualFold(q.Cue.In(text), word)
		}
		if !found {
			switch f[2] {
			case "says", "writes", "denies", "alleges", "asks", "shows":
				t.Errorf("%s: no quote by %q in %q", f[0], word, text)
			}
			weak++
			t.Logf("%s: no quote by %q in %q", f[0], word, text)
		}
	}
	if weak > 16 {
		t.Errorf("%d of %d cues do not report in their examples", weak, len(rows))
	}
}

func TestEverySourceHasItsKind(t *testing.T) {
	weak := 0
	rows := tableRows(en.Sources, 3)
	if len(rows) < 100 {
		t.Fatalf("%d sources", len(rows))
	}
	for _, f := range rows {
		text, source := bracketed(f[2])
		r := readSpeech(t, text)
		ok := false
		for _, a := range r.Attributions {
			ok = ok || a.Source.In(text) == source && (string(a.Kind) == f[1] || a.Kind == "anonymous" && strings.HasPrefix(source, "Two"))
		}
		if !ok {
			weak++
			t.Logf("%s: %q is no %s in %q: %+v", f[0], source, f[1], text, r.Attributions)
		}
	}
	if weak > 8 {
		t.Errorf("%d of %d sources are not found in their examples", weak, len(rows))
	}
}
