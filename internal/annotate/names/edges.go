package names

import (
	"strings"
	"unicode"
)

// maxName is how many units a name can have.
const maxName = 40

// edges cuts what is no part of a name from its ends, and parts what is two
// names.
func (d *Reader) edges(a *article, cs []chunk) []chunk {
	out := make([]chunk, 0, len(cs))
	for n, c := range cs {
		if c.last-c.first > maxName {
			continue
		}
		free := len(a.us)
		if n+1 < len(cs) {
			free = cs[n+1].first
		}
		// "the Ports Commissioner's Office".
		if k := c.last; c.class == classOrg && k+1 < free && a.us[k].w.low == "'s" && a.us[k+1].w.upper && a.us[k+1].w.flags&isOrgWord != 0 && a.ent[k+1] == a.ent[c.last-1]|1 && a.ent[k+1] != 0 {
			c.last = k + 2
		}
		for i := c.first; i < c.last; i++ {
			if c.class == classPerson && i > c.first && i+1 < c.last {
				switch a.us[i].w.low {
				case ")": // "(Ana) Moll": a name that somebody put in
					if !a.has(c.first, i, "(") {
						out = d.edge(a, out, chunk{c.first, i, c.class})
						c.first = i + 1
					}
				case "of", "from", "in", "at": // "Ana Moll of Brinvale"
					c.last = i
					continue
				case "and", "&": // "Ana Moll and Tomas Rand"
					out = d.edge(a, out, chunk{c.first, i, c.class})
					c.first = i + 1
				}
			}
			// "Getty/AFP", "Ana Moll/Reuters": a slash parts names.
			if a.us[i].w.low == "/" {
				out = d.edge(a, out, chunk{c.first, i, d.credited(a, c, i)})
				c.first = i + 1
			}
			// "Lunor (LNR": a short form, whose bracket was left out.
			if c.class == classOrg && a.us[i].w.low == "(" && i > c.first && !a.has(i, c.last, ")") {
				out = d.edge(a, out, chunk{c.first, i, c.class})
				c.first = i + 1
				continue
			}
			// "Shell and Total".
			if c.class == classOrg && a.us[i].w.low == "and" && a.orgAt[i] == 0 && i > c.first && i+1 < c.last && a.orgAt[i-1] != 0 && a.orgAt[i+1] != 0 {
				out = d.edge(a, out, chunk{c.first, i, c.class})
				c.first = i + 1
				continue
			}
			// "the Ports Authority and Coast Office": two bodies, where each ends in
			// the word for a body and has more than that word.
			if c.class == classOrg && a.us[i].w.low == "and" && i-c.first >= 2 && c.last-i >= 3 &&
				a.us[i-1].w.flags&isOrgWord != 0 && a.us[c.last-1].w.flags&isOrgWord != 0 && !a.has(c.first, i, "of") && !a.has(c.first, i, ",") {
				out = d.edge(a, out, chunk{c.first, i, c.class})
				c.first = i + 1
			}
		}
		c.class = d.credited(a, c, c.last)
		out = d.edge(a, out, c)
	}
	return out
}

// credited is the class of the units from c's start to the slash at unit i:
// who stands before an agency in a credit is a person.
func (d *Reader) credited(a *article, c chunk, i int) int {
	if n := i - c.first; n >= 2 && n <= 4 && i+1 < len(a.us) && a.us[i].w.low == "/" && a.orgAt[i+1] != 0 && a.namelike(c.first, i) && a.orgAt[c.first] == 0 {
		return classPerson
	}
	return c.class
}

// capital reports whether a chunk has a capital letter anywhere.
func (a *article) capital(c chunk) bool {
	s := a.span(c.first, c.last).In(a.text)
	return strings.IndexFunc(s, unicode.IsUpper) >= 0
}

// has reports whether word stands among the units [first, last).
func (a *article) has(first, last int, word string) bool {
	for i := first; i < last; i++ {
		if a.us[i].w.low == word {
			return true
		}
	}
	return false
}

func (d *Reader) edge(a *article, out []chunk, c chunk) []chunk {
	if c.last-c.first > 1 && a.us[c.first].w.flags&isHonorific != 0 && a.us[c.first].w.upper {
		c.class = classPerson // "Mr. Tollen", whatever the classifier took it for
	}
	if c.class != classPerson && c.last-c.first > 1 && d.titles[a.us[c.first].w.low].strict && a.us[c.first].w.upper && a.orgAt[c.first] == 0 && a.compAt[c.first] == 0 && a.namelike(c.first+1, c.last) {
		c.class = classPerson // "Spokesman Tollen"
	}
	// "D-Mass.": a party and a state.
	if w := a.us[c.first].w; c.last-c.first == 2 && len(w.low) == 2 && w.low[1] == '-' {
		c.first++
		c.class = classPlace
	} else if c.last-c.first == 3 && w.upper && len(w.low) == 1 && a.us[c.first+1].w.low == "-" && strings.Contains("dri", w.low) && a.us[c.first-min(c.first, 1)].w.low == "(" {
		c.first += 2
		c.class = classPlace
	}
	for c.first < c.last {
		w := a.us[c.first].w
		last := c.last-c.first == 1
		if !w.letters && !hasDigit(w.low) || w.low == "the" && !last || c.class == classPerson && !last && d.titles[w.low].strict {
			c.first++
			continue
		}
		break
	}
	// "Brinvale-bound": what is in small letters behind a hyphen is no name.
	if n := c.last - c.first; n >= 3 && a.us[c.last-2].w.low == "-" && !a.us[c.last-1].w.upper && d.compound[a.us[c.last-1].w.low] {
		c.last -= 2
		if c.class == classMisc {
			if a.placeAt[c.first] == 0 {
				return out
			}
			c.class = classPlace
		}
	}
	for c.last > c.first {
		w := a.us[c.last-1].w
		if !w.letters && !hasDigit(w.low) || w.low == "'s" {
			c.last--
			continue
		}
		break
	}
	if c.first >= c.last {
		return out
	}
	// "Moll Tower".
	if w := a.us[c.last-1].w; c.class == classPerson && c.last-c.first > 1 && w.flags&isPlaceWord != 0 && w.flags&isCommonSurname == 0 {
		c.class = classPlace
	}
	// A title that stands alone is no name.
	if w := a.us[c.first].w; (c.class == classPerson || d.titles[w.low].strict) && c.last-c.first == 1 && w.flags&isTitle != 0 &&
		(w.flags&isHonorific != 0 || c.last < len(a.us) && a.us[c.last].w.upper && a.us[c.last].w.letters) {
		return out
	}
	// "Greeks" are no one.
	if w := a.us[c.first].w; c.last-c.first == 1 && w.upper && w.flags&(isCommonSurname|isPlace) == 0 && strings.HasSuffix(w.low, "s") && d.demonym(strings.TrimSuffix(w.low, "s")) {
		return out
	}
	// "Max-Q", "Miss Universe".
	if c.class == classPerson && (lettered(a.span(c.first, c.last).In(a.text)) || c.last-c.first == 1 && c.first > 0 && a.us[c.first-1].w.low == "miss" && (a.placeAt[c.first] != 0 || d.notPeople[a.us[c.first].w.low])) {
		return out
	}
	// Days and feasts, the adjectives of countries and words in small letters are
	// no names.
	if w := a.us[c.first].w; c.last-c.first == 1 && (w.flags&isDay != 0 || w.low == "tv" || w.flags&isDemonym != 0 && c.class != classPerson && w.flags&isPlace == 0 || !w.upper && !a.capital(c)) {
		return out
	}
	// A council is a body, not a place; and so are hospitals, more often than not.
	if c.class == classPlace && c.last-c.first > 1 && a.us[c.last-1].w.flags&isInstitution != 0 && a.placeAt[c.last-1] == 0 {
		c.class = classOrg
	}
	// "AFP Ana Moll": a credit's agency before the name.
	if c.class == classPerson && c.last-c.first >= 3 && a.orgAt[c.first] == 2 && a.orgAt[c.first+1] != 3 {
		out = append(out, chunk{c.first, c.first + 1, classOrg})
		c.first++
	}
	return append(out, c)
}

// demonym reports whether a word is the adjective of a country.
func (d *Reader) demonym(low string) bool {
	_, ok := d.demonyms.find(low)
	return ok
}

// lettered reports whether a word ends in a single capital behind a hyphen.
func lettered(s string) bool {
	n := len(s)
	return n > 3 && s[n-2] == '-' && s[n-1] >= 'A' && s[n-1] <= 'Z' && isLetterByte(s[n-3])
}

func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			return true
		}
	}
	return false
}
