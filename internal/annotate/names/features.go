package names

import (
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

// peopleBits is the part of the flags that says how a word is known as a name.
func peopleBits(f flag) uint32 {
	return uint32(f & (isGiven | isCommonGiven | isSurname | isCommonSurname | isNameForm | isParticle | isSuffix))
}

func roleBits(f flag) uint32 {
	return uint32(f & (isTitle | isHonorific | isDemonym | isOrgWord | isPlaceWord | isSay | isDay | isFurniture | isOrgNoun | isPlaceNoun | isOrgAfter | isPlaceAfter))
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
