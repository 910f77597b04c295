package annotate

import (
	"strings"

	"synoptic"
)

// stances are what verbs of saying make of what they report, by lemma; other
// verbs only attribute it.
var stances = map[string]synoptic.Stance{
	"deny": synoptic.Denies, "reject": synoptic.Denies, "dismiss": synoptic.Denies, "refute": synoptic.Denies, "rebut": synoptic.Denies,
	"contradict": synoptic.Denies, "disavow": synoptic.Denies, "repudiate": synoptic.Denies, "denies": synoptic.Denies,
	"allege": synoptic.Alleges, "accuse": synoptic.Alleges, "claim": synoptic.Alleges, "charge": synoptic.Alleges, "blame": synoptic.Alleges, "suspect": synoptic.Alleges,
	"ask": synoptic.Questions, "question": synoptic.Questions, "wonder": synoptic.Questions, "doubt": synoptic.Questions,
	"expect": synoptic.Expects, "predict": synoptic.Expects, "forecast": synoptic.Expects, "hope": synoptic.Expects, "fear": synoptic.Expects, "plan": synoptic.Expects, "vow": synoptic.Expects, "promise": synoptic.Expects, "threaten": synoptic.Expects,
}

// stanceOf is the stance that an attribution's cue takes to what it reports.
func stanceOf(r *synoptic.Reading, a synoptic.Attribution) synoptic.Stance {
	if a.Cue.IsZero() {
		return synoptic.Attributes
	}
	k := lowerBound(len(r.Tokens), func(k int) bool { return r.Tokens[k].End > a.Cue.Start })
	for ; k < len(r.Tokens) && r.Tokens[k].Start < a.Cue.End; k++ {
		if s, ok := stances[strings.ToLower(r.Tokens[k].Lemma)]; ok {
			return s
		}
	}
	return synoptic.Attributes
}
