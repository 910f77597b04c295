package score

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// space is what the measures call white space: Unicode's, and the four
// separators of ASCII.
func space(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }

// fold is a name without what spellings of one name differ in: marks, case,
// marks of quotation around it, a possessive ending, an article before it.
func fold(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(name) {
		if norm.NFKD.PropertiesString(string(r)).CCC() == 0 {
			b.WriteRune(r)
		}
	}
	s := strings.Trim(cases.Fold().String(b.String()), " .,;:\"“”'‘’")
	for _, end := range []string{"'s", "’s", "'", "’"} {
		if rest, ok := strings.CutSuffix(s, end); ok {
			s = rest
			break
		}
	}
	s = strings.TrimPrefix(s, "the ")
	b.Reset()
	in := false
	for _, r := range s {
		if space(r) {
			if !in {
				b.WriteByte(' ')
			}
			in = true
			continue
		}
		in = false
		b.WriteRune(r)
	}
	return b.String()
}

// hollow are words that do not tell one source from another.
var hollow = map[string]bool{"the": true, "a": true, "an": true, "of": true, "and": true, "for": true, "to": true, "in": true, "said": true, "news": true, "agency": true, "official": true, "officials": true}

// words is the set of a name's words, without hollow ones if others are there.
func words(name string) map[string]bool {
	all, full := map[string]bool{}, map[string]bool{}
	for _, w := range strings.FieldsFunc(fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' }) {
		all[w] = true
		if !hollow[w] {
			full[w] = true
		}
	}
	if len(full) == 0 {
		return all
	}
	return full
}

// alike reports whether two names share half the words of the shorter one.
func alike(a, b string) bool {
	x, y := words(a), words(b)
	shared := 0
	for w := range x {
		if y[w] {
			shared++
		}
	}
	return len(x) > 0 && len(y) > 0 && 2*shared >= min(len(x), len(y))
}
