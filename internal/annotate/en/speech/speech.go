// Package speech holds the English data by which reported speech is read: the
// words that report, the words that name kinds of sources, and the weights of
// the trained model.
package speech

import _ "embed"

// Cues is a table of reporting words: lemma, part of speech, act, and an
// example with the cue in brackets.
//
//go:embed cues.tsv
var Cues string
