package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"synoptic"
)

// standsAlone reports whether a stretch makes a sentence of its own: marks at
// both ends, with nothing of its sentence outside of them.
func (x *reader) standsAlone(s stretch) bool {
	text := x.r.Article.Text
	if strings.Count(s.inner.In(text), " ") < 3 || s.single && !x.wholeParagraph(s) {
		return false
	}
	b := strings.TrimRight(text[:s.outer.Start], " \t")
	if b != "" && !strings.ContainsAny(b[len(b)-1:], ".\n!?:") && !strings.HasSuffix(b, "”") {
		return false
	}
	in := s.inner.In(text)
	return !s.closed || strings.ContainsAny(in[len(in)-1:], ".!?") || strings.HasPrefix(text[s.outer.End:], ".")
}

// wholeParagraph reports whether a stretch fills its paragraph.
func (x *reader) wholeParagraph(s stretch) bool {
	text := x.r.Article.Text
	return strings.TrimRight(text[s.par.Start:s.outer.Start], " \t") == "" &&
		strings.TrimLeft(text[s.outer.End:s.par.End], " \t\r.") == ""
}

// wording reports whether a stretch inside of a sentence is somebody's own
// words rather than a title, a name or a single word held at a distance: five
// words or more, a verb among them, and not written like a title.
func (x *reader) wording(s stretch) bool {
	t := x.tree
	words, capitals, verbs := 0, 0, 0
	for i := t.at(s.inner.Start); i < len(t.toks) && t.toks[i].Start < s.inner.End && words < 40; i++ {
		w := t.toks[i].Span.In(x.r.Article.Text)
		if w == "" || !wordRune(firstRune(w)) {
			continue
		}
		words++
		if unicode.IsUpper(firstRune(w)) {
			capitals++
		}
		if p := t.toks[i].Pos; p == "VERB" || p == "AUX" {
			verbs++
		}
	}
	return words >= 5 && verbs > 0 && capitals*2 < words
}

// glued finds the cue and the speaker of a stretch whose closing mark lost the
// space behind it: `… very good”says Ana Ruiz.`
func (x *reader) glued(c *candidate, s stretch) {
	t, text := x.tree, x.r.Article.Text
	end := s.outer.End
	for end < s.par.End && text[end] >= 'a' && text[end] <= 'z' {
		end++
	}
	if !x.lex.spoken[text[s.outer.End:end]] {
		return
	}
	for i := t.at(end); i < len(t.toks) && i <= t.at(end)+6 && t.toks[i].End <= s.par.End; i++ {
		if x.namesPerson(i) {
			c.frame = frameQuote
			c.cueSpan = synoptic.Span{Start: s.outer.End, End: end}
			c.source = nounPhrase{max(x.r.Mentions[x.mention[i]].First, t.at(end)), i, i, 0}
			return
		}
	}
}

// bracketed finds the speaker of a stretch that fills a bracket behind a
// person's name: `critics such as Ana Ruiz (“We never agreed”)`.
func (x *reader) bracketed(c *candidate, s stretch) {
	t, text := x.tree, x.r.Article.Text
	if !strings.HasSuffix(text[:s.outer.Start], "(") || !strings.HasPrefix(text[s.outer.End:], ")") {
		return
	}
	i := t.at(s.outer.Start-1) - 1
	if i < 0 || !x.namesPerson(i) {
		return
	}
	m := x.r.Mentions[x.mention[i]]
	c.frame, c.source = frameQuote, nounPhrase{m.First, i, i, 0}
}

// titleLike reports whether a stretch is written like the title of a work
// inside of a sentence: each longer word with a capital, no punctuation at its
// end, nothing that introduces it.
func (x *reader) titleLike(s stretch) bool {
	text := x.r.Article.Text
	in := s.inner.In(text)
	if in == "" || strings.ContainsAny(in[len(in)-1:], ".,!?;") || strings.HasPrefix(text[s.outer.End:], ",\u201d") {
		return false
	}
	if b := strings.TrimRight(text[s.par.Start:s.outer.Start], " "); b == "" || strings.HasSuffix(b, ":") || strings.HasSuffix(b, ",") {
		return false
	}
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(in) {
		words++
		r := firstRune(w)
		if unicode.IsUpper(r) || unicode.IsDigit(r) || len(w) <= 3 && words > 1 {
			capitals++
		}
	}
	return words <= 8 && capitals == words
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// inBody reports whether a stretch begins in the article's own text.
func (x *reader) inBody(s stretch) bool {
	i := x.tree.at(s.inner.Start)
	return i >= len(x.outside) || !x.outside[i]
}
