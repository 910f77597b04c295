// Package query is what search knows about texts without a database: what
// their words are, what a query asks for, and which piece of a text shows that
// it was found. Both databases are given the words that are cut here, so that
// they find the same.
package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
	"synoptic/internal/store"
)

// MaxWord is up to how many bytes of a word are looked at.
const MaxWord = 64

// Word is a word of a text: where it stands, and the folded form that it is
// looked for under.
type Word struct {
	synoptic.Span
	Folded string
}

// Words cuts a text into words. A word is a run of letters and digits; an
// apostrophe within one parts it ("Korea's" is "korea", "s"). Characters of
// scripts that are written without spaces are words of their own.
func Words(text string) []Word {
	words := make([]Word, 0, len(text)/6)
	var folded []byte // of the word so far, where it is not the text itself
	for i := 0; i < len(text); {
		start := i
		plain := true // lower-case ASCII so far: its own folded form
		folded = folded[:0]
		for i < len(text) {
			c := text[i]
			if c < utf8.RuneSelf {
				if !asciiWord(c) {
					break
				}
				if 'A' <= c && c <= 'Z' {
					if plain {
						folded, plain = append(folded[:0], text[start:i]...), false
					}
					c += 'a' - 'A'
				}
				if !plain {
					folded = append(folded, c)
				}
				i++
				continue
			}
			r, n := utf8.DecodeRuneInString(text[i:])
			alone := ideograph(r)
			if !alone && !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.M, r) || r == utf8.RuneError {
				break
			}
			if alone && i > start {
				break
			}
			if plain {
				folded, plain = append(folded[:0], text[start:i]...), false
			}
			folded = append(folded, onlyWord(store.FoldRune(r))...)
			i += n
			if alone {
				break
			}
		}
		switch {
		case i == start: // no word begins here
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
		case plain:
			words = append(words, Word{synoptic.Span{Start: start, End: i}, clip(text[start:i])})
		case len(folded) > 0:
			words = append(words, Word{synoptic.Span{Start: start, End: i}, clip(string(folded))})
		}
	}
	return words
}

// Join gives words as the databases take them: their folded forms between
// spaces.
func Join(words []Word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Folded)
	}
	return b.String()
}

func asciiWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// onlyWord leaves out what folding made of a character that is no letter (the
// fraction bar of ½).
func onlyWord(s string) string {
	if len(s) == 1 && asciiWord(s[0]) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, s)
}

func ideograph(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// clip cuts a word after MaxWord bytes, at a character's boundary.
func clip(s string) string {
	if len(s) <= MaxWord {
		return s
	}
	n := MaxWord
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
