package names

import (
	"strings"

	"synoptic"
)

// maxTitle is how many units a title may have.
const maxTitle = 16

// findTitles finds the title or role that stands with each person's name:
// before it ("Harbour Board Secretary Ana Moll"), or in an apposition behind
// it ("Ana Moll, secretary of the Harbour Board").
func (d *Reader) findTitles(a *article, fs []found) {
	lineAt := a.lineOf()
	before := 0 // where the person before ends
	for k := range fs {
		f := &fs[k]
		if f.typ != synoptic.Person {
			continue
		}
		l := lineAt(f.first)
		from, to := max(l.first, before), l.last
		before = f.last
		next := 0 // where the person behind ends
		for j := k + 1; j < len(fs) && fs[j].first < min(l.last, f.last+maxTitle); j++ {
			if fs[j].typ == synoptic.Person {
				// "Ana Moll, President Rand's adviser": the role is hers.
				if n := fs[j].last; n < l.last && a.us[n].w.low == "'s" {
					continue
				}
				to, next = fs[j].first, fs[j].last
				break
			}
		}
		start, end := d.titleBefore(a, from, f.first), f.first
		if start == end {
			start, end = d.titleComma(a, from, f.first, to, f.last)
		}
		if start == end {
			start, end = d.titleBehind(a, f.last, to, next)
		}
		if start >= end {
			continue
		}
		// "Bank of Brinvale governor": a name that stands in a title stands there
		// whole.
		for j := k - 1; j >= 0 && fs[j].last > start; j-- {
			if fs[j].first < start && fs[j].first >= from {
				start = fs[j].first
			}
		}
		for i := start; i < end; i++ {
			if t, ok := d.titles[a.us[i].w.low]; ok && t.gender != '-' && t.class != "kin" {
				f.gender = t.gender
			}
		}
		for end > start && d.address[a.us[end-1].w.low] {
			end--
		}
		for start < end && d.address[a.us[start].w.low] {
			start++
		}
		if start < end {
			f.title = [2]int{start, end}
		}
	}
}

func (a *article) tag(i int) string { return a.r.Tokens[a.us[i].tok].Tag }

// isTitleWord reports whether unit i is a word for a title or role, in the
// singular.
func (a *article) isTitleWord(i int) bool { return a.us[i].w.flags&isTitle != 0 }

// titleBefore is where the title that ends right before unit name starts, or
// name where there is none.
func (d *Reader) titleBefore(a *article, from, name int) int {
	if name <= from {
		return name
	}
	if !a.isTitleWord(name - 1) {
		return d.officeOf(a, from, name)
	}
	if t := d.titles[a.us[name-1].w.low]; t.class == "kin" {
		return name
	}
	i := d.leftmost(a, from, name-1)
	for i < name-1 && d.notFirst(a, i) {
		i++
	}
	return i
}

// leftmost is where the noun phrase that a title's head at unit i ends can
// start at most.
func (d *Reader) leftmost(a *article, from, i int) int {
	head := i
	for i > from && head-i < maxTitle && d.inTitle(a, from, i-1) {
		w, was := a.us[i].w, a.us[i-1].w
		if d.address[w.low] && was.flags&isTitle == 0 {
			break // "any discussions Mr. Moll had"
		}
		if w.low == "former" && strings.HasPrefix(a.tag(i-1), "NN") {
			break // "his legal team former mayor Ana Moll"
		}
		// "the rocket Brinvale's President": nouns in small letters stand before no
		// capitals, but for titles ("police Sgt. Moll").
		if !was.upper && w.upper && w.flags&isTitle == 0 && was.letters && was.flags&isTitle == 0 && strings.HasPrefix(a.tag(i-1), "NN") {
			break
		}
		i--
	}
	return i
}

// titleComma finds the title in "the harbour minister, Ana Moll," and "her
// deputy, Ana Moll,": the name is the apposition.
func (d *Reader) titleComma(a *article, from, name, to, end int) (int, int) {
	i := name - 2
	if i <= from || a.us[name-1].w.low != "," || d.titles[a.us[i].w.low].class == "kin" {
		return name, name
	}
	if end < to && a.us[end].w.letters && !strings.HasPrefix(a.tag(end), "VB") {
		return name, name
	}
	start := d.titleBefore(a, from, i+1)
	if start == from || start > i || start == from+1 && a.us[from].w.low == "," {
		return name, name
	}
	switch a.tag(start - 1) {
	case "DT", "PRP$":
		return start, i + 1
	}
	if a.tag(start) == "NNP" && a.has(start, i, "'s") {
		return start, i + 1
	}
	return name, name
}

// officeOf finds titles whose head stands before an "of": "Mayor of Brinvale
// Ana Moll", "Secretary of the Harbour Board (HB) Ana Moll".
func (d *Reader) officeOf(a *article, from, name int) int {
	for i := name - 1; i >= from && name-i < maxTitle; i-- {
		w := a.us[i].w
		switch {
		case w.low == "of" || w.low == "for":
			if i+1 < name && i > from && a.isTitleWord(i-1) && d.titles[a.us[i-1].w.low].class != "kin" {
				for k := i + 1; k < name; k++ {
					if a.us[k].w.low == "," {
						return name
					}
				}
				j := d.leftmost(a, from, i-1)
				for j < i-1 && d.notFirst(a, j) {
					j++
				}
				return j
			}
		case w.upper || w.low == "the" || w.low == "'s" || w.low == "and" || w.low == "(" || w.low == ")" || w.low == "," || w.low == "-":
		default:
			return name
		}
	}
	return name
}

// inTitle reports whether unit i can stand inside a title.
func (d *Reader) inTitle(a *article, from, i int) bool {
	w := a.us[i].w
	switch a.tag(i) {
	case "NN", "NNP", "NNPS", "JJ", "POS", "HYPH", "AFX", "NNS":
		return w.flags&(isDay|isSay) == 0
	case "VBG", "VBN", "RB":
		return w.low == "acting" || w.low == "retired" || w.low == "then" || w.low == "designated" || w.low == "elected"
	case "IN":
		return w.low == "of" && i > from && a.isTitleWord(i-1)
	case "CC":
		return w.low == "&" || w.low == "and" && i > from && a.isTitleWord(i-1) && a.us[i+1].w.upper == a.us[i-1].w.upper
	}
	return false
}

// notFirst reports whether a title cannot start with unit i.
func (d *Reader) notFirst(a *article, i int) bool {
	switch a.tag(i) {
	case "POS", "HYPH", "IN", "CC", "DT", "RB":
		return a.us[i].w.low != "then"
	}
	return !a.us[i].w.letters
}

// titleBehind finds the role in an apposition that starts at unit i, or in "who
// is". The person behind, if any, has the units [to, next).
func (d *Reader) titleBehind(a *article, i, to, next int) (int, int) {
	if i+1 >= to || a.us[i].w.low != "," {
		return i, i
	}
	i++
	if n := i; a.us[n].w.low == "who" && n+2 < to {
		switch a.us[n+1].w.low {
		case "is", "was":
			i = n + 2
		case "serves", "served":
			if a.us[n+2].w.low == "as" && n+3 < to {
				i = n + 3
			}
		}
	}
	switch a.us[i].w.low {
	case "the", "a", "an", "his", "her", "their", "its":
		i++
	}
	start, end, head := i, i, false
	of := false
scan:
	for ; i < to && i-start < maxTitle; i++ {
		w := a.us[i].w
		switch a.tag(i) {
		case "NN", "NNP", "NNPS", "JJ", "POS", "HYPH", "AFX", "NNS", "VBG", "VBN", "RB", "CD":
			if tag := a.tag(i); (tag == "VBG" || tag == "VBN" || tag == "RB") && !d.inTitle(a, start, i) {
				break scan
			}
			if !of && a.isTitleWord(i) && d.titles[w.low].class != "kin" && d.titles[w.low].class != "honorific" {
				head = true
			}
			end = i + 1
		case "IN", "DT", "CC":
			switch w.low {
			case "of", "for", "at", "with":
				of = true
				if !head {
					break scan
				}
			case "the", "and":
			default:
				break scan
			}
		default:
			switch {
			case w.low == "-" || w.low == "(" && i+2 < to && a.us[i+2].w.low == ")":
			case w.low == ")":
				end = i + 1
			default:
				break scan
			}
		}
	}
	if next > 0 && i == to {
		if !of {
			return start, start // "Ana Moll, President Rand said"
		}
		end = next // "a lawyer for Mr. Rand"
	}
	for start < end && (!a.us[end-1].w.letters && a.us[end-1].w.low != ")" || a.tag(end-1) == "IN" || a.tag(end-1) == "DT" || a.tag(end-1) == "CC") {
		end--
	}
	if !head || start >= end {
		return start, start
	}
	return start, end
}
