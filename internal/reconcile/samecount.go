package reconcile

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// How alike the sentences of two quantities must be depends on what else
// speaks for their counting the same thing.
const (
	likeAny      = 0.04 // the same number of the same fate
	likeLoosely  = 0.12
	likeNearly   = 0.2 // one duration, weight or length of two verbs
	likeSentence = 0.25
	likeMuch     = 0.35 // two numbers of one noun and one verb
	likeClosely  = 0.45
)

// pLast is how sure pairs are that are joined after all others: nothing but the
// likeness of their sentences speaks for them.
const pLast = 0.2

// equal reports whether two counts give one number, in whatever unit.
func (a *count) equal(b *count) bool {
	if a.q.Value == nil || b.q.Value == nil {
		return false
	}
	return math.Abs(a.base-b.base) <= 1e-9*math.Max(1, math.Abs(a.base))
}

// digits is the number of digits of a value that tell it from others: two of
// 58 and of 4,100, five of 28,500's neighbours.
func digits(v float64) int {
	t := strconv.FormatFloat(math.Abs(v), 'e', -1, 64)
	t, _, _ = strings.Cut(t, "e")
	return len(strings.Replace(t, ".", "", 1))
}

// barred reports whether two counts can't be of one thing whatever else ties
// them together.
func (a *count) barred(b *count) bool {
	if a.kind != b.kind || a.q.Ordinal != b.q.Ordinal || a.what != b.what && !humanClass(a, b) && a.kind == "" && !(a.equal(b) && a.base > 2) {
		return true
	}
	if a.equal(b) || !a.against(b) {
		return false
	}
	if !samePeriod(a, b) || tolls[a.fate] && tolls[b.fate] && a.fate != b.fate {
		return true
	}
	if slices.Contains(a.scope, "part") && slices.Contains(b.scope, "part") {
		return true // the walking and the badly wounded
	}
	if a.what != b.what && tolls[a.fate] && a.kind == "" && !near10(a.base, b.base) && !a.mostlyCivilian(b) {
		return true // two of the passengers are not all of the people
	}
	if !a.replaced && !b.replaced {
		if tolls[a.fate] && (a.aside || b.aside) {
			return true // "Elsewhere, two died"
		}
		growing := tolls[a.fate] && a.fate == b.fate && a.kind == "" && a.mayGrow(b)
		if a.src == b.src && !a.rivals(b) && !a.nought(b) && (!growing || a.apartFrom(b)) {
			return true
		}
		low, high := min(a.base, b.base), max(a.base, b.base)
		if a.src == b.src && a.rivals(b) && !a.nought(b) && a.holder == b.holder && 3*low < high {
			return true // two sources of one article that far apart speak of two things
		}
		if a.nought(b) && (a.base == 0 && len(a.scope) == 0 || b.base == 0 && len(b.scope) == 0) {
			return false // nobody hurt is nobody slightly hurt
		}
		dated := a.period != "" && a.kind == "" && !tolls[a.fate]
		if !sameScope(a, b) && !(withinScope(a, b) && (dated || a.base > 1000 && near10(a.base, b.base))) {
			return true
		}
	}
	return false
}

// mostlyCivilian reports whether one of two tolls of different articles is of
// civilians and the other of people: the dead of a raid are told of by turns as
// one and the other.
func (a *count) mostlyCivilian(b *count) bool {
	return a.src != b.src && a.fate == b.fate && (a.what == "civilian" && b.what == "people" || a.what == "people" && b.what == "civilian")
}

// samePeriod reports whether two counts are of one time. Numbers that fit, and
// great ones that are nearly the same, are of one thing though one text says
// in which part of the year.
func samePeriod(a, b *count) bool {
	if a.period == b.period {
		return true
	}
	year := func(c *count) string {
		if len(c.src.Anchor) >= 4 {
			return c.src.Anchor[:4]
		}
		return ""
	}
	return (a.period == "" && b.period == year(b) || b.period == "" && a.period == year(a)) && (!a.against(b) || a.base >= 1000 && near10(a.base, b.base))
}

// rivals reports whether two counts of one article are two sources' counts of
// one thing: tolls, or numbers that the syntax sets against each other. What
// two witnesses counted may be what each of them saw.
func (a *count) rivals(b *count) bool {
	if a.holder != "" || b.holder != "" {
		return a.holder != b.holder
	}
	return a.rest != b.rest && a.named() && b.named() && a.kind == "" && tolls[a.fate] && tolls[b.fate]
}

// ofPeople reports whether a count is of people, if only by a pronoun.
func (c *count) ofPeople() bool {
	switch c.what {
	case "those", "them", "they", "us", "we", "whom", "other":
		return true
	}
	return humans[c.what]
}

// nought reports whether of two tolls one is that nobody came to harm.
func (a *count) nought(b *count) bool {
	return a.kind == "" && tolls[a.fate] && a.fate == b.fate && a.q.Value != nil && b.q.Value != nil && (a.base == 0) != (b.base == 0)
}

// named reports whether the count is taken from a source that is named.
func (c *count) named() bool {
	return c.holder != "" || c.unit != nil && len(c.unit.clause.Attribution) > 0 && c.rest != c.own
}

// sameScope reports whether two counts are narrowed by the same words.
func sameScope(a, b *count) bool { return slices.Equal(a.scope, b.scope) }

// scopesMeet reports whether neither of two counts is narrowed to a part.
func scopesMeet(a, b *count) bool {
	part := func(c *count) bool { return slices.Contains(c.scope, "part") || slices.Contains(c.scope, "more") }
	return part(a) == part(b)
}

// withinScope reports whether all that narrows one count narrows the other too.
func withinScope(a, b *count) bool {
	if len(a.scope) > len(b.scope) {
		a, b = b, a
	}
	for _, w := range a.scope {
		if !slices.Contains(b.scope, w) {
			return false
		}
	}
	return !slices.ContainsFunc(b.scope, func(w string) bool {
		return w == "part" || w == "more" || w == "difference" || w == "over time"
	})
}

// humanClass reports whether both count people, one of them in a general word,
// or both by numbers that only one group has.
func humanClass(a, b *count) bool {
	return a.kind == "" && humans[a.what] && humans[b.what] && (generalHuman[a.what] || generalHuman[b.what] || a.what == b.what || a.base >= 1e5 && near10(a.base, b.base))
}

// unordered reports whether two tolls that differ can't be one that was brought
// up to date: nothing says which is the later, or the later is much the less,
// where nobody says that the first was wrong. Two authorities may differ.
func (a *count) unordered(b *count) bool {
	if a.kind != "" || a.replaced || b.replaced || a.rivals(b) || a.holder != b.holder {
		return false
	}
	x, y := a.asOf(), b.asOf()
	if x == "" || y == "" {
		return true
	}
	if x > y {
		a, b, x, y = b, a, y, x
	}
	return grows[a.fate] && !sameTime(x, y) && b.base < a.base
}

// grows are the fates of which there are only ever more.
var grows = map[string]bool{"killed": true, "injured": true, "arrested": true, "affected": true, "displaced": true, "evacuated": true, "rescued": true}

// sameCount says how sure it is that two quantities count the same thing; 0
// where they don't. Values that agree need little beside; values that can't
// both hold are one thing only where everything else says so.
func (s *story) sameCount(a, b *count) float64 {
	equal, meets := a.equal(b), !a.against(b)
	if a.barred(b) {
		return 0
	}
	if a.src == b.src && !equal && !a.replaced && !b.replaced && !a.rivals(b) {
		return 0
	}
	if a.beside == b || b.beside == a {
		return 0.9
	}
	vague := a.q.Value == nil || b.q.Value == nil
	context := a.likeness(b)
	if a.src == b.src && equal && (a.what != b.what && !(humanClass(a, b) && a.base >= 1e5) || a.fate != b.fate || context < likeLoosely) {
		return 0
	}
	together := a.group != nil && a.group == b.group
	scoped, within := sameScope(a, b), withinScope(a, b)
	if !meets && a.unit != nil && b.unit != nil && len(a.unit.when) >= 10 && len(b.unit.when) >= 10 && a.unit.when[:10] != b.unit.when[:10] && !tolls[a.fate] {
		return 0 // Monday's is not Tuesday's
	}
	if !meets && tolls[a.fate] && a.kind == "" && !a.replaced && !b.replaced && a.otherDays(b) {
		return 0 // Monday's dead are not Tuesday's
	}
	if !meets && tolls[a.fate] && a.kind == "" && (a.roundup || b.roundup) && context < likeClosely && !s.numbersTied(a, b) && !a.replaced && !b.replaced {
		return 0
	}
	if !meets && (s.elsewhere(a, b) || a.tollAgainst(b) && (a.unordered(b) || s.likeEnough(a, b) > 1)) {
		return 0
	}
	sure := func(ok bool, p float64) float64 {
		if !ok {
			return 0
		}
		return p + context/10
	}
	rare := 0
	if equal {
		rare = digits(a.base)
	}
	// A number with many digits says by itself what it counts.
	need := likeLoosely
	switch {
	case rare >= 4:
		need = 0
	case rare == 3 && a.base > 100, rare == 2 && a.base >= 1e5:
		need = likeAny
	case rare == 2:
		need = likeAny
	default:
		need = 0.06
	}
	if a.q.Unit == "age" {
		named := s.person(a.subject) && s.person(b.subject)
		if named || a.subject != "" && a.subject == b.subject && equal {
			return sure(a.subject == b.subject, 0.9)
		}
		near := a.about != "" && (a.about == b.about || a.about == b.subject) || b.about != "" && b.about == a.subject
		return sure(equal && (context >= likeLoosely || near), 0.6)
	}
	if a.q.Ordinal {
		return sure(a.what == b.what && equal && scoped && context >= likeLoosely, 0.6)
	}
	if !samePeriod(a, b) && !(equal && rare >= 2 && a.base >= 1000 && a.what == b.what) {
		return 0
	}
	if a.kind != "" {
		return s.sameMeasure(a, b, context, need, together)
	}
	fatal := tolls[a.fate] || tolls[b.fate]
	if equal && a.base > 2 && a.ofPeople() && b.ofPeople() && !(tolls[a.fate] && tolls[b.fate] && a.fate != b.fate) && s.numbersTied(a, b) {
		return 0.5
	}
	sameWhat := a.what == b.what || humanClass(a, b)
	switch {
	case !sameWhat:
		// Other nouns for one number, in like sentences or where the number tells.
		return sure(equal && scopesMeet(a, b) && (a.base > 2 && context >= likeClosely || rare >= 2 && a.base > 20 && context >= likeLoosely), pLast)
	case tolls[a.fate] && tolls[b.fate] && a.fate != b.fate:
		return sure(equal && !vague && akin(a.fate, b.fate) && context >= likeLoosely, 0.5)
	case fatal && a.fate != b.fate:
		// One of the two doesn't say what befell them.
		return sure(equal && rare >= 2 && a.base > 10 && within && context >= need, 0.5)
	case fatal:
		zero := !vague && (a.base == 0) != (b.base == 0)
		switch {
		case zero:
			return sure(len(a.scope)+len(b.scope) == 0 && context >= likeSentence && !a.otherDays(b), 0.5)
		case equal:
			return sure(context >= likeAny || together || a.base > 2 && context > 0 || a.base >= 10 && scoped || s.oneNews(a, b), 0.8)
		case !scoped && !(within && (meets || a.base > 1000)):
			return 0
		case vague:
			return sure((context >= likeLoosely || context >= likeAny && a.leads() && b.leads() || s.oneNews(a, b)) && scoped, 0.5)
		case meets:
			return sure(context >= likeAny || s.oneNews(a, b), 0.7)
		}
		return sure(context >= s.likeEnough(a, b) || a.holder != b.holder && context >= likeAny, 0.55)
	case equal:
		if a.base <= 2 && !together {
			need = likeSentence
		}
		if scoped && len(a.scope) > 0 {
			need /= 2
		}
		return sure(context >= need, 0.7)
	case vague:
		same := a.q.Value == nil && b.q.Value == nil && a.interval() == b.interval() && !humans[a.what]
		return sure(scoped && (same && context >= likeAny || context >= likeClosely && a.fate == b.fate || len(a.scope) >= 2 && context >= likeLoosely) || within && len(a.scope) > 0 && len(b.scope) > 0 && !humans[a.what] && context >= likeLoosely, 0.4)
	case meets:
		narrow := within && len(a.scope) > 0 && len(b.scope) > 0 && a.base >= 1000 && near10(a.base, b.base)
		return sure(scoped && (together || context >= likeSentence) || narrow && context >= likeAny, 0.6)
	}
	if a.holder != "" && b.holder != "" && a.holder != b.holder && a.what == b.what && scoped {
		return sure(true, 0.6)
	}
	// A year of its own says which of several counts of one kind is meant.
	if a.period != "" && a.what == b.what && within && a.base > 10 && context >= likeAny {
		return sure(true, 0.45)
	}
	if scoped && len(a.scope) > 0 && a.what == b.what && a.only && b.only && a.src != b.src && context >= likeSentence && min(a.base, b.base) >= max(a.base, b.base)/2 && !s.farPlaces(a, b) && !a.otherDays(b) {
		return sure(true, pLast) // "two suicide bombers" and "four suicide bombers", each told once
	}
	if !scoped || !a.sameBearer(b) || context < likeSentence {
		return 0
	}
	// Goals, runs and rounds: many numbers are of one noun and one verb, and
	// only the claim tells which is meant.
	if together && a.fate != "" && a.fate == b.fate || a.base > 10 && slip(a.base, b.base) {
		return sure(true, 0.5)
	}
	return sure(a.src != b.src && a.what == b.what && (context >= likeClosely || context >= likeMuch && a.fate != "" && a.fate == b.fate) && a.base > 2 && b.base > 2, pLast)
}

// likeEnough is how alike the sentences of two tolls must be that can't both
// hold: the farther they lie apart, the more, unless both name one place. One
// dead is not ten.
func (s *story) likeEnough(a, b *count) float64 {
	low, high := min(a.base, b.base), max(a.base, b.base)
	here := func() bool {
		x, y := a.places, b.places
		return slices.ContainsFunc(x, func(p string) bool { return slices.Contains(y, p) })
	}
	switch {
	case a.replaced || b.replaced:
		return likeLoosely
	case low > 1 && low >= high/2 && s.oneNews(a, b):
		return 0
	case low == 0:
		return likeSentence
	case low > 20 && low >= 0.85*high && len(a.scope)+len(b.scope) == 0:
		return likeAny
	case low >= 0.75*high && a.src != b.src && a.rivals(b) && len(a.scope)+len(b.scope) == 0:
		return likeAny // the governor's five and the agency's six
	case low <= 1 && high > 2 || low < high/20:
		return 2
	case low < high/4:
		return likeClosely
	case low < high/2 && !here():
		return likeSentence
	case a.publishedApart(b) && (a.day == "" || a.day != b.day):
		return likeNearly // what came out on another day may be of another event
	}
	return likeLoosely
}

// akin reports whether two fates are told of as one: who is shot is wounded, and
// who is wounded is taken to hospital.
func akin(a, b string) bool {
	return a == "injured" && (b == "shot" || b == "hospitalised") || b == "injured" && (a == "shot" || a == "hospitalised")
}
