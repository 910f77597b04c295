package reconcile

import (
	"slices"

	"synoptic"
)

// leadReach is how many bytes behind its headline an article tells what it is
// about.
const leadReach = 450

// leads reports whether a count stands in its article's headline or lead and is
// of all that it is about: no part of another, of no other year, nothing told
// as of an earlier time.
func (c *count) leads() bool {
	if len(c.scope) > 0 || c.period != "" || c.replaced || c.q.PartOf >= 0 {
		return false
	}
	return c.q.Start < max(c.src.Article.TitleSpan.End, 0)+leadReach
}

// oneNews reports whether two tolls are what two articles lead with, and of one
// place: two reports of one story then count the dead of one event in whatever
// words.
func (s *story) oneNews(a, b *count) bool {
	if a.src == b.src || a.kind != "" || a.fate != b.fate || !tolls[a.fate] || !a.leads() || !b.leads() {
		return false
	}
	if p, q := a.newsDay(), b.newsDay(); a.against(b) && p != "" && q != "" && p != q {
		return false
	}
	x, y := a.places, b.places
	return slices.ContainsFunc(x, func(p string) bool { return slices.Contains(y, p) })
}

// numbersTied reports whether the sentences of two counts share what ties their numbers
// together besides their words: another number of the same things ("3,000 people on
// 45 buses"), or a name that stands in few sentences of either article.
func (s *story) numbersTied(a, b *count) bool {
	for _, x := range a.company {
		for _, y := range b.company {
			if x.equal(y) && x.base > 2 && x.kind == y.kind && x.what == y.what && x.what != "" {
				return true
			}
		}
	}
	return slices.ContainsFunc(a.names(), func(n string) bool {
		return slices.Contains(b.names(), n) && rareName(a.src, n) && rareName(b.src, n)
	})
}

// names are the entities that a count's sentence names.
func (c *count) names() []string {
	var out []string
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	for _, k := range c.src.named[sent.First:sent.Last] {
		if k != "" && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// rareName reports whether an article names an entity in no more than two of its
// sentences, and not in its headline.
func rareName(src *source, key string) bool {
	n := 0
	for _, sent := range src.Sentences {
		if slices.Contains(src.named[sent.First:sent.Last], key) {
			if src.Article.TitleSpan.Overlaps(sent.Span) {
				return false
			}
			n++
		}
	}
	return n <= 2
}

// mayGrow reports whether two tolls of one article that can't both hold may be
// one that grew while it was written: its words say so, it leads with both, or
// bounds one of two that lie near each other.
func (a *count) mayGrow(b *count) bool {
	near := min(a.base, b.base) >= 0.75*max(a.base, b.base)
	bounded := a.q.Bound == synoptic.AtLeast || b.q.Bound == synoptic.AtLeast
	return a.growthTold() || b.growthTold() || a.leads() && b.leads() || near && (bounded || a.leads() || b.leads() || a.likeness(b) >= likeMuch)
}

// apartFrom reports whether the sentences of two counts each name places, none of
// them in both.
func (a *count) apartFrom(b *count) bool {
	return len(a.places) > 0 && len(b.places) > 0 && !slices.ContainsFunc(a.places, func(p string) bool { return slices.Contains(b.places, p) })
}

// growths are words beside a toll that is known to change.
var growths = []string{"toll", "rose", "risen", "rises", "raised", "initially", "initial", "updated", "revised", "previously", "previous", "preliminary", "now"}

// growthTold reports whether a toll's sentence says that the toll changes.
func (c *count) growthTold() bool {
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	return slices.ContainsFunc(c.src.Tokens[sent.First:sent.Last], func(t synoptic.Token) bool { return slices.Contains(growths, t.Norm) })
}
