package reconcile

import (
	"math"
	"strings"
)

// rareTime is how telling it is that two clauses are dated alike, 0 to 1: the
// day on which everything in both articles happens tells nothing.
func rareTime(a, b *unit) float64 {
	n := a.src.times[a.when] + b.src.times[b.when]
	all := float64(a.src.clauses + b.src.clauses)
	return max(0, math.Log((all+2)/float64(n+1))/math.Log(all+2))
}

// enough reports whether two clauses share enough for a closer look: two things
// that they speak of, in the same words or related ones, or the greater part
// of the shorter clause. A day or a number alone is no such thing.
func enough(a, b *unit) bool {
	n, shared := 0, 0.0
	for _, t := range a.terms {
		switch {
		case t.key[0] == '#':
		case has(b.terms, t.key):
			n++
			shared += t.weight
		case t.key[0] != '@':
			for _, u := range b.terms {
				if u.key[0] != '@' && u.key[0] != '#' && related(t.key, u.key) {
					n++
					break
				}
			}
		}
	}
	return n >= 2 || shared >= 0.5*min(a.total, b.total)
}

// localLikeness compares two clauses with their terms weighed by how rare they
// are in the two articles at hand: what both articles are about throughout
// tells their clauses apart the least. It looks at no third article, so that
// one added to the story changes nothing. The second value is the share of
// the shorter clause's weight that both have.
func localLikeness(a, b *unit) (cosine, contained float64) {
	weigh := func(t term) float64 {
		n := a.src.frequency[t.key] + b.src.frequency[t.key]
		w := math.Log(float64(a.src.clauses+b.src.clauses+2) / float64(n+1))
		return w * math.Sqrt(t.weight)
	}
	var product, na, nb, shared, ta, tb float64
	i, j := 0, 0
	for i < len(a.terms) || j < len(b.terms) {
		c := 0
		switch {
		case i == len(a.terms):
			c = 1
		case j == len(b.terms):
			c = -1
		default:
			c = strings.Compare(a.terms[i].key, b.terms[j].key)
		}
		switch {
		case c < 0:
			w := weigh(a.terms[i])
			na += w * w
			ta += w
			i++
		case c > 0:
			w := weigh(b.terms[j])
			nb += w * w
			tb += w
			j++
		default:
			w, v := weigh(a.terms[i]), weigh(b.terms[j])
			product += w * v
			na += w * w
			nb += v * v
			shared += min(w, v)
			ta += w
			tb += v
			i++
			j++
		}
	}
	if na == 0 || nb == 0 {
		return 0, 0
	}
	return product / math.Sqrt(na*nb), shared / max(1e-9, min(ta, tb))
}
