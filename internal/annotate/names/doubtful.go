package names

import (
	"strings"
)

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
			if prev.low == "the" && (a.orgAt[c.first] != 0 || w.place != 'C' && c.first-2 >= l.first && a.us[c.first-2].w.low == "told") {
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
