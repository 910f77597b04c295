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
	links := map[string]map[[2]string]int{} // origin → (article, via) → count
	add := func(origin, article, via string) {
		if links[origin] == nil {
			links[origin] = map[[2]string]int{}
		}
		links[origin][[2]string{article, via}]++
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
	for i := range s.Origins {
		o := &s.Origins[i]
		c := Chain{Origin: o, Evidence: s.evidences(o.Spans)}
		var ids []string
		for _, a := range s.Arts {
			if s.isOwn(o.ID, a.ID) {
				continue
			}
			for _, via := range append([]string{""}, s.originIDs()...) {
				if n := links[o.ID][[2]string{a.ID, via}]; n > 0 {
					c.Links = append(c.Links, Link{a, via, n})
					c.Reports += n
					ids = append(ids, a.ID)
				}
			}
		}
		if len(c.Links) == 0 && o.Kind != synoptic.OriginOutlet {
			seen := map[*Article]bool{}
			for _, e := range c.Evidence {
				if !seen[e.Art] {
					seen[e.Art] = true
					c.Links = append(c.Links, Link{Art: e.Art})
					ids = append(ids, e.Art.ID)
				}
			}
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

func (s *Story) originIDs() []string {
	ids := make([]string, len(s.Origins))
	for i, o := range s.Origins {
		ids[i] = o.ID
	}
	return ids
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
