package pdf

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// How characters make lines, in parts of the font's size. A space between
// words is a quarter as a rule; a justified one seldom reaches a whole.
const (
	wordGap    = 0.18 // from here on a gap is a space
	noGap      = 0.05 // up to here even a written space is none
	columnGap  = 1.0  // from here on it parts two columns
	backStep   = 0.6  // how far a character may go back, by kerning
	sameRow    = 0.3  // how far lines of one row may differ in height
	raised     = 0.6  // how far a raised or lowered character may be off
	maxLines   = 1500 // a page
	small      = 0.8  // from here on smaller letters stand out in a line
	dropCap    = 1.8  // how many times as large a letter is that begins a text
	sameStroke = 1.5  // points: text that is drawn twice to look bold
)

// line is characters of one row without a wide gap.
type line struct {
	text   string
	x0, x1 float64
	y      float64 // of its base, from the page's lower edge
	size   float64 // of most of its characters
	page   int
}

// lines makes lines of a page's characters in the order in which they are
// drawn.
func (p *page) lines(n int) ([]line, error) {
	var out []line
	var b strings.Builder
	var cur line
	sizes := map[float64]int{}
	space := false
	end := func() {
		cur.text = strings.Join(strings.Fields(b.String()), " ")
		best := 0
		for s, n := range sizes {
			if n > best || n == best && s > cur.size {
				best, cur.size = n, s
			}
		}
		if cur.text != "" && !twice(out, cur) {
			out = append(out, cur)
		}
		b.Reset()
		clear(sizes)
	}
	for _, m := range p.marks {
		if m.x < -1 || m.y < -1 || m.measured && m.x > p.width+1 || m.y > p.height+1 {
			continue // beside the paper
		}
		if strings.TrimSpace(m.s) == "" {
			space = true
			continue
		}
		gap := (m.x - cur.x1) / m.size
		near := b.Len() > 0 && gap > -backStep && gap < columnGap &&
			(math.Abs(m.y-cur.y) <= sameRow*m.size || math.Abs(m.y-cur.y) <= raised*max(m.size, cur.size) && math.Abs(gap) < wordGap*2)
		if !near {
			if b.Len() > 0 {
				end()
			}
			if len(out) > maxLines {
				return nil, refused("page %d has more than %d lines", n, maxLines)
			}
			cur = line{x0: m.x, y: m.y, page: n, size: m.size}
		} else if gap > wordGap || noteMark(m, cur) || space && (gap > noGap || !m.measured) {
			// A soft hyphen that is not shown is written as a space that takes no
			// place.
			b.WriteByte(' ')
		}
		space = false
		if m.size > cur.size {
			cur.size, cur.y = m.size, m.y
		}
		b.WriteString(unligature(m.s))
		cur.x1 = m.x + m.w
		sizes[math.Round(m.size*10)/10]++
	}
	if b.Len() > 0 {
		end()
	}
	return withDropCaps(unstretched(out)), nil
}

// noteMark reports whether a character is a raised figure, which must not
// become part of the number or word before it.
func noteMark(m mark, l line) bool {
	return m.s >= "0" && m.s <= "9" && m.size < small*l.size && m.y > l.y+0.15*l.size
}

// withDropCaps puts a large letter that begins a text before the first of the
// lines to its right. Browsers draw it long before them.
func withDropCaps(lines []line) []line {
	var caps []int
	for i, l := range lines {
		if r := []rune(l.text); len(r) == 1 && unicode.IsUpper(r[0]) {
			caps = append(caps, i)
		}
	}
	gone := map[int]bool{}
	for _, i := range caps {
		c, first := lines[i], -1
		for j, l := range lines {
			beside := l.y > c.y-sameRow*l.size && l.y < c.y+c.size && l.x0 > c.x1-l.size && l.x0 < c.x1+1.5*l.size
			if j != i && beside && c.size >= dropCap*l.size && (first < 0 || l.y > lines[first].y) {
				first = j
			}
		}
		if first >= 0 {
			if (c.text == "A" || c.text == "I") && lines[first].x0-c.x1 > wordGap*lines[first].size {
				c.text += " " // a word of its own
			}
			lines[first].text = c.text + lines[first].text
			gone[i] = true
		}
	}
	var out []line
	for i, l := range lines {
		if !gone[i] {
			out = append(out, l)
		}
	}
	return out
}

// unstretched joins the words of rows that are stretched to a column's width
// so far that their gaps look like those of columns: single words, all of them
// equally far apart.
func unstretched(lines []line) []line {
	var out []line
	for i := 0; i < len(lines); {
		n := i + 1
		gap := 0.0
		for n < len(lines) && math.Abs(lines[n].y-lines[i].y) < sameStroke && !strings.Contains(lines[n-1].text+lines[n].text, " ") {
			g := lines[n].x0 - lines[n-1].x1
			if g <= 0 || n > i+1 && math.Abs(g-gap) > sameStroke {
				break
			}
			gap = g
			n++
		}
		row := lines[i]
		if n-i >= 3 {
			for _, l := range lines[i+1 : n] {
				row.text, row.x1 = row.text+" "+l.text, l.x1
			}
		} else {
			n = i + 1
		}
		out = append(out, row)
		i = n
	}
	return out
}

// twice reports whether a line was drawn before at the same place.
func twice(before []line, l line) bool {
	for _, o := range before[max(0, len(before)-4):] {
		if o.text == l.text && math.Abs(o.x0-l.x0) < sameStroke && math.Abs(o.y-l.y) < sameStroke {
			return true
		}
	}
	return false
}

// unligature takes Latin ligatures (U+FB00 to U+FB06) apart, and nothing else.
func unligature(s string) string {
	for _, r := range s {
		if r >= 0xFB00 && r <= 0xFB06 {
			return norm.NFKC.String(s)
		}
	}
	return s
}
