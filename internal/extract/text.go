package extract

import (
	"strings"

	"synoptic"
)

// class is what a line of an article is.
type class uint8

const (
	running class = iota // the article's own text: sentences, headings, the title
	furniture
)

// line is one line of a text without the white space at its ends.
type line struct {
	synoptic.Span
	norm    string // as rules see it; see normal
	class   class
	title   bool
	byline  bool            // names the writer
	strange []synoptic.Span // furniture inside a line of running text
}

// text is an article's text by its lines that are not empty.
type text struct {
	s     string
	lines []line
	self  string // the outlet as the article names itself, "" if it does not
	// outlet is the outlet as metadata names it, "" if it does not.
	outlet string
	dates  []found
}

// found is a date and where it was read.
type found struct {
	value string
	from  synoptic.PublishedFrom
}

func newText(s string) *text {
	t := &text{s: s}
	for at := 0; at < len(s); {
		end := strings.IndexByte(s[at:], '\n')
		if end < 0 {
			end = len(s)
		} else {
			end += at
		}
		if sp := trim(s, synoptic.Span{Start: at, End: end}); sp.Len() > 0 {
			t.lines = append(t.lines, line{Span: sp, norm: normal(sp.In(s))})
		}
		at = end + 1
	}
	return t
}

// trim takes white space off a span's ends.
func trim(s string, sp synoptic.Span) synoptic.Span {
	part := s[sp.Start:sp.End]
	left := strings.TrimLeft(part, spaces)
	sp.Start += len(part) - len(left)
	sp.End -= len(left) - len(strings.TrimRight(left, spaces))
	return sp
}

// spaces are the characters that are taken off the ends of lines: white
// space, and marks without width.
const spaces = " \t\r\n\v\f\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"

// longNorm is how much of a line rules look at, in bytes.
const longNorm = 2000

var plainMarks = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "\u00a0", " ", "\u200b", "", "–", "-", "—", "-", "…", "...")

// normal is a line as rules see it: lower case, plain quotation marks and
// dashes, single spaces, and no more than its beginning.
func normal(s string) string {
	if len(s) > longNorm {
		s = strings.ToValidUTF8(s[:longNorm], "")
	}
	return strings.ToLower(clean(plainMarks.Replace(s)))
}

// raw is a line's own text.
func (t *text) raw(i int) string { return t.lines[i].In(t.s) }

// drop makes a line furniture unless it is the title.
func (t *text) drop(i int) {
	if !t.lines[i].title {
		t.lines[i].class = furniture
	}
}

// parts gives the spans of running text, neighbouring lines taken together,
// and of furniture, in order.
func (t *text) parts() (body, boilerplate []synoptic.Span) {
	open := false
	add := func(sp synoptic.Span) {
		sp = trim(t.s, sp)
		if sp.Len() == 0 {
			return
		}
		if open {
			body[len(body)-1].End = sp.End
		} else {
			body = append(body, sp)
		}
		open = true
	}
	for _, l := range t.lines {
		if l.class == furniture {
			boilerplate = append(boilerplate, l.Span)
			open = false
			continue
		}
		at := l.Start
		for _, x := range l.strange {
			add(synoptic.Span{Start: at, End: x.Start})
			boilerplate = append(boilerplate, x)
			open = false
			at = x.End
		}
		add(synoptic.Span{Start: at, End: l.End})
	}
	return body, boilerplate
}
