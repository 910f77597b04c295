package clean

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{"a\x1b[31mred", "a‹U+001B›[31mred"},
		{"a\u202egnp.exe\u202c", "a‹U+202E›gnp.exe‹U+202C›"},
		{"\u2066x\u2069", "‹U+2066›x‹U+2069›"},
		{"soft\u00adhyphen", "softhyphen"},
		{"بِسمِ\u200cشال", "بِسمِ\u200cشال"},
		{"c1\u009b31m", "c1‹U+009B›31m"},
		{"nul\x00", "nul‹U+0000›"},
		{"bad\xff", "bad\ufffd"},
		{"a\r\nb\rc", "a\nb\nc"},
		{"👩\u200d👩", "👩\u200d👩"},
		{"\x7f", "‹U+007F›"},
	} {
		if got := Text(c.in); got != c.want {
			t.Errorf("Text(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestLine(t *testing.T) {
	if got := Line(" a\n\n b\tc "); got != "a b c" {
		t.Errorf("got %q", got)
	}
}

func TestWidthAndCut(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want string
	}{
		{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"佐藤 健", 4, "佐…"}, {"e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301"}, {"x", 0, ""},
	} {
		if got := Cut(c.in, c.w); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.w, got, c.want)
		}
	}
	if Width("佐藤 健") != 7 || Width("e\u0301") != 1 {
		t.Error("widths are wrong")
	}
}

func FuzzText(f *testing.F) {
	f.Add("a\x1b[0m\u202e\xff\u00adb")
	f.Fuzz(func(t *testing.T, s string) {
		got := Text(s)
		if !utf8.ValidString(got) {
			t.Fatalf("no UTF-8: %q", got)
		}
		for _, r := range got {
			if r != '\n' && (unicode.Is(unicode.Cc, r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069') {
				t.Fatalf("%U left in %q", r, got)
			}
		}
		if strings.ContainsAny(Line(s), "\n\t") {
			t.Fatalf("line break in %q", Line(s))
		}
	})
}
