package speech

import (
	"strings"
	"unicode"

	"synoptic"
)

// Headlines and transcripts attribute by place and a colon rather than by
// syntax: "Dozens hurt in tram crash: police", "Ruiz: I never signed",
// "Driver “blacked out”, say passengers".

// The longest source that such a line can name, in tokens, and the longest
// line that can be a headline.
const (
	maxHeadSource = 6
	maxHeadline   = 30
)

// headlines finds the attributions of headlines and transcripts.
func (x *reader) headlines() {
	t := x.tree
	text := x.r.Article.Text
	for a := 0; a < len(t.toks); {
		for a < len(t.toks) && t.toks[a].IsSpace() {
			a++
		}
		b := a
		for b < len(t.toks) && !x.breaksLine(b) {
			b++
		}
		if b > a && !x.outside[a] {
			title := len(strings.TrimSpace(text[:t.toks[a].Start])) == 0 ||
				x.r.Article.TitleSpan.Len() > 0 && x.r.Article.TitleSpan.Contains(t.toks[a].Span)
			x.headline(a, b-1, title)
		}
		a = b + 1
	}
}

func (x *reader) headline(a, b int, title bool) {
	t := x.tree
	for b > a && (t.toks[b].IsSpace() || t.toks[b].Norm == ".") {
		b--
	}
	first, last := -1, -1
	for i := a; i <= b && i < a+maxHeadline; i++ {
		if t.toks[i].Norm == ":" && x.inside[i] < 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	short := b-a < maxHeadline
	switch {
	case first > a && first-a <= maxHeadSource && b-first >= 3 && x.speakerLabel(a, first-1, title && short):
		x.addHead(first, a, first-1, first+1, b, short)
	case title && short && last > a+2 && b-last <= maxHeadSource && b > last && x.sourceLike(last+1, b):
		x.addHead(last, last+1, b, a, last-1, short)
	case title && short:
		x.saidBehind(a, b)
	}
}

// speakerLabel reports whether the tokens before a colon name who speaks: a
// person, or in a headline any source.
func (x *reader) speakerLabel(a, b int, title bool) bool {
	if title {
		return x.sourceLike(a, b)
	}
	for i := a; i <= b; i++ {
		if w := x.tree.toks[i].Span.In(x.r.Article.Text); w == "" || !unicode.IsUpper(firstRune(w)) && w != "." {
			return false
		}
	}
	return x.namesPerson(b)
}

// sourceLike reports whether tokens [a, b] can be the name of a source.
func (x *reader) sourceLike(a, b int) bool {
	t := x.tree
	for b > a && t.toks[b].Pos == "PUNCT" {
		b--
	}
	for i := a; i <= b; i++ {
		if p := t.toks[i].Pos; p == "VERB" || p == "AUX" {
			return false
		}
	}
	for i := a; i < b; i++ {
		// "nine dead in Halvorn" ends with a name and is not about it.
		if t.toks[i].Pos == "ADP" && !x.lex.is("inSource", t.toks[i].Norm) {
			return false
		}
	}
	lemma := strings.ToLower(t.toks[b].Lemma)
	if _, ok := x.lex.sources[lemma]; ok || x.lex.personNoun(lemma) {
		return true
	}
	if k := x.mention[b]; k >= 0 {
		switch x.r.Mentions[k].Type {
		case synoptic.Person:
			return x.r.Mentions[k].First-a <= 3 && x.speaksElsewhere(k)
		case synoptic.Organization:
			return x.r.Mentions[k].First == a && x.speaksElsewhere(k)
		}
	}
	return false
}

// speaksElsewhere reports whether the article speaks of mention k again: a
// headline is over a text about those whom it has speak, and what only it
// names is likelier a topic ("Harbour shooting: two held").
func (x *reader) speaksElsewhere(k int) bool {
	e := x.r.Mentions[k].Entity
	return e < 0 || e >= len(x.r.Entities) || len(x.r.Entities[e].Mentions) > 1
}

// addHead adds the attribution of tokens [ca, cb] to [sa, sb] by the mark at
// cue, in place of what syntax made of that line.
func (x *reader) addHead(cue, sa, sb, ca, cb int, whole bool) {
	t := x.tree
	if ca > cb {
		return
	}
	c := x.blank(cue)
	c.frame, c.cueSpan = frameColon, t.toks[cue].Span
	c.content = t.span(ca, cb)
	c.source = nounPhrase{sa, sb, sb, 0}
	if whole {
		line := t.span(min(sa, ca), max(sb, cb))
		for i := range x.found {
			// What the parser took for a clause over both sides is none.
			if f := &x.found[i]; f.content.Overlaps(line) && f.content.Overlaps(t.span(sa, sb)) {
				f.content = synoptic.Span{}
			}
		}
	}
	x.found = append(x.found, c)
}

// saidBehind reads "…, say passengers" at the end of a headline.
func (x *reader) saidBehind(a, b int) {
	t := x.tree
	for i := b - 1; i > a+2 && b-i <= maxHeadSource; i-- {
		if t.toks[i-1].Norm != "," || t.toks[i].Tag == "VBG" || t.toks[i].Tag == "VBN" {
			continue
		}
		if act, ok := x.lex.acts[t.toks[i].Lemma]; !ok || !act.Reports() || !x.sourceLike(i+1, b) {
			continue
		}
		for k := range x.found {
			if x.found[k].cue == i {
				x.found[k].content = synoptic.Span{}
			}
		}
		c := x.blank(i)
		c.frame, c.cueSpan = frameClause, t.toks[i].Span
		c.content = t.span(a, i-2)
		c.source = nounPhrase{i + 1, b, b, 0}
		x.found = append(x.found, c)
		x.byCue[i] = len(x.found)
		return
	}
}
