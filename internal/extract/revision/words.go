package revision

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
)

// longParagraph is how long, in bytes, a paragraph is at most that is compared
// as a whole; a longer one is parted at its sentences' ends.
const longParagraph = 2000

// word is a run of letters and digits with the marks inside it.
type word struct {
	synoptic.Span
	norm string
	// quoted is set between quotation marks, opens on the first of a sentence.
	quoted, opens bool
}

// paragraph is a line of an article's own text.
type paragraph struct {
	words  []word
	key    string
	sorted []string
}

// paragraphs are the lines of a's own text that have words, without its
// headline.
func paragraphs(a *synoptic.Article) []paragraph {
	body := a.Body
	if len(body) == 0 {
		body = []synoptic.Span{{End: len(a.Text)}}
	}
	var out []paragraph
	add := func(s synoptic.Span) {
		if ws := words(a.Text, s); len(ws) > 0 && (a.TitleSpan.IsZero() || !a.TitleSpan.Contains(synoptic.Span{Start: ws[0].Start, End: ws[len(ws)-1].End})) {
			out = append(out, paragraph{ws, keyOf(ws), sortedWords(ws)})
		}
	}
	for _, s := range body {
		for at := s.Start; at < s.End; {
			end := s.End
			if i := strings.IndexByte(a.Text[at:s.End], '\n'); i >= 0 {
				end = at + i
			}
			for end-at > longParagraph {
				cut := sentenceIn(a.Text, at+longParagraph/4, end)
				if cut < 0 {
					break
				}
				add(synoptic.Span{Start: at, End: cut})
				at = cut
			}
			add(synoptic.Span{Start: at, End: end})
			at = end + 1
		}
	}
	return out
}

// sentenceIn is where the first sentence behind from ends; -1 if none does
// before end.
func sentenceIn(text string, from, end int) int {
	for i := from; i+2 < end; i++ {
		if (text[i] == '.' || text[i] == '!' || text[i] == '?') && text[i+1] == ' ' && text[i+2] >= 'A' && text[i+2] <= 'Z' {
			return i + 1
		}
	}
	return -1
}

// words are the words in a span of text.
func words(text string, s synoptic.Span) []word {
	var out []word
	quoted, opens := false, true
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:s.End])
		if !inWord(r) {
			switch r {
			case '"':
				quoted = !quoted
			case '“', '«', '„':
				quoted = true
			case '”', '»':
				quoted = false
			case '.', '!', '?', ':', '\n':
				opens = true
			}
			i += n
			continue
		}
		j := i + n
		for j < s.End {
			r, n := utf8.DecodeRuneInString(text[j:s.End])
			if !inWord(r) {
				// a mark between two of a word: 1,200; 5.8; don't; co-op
				if !strings.ContainsRune(".,'’-", r) || j+n >= s.End {
					break
				}
				if next, _ := utf8.DecodeRuneInString(text[j+n : s.End]); !inWord(next) {
					break
				}
			}
			j += n
		}
		out = append(out, word{synoptic.Span{Start: i, End: j}, strings.ReplaceAll(text[i:j], "’", "'"), quoted, opens})
		opens = false
		i = j
	}
	return out
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '%' || r == '$' || r == '€' || r == '£'
}

// keyOf is the words alone.
func keyOf(ws []word) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(w.norm)
		b.WriteByte(' ')
	}
	return b.String()
}

func equal(a, b []word) bool { return keyOf(a) == keyOf(b) }

// change is the change of the words was into now; one of them may be none.
func change(was, now []word) Change {
	c := Change{cover(was), cover(now), Changed, about(was, now)}
	switch {
	case len(was) == 0:
		c.Kind = Added
	case len(now) == 0:
		c.Kind = Removed
	}
	return c
}

func cover(ws []word) synoptic.Span {
	if len(ws) == 0 {
		return synoptic.Span{}
	}
	return synoptic.Span{Start: ws[0].Start, End: ws[len(ws)-1].End}
}

// about says what a change is about, by its words.
func about(was, now []word) What {
	what := Text
	for _, ws := range [][]word{was, now} {
		for _, w := range ws {
			r, _ := utf8.DecodeRuneInString(w.norm)
			switch {
			case w.quoted:
				return Quote
			case strings.ContainsAny(w.norm, "0123456789") || numberWords[strings.ToLower(w.norm)]:
				what = Number
			case what == Text && unicode.IsUpper(r) && !w.opens:
				what = Name
			}
		}
	}
	return what
}

// numberWords are numbers as news writes them out.
var numberWords = map[string]bool{"two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true, "ten": true,
	"eleven": true, "twelve": true, "dozen": true, "dozens": true, "hundred": true, "hundreds": true, "thousand": true, "thousands": true, "million": true, "billion": true}
