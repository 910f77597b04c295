package pdf

import (
	"strings"
	"unicode"
)

// How sure a text has to be, as parts of its characters or words.
const (
	maxLost    = 0.003 // characters that are lost, private or control ones
	maxOdd     = 0.12  // words of four letters and more without a vowel
	maxGlued   = 0.03  // words of more than 30 letters
	maxSingle  = 0.30  // words of one letter: letters set apart
	minLetters = 40    // less is no article
	manyWords  = 20    // from so many words on the parts of words count
)

const noLetters = "its fonts do not tell which letters they show"

// trusted says why a text is not to be trusted, "" if it is.
func trusted(s string) string {
	n, letters, bad := 0, 0, 0
	for _, r := range s {
		n++
		switch {
		case unicode.IsLetter(r):
			letters++
		case r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.IsControl(r) && r != '\n' && r != '\t':
			bad++
		}
	}
	if bad > 1 && float64(bad) > maxLost*float64(n) {
		return noLetters
	}
	if letters < minLetters {
		return "there is hardly any text in it"
	}
	words, long, odd, glued, single := 0, 0, 0, 0, 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		if words++; len(w) == 1 && w != "a" && w != "A" && w != "I" {
			single++
		}
		ascii := 0
		for i := range len(w) {
			if w[i]|0x20 >= 'a' && w[i]|0x20 <= 'z' {
				ascii++
			}
		}
		if ascii < len(w) || ascii < 4 || w == strings.ToUpper(w) {
			continue // another script, an abbreviation
		}
		if long++; !strings.ContainsAny(w, "aeiouyAEIOUY") {
			odd++
		}
		if len(w) > 30 {
			glued++
		}
	}
	switch {
	case long >= manyWords && float64(odd) > maxOdd*float64(long):
		return "its text is garbled: too many words have no vowel"
	case long >= manyWords && float64(glued) > maxGlued*float64(long):
		return "its text is garbled: words run together"
	case words >= manyWords && float64(single) > maxSingle*float64(words):
		return "its text is garbled: letters stand alone"
	}
	return ""
}
