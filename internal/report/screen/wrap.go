package screen

import (
	"strings"

	"synoptic/internal/report/clean"
)

// word is a stretch that is not broken, with the style of each part.
type word struct {
	runs  []Run
	width int
	space bool // white space stood before it
}

// Wrap sets runs into lines of at most first (the first line) and rest (the
// others) columns. Words longer than a line are broken between characters;
// wide characters (Chinese, Japanese, Korean) may part anywhere.
func Wrap(runs []Run, first, rest int) [][]Run {
	first, rest = max(first, 8), max(rest, 8)
	var lines [][]Run
	var cur []Run
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
			st := Normal
			if n := len(cur); n > 0 && len(w.runs) > 0 && cur[n-1].Style == w.runs[0].Style {
				st = w.runs[0].Style
			}
			cur = join(cur, Run{" ", st})
			used++
		}
		for _, r := range w.runs {
			for c, n := range clean.Clusters(r.Text) {
				if used+n > limit && used > 0 {
					brk()
				}
				cur = join(cur, Run{c, r.Style})
				used += n
			}
		}
	}
	if len(cur) > 0 || len(lines) == 0 {
		lines = append(lines, cur)
	}
	return lines
}

func join(rs []Run, r Run) []Run {
	if n := len(rs); n > 0 && rs[n-1].Style == r.Style {
		rs[n-1].Text += r.Text
		return rs
	}
	return append(rs, r)
}

// words cuts cleaned runs at white space and between wide characters.
func words(runs []Run) []word {
	var out []word
	space, glue := false, false // glue: the last word goes on
	for _, r := range runs {
		text := strings.Map(func(c rune) rune {
			if c == '\n' {
				return ' '
			}
			return c
		}, clean.Text(r.Text))
		var b strings.Builder
		width := 0
		flush := func() {
			if b.Len() == 0 {
				return
			}
			part := Run{b.String(), r.Style}
			if glue && !space && len(out) > 0 {
				w := &out[len(out)-1]
				w.runs = append(w.runs, part)
				w.width += width
			} else {
				out = append(out, word{[]Run{part}, width, space})
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
