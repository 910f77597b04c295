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
		if word, others, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
			out[word] = strings.Fields(others)
		}
	}
	return out
})

// general are verbs that say too little for a relation through them to mean
// anything.
var general = []string{"be", "have", "do", "make", "take", "give", "get", "go", "come", "put", "set", "let", "keep", "see", "move", "change", "hold", "turn", "use", "show", "act"}

// related reports whether two lemmas say the same in one of their most
// frequent senses.
func related(a, b string) bool {
	if slices.Contains(general, a) || slices.Contains(general, b) {
		return false
	}
	t := relatedLemmas()
	_, ok := slices.BinarySearch(t[a], b)
	if !ok {
		_, ok = slices.BinarySearch(t[b], a)
	}
	return ok
}

// relatedWords is the share of the shorter clause's weight that the other has
// in other words, through related lemmas.
func relatedWords(a, b *unit) float64 {
	short, long := a, b
	if short.total > long.total {
		short, long = long, short
	}
	sum := 0.0
	for _, t := range short.terms {
		if t.key[0] == '@' || t.key[0] == '#' || has(long.terms, t.key) {
			continue
		}
		for _, u := range long.terms {
			if u.key[0] != '@' && u.key[0] != '#' && !has(short.terms, u.key) && related(t.key, u.key) {
				sum += min(t.weight, u.weight)
				break
			}
		}
	}
	return sum / max(1, short.total)
}

// has reports whether a bag has a term.
func has(terms []term, key string) bool {
	_, ok := slices.BinarySearchFunc(terms, key, func(t term, key string) int { return strings.Compare(t.key, key) })
	return ok
}
