package cluster

// lookup is one article's terms in a table, to compare it with many.
type lookup struct {
	table [lookupSize]struct {
		hash uint32
		at   uint32 // one more than the slot's place, 0 where it is empty
	}
	vec vector
}

const lookupSize = 1024 // a power of two, five times mostTerms

func (l *lookup) set(v vector) {
	clear(l.table[:])
	l.vec = v
	for i, s := range v {
		h := s.hash % lookupSize
		for l.table[h].at != 0 {
			h = (h + 1) % lookupSize
		}
		l.table[h].hash, l.table[h].at = s.hash, uint32(i+1)
	}
}

// find is the place of a term, -1 if the article doesn't have it.
func (l *lookup) find(hash uint32) int {
	for h := hash % lookupSize; ; h = (h + 1) % lookupSize {
		e := &l.table[h]
		if e.hash == hash || e.at == 0 {
			return int(e.at) - 1
		}
	}
}

// dot is the product of the article's terms and another's, and whether they
// share a name that is not common in news; it is what the function of that
// name gives.
func (l *lookup) dot(v vector) (sum uint64, named bool) {
	for _, s := range v {
		if i := l.find(s.hash); i >= 0 {
			sum += uint64(s.weight) * uint64(l.vec[i].weight)
			named = named || sameName(s.flags, l.vec[i].flags)
		}
	}
	return sum, named
}
