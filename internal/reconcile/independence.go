package reconcile

import (
	"slices"

	"synoptic"
)

// carried is one article's report, as far as its independence goes.
type carried struct {
	src  *source
	span synoptic.Span
	rest int // index of the origin that it comes to rest with
}

// independent counts the independent origins that reports rest on: reports of
// one origin, of one family in its own word, in passages that two articles
// share, or of one thing said once count once. It also says what tied reports
// of different articles together ("origin", "family", "reprint", "quotation"),
// in the order in which it was seen.
func (s *story) independent(reports []carried) (n int, ties []string) {
	parent := newParents(len(reports))
	tie := func(i, j int, why string) {
		union(parent, i, j)
		if reports[i].src != reports[j].src && !slices.Contains(ties, why) {
			ties = append(ties, why)
		}
	}
	for i, a := range reports {
		for j := range i {
			b := reports[j]
			switch {
			case a.src == b.src && a.rest == b.rest, a.rest == b.rest && s.origins.all[a.rest].kind != synoptic.OriginOutlet:
				tie(i, j, "origin")
			case a.rest == b.rest:
				tie(i, j, "family")
			case a.src != b.src && s.copied(a.src.at, a.span, b.src.at, b.span):
				tie(i, j, "reprint")
			case a.src != b.src && s.oneUtterance(a.src, a.span, b.src, b.span):
				tie(i, j, "quotation")
			}
		}
	}
	for i := range reports {
		if find(parent, i) == i {
			n++
		}
	}
	return n, ties
}

// outlets counts the outlets that carry the reports: articles of one outlet count once.
func outlets(reports []carried) int {
	var seen []string
	for _, r := range reports {
		k := r.src.Article.Outlet
		if k == "" {
			k = r.src.Article.ID
		}
		if !slices.Contains(seen, k) {
			seen = append(seen, k)
		}
	}
	return len(seen)
}
