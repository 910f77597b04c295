package page

import (
	"fmt"
	"strconv"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// grid draws which article carries which claim.
type grid struct {
	picture
	Heads []label
	Rows  []gridRow
	// Full, Out and Before are paths over the cells of claims that an article
	// carries, left out, or was published before; Rules those below the rows.
	Full, Out, Before, Rules string
}

type gridRow struct {
	Text, Sign, Kind    string
	SignX, TextX, TextY int
	// Words are the signs of the other cells, and WordX where they stand.
	Words, WordX string
	WordY        int
}

// Sizes of the grid in pixels.
const (
	gridText = 520 // of the claims' words, which stand after the cells
	gridCol  = 26
	gridLine = 24
	gridRows = 40 // how many claims are drawn; the table has them all
)

var statusKinds = map[synoptic.ClaimStatus]string{
	synoptic.Disputed: "no", synoptic.Agreed: "yes", synoptic.Echoed: "echo", synoptic.Updated: "upd", synoptic.SingleSource: "one",
}

func (r *gridRow) word(sign string, x int) {
	if r.Words != "" {
		r.WordX += " "
	}
	r.Words, r.WordX = r.Words+sign, r.WordX+strconv.Itoa(x)
}

// newGrid is nil where there is no grid. Claims that one outlet alone carries
// come last, those that are folded not at all. Where it is narrow the claims'
// words stand above their cells.
func newGrid(s *report.Story, w size) *grid {
	g := &grid{}
	col, room, line := gridCol, gridText, gridLine
	if w.narrow {
		col = max(16, min(gridCol, (w.width-8)/max(1, len(s.Arts))))
	}
	text := 8 + col*len(s.Arts)
	g.Width = text + 24 + gridText
	if w.narrow {
		text, room, line = 0, w.width-34, 2*gridLine-4
		g.Width = max(w.width, 8+col*len(s.Arts))
	}
	for j, a := range s.Arts {
		g.Heads = append(g.Heads, label{4 + j*col + col/2, 16, a.Letter})
	}
	var full, out, before, rules []byte
	carried := make([]int, len(s.Arts))
	for _, single := range []bool{false, true} {
		for _, id := range s.Coverage.Claims {
			c := s.Claim(id)
			if c == nil || c.Folded || len(g.Rows) >= gridRows || (c.Status == synoptic.SingleSource) != single {
				continue
			}
			y := 26 + len(g.Rows)*line
			row := gridRow{Text: fit(report.Capital(c.Text), room), Kind: statusKinds[c.Status], SignX: text + 2, TextX: text + 20, TextY: y + 16}
			rules = fmt.Appendf(rules, "M0 %dH%d", y+line, g.Width)
			y += line - gridLine
			row.WordY = y + 16
			row.Sign = signs[row.Kind]
			for j, state := range s.Row(id) {
				x := 4 + j*col + col/2
				switch state {
				case synoptic.Carries:
					full = fmt.Appendf(full, "M%d %dh0", x, y+gridLine/2)
					carried[j]++
				case synoptic.LeftOut:
					out = fmt.Appendf(out, "M%d %dh10", x-5, y+gridLine/2)
				case synoptic.PublishedBefore:
					before = fmt.Appendf(before, "M%d %dh0", x, y+gridLine/2)
				case synoptic.Unclear:
					row.word("≈", x)
				case synoptic.NotRead:
					row.word("?", x)
				}
			}
			g.Rows = append(g.Rows, row)
		}
	}
	if len(g.Rows) == 0 {
		return nil
	}
	g.Full, g.Out, g.Before, g.Rules = string(full), string(out), string(before), string(rules)
	g.Height = 26 + len(g.Rows)*line + 6
	g.Title = "Which article carries which claim"
	var words []string
	for j, a := range s.Arts {
		words = append(words, a.Letter+" "+clean.Line(a.Name)+" carries "+report.Number(float64(carried[j]))+" of "+report.Count(len(g.Rows), "claim"))
	}
	g.Desc = sentence(words)
	return g
}
