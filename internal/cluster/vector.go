package cluster

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"
)

// slot is a term of an article in the form in which many are held.
type slot struct {
	hash   uint32 // of the term
	weight uint16 // in parts of fullWeight
	flags  uint8
	_      uint8
}

// fullWeight is the weight of the only term of an article.
const fullWeight = math.MaxUint16

// What a slot's flags say.
const (
	isName    = 1 << iota // written with a capital where only names are
	isCapital             // always written with a capital
	isRare                // one of few: of rareName or more
)

// vector is an article's terms in order of their hashes. Two terms of one hash
// count as one: among the terms of two articles that is one chance in 100,000.
type vector []slot

// vectorOf gives the compact form of an article's terms.
func vectorOf(b bag) vector {
	out := make(vector, 0, len(b))
	for _, x := range b {
		s := slot{hash: hashOf(x.term), weight: packWeight(x.weight)}
		if x.name {
			s.flags |= isName
		}
		if x.capital {
			s.flags |= isCapital
		}
		if s.flags != 0 && rarity(x.term) >= rareName {
			s.flags |= isRare
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(x, y slot) int {
		return cmp.Or(cmp.Compare(x.hash, y.hash), cmp.Compare(y.weight, x.weight))
	})
	return slices.CompactFunc(out, func(x, y slot) bool { return x.hash == y.hash })
}

// hashOf is FNV-1a, whose low bits are stirred for use in tables.
func hashOf(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return stir(h)
}

// stir is the finisher of MurmurHash3.
func stir(h uint32) uint32 {
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

// published is an article's day, if it is known.
type published struct {
	day   float64 // since 1970
	dated bool
	// year is that of the day, or else the latest that the text names, 0 if it
	// names none.
	year int
}

const (
	// firstYear is the first year that a text is taken to name.
	firstYear = 1900
	// yearDays is how many days are taken to be between two articles that are of
	// different years, and not of neighbouring ones, where one has no date.
	yearDays = 365
)

// withYear notes of what year an article is that came in on a day: one that
// has no date can't be older than what it tells of.
func (p published) withYear(b bag, arrived float64) published {
	if p.dated {
		p.year = yearOf(p.day)
		return p
	}
	last := yearOf(arrived)
	for _, t := range b {
		if !t.number || len(t.term) != 4 {
			continue
		}
		if year, err := strconv.Atoi(t.term); err == nil && year >= firstYear && year <= last {
			p.year = max(p.year, year)
		}
	}
	return p
}

func yearOf(day float64) int { return time.Unix(int64(day)*86400, 0).UTC().Year() }

// apartBy is how many days are between two articles, 0 where that is not
// known.
func (p published) apartBy(q published) float64 {
	switch {
	case p.dated && q.dated:
		return math.Abs(p.day - q.day)
	case p.year != 0 && q.year != 0 && (p.year > q.year+1 || q.year > p.year+1):
		return yearDays
	}
	return 0
}

// whole is the likeness of an article to itself. Likenesses are whole numbers,
// so that sums of them don't depend on the order in which they were added.
const whole = 1 << 24

// likeness is that of two articles whose terms have the product dot and that
// were published so many days apart.
func (d decay) likeness(dot uint64, days float64) int64 {
	return int64(float64(min(dot, fullWeight*fullWeight)) / (fullWeight * fullWeight) * d.left(days) * whole)
}

// decay says how the likeness of two articles fades with the days between
// them.
type decay struct {
	// days is after how many of them two thirds are lost of what can be lost.
	days float64
	// rest is what is left however far apart they are.
	rest float64
}

// left is what is left of a likeness over so many days.
func (d decay) left(days float64) float64 {
	return d.rest + (1-d.rest)*math.Exp(-days/d.days)
}

var (
	// folderDecay is for a set of articles that somebody chose: an event may be
	// followed over months in it.
	folderDecay = decay{days: 800}
	// streamDecay is for all that comes in. A part stays: agency copy and
	// anniversaries aside, dates are often those of a crawl.
	streamDecay = decay{days: 20, rest: .4}
)

// dot is the product of two articles' terms, and whether they share a name
// that is not common in news.
func dot(a, b vector) (sum uint64, named bool) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i], b[j]
		switch {
		case x.hash < y.hash:
			i++
		case x.hash > y.hash:
			j++
		default:
			sum += uint64(x.weight) * uint64(y.weight)
			named = named || sameName(x.flags, y.flags)
			i++
			j++
		}
	}
	return sum, named
}

// sameName reports whether a term that two articles share is a rare name, going
// by how they write it.
func sameName(a, b uint8) bool {
	return a&isRare != 0 && (a&isName != 0 && b&(isName|isCapital) != 0 || a&isCapital != 0 && b&isName != 0)
}
