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

// em is about how wide a letter of the pictures' type is, in tenths of a
// pixel. The width of text cannot be measured here; labels are cut by it.
const em = 63

// textWidth is about how many pixels s takes.
func textWidth(s string) int { return clean.Width(s) * em / 10 }

// fit cuts s to about w pixels.
func fit(s string, w int) string { return clean.Cut(clean.Line(s), w*10/em) }

func sentence(parts []string) string { return strings.Join(parts, "; ") }
