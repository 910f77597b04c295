package synoptic

import "strings"

// Wrapped reports whether a text's lines are cut to a width, so that a single
// line break ends neither a sentence nor a paragraph: most of its longer lines
// end within a sentence and none is much longer than the rest.
func Wrapped(text string) bool {
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
