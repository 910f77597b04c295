package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"synoptic"
)

// count is one quantity of one article with what it counts.
type count struct {
	src   *source
	q     *synoptic.Quantity
	unit  *unit // the smallest clause that it stands in, or nil
	group *claimGroup
	what  string // class of what is counted: "people", "soldier", "train" …
	fate  string // class of what befell it: "killed", "injured" …, or the predicate
	rest  int    // where its report comes to rest
}

type figureSpan struct {
	id   string
	span synoptic.Span
}

// figureIndex lists the figures' spans by article.
func figureIndex(figures []synoptic.Figure) map[string][]figureSpan {
	out := map[string][]figureSpan{}
	for _, f := range figures {
		for _, v := range f.Values {
			out[v.Span.Article] = append(out[v.Span.Article], figureSpan{f.ID, v.Span.Span()})
		}
	}
	return out
}

// counts are the quantities of a source that count or measure something.
func (s *story) counts(src *source) []*count {
	var out []*count
	for i := range src.Quantities {
		q := &src.Quantities[i]
		if q.Ordinal || q.Unit == "age" || q.Value == nil && q.Bound != synoptic.Vague {
			continue
		}
		c := &count{src: src, q: q, rest: s.origins.own[src.at]}
		if q.OfHead >= 0 && q.OfHead < len(src.Tokens) {
			c.what = thing(strings.ToLower(src.Tokens[q.OfHead].Lemma))
		}
		if q.Predicate >= 0 && q.Predicate < len(src.Tokens) {
			c.fate = fate(strings.ToLower(src.Tokens[q.Predicate].Lemma))
		}
		if f := fates[c.what]; f != "" { // "43 dead", "seven deaths"
			c.fate, c.what = f, "people"
		}
		if c.what == "" && q.Unit == "" {
			if c.fate == "" || tolls[c.fate] == false {
				continue
			}
			c.what = "people"
		}
		out = append(out, c)
	}
	return out
}

// thing is the class of a counted noun.
func thing(lemma string) string {
	if c := things[lemma]; c != "" {
		return c
	}
	return lemma
}

// fate is the class of a predicate.
func fate(lemma string) string {
	if c := fates[lemma]; c != "" {
		return c
	}
	return lemma
}

// joinFigures joins the quantities that count one thing.
func (s *story) joinFigures() []synoptic.Figure {
	var all []*count
	for _, src := range s.sources {
		all = append(all, s.counts(src)...)
	}
	s.placeCounts(all)
	parent := newParents(len(all))
	type pair struct {
		a, b int
		p    float64
	}
	var pairs []pair
	for i, a := range all {
		for j := i + 1; j < len(all); j++ {
			if p := s.sameCount(a, all[j]); p > 0 {
				pairs = append(pairs, pair{i, j, p})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.p, a.p) })
	for _, p := range pairs {
		union(parent, p.a, p.b)
	}
	groups := map[int][]*count{}
	var roots []int
	for i, c := range all {
		r := find(parent, i)
		if groups[r] == nil {
			roots = append(roots, r)
		}
		groups[r] = append(groups[r], c)
	}
	out := []synoptic.Figure{}
	for _, r := range roots {
		out = append(out, s.figure(groups[r]))
	}
	return out
}

// placeCounts finds the clause and the claim that each count stands in, and
// whom it is from.
func (s *story) placeCounts(all []*count) {
	groupOf := map[int]*claimGroup{}
	for _, g := range s.groups {
		for _, u := range g.members {
			groupOf[u.at] = g
		}
	}
	bySource := make([][]*unit, len(s.sources))
	for _, u := range s.units {
		bySource[u.src.at] = append(bySource[u.src.at], u)
	}
	for _, c := range all {
		for _, u := range bySource[c.src.at] {
			if !u.span.Contains(c.q.Number) {
				continue
			}
			if c.unit == nil || u.span.Len() < c.unit.span.Len() {
				c.unit = u
			}
			if g := groupOf[u.at]; g != nil && (c.group == nil || g.sources() > c.group.sources()) {
				c.group = g
			}
		}
		if c.unit != nil {
			c.rest = s.rest(c.src, c.unit.clause.Attribution)
		}
	}
}

// sameCount says how sure it is that two quantities count the same thing; 0
// where they don't.
func (s *story) sameCount(a, b *count) float64 {
	if a.q.Unit != b.q.Unit || a.what != b.what {
		return 0
	}
	if a.src == b.src {
		// Within an article only a repetition of the same value.
		if a.q.Value == nil || b.q.Value == nil || *a.q.Value != *b.q.Value || a.fate != b.fate {
			return 0
		}
	}
	equal := a.q.Value != nil && b.q.Value != nil && *a.q.Value == *b.q.Value
	sameFate := a.fate != "" && a.fate == b.fate
	context := s.likeness(a, b)
	toll := tolls[a.fate] && tolls[b.fate]
	switch {
	case toll && !sameFate:
		return 0
	case toll && sameFate && context >= 0.12:
		return 0.8 + context/10
	case a.group != nil && a.group == b.group && (equal || sameFate):
		return 0.9
	case equal && context >= 0.25 && (sameFate || context >= 0.4):
		return 0.5 + context/4
	case sameFate && context >= 0.45:
		return 0.5 + context/4
	}
	return 0
}

// likeness is the cosine of the clauses that two counts stand in, the numbers
// left out.
func (s *story) likeness(a, b *count) float64 {
	if a.unit == nil || b.unit == nil {
		return 0
	}
	strip := func(t []term) ([]term, float64) {
		var out []term
		n := 0.0
		for _, x := range t {
			if !strings.HasPrefix(x.key, "#") {
				out = append(out, x)
				n += x.weight * x.weight
			}
		}
		return out, math.Sqrt(n)
	}
	ta, na := strip(a.unit.sentence)
	tb, nb := strip(b.unit.sentence)
	if na == 0 || nb == 0 {
		return 0
	}
	p, _, _ := dot(ta, tb)
	return p / (na * nb)
}

// figure words one figure from its counts.
func (s *story) figure(counts []*count) synoptic.Figure {
	first := counts[0]
	f := synoptic.Figure{Unit: first.q.Unit, What: s.what(counts), Values: []synoptic.FigureValue{}}
	parts := make([]string, len(counts))
	for i, c := range counts {
		parts[i] = key(c.src.Article, c.q.Span)
		v := synoptic.FigureValue{Span: c.src.passage(c.q.Span), Value: c.q.Value, Low: c.q.Low, High: c.q.High, Bound: c.q.Bound}
		o := s.origins.all[c.rest].id()
		v.Origin = &o
		if c.q.AsOf != "" {
			v.AsOf = &c.q.AsOf
		} else if p := c.src.Article.Published; p != "" {
			v.AsOf = &p
		}
		f.Values = append(f.Values, v)
	}
	f.ID = id("f", parts...)
	f.Relation, f.Why = s.relation(counts)
	return f
}

// what names the counted thing in the words of the report that says the most.
func (s *story) what(counts []*count) string {
	best := ""
	for _, c := range counts {
		t := oneLine(c.src.text(c.q.Of))
		if c.q.Predicate >= 0 && c.q.Predicate < len(c.src.Tokens) {
			p := c.src.Tokens[c.q.Predicate]
			if w := c.src.text(p.Span); !strings.Contains(t, w) && tolls[fate(strings.ToLower(p.Lemma))] {
				t = strings.TrimSpace(t + " " + w)
			}
		}
		if len(t) > len(best) && len(t) <= 60 {
			best = t
		}
	}
	if best == "" {
		best = cmp.Or(counts[0].what, counts[0].q.Unit)
	}
	return best
}
