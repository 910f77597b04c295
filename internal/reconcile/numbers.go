package reconcile

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"synoptic"
)

// numberDisputes are the figures whose values contradict one another. Only
// the values that do take a side: "dozens" stands with all.
func (s *story) numberDisputes(figures []synoptic.Figure) []synoptic.Dispute {
	var out []synoptic.Dispute
	for _, f := range figures {
		if f.Relation != synoptic.FigureDispute {
			continue
		}
		counts := s.figureCounts[f.ID]
		gone := replacedValues(counts)
		var p positionsBy
		var texts []string
		for i, c := range counts {
			if c.q.Value == nil || c.replaced || !slices.ContainsFunc(counts, func(o *count) bool { return c.against(o) && s.disputed(c, o, gone) }) {
				continue
			}
			v := f.Values[i]
			says := oneLine(v.Span.Text)
			if who := s.holderName(c); who != "" {
				says += " (" + who + ")"
			}
			k := fmt.Sprint(c.base)
			for _, o := range counts[:i] {
				if o.q.Value != nil && !c.against(o) && math.Abs(c.base-o.base) <= 0.05*c.base && slices.Contains(p.keys, fmt.Sprint(o.base)) {
					k = fmt.Sprint(o.base) // 200 feet are 60 metres
					break
				}
			}
			if !slices.Contains(p.keys, k) {
				texts = append(texts, says)
			}
			p.add(k, says, v.Span)
		}
		if len(p.list) < 2 {
			continue
		}
		out = append(out, synoptic.Dispute{
			ID: id("d", "number", f.ID), Kind: synoptic.NumberDispute, About: synoptic.DisputeSubject{Figure: f.ID},
			Why: f.What + ": " + strings.Join(texts, " against "), Positions: p.list,
		})
	}
	return out
}

// holderName names whose number a count is: the source that the text names,
// or the outlet.
func (s *story) holderName(c *count) string {
	if c.holder != "" {
		return c.holder
	}
	name := oneLine(s.origins.all[c.rest].name)
	switch strings.ToLower(name) {
	case "he", "she", "it", "they", "we", "i", "who", "which", "":
		return c.src.Article.Outlet
	}
	return cmp.Or(name, c.src.Article.Outlet)
}
