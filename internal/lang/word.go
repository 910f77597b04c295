package lang

import (
	"hash/maphash"
	"sync/atomic"
)

// word is what an encoder computes of a word form alone: its vector and its
// three parts in the first convolution, as the word before another, as the
// word itself, and as the word after another.
type word struct {
	wordKey
	passing                       bool // not for the cache
	vector, before, itself, after []float32
}

// wordKey is what a word's vector depends on.
type wordKey struct {
	lex        *Lexeme
	spaceAfter bool // false throughout if the encoder does not look at it
}

func (e *encoder) newWord() *word {
	w := e.width
	all := make([]float32, 10*w)
	return &word{vector: all[:w:w], before: all[w : 4*w : 4*w], itself: all[4*w : 7*w : 7*w], after: all[7*w:]}
}

// cacheSets and cacheWays bound the forms that an encoder keeps: 3072 of
// them, 3.8 kB each at width 96. Of a hundred words of news, eighty-five are
// found there.
const (
	cacheSets = 384
	cacheWays = 8
)

// wordCache keeps the words seen lately. It is a table of sets that goroutines
// read and write without locks; what is lost in a race is computed again, with
// the same outcome. In a full set the word goes that was not asked for since
// the hand last came by. A form is let in when it comes for the second time in
// a while: most forms that are rare never come again.
type wordCache struct {
	seed maphash.Seed
	sets [cacheSets]cacheSet
}

type cacheSet struct {
	slot [cacheWays]atomic.Pointer[word]
	used [cacheWays]atomic.Bool
	hand atomic.Uint32
	// knocked are parts of the hashes of forms that came once.
	knocked [cacheWays]atomic.Uint32
	knocks  atomic.Uint32
}

func newWordCache() *wordCache { return &wordCache{seed: maphash.MakeSeed()} }

// set is where the word of that key would be, and a part of the key's hash.
func (c *wordCache) set(k wordKey) (*cacheSet, uint32) {
	h := maphash.Comparable(c.seed, k)
	return &c.sets[uint32(h)%cacheSets], uint32(h >> 32)
}

// get returns the word, nil if it is not there, and whether it should be put
// there.
func (c *wordCache) get(k wordKey) (w *word, welcome bool) {
	s, part := c.set(k)
	for i := range s.slot {
		if w := s.slot[i].Load(); w != nil && w.wordKey == k {
			if !s.used[i].Load() {
				s.used[i].Store(true)
			}
			return w, true
		}
	}
	for i := range s.knocked {
		if s.knocked[i].Load() == part {
			return nil, true
		}
	}
	s.knocked[s.knocks.Add(1)%cacheWays].Store(part)
	return nil, false
}

func (c *wordCache) put(w *word) {
	s, _ := c.set(w.wordKey)
	i := s.hand.Add(1) % cacheWays
	for range cacheWays {
		if !s.used[i].Swap(false) {
			break
		}
		i = s.hand.Add(1) % cacheWays
	}
	s.slot[i].Store(w)
}

// missBatch is how many new words are computed together.
const missBatch = 8 * rowGroup

// wordScratch is what new words are computed in.
type wordScratch struct {
	in, pre []float32
	fresh   []*word
	x       []float32
	passing []*word // words that are not let into the cache, reused in each call
}

// words appends the words of tokens to dst. They stand until the next call.
func (e *encoder) words(k *kernels, s *wordScratch, tokens []RawToken, dst []*word) []*word {
	s.fresh = s.fresh[:0]
	passing := 0
	for i := range tokens {
		t := &tokens[i]
		key := wordKey{t.Lex, t.SpaceAfter && e.spaces}
		w, welcome := e.cache.get(key)
		if w == nil {
			switch {
			case welcome:
				w = e.newWord()
			case passing < len(s.passing):
				w = s.passing[passing]
				passing++
			default:
				w = e.newWord()
				s.passing = append(s.passing, w)
				passing++
			}
			w.wordKey, w.passing = key, !welcome
			if s.fresh = append(s.fresh, w); len(s.fresh) == missBatch {
				e.compute(k, s)
			}
		}
		dst = append(dst, w)
	}
	e.compute(k, s)
	return dst
}

// compute computes the fresh words and puts them into the cache.
func (e *encoder) compute(k *kernels, s *wordScratch) {
	n := len(s.fresh)
	if n == 0 {
		return
	}
	w, in := e.width, e.mix.w.in
	if len(s.in) < missBatch*in || len(s.x) < missBatch*w {
		s.in, s.pre, s.x = make([]float32, missBatch*in), make([]float32, missBatch*3*w), make([]float32, missBatch*w)
	}
	clear(s.in[:n*in])
	for i, v := range s.fresh {
		row := s.in[i*in : (i+1)*in]
		for j := range e.embeds {
			h := &e.embeds[j]
			for _, r := range hashRows(e.key(v, h.of), h.seed) {
				at := int(r%h.rows) * w
				k.add(row[j*w:(j+1)*w], h.e[at:at+w])
			}
		}
	}
	e.mix.w.mul(k, s.pre, s.in, in, n)
	for i, v := range s.fresh {
		k.maxNorm(v.vector, e.zero, s.pre[i*3*w:(i+1)*3*w], e.mix.scale, e.mix.shift)
		copy(s.x[i*w:(i+1)*w], v.vector)
	}
	for part, m := range e.first {
		m.mul(k, s.pre, s.x, w, n)
		for i, v := range s.fresh {
			copy([...][]float32{v.before, v.itself, v.after}[part], s.pre[i*3*w:])
		}
	}
	for _, v := range s.fresh {
		if !v.passing {
			e.cache.put(v)
		}
	}
	s.fresh = s.fresh[:0]
}

// key is the number of a word's attribute in its embedding.
func (e *encoder) key(w *word, of embedded) uint64 {
	one := func(b bool) uint64 {
		if b {
			return 1
		}
		return 0
	}
	switch of {
	case byNorm:
		return e.number(w.lex.Norm)
	case byPrefix:
		return e.number(w.lex.Prefix)
	case bySuffix:
		return e.number(w.lex.Suffix)
	case byShape:
		return e.number(w.lex.Shape)
	case bySpaceAfter:
		return one(w.spaceAfter)
	}
	return one(w.lex.IsSpace)
}

// number is the number of a string: 0 for none, a small one for a symbol, its
// hash otherwise.
func (e *encoder) number(s string) uint64 {
	if s == "" {
		return 0
	}
	if n, ok := e.symbols[s]; ok {
		return n
	}
	return hashString(s)
}
