package names

import "strings"

// nobody makes things of the names of animals, ships, rockets and storms that
// were taken for people's, places' or bodies': what is called one once is one wherever the article
// has the name.
func (d *Reader) nobody(a *article, cs []chunk) []chunk {
	things, people := map[string]bool{}, map[string]bool{}
	lineAt := a.lineOf()
	for _, c := range cs {
		l := lineAt(c.first)
		if c.class != classPerson {
			if c.class != classMisc && a.unlisted(c) && d.calledThing(a, l, c) {
				things[a.key(c.first, c.last)] = true
			}
			continue
		}
		if d.called(a, l, c) {
			things[a.key(c.first, c.last)] = true
		} else if a.cue[c.first]&bitPerson != 0 || c.first > l.first && d.personal(a, l, c.first-1) {
			people[a.key(c.first, c.last)] = true
		}
	}
	if len(things) == 0 {
		return cs
	}
	for i := range cs {
		if k := a.key(cs[i].first, cs[i].last); (cs[i].class == classPerson || a.unlisted(cs[i])) && things[k] && !people[k] {
			cs[i].class = classThing
		}
	}
	return cs
}

// unlisted reports whether no table has a word of the name as a place's, a
// company's or a body's.
func (a *article) unlisted(c chunk) bool {
	for i := c.first; i < c.last; i++ {
		if a.placeAt[i] != 0 || a.orgAt[i] != 0 || a.compAt[i] != 0 || a.us[i].w.flags&(isOrgWord|isPlaceWord) != 0 {
			return false
		}
	}
	return true
}

// called reports whether the text around the name c, which was taken for a
// person's, says that it is a thing's; or whether it has an article and no noun
// behind it, as people's names have not ("the Saint Bella left").
func (d *Reader) called(a *article, l line, c chunk) bool {
	if d.calledThing(a, l, c) {
		return true
	}
	if c.last-c.first < 2 || c.first == l.first || c.last >= l.last || a.us[c.first-1].w.low != "the" {
		return false
	}
	tag := a.tag(c.last)
	return strings.HasPrefix(tag, "VB") || tag == "MD"
}

// calledThing reports whether the text around the name c says that it is a
// thing's: "the gorilla Bella", "a rocket named Bella", "Bella, a lion", "Bella
// the lion", "Bella is a horse", "the Bella ferry".
func (d *Reader) calledThing(a *article, l line, c chunk) bool {
	at := func(i int) *word {
		if i < l.first || i >= l.last {
			return outside
		}
		return a.us[i].w
	}
	thing := func(i int) bool { return d.things[at(i).low] }
	p := at(c.first - 1)
	switch {
	case thing(c.first - 1), p.low == "," && thing(c.first-2) && !at(c.first-2).upper:
		return true
	case p.low == "female" || p.low == "male":
		return at(c.first-2).low == "old" || at(c.first-2).low == "the"
	case p.low == "named" || p.low == "called" || p.low == "nicknamed" || p.low == "dubbed":
		return thing(c.first-2) || at(c.first-2).low == "," && thing(c.first-3)
	}
	n := at(c.last)
	switch n.low {
	case "the":
		return thing(c.last+1) && !at(c.last+1).upper
	case ",":
		return (at(c.last+1).low == "a" || at(c.last+1).low == "an" || at(c.last+1).low == "the") && d.headThing(a, l, c.last+2)
	case "is", "was":
		return (at(c.last+1).low == "a" || at(c.last+1).low == "an") && d.headThing(a, l, c.last+2)
	}
	return (p.low == "the" || p.low == "a") && !n.upper && thing(c.last)
}

// headThing reports whether the head of the noun phrase from unit i on is a
// word for a thing that has a name.
func (d *Reader) headThing(a *article, l line, i int) bool {
	is := false
	for k := i; k < l.last && k < i+7; k++ {
		w := a.us[k].w
		switch tag := a.tag(k); {
		case strings.HasPrefix(tag, "NN"):
			is = !w.upper && d.things[w.low]
		case tag == "JJ" || tag == "VBN" || tag == "HYPH" || tag == "CD" || w.low == "-":
			if is {
				return true
			}
		default:
			return is
		}
	}
	return is
}
