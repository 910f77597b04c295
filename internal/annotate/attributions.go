package annotate

import (
	"synoptic"
	"synoptic/internal/annotate/speech"
)

// OriginName is what the source of an attribution is called: its name
// without title and determiner, or the description that stands for it; and
// where it stands. A pronoun's is that of its antecedent. It is "" where the
// article does not say whom it means.
func OriginName(r *synoptic.Reading, a synoptic.Attribution) (string, synoptic.Span) {
	return speech.OriginName(r, a)
}
