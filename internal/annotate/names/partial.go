package names

import (
	"slices"
	"strings"
)

// maxTail is how many words a name has whose short form is looked for that
// leaves its first word out.
const maxTail = 5

// Short forms of bodies that no bracket defines and no classifier knows: what
// the whole name, elsewhere in the article, says that they are.

// shorts is the short forms, folded, that a body's whole name can have: the
// initials of its words in capitals ("NBRA"), the word for a body that it is
// built on ("the Observatory"), the nickname of a team behind its town ("the
// Lunors" of "Brinvale Lunors"), the first word of a company that everybody
// knows ("American"). Those that stand behind an article come second.
func (d *Reader) shorts(a *article, c chunk) (bare, behindThe []string) {
	if n := c.last - c.first; n < 2 || n > maxName {
		if stem := site(a.us[c.first].w); n == 1 && stem != "" {
			return []string{stem}, nil
		}
		return nil, nil
	}
	if s := a.acronym(c); s != "" {
		bare = append(bare, s)
	}
	first, last := a.us[c.first].w, a.us[c.last-1].w
	if first.flags&isDemonym != 0 && (c.last-c.first == 2 && d.trades[last.low] || d.wellKnown(strings.Fields(a.key(c.first, c.last)))) {
		bare = append(bare, first.low)
	}
	if h := a.headOf(c); h != "" {
		behindThe = append(behindThe, h)
	}
	if c.last-c.first == 2 && a.placeAt[c.first] != 0 && last.upper && last.letters && last.flags&(isOrgWord|isInstitution|isPlaceWord|isPlace|isCommonSurname) == 0 {
		behindThe = append(behindThe, last.low)
	}
	return bare, behindThe
}

// brand reports whether the first word of an organisation's name is its own:
// no place, no adjective of one, no word for a body.
func (a *article) brand(c chunk) bool {
	w, last := a.us[c.first].w, a.us[c.last-1].w
	if last.flags&isPlaceWord != 0 || last.flags&(isGiven|isSurname|isCommonSurname) != 0 && last.flags&isOrgWord == 0 && a.placeAt[c.last-1] == 0 {
		return false
	}
	return c.last-c.first > 1 && a.placeAt[c.first] == 0 && w.upper && w.flags&(isDemonym|isOrgWord|isTitle|isInstitution|isDay|isGiven|isCommonSurname) == 0
}

// site is the name, folded, of a site that is called by its domain, without
// the domain's ending; "" for other words.
func site(w *word) string {
	for _, end := range [...]string{".com", ".net", ".org", ".co.uk", ".com.au", ".co.nz", ".ca", ".tv", ".fm", ".io", ".news", ".info"} {
		if stem, ok := strings.CutSuffix(w.low, end); ok && w.upper && len(stem) > 2 && !strings.ContainsAny(stem, "@/:.") {
			return stem
		}
	}
	return ""
}

// acronym is the initials of the words in capitals of a name, folded; "" for
// fewer than three.
func (a *article) acronym(c chunk) string {
	var b strings.Builder
	for i := c.first; i < c.last; i++ {
		if w := a.us[i].w; w.upper && w.letters && isLetterByte(w.low[0]) {
			b.WriteByte(w.low[0])
		}
	}
	if b.Len() < 3 {
		return ""
	}
	return b.String()
}

// headOf is the word for a body that a name is built on, folded: its last
// word, or the one before "of" or "for"; "" where it has none.
func (a *article) headOf(c chunk) string {
	k := c.last - 1
	for i := c.first + 1; i < c.last; i++ {
		if low := a.us[i].w.low; low == "of" || low == "for" {
			k = i - 1
			break
		}
	}
	if w := a.us[k].w; w.upper && w.flags&isInstitution != 0 {
		return w.low
	}
	return ""
}

// partial finds the short forms of the article's bodies where they stand as
// names, and makes bodies of those that were taken for something else.
func (d *Reader) partial(a *article, cs []chunk) []chunk {
	const (
		plain = 1 + iota
		withThe
	)
	forms := map[string]int{}
	longest := 1
	brands := map[string]bool{} // what the names of firms begin with
	taken := make([]bool, len(a.us))
	for _, c := range cs {
		for k := c.first; k < c.last; k++ {
			taken[k] = true
		}
		if c.class != classOrg {
			continue
		}
		if a.brand(c) {
			for k := c.first + 1; k < c.last; k++ {
				brands[a.key(c.first, k)] = true
			}
		} else if n := c.last - c.first; n > 1 && a.us[c.first].w.place >= '1' && d.wellKnown(strings.Fields(a.key(c.first, c.last))) {
			brands[a.us[c.first].w.low] = true
		}
		if n := c.last - c.first; n > 2 && n <= maxTail && a.orgAt[c.first] == 2 && a.orgAt[c.first+1] != 3 && a.us[c.last-1].w.flags&isOrgWord != 0 {
			forms[a.key(c.first+1, c.last)] = plain // "the B League" of "the NBA B League"
			longest = max(longest, n-1)
		}
		bare, behindThe := d.shorts(a, c)
		for _, s := range behindThe {
			forms[s] = withThe
		}
		for _, s := range bare {
			forms[s] = plain
		}
	}
	if len(forms)+len(brands) == 0 {
		return cs
	}
	for i := range cs {
		c := &cs[i]
		w := a.us[c.first].w
		if forms[w.low] == plain && c.last-c.first == 1 && w.flags&isDemonym == 0 && (w.allcaps || a.placeAt[c.first] == 0 && w.flags&(isGiven|isSurname) == 0) {
			c.class = classOrg
		}
		if e := a.evidence[c.first]; c.class == classPlace && e != nil && (e.in == 0 || e.inside == 0 && a.placeAt[c.first] == 0) && brands[a.key(c.first, c.last)] {
			c.class = classOrg
		}
	}
	var more []chunk
	for _, l := range a.ls {
		if l.caps {
			continue
		}
		for i := l.first; i < l.last; i++ {
			if !a.us[i].w.upper || taken[i] {
				continue
			}
			for j := min(i+longest, l.last); j > i; j-- {
				k := forms[a.key(i, j)]
				if k != 0 && !slices.Contains(taken[i:j], true) && (j > i+1 || a.standsAs(l, i, k == withThe)) {
					more = append(more, chunk{i, j, classOrg})
					i = j - 1
					break
				}
			}
		}
	}
	return merge(cs, more)
}

// standsAs reports whether unit i, a word that can be short for a body, is one
// where it stands.
func (a *article) standsAs(l line, i int, behindThe bool) bool {
	at := func(k int) *word {
		if k < l.first || k >= l.last {
			return outside
		}
		return a.us[k].w
	}
	w, prev, next := at(i), at(i-1), at(i+1)
	if next.upper && next.letters || prev.upper && prev.letters && prev.low != "the" || next.low == "of" || next.low == "-" || prev.low == "-" {
		return false
	}
	switch {
	case behindThe && next.low == "for", behindThe && w.flags&isInstitution != 0 && prev.low != "the" && (next.flags&isTitle == 0 || next.upper), behindThe && i == l.first:
		return false
	case w.flags&isDemonym != 0:
		// "American apologised", not "American players", "an American".
		noun := i+1 < l.last && strings.HasPrefix(a.tag(i+1), "NN")
		return !noun && prev.low != "the" && prev.low != "a" && prev.low != "an" && a.tag(i) != "NNPS" && next.low != "," && next.low != "and"
	case !w.allcaps && !behindThe:
		e := a.evidence[i]
		return e == nil || e.lower == 0
	}
	return true
}
