package clauses

import (
	"strings"
	"unicode/utf8"

	"synoptic"
)

// extentOf is the span of the clause that h heads: what hangs on it, without
// later clauses beside it and without the words that only tie it to its
// sentence.
func (w *work) extentOf(h int) (synoptic.Span, bool) {
	tokens := w.tokens
	first, last := w.extent(h, func(c int) bool {
		x := tokens[c]
		if x.Head != h || c < h {
			return false
		}
		switch x.Dep {
		case "conj", "parataxis":
			return w.verbal(c)
		case "cc":
			return w.coordinates(h, c)
		}
		return false
	})
	// A dateline hangs on the first sentence.
	for d := w.r.Article.Dateline.End; first < h && tokens[first].Start < d; {
		first++
	}
	for first < h {
		t := tokens[first]
		if !idle(t) && t.Dep != "cc" && (t.Dep != "mark" || w.marks[t.Norm] != markFact) && (t.Norm != "that" || t.Tag != "WDT" && t.Tag != "IN") {
			break
		}
		first++
	}
	if w.words(first, last) < 3 && (tokens[h].Dep != "ROOT" || w.words(first, last) < 2) {
		return synoptic.Span{}, false
	}
	return w.printable(w.trimmed(first, last), h)
}

// coordinates reports whether the conjunction c ties a verb to h.
func (w *work) coordinates(h, c int) bool {
	for _, x := range w.children(h) {
		if int(x) > c && w.tokens[x].Dep == "conj" {
			return w.verbal(int(x))
		}
	}
	return true
}

// maxRepairs is how many stray marks of a span are seen to.
const maxRepairs = 6

// printable gives a span balanced quotation marks and brackets: it is widened
// over a mark that stands right at its end, else cut at a stray mark, on the
// side away from the token root. It fails where the root
// would be lost.
func (w *work) printable(s synoptic.Span, root int) (synoptic.Span, bool) {
	text := w.r.Article.Text
	at := w.tokens[root].Span
	for range maxRepairs {
		if s.Start >= s.End {
			return s, false
		}
		p, opens := stray(s.In(text))
		if p < 0 {
			return s, s.Contains(at)
		}
		p += s.Start
		_, size := utf8.DecodeRuneInString(text[p:])
		if opens {
			if end := closerAfter(text, s.End, text[p:p+size]); end > 0 {
				s.End = end
				continue
			}
			if p == s.Start || p < at.Start {
				s.Start = p + size
			} else {
				s.End = p
			}
		} else {
			if start := openerBefore(text, s.Start, text[p:p+size]); start >= 0 {
				s.Start = start
				continue
			}
			if p+size == s.End || p >= at.End {
				s.End = p
			} else {
				s.Start = p + size
			}
		}
		s = shaved(text, s)
	}
	return s, false
}

// shaved takes white space and hanging punctuation off the ends of a span.
func shaved(text string, s synoptic.Span) synoptic.Span {
	in := s.In(text)
	s.Start += len(in) - len(strings.TrimLeft(in, " \t\r\n\u00a0,;:.-–—"))
	s.End -= len(in) - len(strings.TrimRight(in, " \t\r\n\u00a0,;:-–—"))
	return synoptic.Span{Start: min(s.Start, s.End), End: s.End}
}

// stray is the offset of the first mark in s that has no partner, and whether
// it opens; -1 if none. Of several that open without end it is the first.
func stray(s string) (at int, opens bool) {
	type opened struct {
		at    int
		close rune
	}
	var stack []opened
	for i, r := range s {
		switch r {
		case '“', '(', '[', '‘':
			stack = append(stack, opened{i, closers[r]})
		case '"':
			if n := len(stack); n > 0 && stack[n-1].close == '"' {
				stack = stack[:n-1]
			} else if opensQuote(s, i) {
				stack = append(stack, opened{i, '"'})
			} else {
				return i, false
			}
		case '’':
			// An apostrophe too; it closes only what was opened.
			if n := len(stack); n > 0 && stack[n-1].close == '’' {
				if next, _ := utf8.DecodeRuneInString(s[i+len("’"):]); !isLetter(next) {
					stack = stack[:n-1]
				}
			}
		case '”', ')', ']':
			n := len(stack)
			for n > 0 && stack[n-1].close == '’' && r != '’' {
				n-- // ‘ that was an apostrophe
			}
			if n == 0 || stack[n-1].close != r {
				return i, false
			}
			stack = stack[:n-1]
		}
	}
	if len(stack) > 0 {
		return stack[0].at, true
	}
	return -1, false
}

var closers = map[rune]rune{'“': '”', '(': ')', '[': ']', '‘': '’'}

// opensQuote reports whether the straight mark at s[i] opens: what opens
// stands before a word.
func opensQuote(s string, i int) bool {
	if i == 0 {
		return true
	}
	if i+1 == len(s) {
		return false
	}
	before := s[i-1]
	return before == ' ' || before == '(' || before == '[' || before == '\n' || before == '-'
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r != '’' && r != '”' && r != '“' && r != '–' && r != '—' && r != '…'
}

// closerAfter is the end of the mark that closes what opener opened, if it
// stands at text[at:] with nothing but punctuation before it; else 0.
func closerAfter(text string, at int, opener string) int {
	closer := opener
	if r, _ := utf8.DecodeRuneInString(opener); closers[r] != 0 {
		closer = string(closers[r])
	}
	for k := 0; k < 4 && at < len(text); k++ {
		if strings.HasPrefix(text[at:], closer) {
			return at + len(closer)
		}
		if strings.IndexByte(".,!?;:", text[at]) < 0 {
			break
		}
		at++
	}
	return 0
}

// openerBefore is the start of the mark that closer closes, if it stands right
// before text[at:]; else -1.
func openerBefore(text string, at int, closer string) int {
	opener := closer
	for o, c := range closers {
		if string(c) == closer {
			opener = string(o)
		}
	}
	if strings.HasSuffix(text[:at], opener) {
		return at - len(opener)
	}
	return -1
}
