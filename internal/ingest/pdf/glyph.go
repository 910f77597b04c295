package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// lost stands for a character whose text is not known.
const lost = "\uFFFD"

// glyphNames are the names of the Adobe Glyph List that are no letters with
// an accent, in pairs.
var glyphNames = pairs(`space   exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk *
plus + comma , hyphen - period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ;
less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ] asciicircum ^ underscore _ grave ` + "`" + ` braceleft {
bar | braceright } asciitilde ~ quoteleft ‘ quoteright ’ quotedblleft “ quotedblright ” quotesinglbase ‚ quotedblbase „ guillemotleft «
guillemotright » guilsinglleft ‹ guilsinglright › endash – emdash — figuredash ‒ bullet • ellipsis … dagger † daggerdbl ‡ perthousand ‰
fi fi fl fl ff ff ffi ffi ffl ffl germandbls ß ae æ AE Æ oe œ OE Œ oslash ø Oslash Ø lslash ł Lslash Ł dotlessi ı eth ð Eth Ð thorn þ
Thorn Þ dcroat đ Dcroat Đ exclamdown ¡ questiondown ¿ cent ¢ sterling £ yen ¥ Euro € euro € florin ƒ section § paragraph ¶ copyright ©
registered ® trademark ™ degree ° plusminus ± minus − multiply × divide ÷ onehalf ½ onequarter ¼ threequarters ¾ onesuperior ¹
twosuperior ² threesuperior ³ mu µ periodcentered · ordfeminine ª ordmasculine º fraction ⁄ brokenbar ¦ currency ¤ acute ´ dieresis ¨
cedilla ¸ macron ¯ circumflex ˆ tilde ˜ logicalnot ¬`)

var accents = []struct{ name, mark string }{
	{"hungarumlaut", "\u030b"}, {"commaaccent", "\u0327"}, {"circumflex", "\u0302"}, {"dotaccent", "\u0307"}, {"dieresis", "\u0308"},
	{"cedilla", "\u0327"}, {"macron", "\u0304"}, {"ogonek", "\u0328"}, {"acute", "\u0301"}, {"grave", "\u0300"}, {"tilde", "\u0303"},
	{"caron", "\u030c"}, {"breve", "\u0306"}, {"ring", "\u030a"},
}

func pairs(s string) map[string]string {
	m := map[string]string{}
	words := strings.Fields(s)
	m["space"] = " "
	m["nbspace"] = "\u00a0"
	m["softhyphen"], m["sfthyphen"] = softHyphen, softHyphen
	for i := 1; i+1 < len(words); i += 2 { // "space" has no sign to be seen
		m[words[i]] = words[i+1]
	}
	return m
}

// glyphText is the text of a glyph by its name, lost if it has none that is
// known.
func glyphText(n string) string {
	n, _, _ = strings.Cut(n, ".") // "a.sc" is an a in small capitals
	if s, ok := glyphNames[n]; ok {
		return s
	}
	if len(n) == 1 && (n[0] >= 'a' && n[0] <= 'z' || n[0] >= 'A' && n[0] <= 'Z') {
		return n
	}
	if parts := strings.Split(n, "_"); len(parts) > 1 && len(parts) <= 4 { // "f_i"
		out := ""
		for _, p := range parts {
			out += glyphText(p)
		}
		return out
	}
	for _, prefix := range []string{"uni", "u"} {
		hex, ok := strings.CutPrefix(n, prefix)
		if v, err := strconv.ParseUint(hex, 16, 32); ok && err == nil && (len(hex) == 4 || prefix == "u" && len(hex) <= 6 && len(hex) > 4) && utf8.ValidRune(rune(v)) {
			return string(rune(v))
		}
	}
	for _, a := range accents {
		if base, ok := strings.CutSuffix(n, a.name); ok && len(base) == 1 {
			return norm.NFC.String(base + a.mark)
		}
	}
	return lost
}

// standardHigh is where StandardEncoding differs from ASCII (ISO 32000-1,
// annex D.2).
var standardHigh = map[byte]string{
	0x27: "’", 0x60: "‘", 0xa1: "¡", 0xa2: "¢", 0xa3: "£", 0xa4: "⁄", 0xa5: "¥", 0xa6: "ƒ", 0xa7: "§", 0xa8: "¤", 0xa9: "'", 0xaa: "“", 0xab: "«",
	0xac: "‹", 0xad: "›", 0xae: "fi", 0xaf: "fl", 0xb1: "–", 0xb2: "†", 0xb3: "‡", 0xb4: "·", 0xb6: "¶", 0xb7: "•", 0xb8: "‚", 0xb9: "„", 0xba: "”",
	0xbb: "»", 0xbc: "…", 0xbd: "‰", 0xbf: "¿", 0xd0: "—", 0xe1: "Æ", 0xe3: "ª", 0xe8: "Ł", 0xe9: "Ø", 0xea: "Œ", 0xeb: "º", 0xf1: "æ", 0xf5: "ı",
	0xf8: "ł", 0xf9: "ø", 0xfa: "œ", 0xfb: "ß",
}

// baseEncoding is the text of a byte in one of the encodings of simple fonts.
func baseEncoding(n name, c byte) string {
	switch n {
	case "WinAnsiEncoding":
		return string(charmap.Windows1252.DecodeByte(c))
	case "MacRomanEncoding":
		return string(charmap.Macintosh.DecodeByte(c))
	}
	if s, ok := standardHigh[c]; ok {
		return s
	}
	if c >= 0x20 && c < 0x7f {
		return string(rune(c))
	}
	return lost
}
