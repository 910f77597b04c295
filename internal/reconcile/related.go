package reconcile

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed en/related.tsv
var relatedTable string

// relatedLemmas are, for each lemma, those that say the same in one of their
// most frequent senses (WordNet; Miller 1995), sorted.
var relatedLemmas = sync.OnceValue(func() map[string][]string {
	out := make(map[string][]string, 8192)
	for line := range strings.Lines(relatedTable) {
		word, others, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || slices.Contains(general, word) {
			continue
		}
		for _, o := range strings.Fields(others) {
			if !slices.Contains(general, o) {
				out[word] = append(out[word], o)
				out[o] = append(out[o], word) // either way round
			}
		}
	}
	for word := range out {
		slices.Sort(out[word])
		out[word] = slices.Compact(out[word])
	}
	return out
})

// general are verbs that say too little for a relation through them to mean
// anything.
var general = []string{"be", "have", "do", "make", "take", "give", "get", "go", "come", "put", "set", "let", "keep", "see", "move", "change", "hold", "turn", "use", "show", "act"}

// related reports whether two lemmas say the same in one of their most
// frequent senses.
func related(a, b string) bool {
	if a == b {
		return false
	}
	_, ok := slices.BinarySearch(relatedLemmas()[a], b)
	return ok
}

// has reports whether a bag has the term of a number.
func has(terms []term, number int32) bool {
	_, ok := seek(terms, number)
	return ok
}

// seek is where a bag has the term of a number.
func seek(terms []term, number int32) (int, bool) {
	lo, hi := 0, len(terms)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if terms[m].number < number {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo, lo < len(terms) && terms[lo].number == number
}

// relatives lists for each term of a bag the numbers of the story's terms that
// say nearly the same.
func (s *story) relatives(terms []term) [][]int32 {
	out := make([][]int32, len(terms))
	for i, t := range terms {
		for _, r := range s.near[t.number] {
			out[i] = append(out[i], r.number)
		}
	}
	return out
}
