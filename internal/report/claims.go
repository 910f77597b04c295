package report

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// Evidence is a passage that a statement is read from.
type Evidence struct {
	synoptic.Passage
	Art    *Article
	Source Source
	Stance synoptic.Stance // "" where none was read
	// Negated is set on a report that says that it was not so.
	Negated bool
}

// Claim is a claim with its passages, in order of the story's articles.
type Claim struct {
	*synoptic.Claim
	Letters  []string
	Evidence []Evidence
	// Rest names whom it comes to rest on, each once; Own are the letters of
	// those that have it on their own word.
	Rest, Own []string
}

func (s *Story) evidence(p synoptic.Passage) (Evidence, bool) {
	a := s.article[p.Article]
	return Evidence{Passage: p, Art: a, Source: s.SourceAt(p)}, a != nil
}

// Evidences are passages in order of the story's articles.
func (s *Story) Evidences(ps []synoptic.Passage) []Evidence {
	var out []Evidence
	for _, p := range ps {
		if e, ok := s.evidence(p); ok {
			out = append(out, e)
		}
	}
	s.sortEvidence(out)
	return out
}

func (s *Story) sortEvidence(es []Evidence) {
	at := make(map[*Article]int, len(s.Arts))
	for i, a := range s.Arts {
		at[a] = i
	}
	slices.SortStableFunc(es, func(a, b Evidence) int {
		return cmp.Or(cmp.Compare(at[a.Art], at[b.Art]), cmp.Compare(a.Start, b.Start))
	})
}

// OfClaim is one of the story's claims with its passages.
func (s *Story) OfClaim(c *synoptic.Claim) Claim {
	v := Claim{Claim: c}
	var ids []string
	for _, r := range c.Reports {
		a := s.article[r.Span.Article]
		if a == nil {
			continue
		}
		e := Evidence{Passage: r.Span, Art: a, Stance: r.Stance, Negated: r.Negated, Source: s.sourceOf(r.Attribution, a.ID)}
		v.Evidence = append(v.Evidence, e)
		ids = append(ids, a.ID)
	}
	s.sortEvidence(v.Evidence)
	v.Letters = s.Letters(ids)
	var own, attributed []string
	for _, e := range v.Evidence {
		if e.Source.Name != "" {
			attributed = append(attributed, e.Art.ID)
		}
	}
	for _, e := range v.Evidence {
		if name := e.Source.Name; name == "" {
			// What an article gives somebody for is not its own word as well.
			if !slices.Contains(attributed, e.Art.ID) {
				own = append(own, e.Art.ID)
			}
		} else if !slices.Contains(v.Rest, name) {
			v.Rest = append(v.Rest, name)
		}
	}
	v.Own = s.Letters(own)
	return v
}

// Ground says on whose word a claim comes to rest, at most limit of them by
// name; for what is echoed, why it is one origin.
func (s *Story) Ground(c Claim, limit int) string {
	if c.Status == synoptic.Echoed && c.Why != "" {
		return c.Why
	}
	names := c.Rest
	if len(names) > limit+1 {
		names = append(slices.Clone(names[:limit]), Count(len(names)-limit, "other"))
	}
	switch {
	case len(names) == 0 && len(c.Own) == 1:
		return "on its own word"
	case len(names) == 0:
		return "each on its own word"
	case len(c.Own) == 0:
		return "on the word of " + strings.Join(names, ", ")
	}
	own := " on its own"
	if len(c.Own) > 1 {
		own = " each on its own"
	}
	return "on the word of " + strings.Join(names, ", ") + "; " + s.Short(c.Own) + own
}

func (s *Story) addClaims() {
	for i := range s.Claims {
		if s.Claims[i].Inner {
			continue // it stands in another claim's words, which are shown
		}
		c := s.OfClaim(&s.Claims[i])
		s.Independent = max(s.Independent, c.Origins)
		switch c.Status {
		case synoptic.Agreed:
			s.Agree = append(s.Agree, c)
		case synoptic.Echoed:
			s.Echo = append(s.Echo, c)
		case synoptic.SingleSource:
			s.Single = append(s.Single, c)
		}
	}
	slices.SortStableFunc(s.Agree, func(a, b Claim) int { return b.Outlets - a.Outlets })
	for _, list := range [][]Claim{s.Agree, s.Echo, s.Single} {
		foldLast(list)
	}
}

func foldLast(cs []Claim) {
	slices.SortStableFunc(cs, func(a, b Claim) int {
		switch {
		case a.Folded == b.Folded:
			return 0
		case a.Folded:
			return 1
		}
		return -1
	})
}

// Shown splits claims into those that are shown at first and the number of
// those that are folded; all shows them all. At most limit are shown at first,
// if it is above 0.
func Shown(cs []Claim, all bool, limit int) (shown []Claim, folded int) {
	if all {
		return cs, 0
	}
	n := 0
	for n < len(cs) && !cs[n].Folded && (limit <= 0 || n < limit) {
		n++
	}
	// A fold that hides a single thing costs as much room as showing it.
	if n+1 == len(cs) {
		n++
	}
	return cs[:n], len(cs) - n
}
