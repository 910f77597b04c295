package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lexeme is what a word form is by itself, whatever stands around it, by
// spaCy's definitions. Lexemes are shared and never written after they are
// made.
type Lexeme struct {
	Norm    string // lower-cased, spelling variants and contractions made one
	Prefix  string // the first character
	Suffix  string // the last three characters
	Shape   string // "Xxxxx", "dd", runs cut at four
	IsSpace bool   // white space throughout
}

// lexeme is the lexeme of form, which must be valid UTF-8.
func (l *Language) lexeme(form string) *Lexeme {
	if x, ok := l.lexemes.get(form); ok {
		return x
	}
	return l.lexemes.put(form, l.newLexeme(form))
}

func (l *Language) newLexeme(form string) *Lexeme {
	form = strings.Clone(form) // the text must not live as long as its words
	x := &Lexeme{Prefix: firstRune(form), Suffix: lastRunes(form, 3), Shape: shape(form), IsSpace: allSpace(form)}
	norm, ok := l.norms[form]
	if !ok {
		norm = lower(form)
	}
	x.Norm = norm
	return x
}

func firstRune(s string) string {
	_, w := utf8.DecodeRuneInString(s)
	return s[:w]
}

func lastRunes(s string, n int) string {
	at := len(s)
	for range n {
		_, w := utf8.DecodeLastRuneInString(s[:at])
		at -= w
	}
	return s[at:]
}

// longShape is the length in characters from which on a form's shape says
// only that it is long.
const longShape = 100

// shape is spaCy's word_shape: capitals X, other letters x, digits d, all
// else itself, the fifth and later of a run left out.
func shape(form string) string {
	if len(form) >= longShape && utf8.RuneCountInString(form) >= longShape {
		return "LONG"
	}
	var buf [longShape * utf8.UTFMax]byte
	out := buf[:0]
	last, run := rune(-1), 0
	for _, r := range form {
		switch {
		case 'a' <= r && r <= 'z':
			r = 'x'
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case isDigit(r):
			r = 'd'
		}
		if run++; r != last {
			run, last = 1, r
		}
		if run <= 4 {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}
