package pdf

import (
	"math"
	"strings"
)

// How sure the order of a page's lines has to be.
const (
	// maxBeside is how many lines may stand beside another in one row, and
	// maxBesideShare which part of a page's; more are a table, or columns that
	// are drawn row by row.
	maxBeside      = 2
	maxBesideShare = 0.1
	// proseWords is from how many words on both such lines are sentences, of
	// which no more than maxProse pairs may stand beside each other.
	proseWords = 3
	maxProse   = 1
)

// ordered checks that the lines are drawn in the order in which they are read:
// each line lies below those before it, or to the right of them. What stands
// out of order in the margin is furniture and left out.
func ordered(lines []line, p page, n int) ([]line, error) {
	var out []line
	beside, prose := 0, 0
	for i, l := range lines {
		ok := true
		for _, before := range out {
			if before.y < l.y-sameRow*l.size && before.x1 > l.x0+l.size {
				ok = false
				break
			}
		}
		if ok && len(out) > 0 {
			if last := out[len(out)-1]; math.Abs(last.y-l.y) <= sameRow*l.size {
				beside++
				if min(len(strings.Fields(last.text)), len(strings.Fields(l.text))) >= proseWords {
					prose++
				}
				if l.x0 < last.x0 {
					ok = false
				}
			}
		}
		if ok {
			out = append(out, l)
			continue
		}
		if l.inMargin(p, margin) {
			continue
		}
		// Perhaps it is what came before that stands in the wrong place.
		kept := out[:0:0]
		for _, before := range out {
			if !(before.inMargin(p, margin) && before.y < l.y && before.x1 > l.x0+l.size) {
				kept = append(kept, before)
			}
		}
		if len(kept) == len(out) || i == 0 {
			return nil, refused("the order of its text on page %d is doubtful", n)
		}
		out = kept
		for _, before := range out {
			if before.y < l.y-sameRow*l.size && before.x1 > l.x0+l.size {
				return nil, refused("the order of its text on page %d is doubtful", n)
			}
		}
		out = append(out, l)
	}
	if prose > maxProse || beside > maxBeside && float64(beside) > maxBesideShare*float64(len(out)) {
		return nil, refused("page %d has columns or a table whose order is doubtful", n)
	}
	return out, nil
}
