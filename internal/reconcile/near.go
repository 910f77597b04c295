package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// nearTerm is a term that says nearly the same as another.
type nearTerm struct {
	number int32
	like   float64
}

// How alike two lemmas that say the same in one of their senses are taken to
// be, and two names of which a rare word is the same ("Sohae Space Center" and
// "the Sohae launch facility"); such a word has sharedNameLetters or more and
// the weight sharedNameWeight.
const (
	relatedLike       = 0.8
	namesLike         = 0.75
	sharedNameLetters = 4
	sharedNameWeight  = 3.5
)

// findNear lists for each of the story's terms those that say nearly the same.
func (s *story) findNear() {
	s.near = make([][]nearTerm, len(s.numbers))
	add := func(a, b int32, like float64) {
		s.near[a] = append(s.near[a], nearTerm{b, like})
		s.near[b] = append(s.near[b], nearTerm{a, like})
	}
	table := relatedLemmas()
	for k, n := range s.numbers {
		for _, r := range table[k] {
			if m, ok := s.numbers[r]; ok && m > n {
				add(n, m, relatedLike)
			}
		}
	}
	seen := map[[2]int32]bool{}
	for w, named := range s.nameWords() {
		if n, ok := s.numbers[w]; ok {
			named = append(named, n)
		}
		for i, a := range named {
			for _, b := range named[:i] {
				pair := [2]int32{min(a, b), max(a, b)}
				if a != b && !seen[pair] {
					seen[pair] = true
					add(a, b, namesLike)
				}
			}
		}
	}
	for i := range s.near {
		slices.SortFunc(s.near[i], func(a, b nearTerm) int { return cmp.Compare(a.number, b.number) })
	}
}

// nameWords gives for each rare word of names the entities that it names.
func (s *story) nameWords() map[string][]int32 {
	out := map[string][]int32{}
	for _, e := range s.entities {
		n, ok := s.numbers["@"+e.id]
		if !ok {
			continue
		}
		for _, f := range e.forms {
			for w := range strings.FieldsSeq(fold(f.text)) {
				if len(w) >= sharedNameLetters && lemmaWeight(w) >= sharedNameWeight && !slices.Contains(out[w], n) {
					out[w] = append(out[w], n)
				}
			}
		}
	}
	return out
}

// localWeight is a term's weight in the comparison of two clauses: how rare it
// is, and how rare in the two articles at hand.
func localWeight(a, b *unit, t term) float64 {
	n := a.src.frequency[t.number] + b.src.frequency[t.number]
	return math.Log(float64(a.src.clauses+b.src.clauses+2)/float64(n+1)) * math.Sqrt(t.weight)
}

// matched is how well a bag has a term, in the same or in near words, 0 to 1.
func (s *story) matched(number int32, in []term) float64 {
	if has(in, number) {
		return 1
	}
	best := 0.0
	for _, r := range s.near[number] {
		if r.like > best && has(in, r.number) {
			best = r.like
		}
	}
	return best
}

// covered is how much of a's terms b has, in the same or in near words: the
// share of their weight, and the weight.
func (s *story) covered(a, b *unit, terms, in []term) (share, weight float64) {
	all := 0.0
	for _, t := range terms {
		w := localWeight(a, b, t)
		all += w
		weight += w * s.matched(t.number, in)
	}
	return weight / max(1e-9, all), weight
}

// fullyShared is the weight of what two clauses have in common from which on
// more of it says no more.
const fullyShared = 12

// coreShared is the weight of what the cores of two clauses have in common, 0
// to 1.
func (s *story) coreShared(a, b *unit) float64 {
	_, x := s.covered(a, b, a.core, b.core)
	_, y := s.covered(b, a, b.core, a.core)
	return min(1, min(x, y)/fullyShared)
}

// doing is how well the other clause has what is done in a, as its verb or in
// another word.
func (s *story) doing(a, b *unit) float64 {
	n, ok := s.numbers[a.verb]
	switch {
	case a.verb == "be" || a.verb == "have" || a.verb == "say" || !ok:
		return 0
	case a.verb == b.verb:
		return 1
	}
	return 0.9 * s.matched(n, b.core)
}
