package terminal

import (
	"strings"

	"synoptic/internal/report/clean"
)

// word is a stretch that is not broken, with the style of each part.
type word struct {
	runs  []run
	width int
	space bool // white space stood before it
}

// wrap sets runs into lines of at most first (the first line) and rest (the
// others) columns. Words longer than a line are broken between characters;
// wide characters (Chinese, Japanese, Korean) may part anywhere.
func wrap(runs []run, first, rest int) [][]run {
	first, rest = max(first, 8), max(rest, 8)
	var lines [][]run
	var cur []run
	used, limit := 0, first
	brk := func() {
		lines = append(lines, cur)
		cur, used, limit = nil, 0, rest
	}
	for _, w := range words(runs) {
		gap := 0
		if w.space && used > 0 {
			gap = 1
		}
		if used > 0 && used+gap+w.width > limit && (w.space || w.width <= rest) {
			brk()
			gap = 0
		}
		if gap > 0 {
			st := normal
			if n := len(cur); n > 0 && len(w.runs) > 0 && cur[n-1].style == w.runs[0].style {
				st = w.runs[0].style
			}
			cur = join(cur, run{" ", st})
			used++
		}
		for _, r := range w.runs {
			for c, n := range clean.Clusters(r.text) {
				if used+n > limit && used > 0 {
					brk()
				}
				cur = join(cur, run{c, r.style})
				used += n
			}
		}
	}
	if len(cur) > 0 || len(lines) == 0 {
		lines = append(lines, cur)
	}
	return lines
}

func join(rs []run, r run) []run {
	if n := len(rs); n > 0 && rs[n-1].style == r.style {
		rs[n-1].text += r.text
		return rs
	}
	return append(rs, r)
}

// words cuts cleaned runs at white space and between wide characters.
func words(runs []run) []word {
	var out []word
	space, glue := false, false // glue: the last word goes on
	for _, r := range runs {
		text := strings.Map(func(c rune) rune {
			if c == '\n' {
				return ' '
			}
			return c
		}, clean.Text(r.text))
		var b strings.Builder
		width := 0
		flush := func() {
			if b.Len() == 0 {
				return
			}
			part := run{b.String(), r.style}
			if glue && !space && len(out) > 0 {
				w := &out[len(out)-1]
				w.runs = append(w.runs, part)
				w.width += width
			} else {
				out = append(out, word{[]run{part}, width, space})
			}
			b.Reset()
			width, space, glue = 0, false, true
		}
		for c, n := range clean.Clusters(text) {
			switch {
			case c == " ":
				flush()
				space, glue = true, false
			case n == 2 && !strings.ContainsAny(c, "。、，．」』）"):
				flush()
				glue = false
				b.WriteString(c)
				width += n
			default:
				b.WriteString(c)
				width += n
			}
		}
		flush()
	}
	return out
}
