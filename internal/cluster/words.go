package cluster

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// term is one word of an article as it is counted.
type term struct {
	stem    string
	surface string // as it is written, without a possessive
	// name says that it is written with a capital where only names are.
	name    bool
	capital bool
	number  bool
	at      int // byte offset
}

// maxWord is how long a word is at most, in bytes; what is longer is no word.
const maxWord = 40

// terms cuts text into words and numbers. Hyphens part words, apostrophes do
// not; a possessive is taken off.
func terms(text string) []term {
	var out []term
	start := true // of a sentence or line
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			switch r {
			case '.', '!', '?', '\n', ':', '"', '“', '‘', '(', '•', '|', '[':
				start = true
			}
			i += n
			continue
		}
		j := i
		digit := unicode.IsDigit(r)
		for j < len(text) {
			c, m := utf8.DecodeRuneInString(text[j:])
			if digit {
				if !unicode.IsDigit(c) && !((c == ',' || c == '.') && j+m < len(text) && text[j+m] >= '0' && text[j+m] <= '9') {
					break
				}
			} else if !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) && !((c == '\'' || c == '’') && nextLetter(text[j+m:])) {
				break
			}
			j += m
		}
		w := text[i:j]
		if len(w) <= maxWord {
			t := term{at: i, number: digit, surface: strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")}
			if digit {
				t.stem = strings.ReplaceAll(w, ",", "")
			} else {
				upper := unicode.IsUpper(r)
				t.stem = stem(strings.ToLower(w))
				t.capital = upper
				t.name = upper && (!start || allUpper(w))
				start = false
			}
			if t.stem != "" {
				out = append(out, t)
			}
		}
		i = j
	}
	return out
}

func nextLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func allUpper(s string) bool {
	return len(s) > 1 && strings.ToUpper(s) == s
}

// stem takes the commonest endings of English off a word in small letters, so
// that "trams", "derailed" and "derailing" count as one with "tram" and
// "derail". It is the same for all articles, and need not be right.
func stem(w string) string {
	w = strings.ReplaceAll(w, "’", "'")
	if i := strings.IndexByte(w, '\''); i > 0 {
		if rest := w[i+1:]; rest == "s" || rest == "" {
			w = w[:i]
		}
	}
	if len(w) < 4 {
		return w
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
		w = w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		w = w[:len(w)-1]
	}
	for _, end := range []string{"ing", "ed"} {
		s, ok := strings.CutSuffix(w, end)
		if !ok || len(s) < 4 && !(len(s) == 3 && end == "ed") || !strings.ContainsAny(s, "aeiouy") {
			continue
		}
		if n := len(s); s[n-1] == s[n-2] && !strings.ContainsRune("lsz", rune(s[n-1])) {
			s = s[:n-1]
		}
		return s
	}
	return strings.TrimSuffix(w, "e")
}
