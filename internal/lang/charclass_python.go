package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The models were trained on what Python says of characters, which differs
// from Go's unicode package in what is white space, a digit or a letter of a
// word, and in lower-casing.

// spaceClass is Python's str.isspace and \s.
var spaceClass = newCharClass([]runeRange{{0x09, 0x0D}, {0x1C, 0x20}, {0x85, 0x85}, {0xA0, 0xA0}, {0x1680, 0x1680},
	{0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}}, false)

// digitLikeClass is what str.isdigit takes beyond the decimal digits:
// superscripts, circled and similar digits.
var digitLikeClass = newCharClass([]runeRange{{0xB2, 0xB3}, {0xB9, 0xB9}, {0x1369, 0x1371}, {0x19DA, 0x19DA}, {0x2070, 0x2070},
	{0x2074, 0x2079}, {0x2080, 0x2089}, {0x2460, 0x2468}, {0x2474, 0x247C}, {0x2488, 0x2490}, {0x24EA, 0x24EA},
	{0x24F5, 0x24FD}, {0x24FF, 0x24FF}, {0x2776, 0x277E}, {0x2780, 0x2788}, {0x278A, 0x2792}, {0x10A40, 0x10A43},
	{0x10E60, 0x10E68}, {0x11052, 0x1105A}, {0x1F100, 0x1F10A}}, false)

// decimalClass is \d, wordClass \w.
var (
	decimalClass = newCharClass(tableRanges(unicode.Nd), false)
	wordClass    = newCharClass(append(append(tableRanges(unicode.L), tableRanges(unicode.N)...), runeRange{'_', '_'}), false)
)

func tableRanges(t *unicode.RangeTable) []runeRange {
	var out []runeRange
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			out = append(out, runeRange{lo, hi})
			return
		}
		for x := lo; x <= hi; x += stride {
			out = append(out, runeRange{x, x})
		}
	}
	for _, r := range t.R16 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range t.R32 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return out
}

func isSpace(r rune) bool { return spaceClass.contains(r) }

func isDigit(r rune) bool {
	if r < 128 {
		return '0' <= r && r <= '9'
	}
	return unicode.Is(unicode.Nd, r) || digitLikeClass.contains(r)
}

// allSpace is str.isspace: some characters, all of them white space.
func allSpace(s string) bool {
	for _, r := range s {
		if !isSpace(r) {
			return false
		}
	}
	return s != ""
}

// allAlpha is str.isalpha: some characters, all of them letters.
func allAlpha(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return s != ""
}

// lower is str.lower: unlike strings.ToLower it knows the dotted capital I
// and the sigma that ends a word. It returns s itself where nothing changes.
func lower(s string) string {
	ascii, upper := true, false
	for i := 0; i < len(s); i++ {
		ascii = ascii && s[i] < utf8.RuneSelf
		upper = upper || 'A' <= s[i] && s[i] <= 'Z'
	}
	if ascii {
		if !upper {
			return s
		}
		return strings.ToLower(s)
	}
	if !strings.ContainsAny(s, "İΣ") {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s) + 1)
	for i, r := range s {
		switch {
		case r == 'İ':
			b.WriteString("i̇")
		case r == 'Σ' && finalSigma(s, i):
			b.WriteRune('ς')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// finalSigma reports whether the sigma at s[i:] follows a cased character and
// none follows it, marks and the like aside.
func finalSigma(s string, i int) bool {
	before := strings.TrimRightFunc(s[:i], caseIgnorable)
	after := strings.TrimLeftFunc(s[i+len("Σ"):], caseIgnorable)
	b, _ := utf8.DecodeLastRuneInString(before)
	a, _ := utf8.DecodeRuneInString(after)
	return cased(b) && !cased(a)
}

func cased(r rune) bool {
	return unicode.IsUpper(r) || unicode.IsLower(r) || unicode.IsTitle(r) ||
		unicode.Is(unicode.Other_Lowercase, r) || unicode.Is(unicode.Other_Uppercase, r)
}

// midLetters is what Unicode lets stand inside a word (MidLetter, MidNumLet and
// the apostrophe).
const midLetters = "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a"

func caseIgnorable(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Lm, unicode.Sk) || strings.ContainsRune(midLetters, r)
}
