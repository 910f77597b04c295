package en_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestHostileText reads what no article looks like: offsets must stay valid
// and nothing may take more than linear time, or the test will not end.
func TestHostileText(t *testing.T) {
	m := load(t)
	fill := func(s string) string { return strings.Repeat(s, 1<<15/len(s)) }
	megabyte := func(s string) string { return strings.Repeat(s, 1<<20/len(s)) }
	for _, x := range []struct{ name, text string }{
		{"nothing", ""},
		{"one blank", " "},
		{"NUL", "a\x00b \x00 \x00\x00 c"},
		{"invalid UTF-8", "caf\xc3 \xff\xfe said \x80\x80. \xf0\x9f Mr. \xe2\x82"},
		{"surrogates as bytes", "\xed\xa0\x80\xed\xb0\x80 said Ms \xed\xa0\xbd."},
		{"overlong", "\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80"},
		{"bidi controls", "The \u202emayor\u202c of \u2066Brannock\u2069 \u200fsaid\u200e so."},
		{"joiners and marks", "Zo\u0308e\u200d\u200d\ufeff a" + strings.Repeat("\u0301", 5000)},
		{"one letter", megabyte("a")},
		{"one capital", megabyte("X")},
		{"one digit", megabyte("7")},
		{"one dot", megabyte(".")},
		{"a megabyte of quotes", megabyte("\"")},
		{"one quote", fill("\"")},
		{"one apostrophe", fill("'")},
		{"one hyphen", megabyte("-")},
		{"one bracket", fill("(")},
		{"one emoji", fill("😀")},
		{"one bad byte", megabyte("\xff")},
		{"NULs", megabyte("\x00")},
		{"100,000 newlines", strings.Repeat("\n", 100_000)},
		{"lines of nothing", megabyte("\r\n \t")},
		{"blanks and words", fill("a  ")},
		{"letter and dot", megabyte("a.")},
		{"names without end", fill("Anna Vell ")},
		{"sentence without end", fill("the dog of ")},
		{"sentences without words", fill("! ")},
		{"contractions", fill("can't")},
		{"exceptions in a row", megabyte("a.m.")},
		{"address without end", "http://" + fill("a/b?c=")},
		{"hyphens and letters", fill("a-b")},
		{"commas", fill("a,b,")},
		{"open quotes", fill("\"He said ")},
		{"slashes", fill("and/or/")},
		{"at signs", fill("@a@")},
		{"colons", fill(":(:")},
	} {
		t.Run(x.name, func(t *testing.T) {
			if testing.Short() && x.name == "a megabyte of quotes" {
				t.Skip("a million tokens take half a minute")
			}
			got, err := m.Read(context.Background(), x.text)
			if err != nil {
				t.Fatal(err)
			}
			checkSyntax(t, x.text, got)
		})
	}
}

// TestReadStops sees that a long text is given up when nobody waits for it.
func TestReadStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := load(t).Read(ctx, "The mayor left."); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// FuzzRead reads any bytes: no panic, and all that comes back is valid.
func FuzzRead(f *testing.F) {
	for _, g := range readGold(f, "testdata/golden.jsonl") {
		f.Add(g.Text)
	}
	f.Add("\xff\x00 ‘can’t’ \r\n\r\n — 3pm $5m U.S.-led (a.k.a. \"X\")…")
	m := load(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 {
			t.Skip()
		}
		got, err := m.Read(context.Background(), text)
		if err != nil {
			t.Fatal(err)
		}
		checkSyntax(t, text, got)
		if !utf8.ValidString(text) {
			return
		}
		last := 0
		for _, x := range got.Tokens { // between tokens stands at most one blank
			if gap := text[last:x.Start]; gap != "" && gap != " " {
				t.Fatalf("%q between tokens", gap)
			}
			last = x.End
		}
	})
}
