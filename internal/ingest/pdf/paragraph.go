package pdf

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	softHyphen = "\u00ad"
	// paragraphGap is from how many times the usual distance of two lines on a
	// new paragraph begins.
	paragraphGap = 1.25
	// sizeChange is by which part the size of the font differs in another
	// paragraph.
	sizeChange = 0.08
	// indent is how far a paragraph's first line is set in, in parts of the size.
	indent = 0.8
)

// paragraph is lines that belong together.
type paragraph struct {
	text string
	size float64
	page int
}

// ended matches a line that ends a sentence.
var ended = regexp.MustCompile(`[.!?…:;]["”’»)\]]*$`)

// paragraphs joins lines.
func paragraphs(lines []line) []paragraph {
	usual := usualGap(lines)
	joins := newJoiner(lines)
	var out []paragraph
	for i, l := range lines {
		if i == 0 || breaks(lines, i, usual) {
			out = append(out, paragraph{l.text, l.size, l.page})
			continue
		}
		last := &out[len(out)-1]
		last.text = joins.join(last.text, l.text)
	}
	for i := range out {
		out[i].text = strings.ReplaceAll(out[i].text, softHyphen, "")
	}
	return out
}

// usualGap is the middle distance of two lines, in parts of the font's size.
func usualGap(lines []line) float64 {
	var gaps []float64
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if gap := (a.y - b.y) / b.size; a.page == b.page && gap > sameRow && gap < 3 && sameSize(a, b) {
			gaps = append(gaps, gap)
		}
	}
	if len(gaps) == 0 {
		return 1.2
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

func sameSize(a, b line) bool { return math.Abs(a.size-b.size) <= sizeChange*max(a.size, b.size) }

// breaks reports whether a paragraph begins with line i.
func breaks(lines []line, i int, usual float64) bool {
	a, b := lines[i-1], lines[i]
	first, _ := utf8.DecodeRuneInString(b.text)
	switch gap := a.y - b.y; {
	case !sameSize(a, b):
		return true
	case a.page == b.page && math.Abs(gap) <= sameRow*b.size:
		return false // beside it in one row
	case a.page != b.page || gap < 0 || b.x0 > a.x1:
		// Another page or column.
		return ended.MatchString(a.text) && !unicode.IsLower(first)
	case gap > paragraphGap*usual*b.size:
		return true
	}
	left := columnLeft(lines, i)
	setIn := func(l line) bool { return l.x0-left > indent*b.size }
	if !setIn(b) {
		return false
	}
	// A quotation may be set in as a whole, and so are lines beside a large letter.
	if setIn(a) {
		return ended.MatchString(a.text)
	}
	last := i+1 == len(lines) || lines[i+1].page != b.page || lines[i+1].y > b.y
	return last || !setIn(lines[i+1]) || ended.MatchString(a.text)
}

// near is how many lines before and behind tell where a column begins.
const near = 30

// columnLeft is how far to the left the lines around line i begin that stand
// in one column with it.
func columnLeft(lines []line, i int) float64 {
	left := lines[i].x0
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= 0 && j < len(lines) && j-i <= near && i-j <= near; j += step {
			a, b := lines[j-step], lines[j]
			if a.page != b.page || (a.y-b.y)*float64(step) < -sameRow*a.size || b.x0 > a.x1 || b.x1 < a.x0 || !sameSize(b, lines[i]) {
				break
			}
			left = min(left, b.x0)
		}
	}
	return left
}

// joiner puts a line behind another. A hyphen at a line's end is taken out
// where the word stands elsewhere in the text without it, and left in where it
// stands elsewhere with it; else what most others in this text showed decides.
type joiner struct {
	whole, hyphenated map[string]bool
	soft              bool // the text breaks words at syllables
}

var (
	wordPattern = regexp.MustCompile(`[\pL\pM'’-]+`)
	brokenEnd   = regexp.MustCompile(`(\pL{2,})[-\x{2010}\x{ad}]$`)
	openEnd     = regexp.MustCompile(`[\pL\pN]-$`)
	beginning   = regexp.MustCompile(`^(\p{Ll}{2,})`)
)

func newJoiner(lines []line) *joiner {
	j := &joiner{whole: map[string]bool{}, hyphenated: map[string]bool{}}
	for _, l := range lines {
		for _, w := range wordPattern.FindAllString(strings.ReplaceAll(l.text, "\u2010", "-"), -1) {
			w = strings.ToLower(w)
			if inner := strings.Trim(w, "-'’"); inner == w {
				j.whole[w] = !strings.Contains(w, "-") || j.whole[w]
				j.hyphenated[w] = strings.Contains(w, "-")
			}
		}
	}
	split, kept := 0, 0
	for i := 1; i < len(lines); i++ {
		a, b, ok := broken(lines[i-1].text, lines[i].text)
		switch {
		case !ok:
		case strings.HasSuffix(lines[i-1].text, "\u2010") || strings.HasSuffix(lines[i-1].text, softHyphen) || j.whole[a+b]:
			split++
		case j.hyphenated[a+"-"+b]:
			kept++
		}
	}
	j.soft = split > kept
	return j
}

// broken gives the parts of a word that two lines break, in lower case.
func broken(a, b string) (head, tail string, ok bool) {
	h := brokenEnd.FindStringSubmatch(a)
	t := beginning.FindStringSubmatch(b)
	if h == nil || t == nil {
		return "", "", false
	}
	return strings.ToLower(h[1]), t[1], true
}

func (j *joiner) join(a, b string) string {
	head, tail, ok := broken(a, b)
	if !ok {
		if openEnd.MatchString(a) {
			return a + b // "mid-" and "September"
		}
		return a + " " + b
	}
	hyphen, size := utf8.DecodeLastRuneInString(a)
	stem := a[:len(a)-size]
	switch {
	case string(hyphen) == softHyphen || j.whole[head+tail]:
		return stem + b
	case j.hyphenated[head+"-"+tail]:
		return stem + "-" + b
	case j.soft:
		return stem + b
	}
	return stem + string(hyphen) + b
}
