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
	// direct is set for words in quotation marks, speaker for whose they are, ""
	// if nobody is named.
	direct  bool
	speaker string
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
			case a.src != b.src && s.oneText(a.src.at, b.src.at) && (s.own(a) || s.own(b)):
				tie(i, j, "reprint")
			case a.src != b.src && (s.echoedBy(a, b.rest) || s.echoedBy(b, a.rest)):
				tie(i, j, "reprint")
			case a.src != b.src && (s.oneUtterance(a.src, a.span, b.src, b.span) || quotesAlike(a, b)):
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

// grounds are the reports that say on whose word a claim rests: where an
// article gives somebody for it, what it says of the same in its own word, in a
// lead or a caption, is taken from there too.
func (s *story) grounds(reports []carried) []carried {
	return slices.DeleteFunc(slices.Clone(reports), func(a carried) bool {
		return s.own(a) && slices.ContainsFunc(reports, func(b carried) bool { return b.src == a.src && !s.own(b) })
	})
}

// quotesAlike reports whether two reports of one claim are quotations that may
// be of one person, so that what both say was said once, however it was
// translated.
func quotesAlike(a, b carried) bool {
	return a.direct && b.direct && (a.speaker == "" || b.speaker == "" || a.speaker == b.speaker)
}

// outlets counts the outlets that carry the reports: articles of one outlet count once.
func outlets(reports []carried) int {
	var seen []string
	for _, r := range reports {
		k := synoptic.PlainOutlet(r.src.Article.Outlet)
		if k == "" {
			k = r.src.Article.ID
		}
		if !slices.Contains(seen, k) {
			seen = append(seen, k)
		}
	}
	return len(seen)
}

// copiedShare is the share of the shorter of two articles from which on what
// they share makes them one text that was edited, not two.
const copiedShare = 0.4

// oneText reports whether two articles are for the greater part one text: what
// both say is then said once, though an editor changed it or took its source
// away.
func (s *story) oneText(a, b int) bool {
	for _, r := range s.copies {
		if r.a != min(a, b) || r.b != max(a, b) {
			continue
		}
		var inA, inB int
		for _, p := range r.passages {
			inA, inB = inA+p.a.Len(), inB+p.b.Len()
		}
		return float64(inA) >= copiedShare*float64(len(s.sources[r.a].Article.Text)) || float64(inB) >= copiedShare*float64(len(s.sources[r.b].Article.Text))
	}
	return false
}

// own reports whether a report is the outlet's own word or its agency's.
func (s *story) own(c carried) bool {
	return c.rest == s.origins.own[c.src.at] || c.rest == s.origins.credit[c.src.at]
}

// echoedBy reports whether what an outlet says in its own word is also printed
// by the outlet that an origin is: what others have from there is the same.
func (s *story) echoedBy(c carried, rest int) bool {
	if !s.own(c) {
		return false
	}
	return slices.ContainsFunc(c.src.echoedBy, func(e echoedBy) bool {
		return e.in.Overlaps(c.span) && (s.origins.own[e.src.at] == rest || s.origins.credit[e.src.at] == rest)
	})
}
