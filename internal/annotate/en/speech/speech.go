// Package speech holds the English data by which reported speech is read: the
// words that report, the words that name kinds of sources, and the weights of
// the trained model.
package speech

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
)

// Cues is a table of reporting words: lemma, part of speech, act, and an
// example with the cue in brackets.
//
//go:embed cues.tsv
var Cues string

// Sources is a table of nouns that stand for sources: noun, kind of origin,
// and an example with the source in brackets.
//
//go:embed sources.tsv
var Sources string

// Outlets is a table of agencies and outlets: words, kind of origin, and how
// they are found in a name (the whole name, its last word, or any part).
//
//go:embed outlets.tsv
var Outlets string

// People is a table of words that stand for a human being, or with a name
// say that it is one's, and the gender they give away ("-" for none).
//
//go:embed people.tsv
var People string

//go:embed model.tsv.gz
var weights []byte

// Weights is the table of the trained model's weights.
func Weights() string {
	z, err := gzip.NewReader(bytes.NewReader(weights))
	if err != nil {
		return ""
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return ""
	}
	return string(b)
}

// Given is a table of common given names and the gender of who bears them.
//
//go:embed given.tsv
var Given string

// Measures are nouns with which "according to" says by what something goes,
// not whose word it is.
var Measures = []string{"plan", "schedule", "size", "age", "need", "ability", "taste", "gender", "type", "income", "height", "weight", "colour", "color", "rank", "circumstance", "season"}

// Spoken are the forms of reporting verbs that stand right behind a quote.
var Spoken = []string{"said", "says", "added", "adds", "told", "tells", "wrote", "writes", "asked", "asks", "explained", "explains", "continued", "continues", "noted", "notes", "stated", "states"}

// Words is a table of small classes of words: class, words.
//
//go:embed words.tsv
var Words string
