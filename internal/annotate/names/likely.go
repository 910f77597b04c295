package names

import "strings"

// likely corrects the classes of names by what else the article shows: single
// words that begin an organisation's name, that stand like a team or a product
// or before the state that a town is in; and organisations that are people by
// their words and what they do.
func (d *Reader) likely(a *article, cs []chunk) []chunk {
	whole := map[string]bool{}  // words of people's fuller names
	begins := map[string]bool{} // first words of organisations' names
	for _, c := range cs {
		n := c.last - c.first
		if c.class == classPerson && n > 1 {
			whole[a.us[c.first].w.low] = true
			whole[a.us[c.last-1].w.low] = true
		}
		if c.class == classOrg && n > 1 {
			if w := a.us[c.first].w; w.flags&(isDemonym|isTitle) == 0 {
				known := a.compAt[c.first] > 2 || a.orgAt[c.first] == 2 && a.orgAt[c.first+1] == 3
				begins[w.low] = begins[w.low] || known
			}
		}
	}
	class := map[string]int{}
	lineAt := a.lineOf()
	for i := range cs {
		c := &cs[i]
		l := lineAt(c.first)
		w, e := a.us[c.first].w, a.evidence[c.first]
		if c.class == classOrg && d.fullName(a, l, *c) {
			c.class = classPerson
			continue
		}
		if c.last-c.first > 1 || c.class != classPerson || e == nil || whole[w.low] || e.titled > 0 || e.aged > 0 || e.cues[cuePerson] > 0 || a.cue[c.first]&bitPerson != 0 {
			continue
		}
		prev, next := outside, outside
		if c.first > l.first {
			prev = a.us[c.first-1].w
		}
		if c.last < l.last {
			next = a.us[c.last].w
		}
		switch {
		case begins[w.low]:
			class[w.low] = classOrg
		case a.compAt[c.first] == 1 && w.flags&(isCommonGiven|isCommonSurname) == 0:
			class[w.low] = classOrg // a company that is listed, and nobody's name
		case w.flags&isPlace != 0 && next.low == "," && c.last+1 < l.last && a.placeAt[c.last+1] != 0 && strings.IndexByte("CR", a.us[c.last+1].w.place) >= 0 && a.us[c.last+1].w.place != 0:
			class[w.low] = classPlace // "Tollen, Michigan"
		case w.flags&isPlace != 0 && (next.low == "police" || next.flags&isPlaceAfter != 0) && !next.upper:
			class[w.low] = classPlace
		case w.flags&isPlace != 0 && prev.low == "of" && i > 0 && cs[i-1].class == classPerson && cs[i-1].last == c.first-1 && e.said == 0:
			class[w.low] = classPlace // "Ana Moll of Tollen"
		case prev.low == "his" || prev.low == "her" || prev.low == "their" || prev.low == "its" || prev.low == "my" || prev.low == "our":
			if w.flags&isCommonGiven == 0 && e.said == 0 {
				class[w.low] = classThing // "lost control of his Lunor"
			}
		case digits(next.low) && w.flags&(isCommonGiven|isCommonSurname) == 0:
			class[w.low] = classThing // "Tolla 9"
		case e.cues[cueOrg] > 0 && e.said == 0:
			class[w.low] = classOrg // "Lunor drivers"
		case (next.low == "party" || next.low == "team") && a.tag(c.last) == "NN" && e.said == 0:
			class[w.low] = classOrg // "the Green party", "his Lunor team mate"
		}
	}
	if len(class) == 0 {
		return cs
	}
	for i := range cs {
		c := &cs[i]
		if c.last-c.first == 1 && c.class == classPerson {
			if k, ok := class[a.us[c.first].w.low]; ok {
				c.class = k
			}
		}
	}
	return cs
}

// digits reports whether a word is a number of up to three digits.
func digits(s string) bool {
	if len(s) == 0 || len(s) > 3 {
		return false
	}
	return strings.Trim(s, "0123456789") == ""
}

// fullName reports whether what was taken for an organisation's name is made
// as a person's whole name is, and says something.
func (d *Reader) fullName(a *article, l line, c chunk) bool {
	if n := c.last - c.first; n < 2 || n > 3 || c.last >= l.last || l.caps || !a.namelike(c.first, c.last) {
		return false
	}
	for i := c.first; i < c.last; i++ {
		if a.orgAt[i] != 0 || a.compAt[i] != 0 || a.placeAt[i] != 0 || a.us[i].w.allcaps {
			return false
		}
	}
	if x := a.us[c.first].w; x.flags&isGiven == 0 || x.flags&(isTitle|isOrgNoun) != 0 {
		return false
	}
	n := a.us[c.last].w
	if n.low == "," && c.last+1 < l.last {
		n = a.us[c.last+1].w // "Ana Moll, told"
	}
	return n.flags&isSay != 0 && !n.upper
}
