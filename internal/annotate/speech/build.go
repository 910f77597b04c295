package speech

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// build turns what was found into the reading's quotes and attributions.
func (x *reader) build() (quotes []synoptic.Quote, attrs []synoptic.Attribution) {
	known, byCue := map[int]int{}, map[int]int{}
	for i := range x.found {
		c := &x.found[i]
		content := x.trim(c.content)
		if content.Len() == 0 {
			continue
		}
		at, act := -1, x.act(*c)
		if c.cue >= 0 && x.handsOn(*c, act) {
			outer := -1
			for _, by := range [...]nounPhrase{c.via, c.told} {
				if by.head < 0 || by.head == c.source.head {
					continue
				}
				link := synoptic.Attribution{Source: by.span(x.tree), Cue: c.cueSpan, Content: content, Act: synoptic.Says, Entity: x.entity(by), Outer: -1, Confidence: c.confidence()}
				link.Span = c.cueSpan.Cover(link.Source)
				link.Kind = x.sourceKind(by, link.Entity)
				outer = len(attrs)
				attrs = append(attrs, link)
			}
			at = len(attrs)
			if outer >= 0 {
				known[at] = outer
			}
			byCue[c.cue] = at
			attrs = append(attrs, x.attribution(c, content, act))
		}
		if c.frame == frameCite {
			continue
		}
		q := synoptic.Quote{Span: content, Cue: c.cueSpan, SpeakerAt: c.at, SpeakerNamed: c.named, Speaker: c.entity, Attribution: at, Act: act}
		q.Kind, q.Quoted = x.kind(*c, content)
		quotes = append(quotes, q)
	}
	for i := range x.found {
		c := &x.found[i]
		a, ok := byCue[c.cue]
		if o, has := byCue[c.under]; ok && has && c.under >= 0 && a != o {
			known[a] = o
		}
	}
	outer(attrs, known)
	return quotes, attrs
}

// attribution is the candidate as an attribution.
func (x *reader) attribution(c *candidate, content synoptic.Span, act synoptic.Act) synoptic.Attribution {
	src := c.source.span(x.tree)
	a := synoptic.Attribution{Span: c.cueSpan, Source: src, Cue: c.cueSpan, Content: content, Act: act, Entity: c.entity, Outer: -1, Confidence: c.confidence()}
	if !src.IsZero() && !src.Overlaps(content) && max(src.Start-c.cueSpan.End, c.cueSpan.Start-src.End) < 400 {
		a.Span = a.Span.Cover(src)
	}
	p := c.source
	if p.head < 0 || x.tree.toks[p.head].Pos == "PRON" {
		a.Source = c.named
	}
	if c.antecedent != nil && (p.head < 0 || x.tree.toks[p.head].Pos == "PRON") {
		p = c.antecedent.phrase
	}
	a.Kind = x.sourceKind(p, c.entity)
	if a.Kind == synoptic.OriginDocument && c.source.head >= 0 && x.entity(c.source) < 0 {
		a.Entity = synoptic.NoEntity // the speech is its author's, the origin the document
	}
	return a
}

// confidence is how sure it is that the candidate attributes.
func (c *candidate) confidence() float64 {
	switch {
	case c.score > 0:
		return c.score
	case c.frame == frameQuote, c.frame == frameAdverb, c.frame == frameCite:
		return 0.9
	}
	return 0.8
}

// act is what the candidate's source does with its content.
func (x *reader) act(c candidate) synoptic.Act {
	switch {
	case c.cue < 0, c.frame == frameAccord, c.frame == frameColon, c.frame == frameCite:
		return synoptic.Says
	case c.frame == frameAdverb:
		return x.lex.adverbs[x.tree.toks[c.cue].Norm]
	}
	if a, ok := x.lex.acts[x.tree.toks[c.cue].Lemma]; ok {
		return a
	}
	if c.frame == frameQuote || c.frame == frameClause && x.marksIn(c.content) != "" {
		return synoptic.Says
	}
	return synoptic.Mentions
}

// trim takes white space, commas and, where the content stands between them,
// quotation marks off the ends; a closing mark whose opening one stands within
// is kept.
func (x *reader) trim(s synoptic.Span) synoptic.Span {
	text := x.r.Article.Text
	const idle = " \t\n\r,;:"
	for s.Len() > 0 && strings.IndexByte(idle, text[s.Start]) >= 0 {
		s.Start++
	}
	for s.Len() > 0 && strings.IndexByte(idle, text[s.End-1]) >= 0 {
		s.End--
	}
	first, last := x.stretchesIn(s)
	if last < 0 {
		return s
	}
	a, b := x.strs[first], x.strs[last]
	end := s.End
	if text[end-1] == '.' && end-1 >= b.outer.End {
		end-- // “…”.
	}
	if a.outer.Start >= s.Start-1 && a.outer.Start <= s.Start && b.closed && end >= b.inner.End && end <= b.outer.End {
		s.Start, s.End = max(s.Start, a.inner.Start), min(end, b.inner.End)
	} else if a.outer.Start <= s.Start && a.inner.Start > s.Start {
		s.Start = a.inner.Start
	} else if first == last && s.Start >= a.inner.Start && s.End > a.inner.End {
		s.End = a.inner.End
	}
	for s.Len() > 0 && strings.IndexByte(idle, text[s.End-1]) >= 0 {
		s.End--
	}
	return s
}

func (x *reader) kind(c candidate, content synoptic.Span) (synoptic.QuoteKind, []synoptic.Span) {
	var in []synoptic.Span
	n := 0
	for i, k := x.firstStretch(c.content.Start), 0; i < len(x.strs) && x.strs[i].outer.Start < c.content.End && k < maxStretches; i, k = i+1, k+1 {
		if s := x.strs[i].outer; s.Overlap(c.content)*10 < s.Len()*9 {
			continue // marks of the speech around it
		}
		if (c.frame == frameObject || c.frame == frameNoun) && x.heldAtDistance(x.strs[i]) {
			continue
		}
		in = append(in, x.strs[i].inner)
		n += x.strs[i].outer.Len()
	}
	switch {
	case len(in) == 0:
		return synoptic.Indirect, nil
	case c.frame == frameQuote || c.frame == frameFloat || n*10 >= c.content.Len()*9 || x.marked(c.content):
		return synoptic.Direct, in
	}
	return synoptic.Mixed, in
}

// handsOn reports whether an article takes what a candidate holds from its
// source: words or findings of somebody who can have them.
func (x *reader) handsOn(c candidate, act synoptic.Act) bool {
	t := x.tree
	if c.selfSaid || !act.Reports() && !x.view(c) {
		return false
	}
	if c.frame == frameObject || c.frame == frameNoun || c.frame == frameAdjective || c.frame == frameRelative {
		// "declined to comment", "ordered the evacuation" hand on nothing.
		if c.head >= 0 && t.toks[c.head].Dep == "xcomp" && x.marksIn(c.content) == "" && !x.lex.vows[t.toks[c.cue].Lemma] && act != synoptic.Accuses {
			return false
		}
		switch act {
		case synoptic.Orders, synoptic.Asks:
			return false
		case synoptic.Foresees:
			if c.source.head < 0 || t.toks[c.source.head].Pos == "PRON" {
				return false
			}
		}
	}
	if x.lex.naming[t.toks[c.cue].Lemma] && c.frame == frameObject && t.child(c.cue, "oprd") < 0 && x.marksIn(c.content) == "" {
		return false // "called his mother"
	}
	if x.withheld(c.cue) {
		return false
	}
	if x.inside[c.cue] >= 0 && c.entity < 0 {
		return false // what somebody quoted says of others
	}
	return x.canSpeak(c)
}

// view reports whether a candidate says what somebody other than the writer
// believes: "analysts believe that prices will fall".
func (x *reader) view(c candidate) bool {
	t := x.tree
	if c.cue < 0 || c.frame != frameClause || c.source.head < 0 || !x.lex.beliefs[t.toks[c.cue].Lemma] || x.inside[c.cue] >= 0 {
		return false
	}
	switch t.toks[c.source.head].Norm {
	case "i", "we", "you", "one", "who":
		return false
	}
	return true
}

// withheld reports whether a cue says that something was not said, or not yet:
// "did not say", "will announce", "planned to tell".
func (x *reader) withheld(c int) bool {
	t := x.tree
	tok := t.toks[c]
	if tok.Pos != "VERB" {
		return false
	}
	for _, k := range t.children(c) {
		if k > c {
			break
		}
		switch d := t.toks[k]; d.Dep {
		case "neg":
			return true
		case "aux":
			if d.Tag == "MD" {
				return true
			}
			if d.Tag == "TO" {
				switch h := t.toks[t.head(c)]; h.Lemma {
				case "go", "continue", "come", "appear", "seem":
					return false
				}
				return true
			}
		}
	}
	return false
}

// canSpeak reports whether the source of a candidate is somebody or something
// that can be a source. No source at all ("reportedly") can.
func (x *reader) canSpeak(c candidate) bool {
	p := c.source
	if p.head < 0 {
		return c.antecedent != nil || c.entity >= 0 || x.hearsay(c)
	}
	if c.entity >= 0 || c.frame == frameAccord {
		return true
	}
	tok := x.tree.toks[p.head]
	if tok.Pos == "PROPN" || x.label[p.head] != "" && tok.Pos != "NUM" {
		return true
	}
	if _, ok := x.lex.sources[tok.Lemma]; ok {
		return true
	}
	if _, ok := x.lex.sources[strings.ToLower(tok.Norm)]; ok {
		return true
	}
	if tok.Pos == "PRON" {
		return c.antecedent != nil || !c.named.IsZero()
	}
	if x.lex.personNoun(tok.Lemma) {
		return true
	}
	// What says something in plain words is taken at its word.
	switch x.act(c) {
	case synoptic.Says, synoptic.Writes:
		return c.frame == frameQuote || c.frame == frameClause && c.score >= 0.8
	}
	return false
}

// hearsay reports whether a candidate without a source says that there is one
// ("is said to have", "it was reported that", "reportedly"), rather than who
// was told something.
func (x *reader) hearsay(c candidate) bool {
	t := x.tree
	switch {
	case c.frame == frameAdverb, c.frame == frameFloat, c.frame == frameQuote, c.frame == frameColon:
		return true
	case x.marksIn(c.content) != "":
		return true
	}
	s := t.child(c.cue, "nsubjpass", "expl")
	if s < 0 {
		return false
	}
	if c.frame == frameClause {
		return t.toks[s].Norm == "it"
	}
	return c.frame == frameObject && c.head >= 0 && t.child(c.cue, "xcomp") >= 0 && x.hears(t.toks[c.cue].Lemma)
}

// hears reports whether the subject of a verb in the passive is what is said
// ("is reported to have left"), not who is spoken to ("was told to leave").
func (x *reader) hears(lemma string) bool {
	switch x.lex.acts[lemma] {
	case synoptic.Says, synoptic.Accuses:
		return !x.lex.hearers[lemma]
	}
	return false
}

// heldAtDistance reports whether marks in the object of a cue are likelier a
// title's, or the headline writer's own distance, than the source's words.
func (x *reader) heldAtDistance(s stretch) bool {
	if x.titleLike(s) {
		return true
	}
	title := x.r.Article.TitleSpan
	head := title.Len() > 0 && title.Contains(s.inner) || strings.TrimSpace(x.r.Article.Text[:s.par.Start]) == ""
	return head && strings.Count(s.inner.In(x.r.Article.Text), " ") < 2
}

// marked reports whether quotation marks stand at both ends of a content.
func (x *reader) marked(s synoptic.Span) bool {
	first, last := x.stretchesIn(s)
	return last > first && x.strs[first].outer.Start <= s.Start && x.strs[last].outer.End >= s.End-1
}

// stretchesIn are the first and the last stretch that begin before the end of
// s and do not end before it begins; last is -1 if there are none.
func (x *reader) stretchesIn(s synoptic.Span) (first, last int) {
	first = x.firstStretch(s.Start)
	end, _ := slices.BinarySearchFunc(x.strs, s.End, func(t stretch, p int) int { return cmp.Compare(t.outer.Start, p) })
	if end <= first {
		return first, -1
	}
	return first, end - 1
}
