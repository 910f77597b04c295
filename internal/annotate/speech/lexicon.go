package speech

import (
	"strings"

	"synoptic"
	"synoptic/internal/annotate/en/speech"
)

// Lexicon is the language data that reading speech needs.
type Lexicon struct {
	acts map[string]synoptic.Act // verbs by lemma
}

// parseLexicon reads the cue table.
func parseLexicon(cues string) Lexicon {
	l := Lexicon{acts: map[string]synoptic.Act{}}
	for line := range strings.Lines(cues) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 4 || strings.HasPrefix(line, "#") {
			continue
		}
		l.acts[f[0]] = synoptic.Act(f[2])
	}
	return l
}

func englishLexicon() Lexicon { return parseLexicon(speech.Cues) }
