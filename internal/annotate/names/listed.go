package names

import "strings"

// listed makes organisations of what nothing but the way it is written, or a
// table, says to be one: a name that the classifier has a part of ("al-" before
// it), a listed firm with its ticker ("Lunor (LNR)"), a site, a firm or an
// outlet in one word with capitals inside ("told LunorNews").
func (d *Reader) listed(a *article, cs []chunk) []chunk {
	cs = a.unbracket(cs)
	lineAt := a.lineOf()
	for i := range cs {
		c := &cs[i]
		// "Lunor Rising, a political action committee": no person is one.
		if l := lineAt(c.first); c.class == classPerson && c.last-c.first > 1 && c.last < l.last && a.us[c.last].w.low == "," && a.behind(l, c.last)&(bitCalledOrg|bitPerson) == bitCalledOrg && (c.first == l.first || a.us[c.first-1].w.flags&isTitle == 0) {
			c.class = classOrg
		}
	}
	taken := a.takenBy(cs)
	for i := range cs {
		d.wholeBody(a, cs, taken, i)
	}
	var more []chunk
	for _, l := range a.ls {
		if l.caps {
			continue
		}
		for i := l.first; i < l.last; i++ {
			w := a.us[i].w
			if !w.upper && !hasDigit(w.low) {
				continue
			}
			k := taken[i] - 1
			if k >= 0 && (cs[k].class == classOrg || cs[k].class == classPerson && cs[k].last-cs[k].first > 1 || cs[k].last-cs[k].first > 1 && cs[k].class != classMisc) {
				continue
			}
			if !a.ticker(l, i) && site(w) == "" && !a.inner(i) {
				continue
			}
			if k < 0 {
				more = append(more, chunk{i, i + 1, classOrg})
			} else if cs[k].last-cs[k].first == 1 && (cs[k].class != classPerson || site(w) != "" || a.compAt[i] != 0) {
				cs[k].class = classOrg
			}
		}
	}
	return a.recognised(merge(cs, more))
}

// recognised takes over the organisations that only the recogniser has, where
// all their words are capitals and the last is one for a body or an outlet
// ("the Brinvale Courier-News").
func (a *article) recognised(cs []chunk) []chunk {
	taken := a.takenBy(cs)
	var more []chunk
	for _, l := range a.ls {
		if l.caps {
			continue
		}
		for i := l.first; i < l.last; i++ {
			if a.ent[i] != 2*2 {
				continue
			}
			j := i + 1
			for j < l.last && a.ent[j] == 2*2+1 {
				j++
			}
			first := i
			if a.us[first].w.low == "the" {
				first++
			}
			if !a.bodyBetween(first, j) {
				i = j - 1
				continue
			}
			if k := taken[first]; !held(taken, first, j) {
				more = append(more, chunk{first, j, classOrg})
			} else if k > 0 && cs[k-1].class == classMisc && cs[k-1].first == first && cs[k-1].last == j {
				cs[k-1].class = classOrg
			}
			i = j - 1
		}
	}
	return merge(cs, more)
}

// held reports whether a chunk holds any of the units [first, last).
func held(taken []int, first, last int) bool {
	for _, k := range taken[first:last] {
		if k > 0 {
			return true
		}
	}
	return false
}

// bodyBetween reports whether the units [first, last) are written like the name
// of a body.
func (a *article) bodyBetween(first, last int) bool {
	if last-first < 2 || last-first > maxTail+2 || a.us[last-1].w.flags&(isOrgWord|isInstitution) == 0 || a.us[last-1].w.low == "league" {
		return false
	}
	for k := first; k < last; k++ {
		w := a.us[k].w
		if w.flags&isDay != 0 {
			return false
		}
		if w.letters {
			if !w.upper || !strings.HasPrefix(a.tag(k), "NNP") || a.evidence[k] != nil && a.evidence[k].lower > 0 && k < last-1 {
				return false
			}
		} else if w.low != "-" && w.low != "&" {
			return false
		}
	}
	return true
}

// minShort is how many letters a short form in a bracket has at least: fewer say
// where a team is from.
const minShort = 3

// unbracket parts a name from the short form in the bracket behind it, whose
// closing half was left out.
func (a *article) unbracket(cs []chunk) []chunk {
	out := make([]chunk, 0, len(cs))
	for _, c := range cs {
		for i := c.first + 1; i+1 < c.last; i++ {
			if a.us[i].w.low == "(" && len(a.us[i+1].w.low) >= minShort && !a.has(i, c.last, ")") {
				out = append(out, chunk{c.first, i, c.class})
				c.first = i + 1
				break
			}
		}
		out = append(out, c)
	}
	return out
}

// takenBy is, for each unit, one more than the chunk that holds it, 0 for none.
func (a *article) takenBy(cs []chunk) []int {
	taken := make([]int, len(a.us))
	for k, c := range cs {
		for i := c.first; i < c.last; i++ {
			taken[i] = k + 1
		}
	}
	return taken
}

// wholeBody brings chunk i to the whole name that the table of organisations has
// around it, where nothing else stands there: of "al-Qaeda" the classifier may
// have "Qaeda".
func (d *Reader) wholeBody(a *article, cs []chunk, taken []int, i int) {
	c := &cs[i]
	first, last := c.first, c.last
	for first > 0 && a.orgAt[first] == 3 && taken[first-1] == 0 {
		first--
	}
	if a.orgAt[first] != 2 || first == c.first || a.us[first].w.low == "the" {
		return
	}
	for last < len(a.us) && a.orgAt[last] == 3 && taken[last] == 0 {
		last++
	}
	for k := first; k < last; k++ {
		if k > first && a.orgAt[k] != 3 {
			return
		}
		taken[k] = i + 1
	}
	c.first, c.last, c.class = first, last, classOrg
}

// ticker reports whether unit i ends the name of a firm whose ticker stands in a
// bracket behind it ("Lunor (LNR)").
func (a *article) ticker(l line, i int) bool {
	if i+3 >= l.last || a.us[i+1].w.low != "(" || a.us[i+3].w.low != ")" {
		return false
	}
	w, t := a.us[i].w, a.us[i+2].w
	if !w.upper || !t.allcaps || len(t.low) > maxTicker || w.flags&(isDay|isDemonym) != 0 || a.placeAt[i] != 0 {
		return false
	}
	if a.compAt[i] == 0 && (a.ent[i]/2 == 1 || a.ent[i+2]/2 != 2 && a.ent[i]/2 != 2) {
		return false
	}
	return true
}

// maxTicker is how many letters the ticker of a share has at most.
const maxTicker = 5

// inner reports whether unit i is a word with capitals inside, in which no part
// is a person's name, where it does what only firms and outlets do: it is told
// something, says something, or is who something comes from.
func (a *article) inner(i int) bool {
	s := a.span(i, i+1).In(a.text)
	if !camel(s) && !mixed(s) || a.us[i].w.flags&(isGiven|isSurname|isCommonSurname|isPlace|isTitle) != 0 {
		return false
	}
	low := func(k int) string {
		if k < 0 || k >= len(a.us) {
			return ""
		}
		return a.us[k].w.low
	}
	switch low(i - 1) {
	case "told", "telling", "by", "to", "source", "source:", "via", "from":
		return true
	case ":":
		return low(i-2) == "source" || low(i-2) == "via"
	}
	return i+1 < len(a.us) && a.us[i+1].w.flags&isSay != 0 && !a.us[i+1].w.upper
}

// mixed reports whether a word is capitals that go over into a capitalised word
// ("NBCNews", "9to5Lunor").
func mixed(s string) bool {
	up, low := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			up++
		case c >= 'a' && c <= 'z':
			low++
		case c < '0' || c > '9':
			return false
		}
	}
	return up >= 3 && low >= 3 && len(s) >= 6 && s[0] >= 'A' && s[0] <= 'Z' || up >= 1 && low >= 2 && s[0] >= '0' && s[0] <= '9' && s[len(s)-1] >= 'a'
}

// joinBodies joins the parts of a body's name that the recogniser has as one
// and that stand around "and" or "&": "Coast Securities" "and" "Ports
// Commission", where the first part ends in no word for a body.
func (a *article) joinBodies(cs []chunk) []chunk {
	out := cs[:0]
	for _, c := range cs {
		if n := len(out); n > 0 && c.class == classOrg && out[n-1].class == classOrg {
			p := out[n-1]
			w := a.us[p.last-1].w
			if c.first == p.last+1 && (a.us[p.last].w.low == "and" || a.us[p.last].w.low == "&") && a.oneBody(p.first, c.last) &&
				w.flags&isInstitution == 0 && a.us[c.last-1].w.flags&isOrgWord != 0 && a.orgAt[p.last-1] == 0 && a.compAt[p.last-1] == 0 && !w.allcaps {
				out[n-1].last = c.last
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// oneBody reports whether the recogniser has the units as parts of one
// organisation.
func (a *article) oneBody(first, last int) bool {
	for i := first; i < last; i++ {
		if a.ent[i]/2 != 2 || i > first && a.ent[i]&1 == 0 {
			return false
		}
	}
	return true
}

// frontOf brings the names of bodies to where the recogniser has them begin, if
// what they lack are words in capitals that are tagged as names: "Keller"
// "Brinner & Woods".
func (a *article) frontOf(cs []chunk) []chunk {
	for i := range cs {
		c := &cs[i]
		if c.class != classOrg || a.ent[c.first] != 2*2+1 {
			continue
		}
		from := 0
		if i > 0 {
			from = cs[i-1].last
		}
		first := c.first
		for first > from && a.ent[first] == 2*2+1 {
			first--
		}
		if first == c.first || a.ent[first] != 2*2 || c.last-first > maxTail+1 {
			continue
		}
		ok := true
		for k := first; k < c.first; k++ {
			w := a.us[k].w
			ok = ok && w.upper && w.letters && !w.allcaps && w.low != "the" && strings.HasPrefix(a.tag(k), "NNP") && w.flags&(isTitle|isDay|isSay|isFurniture) == 0 && a.evidence[k] != nil && a.evidence[k].lower == 0
		}
		if ok {
			c.first = first
		}
	}
	return cs
}
