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
		if x.Head != h {
			return false
		}
		if c < h {
			return w.besideBefore(c, h)
		}
		switch x.Dep {
		case "conj", "parataxis":
			return w.verbal(c)
		case "cc":
			return w.coordinates(h, c)
		}
		return false
	})
	if n := w.robbed(h); n >= 0 {
		from, _ := w.extent(n, func(c int) bool { return c > n })
		first = min(first, from)
	}
	// A dateline hangs on the first sentence.
	for d := w.r.Article.Dateline; first < h && d.Overlaps(tokens[first].Span); {
		first++
	}
	for first < h {
		if t := tokens[first]; !idle(t) && t.Dep != "cc" && !w.ties(first, h) {
			break
		}
		first++
	}
	if w.words(first, last) < 3 && (tokens[h].Dep != "ROOT" || w.words(first, last) < 2) {
		return synoptic.Span{}, false
	}
	s, ok := w.printable(w.trimmed(first, last), h)
	return s, ok && strings.ContainsAny(s.In(w.r.Article.Text), " \n\u00a0")
}

// besideBefore reports whether a clause at c before h is set beside it by a
// colon, semicolon or dash, and is nothing that h says of itself.
func (w *work) besideBefore(c, h int) bool {
	if d := w.tokens[c].Dep; d != "ccomp" && d != "parataxis" || !w.verbal(c) || w.cueAt[h] {
		return false
	}
	for i := h - 1; i > c; i-- {
		switch w.tokens[i].Norm {
		case ":", ";", "—", "–", "--":
			return true
		case ",":
			// Two whole clauses with but a comma between them.
			if w.child(c, "nsubj", "nsubjpass", "expl") >= 0 && w.child(h, "nsubj", "nsubjpass", "expl") > i && w.saysMore(h) {
				return true
			}
		}
	}
	return false
}

// saysMore reports whether the predicate at h has an object or complement
// behind it, so that it is no "he thinks" behind what he thinks.
func (w *work) saysMore(h int) bool {
	for _, c := range w.children(h) {
		if int(c) > h && w.tokens[c].Dep != "punct" {
			return true
		}
	}
	return false
}

// robbed is the noun that a participle hangs on which is its subject in truth:
// in "some 200 people marched through the town, police said" the parser may
// give the verb of saying both subjects. It is -1 where there is none.
func (w *work) robbed(h int) int {
	t := w.tokens[h]
	if t.Dep != "acl" || t.Head >= h || w.toInfinitive(h) || t.Tag == "VBG" {
		return -1
	}
	n := t.Head
	if d := w.tokens[n]; d.Dep != "nsubj" && d.Dep != "nsubjpass" || d.Head < h {
		return -1
	}
	for _, c := range w.children(w.tokens[n].Head) {
		if x := w.tokens[c]; int(c) > h && (x.Dep == "nsubj" || x.Dep == "nsubjpass") {
			return n
		}
	}
	return -1
}

// ties reports whether the word at i only ties the clause at h to its
// sentence: a conjunction of h's own that says nothing, or "that".
func (w *work) ties(i, h int) bool {
	t := w.tokens[i]
	if t.Head != h {
		return false
	}
	if (t.Dep == "mark" || t.Dep == "advmod") && w.marks[t.Norm] == markFact {
		return true
	}
	return t.Norm == "that" && (t.Tag == "WDT" || t.Tag == "IN" || w.tokens[h].Dep == "relcl")
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
