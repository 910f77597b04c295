package reconcile

import (
	"strings"

	"synoptic"
)

// title is the headline or lead that the story's claims bear out the best:
// the one whose words the most other articles share.
func (s *story) title(claims []synoptic.Claim) string {
	best, score := "", -1.0
	for _, src := range s.sources {
		keys := s.keys(src)
		sp := src.Article.TitleSpan
		text := src.Article.Title
		if sp.IsZero() {
			sp = lead(src)
			if text == "" {
				text = src.text(sp)
			}
		}
		if sp.IsZero() || text == "" {
			continue
		}
		first, last := src.tokens(sp)
		terms, norm, total := bag(keys, first, last)
		if norm == 0 {
			continue
		}
		sum := 0.0
		for _, other := range s.sources {
			if other == src {
				continue
			}
			top := 0.0
			for _, u := range s.units {
				if u.src != other || u.order > 0.4 {
					continue
				}
				_, shared, _ := dot(terms, u.terms)
				top = max(top, shared/max(1, total))
			}
			sum += top
		}
		if n := len(text); n < 20 || n > 140 {
			sum *= 0.6
		}
		if strings.HasSuffix(text, "?") || strings.HasPrefix(text, "How ") || strings.HasPrefix(text, "Why ") || strings.HasPrefix(text, "What ") {
			sum *= 0.5 // it asks; it does not tell
		}
		// A few words that every article has say too little.
		sum *= min(1, float64(len(terms))/5)
		if src.Article.Title == "" {
			sum *= 0.9
		}
		if sum > score {
			best, score = text, sum
		}
	}
	if best == "" {
		for i := range claims {
			if !claims[i].Folded {
				return claims[i].Text
			}
		}
		for _, src := range s.sources {
			if t := src.Article.Title; t != "" {
				return t
			}
		}
	}
	return oneLine(best)
}
