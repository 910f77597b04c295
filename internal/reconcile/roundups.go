package reconcile

import "slices"

// mostAddends is of how many tolls of an article it is asked whether they add up.
const mostAddends = 60

// markAddends marks the tolls of an article that add up to the one that it leads
// with: what was counted in two places is a part of it.
func markAddends(counts []*count) {
	var whole []*count
	for _, c := range counts {
		if c.plain() && tolls[c.fate] && len(c.scope) == 0 && c.base >= 2 && len(whole) < mostAddends {
			whole = append(whole, c)
		}
	}
	var parts []*count
	for _, total := range whole {
		if !total.leads() {
			continue
		}
		for i, a := range whole {
			for _, b := range whole[i+1:] {
				if a.fate == total.fate && b.fate == total.fate && a.base+b.base == total.base && a.src.sentenceAt(a.q.Start) != a.src.sentenceAt(b.q.Start) {
					parts = append(parts, a, b)
				}
			}
		}
	}
	for _, c := range parts {
		c.scope = []string{"part"}
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
