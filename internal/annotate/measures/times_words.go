package measures

import (
	"unicode"
	"unicode/utf8"

	"synoptic"
)

// timeWord is a run of letters, a run of digits, or one other character that
// is no white space. Numbers and times are read on these and not on the
// engine's tokens, which cut "6.10am" and "$3.5bn" in several ways.
type timeWord struct {
	synoptic.Span
	low  string // lower-cased
	kind wordKind
	n    int          // the digits' value; -1 for letters and for more than nine digits
	tok  int          // the engine's token that it starts in
	gap  bool         // white space stands before it
	line bool         // a line break stands before it
	cap  bool         // it starts with a capital letter
	time *timeEntry   // never nil
	num  *numberEntry // never nil
}

type wordKind uint8

const (
	letters wordKind = iota
	digits
	mark
)

// timeWords cuts text into words and looks each up in the word lists.
func timeWords(text string, tokens []synoptic.Token) []timeWord {
	ws := make([]timeWord, 0, len(text)/5+1)
	tok, gap, line := 0, true, true
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff' {
			gap, line = true, line || c == '\n'
			i += size
			continue
		}
		w := timeWord{kind: mark, n: -1, gap: gap, line: line, time: &noEntry, num: &noNumberEntry}
		end := i + size
		switch {
		case c >= '0' && c <= '9':
			w.kind, w.n = digits, 0
			for end = i; end < len(text) && text[end] >= '0' && text[end] <= '9'; end++ {
				if end-i >= 9 {
					w.n = -1
				} else {
					w.n = w.n*10 + int(text[end]-'0')
				}
			}
		case unicode.IsLetter(c):
			w.kind, w.cap = letters, unicode.IsUpper(c)
			for end < len(text) {
				d, n := utf8.DecodeRuneInString(text[end:])
				if !unicode.IsLetter(d) && !unicode.Is(unicode.Mn, d) {
					break
				}
				end += n
			}
		}
		w.Span = synoptic.Span{Start: i, End: end}
		w.low = lowered(text[i:end])
		for tok+1 < len(tokens) && (tokens[tok].End <= i || tokens[tok+1].Start <= i) {
			tok++
		}
		w.tok = tok
		if w.kind == letters {
			if e := english.times[w.low]; e != nil {
				w.time = e
			}
			if e := english.numbers[w.low]; e != nil {
				w.num = e
			}
		}
		ws = append(ws, w)
		gap, line, i = false, false, end
	}
	return ws
}

// lowered is strings.ToLower without a copy where there is nothing to lower.
func lowered(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return lowerSlow(s)
		}
	}
	return s
}

func lowerSlow(s string) string {
	b := make([]byte, 0, len(s))
	for _, c := range s {
		b = utf8.AppendRune(b, unicode.ToLower(c))
	}
	return string(b)
}

// What a word means that stands in no word list.
var (
	noEntry       timeEntry
	noNumberEntry numberEntry
)
