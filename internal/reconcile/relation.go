package reconcile

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"synoptic"
)

// interval is what a count allows its value to be.
type interval struct{ low, high float64 }

// vagueWords give the bounds in which readers take a vague number.
var vagueWords = []struct {
	stem string
	interval
}{
	{"tens of thousands", interval{2e4, 2e5}}, {"hundreds of thousands", interval{1.5e5, 2e6}}, {"tens of millions", interval{2e7, 2e8}}, {"hundreds of millions", interval{1.5e8, 2e9}},
	{"dozen", interval{20, 120}}, {"score", interval{30, 120}}, {"hundred", interval{150, 2000}}, {"thousand", interval{1500, 1e5}},
	{"million", interval{1.5e6, 1e9}}, {"billion", interval{1.5e9, 1e12}}, {"trillion", interval{1e12, 1e15}}, {"several", interval{3, 15}}, {"few", interval{2, 10}}, {"some", interval{1, 1e4}}, {"handful", interval{2, 10}}, {"many", interval{3, 1e6}}, {"couple", interval{2, 3}},
}

func (c *count) interval() interval {
	inf := math.Inf(1)
	q := c.q
	if q.Value == nil {
		if q.Low != nil && q.High != nil {
			return interval{*q.Low, *q.High}
		}
		text := strings.ToLower(c.src.text(q.Span))
		for _, v := range vagueWords {
			if strings.Contains(text, v.stem) {
				return v.interval
			}
		}
		return interval{0, inf}
	}
	v := c.base
	if c.kind == "share" {
		return c.shareInterval(v)
	}
	if c.loosely() {
		return interval{v / 2, v * 1.5}
	}
	scale := 1.0
	if *q.Value != 0 {
		scale = c.base / *q.Value
	}
	switch q.Bound {
	case synoptic.AtLeast:
		if tolls[c.fate] && c.kind == "" {
			// Who says "at least nine" of the dead knows nothing of seventeen.
			// "More than 20" may be 25, though.
			step := 0.0
			if math.Mod(v, 10) == 0 {
				step = 10
			}
			if v >= 1000 {
				return interval{v, v * 1.5} // the dead of a war are estimated
			}
			return interval{v, max(v*1.2+0.5, v+step)}
		}
		return interval{v, inf}
	case synoptic.AtMost:
		if nearly(c) {
			return interval{v * 0.85, v}
		}
		if tolls[c.fate] && c.kind == "" && v > 10 {
			return interval{v / 2, v} // "up to a hundred" dead are not five
		}
		return interval{0, v}
	case synoptic.About:
		return interval{v * 0.85, v * 1.15}
	case synoptic.Range:
		if q.Low != nil && q.High != nil {
			return interval{*q.Low * scale, *q.High * scale}
		}
	}
	if q.Unit == "ton" {
		return interval{v * 0.89, v * 1.02} // short ones, or tonnes
	}
	if c.kind != "" && c.kind != "age" && c.kind != "share" && !strings.HasPrefix(c.kind, "money") && scale != 1 {
		// Converted by a reporter, so rounded: by no more than a fiftieth.
		return interval{v * 0.98, v * 1.02}
	}
	return rounded(v)
}

// shareInterval is what a share in percent allows: words are coarse ("a
// third"), figures are rounded at their last digit.
func (c *count) shareInterval(v float64) interval {
	text := c.src.text(c.q.Number)
	half := 0.499
	if i := strings.IndexAny(text, ".,"); i >= 0 {
		half = 0.0499
	}
	if !hasDigit(text) && !strings.Contains(strings.ToLower(text), "per") && v > 0 {
		half = 2
	}
	switch c.q.Bound {
	case synoptic.AtLeast:
		return interval{v - half, 100}
	case synoptic.AtMost:
		if nearly(c) {
			return interval{v - 7, v + half}
		}
		return interval{0, v + half}
	case synoptic.About:
		return interval{v - 3 - half, v + 3 + half}
	case synoptic.Range:
		if c.q.Low != nil && c.q.High != nil {
			return interval{*c.q.Low, *c.q.High}
		}
	}
	return interval{v - half, v + half}
}

// nearly reports whether an upper bound is one that the value comes close to.
func nearly(c *count) bool {
	t := strings.ToLower(c.src.text(c.q.Span))
	return strings.HasPrefix(t, "nearly") || strings.HasPrefix(t, "almost") || strings.HasPrefix(t, "close to") || strings.HasPrefix(t, "just under")
}

// rounded widens a round number by half of its last significant place, where
// it has that many zeros that it must be one: 143 million may be 143.2, 40
// people are 40.
func rounded(v float64) interval {
	if v < 1000 || v != math.Trunc(v) {
		return interval{v, v}
	}
	place := 1.0
	for math.Mod(v, place*10) == 0 {
		place *= 10
	}
	if place < 100 {
		return interval{v, v}
	}
	return interval{v - place/2, v + place/2}
}

func (a interval) meets(b interval) bool { return a.low <= b.high && b.low <= a.high }

// relation says how a figure's values stand to one another.
func (s *story) relation(counts []*count) (synoptic.FigureRelation, string) {
	same, meets, disputed := true, true, false
	gone := replacedValues(counts)
	for i, a := range counts {
		for _, b := range counts[:i] {
			// 17 miles and 27 km are one number.
			converted := a.q.Unit != b.q.Unit && a.kind == b.kind && !a.against(b)
			if a.q.Value == nil || b.q.Value == nil || !a.equal(b) && !converted || (a.q.Bound != b.q.Bound && !roundly(a, b) && !(tolls[a.fate] && a.kind == "")) {
				same = false
			}
			if a.against(b) {
				meets = false
				disputed = disputed || s.disputed(a, b, gone)
			}
		}
	}
	switch {
	case same:
		return synoptic.FigureAgree, ""
	case meets:
		return synoptic.FigureCompatible, "each value fits the others"
	case disputed:
		return synoptic.FigureDispute, "the values can't all hold"
	}
	return synoptic.FigureUpdate, replacedBy(counts)
}

// roundly reports whether two counts of one number give it as it is, as about
// that or as that at the most: "about $5 billion", "as much as $5 billion".
func roundly(a, b *count) bool {
	one := func(c *count) bool {
		return c.q.Bound == synoptic.Exact || c.q.Bound == synoptic.About || c.q.Bound == synoptic.AtMost && !c.q.Strict
	}
	return one(a) && one(b)
}

// asOf is the time that a count is of: its own, or its article's.
func (c *count) asOf() string { return cmp.Or(c.q.AsOf, c.src.Article.Published) }

// lasts are the kinds of measures that do not change as a story unfolds: how
// long somebody served, how far he fell.
var lasts = map[string]bool{"time": true, "length": true, "mass": true, "area": true}

// disputed reports whether two counts that can't both hold contradict each
// other rather than replace one another over time. A count that grows as an
// event unfolds is taken to have been updated unless two authorities stand by
// their own.
func (s *story) disputed(a, b *count, gone []float64) bool {
	if slices.Contains(gone, a.base) || slices.Contains(gone, b.base) {
		return false
	}
	if a.src == b.src {
		return a.rivals(b)
	}
	ta, tb := a.asOf(), b.asOf()
	if ta > tb {
		a, b, ta, tb = b, a, tb, ta
	}
	apart := ta != "" && tb != "" && !sameTime(ta, tb)
	rivals := a.rest != b.rest && a.named() && b.named() && s.origins.all[a.rest].kind != synoptic.OriginOutlet && s.origins.all[b.rest].kind != synoptic.OriginOutlet
	toll := tolls[a.fate] && a.kind == ""
	switch {
	case a.nought(b):
		return (a.named() || b.named()) && (!apart || b.base == 0)
	case slip(a.base, b.base), lasts[a.kind] && a.unit != nil && a.unit.subject != "" && a.period == b.period:
		return true
	case a.period != "" && a.period == b.period && a.period < ta[:min(4, len(ta))]:
		return true // what a year brought is no longer growing
	case apart:
		return rivals && !(toll && b.interval().low >= a.interval().low)
	case toll:
		return rivals && a.q.Bound != synoptic.AtLeast && b.q.Bound != synoptic.AtLeast
	}
	return true
}

// replacedValues are the values of which a text says that they no longer hold.
func replacedValues(counts []*count) []float64 {
	var out []float64
	for _, c := range counts {
		if c.replaced && c.q.Value != nil {
			out = append(out, c.base)
		}
	}
	return out
}

// replacedBy words how values followed one another.
func replacedBy(counts []*count) string {
	dated := slices.Clone(counts)
	slices.SortStableFunc(dated, func(a, b *count) int {
		ra, rb := 1, 1
		if a.replaced {
			ra = 0
		}
		if b.replaced {
			rb = 0
		}
		day := func(c *count) string { return c.asOf()[:min(len(c.asOf()), len(time.DateOnly))] }
		grows := 0
		if tolls[a.fate] && a.kind == "" {
			// Of one day's tolls, the greater is the later, but for what is
			// got over.
			grows = cmp.Compare(a.base, b.base)
			if a.fate == "trapped" || a.fate == "missing" {
				grows = -grows
			}
		}
		return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(ra, rb), grows, cmp.Compare(a.asOf(), b.asOf()))
	})
	var values []string // in the words of the first report of each
	var told []float64
	var last *count
	for _, c := range dated {
		if c.q.Value == nil || last != nil && c.q.Bound == synoptic.About && !c.against(last) {
			continue
		}
		last = c
		if !slices.Contains(told, *c.q.Value) {
			told = append(told, *c.q.Value)
			values = append(values, oneLine(c.src.text(c.q.Number)))
		}
	}
	return fmt.Sprintf("later reports replace earlier ones: %s", strings.Join(values, ", then "))
}
