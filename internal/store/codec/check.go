package codec

import (
	"fmt"

	"synoptic"
)

// checker notes the first thing of a reading that points nowhere.
type checker struct {
	text int
	err  error
}

// check reports the first span of a reading outside of its text, and the first
// index of it that points nowhere.
func check(r *synoptic.Reading) error {
	k := checker{}
	if r.Article != nil {
		k.text = len(r.Article.Text)
	}
	k.syntax(&r.Syntax)
	if r.Parsed != nil {
		k.syntax(r.Parsed)
	}
	tokens := len(r.Tokens)
	for i := range r.Mentions {
		m := &r.Mentions[i]
		k.spans("mention", m.Span, m.Title)
		k.rang("mention", m.First, m.Last, tokens)
		k.index("mention's entity", m.Entity, len(r.Entities), true)
	}
	for i := range r.Entities {
		k.indexes("entity's mention", r.Entities[i].Mentions, len(r.Mentions))
	}
	for i := range r.Quotes {
		q := &r.Quotes[i]
		k.spans("quote", q.Span, q.Cue, q.SpeakerAt, q.SpeakerNamed)
		k.spans("quote", q.Quoted...)
		k.index("quote's speaker", q.Speaker, len(r.Entities), true)
		k.index("quote's attribution", q.Attribution, len(r.Attributions), true)
	}
	for i := range r.Times {
		k.spans("time", r.Times[i].Span)
	}
	for i := range r.Quantities {
		q := &r.Quantities[i]
		k.spans("quantity", q.Span, q.Number, q.Of)
		k.index("quantity's head", q.OfHead, tokens, true)
		k.index("quantity's predicate", q.Predicate, tokens, true)
		k.index("quantity's whole", q.PartOf, len(r.Quantities), true)
	}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		k.spans("attribution", a.Span, a.Source, a.Cue, a.Content)
		k.index("attribution's entity", a.Entity, len(r.Entities), true)
		k.index("attribution's outer", a.Outer, len(r.Attributions), true)
	}
	for i := range r.Clauses {
		l := &r.Clauses[i]
		k.spans("clause", l.Span, l.Subject, l.Predicate, l.Object, l.Place)
		k.index("clause's sentence", l.Sentence, len(r.Sentences), false)
		k.index("clause's root", l.Root, tokens, false)
		k.index("clause's time", l.When, len(r.Times), true)
		k.indexes("clause's quantity", l.Quantities, len(r.Quantities))
		k.indexes("clause's attribution", l.Attribution, len(r.Attributions))
		k.index("clause's quote", l.Quote, len(r.Quotes), true)
	}
	return k.err
}

func (k *checker) syntax(s *synoptic.Syntax) {
	for i := range s.Tokens {
		k.spans("token", s.Tokens[i].Span)
		k.index("token's head", s.Tokens[i].Head, len(s.Tokens), false)
	}
	for i := range s.Sentences {
		k.spans("sentence", s.Sentences[i].Span)
		k.rang("sentence", s.Sentences[i].First, s.Sentences[i].Last, len(s.Tokens))
	}
	for i := range s.Entities {
		k.spans("model entity", s.Entities[i].Span)
		k.rang("model entity", s.Entities[i].First, s.Entities[i].Last, len(s.Tokens))
	}
}

func (k *checker) spans(what string, spans ...synoptic.Span) {
	for _, s := range spans {
		if k.err == nil && (s.Start < 0 || s.Start > s.End || s.End > k.text) {
			k.err = fmt.Errorf("%s [%d,%d) of a text of %d bytes: %w", what, s.Start, s.End, k.text, ErrFormat)
		}
	}
}

func (k *checker) rang(what string, first, last, n int) {
	if k.err == nil && (first < 0 || first > last || last > n) {
		k.err = fmt.Errorf("%s over tokens [%d,%d) of %d: %w", what, first, last, n, ErrFormat)
	}
}

func (k *checker) index(what string, i, n int, orNone bool) {
	if k.err == nil && (i >= n || i < 0 && !(orNone && i == -1)) {
		k.err = fmt.Errorf("%s %d of %d: %w", what, i, n, ErrFormat)
	}
}

func (k *checker) indexes(what string, list []int, n int) {
	for _, i := range list {
		k.index(what, i, n, false)
	}
}
