package ingest

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// magic are the first bytes of files that are often handed in by mistake.
var magic = []struct{ prefix, what string }{
	{pdfMark, "a PDF file (let its name end in .pdf)"},
	{"PK\x03\x04", "a ZIP archive or an office document"},
	{"\x1f\x8b", "packed with gzip"},
	{"\x89PNG", "a PNG picture"},
	{"\xff\xd8\xff", "a JPEG picture"},
	{"GIF8", "a GIF picture"},
	{"\x7fELF", "a program"},
	{"MZ\x90\x00", "a program"},
	{"\xd0\xcf\x11\xe0", "an old office document"},
	{"{\\rtf", "an RTF document (save it as plain text)"},
	{"SQLite format 3\x00", "a database"},
	{"\x28\xb5\x2f\xfd", "packed with zstd"},
	{"BZh", "packed with bzip2"},
	{"\xfd7zXZ", "packed with xz"},
	{"ID3", "a sound file"},
	{"OggS", "a sound file"},
}

// binary says what raw is if it is no text, else "".
func binary(raw []byte) string {
	for _, m := range magic {
		if !strings.HasPrefix(string(raw[:min(len(raw), 20)]), m.prefix) {
			continue
		}
		// Short marks of plain letters also begin words: they need a byte that
		// no text has.
		if isPrintable(m.prefix) && m.prefix != pdfMark && m.prefix != "{\\rtf" && !hasControl(raw[:min(len(raw), 512)]) {
			continue
		}
		return m.what
	}
	if bytes.HasPrefix(raw, bomUTF16LE) || bytes.HasPrefix(raw, bomUTF16BE) || wide(raw) != narrow {
		return ""
	}
	head := raw[:min(len(raw), sample)]
	if n := bytes.Count(head, []byte{0}); n > 0 && n >= len(head)/1000 {
		return "it has zero bytes"
	}
	return ""
}

func isPrintable(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

func hasControl(b []byte) bool {
	for _, c := range b {
		if c < 0x09 || c > 0x0d && c < 0x20 {
			return true
		}
	}
	return false
}

// mostlyControl reports whether more than one character in fifty is a control
// or broken one.
func mostlyControl(text string) bool {
	text = text[:min(len(text), sample)]
	n, odd := 0, 0
	for _, r := range text {
		n++
		if r < 0x09 || r > 0x0d && r < 0x20 || r >= 0x7f && r < 0xa0 || r == utf8.RuneError || r >= 0xE000 && r < 0xF900 {
			odd++
		}
	}
	return n > 0 && odd > n/50+2
}

// looksHTML reports whether raw begins like a page.
func looksHTML(raw []byte) bool {
	head := strings.ToLower(string(bytes.TrimSpace(raw[:min(len(raw), 1024)])))
	for _, p := range []string{"<!doctype html", "<html", "<head", "<body", "<?xml"} {
		if strings.HasPrefix(head, p) {
			return p != "<?xml" || strings.Contains(head, "<html")
		}
	}
	return strings.HasPrefix(head, "<!--") && strings.Contains(head, "<html")
}
