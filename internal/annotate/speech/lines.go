package speech

import "strings"

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
