package reconcile

import (
	"slices"

	"synoptic"
)

// sumReach is how many bytes two numbers that are added up may stand apart.
const sumReach = 120

// sums are the totals that an article gives in two numbers: those on board, as
// passengers and crew, and the hurt, as the badly and the slightly hurt. Other
// articles tell the total.
func sums(counts []*count) []*count {
	var out []*count
	for _, a := range counts {
		for _, b := range a.company {
			if slices.ContainsFunc(counts, func(c *count) bool { return c.kind == "" && c.base == a.base+b.base && tolls[c.fate] }) {
				continue // the article tells it itself
			}
			if b.q.Start < a.q.End || b.q.Start-a.q.End > sumReach || !a.plain() || !b.plain() {
				continue
			}
			switch {
			case a.what == "passenger" && b.crew():
				out = append(out, addUp(a, b, "aboard"))
			case harmed(a) && harmed(b) && (a.graded("grave") && b.graded("light") || a.graded("light") && b.graded("grave")):
				out = append(out, addUp(a, b, "injured"))
			}
		}
	}
	return out
}

// plain reports whether a count is an exact number of people or things.
func (c *count) plain() bool {
	return c.kind == "" && c.q.Value != nil && c.q.Bound == synoptic.Exact && !c.q.Ordinal && c.base > 0
}

func (c *count) crew() bool {
	return c.what == "crew" || c.what == "crewmember" || c.what == "member" && c.graded("crew")
}

func harmed(c *count) bool { return c.fate == "injured" || c.fate == "hospitalised" }

func (c *count) graded(how string) bool { return slices.Contains(c.scope, how) }

// addUp is the count of a and b together, over the words from one to the other.
func addUp(a, b *count, fate string) *count {
	q := *a.q
	q.End = max(b.q.End, b.q.Of.End)
	q.Number.End = b.q.Number.End
	v := *a.q.Value + *b.q.Value
	q.Value, q.PartOf = &v, -1
	return &count{src: a.src, q: &q, rest: a.rest, own: a.own, what: "people", fate: fate, base: v, context: a.context, norm: a.norm, ties: a.ties}
}
