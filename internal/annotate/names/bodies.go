package names

import "strings"

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
			if taken[i] {
				continue
			}
			if site(a.us[i].w) != "" {
				more = append(more, chunk{i, i + 1, classOrg})
			}
			if a.orgAt[i] != 2 {
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
				free = free && (w.upper || len(w.low) <= 4)
			}
			if free {
				more = append(more, chunk{i, j, classOrg})
			}
			i = j - 1
		}
	}
	return merge(cs, more)
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

// smallName reports whether unit i, in small letters, begins the name of a
// body all the same: "al Qaeda", "the agency dpa", "(AFP, dpa)".
func (d *Reader) smallName(a *article, l line, i int) bool {
	w := a.us[i].w
	if !w.letters || len(w.low) > 4 {
		return false
	}
	if w.flags&isParticle != 0 {
		return i+1 < l.last && (a.us[i+1].w.upper || a.us[i+1].w.low == "-")
	}
	if v, ok := d.orgs.find(w.low); !ok || v != "agency" {
		return false
	}
	near := func(k int) bool {
		return k >= l.first && k < l.last && (a.us[k].w.low == "agency" || a.us[k].w.low == "(" || a.us[k].w.low == ")" || a.us[k].w.low == "/")
	}
	return near(i-1) || near(i+1) || i+1 < l.last && a.us[i+1].w.flags&isSay != 0 || i+1 == l.last && i == l.first
}

// credits makes organisations of what stands where only agencies and outlets
// do: in the brackets of a dateline ("LUNOR, May 9 (VNS) — "), behind "told"
// where it can be nobody's name and no place, and behind "Image source,".
func (d *Reader) credits(a *article, cs []chunk) []chunk {
	taken := make([]int, len(a.us))
	for k, c := range cs {
		for i := c.first; i < c.last; i++ {
			taken[i] = k + 1
		}
	}
	var more []chunk
	for _, l := range a.ls {
		low := func(i int) string {
			if i < l.first || i >= l.last {
				return ""
			}
			return a.us[i].w.low
		}
		for i := l.first + 1; i < l.last; i++ {
			w := a.us[i].w
			if !w.upper || !w.letters || w.flags&(isDay|isDemonym) != 0 || w.low == "updated" {
				continue
			}
			ok := false
			switch low(i - 1) {
			case "(":
				next := low(i + 2)
				ok = low(i+1) == ")" && i-l.first <= maxDateline && a.us[l.first].w.allcaps && (next == "-" || next == "–" || next == "—" || next == "--")
			case "told":
				k := taken[i]
				known := w.flags&(isGiven|isSurname|isCommonSurname|isTitle|isOrgWord) != 0 || a.placeAt[i] != 0
				ok = !known && !l.caps && (k == 0 || cs[k-1].class == classPlace) && (low(i+1) == "," || low(i+1) == "'s" || low(i+1) == "." || low(i+1) == "that" || low(i+1) == "in" || low(i+1) == "on")
			case ",":
				ok = i-l.first == 3 && low(l.first) == "image" && low(l.first+1) == "source"
			}
			if !ok {
				continue
			}
			if k := taken[i]; k == 0 {
				more = append(more, chunk{i, i + 1, classOrg})
			} else if c := &cs[k-1]; c.last-c.first == 1 {
				c.class = classOrg
			}
		}
	}
	return merge(cs, more)
}

// maxDateline is how many units a dateline has before its bracket.
const maxDateline = 10

// bounds brings organisations' names to where they end: words in small letters
// behind them that only say what they are are no part ("Tahrir Lunor jihadist
// alliance"), and a word for a body in capitals that stands behind a name of
// another kind is ("Lunor X-ray" "Observatory").
func (d *Reader) bounds(a *article, cs []chunk) []chunk {
	lineAt := a.lineOf()
	for i := range cs {
		c := &cs[i]
		l := lineAt(c.first)
		free := l.last
		if i+1 < len(cs) {
			free = min(free, cs[i+1].first)
		}
		if e := c.last; e < free && !l.caps && c.class != classMisc && a.us[e].w.upper && a.us[e].w.flags&isInstitution != 0 && a.us[e].w.low != "police" && a.us[e].start > a.us[e-1].end && a.us[c.last-1].w.flags&isTitle == 0 {
			c.last, c.class = e+1, classOrg
		}
		w := a.us[c.last-1].w
		if c.class != classOrg && c.last-c.first > 2 && w.upper && w.flags&isInstitution != 0 && a.placeAt[c.last-1] == 0 {
			c.class = classOrg
		}
		// "the state-run Lunor company".
		if e := c.last; e < free && c.class == classPlace && c.last-c.first == 1 && a.placeAt[c.first] == 0 && !a.us[e].w.upper && a.us[e].w.flags&isOrgNoun != 0 && a.tag(e) == "NN" && a.us[e].w.low != "site" {
			c.class = classOrg
		}
		// "Centre for Missing and Exploited" "Children".
		if e := c.last; e < free && c.class == classOrg && !l.caps && a.us[e].w.upper && strings.HasPrefix(a.tag(e), "NN") && (a.tag(e-1) == "VBN" || a.tag(e-1) == "JJ" || a.tag(e-1) == "CC") && c.last-c.first > 2 {
			c.last = e + 1
		}
		if c.class == classOrg && a.us[c.first].w.upper {
			for k := c.last; k-1 > c.first; k-- {
				if x := a.us[k-1].w; x.upper || !x.letters || x.flags&(isHead|isOrgWord) != 0 {
					if x.letters || hasDigit(x.low) {
						c.last = k
					}
					break
				}
			}
		}
	}
	return cs
}
