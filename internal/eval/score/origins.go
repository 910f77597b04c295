package score

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// scoreOrigins compares whom each article is held to have something from. An
// outlet's own word is no origin in the keys.
func (s *scorer) scoreOrigins() {
	type source struct{ doc, name, words string }
	gold := map[source]bool{}
	for _, o := range s.key.Origins {
		gold[source{doc: o.Doc, name: o.Name}] = true
	}
	own, given := map[string]bool{}, map[source]bool{}
	for _, o := range s.origins {
		if o.Kind == synoptic.OriginOutlet {
			own[o.Name] = true
		}
		for _, p := range o.Spans {
			if d, ok := s.docOf[p.Article]; ok {
				given[source{d, o.Name, p.Text}] = true
			}
		}
	}
	is := func(g, p source) bool { return g.doc == p.doc && (alike(g.name, p.name) || alike(g.name, p.words)) }
	c := &s.m[origins].Count
	c.Gold += len(gold)
	var missed []string
	for g := range gold {
		found := false
		for p := range given {
			found = found || is(g, p)
		}
		if found {
			c.Found++
		} else {
			missed = append(missed, g.doc+": "+g.name)
		}
	}
	right := map[source]bool{}
	for p := range given {
		ok := false
		for g := range gold {
			ok = ok || is(g, p)
		}
		k := source{doc: p.doc, name: p.name}
		right[k] = right[k] || ok
	}
	var made []string
	for k, ok := range right {
		switch {
		case ok:
			c.Given++
			c.Right++
		case !own[k.name]:
			c.Given++
			made = append(made, k.doc+": "+k.name)
		}
	}
	slices.Sort(missed)
	slices.Sort(made)
	for _, x := range made {
		s.say("origin made up", "%s", x)
	}
	for _, x := range missed {
		s.say("origin missed", "%s", x)
	}
}

// scoreReprints compares which articles are held to share text.
func (s *scorer) scoreReprints() {
	pair := func(a, b string) string {
		if cmp.Less(b, a) {
			a, b = b, a
		}
		return strings.Join([]string{a, b}, "+")
	}
	gold, given := map[string]bool{}, map[string]bool{}
	for _, r := range s.key.Reprints {
		if len(r) >= 2 {
			gold[pair(r[0], r[1])] = true
		}
	}
	for _, r := range s.reprints {
		given[pair(s.docOf[r.Articles[0]], s.docOf[r.Articles[1]])] = true
	}
	c := &s.m[reprints].Count
	c.Gold += len(gold)
	c.Given += len(given)
	for _, p := range sortedKeys(given) {
		c.right(gold[p])
		if !gold[p] {
			s.say("reprint made up", "%s", p)
		}
	}
	for _, p := range sortedKeys(gold) {
		if !given[p] {
			s.say("reprint missed", "%s", p)
		}
	}
}
