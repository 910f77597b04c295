package speech

import (
	"strings"

	"synoptic"
)

// OriginName is what the source of an attribution is called, and where.
func OriginName(r *synoptic.Reading, a synoptic.Attribution) (string, synoptic.Span) {
	s := a.Source
	if a.Entity >= 0 && a.Entity < len(r.Entities) {
		return r.Entities[a.Entity].Name, s
	}
	lex := &English().lex
	name := s.In(r.Article.Text)
	if first, rest, ok := strings.Cut(name, " "); ok && lex.is("article", strings.ToLower(first)) {
		name = strings.TrimSpace(rest)
	}
	if lex.is("nobody", strings.ToLower(name)) {
		return "", s
	}
	return name, s
}
