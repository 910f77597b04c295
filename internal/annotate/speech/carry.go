package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Texts from the web lose and win line breaks: speech is parted without a new
// mark ("“It is tough. ¶ I want to get out,” he said"), and a closing mark
// stands at the head of the next line. Both turn every later mark of the
// paragraph around where marks are paired by place alone.

// carries reports whether a paragraph after one that left its speech open
// begins inside of it: it has no mark at its head, and its first mark closes.
func (p *paragraph) carries() bool {
	first, kind, n := p.firstDouble(p.start)
	if first < 0 || onlySpace(p.text[p.start:first]) {
		return false
	}
	switch kind {
	case doubleClose:
		return true
	case doubleEither:
		return p.odd() && p.looksClosing(first, n)
	}
	return false
}

// looksClosing reports whether a straight mark stands where a closing one can:
// behind punctuation, or before white space or punctuation.
func (p *paragraph) looksClosing(i, n int) bool {
	b := strings.TrimRight(p.text[p.start:i], " \t")
	if b == "" {
		return false
	}
	if strings.ContainsAny(b[len(b)-1:], ".,!?") || strings.HasSuffix(b, "…") {
		return true
	}
	return !wordRune(p.after(i + n))
}

// closesBehind reports whether the mark at the head of a paragraph closes the
// speech that the paragraph before left open, and has scan pass over it.
func (p *paragraph) closesBehind() bool {
	i, kind, n := p.firstDouble(p.start)
	if i < 0 || !onlySpace(p.text[p.start:i]) {
		return false
	}
	switch kind {
	case doubleClose:
	case doubleEither:
		alone := onlySpace(p.text[i+n : p.end])
		if !alone && !p.odd() {
			return false
		}
		if !alone && !unicode.IsSpace(p.after(i+n)) && !dateline(p.text[i+n:p.end]) && !p.opensNext(i+n) {
			return false
		}
	default:
		return false
	}
	p.skip = i
	return true
}

// straydateline has scan pass over an odd mark before a dateline.
func (p *paragraph) straydateline() {
	if i, kind, n := p.firstDouble(p.start); i >= 0 && kind == doubleEither && onlySpace(p.text[p.start:i]) && p.odd() && dateline(p.text[i+n:p.end]) {
		p.skip = i
	}
}

// opensNext reports whether the first mark from i on plainly opens.
func (p *paragraph) opensNext(i int) bool {
	j, kind, n := p.firstDouble(i)
	if j < 0 {
		return false
	}
	if kind == doubleOpen {
		return true
	}
	b := strings.TrimRight(p.text[i:j], " \t")
	return len(b) < j-i && (strings.HasSuffix(b, ",") || strings.HasSuffix(b, ":")) && wordRune(p.after(j+n))
}

// firstDouble is the first double mark from i on, -1 if there is none.
func (p *paragraph) firstDouble(i int) (at int, kind markKind, n int) {
	for i < p.end {
		k, n := markAt(p.text, i)
		switch k {
		case doubleOpen, doubleLow, doubleClose, doubleEither:
			return i, k, n
		}
		i += n
	}
	return -1, noMark, 0
}

// odd reports whether a paragraph has an odd number of straight double marks.
func (p *paragraph) odd() bool {
	return strings.Count(p.text[p.start:p.end], `"`)%2 == 1
}

// The longest place that a dateline names, in bytes.
const maxDateline = 60

// dateline reports whether a text begins with a place in capitals and a dash
// or a bracket.
func dateline(s string) bool {
	capitals := 0
	for i := 0; i < len(s) && i < maxDateline; {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsUpper(r):
			capitals++
		case r == '—' || r == '–' || r == '(' || r == '-' && capitals >= 4:
			return capitals >= 3
		case r == ' ' || r == ',' || r == '.':
		case capitals >= 4 && unicode.IsLower(r):
			// "BERLIN, Germany —" goes on in small letters
		default:
			return false
		}
		if unicode.IsLower(r) && capitals < 4 {
			return false
		}
		i += n
	}
	return false
}
