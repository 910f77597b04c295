package wire

import (
	"fmt"

	"synoptic"
)

// copier turns a reading's layers into their JSON forms. The first span that
// does not fit the text ends in err.
type copier struct {
	r    *synoptic.Reading
	text string
	err  error
}

func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (c *copier) fail(what string, err error) {
	if c.err == nil {
		c.err = fmt.Errorf("%s: %w", what, err)
	}
}

func (c *copier) place(what string, s synoptic.Span) Place {
	if err := s.Check(c.text); err != nil {
		c.fail(what, err)
		return Place{}
	}
	return Place{s.Start, s.End, c.text[s.Start:s.End]}
}

// maybe is the place of a span that may be none.
func (c *copier) maybe(what string, s synoptic.Span) *Place {
	if s.IsZero() {
		return nil
	}
	p := c.place(what, s)
	return &p
}

func localID(i int) string { return fmt.Sprintf("l%d", i+1) }

func (c *copier) entity(i int) *string {
	if i < 0 || i >= len(c.r.Entities) {
		return nil
	}
	return some(localID(i))
}

func (c *copier) passages(what string, spans []synoptic.Span) []synoptic.Passage {
	var out []synoptic.Passage
	for _, s := range spans {
		p := c.place(what, s)
		out = append(out, synoptic.Passage{Article: c.r.Article.ID, Start: p.Start, End: p.End, Text: p.Text})
	}
	return out
}

func (c *copier) info() synoptic.ArticleInfo {
	a := c.r.Article
	return synoptic.ArticleInfo{
		ID: a.ID, Path: a.Path, URL: a.URL, Outlet: a.Outlet, Family: a.Family, Title: a.Title, Byline: a.Byline, Language: a.Language,
		Published: some(a.Published), PublishedFrom: a.PublishedFrom, Updated: some(a.Updated), SHA256: a.SHA256, Text: a.Text,
		Body: c.passages("body", a.Body), Boilerplate: c.passages("boilerplate", a.Boilerplate), Status: a.Status, Reason: a.Reason,
	}
}

// syntax copies what the language engine gave, which is not always what the
// passes went on: sentences that cannot be had are read again.
func (c *copier) syntax(out *ReadingArticle) {
	s := &c.r.Syntax
	if c.r.Parsed != nil {
		s = c.r.Parsed
	}
	for _, x := range s.Sentences {
		c.place("sentence", x.Span)
		out.Sentences = append(out.Sentences, x.Span)
	}
	out.Tokens = make([]Token, len(s.Tokens))
	for i, t := range s.Tokens {
		c.place("token", t.Span)
		if t.Head < 0 || t.Head >= len(s.Tokens) {
			c.fail("token head", synoptic.ErrSpan)
		}
		out.Tokens[i] = Token{t.Start, t.End, t.Norm, t.Lemma, t.Tag, t.Pos, t.Dep, t.Head}
	}
	for _, e := range s.Entities {
		out.ModelEntities = append(out.ModelEntities, ModelEntity{c.place("model entity", e.Span), e.Label})
	}
}

func (c *copier) names(out *ReadingArticle) {
	for i, e := range c.r.Entities {
		out.Entities = append(out.Entities, LocalEntity{localID(i), e.Type, e.Name})
	}
	for _, m := range c.r.Mentions {
		kind := m.Kind
		if kind == "" {
			kind = synoptic.NameMention
		}
		out.Mentions = append(out.Mentions, Mention{c.place("mention", m.Span), m.Type, kind, c.maybe("title", m.Title), c.entity(m.Entity)})
	}
}

func (c *copier) speech(out *ReadingArticle) {
	for _, q := range c.r.Quotes {
		x := Quote{Span: c.place("quote", q.Span), Kind: q.Kind, Cue: c.maybe("cue", q.Cue), SpeakerSpan: c.maybe("speaker", q.SpeakerAt), Speaker: c.entity(q.Speaker)}
		for _, s := range q.Quoted {
			x.Quoted = append(x.Quoted, c.place("quoted words", s))
		}
		out.Quotes = append(out.Quotes, x)
	}
	for _, a := range c.r.Attributions {
		out.Attributions = append(out.Attributions, Attribution{
			Span: c.place("attribution", a.Span), Source: c.maybe("source", a.Source), Cue: c.maybe("cue", a.Cue), Content: c.maybe("content", a.Content),
			Kind: a.Kind, Entity: c.entity(a.Entity), Outer: index(a.Outer, len(c.r.Attributions)), Confidence: a.Confidence,
		})
	}
}

// index is i as a pointer; nil where it is no index of a list of n.
func index(i, n int) *int {
	if i < 0 || i >= n {
		return nil
	}
	return &i
}

func (c *copier) times(out *ReadingArticle) {
	for _, t := range c.r.Times {
		anchor := t.Anchor
		if anchor == "" {
			anchor = synoptic.AnchorNone
		}
		out.Times = append(out.Times, Time{c.place("time", t.Span), t.Type, some(t.Value), t.Timex, t.Precision, anchor})
	}
	for _, q := range c.r.Quantities {
		out.Quantities = append(out.Quantities, Quantity{
			Span: c.place("quantity", q.Span), Value: q.Value, Low: q.Low, High: q.High, Bound: q.Bound, Strict: q.Strict,
			Unit: q.Unit, Of: c.maybe("what is counted", q.Of), AsOf: some(q.AsOf),
		})
	}
}

func (c *copier) clauses(out *ReadingArticle) {
	for _, x := range c.r.Clauses {
		y := Clause{
			Span: c.place("claim", x.Span), Subject: c.maybe("subject", x.Subject), Predicate: c.maybe("predicate", x.Predicate),
			Object: c.maybe("object", x.Object), Place: c.maybe("place", x.Place), Quantities: x.Quantities,
			Negated: x.Negated, Modality: x.Modality, Stance: x.Stance, Background: x.Background,
			Attribution: x.Attribution, Quote: index(x.Quote, len(c.r.Quotes)),
		}
		if x.When >= 0 && x.When < len(c.r.Times) {
			t := c.r.Times[x.When]
			y.When = &ClauseTime{some(t.Value), c.place("when", t.Span)}
		}
		out.Claims = append(out.Claims, y)
	}
}
