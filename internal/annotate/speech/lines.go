package speech

import "strings"

// wrapped reports whether a text's lines are cut to a width, so that a single
// line break ends no paragraph: most of its longer lines end within a sentence
// and none is much longer than the rest.
func wrapped(text string) bool {
	lines, open, longest := 0, 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if len(line) < 40 {
			continue
		}
		longest = max(longest, len(line))
		lines++
		if last := line[len(line)-1]; last < 0x80 && !strings.ContainsRune(".!?\":", rune(last)) {
			open++
		}
	}
	return lines >= 8 && longest <= 100 && 10*open >= 7*lines
}

// endsParagraph reports whether white space ends a paragraph.
func endsParagraph(space string, wrapped bool) bool {
	n := strings.Count(space, "\n")
	return n > 1 || n == 1 && !wrapped
}

// paragraphs calls yield with the bytes [start, end) of each paragraph.
func paragraphs(text string, wrapped bool, yield func(start, end int)) {
	for start := 0; start < len(text); {
		end := start
		for end < len(text) {
			n := strings.IndexByte(text[end:], '\n')
			if n < 0 {
				end = len(text)
				break
			}
			end += n
			rest := strings.TrimLeft(text[end+1:], " \t\r")
			if !wrapped || rest == "" || rest[0] == '\n' {
				break
			}
			end++
		}
		yield(start, end)
		start = end + 1
	}
}
