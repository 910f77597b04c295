package report

import (
	"cmp"
	"slices"

	"synoptic"
)

// Chain is an origin and the articles that have something from it.
type Chain struct {
	*synoptic.Origin
	Evidence []Evidence // the words that name it
	Links    []Link
	Letters  []string
	Reports  int // claims and utterances that rest on it
}

// Link is an article that has something from an origin, straight or by way of
// another.
type Link struct {
	Art   *Article
	Via   string // origin ID, "" if straight
	Count int    // how many reports
}

// Copy is text that two articles share.
type Copy struct {
	*synoptic.Reprint
	A, B *Article
	// From is the article that was published first; nil if that is not known.
	From     *Article
	Passages [][2]Evidence
}

// To is the article that came later, nil where From is.
func (c Copy) To() *Article {
	switch c.From {
	case nil:
		return nil
	case c.A:
		return c.B
	}
	return c.A
}

// ShareOfTo is the part of the later article that is copied; of the article
// with the larger share where it is not known which is later.
func (c Copy) ShareOfTo() float64 {
	switch c.From {
	case nil:
		return max(c.ShareOfA, c.ShareOfB)
	case c.A:
		return c.ShareOfB
	}
	return c.ShareOfA
}

func (s *Story) addChains() {
	at := make(map[string]int, len(s.Arts))
	for i, a := range s.Arts {
		at[a.ID] = i
	}
	links := s.links()
	for i := range s.Origins {
		o := &s.Origins[i]
		c := Chain{Origin: o, Evidence: s.Evidences(o.Spans)}
		for _, l := range links[o.ID] {
			if !s.isOwn(o.ID, l.Art.ID) {
				c.Links = append(c.Links, *l)
				c.Reports += l.Count
			}
		}
		if len(c.Links) == 0 && o.Kind != synoptic.OriginOutlet {
			for i, e := range c.Evidence {
				if i == 0 || c.Evidence[i-1].Art != e.Art {
					c.Links = append(c.Links, Link{Art: e.Art})
				}
			}
		}
		slices.SortStableFunc(c.Links, func(x, y Link) int {
			return cmp.Or(cmp.Compare(at[x.Art.ID], at[y.Art.ID]), cmp.Compare(x.Via, y.Via))
		})
		var ids []string
		for _, l := range c.Links {
			ids = append(ids, l.Art.ID)
		}
		if c.Letters = s.Letters(ids); len(c.Letters) > 0 {
			s.Chains = append(s.Chains, c)
		}
	}
	slices.SortStableFunc(s.Chains, func(a, b Chain) int {
		return cmp.Or(cmp.Compare(len(b.Letters), len(a.Letters)), cmp.Compare(b.Reports, a.Reports))
	})
	s.addCopies()
}

// links follows the attributions of claims and utterances from each origin to
// the articles.
func (s *Story) links() map[string][]*Link {
	out := map[string][]*Link{}
	seen := map[[3]string]*Link{}
	add := func(origin, article, via string) {
		a := s.article[article]
		if a == nil || origin == via {
			return
		}
		l := seen[[3]string{origin, article, via}]
		if l == nil {
			l = &Link{Art: a, Via: via}
			seen[[3]string{origin, article, via}] = l
			out[origin] = append(out[origin], l)
		}
		l.Count++
	}
	for _, c := range s.Claims {
		for _, r := range c.Reports {
			via := ""
			for _, l := range r.Attribution {
				add(l.Origin, r.Span.Article, via)
				via = l.Origin
			}
		}
	}
	for _, u := range s.Utterances {
		for _, r := range u.Reports {
			via := ""
			for _, o := range r.Via {
				add(o, r.Span.Article, via)
				via = o
			}
		}
	}
	return out
}

func (s *Story) addCopies() {
	for i := range s.Reprints {
		r := &s.Reprints[i]
		c := Copy{Reprint: r, A: s.article[r.Articles[0]], B: s.article[r.Articles[1]], From: s.article[r.First]}
		if c.A == nil || c.B == nil {
			continue
		}
		for _, p := range r.Passages {
			a, okA := s.evidence(p.A)
			b, okB := s.evidence(p.B)
			if okA && okB {
				c.Passages = append(c.Passages, [2]Evidence{a, b})
			}
		}
		s.Copies = append(s.Copies, c)
	}
	slices.SortStableFunc(s.Copies, func(a, b Copy) int { return cmp.Compare(b.ShareOfTo(), a.ShareOfTo()) })
}
