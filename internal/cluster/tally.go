package cluster

import (
	"cmp"
	"slices"
)

// candidate is an article that has keys in common with another.
type candidate struct {
	article uint32
	score   uint32
}

// tally counts by which keys articles are found, for one article at a time.
type tally struct {
	// table has one more than the place in found of each article, by its
	// number.
	table [tallySize]uint16
	found []candidate
}

// tallySize is a power of two, twice as large as all rings that an article may
// read.
const tallySize = 2048

// best gives the n articles that share the weightiest keys, the best first,
// among equals the latest.
func (t *tally) best(p *postings, keys []key, n int) []candidate {
	clear(t.table[:])
	t.found = t.found[:0]
	var one [1]uint32
	for _, k := range keys {
		a, b := p.under(k.hash, &one)
		for _, article := range a {
			t.count(article, k.weight)
		}
		for _, article := range b {
			t.count(article, k.weight)
		}
	}
	order := func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.article, a.article))
	}
	if len(t.found) > n {
		selectBest(t.found, n, order)
		t.found = t.found[:n]
	}
	slices.SortFunc(t.found, order)
	return t.found
}

func (t *tally) count(article, weight uint32) {
	for h := stir(article) % tallySize; ; h = (h + 1) % tallySize {
		switch at := t.table[h]; {
		case at == 0:
			t.found = append(t.found, candidate{article, weight})
			t.table[h] = uint16(len(t.found))
			return
		case t.found[at-1].article == article:
			t.found[at-1].score += weight
			return
		}
	}
}

// selectBest puts the n first of list to its front, in no order (Hoare's
// quickselect; the pivots don't depend on chance).
func selectBest(list []candidate, n int, order func(a, b candidate) int) {
	for lo, hi := 0, len(list); hi-lo > 1; {
		pivot := list[(lo+hi)/2]
		i, j := lo, hi-1
		for i <= j {
			for order(list[i], pivot) < 0 {
				i++
			}
			for order(list[j], pivot) > 0 {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			hi = j + 1
		case n >= i:
			lo = i
		default:
			return
		}
	}
}
