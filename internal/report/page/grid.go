package page

import (
	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// grid draws which article carries which claim.
type grid struct {
	picture
	Heads []label
	Rows  []gridRow
}

type gridRow struct {
	Text, Sign, Kind string
	SignX, TextX     int
	TextY, RuleY     int
	Cells            []gridCell
}

type gridCell struct {
	X, Y, X1, X2, TextY int
	State               string
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

// GridWidth is the width of the story's grid.
func (p *Part) GridWidth() int { return gridWidth(p.Story) }

func gridWidth(s *report.Story) int { return 8 + gridCol*len(s.Arts) + 24 + gridText }

// newGrid is nil where there is no grid. Claims that one outlet alone carries
// come last, those that are folded not at all.
func newGrid(s *report.Story) *grid {
	g := &grid{}
	g.Width = gridWidth(s)
	text := 8 + gridCol*len(s.Arts)
	for j, a := range s.Arts {
		g.Heads = append(g.Heads, label{4 + j*gridCol + gridCol/2, 16, a.Letter})
	}
	carried := make([]int, len(s.Arts))
	for _, single := range []bool{false, true} {
		for _, id := range s.Coverage.Claims {
			c := s.Claim(id)
			if c == nil || c.Folded || len(g.Rows) >= gridRows || (c.Status == synoptic.SingleSource) != single {
				continue
			}
			y := 26 + len(g.Rows)*gridLine
			row := gridRow{Text: fit(c.Text, gridText), Kind: statusKinds[c.Status], SignX: text + 2, TextX: text + 20, TextY: y + 16, RuleY: y + gridLine}
			row.Sign = signs[row.Kind]
			for j, state := range s.Row(id) {
				x := 4 + j*gridCol + gridCol/2
				row.Cells = append(row.Cells, gridCell{x, y + gridLine/2, x - 5, x + 5, y + 16, string(state)})
				if state == synoptic.Carries {
					carried[j]++
				}
			}
			g.Rows = append(g.Rows, row)
		}
	}
	if len(g.Rows) == 0 {
		return nil
	}
	g.Height = 26 + len(g.Rows)*gridLine + 6
	g.Title = "Which article carries which claim"
	var words []string
	for j, a := range s.Arts {
		words = append(words, a.Letter+" "+clean.Line(a.Name)+" carries "+report.Number(float64(carried[j]))+" of "+report.Count(len(g.Rows), "claim"))
	}
	g.Desc = sentence(words)
	return g
}
