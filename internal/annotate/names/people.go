package names

import (
	"strings"
)

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
	return a.surely(merge(cs, more))
}

// surely makes people of the words in capitals that the classifier passed over
// and that stand where only a person does ("Ranna, a 28-year-old teacher,").
func (a *article) surely(cs []chunk) []chunk {
	taken := a.takenBy(cs)
	var more []chunk
	for _, l := range a.ls {
		if l.caps {
			continue
		}
		for i := l.first; i < l.last; i++ {
			j := i
			for j < l.last && j < i+5 && taken[j] == 0 && a.cue[j]&bitSurelyPerson != 0 && a.tag(j) == "NNP" && a.placeAt[j] == 0 && a.orgAt[j] == 0 && a.compAt[j] == 0 && a.evidence[j] != nil && a.evidence[j].lower == 0 {
				j++
			}
			if j == i {
				continue
			}
			if a.namelike(i, j) && a.us[i].w.flags&isTitle == 0 && (i == l.first || !a.us[i-1].w.upper || !a.us[i-1].w.letters || a.us[i-1].w.flags&isTitle != 0) && (j == l.last || !a.us[j].w.upper) {
				more = append(more, chunk{i, j, classPerson})
			}
			i = j
		}
	}
	return merge(cs, more)
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
