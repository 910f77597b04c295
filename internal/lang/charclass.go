package lang

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// runeRange is the characters lo to hi, both included.
type runeRange struct{ lo, hi rune }

// charClass is a set of characters: a bitmap for ASCII, sorted ranges that do
// not touch for all.
type charClass struct {
	ascii  [2]uint64
	ranges []runeRange
}

// newCharClass makes the set of all characters in ranges, which may overlap
// and come in any order; with negate, of all others.
func newCharClass(ranges []runeRange, negate bool) *charClass {
	ranges = slices.Clone(ranges)
	slices.SortFunc(ranges, func(a, b runeRange) int { return cmp.Compare(a.lo, b.lo) })
	var merged []runeRange
	for _, r := range ranges {
		if n := len(merged); n > 0 && r.lo <= merged[n-1].hi+1 {
			merged[n-1].hi = max(merged[n-1].hi, r.hi)
			continue
		}
		merged = append(merged, r)
	}
	if negate {
		merged = complement(merged)
	}
	c := &charClass{ranges: merged}
	for _, r := range merged {
		for x := r.lo; x <= r.hi && x < 128; x++ {
			c.ascii[x>>6] |= 1 << (x & 63)
		}
	}
	return c
}

func complement(sorted []runeRange) []runeRange {
	var out []runeRange
	next := rune(0)
	for _, r := range sorted {
		if r.lo > next {
			out = append(out, runeRange{next, r.lo - 1})
		}
		next = r.hi + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, runeRange{next, unicode.MaxRune})
	}
	return out
}

// contains reports whether r is in the set.
func (c *charClass) contains(r rune) bool {
	if uint32(r) < 128 {
		return c.ascii[r>>6]>>(r&63)&1 != 0
	}
	lo, hi := 0, len(c.ranges)
	for lo < hi {
		m := (lo + hi) / 2
		switch x := c.ranges[m]; {
		case r < x.lo:
			hi = m
		case r > x.hi:
			lo = m + 1
		default:
			return true
		}
	}
	return false
}

// union is the set of the characters of any of the sets.
func union(classes ...*charClass) *charClass {
	var all []runeRange
	for _, c := range classes {
		all = append(all, c.ranges...)
	}
	return newCharClass(all, false)
}

// folded is the set together with all that differs from it by case alone.
func (c *charClass) folded() *charClass {
	all := slices.Clone(c.ranges)
	for _, r := range c.ranges {
		for x := r.lo; x <= r.hi && x <= maxCased; x++ {
			for f := unicode.SimpleFold(x); f != x; f = unicode.SimpleFold(f) {
				all = append(all, runeRange{f, f})
			}
		}
	}
	return newCharClass(all, false)
}

// maxCased is above every character that has another case.
const maxCased = 0x1FFFF

// parseRanges reads the second column of classes.tsv: "41-5A C0 1F600-1F64F".
func parseRanges(s string) ([]runeRange, error) {
	var out []runeRange
	for f := range strings.FieldsSeq(s) {
		a, b, isRange := strings.Cut(f, "-")
		if !isRange {
			b = a
		}
		lo, err := strconv.ParseUint(a, 16, 32)
		if err != nil {
			return nil, fmt.Errorf("range %q: %w", f, err)
		}
		hi, err := strconv.ParseUint(b, 16, 32)
		if err != nil {
			return nil, fmt.Errorf("range %q: %w", f, err)
		}
		if lo > hi || hi > unicode.MaxRune {
			return nil, fmt.Errorf("range %q: not a range of characters", f)
		}
		out = append(out, runeRange{rune(lo), rune(hi)})
	}
	return out, nil
}
