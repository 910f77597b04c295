package names

import (
	"slices"
	"strings"

	"synoptic"
)

// How many lines before a pronoun its person is looked for.
const pronounReach = 3

// However long a line is, no more than so many mentions are looked at for one
// pronoun, and a role that more people bear says nothing of anybody.
const (
	maxLook   = 64
	maxBearer = 8
)

// refer finds the pronouns and descriptions that stand for people, and says
// for whom where that is safe.
func (d *Reader) refer(a *article, fs []found, es []entity) []found {
	t := &teller{d: d, a: a, es: es, fs: fs, spoken: make([]bool, len(es)), quoted: a.quoted(), taken: make([]bool, len(a.us))}
	for _, f := range fs {
		for i := f.first; i < f.last; i++ {
			t.taken[i] = true
		}
		for i := f.title[0]; i < f.title[1]; i++ {
			t.taken[i] = true
		}
	}
	t.describe(fs)
	for n, l := range a.ls {
		for i := l.first; i < l.last; i++ {
			for t.next < len(fs) && fs[t.next].first <= i {
				if f := fs[t.next]; f.typ == synoptic.Person || f.class == classThing {
					t.see(fs[t.next], n)
				}
				t.next++
			}
			if t.taken[i] {
				continue
			}
			if g, ok := d.pronouns[a.us[i].w.low]; ok {
				t.pronoun(i, n, g)
			} else if a.us[i].w.low == "the" && i+1 < l.last {
				t.nominal(i, l, n)
			}
		}
	}
	if len(t.more) == 0 {
		return fs
	}
	return merged(fs, t.more)
}

// merged is both lists in order of text; of two that begin together, the one
// of fs comes first.
func merged(fs, more []found) []found {
	out := append(slices.Clone(fs), more...)
	slices.SortStableFunc(out, func(x, y found) int { return x.first - y.first })
	return out
}

// genderOf is whose a given name is; 0 where it is not known or nobody's.
func (d *Reader) genderOf(words []string) byte {
	v, ok := d.people.find(words[0])
	if !ok || !strings.ContainsAny(v, "gG") {
		return 0
	}
	m, f := strings.IndexByte(v, 'm') >= 0, strings.IndexByte(v, 'f') >= 0
	switch {
	case m && !f:
		return 'm'
	case f && !m:
		return 'f'
	}
	return 0
}

// teller follows whom the text speaks of.
type teller struct {
	d      *Reader
	a      *article
	es     []entity
	quoted []bool
	taken  []bool
	fs     []found    // in order of text
	next   int        // the first of fs that is not read yet
	seen   []sighting // people in order of text
	spoken []bool     // per entity: the text has spoken of it
	more   []found
	roles  map[string][]int // entities by the words of their titles
	ages   map[string][]int // entities by age
}

// sighting is a place where a person is mentioned outside quotation marks.
type sighting struct {
	entity, line, unit int
	subject            bool
	speaks             bool // as the one who says what the line has
}

func (t *teller) see(f found, line int) {
	if f.entity == synoptic.NoEntity || t.quoted[f.first] {
		return
	}
	t.seen = append(t.seen, sighting{f.entity, line, f.first, t.a.isSubject(f.first, f.last) && !t.a.embedded(f.first, f.last), t.a.speaks(t.a.ls[line], f.first, f.last)})
	t.spoken[f.entity] = true
	t.es[f.entity].speaks = t.es[f.entity].speaks || t.seen[len(t.seen)-1].speaks
}

// pronoun says for whom the pronoun at unit i stands.
func (t *teller) pronoun(i, line int, kind string) {
	f := found{chunk: chunk{first: i, last: i + 1, class: classPerson}, typ: synoptic.Person, kind: synoptic.PronounMention, gender: kind[0], entity: synoptic.NoEntity}
	if !t.quoted[i] {
		f.entity = t.who(i, line, kind[0], kind[1:] == "object")
		if next := t.nextSubject(i, line); next != synoptic.NoEntity && next != f.entity && t.es[next].gender != opposite(kind[0]) {
			// "During his talks in Oslo, Moll said": whose talks is open.
			f.entity = synoptic.NoEntity
		}
	}
	t.more = append(t.more, f)
	if f.entity != synoptic.NoEntity {
		if e := &t.es[f.entity]; e.gender == 0 {
			e.gender = f.gender
		}
		t.seen = append(t.seen, sighting{f.entity, line, i, t.a.isSubject(i, i+1), t.a.speaks(t.a.ls[line], i, i+1)})
	}
}

// nextSubject is the person who is the subject behind unit i, where the line
// starts with a phrase that stands before its subject.
func (t *teller) nextSubject(i, line int) int {
	l := t.a.ls[line]
	switch t.a.tag(l.first) {
	case "IN", "VBG", "VBN", "RB", "TO":
	default:
		return synoptic.NoEntity
	}
	for k := t.next; k < min(len(t.fs), t.next+maxLook) && t.fs[k].first < l.last; k++ {
		f := t.fs[k]
		if f.typ == synoptic.Person && f.first > i && t.a.isSubject(f.first, f.last) {
			if t.a.has(i+1, min(f.first, i+maxLook), ",") {
				return f.entity
			}
			return synoptic.NoEntity
		}
	}
	return synoptic.NoEntity
}

func opposite(gender byte) byte {
	if gender == 'm' {
		return 'f'
	}
	return 'm'
}

// who is the one person of the gender given that the text before unit i
// speaks of. Where there are several, it is the subject of the clause before,
// if that is surely of the gender and nobody else of it came after; else
// nobody.
func (t *teller) who(i, line int, gender byte, object bool) int {
	one, many := synoptic.NoEntity, false
	subject, sure := synoptic.NoEntity, true
	voice := true // so far, who was mentioned only spoke
	fatal := t.d.fatal(t.a, i)
	for k := len(t.seen) - 1; k >= max(0, len(t.seen)-maxLook); k-- {
		s := t.seen[k]
		if s.line < line-pronounReach {
			break
		}
		e := &t.es[s.entity]
		if e.gender != 0 && e.gender != gender || fatal && e.speaks || e.typ != synoptic.Person && s.line < line-1 {
			continue
		}
		if object && s.line == line && s.subject && t.a.sameClause(s.unit, i) {
			continue
		}
		voice = voice && s.speaks
		if one == synoptic.NoEntity {
			one = s.entity
		} else if one != s.entity {
			many = true
		}
		if subject == synoptic.NoEntity {
			if s.subject && s.line >= line-1 {
				subject = s.entity
			} else if one != s.entity || e.gender == gender {
				// Somebody of the gender, no subject, is nearer.
				sure = sure && s.entity == one && !many
			}
		}
	}
	switch {
	case one == synoptic.NoEntity, !many && t.es[one].typ != synoptic.Person:
	case !many:
		if voice && t.es[one].official && !t.a.speaks(t.a.ls[line], i, i+1) && t.other(one, gender) {
			return synoptic.NoEntity
		}
		return one
	case subject != synoptic.NoEntity && subject == one && sure && t.es[subject].gender == gender:
		return subject
	}
	return synoptic.NoEntity
}

// fatal reports whether the pronoun at unit i is the subject of a verb of
// dying: of nobody who speaks in the article.
func (d *Reader) fatal(a *article, i int) bool {
	tok := a.r.Tokens[a.us[i].tok]
	if tok.Head < 0 || tok.Head >= len(a.r.Tokens) || tok.Dep != "nsubj" && tok.Dep != "nsubjpass" {
		return false
	}
	how, ok := d.fates[strings.ToLower(a.r.Tokens[tok.Head].Lemma)]
	return ok && (how == "active") == (tok.Dep == "nsubj")
}

// other reports whether the text has spoken of anybody of the gender but who:
// what an officer says of somebody is said of another.
func (t *teller) other(who int, gender byte) bool {
	for k := len(t.seen) - 1; k >= max(0, len(t.seen)-maxLook); k-- {
		if e := t.seen[k].entity; e != who && t.es[e].gender != opposite(gender) && !t.seen[k].speaks {
			return true
		}
	}
	return false
}

// sameClause reports whether units i and j hang on the same verb.
func (a *article) sameClause(i, j int) bool {
	return a.verbOf(i) == a.verbOf(j)
}

func (a *article) verbOf(i int) int {
	t := a.us[i].tok
	for range 8 {
		h := a.r.Tokens[t].Head
		if h == t || h < 0 || h >= len(a.r.Tokens) {
			return t
		}
		t = h
		if p := a.r.Tokens[t].Pos; p == "VERB" || p == "AUX" {
			return t
		}
	}
	return t
}

// describe notes what people were called and how old they are.
func (t *teller) describe(fs []found) {
	t.roles, t.ages = map[string][]int{}, map[string][]int{}
	put := func(m map[string][]int, w string, e int) {
		if len(m[w]) <= maxBearer && !slices.Contains(m[w], e) {
			m[w] = append(m[w], e)
		}
	}
	for _, f := range fs {
		if f.typ != synoptic.Person || f.entity == synoptic.NoEntity || f.kind != synoptic.NameMention {
			continue
		}
		for i := f.title[0]; i < f.title[1]; i++ {
			if w := t.a.us[i].w; w.flags&isTitle != 0 || w.flags&isDemonym != 0 {
				put(t.roles, w.low, f.entity)
			}
		}
		if n := f.last; n+1 < len(t.a.us) && (t.a.us[n].w.low == "," || t.a.us[n].w.low == "(") && isAge(t.a.us[n+1].w.low) {
			put(t.ages, t.a.us[n+1].w.low, f.entity)
		}
	}
}

// nominal reads a description that starts with the "the" at unit i: "the
// president", "the Brinvale official", "the 43-year-old".
func (t *teller) nominal(i int, l line, line int) {
	a := t.a
	j := i + 1
	if isAge(a.us[j].w.low) && j+4 < l.last && a.us[j+1].w.low == "-" && a.us[j+2].w.low == "year" && a.us[j+3].w.low == "-" && a.us[j+4].w.low == "old" {
		if j+5 < l.last && a.us[j+5].w.letters && strings.HasPrefix(a.tag(j+5), "NN") {
			return // "the 43-year-old driver": the driver's business
		}
		t.add(i, j+5, line, only(t.ages[a.us[j].w.low]))
		return
	}
	demonym := ""
	head := -1
	for ; j < l.last && j < i+5 && !t.taken[j]; j++ {
		w := a.us[j].w
		tag := a.tag(j)
		if w.flags&isDemonym != 0 {
			demonym = w.low
			continue
		}
		if tag != "NN" && tag != "JJ" && tag != "NNP" {
			break
		}
		if w.flags&isTitle != 0 {
			head = j
		} else if head >= 0 {
			break
		}
	}
	if head < 0 || head+1 < l.last && !t.ends(head+1) {
		return
	}
	low := a.us[head].w.low
	who := only(t.roles[low])
	if demonym != "" {
		both := intersect(t.roles[low], t.roles[demonym])
		who = only(both)
		if len(both) == 0 && t.d.generic[low] {
			who = only(t.roles[demonym])
		}
	}
	t.add(i, head+1, line, who)
}

// ends reports whether a description can end before unit i.
func (t *teller) ends(i int) bool {
	a := t.a
	if t.taken[i] {
		return false
	}
	switch tag := a.tag(i); {
	case strings.HasPrefix(tag, "NN"), tag == "HYPH":
		return false
	}
	return a.us[i].w.low != "of" && a.us[i].w.low != "-" && a.us[i].w.low != "who"
}

func (t *teller) add(first, last, line, who int) {
	// A description of somebody of whom the text has not spoken yet is not his.
	if who != synoptic.NoEntity && !t.spoken[who] {
		who = synoptic.NoEntity
	}
	if t.quoted[first] {
		who = synoptic.NoEntity
	}
	t.more = append(t.more, found{chunk: chunk{first: first, last: last, class: classPerson}, typ: synoptic.Person, kind: synoptic.NominalMention, entity: who})
	if who != synoptic.NoEntity {
		t.seen = append(t.seen, sighting{who, line, first, t.a.isSubject(first, last), t.a.speaks(t.a.ls[line], first, last)})
	}
}

// only is the one entity; NoEntity where there is none or more.
func only(es []int) int {
	if len(es) == 1 {
		return es[0]
	}
	return synoptic.NoEntity
}

func intersect(x, y []int) (both []int) {
	for _, e := range x {
		if slices.Contains(y, e) {
			both = append(both, e)
		}
	}
	return both
}
