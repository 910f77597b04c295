package reconcile

import (
	"slices"

	"synoptic"
)

// markCrowded marks the bare surnames of articles that name two or more people
// of that surname in full: "the younger Moll", "the Moll family", "Moll" may
// each mean another one of them, and the article's own reading left them alone.
// One that stands with a title wherever it stands is told by that.
func markCrowded(locals []*local) {
	for _, l := range locals {
		if l.kind != synoptic.Person || len(l.full()) != 1 || l.alwaysTitled() {
			continue
		}
		bearers := 0
		for _, o := range locals {
			if n := o.full(); o.src == l.src && o.kind == synoptic.Person && len(n) > 1 && n[len(n)-1] == l.full()[0] {
				bearers++
			}
		}
		l.crowded = bearers >= 2
	}
}

// alwaysTitled reports whether every mention by name has a title.
func (l *local) alwaysTitled() bool {
	return !slices.ContainsFunc(l.mentions(), func(i int) bool {
		m := &l.src.Mentions[i]
		return m.Kind == synoptic.NameMention && m.Title.IsZero()
	})
}
