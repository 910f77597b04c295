package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
)

// stretch is a run of text in quotation marks.
type stretch struct {
	outer synoptic.Span // with its marks
	inner synoptic.Span // without them
	// closed is false where the paragraph ends without a closing mark: speech
	// that runs on into the next paragraph, or a mark that was lost.
	closed bool
	// resumes is set where the stretch takes up again what the last
	// paragraph's stretch left open.
	resumes bool
	// single is set for single marks, which also stand for titles and words
	// under discussion, and for speech inside of speech.
	single bool
	// par is the paragraph that it stands in.
	par synoptic.Span
}

// stretches finds what stands in quotation marks, outermost marks only, in
// order of text. Quotation marks pair within a paragraph alone.
func stretches(text string, wrapped bool) []stretch {
	var out []stretch
	paragraphs(text, wrapped, func(start, end int) {
		p := paragraph{text: text, start: start, end: end, skip: -1}
		carried := false
		if n := len(out); n > 0 && !out[n-1].closed && onlySpace(text[out[n-1].outer.End:start]) {
			carried = p.carries()
			if !carried && p.closesBehind() {
				out[n-1].closed = true
			}
		} else {
			p.straydateline()
		}
		found := p.scan(carried)
		if len(found) > 0 && len(out) > 0 {
			last, first := &out[len(out)-1], &found[0]
			first.resumes = !last.closed && opensParagraph(text, start, first.outer.Start) &&
				onlySpace(text[last.outer.End:start])
			if carried {
				first.resumes = true
			}
		}
		out = append(out, found...)
	})
	return out
}

func opensParagraph(text string, start, at int) bool { return onlySpace(text[start:at]) }

func onlySpace(s string) bool { return strings.TrimSpace(s) == "" }

// paragraph is a run of text in which marks are paired.
type paragraph struct {
	text       string
	start, end int
	skip       int // a mark that belongs to the paragraph before or to nothing, -1 if none
}

type markKind uint8

const (
	noMark markKind = iota
	doubleOpen
	doubleLow // „ which “ closes
	doubleClose
	doubleEither // straight or doubled marks, which look the same on both sides
	singleOpen
	singleClose
	singleEither
)

// markAt tells the quotation mark at text[i:], and how many bytes it takes.
func markAt(text string, i int) (markKind, int) {
	switch c := text[i]; {
	case c == '"':
		return doubleEither, 1
	case c == '\'':
		if strings.HasPrefix(text[i:], "''") {
			return doubleClose, 2
		}
		return singleEither, 1
	case c == '`':
		if strings.HasPrefix(text[i:], "``") {
			return doubleOpen, 2
		}
		return singleOpen, 1
	case c < utf8.RuneSelf:
		return noMark, 1
	}
	switch r, n := utf8.DecodeRuneInString(text[i:]); r {
	case '„':
		return doubleLow, n
	case '“', '‟', '«', '〝':
		return doubleOpen, n
	case '”', '»', '〞':
		return doubleClose, n
	case '‘', '‚', '‹':
		return singleOpen, n
	case '’', '›':
		return singleClose, n
	default:
		return noMark, n
	}
}

func (p paragraph) before(i int) rune {
	if i <= p.start {
		return '\n'
	}
	r, _ := utf8.DecodeLastRuneInString(p.text[p.start:i])
	return r
}

func (p paragraph) after(i int) rune {
	if i >= p.end {
		return '\n'
	}
	r, _ := utf8.DecodeRuneInString(p.text[i:p.end])
	return r
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// canOpen and canClose judge a mark at [i, i+n) by its neighbours.
func (p paragraph) canOpen(i, n int) bool {
	b, a := p.before(i), p.after(i+n)
	return !wordRune(b) && !unicode.IsSpace(a) && !strings.ContainsRune(".,;:!?)]", b)
}

func (p paragraph) canClose(i, n int) bool {
	b, a := p.before(i), p.after(i+n)
	return !unicode.IsSpace(b) && !wordRune(a)
}

// scan pairs the marks; carried is set where the paragraph begins in the
// middle of what stands in marks.
func (p paragraph) scan(carried bool) []stretch {
	laterDouble, laterSingle := p.lastClosers()
	var out []stretch
	var resumed []int // stretches that take up what a lost line break parted
	open, openEnd := -1, 0
	single := false
	openWith := noMark
	if carried {
		open = p.start
		for open < p.end && isSpaceByte(p.text[open]) {
			open++
		}
		openEnd, openWith = open, doubleEither
	}
	for i := p.start; i < p.end; {
		k, n := markAt(p.text, i)
		if k == noMark || i == p.skip {
			i += n
			continue
		}
		switch {
		case open < 0 && p.opens(k, i, n, laterDouble, laterSingle):
			open, openEnd, openWith = i, i+n, k
			single = k == singleOpen || k == singleEither
		case open >= 0 && !single && p.reopens(k, i, n):
			out = append(out, p.cut(open, openEnd, i))
			open, openEnd, openWith = i, i+n, k
			resumed = append(resumed, len(out))
		case open >= 0 && p.closes(k, i, n, openWith, single):
			out = append(out, p.stretch(open, openEnd, i, i+n, true, single))
			open = -1
		}
		i += n
	}
	if open >= 0 && (!single || p.runsOn(open)) {
		out = append(out, p.stretch(open, openEnd, p.end, p.end, false, single))
	}
	for _, k := range resumed {
		if k < len(out) {
			out[k].resumes = true
		}
	}
	return out
}

// reopens reports whether a double mark inside of a stretch opens another one
// behind the end of a sentence: paragraphs of one speech whose line breaks
// were lost.
func (p paragraph) reopens(k markKind, i, n int) bool {
	if k != doubleEither && k != doubleOpen || !p.canOpenAfterSentence(i, n) {
		return false
	}
	return true
}

func (p paragraph) canOpenAfterSentence(i, n int) bool {
	a := p.after(i + n)
	if !unicode.IsUpper(a) && a != '[' || !unicode.IsSpace(p.before(i)) {
		return false
	}
	b := strings.TrimRight(p.text[p.start:i], " \t")
	return b != "" && strings.ContainsAny(b[len(b)-1:], ".!?")
}

// cut is the stretch from open that ends without a mark before i.
func (p paragraph) cut(open, openEnd, i int) stretch {
	return p.stretch(open, openEnd, i, i, false, false)
}

// lastClosers are the places of the paragraph's last marks that can close a
// double and a single pair, -1 where there is none.
func (p paragraph) lastClosers() (double, single int) {
	double, single = -1, -1
	for i := p.start; i < p.end; {
		k, n := markAt(p.text, i)
		switch k {
		case doubleClose, doubleEither:
			double = i
		case singleClose, singleEither:
			if p.canClose(i, n) && !p.possessive(i) {
				single = i
			}
		}
		i += n
	}
	return double, single
}

// possessive reports whether the mark after an s is likelier the apostrophe
// of "workers' rights" than a closing mark: a word follows, and no mark of
// punctuation stands on either side.
func (p paragraph) possessive(i int) bool {
	b := p.before(i)
	if b != 's' && b != 'S' {
		return false
	}
	_, n := markAt(p.text, i)
	if p.after(i+n) != ' ' || i+n+1 >= p.end {
		return false
	}
	next := p.after(i + n + 1)
	return unicode.IsLower(next)
}

func (p paragraph) opens(k markKind, i, n, laterDouble, laterSingle int) bool {
	switch k {
	case doubleOpen, doubleLow:
		return true
	case doubleEither:
		b := p.before(i)
		if unicode.IsSpace(p.after(i + n)) {
			// `said:" It is` has its space on the wrong side.
			return (b == ':' || b == ',') && laterDouble > i
		}
		return true
	case doubleClose:
		// `said,” It is … good.”` opens with the closing mark.
		b := p.before(i)
		return (b == ',' || b == ':' || unicode.IsSpace(b)) && laterDouble > i
	case singleOpen, singleEither:
		if !p.canOpen(i, n) || laterSingle <= i && !p.runsOn(i) {
			return false
		}
		return !p.elision(i + n)
	}
	return false
}

// runsOn reports whether a single mark at i, which no mark of the paragraph
// closes, opens speech that the next paragraph goes on with: both begin with
// such a mark and a capital.
func (p paragraph) runsOn(i int) bool {
	opens := func(from, end int) bool {
		for from < end && isSpaceByte(p.text[from]) {
			from++
		}
		if from >= end {
			return false
		}
		k, n := markAt(p.text, from)
		if k != singleOpen && k != singleEither {
			return false
		}
		r, _ := utf8.DecodeRuneInString(p.text[from+n:])
		return unicode.IsUpper(r)
	}
	return onlySpace(p.text[p.start:i]) && opens(i, p.end) && opens(p.end, len(p.text))
}

// elision reports whether a mark before text[i:] stands for letters left out
// ("'90s", "'em", "'tis").
func (p paragraph) elision(i int) bool {
	rest := p.text[i:p.end]
	j := 0
	for j < len(rest) && j < 6 && rest[j] >= '0' && rest[j] <= '9' {
		j++
	}
	if j == 2 && j < len(rest) && rest[j] == 's' {
		return true
	}
	for _, w := range [...]string{"em", "tis", "twas", "til", "cause", "n"} {
		if len(rest) > len(w) && strings.EqualFold(rest[:len(w)], w) && !wordRune(rune(rest[len(w)])) {
			return true
		}
	}
	return false
}

func (p paragraph) closes(k markKind, i, n int, openWith markKind, single bool) bool {
	if single {
		if k != singleClose && k != singleEither {
			return false
		}
		return p.canClose(i, n) && !p.possessive(i)
	}
	switch k {
	case doubleClose:
		return true
	case doubleOpen:
		return openWith == doubleLow
	case doubleEither:
		// A straight mark inside curly ones is a slip for the closing one
		// unless it plainly opens.
		return openWith != doubleOpen || !p.canOpen(i, n)
	case singleClose:
		return false
	}
	return false
}

func (p paragraph) stretch(open, openEnd, close, closeEnd int, closed, single bool) stretch {
	in := synoptic.Span{Start: openEnd, End: close}
	for in.Start < in.End && isSpaceByte(p.text[in.Start]) {
		in.Start++
	}
	for in.End > in.Start && isSpaceByte(p.text[in.End-1]) {
		in.End--
	}
	out := synoptic.Span{Start: open, End: closeEnd}
	if !closed {
		out.End = in.End
	}
	return stretch{outer: out, inner: in, closed: closed, single: single, par: synoptic.Span{Start: p.start, End: p.end}}
}

func isSpaceByte(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
