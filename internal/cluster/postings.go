package cluster

const (
	// keyTerms and keyPairs are by how many of its weightiest terms, and pairs
	// of its weightiest names, an article is found.
	keyTerms = 18
	keyPairs = 6
	// pairNames is of how many names pairs are made.
	pairNames = 4
	// ringSize is how many articles are kept under one key: the latest.
	ringSize = 32
)

// key is what an article is found by, and how much it says.
type key struct {
	hash   uint32
	weight uint32
}

// keysOf are the keys of an article: its weightiest terms, the pairs of its
// weightiest names, and the bands of its fingerprint, which say nothing.
func keysOf(v vector, print *Fingerprint, out []key) []key {
	out = out[:0]
	var top [keyTerms]slot
	n := 0
	for _, s := range v {
		at := n
		for at > 0 && heavier(s, top[at-1]) {
			at--
		}
		if at < keyTerms {
			n = min(n+1, keyTerms)
			copy(top[at+1:n], top[at:])
			top[at] = s
		}
	}
	var names [pairNames]slot
	k := 0
	for _, s := range top[:n] {
		w := uint32(s.weight)
		out = append(out, key{s.hash, w * w >> 8})
		if s.flags&(isName|isCapital) != 0 && k < pairNames {
			names[k] = s
			k++
		}
	}
	pairs := 0
	for j := 1; j < k; j++ {
		for i := 0; i < j && pairs < keyPairs; i++ {
			a, b := names[i], names[j]
			w := uint32(a.weight)*uint32(a.weight)>>8 + uint32(b.weight)*uint32(b.weight)>>8
			out = append(out, key{stir(min(a.hash, b.hash)*31 + max(a.hash, b.hash)), w})
			pairs++
		}
	}
	for _, h := range print.bands() {
		if h != 0 {
			out = append(out, key{h, 0})
		}
	}
	return out
}

func heavier(a, b slot) bool {
	return a.weight > b.weight || a.weight == b.weight && a.hash < b.hash
}

// postings tells which of the latest articles have a key. Under a key with
// one article that is held in the map itself; under others, in a block of a
// few or of ringSize.
type postings struct {
	at    map[uint32]ring
	small blocks
	large blocks
}

// ring is the articles under one key. With one article, at is that; with
// more, the number of their block.
type ring struct {
	at    uint32
	first uint16 // the oldest's place in the block
	n     uint16
}

// smallRing is how many articles a small block holds.
const smallRing = 4

// blocks hands out blocks of numbers of one size.
type blocks struct {
	size int
	data []uint32
	free []uint32
}

func (b *blocks) of(n uint32) []uint32 { return b.data[int(n)*b.size : int(n+1)*b.size] }

func (b *blocks) take() uint32 {
	if k := len(b.free); k > 0 {
		n := b.free[k-1]
		b.free = b.free[:k-1]
		return n
	}
	n := uint32(len(b.data) / b.size)
	b.data = append(b.data, make([]uint32, b.size)...)
	return n
}

func newPostings() *postings {
	return &postings{at: map[uint32]ring{}, small: blocks{size: smallRing}, large: blocks{size: ringSize}}
}

// block is that of a ring of several articles.
func (p *postings) block(r ring) []uint32 {
	if r.n <= smallRing {
		return p.small.of(r.at)
	}
	return p.large.of(r.at)
}

// add puts an article under a key; the oldest gives way where there are
// ringSize.
func (p *postings) add(hash, article uint32) {
	r, ok := p.at[hash]
	switch {
	case !ok:
		r = ring{at: article, n: 1}
	case r.n == ringSize:
		p.large.of(r.at)[r.first] = article
		r.first = (r.first + 1) % ringSize
	case r.n == 1:
		b := p.small.take()
		p.small.of(b)[0], p.small.of(b)[1] = r.at, article
		r = ring{at: b, n: 2}
	case r.n == smallRing:
		p.grow(&r)
		fallthrough
	default:
		b := &p.small
		if r.n >= smallRing {
			b = &p.large
		}
		b.of(r.at)[(int(r.first)+int(r.n))%b.size] = article
		r.n++
	}
	p.at[hash] = r
}

// grow moves a full small ring into a large block.
func (p *postings) grow(r *ring) {
	b := p.large.take()
	for i := range smallRing {
		p.large.of(b)[i] = p.small.of(r.at)[(int(r.first)+i)%smallRing]
	}
	p.small.free = append(p.small.free, r.at)
	r.at, r.first = b, 0
}

// drop takes an article from under a key, if it is the oldest there, as one is
// that leaves; else newer ones have driven it out already.
func (p *postings) drop(hash, article uint32) {
	r, ok := p.at[hash]
	if !ok {
		return
	}
	if r.n == 1 {
		if r.at == article {
			delete(p.at, hash)
		}
		return
	}
	b := p.block(r)
	if b[r.first] != article {
		return
	}
	r.first = uint16((int(r.first) + 1) % len(b))
	r.n--
	switch {
	case r.n == 1:
		p.small.free = append(p.small.free, r.at)
		r = ring{at: b[r.first], n: 1}
	case r.n == smallRing:
		s := p.small.take()
		for i := range smallRing {
			p.small.of(s)[i] = b[(int(r.first)+i)%ringSize]
		}
		p.large.free = append(p.large.free, r.at)
		r.at, r.first = s, 0
	}
	p.at[hash] = r
}

// under gives the articles under a key, in two stretches; one is room for the
// only one.
func (p *postings) under(hash uint32, one *[1]uint32) (a, b []uint32) {
	r, ok := p.at[hash]
	switch {
	case !ok:
		return nil, nil
	case r.n == 1:
		one[0] = r.at
		return one[:], nil
	}
	block := p.block(r)
	end := int(r.first) + int(r.n)
	if end <= len(block) {
		return block[r.first:end], nil
	}
	return block[r.first:], block[:end-len(block)]
}
