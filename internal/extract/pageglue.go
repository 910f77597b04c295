package extract

import (
	"strings"
	"unicode"
)

// mostGlued is how many lines are looked at that stand nowhere on the page.
const mostGlued = 200

// parted writes on lines of their own what the page has on lines of their own:
// of a very short page the library gives all text as one line, in which one
// paragraph's last word is glued to the next one's first where the page has no
// blank between its elements.
func (m pageMarks) parted(text string) string {
	squeezed := make([]string, len(m.lines))
	whole := map[string]bool{}
	for i, l := range m.lines {
		squeezed[i] = squeeze(l.text)
		whole[squeezed[i]] = true
	}
	var b strings.Builder
	tried := 0
	for l := range strings.Lines(text) {
		s := squeeze(l)
		if whole[s] || tried == mostGlued {
			b.WriteString(l)
			continue
		}
		tried++
		from, to := run(squeezed, s)
		if to-from < 2 {
			b.WriteString(l)
			continue
		}
		for _, x := range m.lines[from:to] {
			b.WriteString(x.text)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// run is the first run of lines that are, one after another, all of s; none is
// 0, 0.
func run(lines []string, s string) (from, to int) {
	for from := range lines {
		rest := s
		for to := from; to < len(lines); to++ {
			after, ok := strings.CutPrefix(rest, lines[to])
			if !ok || lines[to] == "" {
				break
			}
			if after == "" {
				return from, to + 1
			}
			rest = after
		}
	}
	return 0, 0
}

// squeeze is a line without its white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
