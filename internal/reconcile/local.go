package reconcile

import (
	"math"
	"slices"
	"strings"

	"synoptic"
)

// rareTime is how telling it is that two clauses are dated alike, 0 to 1: the
// day on which everything in both articles happens tells nothing.
func rareTime(a, b *unit) float64 {
	n := a.src.times[a.when] + b.src.times[b.when]
	all := float64(a.src.clauses + b.src.clauses)
	return max(0, math.Log((all+2)/float64(n+1))/math.Log(all+2))
}

// commonShare is the share of two articles' clauses from which on a term is
// what the articles are about, and tells no clause from another.
const commonShare = 0.2

// enough reports whether two clauses have so much in common that they may say
// the same: three things that they speak of; or one, done or told of by the
// same verb or one related to it, or counted by the same number; or nearly all
// their words. A day, a small number or what the articles are about throughout
// is no such thing.
func enough(a, b *unit) bool { return holdsEnough(a, b) || holdsEnough(b, a) }

// holdsEnough reports whether b has enough of what a speaks of.
func holdsEnough(a, b *unit) bool {
	things, number, verb := 0, false, a.verb == b.verb && a.verb != "be" && a.verb != "have"
	for i, t := range a.terms {
		word := t.key[0] != '@' && t.key[0] != '#'
		same := has(b.terms, t.number)
		if !same && t.key[0] != '#' {
			same = slices.ContainsFunc(a.relatives[i], func(r int32) bool { return has(b.terms, r) })
		}
		switch {
		case !same:
		case t.key[0] == '#' && !strings.HasPrefix(t.key, "#T"):
		case word && (t.key == a.verb || t.key == b.verb):
			verb = true // also where the other has it as a noun
		case float64(a.src.frequency[t.number]+b.src.frequency[t.number]) <= max(3, commonShare*float64(a.src.clauses+b.src.clauses)):
			things++
		}
	}
	if n := sharedNumber(a, b); n > 12 && (n < 1900 || n > 2100) {
		number = true // of two digits or more, and no year
	}
	if !verb {
		verb = related(a.verb, b.verb)
	}
	if things >= 3 || things >= 1 && (verb || number) {
		return true
	}
	return localLikeness(a, b) >= 0.5
}

// sharedNumber is the greatest number that both clauses give, of things that
// may be the same or so exact that they are; 0 if there is none.
func sharedNumber(a, b *unit) float64 {
	best := 0.0
	for i, n := range a.numbers {
		for j, m := range b.numbers {
			if n == m && (a.counted[i] == b.counted[j] || a.counted[i] == "" || b.counted[j] == "" || exact(n)) {
				best = max(best, n)
			}
		}
	}
	return best
}

// exact reports whether a number has three digits that tell ("284 billion",
// "28,156") and is no year: two articles hardly give it of two things.
func exact(n float64) bool {
	if n != math.Trunc(n) || n < 100 || n >= 1900 && n <= 2100 || n > 1e15 {
		return false
	}
	d := int64(n)
	for d%10 == 0 {
		d /= 10
	}
	return d >= 100
}

// countedClass is the class of what a quantity counts: what befell the counted
// where that is a toll, else the counted noun, else its unit.
func countedClass(src *source, q *synoptic.Quantity) string {
	what := ""
	if q.OfHead >= 0 && q.OfHead < len(src.Tokens) {
		what = thing(strings.ToLower(src.Tokens[q.OfHead].Lemma))
	}
	if q.Predicate >= 0 && q.Predicate < len(src.Tokens) {
		if f := fate(src, q.Predicate, what); tolls[f] {
			return f
		}
	}
	if f := fates[what]; f != "" {
		return f
	}
	if what == "" {
		return q.Unit
	}
	return what
}

// localLikeness compares two clauses (the cosine) with their terms weighed by
// how rare they are in the two articles at hand: what both articles are about
// throughout tells their clauses apart the least. It looks at no third article,
// so that one added to the story changes nothing.
func localLikeness(a, b *unit) float64 {
	var product, na, nb float64
	for _, t := range a.terms {
		w := localWeight(a, b, t)
		na += w * w
		if k, ok := seek(b.terms, t.number); ok {
			product += w * localWeight(a, b, b.terms[k])
		}
	}
	for _, t := range b.terms {
		w := localWeight(a, b, t)
		nb += w * w
	}
	if na == 0 || nb == 0 {
		return 0
	}
	return product / math.Sqrt(na*nb)
}
