package speech

import (
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
				if by == c.told && link.Kind == synoptic.OriginOrganization {
					link.Kind = synoptic.OriginOutlet
				}
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
		q := synoptic.Quote{Span: content, Cue: c.cueSpan, SpeakerAt: c.at, SpeakerNamed: c.named, Speaker: c.entity, Attribution: at, Act: x.said(*c)}
		if c.cited.head >= 0 {
			// "…," the agency said, quoting the minister: the minister's words.
			q.SpeakerAt, q.SpeakerNamed, q.Speaker = c.cited.span(x.tree), synoptic.Span{}, x.entity(c.cited)
		}
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
	if c.source.head >= 0 && x.lex.sources[x.tree.toks[c.source.head].Lemma] == synoptic.OriginDocument && x.entity(c.source) < 0 {
		a.Entity = synoptic.NoEntity // the speech is its author's, the origin the document
	}
	a.Kind = x.sourceKind(p, a.Entity)
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
