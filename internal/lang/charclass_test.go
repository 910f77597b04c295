package lang

import (
	"testing"
	"unicode"
)

func TestCharClass(t *testing.T) {
	c := newCharClass([]runeRange{{'d', 'f'}, {'a', 'c'}, {'x', 'x'}, {0x100, 0x110}, {0x105, 0x120}}, false)
	if len(c.ranges) != 3 {
		t.Errorf("ranges %v: a-f, x and 100-120", c.ranges)
	}
	not := newCharClass(c.ranges, true)
	for r := rune(0); r < 0x200; r++ {
		want := 'a' <= r && r <= 'f' || r == 'x' || 0x100 <= r && r <= 0x120
		if c.contains(r) != want || not.contains(r) == want {
			t.Errorf("%U: %v and %v", r, c.contains(r), not.contains(r))
		}
	}
	if !not.contains(unicode.MaxRune) || noClass.contains('a') || noClass.contains(0x3000) {
		t.Error("the ends are wrong")
	}
	if f := single('k').folded(); !f.contains('K') || !f.contains('\u212A') || f.contains('l') {
		t.Errorf("k folded is %v", f.ranges)
	}
}

// What Python 3.11 says.
func TestPythonCharacters(t *testing.T) {
	for _, r := range " \t\n\v\f\r\x1c\x1f\u0085\u00a0\u1680\u2009\u2028\u3000" {
		if !isSpace(r) {
			t.Errorf("%U is white space", r)
		}
	}
	for _, r := range "\x00\x1b\u200b\u200d\ufeff\u180ea" {
		if isSpace(r) {
			t.Errorf("%U is no white space", r)
		}
	}
	for r, want := range map[rune]bool{'7': true, '٣': true, '²': true, '①': true, '½': false, 'Ⅳ': false, '三': false, 'x': false} {
		if isDigit(r) != want {
			t.Errorf("%c: digit %v", r, !want)
		}
	}
	for s, want := range map[string]bool{"": false, "aéñ日": true, "a1": false, "a-b": false, "e\u0301": false} {
		if allAlpha(s) != want {
			t.Errorf("%q: alphabetic %v", s, !want)
		}
	}
	for s, want := range map[string]string{"ABC": "abc", "abc": "abc", "É": "é", "İI": "i̇i", "ΟΔΟΣ": "οδος", "ΣΑΣ.": "σας.", "Σ": "σ", "ΑΣΑ": "ασα", "Α.Σ!": "α.ς!", "ΑΣ‘Α": "ασ‘α"} {
		if got := lower(s); got != want {
			t.Errorf("%q became %q, want %q", s, got, want)
		}
	}
}
