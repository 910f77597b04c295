package names

import (
	"strings"
	"unicode"
)

// edges cuts what is no part of a name from its ends, and parts what is two
// names.
func (d *Reader) edges(a *article, cs []chunk) []chunk {
	out := make([]chunk, 0, len(cs))
	for n, c := range cs {
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
	// A title that stands alone is no name.
	if w := a.us[c.first].w; c.class == classPerson && c.last-c.first == 1 && w.flags&isTitle != 0 &&
		(w.flags&isHonorific != 0 || c.last < len(a.us) && a.us[c.last].w.upper && a.us[c.last].w.letters) {
		return out
	}
	// Days and feasts, the adjectives of countries and words in small letters are
	// no names.
	if w := a.us[c.first].w; c.last-c.first == 1 && (w.flags&isDay != 0 || w.flags&isDemonym != 0 && c.class != classPerson && w.flags&isPlace == 0 || !w.upper && !a.capital(c)) {
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

func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			return true
		}
	}
	return false
}

// lineOf gives, for units asked for in order, the line of each.
func (a *article) lineOf() func(i int) line {
	k := 0
	return func(i int) line {
		for k+1 < len(a.ls) && a.ls[k].last <= i {
			k++
		}
		return a.ls[k]
	}
}

// known makes organisations of what the table of organisations has as nothing
// else.
func (d *Reader) known(a *article, cs []chunk) []chunk {
	taken := make([]bool, len(a.us))
	for i := range cs {
		c := &cs[i]
		for k := c.first; k < c.last; k++ {
			taken[k] = true
		}
		whole := a.orgAt[c.first] == 2
		for k := c.first + 1; k < c.last; k++ {
			whole = whole && a.orgAt[k] == 3
		}
		if whole && (c.last >= len(a.us) || a.orgAt[c.last] != 3) && c.class != classOrg {
			if c.class == classMisc || c.last-c.first > 1 || a.placeAt[c.first] == 0 {
				c.class = classOrg
			}
		}
	}
	var more []chunk
	for _, l := range a.ls {
		if l.caps {
			continue
		}
		for i := l.first; i < l.last; i++ {
			if a.orgAt[i] != 2 || taken[i] {
				continue
			}
			j := i + 1
			free := true
			for j < l.last && a.orgAt[j] == 3 {
				free = free && !taken[j]
				j++
			}
			// All words of the name but small ones are in capitals.
			for k := i; k < j; k++ {
				w := a.us[k].w
				free = free && (w.upper || len(w.low) <= 3)
			}
			if free {
				more = append(more, chunk{i, j, classOrg})
			}
			i = j - 1
		}
	}
	return merge(cs, more)
}

// titled makes people of names that stand where only people do: after a
// personal title, or before an apposition that gives a role ("Ranna,
// Secretary of the Harbour Board").
func (d *Reader) titled(a *article, cs []chunk) []chunk {
	taken := make([]bool, len(a.us))
	lineAt := a.lineOf()
	for i := range cs {
		c := &cs[i]
		for k := c.first; k < c.last; k++ {
			taken[k] = true
		}
		l := lineAt(c.first)
		if c.class == classPerson || l.caps || a.orgAt[c.first] != 0 || a.placeAt[c.first] != 0 || a.compAt[c.first] != 0 || !a.namelike(c.first, c.last) {
			continue
		}
		if c.class != classOrg && c.last+2 < l.last && a.us[c.last].w.low == "," {
			k := c.last + 1
			if a.us[k].w.low == "the" {
				k++
			}
			if k+1 < l.last && a.us[k].w.flags&isTitle != 0 && a.us[k+1].w.low == "of" {
				c.class = classPerson
				continue
			}
		}
		if c.first > l.first && d.personal(a, l, c.first-1) {
			c.class = classPerson
		}
	}
	var more []chunk
	for _, l := range a.ls {
		if l.caps {
			continue
		}
		for i := l.first; i+1 < l.last; i++ {
			if taken[i] || taken[i+1] || !d.titles[a.us[i].w.low].strict {
				continue
			}
			j := i + 1
			for j < l.last && j < i+5 && !taken[j] && a.us[j].w.upper && a.us[j].w.letters && a.us[j].w.flags&(isTitle|isOrgWord|isDay|isFurniture) == 0 {
				j++
			}
			if j == i+1 || j < l.last && taken[j] || !a.namelike(i+1, j) {
				continue
			}
			if j == l.last || a.us[j].w.flags&isSay != 0 || strings.HasPrefix(a.tag(j), "VB") || a.tag(j) == "MD" || a.us[j].w.low == "," || a.us[j].w.low == "'s" || a.us[j].w.low == "." {
				more = append(more, chunk{i + 1, j, classPerson})
				i = j
			}
		}
	}
	return merge(cs, more)
}

// nobody takes the names of animals, ships and storms out of people's.
func (d *Reader) nobody(a *article, cs []chunk) []chunk {
	things := map[string]bool{}
	lineAt := a.lineOf()
	for _, c := range cs {
		l := lineAt(c.first)
		i := c.first - 1
		if i > l.first && a.us[i].w.low == "," {
			i--
		}
		if c.class == classPerson && i >= l.first && d.things[a.us[i].w.low] && (i == c.first-1 || !a.us[i].w.upper) {
			things[a.key(c.first, c.last)] = true
		}
	}
	if len(things) == 0 {
		return cs
	}
	out := cs[:0]
	for _, c := range cs {
		if c.class != classPerson || !things[a.key(c.first, c.last)] {
			out = append(out, c)
		}
	}
	return out
}

// doubtful looks again at single words that the classifier took for people's
// names or places against what is known of them.
func (d *Reader) doubtful(a *article, cs []chunk, em [][labelCount]int32) []chunk {
	whole := map[string]bool{} // words of people's fuller names
	for _, c := range cs {
		if c.class == classPerson && c.last-c.first > 1 {
			whole[a.us[c.first].w.low] = true
			whole[a.us[c.last-1].w.low] = true
		}
	}
	out := cs[:0]
	lineAt := a.lineOf()
	for _, c := range cs {
		l := lineAt(c.first)
		w, e := a.us[c.first].w, a.evidence[c.first]
		if c.last-c.first > 1 || e == nil {
			// A dateline of more words.
			if c.class != classPlace && c.first == l.first && w.allcaps && a.placeAt[c.first] != 0 && a.placeAt[c.last-1] != 0 && c.last < l.last && (a.us[c.last].w.low == "—" || a.us[c.last].w.low == "–" || a.us[c.last].w.low == "(") {
				c.class = classPlace
			}
			out = append(out, c)
			continue
		}
		prev := outside
		if c.first > l.first {
			prev = a.us[c.first-1].w
		}
		// "the Moll administration".
		if c.class != classPerson && c.class != classMisc && c.last < l.last && d.ofPeople[a.us[c.last].w.low] && a.orgAt[c.first] == 0 && w.place != 'C' && w.place != 'R' && w.place != '1' && w.flags&isOrgWord == 0 {
			c.class = classPerson
		}
		// A dateline.
		if c.class != classPlace && c.first == l.first && w.allcaps && a.placeAt[c.first] != 0 && c.last < l.last {
			switch a.us[c.last].w.low {
			case "—", "–", "-", "(":
				c.class = classPlace
			}
		}
		// Firms and sites are written with capitals inside.
		if c.class == classPlace && a.placeAt[c.first] == 0 && camel(a.span(c.first, c.last).In(a.text)) {
			c.class = classOrg
		}
		switch c.class {
		case classPlace:
			switch a.tag(c.first) {
			case "RB", "IN", "JJR", "MD", "WRB", "PRP":
				if a.placeAt[c.first] == 0 {
					continue
				}
			}
			if prev.low == "the" && a.orgAt[c.first] != 0 {
				c.class = classOrg // "told the Standard"
			}
		case classPerson:
			if whole[w.low] || e.titled > 0 || e.aged > 0 || a.cue[c.first]&bitPerson != 0 || prev.flags&isTitle != 0 {
				break
			}
			known := w.flags&(isCommonGiven|isCommonSurname|isGiven) != 0
			switch {
			case hasDigit(w.low), d.notPeople[w.low]:
				continue
			case a.orgAt[c.first] != 0:
				c.class = classOrg
			case e.person == 0 && e.said == 0 && e.total < 3 && !known:
				// Neither the recogniser nor any table nor what stands beside it.
				s := c.scores(em)
				if s[classPerson] -= s[classPerson] / 4; s.best() == classPerson || s[classCount] > s[s.best()] {
					continue
				}
				c.class = s.best()
			case !known && e.lower > 0 && e.said == 0:
				continue // a word that the article has in small letters too
			case prev.low == "the" && !known && (c.last == l.last || !strings.HasPrefix(a.tag(c.last), "NN")):
				// People do not take an article.
				s := c.scores(em)
				s[classPerson] = s[classMisc] - 1
				if c.class = s.best(); c.class == classPlace && a.placeAt[c.first] == 0 {
					c.class = classOrg
				}
			}
		}
		out = append(out, c)
	}
	return out
}

// camel reports whether a word has a capital behind a small letter, as
// "TransUnion" has, and "McRae" and "O'Dell" have not.
func camel(s string) bool {
	for i := 3; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' && s[i-1] >= 'a' && s[i-1] <= 'z' && !strings.HasPrefix(s, "Mac") && !strings.HasPrefix(s, "Fitz") {
			return true
		}
	}
	return false
}

// personal reports whether unit i is a title in capitals that only a person's
// name follows: an honorific, a rank, or an office that is not part of the
// name of a body.
func (d *Reader) personal(a *article, l line, i int) bool {
	w := a.us[i].w
	if w.flags&isTitle == 0 || !w.upper {
		return false
	}
	return d.titles[w.low].strict
}

// namelike reports whether the units can be a person's name: words in
// capitals with no digit and no word for a body or a place.
func (a *article) namelike(first, last int) bool {
	if last-first > 5 {
		return false
	}
	for i := first; i < last; i++ {
		w := a.us[i].w
		if hasDigit(w.low) || w.flags&(isOrgWord|isPlaceWord|isDay|isDemonym|isFurniture) != 0 {
			return false
		}
		if w.letters && !w.upper && w.flags&isParticle == 0 {
			return false
		}
	}
	return true
}

// extend brings people's names to their full length: hyphenated parts in
// small letters ("Jae-in"), and a first word that was left out.
func (d *Reader) extend(a *article, cs []chunk) []chunk {
	lineAt := a.lineOf()
	for i := range cs {
		c := &cs[i]
		if c.class != classPerson {
			continue
		}
		l := lineAt(c.first)
		// "Moon Jae" "-" "in", written without spaces.
		if n := c.last; n+1 < l.last && a.us[n].w.low == "-" && a.us[n].start == a.us[n-1].end && a.us[n+1].start == a.us[n].end &&
			a.us[n+1].w.letters && len(a.us[n+1].w.low) <= 5 && c.last-c.first >= 2 && !d.compound[a.us[n+1].w.low] &&
			(i+1 == len(cs) || cs[i+1].first > n+1) {
			c.last = n + 2
		}
		// "Donald Moll III".
		if e := c.last; e < l.last && (i+1 == len(cs) || cs[i+1].first > e) && c.last-c.first >= 2 && a.us[e].w.flags&isSuffix != 0 && a.us[e].w.upper && len(a.us[e].w.low) > 1 {
			c.last = e + 1
		}
		// The same behind it: a last word that the classifier left out.
		if e := c.last; e < l.last && (i+1 == len(cs) || cs[i+1].first > e) && c.last-c.first == 1 && a.nameGoesOn(l, e, c.first) {
			c.last = e + 1
		}
		// A name at the head of a line whose first word the classifier took for an
		// ordinary word.
		if f := c.first - 1; f >= l.first && (i == 0 || cs[i-1].last <= f) && c.last-c.first == 1 {
			w := a.us[f].w
			t := a.r.Tokens[a.us[f].tok]
			if w.upper && !w.allcaps && w.letters && t.Tag == "NNP" && a.evidence[f] != nil && a.evidence[f].lower == 0 &&
				w.flags&(isTitle|isOrgWord|isDay|isDemonym|isPlace|isFurniture|isSay) == 0 && a.us[f].end < a.us[c.first].start && t.Head == a.us[c.first].tok {
				c.first = f
			}
		}
	}
	return cs
}

// nameGoesOn reports whether unit i is the last word of a name that stands
// right before it: a word in capitals that the article has in no other form,
// tagged as a name, and no capital behind it.
func (a *article) nameGoesOn(l line, i, first int) bool {
	w := a.us[i].w
	t := a.r.Tokens[a.us[i].tok]
	return w.upper && !w.allcaps && w.letters && t.Tag == "NNP" && a.evidence[i] != nil && a.evidence[i].lower == 0 &&
		w.flags&(isTitle|isOrgWord|isPlaceWord|isDay|isDemonym|isPlace|isFurniture|isSay) == 0 && a.us[first].w.flags&(isGiven|isCommonGiven) != 0 &&
		(i+1 == l.last || !a.us[i+1].w.upper) && a.us[i-1].end < a.us[i].start
}

// whole brings places to the length that the gazetteer or the recogniser
// gives them: "Brinvale Space Center", "Republic of Brinvale".
func (d *Reader) whole(a *article, cs []chunk) []chunk {
	lineAt := a.lineOf()
	for i := range cs {
		c := &cs[i]
		if c.class != classPlace {
			continue
		}
		l := lineAt(c.first)
		from, to := l.first, l.last
		if i > 0 {
			from = max(from, cs[i-1].last)
		}
		if i+1 < len(cs) {
			to = min(to, cs[i+1].first)
		}
		for c.first > from && a.placeAt[c.first]%4 == 3 && a.placeAt[c.first-1]/4 == a.placeAt[c.first]/4 && a.placeAt[c.first-1]%4 >= 2 {
			c.first--
		}
		for c.last < to && a.placeAt[c.last]%4 == 3 && a.placeAt[c.last-1]%4 >= 2 {
			c.last++
		}
		end := c.last
		for end < to && a.us[end].w.upper && a.ent[end] == a.ent[c.last-1]|1 && a.ent[end]/2 == 5 {
			end++
		}
		if end > c.last && a.us[end-1].w.flags&(isOrgWord|isPlaceWord) != 0 {
			c.last = end
		}
	}
	return cs
}

// orgForms makes organisations of the short forms of names that end in a word
// for a body ("Lunor" of "Lunor Inc."), and brings in the word for a body in
// small letters behind a name ("Brinvale university hospital").
func (d *Reader) orgForms(a *article, cs []chunk) {
	short := map[string]bool{}
	lineAt := a.lineOf()
	for i := range cs {
		c := &cs[i]
		l := lineAt(c.first)
		if c.class == classOrg || c.class == classPlace && c.last+1 < l.last && a.us[c.last].w.low == "university" {
			free := l.last
			if i+1 < len(cs) {
				free = min(free, cs[i+1].first)
			}
			end, possessive := c.last, false
			for k := c.last; k < free && k < c.last+3; k++ {
				w := a.us[k].w
				if w.low == "'s" || w.low == "'" {
					possessive = true
					continue
				}
				if !w.letters || w.flags&isSay != 0 {
					break
				}
				if w.flags&isHead != 0 && (!w.upper || k > c.last) && (w.low == "hospital" || !possessive) && a.hangs(c.last-1, k) {
					end = k + 1
				}
			}
			if end > c.last {
				c.last, c.class = end, classOrg
			}
		}
		if n := c.last - c.first; c.class == classOrg && n >= 2 && n <= 3 && a.us[c.last-1].w.flags&isOrgWord != 0 && (a.placeAt[c.first] == 0 || d.corporate[a.us[c.last-1].w.low]) {
			if a.us[c.first].w.flags&isDemonym == 0 {
				short[a.key(c.first, c.last-1)] = true
			}
		}
	}
	for i := range cs {
		if c := &cs[i]; c.class != classOrg && c.last-c.first <= 2 && short[a.key(c.first, c.last)] {
			c.class = classOrg
		}
	}
}

// hangs reports whether unit i hangs, by a short way, on unit k.
func (a *article) hangs(i, k int) bool {
	t, want := a.us[i].tok, a.us[k].tok
	for range 4 {
		h := a.r.Tokens[t].Head
		if h == want {
			return true
		}
		if h == t || h < 0 || h >= len(a.r.Tokens) {
			return false
		}
		t = h
	}
	return false
}

// acronyms gives the short form in brackets behind an organisation's or a
// place's name the class of the name, everywhere.
func (d *Reader) acronyms(a *article, cs []chunk) []chunk {
	class := map[string]int{}
	var more []chunk
	for i, c := range cs {
		// The classifier may have left it out.
		if s := c.last + 1; c.class != classPerson && s+1 < len(a.us) && (i+1 == len(cs) || cs[i+1].first > s) && a.us[c.last].w.low == "(" && a.us[s+1].w.low == ")" &&
			a.us[s].w.upper && a.initials(c, a.us[s].w.low) {
			more = append(more, chunk{s, s + 1, c.class})
		}
	}
	cs = merge(cs, more)
	for i := 0; i+1 < len(cs); i++ {
		c, s := cs[i], cs[i+1]
		if s.first == c.last+1 && s.last-s.first == 1 && a.us[c.last].w.low == "(" && s.last < len(a.us) && a.us[s.last].w.low == ")" && a.initials(c, a.us[s.first].w.low) {
			class[a.us[s.first].w.low] = c.class
		}
	}
	for i := range cs {
		if c := &cs[i]; c.last-c.first == 1 {
			if k, ok := class[a.us[c.first].w.low]; ok {
				c.class = k
			}
		}
	}
	return cs
}

// initials reports whether short is made of letters that the words of c begin
// with, in order.
func (a *article) initials(c chunk, short string) bool {
	if len(short) < 2 || c.last-c.first < 2 {
		return false
	}
	k := 0
	for i := c.first; i < c.last && k < len(short); i++ {
		if w := a.us[i].w; len(w.low) > 0 && w.low[0] == short[k] {
			k++
		}
	}
	return k == len(short)
}
