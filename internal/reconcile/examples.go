package reconcile

import (
	"slices"

	"synoptic"
)

// Example is two clauses of two articles with the features by which they are
// judged: what the alignment model is trained on.
type Example struct {
	A, B       synoptic.Passage // as they are shown
	OwnA, OwnB synoptic.Passage // the clauses themselves
	Features   []float64
	P          float64 // what the present model makes of it
}

// FeatureNames names the alignment model's features in order.
func FeatureNames() []string { return slices.Clone(featureNames[:]) }

// Examples are all candidate pairs of a story's clauses.
func Examples(readings []*synoptic.Reading) []Example {
	s := newStory(readings)
	s.joinEntities()
	s.findReprints()
	s.followOrigins()
	s.joinUtterances()
	s.makeUnits()
	var out []Example
	s.judge(func(l *link) {
		a, b := s.units[l.a], s.units[l.b]
		out = append(out, Example{a.src.passage(a.report), b.src.passage(b.report), a.src.passage(a.span), b.src.passage(b.span), slices.Clone(l.features[:]), l.p})
	})
	return out
}
