package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
)

// Context is a passage with the words of its article around it.
type Context struct {
	Before, Text, After string
	// CutBefore and CutAfter are set where the sentence goes on beyond them.
	CutBefore, CutAfter bool
	Paragraph           int // from 1
}

// sentenceReach bounds how far around a passage its sentence is looked for, in
// bytes.
const sentenceReach = 240

// Around finds the sentence in which a passage stands, as far as reach bytes to
// either side. All of it is a slice of the article.
func (a *Article) Around(p synoptic.Passage, reach int) Context {
	text := a.Text
	if p.Span().Check(text) != nil {
		return Context{Text: p.Text}
	}
	reach = min(reach, sentenceReach)
	c := Context{Text: text[p.Start:p.End], Paragraph: a.paragraph(p.Start)}
	from := sentenceStart(text, p.Start)
	if p.Start-from > reach {
		from, c.CutBefore = wordStart(text, p.Start-reach), true
		if from > p.Start {
			from = p.Start
		}
	}
	to := sentenceEnd(text, p.End)
	if to-p.End > reach {
		to, c.CutAfter = wordEnd(text, p.End+reach), true
		if to < p.End {
			to = p.End
		}
	}
	c.Before, c.After = text[from:p.Start], text[p.End:to]
	return c
}

// Words are the context as one text.
func (c Context) Words() string {
	s := c.Before + c.Text + c.After
	if c.CutBefore {
		s = "… " + s
	}
	if c.CutAfter {
		s += " …"
	}
	return s
}

// paragraph is the number, from 1, of the paragraph that the byte at stands in.
func (a *Article) paragraph(at int) int {
	n, _ := slices.BinarySearch(a.starts, at+1)
	return max(1, n)
}

// paragraphStarts are the offsets at which lines with more than white space
// begin.
func paragraphStarts(s string) []int {
	var out []int
	blank := true
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			blank = true
		case ' ', '\t', '\r':
		default:
			if blank {
				out = append(out, i)
			}
			blank = false
		}
	}
	return out
}

// sentenceStart looks back from at for the end of the sentence before: a line
// break, or a full stop and white space before what is no lower-case letter.
func sentenceStart(text string, at int) int {
	for i := at; i > 0 && at-i <= 4*sentenceReach; i-- {
		if text[i-1] == '\n' {
			return i
		}
		if i >= 2 && text[i-1] == ' ' && endsSentence(text[:i-1]) {
			if r, _ := utf8.DecodeRuneInString(text[i:]); !unicode.IsLower(r) {
				return i
			}
		}
	}
	if at <= 4*sentenceReach {
		return 0
	}
	return wordStart(text, at-4*sentenceReach)
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’)»")
	if s == "" {
		return false
	}
	switch s[len(s)-1] {
	case '?', '!':
		return true
	case '.':
		// A short word with a capital may be an initial or an abbreviation
		// ("U.S.", "J.", "Capt."): then rather a sentence too much than a half.
		w := s[strings.LastIndexByte(s, ' ')+1:]
		return len(w) > 5 || len(w) > 2 && w == strings.ToLower(w)
	}
	return false
}

func sentenceEnd(text string, at int) int {
	for i := at; i < len(text) && i-at <= 4*sentenceReach; i++ {
		if text[i] == '\n' {
			return i
		}
		if text[i] == ' ' && endsSentence(text[:i][max(0, i-32):]) {
			if r, _ := utf8.DecodeRuneInString(text[i+1:]); !unicode.IsLower(r) {
				return i
			}
		}
	}
	if len(text)-at <= 4*sentenceReach {
		return len(text)
	}
	return wordEnd(text, at+4*sentenceReach)
}

// wordStart moves at forward to the beginning of a word.
func wordStart(text string, at int) int {
	if at <= 0 {
		return 0
	}
	if i := strings.IndexByte(text[at:], ' '); i >= 0 && i < 40 {
		return at + i + 1
	}
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

// wordEnd moves at back to the end of a word.
func wordEnd(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	if i := strings.LastIndexByte(text[max(0, at-40):at], ' '); i >= 0 {
		return max(0, at-40) + i
	}
	for at > 0 && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}
