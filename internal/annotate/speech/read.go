// Package speech reads who says what in an article: direct, mixed and
// indirect speech, its speakers, and the words that attribute.
package speech

import (
	"cmp"
	"slices"
	"sync"

	"synoptic"
	"synoptic/internal/annotate/en/speech"
)

// Reader reads reported speech in one language. It is safe for concurrent use.
type Reader struct {
	lex       Lexicon
	model     Model
	threshold float64
}

// English reads English.
var English = sync.OnceValue(func() *Reader {
	return &Reader{lex: englishLexicon(), model: parseModel(speech.Weights()), threshold: 0.4}
})

// With gives a reader that decides by another model.
func (rd *Reader) With(m Model, threshold float64) *Reader {
	return &Reader{lex: rd.lex, model: m, threshold: threshold}
}

// Read finds the quotes and attributions of an article whose syntax and
// mentions have been read.
func (rd *Reader) Read(r *synoptic.Reading) ([]synoptic.Quote, []synoptic.Attribution) {
	x := newReader(rd, r)
	x.byCue = make([]int, len(r.Tokens))
	for i := range r.Tokens {
		for _, c := range x.propose(i) {
			if x.accept(&c) {
				x.beginning(&c)
				x.extent(&c)
				x.found = append(x.found, c)
				x.byCue[c.cue] = len(x.found)
			}
		}
	}
	x.headlines()
	x.quoted()
	x.chains()
	x.speakers()
	slices.SortStableFunc(x.found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.content.Start, b.content.Start), cmp.Compare(b.content.End, a.content.End), cmp.Compare(a.cue, b.cue))
	})
	return x.build()
}
