package names

import (
	"slices"
	"strings"

	"synoptic"
)

// entity is whom mentions refer to, while the article is read.
type entity struct {
	typ      synoptic.EntityType
	name     string
	words    []string // the name's words, folded; no suffixes and corporate forms
	gender   byte     // 'm', 'f' or 0 where it is not known
	length   int      // units of the longest name
	caps     bool     // the name is in capitals
	suffix   string   // "jr", "iii"; "" for none
	at       []int    // the first units of its mentions, in order
	office   bool     // stands with an office or rank ("President Moll")
	official bool     // has a rank, or speaks for others ("Inspector Moll")
	speaks   bool     // has been said to say something, as far as the text is read
	kin      bool     // introduced as somebody's kin ("his son Ana Moll")
	shorts   []string // short forms that a body's name can have
	brand    bool     // the first word of a body's name is its own
}

// junior reports whether the suffix says that there is a namesake.
func (e *entity) junior() bool { return e.suffix == "jr" || e.suffix == "sr" }

// join makes entities of the mentions: what has the same name, and short
// forms of exactly one fuller name.
func (d *Reader) join(a *article, fs []found) []entity {
	var es []entity
	at := map[string]int{}
	key := func(typ synoptic.EntityType, words []string) string {
		return string(typ) + "\t" + strings.Join(words, " ")
	}
	for k := range fs {
		f := &fs[k]
		words := d.nameWords(a, f)
		id := key(f.typ, words)
		if len(words) == 1 && f.gender != 0 {
			id += "\t" + string(f.gender) // "Mr. Moll" and "Mrs. Moll" are two
		}
		suffix := ""
		if f.typ == synoptic.Person {
			if suffix = a.suffix(f); suffix != "" {
				id += "\t" + suffix // and so are "Ana Moll" and "Ana Moll Jr."
			}
		}
		e, ok := at[id]
		if !ok {
			e = len(es)
			at[id] = e
			es = append(es, entity{typ: f.typ, name: a.span(f.first, f.last).In(a.text), words: words, length: f.last - f.first, caps: a.us[f.first].w.allcaps, suffix: suffix})
			if f.typ == synoptic.Person && (len(words) > 1 || a.us[f.first].w.flags&(isCommonGiven|isSurname|isCommonSurname) == isCommonGiven) {
				es[e].gender = d.genderOf(words)
			}
		} else if n := f.last - f.first; n > es[e].length || n == es[e].length && es[e].caps && !a.us[f.first].w.allcaps {
			es[e].name, es[e].length, es[e].caps = a.span(f.first, f.last).In(a.text), n, a.us[f.first].w.allcaps
		}
		if !ok && f.typ == synoptic.Organization {
			bare, behindThe := d.shorts(a, f.chunk)
			es[e].shorts, es[e].brand = append(bare, behindThe...), a.brand(f.chunk)
		}
		f.entity = e
		es[e].at = append(es[e].at, f.first)
		es[e].kin = es[e].kin || d.kinBefore(a, f.first)
		for i := f.title[0]; i < f.title[1]; i++ {
			low := a.us[i].w.low
			switch d.titles[low].class {
			case "office", "rank", "royal":
				es[e].office = true
			}
			es[e].official = es[e].official || d.titles[low].class == "rank" || d.officials[low]
		}
		if f.gender != 0 && es[e].gender == 0 {
			es[e].gender = f.gender
		}
	}
	to := make([]int, len(es))
	for i := range es {
		to[i] = i
	}
	d.defined(a, fs, es, to)
	d.joinForms(es, to)
	d.joinShort(a, es, to)
	return settle(fs, es, to)
}

// nameWords is the words that a name is known by.
func (d *Reader) nameWords(a *article, f *found) []string {
	var ws []string
	for i := f.first; i < f.last; i++ {
		w := a.us[i].w
		switch {
		case !w.letters && !hasDigit(w.low), w.low == "'s":
			continue
		case f.typ == synoptic.Person && w.flags&isSuffix != 0 && i > f.first:
			continue
		case f.typ == synoptic.Organization && i > f.first && d.corporate[w.low]:
			continue
		}
		low := strings.Trim(w.low, ".\u00ad")
		// "Jae-in" and "Jae In" are one name.
		if i > f.first && a.us[i-1].w.low == "-" && len(ws) > 0 && f.typ == synoptic.Person && len(low) <= 5 {
			ws = append(ws, low)
			continue
		}
		ws = append(ws, strings.ReplaceAll(low, "\u00ad", ""))
	}
	if f.typ == synoptic.Place {
		if v, ok := d.aliases[strings.Join(ws, " ")]; ok && len(v) > 0 {
			return strings.Fields(v[0])
		}
	}
	if len(ws) == 0 {
		ws = append(ws, a.key(f.first, f.last))
	}
	return ws
}

// defined joins an acronym in brackets with the name before it.
func (d *Reader) defined(a *article, fs []found, es []entity, to []int) {
	for i := 0; i+1 < len(fs); i++ {
		x, y := fs[i], fs[i+1]
		if x.typ == y.typ && x.typ != synoptic.Person && y.first == x.last+1 && y.last-y.first == 1 && a.us[x.last].w.low == "(" && x.entity != y.entity &&
			a.initials(x.chunk, a.us[y.first].w.low) && to[y.entity] == y.entity {
			to[y.entity] = root(to, x.entity)
		}
	}
}

func root(to []int, i int) int {
	for range to {
		if to[i] == i {
			return i
		}
		i = to[i]
	}
	return i
}

// joinShort joins each name with the one fuller name that it is a short form
// of; where there are two, it stays alone.
func (d *Reader) joinShort(a *article, es []entity, to []int) {
	// Fuller names by each of their words, so that no pair is looked at twice.
	by := map[string][]int{}
	for i, e := range es {
		if len(e.words) > 1 {
			for k, w := range e.words {
				if k == 0 || w != e.words[k-1] {
					by[w] = append(by[w], i)
				}
			}
			for _, w := range e.shorts {
				if !slices.Contains(e.words, w) {
					by[w] = append(by[w], i)
				}
			}
		}
	}
	single := map[string][]int{} // people of one word whose title says whether man or woman
	for i, e := range es {
		if e.typ == synoptic.Person && len(e.words) == 1 && e.gender != 0 {
			single[e.words[0]] = append(single[e.words[0]], i)
		}
	}
	// Single words last: what their fuller names are is settled then.
	order := make([]int, 0, len(es))
	for i := range es {
		if len(es[i].words) > 1 {
			order = append(order, i)
		}
	}
	for i := range es {
		if len(es[i].words) <= 1 {
			order = append(order, i)
		}
	}
	for _, i := range order {
		if to[i] != i {
			continue
		}
		e := &es[i]
		pick, many := -1, false
		cands := by[e.words[0]]
		if len(cands) > 64 {
			continue
		}
		if e.typ == synoptic.Person {
			cands = d.bearers(a, es, to, i, cands)
		}
		for _, j := range cands {
			o := &es[j]
			if j == i || o.typ != e.typ || root(to, j) == i || !d.shortOf(e, o) || e.gender != 0 && o.gender != 0 && e.gender != o.gender {
				continue
			}
			if r := root(to, j); pick >= 0 && r != pick {
				// Both may be forms of one: the longer one takes the shorter.
				many = true
			} else {
				pick = r
			}
		}
		// "Moll" beside "Mr. Moll" is not Ana Moll.
		if m := single[e.words[0]]; pick >= 0 && !many && e.gender == 0 && len(e.words) == 1 && len(m) == 1 && es[pick].gender == opposite(es[m[0]].gender) {
			to[i] = root(to, m[0])
			continue
		}
		if pick >= 0 && !many {
			to[i] = pick
		}
	}
	// "Moll" with "Mrs. Moll", where there is no "Mr. Moll" and no fuller name.
	alone := map[string][]int{}
	for i, e := range es {
		if e.typ == synoptic.Person && len(e.words) == 1 && !slices.ContainsFunc(by[e.words[0]], func(j int) bool { return es[j].typ == synoptic.Person && to[j] != to[i] && !a.apart(&es[i], &es[j]) }) {
			alone[e.words[0]] = append(alone[e.words[0]], i)
		}
	}
	for i, e := range es {
		if e.typ == synoptic.Person && len(e.words) == 1 {
			if same := alone[e.words[0]]; len(same) == 2 && same[0] == i && (e.gender == 0 || es[same[1]].gender == 0) {
				to[same[1]] = root(to, i)
			}
		}
	}
}

// shortOf reports whether e's name can be a short form of o's.
func (d *Reader) shortOf(e, o *entity) bool {
	n, m := len(e.words), len(o.words)
	switch e.typ {
	case synoptic.Person:
		if n == 1 && m > 1 {
			return e.words[0] == o.words[m-1] || e.words[0] == o.words[0] || m >= 4 && e.words[0] == o.words[m-2]
		}
		if n < m && (equal(e.words, o.words[m-n:]) || equal(e.words, o.words[:n])) {
			return true
		}
		// A middle name or initial left out: "Ana Moll" of "Ana B. Moll".
		return n == 2 && m == 3 && e.words[0] == o.words[0] && e.words[1] == o.words[2]
	case synoptic.Organization:
		if n == 1 && slices.Contains(o.shorts, e.words[0]) {
			return true
		}
		// "Goldman" of a company that everybody knows by two words.
		if n == 1 && m > 1 && e.words[0] == o.words[0] && d.wellKnown(o.words) {
			if _, ok := d.orgWords[e.words[0]]; !ok {
				return true
			}
		}
		if n < m && equal(e.words, o.words[:n]) {
			if o.brand {
				return true
			}
			for _, w := range o.words[n:] {
				if _, ok := d.orgWords[w]; !ok {
					return false
				}
			}
			return true
		}
		return n >= 2 && n < m && equal(e.words, o.words[m-n:])
	}
	return false
}

// wellKnown reports whether the tables have the words as a company's name.
func (d *Reader) wellKnown(words []string) bool {
	name := strings.Join(words, " ")
	if v, ok := d.orgs.find(name); ok && v == "company" {
		return true
	}
	_, ok := d.companies.find(name)
	return ok
}

func equal(x, y []string) bool {
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] != y[i] {
			return false
		}
	}
	return true
}

// settle carries out the joins in to; the entities that are left keep their
// order.
func settle(fs []found, es []entity, to []int) []entity {
	at := make([]int, len(es))
	var out []entity
	for i := range es {
		if root(to, i) == i {
			at[i] = len(out)
			out = append(out, es[i])
		}
	}
	for i := range es {
		if r := root(to, i); r != i {
			e := &out[at[r]]
			if e.gender == 0 {
				e.gender = es[i].gender
			}
			if es[i].length > e.length && !es[i].junior() || e.junior() && !es[i].junior() && len(es[i].words) > 1 {
				e.suffix = es[i].suffix
				e.name, e.length, e.caps = es[i].name, es[i].length, es[i].caps
			}
		}
	}
	for k := range fs {
		fs[k].entity = at[root(to, fs[k].entity)]
	}
	return out
}
