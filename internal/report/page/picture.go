package page

import (
	"strings"

	"synoptic/internal/report/clean"
)

// picture is what all pictures have: their size and the words for those who
// do not see them.
type picture struct {
	Width, Height int
	Title, Desc   string
}

// size is that of the window that a picture is drawn for: a page has each
// picture for a screen or paper and for a phone, and its style sheet shows one.
type size struct {
	Class  string // of the style sheet
	width  int    // in pixels, of what has no width of its own
	narrow bool
}

// Narrow reports whether the picture is for a phone.
func (z size) Narrow() bool { return z.narrow }

var sizes = []size{{"broad", 720, false}, {"narrow", 342, true}}

// textWidth is about how many pixels s takes in the pictures' type (13 px,
// whatever sans-serif the reader's system has). It cannot be measured here, so
// the classes are those of a rather wide face.
func textWidth(s string) int {
	tenths := 0
	for c, n := range clean.Clusters(s) {
		tenths += letterWidth(c, n)
	}
	return (tenths + 9) / 10
}

// letterWidth is the width of one character in tenths of a pixel.
func letterWidth(c string, columns int) int {
	switch {
	case columns == 0:
		return 0
	case columns > 1:
		return 135
	case strings.Contains("iljtfrI.,:;'’|!()[]- ", c):
		return 43
	case strings.Contains("mwMWOQ@%—…", c):
		return 106
	case c >= "A" && c <= "Z":
		return 84
	}
	return 73
}

// fit cuts s to about w pixels.
func fit(s string, w int) string {
	s = clean.Line(s)
	if textWidth(s) <= w {
		return s
	}
	room := w*10 - letterWidth("…", 1)
	var b strings.Builder
	for c, n := range clean.Clusters(s) {
		if room -= letterWidth(c, n); room < 0 {
			break
		}
		b.WriteString(c)
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

func sentence(parts []string) string { return strings.Join(parts, "; ") }
