package pdf

import (
	"math"
	"regexp"
	"strings"
)

const (
	// margin is how much of a page's height is looked at above and below for
	// what is printed on each page.
	margin = 0.12
	// edge is how much holds what browsers print around a page.
	edge = 0.06
	// samePlace is how far two pages' lines may be apart, in points.
	samePlace = 3
	// counted is how long a line is at most, in bytes, of which two that differ
	// in numbers alone are taken for one: a longer one may be a sentence.
	counted = 60
)

var (
	digits = regexp.MustCompile(`\d+`)
	// printed is what browsers and readers print around a page: its address, the
	// time, a page's number.
	printed = regexp.MustCompile(`(?i)^(?:(?:https?|file)://\S+|(?:page |p\. ?)?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]|` +
		`\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?)$`)
)

// inMargin reports whether a line stands in so much of its page's height above
// or below.
func (l line) inMargin(p page, part float64) bool {
	return l.y < part*p.height || l.y > (1-part)*p.height
}

// alone reports whether no other line stands close above or below: a number
// that does not is the end of a headline or a sentence.
func alone(l line, page []line) bool {
	for _, o := range page {
		if d := math.Abs(o.y - l.y); d > sameRow*l.size && d < 1.7*l.size {
			return false
		}
	}
	return true
}

// likeness is what lines that are repeated from page to page have in common.
func likeness(l line) string {
	if len(l.text) > counted {
		return l.text
	}
	return digits.ReplaceAllString(l.text, "#")
}

// withoutFurniture leaves out what stands around the text: lines at the same
// place of most pages that differ in numbers alone, page numbers, and what
// browsers print.
func withoutFurniture(lines [][]line, pages []page) [][]line {
	at := map[string][]float64{} // the heights of such lines, one a page
	for i, page := range lines {
		seen := map[string]bool{}
		for _, l := range page {
			key := likeness(l)
			if l.inMargin(pages[i], margin) && !seen[key] {
				seen[key] = true
				at[key] = append(at[key], l.y)
			}
		}
	}
	repeated := func(l line) bool {
		n := 0
		for _, y := range at[likeness(l)] {
			if math.Abs(y-l.y) <= samePlace {
				n++
			}
		}
		return n >= 2 && n > len(pages)/2
	}
	out := make([][]line, len(lines))
	for i, page := range lines {
		rows := map[float64]bool{} // heights at which something printed stands
		for _, l := range page {
			if l.inMargin(pages[i], edge) && printed.MatchString(l.text) {
				rows[math.Round(l.y)] = true
			}
		}
		for _, l := range page {
			y := math.Round(l.y)
			around := l.inMargin(pages[i], edge) && (rows[y] || rows[y-1] || rows[y+1])
			number := l.inMargin(pages[i], margin) && len(l.text) < 20 && printed.MatchString(l.text) && alone(l, page)
			if around || number || l.inMargin(pages[i], margin) && repeated(l) || strings.Trim(l.text, " .·•-–—_|") == "" {
				continue
			}
			out[i] = append(out[i], l)
		}
	}
	return out
}
