package reconcile

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed en/lemmadf.tsv
var lemmaTable string

// lemmaWeights are inverse document frequencies of lemmas, from a fixed table
// rather than from the story at hand, so that an article added to a story
// changes no other article's likeness.
var lemmaWeights = sync.OnceValue(func() map[string]float64 {
	out := make(map[string]float64, 8192)
	articles := 1.0
	for line := range strings.Lines(lemmaTable) {
		word, count, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		n, err := strconv.Atoi(count)
		if !ok || err != nil {
			continue
		}
		if word == "#articles" {
			articles = float64(n)
			continue
		}
		out[word] = math.Log(articles / float64(n))
	}
	return out
})

// rareWeight is the weight of a lemma that the table does not know.
const rareWeight = 6.0

func lemmaWeight(lemma string) float64 {
	if w, ok := lemmaWeights()[lemma]; ok {
		return max(w, 0.2)
	}
	return rareWeight
}
