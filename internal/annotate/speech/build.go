package speech

import (
	"strings"

	"synoptic"
)

// build turns what was found into the reading's quotes and attributions.
func (x *reader) build() (quotes []synoptic.Quote, attrs []synoptic.Attribution) {
	for _, c := range x.found {
		content := x.trim(c.content)
		if content.Len() == 0 {
			continue
		}
		src, ent := c.source.span(x.tree), c.entity
		at, act := -1, x.act(c)
		if c.cue >= 0 && act.Reports() && !c.selfSaid {
			at = len(attrs)
			whole := c.cueSpan
			kind := x.sourceKind(c.source, ent)
			own := ent
			if kind == synoptic.OriginDocument && c.source.head >= 0 && x.entity(c.source) < 0 {
				own = synoptic.NoEntity // the speech is its author's, the origin the document
			}
			if !src.IsZero() && !src.Overlaps(content) {
				whole = whole.Cover(src)
			}
			attrs = append(attrs, synoptic.Attribution{Span: whole, Source: src, Cue: c.cueSpan, Content: content, Kind: kind, Act: act, Entity: own, Outer: -1, Confidence: 0.9})
		}
		q := synoptic.Quote{Span: content, Cue: c.cueSpan, SpeakerAt: c.at, SpeakerNamed: c.named, Speaker: ent, Attribution: at, Act: act}
		q.Kind, q.Quoted = x.kind(c, content)
		quotes = append(quotes, q)
	}
	return quotes, attrs
}

// act is what the candidate's source does with its content.
func (x *reader) act(c candidate) synoptic.Act {
	if c.cue < 0 || c.frame == frameAccord || c.frame == frameColon {
		return synoptic.Says
	}
	if a, ok := x.lex.acts[x.tree.toks[c.cue].Lemma]; ok {
		return a
	}
	if c.frame == frameQuote {
		return synoptic.Says
	}
	return synoptic.Mentions
}

// trim takes quotation marks, commas and white space off the ends.
func (x *reader) trim(s synoptic.Span) synoptic.Span {
	const idle = "\"“”‘’' \t\n\r.,"
	in := s.In(x.r.Article.Text)
	left := strings.TrimLeft(in, idle)
	s.Start += len(in) - len(left)
	s.End -= len(left) - len(strings.TrimRight(left, " \t\n\r,;:\"“”‘’'"))
	if s.End < s.Start {
		s.End = s.Start
	}
	return s
}

func (x *reader) kind(c candidate, content synoptic.Span) (synoptic.QuoteKind, []synoptic.Span) {
	var in []synoptic.Span
	n := 0
	for i := x.firstStretch(c.content.Start); i < len(x.strs) && x.strs[i].outer.Start < c.content.End; i++ {
		if s := x.strs[i].outer; s.Overlap(c.content)*10 < s.Len()*9 {
			continue // marks of the speech around it
		}
		in = append(in, x.strs[i].inner)
		n += x.strs[i].outer.Len()
	}
	switch {
	case len(in) == 0:
		return synoptic.Indirect, nil
	case c.frame == frameQuote || c.frame == frameFloat || n*10 >= c.content.Len()*9:
		return synoptic.Direct, in
	}
	return synoptic.Mixed, in
}
