package reconcile

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"synoptic"
)

// interval is what a count allows its value to be.
type interval struct{ low, high float64 }

// vagueWords give the bounds in which readers take a vague number.
var vagueWords = []struct {
	stem string
	interval
}{
	{"dozen", interval{20, 120}}, {"score", interval{30, 120}}, {"hundred", interval{150, 2000}}, {"thousand", interval{1500, 1e5}},
	{"million", interval{1.5e6, 1e9}}, {"several", interval{3, 15}}, {"few", interval{2, 10}}, {"some", interval{1, 1e4}}, {"handful", interval{2, 10}}, {"many", interval{3, 1e6}}, {"couple", interval{2, 3}},
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
	v := *q.Value
	switch q.Bound {
	case synoptic.AtLeast:
		return interval{v, inf}
	case synoptic.AtMost:
		if t := strings.ToLower(c.src.text(q.Span)); strings.HasPrefix(t, "nearly") || strings.HasPrefix(t, "almost") || strings.HasPrefix(t, "close to") {
			return interval{v * 0.85, v}
		}
		return interval{0, v}
	case synoptic.About:
		return interval{v * 0.85, v * 1.15}
	case synoptic.Range:
		if q.Low != nil && q.High != nil {
			return interval{*q.Low, *q.High}
		}
	}
	return rounded(v)
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
	allEqual, meets := true, true
	for i, a := range counts {
		for _, b := range counts[:i] {
			if a.q.Value == nil || b.q.Value == nil || *a.q.Value != *b.q.Value {
				allEqual = false
			}
			if !a.interval().meets(b.interval()) {
				meets = false
			}
		}
	}
	switch {
	case allEqual:
		return synoptic.FigureAgree, ""
	case meets:
		return synoptic.FigureCompatible, "each value fits the others"
	}
	if why, ok := s.updates(counts); ok {
		return synoptic.FigureUpdate, why
	}
	return synoptic.FigureDispute, "the values can't all hold"
}

// updates reports whether values that can't all hold replace one another over
// time: later reports have the later value. A count that grows as an event
// unfolds is taken to have been updated unless two authorities give it at the
// same time.
func (s *story) updates(counts []*count) (string, bool) {
	dated := slices.Clone(counts)
	asOf := func(c *count) string { return cmp.Or(c.q.AsOf, c.src.Article.Published) }
	slices.SortStableFunc(dated, func(a, b *count) int { return cmp.Compare(asOf(a), asOf(b)) })
	toll := tolls[counts[0].fate]
	for i, a := range dated {
		for _, b := range dated[i+1:] {
			if a.interval().meets(b.interval()) {
				continue
			}
			ta, tb := asOf(a), asOf(b)
			apart := ta != "" && tb != "" && !sameTime(ta, tb)
			rivals := a.rest != b.rest && s.origins.all[a.rest].kind != synoptic.OriginOutlet && s.origins.all[b.rest].kind != synoptic.OriginOutlet
			switch {
			case apart && (!rivals || toll && b.interval().low >= a.interval().low):
			case toll && !rivals:
			default:
				return "", false
			}
		}
	}
	var values []string
	for _, c := range dated {
		if c.q.Value == nil {
			continue
		}
		v := strconv.FormatFloat(*c.q.Value, 'f', -1, 64)
		if len(values) == 0 || values[len(values)-1] != v {
			values = append(values, v)
		}
	}
	return fmt.Sprintf("later reports replace earlier ones: %s", strings.Join(values, ", then ")), true
}
