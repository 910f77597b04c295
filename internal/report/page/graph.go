package page

import (
	"cmp"
	"fmt"
	"slices"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// graph draws which article has something from which origin: origins to the
// left, those who hand on in the middle, articles to the right, and copies of
// text as arcs beyond these.
type graph struct {
	picture
	Boxes  []box
	Edges  []edge
	Labels []label
	Left   int // origins that are not drawn
}

type box struct {
	X, Y, W, H, TextX, TextY, LetterX int
	Text, Letter                      string
	Article                           bool
}

func (b box) mid() int { return b.Y + b.H/2 }

type edge struct {
	Path, Weight string
	Copy         bool
}

type label struct {
	X, Y int
	Text string
}

// Sizes of the graph in pixels.
const (
	boxW, boxH, boxGap = 164, 30, 9
	columnGap          = 78
	maxOrigins         = 14
	maxCopies          = 6
)

// minCopy is the share of an article from which on its copy is drawn.
const minCopy = 0.15

type graphNode struct {
	id, name string
	weight   float64 // mean place of the articles that it leads to
}

// newGraph is nil where nobody has anything from anybody.
func newGraph(s *report.Story) *graph {
	if len(s.Chains) == 0 && len(s.Copies) == 0 {
		return nil
	}
	at := make(map[*report.Article]int, len(s.Arts))
	for i, a := range s.Arts {
		at[a] = i
	}
	g := &graph{}
	chains := s.Chains
	if len(chains) > maxOrigins {
		g.Left = len(chains) - maxOrigins
		chains = chains[:maxOrigins]
	}
	var left, middle []graphNode
	vias := map[string]bool{}
	for _, c := range chains {
		for _, l := range c.Links {
			if l.Via != "" {
				vias[l.Via] = true
			}
		}
	}
	add := func(id, name string, sum, n int) {
		node := graphNode{id, name, float64(sum) / float64(max(n, 1))}
		if vias[id] {
			middle = append(middle, node)
		} else {
			left = append(left, node)
		}
	}
	seen := map[string]bool{}
	var words []string
	for _, c := range chains {
		sum := 0
		for _, l := range c.Links {
			sum += at[l.Art]
		}
		seen[c.ID] = true
		add(c.ID, c.Name, sum, len(c.Links))
		words = append(words, clean.Line(c.Name)+" to "+s.Short(c.Letters))
	}
	for _, c := range chains { // those who hand on and are no chain that is drawn
		for _, l := range c.Links {
			if l.Via != "" && !seen[l.Via] {
				seen[l.Via] = true
				add(l.Via, s.OriginName(l.Via), at[l.Art], 1)
			}
		}
	}
	g.place(s, chains, left, middle)
	words = append(words, g.copies(s)...)
	g.Title = "Who has it from whom"
	g.Desc = sentence(words)
	return g
}

// place lays out boxes and the edges between them.
func (g *graph) place(s *report.Story, chains []report.Chain, left, middle []graphNode) {
	rows := max(len(left), len(middle), len(s.Arts))
	g.Height = rows*(boxH+boxGap) + 12
	x := 4
	boxes := map[string]box{}
	column := func(nodes []graphNode) {
		if len(nodes) == 0 {
			return
		}
		slices.SortStableFunc(nodes, func(a, b graphNode) int { return cmp.Compare(a.weight, b.weight) })
		for i, n := range nodes {
			b := g.box(x, i, len(nodes))
			b.Text = fit(n.name, boxW-20)
			boxes[n.id] = b
			g.Boxes = append(g.Boxes, b)
		}
		x += boxW + columnGap
	}
	column(left)
	column(middle)
	arts := map[*report.Article]box{}
	for i, a := range s.Arts {
		b := g.box(x, i, len(s.Arts))
		b.Article, b.Letter, b.LetterX = true, a.Letter, b.X+10
		b.TextX = b.X + 16 + textWidth(a.Letter) + 6
		b.Text = fit(a.Name, boxW-30-textWidth(a.Letter))
		arts[a] = b
		g.Boxes = append(g.Boxes, b)
	}
	g.Width = x + boxW + 12
	drawn := map[string]bool{}
	for _, c := range chains {
		for _, l := range c.Links {
			from := boxes[c.ID]
			if l.Via != "" {
				via := boxes[l.Via]
				if key := c.ID + " " + l.Via; !drawn[key] {
					drawn[key] = true
					g.edge(from, via, l.Count)
				}
				from = via
				key := l.Via + " " + l.Art.ID
				if drawn[key] {
					continue
				}
				drawn[key] = true
			} else if key := c.ID + " " + l.Art.ID; drawn[key] {
				continue
			} else {
				drawn[key] = true
			}
			g.edge(from, arts[l.Art], l.Count)
		}
	}
}

// box is the i-th of n boxes of a column, which stands in the middle of the
// picture's height.
func (g *graph) box(x, i, n int) box {
	y := (g.Height-n*(boxH+boxGap)+boxGap)/2 + i*(boxH+boxGap)
	return box{X: x, Y: y, W: boxW, H: boxH, TextX: x + 10, TextY: y + 20}
}

func (g *graph) edge(from, to box, count int) {
	if from.X >= to.X {
		return
	}
	x1, x2 := from.X+from.W, to.X
	mid := (x1 + x2) / 2
	weight := "1.3"
	if count > 3 {
		weight = "2.4"
	} else if count > 1 {
		weight = "1.8"
	}
	g.Edges = append(g.Edges, edge{Path: fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x1, from.mid(), mid, from.mid(), mid, to.mid(), x2, to.mid()), Weight: weight})
}

// copies draws shared text as arcs to the right of the articles, and words it.
func (g *graph) copies(s *report.Story) []string {
	boxes := map[string]box{}
	for _, b := range g.Boxes {
		if b.Article {
			boxes[b.Letter] = b
		}
	}
	var words []string
	drawn := 0
	for _, c := range s.Copies {
		words = append(words, report.CopyNote(c))
		if drawn >= maxCopies || c.ShareOfTo() < minCopy {
			continue
		}
		drawn++
		a, b := boxes[c.A.Letter], boxes[c.B.Letter]
		if c.From == c.B && c.From != nil {
			a, b = b, a
		}
		x, apart := a.X+a.W, max(a.Y-b.Y, b.Y-a.Y)/(boxH+boxGap)
		out := x + 14 + 18*apart
		g.Edges = append(g.Edges, edge{Path: fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x, a.mid()+4, out, a.mid()+4, out, b.mid()-4, x, b.mid()-4), Weight: "1.6", Copy: true})
		g.Labels = append(g.Labels, label{x + (out-x)*3/4 + 4, (a.mid()+b.mid())/2 + 4, report.Percent(c.ShareOfTo())})
		g.Width = max(g.Width, out+44)
	}
	return words
}
