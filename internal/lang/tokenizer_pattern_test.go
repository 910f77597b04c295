package lang

import (
	"fmt"
	"strings"
	"testing"
)

func compileTest(t *testing.T, kind patternKind, sources ...string) *pattern {
	t.Helper()
	classes := map[string]*charClass{"lower": newCharClass([]runeRange{{'a', 'z'}, {'ß', 'ö'}}, false)}
	p, err := compilePattern(kind, sources, classes)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// all is the matches of p in s as Python's finditer lists them.
func all(p *pattern, s string) string {
	var m machine
	var out []string
	at, advance := 0, false
	for {
		start, end := p.find(&m, s, at, advance)
		if start < 0 {
			return strings.Join(out, " ")
		}
		out = append(out, fmt.Sprintf("%d-%d", start, end))
		at, advance = end, start == end
	}
}

// The expected matches are Python 3.11's.
func TestPatternFind(t *testing.T) {
	for _, c := range []struct{ pattern, text, want string }{
		{`a|ab`, "abab", "0-1 2-3"},
		{`ab|a`, "abaab", "0-2 2-3 3-5"},
		{`a+`, "baaab", "1-4"},
		{`a+?`, "baaab", "1-2 2-3 3-4"},
		{`a*`, "baa", "0-0 1-3 3-3"},
		{`a{2,3}`, "aaaaa", "0-3 3-5"},
		{`a{2}`, "aaaaa", "0-2 2-4"},
		{`a{,2}b`, "aaab", "1-4"},
		{`x{y`, "x{y", "0-3"},
		{`(?<=[a-z])-(?=[a-z])`, "-a-b-1-c", "2-3"},
		{`(?<![0-9])\.(?!\.)`, "1.a.b..", "3-4 6-7"},
		{`(?<=°[FC])\.`, "5°C.°K.", "4-5"},
		{`(?<=[a-z]['’])(?=[a-z])`, "l'on d’un", "2-2 9-9"},
		{`(?:-|–|--|---)(?=b)`, "a---b –b", "1-4 6-9"},
		{`[^\W\d_]+`, "ab1_é", "0-2 4-6"},
		{`\d+`, "1٢3 ²", "0-4"},
		{`\s+`, "a \u00a0\u001fb", "1-5"},
		{`.`, "a\nb", "0-1 2-3"},
		{`\bab\b`, "ab cab ab", "0-2 7-9"},
		{`\Ba`, "a ba", "3-4"},
		{`[\p{lower}0]+`, "0aZß", "0-2 3-5"},
		{`[]x]`, "]x[", "0-1 1-2"},
		{`[a\-c]`, "abc-", "0-1 2-3 3-4"},
		{`[\u0061-\x63]`, "abcd", "0-1 1-2 2-3"},
		{`(?i)[k-m]x`, "KX \u212ax lx", "0-2 3-7 8-10"},
		{`(a|b)*c`, "ababc", "0-5"},
		{`(?:a*)*b`, "aab", "0-3"},
		{`^a|b$`, "aab", "0-1 2-3"},
		{`b$`, "b\nb\n", "2-3"},
	} {
		if got := all(compileTest(t, infixPattern, c.pattern), c.text); got != c.want {
			t.Errorf("%s in %q: got %s, want %s", c.pattern, c.text, got, c.want)
		}
	}
}

func TestPatternPrefixAndSuffix(t *testing.T) {
	prefix := compileTest(t, prefixPattern, `^…`, `^……`, `^\.\.+`, `^\+(?![0-9])`, `^US\$`, `^[,;]`)
	suffix := compileTest(t, suffixPattern, `…$`, `……$`, `\.\.+$`, `'s$`, `(?<=[0-9])(?:m|km|km/h)$`, `(?<=[A-Z][A-Z])\.$`, `,$`)
	var m machine
	for _, c := range []struct {
		text           string
		prefix, suffix int
	}{
		{"", 0, 0}, {"word", 0, 0}, {"……", 3, 6}, {"...", 3, 3}, {".", 0, 0}, {"+5", 0, 0}, {"+a", 1, 0}, {"US$5", 3, 0},
		{"5km/h", 0, 4}, {"5m", 0, 1}, {"am", 0, 0}, {"AB.", 0, 1}, {"aB.", 0, 0}, {"it's", 0, 2}, {",", 1, 1},
	} {
		if p, s := prefix.prefix(&m, c.text), suffix.suffix(&m, c.text); p != c.prefix || s != c.suffix {
			t.Errorf("%q: prefix %d, suffix %d; want %d, %d", c.text, p, s, c.prefix, c.suffix)
		}
	}
	var none *pattern
	if start, _ := none.find(&m, "x", 0, false); none.prefix(&m, "x") != 0 || none.suffix(&m, "x") != 0 || none.matches(&m, "x") || start >= 0 {
		t.Error("no pattern matches something")
	}
}

func TestPatternMatches(t *testing.T) {
	p := compileTest(t, wholePattern, `(?i)^anti-[\p{lower}'-]*$`, `^(?!127\.)\d+\.\d+$`)
	var m machine
	for text, want := range map[string]bool{"anti-war": true, "ANTI-War": true, "anti-": true, "anti": false, "anti-war)": false,
		"anti-1": false, "10.1": true, "127.1": false, "1271": false, "": false} {
		if got := p.matches(&m, text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestParsePatternRefuses(t *testing.T) {
	for _, s := range []string{`(`, `)`, `[`, `[]`, `*`, `a**`, `a{3,2}`, `a{2000}`, `(?P<n>a)`, `(?>a)`, `\1`, `\q`, `\p{x}`, `\p{`, `\u12`, `\UFFFFFFFF`, `[b-a]`, `[a-\d]`, `\`} {
		if _, err := parsePattern(s, nil, nil); err == nil {
			t.Errorf("%s is read", s)
		}
	}
}

// FuzzPattern runs whatever can be read as a pattern: it must end, and give
// ranges of the text.
func FuzzPattern(f *testing.F) {
	f.Add(`(?<=[a-z]).(?=x|$)`, "axbx")
	f.Add(`(a*)*|\b`, "aaa")
	f.Add(`(?i)[^k]{0,3}?`, "K\xff")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) > 40 || len(text) > 200 || strings.Count(pattern, "{") > 2 {
			return // repetitions of repetitions are copied out
		}
		p, err := compilePattern(infixPattern, []string{pattern}, nil)
		if err != nil {
			return
		}
		var m machine
		for at, advance := 0, false; ; {
			start, end := p.find(&m, text, at, advance)
			if start < 0 {
				break
			}
			if start < at || end < start || end > len(text) || advance && end == at {
				t.Fatalf("%s in %q from %d: %d-%d", pattern, text, at, start, end)
			}
			at, advance = end, start == end
		}
	})
}
