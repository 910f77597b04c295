package report

import (
	"strings"

	"synoptic"
)

// Source says on whose word a passage stands.
type Source struct {
	// Name is the origin that it comes to rest on; "" where the outlet itself
	// says so.
	Name string
	// Via are the names of those who hand it on, nearest to the outlet first.
	Via []string
	// At are the words by which the article says so.
	At []synoptic.Passage
}

// String words a source: "coast guard, by way of North Wire".
func (s Source) String() string {
	if len(s.Via) == 0 {
		return s.Name
	}
	return s.Name + ", by way of " + strings.Join(s.Via, " and ")
}

type sourced struct {
	synoptic.Span
	Source
}

func (s *Story) sourceOf(chain []synoptic.ReportedBy, article string) Source {
	var out Source
	for i, link := range chain {
		name := s.OriginName(link.Origin)
		if len(chain) == 1 && s.isOwn(link.Origin, article) {
			return Source{}
		}
		if i == len(chain)-1 {
			out.Name = name
		} else {
			out.Via = append(out.Via, name)
		}
		out.At = append(out.At, link.Span)
	}
	return out
}

// OriginName is an origin's name; "" where the story does not have it.
func (s *Story) OriginName(id string) string {
	if o := s.origin[id]; o != nil {
		return o.Name
	}
	return ""
}

// indexSources remembers for each article which stretches stand on whose word.
func (s *Story) indexSources() {
	s.sources = map[string][]sourced{}
	for _, c := range s.Claims {
		for _, r := range c.Reports {
			if src := s.sourceOf(r.Attribution, r.Span.Article); src.Name != "" {
				s.sources[r.Span.Article] = append(s.sources[r.Span.Article], sourced{r.Span.Span(), src})
			}
		}
	}
	for _, f := range s.Figures {
		for _, v := range f.Values {
			if v.Origin != nil && s.OriginName(*v.Origin) != "" && !s.isOwn(*v.Origin, v.Span.Article) {
				s.sources[v.Span.Article] = append(s.sources[v.Span.Article], sourced{v.Span.Span(), Source{Name: s.OriginName(*v.Origin)}})
			}
		}
	}
	for _, u := range s.Utterances {
		for _, r := range u.Reports {
			if name := s.SpeakerName(&u); name != "" {
				s.sources[r.Span.Article] = append(s.sources[r.Span.Article], sourced{r.Span.Span(), Source{Name: name}})
			}
		}
	}
}

// SourceAt says on whose word a passage stands: that of the stretch which has
// most of it, and of those the shortest.
func (s *Story) SourceAt(p synoptic.Passage) Source {
	var best Source
	bestOverlap, bestLen := 0, 0
	for _, x := range s.sources[p.Article] {
		n := x.Overlap(p.Span())
		if n > bestOverlap || n == bestOverlap && n > 0 && x.Len() < bestLen {
			best, bestOverlap, bestLen = x.Source, n, x.Len()
		}
	}
	if bestOverlap*2 < p.Span().Len() {
		return Source{}
	}
	return best
}

// isOwn reports whether an origin is the article's own outlet.
func (s *Story) isOwn(id, article string) bool {
	o, a := s.origin[id], s.article[article]
	return o != nil && a != nil && o.Kind == synoptic.OriginOutlet && (o.Name == a.Outlet || o.Name == a.Name || o.Name == a.Family)
}
