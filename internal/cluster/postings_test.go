package cluster

import (
	"math/rand"
	"slices"
	"testing"
)

func TestLookupIsDot(t *testing.T) {
	in := stream(rand.New(rand.NewSource(3)), 60)
	var l lookup
	for _, a := range in {
		v := vectorOf(a.features.terms)
		l.set(v)
		for _, b := range in {
			w := vectorOf(b.features.terms)
			sum, named := dot(v, w)
			if s, n := l.dot(w); s != sum || n != named {
				t.Fatalf("%d %v, want %d %v", s, n, sum, named)
			}
		}
	}
}

// TestPostingsKeepTheLatest compares the rings with plain lists.
func TestPostingsKeepTheLatest(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	p := newPostings()
	plain := map[uint32][]uint32{}
	oldest, next := uint32(0), uint32(0)
	keys := map[uint32][]uint32{}
	for range 20_000 {
		if oldest < next && r.Intn(100) < 49 {
			for _, k := range keys[oldest] {
				p.drop(k, oldest)
				plain[k] = slices.DeleteFunc(plain[k], func(a uint32) bool { return a == oldest })
			}
			oldest++
		} else {
			for range 4 {
				if k := uint32(r.ExpFloat64() * 8); !slices.Contains(keys[next], k) {
					keys[next] = append(keys[next], k)
					p.add(k, next)
					plain[k] = append(plain[k], next)
					plain[k] = plain[k][max(0, len(plain[k])-ringSize):]
				}
			}
			next++
		}
		k := uint32(r.ExpFloat64() * 8)
		var one [1]uint32
		a, b := p.under(k, &one)
		if got := slices.Concat(a, b); !slices.Equal(got, plain[k]) {
			t.Fatalf("under %d: %v, want %v", k, got, plain[k])
		}
	}
}
