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

// markAddends marks the tolls of an article that add up to the one that it leads
// with: what was counted in two places is a part of it.
func markAddends(counts []*count) {
	adds := func(c *count) bool { return c.plain() && tolls[c.fate] && len(c.scope) == 0 && c.base >= 2 }
	for _, total := range counts {
		if !adds(total) || !total.leads() {
			continue
		}
		for i, a := range counts {
			for _, b := range counts[i+1:] {
				if adds(a) && adds(b) && a.fate == total.fate && b.fate == total.fate && a.base+b.base == total.base && a.src.sentenceAt(a.q.Start) != a.src.sentenceAt(b.q.Start) {
					a.scope, b.scope = []string{"part"}, []string{"part"}
				}
			}
		}
	}
}

// isAside reports whether a toll is told as that of another event than the one
// before it in its article: its sentence begins with "Meanwhile" or "Elsewhere", or
// says "also" after another number of the same fate.
func (c *count) isAside(earlier []*count) bool {
	if !tolls[c.fate] || c.kind != "" {
		return false
	}
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	words := c.src.Tokens[sent.First:sent.Last]
	for i, t := range words {
		switch t.Norm {
		case "meanwhile", "separately", "elsewhere", "moreover":
			if i < 4 {
				return true
			}
		case "also":
			return slices.ContainsFunc(earlier, func(o *count) bool {
				return o.fate == c.fate && o.kind == "" && o.q.Start < sent.Start && o.q.Value != nil && o.against(c)
			})
		}
	}
	return false
}

// manyTolls is how many tolls of one fate on one word make an article one about
// several events.
const manyTolls = 3

// markRoundups marks the tolls of articles that tell of several attacks or
// accidents: which of them another article's number is of, only like words or a
// name can tell.
func markRoundups(counts []*count) {
	type teller struct {
		fate, holder string
		rest         int
	}
	told, most := map[teller][]float64{}, map[string]int{}
	for _, c := range counts {
		t := teller{c.fate, c.holder, c.rest}
		if c.plain() && tolls[c.fate] && len(c.scope) == 0 && c.period == "" && !c.replaced && !slices.Contains(told[t], c.base) {
			told[t] = append(told[t], c.base)
			most[c.fate] = max(most[c.fate], len(told[t]))
		}
	}
	for _, c := range counts {
		c.roundup = most[c.fate] >= manyTolls
	}
}
