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
	name := s.In(r.Article.Text)
	for _, det := range [...]string{"the ", "The ", "a ", "A ", "an ", "An "} {
		name = strings.TrimPrefix(name, det)
	}
	switch strings.ToLower(name) {
	case "he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "this", "one", "some", "both", "others":
		return "", s
	}
	return name, s
}
