package reconcile

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold lower-cases a text, takes its accents off and leaves letters, digits
// and single spaces.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'' || r == '’' || r == '‘' || r == '`':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		default:
			space = true
		}
	}
	return b.String()
}

// foldName folds a name without its article and possessive.
func foldName(s string) string {
	s = strings.TrimSpace(s)
	for _, suffix := range []string{"'s", "’s", "'", "’"} {
		s = strings.TrimSuffix(s, suffix)
	}
	return strings.TrimPrefix(fold(s), "the ")
}

// skeleton reduces a folded name to the consonants that transliterations
// agree on: vowels go, doubled letters become one, and letters that different
// romanisations use for one sound become one letter.
func skeleton(s string) string {
	var b strings.Builder
	var last byte
	put := func(c byte) {
		if c != last {
			b.WriteByte(c)
			last = c
		}
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		next := byte(0)
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch {
		case c == 'c' && next == 'h', c == 't' && next == 's', c == 't' && next == 'c':
			put('c')
			i++
		case c == 's' && next == 'h':
			put('s')
			i++
			if i+1 < len(s) && (s[i+1] == 'c' || s[i+1] == 't') && i+2 < len(s) && s[i+2] == 'h' {
				i += 2
			}
		case c == 'z' && next == 'h', c == 'd' && next == 'j':
			put('j')
			i++
		case c == 'k' && next == 'h', c == 'g' && next == 'h':
			put('k')
			i++
		case c == 'p' && next == 'h':
			put('f')
			i++
		case c == 'd' && next == 'h', c == 't' && next == 'h':
			put(c)
			i++
		case c == 'q' || c == 'k' || c == 'c' || c == 'x':
			put('k')
		case c == 'g':
			put('g')
		case c == 'w' || c == 'v' || c == 'b' && false:
			put('v')
		case c == 'j':
			put('j')
		case strings.IndexByte("aeiouyh", c) >= 0:
			last = 0
			if b.Len() == 0 && c != 'h' {
				b.WriteByte('a')
			}
		case c >= 'a' && c <= 'z':
			put(c)
		}
	}
	return b.String()
}

// editDistance is the optimal string alignment distance (Damerau 1964:
// insertions, deletions, substitutions and swaps of neighbours) between two
// short strings, in characters.
func editDistance(a, b string) int {
	if !ascii(a) || !ascii(b) {
		a, b = oneByte(a, b)
	}
	if len(a) > 64 || len(b) > 64 {
		if a == b {
			return 0
		}
		return max(len(a), len(b))
	}
	var rows [3][65]int
	for j := 0; j <= len(b); j++ {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur, prev, prev2 := &rows[i%3], &rows[(i-1)%3], &rows[(i+1)%3]
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
	}
	return rows[len(a)%3][len(b)]
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// oneByte writes two strings anew with one byte for each character; only which
// characters are equal is kept.
func oneByte(a, b string) (string, string) {
	var seen []rune
	write := func(s string) string {
		var out []byte
		for _, r := range s {
			k := slices.Index(seen, r)
			if k < 0 {
				k = len(seen)
				seen = append(seen, r)
			}
			out = append(out, byte(min(k, 255)))
		}
		return string(out)
	}
	return write(a), write(b)
}
