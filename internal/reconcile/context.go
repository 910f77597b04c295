package reconcile

import "math"

// tellingTerms is the least number of terms of a sentence that tells something;
// the name of an agency has fewer.
const tellingTerms = 2

// around is how alike the sentences next to those of two clauses are: what is
// told in the same place of two like reports is likely the same.
func around(a, b *unit) float64 {
	best := 0.0
	for _, i := range [2]int{-1, 1} {
		for _, j := range [2]int{-1, 1} {
			x, y := a.clause.Sentence+i, b.clause.Sentence+j
			if x < 0 || y < 0 || x >= len(a.src.sentences) || y >= len(b.src.sentences) {
				continue
			}
			p, q := a.src.sentences[x], b.src.sentences[y]
			if min(len(p), len(q)) >= tellingTerms {
				best = max(best, cosine(p, q))
			}
		}
	}
	return best
}

// cosine is that of two bags.
func cosine(a, b []term) float64 {
	p, _, _ := dot(a, b)
	na, nb := lengthOf(a), lengthOf(b)
	if na == 0 || nb == 0 {
		return 0
	}
	return p / (na * nb)
}

func lengthOf(terms []term) float64 {
	sum := 0.0
	for _, t := range terms {
		sum += t.weight * t.weight
	}
	return math.Sqrt(sum)
}

// sentenceAt is a sentence of the story: its article and its index there.
type sentenceAt struct{ source, sentence int }

// sentencePair is two sentences of two articles, the earlier article's first.
type sentencePair struct{ a, b sentenceAt }

// towards is a sentence looking for its like in another article.
type towards struct {
	at     sentenceAt
	source int
}

// sentenceIndex holds how alike the sentences of the story's articles are, as far
// as they hold candidates.
type sentenceIndex struct {
	pairs map[sentencePair]float64
	// first and second are the best likenesses of a sentence in another article.
	first, second map[towards]float64
	// articles is how alike two articles are: the mean of the best likenesses of
	// the sentences of either in the other.
	articles map[[2]int]float64
}

func (u *unit) sentenceAt() sentenceAt { return sentenceAt{u.src.at, u.clause.Sentence} }

func pairOf(a, b *unit) sentencePair {
	x, y := a.sentenceAt(), b.sentenceAt()
	if x.source > y.source {
		x, y = y, x
	}
	return sentencePair{x, y}
}

// likeSentences compares the sentences that hold candidates.
func (s *story) likeSentences(partners [][]partner) {
	x := sentenceIndex{map[sentencePair]float64{}, map[towards]float64{}, map[towards]float64{}, map[[2]int]float64{}}
	see := func(t towards, like float64) {
		switch {
		case like > x.first[t]:
			x.first[t], x.second[t] = like, x.first[t]
		case like > x.second[t]:
			x.second[t] = like
		}
	}
	for a, ps := range partners {
		for _, p := range ps {
			u, v := s.units[a], s.units[p.unit]
			k := pairOf(u, v)
			if _, ok := x.pairs[k]; ok {
				continue
			}
			m := s.matchSentences(u, v)
			x.pairs[k] = m
			see(towards{k.a, k.b.source}, m)
			see(towards{k.b, k.a.source}, m)
		}
	}
	sums := map[[2]int]float64{}
	for i, a := range s.sources {
		for j := range s.sources {
			for k := range a.sentences {
				sums[[2]int{i, j}] += x.first[towards{sentenceAt{i, k}, j}]
			}
		}
	}
	for i, a := range s.sources {
		for j, b := range s.sources {
			x.articles[[2]int{i, j}] = max(sums[[2]int{i, j}]/float64(max(1, len(a.sentences))), sums[[2]int{j, i}]/float64(max(1, len(b.sentences))))
		}
	}
	s.like = x
}

// matchSentences is how much the sentences of two clauses have in common, in
// the same or in near words: the harmonic mean of the shares of their weight.
func (s *story) matchSentences(a, b *unit) float64 {
	x, _ := s.covered(a, b, a.sentence, b.sentence)
	y, _ := s.covered(b, a, b.sentence, a.sentence)
	return 2 * x * y / max(1e-9, x+y)
}

// contextFeatures are those of the sentences that two clauses stand in and of
// the sentences around.
func (s *story) contextFeatures(f *[numFeatures]float64, a, b *unit) {
	k := pairOf(a, b)
	m := s.like.pairs[k]
	f[fSentenceLocal] = m
	x, _ := s.covered(a, b, a.terms, b.sentence)
	y, _ := s.covered(b, a, b.terms, a.sentence)
	f[fInSentence], f[fInSentenceLeast] = max(x, y), min(x, y)
	lead := func(t towards) float64 {
		if m >= s.like.first[t] {
			return m - s.like.second[t]
		}
		return m - s.like.first[t]
	}
	p, q := lead(towards{k.a, k.b.source}), lead(towards{k.b, k.a.source})
	f[fSentenceMargin] = min(p, q)
	f[fArticles] = s.like.articles[[2]int{k.a.source, k.b.source}]
	for _, i := range [2]int{-1, 1} {
		for _, j := range [2]int{-1, 1} {
			near := sentencePair{sentenceAt{k.a.source, k.a.sentence + i}, sentenceAt{k.b.source, k.b.sentence + j}}
			f[fAroundLocal] = max(f[fAroundLocal], s.like.pairs[near])
		}
	}
}

// exclusive is the weight of what two clauses have in common and their articles
// speak of nowhere else, 0 to 1.
func (s *story) exclusive(a, b *unit) float64 {
	sum := 0.0
	for _, t := range a.terms {
		if t.key[0] == '#' && t.weight <= dayWeight || a.src.frequency[t.number] > 2 || b.src.frequency[t.number] > 2 {
			continue
		}
		if has(b.terms, t.number) {
			sum += t.weight
		}
	}
	return min(1, sum/fullyShared)
}
