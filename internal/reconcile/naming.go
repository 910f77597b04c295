package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// naming is what the outlets call one entity in their own narration, quotes
// apart, where they call it more than one thing.
func (s *story) naming(entities []synoptic.Entity) []synoptic.Naming {
	out := []synoptic.Naming{}
	for i, e := range s.entities {
		var terms []synoptic.Term
		var keys []string
		add := func(src *source, sp synoptic.Span) {
			if sp.IsZero() || quoted(src, sp) {
				return
			}
			text := oneLine(bare(src.text(sp)))
			if f := fold(text); courtesy[f] || len(f) < 3 {
				return // "Mr" names nobody
			}
			k := slices.Index(keys, fold(text))
			if k < 0 {
				k = len(keys)
				keys = append(keys, fold(text))
				terms = append(terms, synoptic.Term{Text: text})
			}
			if !slices.Contains(terms[k].Articles, src.Article.ID) {
				terms[k].Articles = append(terms[k].Articles, src.Article.ID)
			}
			terms[k].Spans = append(terms[k].Spans, src.passage(sp))
		}
		for _, l := range e.locals {
			for _, mi := range l.mentions() {
				m := l.src.Mentions[mi]
				if m.Kind == synoptic.NominalMention {
					add(l.src, m.Span)
				}
				add(l.src, m.Title)
			}
		}
		if len(terms) < 2 || len(e.locals) < 2 {
			continue
		}
		slices.SortStableFunc(terms, func(a, b synoptic.Term) int {
			return cmp.Or(cmp.Compare(len(b.Articles), len(a.Articles)), strings.Compare(a.Text, b.Text))
		})
		out = append(out, synoptic.Naming{Entity: entities[i].ID, Terms: terms})
	}
	return append(out, s.groupNaming()...)
}

// quoted reports whether a span stands in somebody else's words.
func quoted(src *source, sp synoptic.Span) bool {
	return slices.ContainsFunc(src.Quotes, func(q synoptic.Quote) bool {
		return slices.ContainsFunc(q.Quoted, func(x synoptic.Span) bool { return x.Overlaps(sp) }) || q.Kind == synoptic.Direct && q.Span.Overlaps(sp)
	})
}
