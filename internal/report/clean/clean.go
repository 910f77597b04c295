// Package clean makes foreign text fit to be shown: control characters and
// bidirectional overrides are made visible, so that an article can neither
// drive a terminal nor turn the order of the words around it.
package clean

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is s as one line: white space of any kind becomes single blanks, and
// what Text makes visible is visible.
func Line(s string) string {
	if plain(s) {
		return s
	}
	return strings.Join(strings.Fields(Text(s)), " ")
}

// Inner is Line for a part of a line: white space at its ends stays, as one
// blank.
func Inner(s string) string {
	line := Line(s)
	if line == "" {
		if s != "" && strings.TrimSpace(s) == "" {
			return " "
		}
		return line
	}
	if isBlank(s[0]) {
		line = " " + line
	}
	if isBlank(s[len(s)-1]) {
		line += " "
	}
	return line
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// plain reports whether s is printable ASCII with single blanks inside.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

// Text makes s harmless and keeps its line breaks. Control characters, bidi
// controls and other invisible format characters show as ‹U+202E›; those that
// only hint at how letters join or lines break are kept or dropped; bytes that
// are no UTF-8 show as U+FFFD.
func Text(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r == '\n', r >= ' ' && r < 0x7f:
			b.WriteRune(r)
		case r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			if r != '\r' || i >= len(s) || s[i] != '\n' {
				b.WriteByte('\n')
			}
		case r == '\t' || r == '\v' || r == '\f' || r == '\u00a0':
			b.WriteByte(' ')
		case isSilent(r):
		case isHidden(r):
			fmt.Fprintf(&b, "‹U+%04X›", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isSilent reports whether leaving r away changes nothing that is read: hints
// for line breaks, marks of direction without reach, byte order marks, tags.
func isSilent(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200e', '\u200f', '\u061c', '\u2060', '\ufeff', '\u180e':
		return true
	}
	return r >= 0xe0000 && r <= 0xe007f
}

// isHidden reports whether r acts without being seen.
func isHidden(r rune) bool {
	if r == '\u200c' || r == '\u200d' { // joiners: Persian, Indic scripts, emoji
		return false
	}
	if unicode.Is(unicode.Cf, r) {
		return !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	}
	return unicode.Is(unicode.Cc, r)
}
