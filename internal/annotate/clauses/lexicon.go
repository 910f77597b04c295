package clauses

import (
	"strings"

	en "synoptic/internal/annotate/en/clauses"
)

// lexicon is the words of a language that clauses are read by.
type lexicon struct {
	complements map[string]string // lemma: effect on the act that hangs on it
	marks       map[string]mark
	hedges      map[string]string // adverb: modality
	places      map[string]bool   // common nouns
}

// mark is what a subordinator makes of its clause.
type mark int

const (
	markNone    mark = iota
	markFact         // left out of the clause
	markKeep         // kept, for the clause would say something else without it
	markIf           // a condition
	markWhether      // a question
	markDrop         // a comparison, which asserts nothing
)

func english() *lexicon {
	x := &lexicon{complements: pairs(en.Complements), hedges: pairs(en.Hedges), marks: map[string]mark{}, places: map[string]bool{}}
	for word, kind := range pairs(en.Subordinators) {
		x.marks[word] = map[string]mark{"fact": markFact, "keep": markKeep, "if": markIf, "whether": markWhether, "drop": markDrop}[kind]
	}
	for noun := range pairs(en.Places) {
		x.places[noun] = true
	}
	return x
}

// pairs are the first two columns of a table.
func pairs(table string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) >= 2 && !strings.HasPrefix(line, "#") {
			out[f[0]] = f[1]
		}
	}
	return out
}
