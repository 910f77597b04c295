package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var (
	bomUTF8    = []byte{0xEF, 0xBB, 0xBF}
	bomUTF16LE = []byte{0xFF, 0xFE}
	bomUTF16BE = []byte{0xFE, 0xFF}
)

// sample is how many bytes are looked at to tell an encoding or a binary.
const sample = 1 << 16

// Decode turns raw bytes into valid UTF-8 without byte order mark, and names
// the encoding that it found: by mark, by the zero bytes of UTF-16, by being
// valid UTF-8, by what a page declares, else Windows-1252. Broken is how many
// sequences it had to replace by U+FFFD. Valid UTF-8 is passed through byte
// for byte.
func Decode(raw []byte, media Media) (text, name string, broken int) {
	switch {
	case bytes.HasPrefix(raw, bomUTF8):
		text, broken = repair(raw[len(bomUTF8):])
		return text, "utf-8", broken
	case bytes.HasPrefix(raw, bomUTF16LE):
		return decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), raw[2:], "utf-16le")
	case bytes.HasPrefix(raw, bomUTF16BE):
		return decodeWith(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), raw[2:], "utf-16be")
	}
	switch wide(raw) {
	case littleEndian:
		return decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), raw, "utf-16le")
	case bigEndian:
		return decodeWith(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), raw, "utf-16be")
	}
	if utf8.Valid(raw) {
		return string(raw), "utf-8", 0
	}
	if media == HTML {
		if e, n, _ := charset.DetermineEncoding(raw[:min(len(raw), 1024)], ""); n != "utf-8" && n != "windows-1252" {
			return decodeWith(e, raw, n)
		}
	}
	// Text that is UTF-8 but for a few bytes was damaged; text whose high bytes
	// are mostly no UTF-8 was never meant as such.
	good, bad := highRuns(raw)
	if good >= 2*bad {
		text, broken = repair(raw)
		return text, "utf-8", broken
	}
	return decodeWith(charmap.Windows1252, raw, "windows-1252")
}

func decodeWith(e encoding.Encoding, raw []byte, name string) (string, string, int) {
	out, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		text, broken := repair(raw)
		return text, "utf-8", broken
	}
	text, _ := repair(out)
	return text, name, strings.Count(text, "\uFFFD")
}

// repair replaces each broken sequence by U+FFFD and counts them.
func repair(raw []byte) (string, int) {
	if utf8.Valid(raw) {
		return string(raw), 0
	}
	var b strings.Builder
	b.Grow(len(raw) + 16)
	broken := 0
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		if r == utf8.RuneError && n == 1 {
			broken++
			b.WriteRune(utf8.RuneError)
		} else {
			b.Write(raw[:n])
		}
		raw = raw[n:]
	}
	return b.String(), broken
}

// highRuns counts the characters beyond ASCII that are valid UTF-8 and the
// bytes that are not.
func highRuns(raw []byte) (good, bad int) {
	for len(raw) > 0 {
		if raw[0] < utf8.RuneSelf {
			raw = raw[1:]
			continue
		}
		r, n := utf8.DecodeRune(raw)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		raw = raw[n:]
	}
	return good, bad
}

type endian int

const (
	narrow endian = iota
	littleEndian
	bigEndian
)

// wide tells UTF-16 without a mark by where its zero bytes stand.
func wide(raw []byte) endian {
	raw = raw[:min(len(raw), sample)]
	if len(raw) < 8 {
		return narrow
	}
	var zero [2]int
	for i, c := range raw {
		if c == 0 {
			zero[i&1]++
		}
	}
	half := len(raw) / 2
	switch {
	case zero[1] > half*7/10 && zero[0] < half/20+1:
		return littleEndian
	case zero[0] > half*7/10 && zero[1] < half/20+1:
		return bigEndian
	}
	return narrow
}
