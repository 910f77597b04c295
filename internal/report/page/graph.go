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
	// Origins and Articles are the paths of their boxes.
	Origins, Articles string

	wide, artWide, gap int // of boxes, of articles' boxes and between columns, in pixels
}

type box struct {
	X, Y, W, H, TextX, TextY, LetterX int
	Text, Letter                      string
	Article                           bool
}

func (b box) mid() int { return b.Y + b.H/2 }

// edge is edges of one weight.
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
	boxH, boxGap = 30, 9
	maxOrigins   = 14
	maxCopies    = 6
	maxArticles  = 40 // of a longer story those are drawn that something leads to
)

// minCopy is the share of an article from which on its copy is drawn.
const minCopy = 0.15

type graphNode struct {
	id, name string
	weight   float64 // mean place of the articles that it leads to
}

// newGraph is nil where nobody has anything from anybody.
//
// Where it is narrow the articles' boxes have their letters alone, and who hands
// on and what is copied is left to the table and the picture of shared text.
func newGraph(s *report.Story, w size) *graph {
	if len(s.Chains) == 0 && len(s.Copies) == 0 {
		return nil
	}
	at := make(map[*report.Article]int, len(s.Arts))
	for i, a := range s.Arts {
		at[a] = i
	}
	g := &graph{wide: 196, artWide: 176, gap: 80}
	chains := s.Chains
	if len(chains) > maxOrigins {
		g.Left = len(chains) - maxOrigins
		chains = chains[:maxOrigins]
	}
	if w.narrow {
		g.artWide, g.gap = 44, 48
		g.wide = w.width - 16 - g.artWide - g.gap
		chains = straight(chains)
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
	if !w.narrow {
		words = append(words, g.copies(s)...)
	}
	for _, b := range g.Boxes {
		path := fmt.Sprintf("M%d %dh%dv%dh-%dz", b.X, b.Y, b.W, b.H, b.W)
		if b.Article {
			g.Articles += path
		} else {
			g.Origins += path
		}
	}
	g.Title = "Who has it from whom"
	g.Desc = sentence(words)
	return g
}

// straight are the chains without those by whose way something went.
func straight(chains []report.Chain) []report.Chain {
	out := slices.Clone(chains)
	for i := range out {
		out[i].Links = slices.Clone(out[i].Links)
		for j := range out[i].Links {
			out[i].Links[j].Via = ""
		}
	}
	return out
}

// place lays out boxes and the edges between them.
func (g *graph) place(s *report.Story, chains []report.Chain, left, middle []graphNode) {
	shown := s.Arts
	if len(shown) > maxArticles {
		shown = nil
		for _, a := range s.Arts {
			if len(shown) < maxArticles && slices.ContainsFunc(chains, func(c report.Chain) bool {
				return slices.ContainsFunc(c.Links, func(l report.Link) bool { return l.Art == a })
			}) {
				shown = append(shown, a)
			}
		}
	}
	rows := max(len(left), len(middle), len(shown))
	g.Height = rows*(boxH+boxGap) + 12
	x := 4
	boxes := map[string]box{}
	column := func(nodes []graphNode) {
		if len(nodes) == 0 {
			return
		}
		slices.SortStableFunc(nodes, func(a, b graphNode) int { return cmp.Compare(a.weight, b.weight) })
		for i, n := range nodes {
			b := g.box(x, i, len(nodes), g.wide)
			b.Text = fit(n.name, g.wide-18)
			boxes[n.id] = b
			g.Boxes = append(g.Boxes, b)
		}
		x += g.wide + g.gap
	}
	column(left)
	column(middle)
	arts := map[*report.Article]box{}
	for i, a := range shown {
		b := g.box(x, i, len(shown), g.artWide)
		b.Article, b.Letter, b.LetterX = true, a.Letter, b.X+10
		b.TextX = b.X + 16 + textWidth(a.Letter) + 6
		if room := b.X + b.W - 8 - b.TextX; room > 40 {
			b.Text = fit(a.Name, room)
		}
		arts[a] = b
		g.Boxes = append(g.Boxes, b)
	}
	g.Width = x + g.artWide + 12
	drawn := map[string]bool{}
	for _, c := range chains {
		for _, l := range c.Links {
			from := boxes[c.ID]
			if _, ok := arts[l.Art]; !ok {
				continue
			}
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
func (g *graph) box(x, i, n, wide int) box {
	y := (g.Height-n*(boxH+boxGap)+boxGap)/2 + i*(boxH+boxGap)
	return box{X: x, Y: y, W: wide, H: boxH, TextX: x + 9, TextY: y + 20}
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
	path := fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x1, from.mid(), mid, from.mid(), mid, to.mid(), x2, to.mid())
	k := slices.IndexFunc(g.Edges, func(e edge) bool { return e.Weight == weight })
	if k < 0 {
		g.Edges = append(g.Edges, edge{Path: path, Weight: weight})
		return
	}
	g.Edges[k].Path += path
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
		a, okA := boxes[c.A.Letter]
		b, okB := boxes[c.B.Letter]
		if drawn >= maxCopies || c.ShareOfTo() < minCopy || !okA || !okB {
			continue
		}
		drawn++
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
