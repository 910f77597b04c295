package reconcile

import (
	"math"
	"strings"

	"synoptic"
)

// near10 reports whether two values lie within a sixth of each other.
func near10(a, b float64) bool { return math.Abs(a-b) <= math.Max(a, b)/6 }

// sameMeasure is sameCount for values with a unit.
func (s *story) sameMeasure(a, b *count, context, need float64, together bool) float64 {
	equal, meets := a.equal(b), !a.against(b)
	sure := func(ok bool, p float64) float64 {
		if !ok {
			return 0
		}
		return p + context/10
	}
	subject := a.subject == b.subject
	if !subject && a.subject != "" && b.subject != "" {
		return 0
	}
	sameWhat := a.what != "" && a.what == b.what
	switch {
	case equal && (bareUnit(a.src, a.q) || bareUnit(b.src, b.q)):
		return sure(sameWhat && context >= likeSentence, 0.5)
	case equal && sameWhat:
		return sure(context >= min(need, likeAny) || together, 0.8)
	case equal:
		amount := strings.HasPrefix(a.kind, "money") && a.base >= 1e6
		telling := digits(*a.q.Value) >= 3 || amount || lasts[a.kind] && digits(*a.q.Value) >= 2 && a.kind != "time"
		pointed := lasts[a.kind] && *a.q.Value != math.Trunc(*a.q.Value) && context > 0
		return sure(context >= likeSentence || lasts[a.kind] && context >= likeNearly || a.kind == "mass" && context >= likeLoosely || pointed || telling && context >= likeAny && !(sole[a.what] && sole[b.what]) || amount && digits(*a.q.Value) >= 3, 0.5)
	case !sameWhat:
		close := math.Abs(a.base-b.base) <= 0.02*math.Max(a.base, b.base)
		return sure(a.kind == "mass" && meets && a.q.Value != nil && b.q.Value != nil && (context >= likeLoosely || close && context >= likeAny), pLast)
	case a.q.Value == nil || b.q.Value == nil:
		return sure(context >= likeSentence, 0.4)
	case a.what == "share" && subject && a.subject != "":
		return sure(true, 0.6)
	case meets && a.kind == "share" && withinScope(a, b) && (a.q.Bound != synoptic.Exact || b.q.Bound != synoptic.Exact):
		return sure(context >= likeAny, 0.5)
	case meets:
		return sure(sameScope(a, b) && (context >= likeSentence || (sole[a.what] || a.q.Bound == synoptic.About || b.q.Bound == synoptic.About) && context >= likeLoosely || a.what == "turnout"), 0.6)
	case sole[a.what] && a.sameBearer(b) && sameScope(a, b):
		return sure(context >= likeLoosely || a.what == "turnout" && context >= likeAny, 0.5)
	case a.kind == "share" && a.fate != "" && a.fate == b.fate && sameScope(a, b):
		return sure(context >= likeAny, 0.5)
	}
	// Distances, prices and weights are many in one story: only one claim, or
	// one slip of the point, makes two that differ values of one thing.
	if !sameScope(a, b) || !a.sameBearer(b) || context < likeSentence {
		return 0
	}
	if together && a.fate == b.fate || slip(a.base, b.base) {
		return sure(true, 0.5)
	}
	return sure(a.src != b.src && (context >= likeClosely || context >= likeMuch && a.fate != "" && a.fate == b.fate), pLast)
}

// slip reports whether two numbers have the same digits with the point in
// another place: the mark of an error in copying or translating.
func slip(a, b float64) bool {
	if a <= 0 || b <= 0 || a == b {
		return false
	}
	p := math.Log10(a / b)
	return math.Abs(p-math.Round(p)) < 1e-9
}
