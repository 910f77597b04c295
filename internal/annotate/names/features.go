package names

import (
	"strings"

	"synoptic"
)

// features names the templates of the classifier's features. A feature is its
// template with one or two values; its weights stand at the place that the
// hash of these gives. Where a template's name ends in a number, that is the
// distance of the unit that it looks at.
var features = [...]string{
	"bias", "word", "word-1", "word+1", "word-2", "word+2", "word-1,word", "word,word+1",
	"prefix2", "prefix3", "prefix4", "suffix1", "suffix2", "suffix3", "suffix4",
	"shape", "shape-1,shape", "shape,shape+1", "shape-1,shape,shape+1", "caps-line,shape", "first-in-line,shape",
	"tag", "tag-1", "tag+1", "tag-1,tag,tag+1", "tag-2,tag-1",
	"entity", "entity-1", "entity+1", "entity,shape", "entity-1,entity,entity+1", "entity,word",
	"dep", "head", "head-tag,dep",
	"people", "people-1", "people+1", "people-1,people", "people,people+1", "people,shape+1",
	"place", "place-1", "place+1", "place,people", "place,word-1", "company", "company-1", "company+1", "org", "org-1", "org+1",
	"role", "role-1", "role+1", "role-2", "role-1,shape", "role+1,shape", "role-1,people", "people,role+1", "role+2",
	"next-number", "doc-entity", "doc-entity,entity", "doc-person-last", "doc-person-first", "doc-cue", "doc-place-cue", "doc-lower", "doc-org", "doc-entity-1", "doc-entity+1", "doc-acronym",
	"cue", "doc-cues", "cue,entity",
	"caps-run", "left-of-run", "right-of-run", "last-of-run,run-place", "run-last-word", "run-first-word",
}

const featureCount = len(features)

// bits is the logarithm of the number of weight rows.
const bits = 18

// evidence is what the whole article shows of one word in capitals.
type evidence struct {
	total, person, org, place, other int // how the recogniser labels it
	personFirst, personLast          int // in people of two and more words
	orgPart                          int
	titled, said, aged               int // stands after a personal title; beside a verb of saying; before an age
	in                               int // stands after "in", "at", "from"
	lower                            int // occurs in small letters
	acronym                          bool
	cues                             [cueCount]int // what its surroundings say that it is
}

// article is what the classifier looks at.
type article struct {
	r        *synoptic.Reading
	text     string
	us       []unit
	ls       []line
	ent      []uint8 // per unit: 0 or the recogniser's label*2 + (1 inside)
	placeAt  []uint8 // per unit: class and position in a phrase of the table
	compAt   []uint8
	orgAt    []uint8
	ev       map[string]*evidence
	evidence []*evidence // per unit; nil for words in small letters
	cue      []uint8     // per unit: bits of what its surroundings say
	fbuf     []uint32
}

var entityLabels = map[string]uint8{"PERSON": 1, "ORG": 2, "GPE": 3, "LOC": 4, "FAC": 5, "NORP": 6, "EVENT": 7, "WORK_OF_ART": 8, "PRODUCT": 9, "LAW": 10, "DATE": 11, "TIME": 11, "CARDINAL": 12, "ORDINAL": 12, "MONEY": 12, "PERCENT": 12, "QUANTITY": 12, "LANGUAGE": 6}

func (d *Reader) prepare(r *synoptic.Reading) *article {
	a := &article{r: r, text: r.Article.Text, ev: map[string]*evidence{}}
	a.us, a.ls = d.cut(r)
	n := len(a.us)
	a.ent = make([]uint8, n)
	a.placeAt = make([]uint8, n)
	a.compAt = make([]uint8, n)
	a.orgAt = make([]uint8, n)
	a.evidence = make([]*evidence, n)
	k := 0
	for i, u := range a.us {
		for k < len(r.Syntax.Entities) && r.Syntax.Entities[k].End <= u.start {
			k++
		}
		if k < len(r.Syntax.Entities) {
			if e := r.Syntax.Entities[k]; e.Start < u.end && u.start < e.End {
				a.ent[i] = entityLabels[e.Label] * 2
				if u.start > e.Start {
					a.ent[i]++
				}
			}
		}
	}
	for _, l := range a.ls {
		d.phrases(a, l)
	}
	a.cue = make([]uint8, n)
	for _, l := range a.ls {
		a.cues(l)
	}
	a.gather()
	return a
}

// longest is the number of units from i on that a table has as one name.
func (a *article) longest(t table, i, last int) (int, string) {
	best, value := 0, ""
	var b strings.Builder
	for j := i; j < last && j < i+6; j++ {
		if j > i && a.us[j].start > a.us[j-1].end {
			b.WriteByte(' ')
		}
		b.WriteString(a.us[j].w.low)
		if j == i {
			continue
		}
		if v, ok := t.find(b.String()); ok {
			best, value = j-i+1, v
		}
	}
	return best, value
}

// phrases marks what stands in the gazetteers.
func (d *Reader) phrases(a *article, l line) {
	for i := l.first; i < l.last; i++ {
		w := a.us[i].w
		if !w.upper {
			continue
		}
		n, class := 0, byte(0)
		if w.flags&isPlace != 0 {
			n, class = 1, w.place
		}
		if w.flags&beginsPlace != 0 {
			if m, v := a.longest(d.places, i, l.last); m > 0 {
				n, class = m, v[0]
			}
		}
		if n > 0 && a.placeAt[i] == 0 {
			code := uint8(strings.IndexByte("CR123", class)+1) * 4
			for j := range n {
				a.placeAt[i+j] = code + uint8(min(j, 1))
			}
			if n > 1 {
				for j := range n {
					a.placeAt[i+j] += 2
				}
			}
		}
		n = 0
		if w.flags&isCompany != 0 {
			n = 1
		}
		if w.flags&beginsCompany != 0 {
			if m, _ := a.longest(d.companies, i, l.last); m > 0 {
				n = m
			}
		}
		for j := range n {
			if a.compAt[i+j] == 0 {
				a.compAt[i+j] = uint8(1 + min(j, 1) + 2*min(n-1, 1))
			}
		}
		n = min(int(w.org), 1)
		kind := w.org
		if w.flags&beginsOrg != 0 {
			if m, v := a.longest(d.orgs, i, l.last); m > 0 {
				n, kind = m, orgKind(v)
			}
		}
		for j := range n {
			if a.orgAt[i+j] == 0 {
				a.orgAt[i+j] = kind*2 + uint8(min(j, 1))
			}
		}
	}
}

// undotted writes "c.i.a." as "cia".
func undotted(s string) string {
	if len(s) < 4 || s[1] != '.' || s[3] != '.' {
		return s
	}
	return strings.ReplaceAll(s, ".", "")
}

// orgKind is 1 for what can be nothing but an organisation, 2 for names that
// are words or places as well.
func orgKind(v string) uint8 {
	if v == "weak" {
		return 2
	}
	return 1
}

// gather counts the evidence of the whole article.
func (a *article) gather() {
	for i, u := range a.us {
		if u.w.upper && u.w.letters {
			e := a.ev[u.w.low]
			if e == nil {
				e = &evidence{}
				a.ev[u.w.low] = e
			}
			a.evidence[i] = e
		}
	}
	for _, l := range a.ls {
		for i := l.first; i < l.last; i++ {
			w := a.us[i].w
			e := a.evidence[i]
			if e == nil {
				if w.letters {
					if e := a.ev[w.low]; e != nil {
						e.lower++
					}
				}
				continue
			}
			if l.caps {
				continue
			}
			for k := range e.cues {
				e.cues[k] += int(a.cue[i] >> k & 1)
			}
			e.total++
			first := i == l.first || a.ent[i]&1 == 0
			last := i+1 >= l.last || a.ent[i+1] != a.ent[i]|1
			switch a.ent[i] / 2 {
			case 1:
				e.person++
				if first && !last {
					e.personFirst++
				} else if last && !first {
					e.personLast++
				}
			case 2:
				e.org++
				if !first || !last {
					e.orgPart++
				}
			case 3, 4, 5:
				e.place++
			case 0:
			default:
				e.other++
			}
			if i > l.first {
				p := a.us[i-1].w
				if p.flags&isTitle != 0 && p.upper {
					e.titled++
				}
				switch p.low {
				case "in", "at", "from", "near", "to":
					e.in++
				case "(":
					e.acronym = e.acronym || w.allcaps && i+1 < l.last && a.us[i+1].w.low == ")"
				}
			}
			if i+1 < l.last {
				x := a.us[i+1].w
				if x.flags&isSay != 0 && !x.upper {
					e.said++
				}
				if x.low == "," && i+3 < l.last && isAge(a.us[i+2].w.low) && (a.us[i+3].w.low == "," || a.us[i+3].w.low == ".") {
					e.aged++
				}
			}
			if i > l.first && a.us[i-1].w.flags&isSay != 0 && !a.us[i-1].w.upper {
				e.said++
			}
		}
	}
}

func isAge(s string) bool {
	return len(s) <= 3 && len(s) > 0 && s[0] >= '1' && s[0] <= '9' && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

func two(n int) uint32 { return uint32(min(n, 2)) }
func one(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// peopleBits is the part of the flags that says how a word is known as a name.
func peopleBits(f flag) uint32 {
	return uint32(f & (isGiven | isCommonGiven | isSurname | isCommonSurname | isNameForm | isParticle | isSuffix))
}

func roleBits(f flag) uint32 {
	return uint32(f & (isTitle | isHonorific | isDemonym | isOrgWord | isPlaceWord | isSay | isDay | isFurniture | isOrgNoun | isPlaceNoun | isOrgAfter | isPlaceAfter))
}

func (e *evidence) label() uint32 {
	if e == nil {
		return 0
	}
	best, n := uint32(1), e.total-e.person-e.org-e.place-e.other
	for k, c := range [...]int{e.person, e.org, e.place, e.other} {
		if c > n {
			best, n = uint32(k+2), c
		}
	}
	v := best * 4
	if n == e.total {
		v++
	}
	if e.total > 1 {
		v += 2
	}
	return v
}

var outside = &word{low: "", hash: 7}

// none stands in the place of a feature that a unit does not have.
const none = ^uint32(0)

// extract gives the features of unit i of line l, in the order of features;
// the last ones may be left out.
func (a *article) extract(l line, i int) []uint32 {
	out := a.fbuf[:0]
	k := uint32(0)
	put := func(x, y uint32) {
		h := (k+1)*0x9E3779B1 ^ x*0x85EBCA6B
		h ^= h >> 15
		h = (h + y) * 0xC2B2AE35
		h ^= h >> 13
		h *= 0x27D4EB2F
		out = append(out, h>>(32-bits))
		k++
	}
	skip := func() { out = append(out, none); k++ }
	maybe := func(c bool, x, y uint32) {
		if c {
			put(x, y)
		} else {
			skip()
		}
	}
	at := func(j int) *word {
		if j < l.first || j >= l.last {
			return outside
		}
		return a.us[j].w
	}
	code := func(c []uint8, j int) uint32 {
		if j < l.first || j >= l.last {
			return 255
		}
		return uint32(c[j])
	}
	tok := func(j int) *synoptic.Token {
		if j < l.first || j >= l.last {
			return &synoptic.Token{}
		}
		return &a.r.Tokens[a.us[j].tok]
	}
	ev := func(j int) *evidence {
		if j < l.first || j >= l.last {
			return nil
		}
		return a.evidence[j]
	}
	w, p, n, pp, nn := at(i), at(i-1), at(i+1), at(i-2), at(i+2)
	put(0, 0)
	put(w.hash, 0)
	put(p.hash, 0)
	put(n.hash, 0)
	put(pp.hash, 0)
	put(nn.hash, 0)
	put(p.hash, w.hash)
	put(w.hash, n.hash)
	for j := range 3 {
		put(w.pre[j], 0)
	}
	for j := range 4 {
		put(w.suf[j], 0)
	}
	put(w.shape, 0)
	put(p.shape, w.shape)
	put(w.shape, n.shape)
	put(p.shape*31+w.shape, n.shape)
	put(one(l.caps), w.shape)
	put(one(i == l.first), w.shape)
	tag0, tagp, tagn := hashString(tok(i).Tag), hashString(tok(i-1).Tag), hashString(tok(i+1).Tag)
	put(tag0, 0)
	put(tagp, 0)
	put(tagn, 0)
	put(tagp*31+tag0, tagn)
	put(hashString(tok(i-2).Tag), tagp)
	e0, ep, en := code(a.ent, i), code(a.ent, i-1), code(a.ent, i+1)
	put(e0, 0)
	put(ep, 0)
	put(en, 0)
	put(e0, w.shape)
	put(ep*256+e0, en)
	put(e0, w.hash)
	t := tok(i)
	dep := hashString(t.Dep)
	put(dep, 0)
	if t.Head >= 0 && t.Head < len(a.r.Tokens) {
		h := &a.r.Tokens[t.Head]
		put(hashString(h.Lemma), 0)
		put(hashString(h.Tag), dep)
	} else {
		skip()
		skip()
	}
	b0, bp, bn := peopleBits(w.flags), peopleBits(p.flags), peopleBits(n.flags)
	put(b0, 0)
	put(bp, 0)
	put(bn, 0)
	put(bp, b0)
	put(b0, bn)
	put(b0, n.shape)
	g0 := code(a.placeAt, i)
	put(g0, 0)
	put(code(a.placeAt, i-1), 0)
	put(code(a.placeAt, i+1), 0)
	put(g0, b0)
	put(g0, p.hash)
	c0 := code(a.compAt, i)
	maybe(c0 != 0, c0, 0)
	maybe(code(a.compAt, i-1) != 0, code(a.compAt, i-1), 0)
	maybe(code(a.compAt, i+1) != 0, code(a.compAt, i+1), 0)
	o0 := code(a.orgAt, i)
	maybe(o0 != 0, o0, 0)
	maybe(code(a.orgAt, i-1) != 0, code(a.orgAt, i-1), 0)
	maybe(code(a.orgAt, i+1) != 0, code(a.orgAt, i+1), 0)
	r0, rp, rn := roleBits(w.flags), roleBits(p.flags), roleBits(n.flags)
	put(r0, one(w.upper))
	put(rp, one(p.upper))
	put(rn, one(n.upper))
	maybe(pp.flags != 0, roleBits(pp.flags), one(pp.upper))
	put(rp*2+one(p.upper), w.shape)
	put(rn*2+one(n.upper), w.shape)
	put(rp*2+one(p.upper), b0)
	put(b0, rn*2+one(n.upper))
	maybe(nn.flags != 0, roleBits(nn.flags), one(nn.upper))
	maybe(n.low == "," && isAge(nn.low), 1, one(w.upper))
	e := ev(i)
	if e != nil {
		lab := e.label()
		put(lab, 0)
		put(lab, e0)
		put(two(e.personLast), two(e.person))
		put(two(e.personFirst), two(e.person))
		put(two(e.titled)*9+two(e.said)*3+two(e.aged), 0)
		put(two(e.in), two(e.place))
		put(two(e.lower), one(e.total > e.lower))
		put(two(e.org), two(e.orgPart))
	} else {
		for range 8 {
			skip()
		}
	}
	put(ev(i-1).label(), one(w.upper))
	put(ev(i+1).label(), one(w.upper))
	maybe(e != nil && e.acronym, 1, 0)
	put(uint32(a.cue[i]), one(w.upper))
	if e != nil {
		v := uint32(0)
		for _, n := range e.cues {
			v = v*3 + two(n)
		}
		put(v, 0)
	} else {
		skip()
	}
	put(uint32(a.cue[i]), e0)
	// The run of capitals that the unit stands in, with small words between.
	if w.upper {
		x, y := i, i
		for x > l.first && i-x < 8 && a.us[x-1].w.upper {
			x--
		}
		for y+1 < l.last && y-i < 8 && a.us[y+1].w.upper {
			y++
		}
		put(uint32(min(i-x, 3)), uint32(min(y-i, 3)))
		put(at(x-1).hash, uint32(min(i-x, 3)))
		put(at(y+1).hash, uint32(min(y-i, 3)))
		put(roleBits(at(y).flags), one(y == i))
		put(at(y).hash, one(y == i))
		put(at(x).hash, one(x == i))
	}
	a.fbuf = out
	return out
}

// candidate reports whether unit i can be a part of a name: it or one close to
// it starts with a capital.
func (a *article) candidate(l line, i int) bool {
	for j := max(l.first, i-2); j <= i+1 && j < l.last; j++ {
		if a.us[j].w.upper {
			return true
		}
	}
	return false
}
