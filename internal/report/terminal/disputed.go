package terminal

import (
	"fmt"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/screen"
)

// showPositions is how many sides of a dispute are shown at first.
const showPositions = 5

func (r Report) disputed(p *screen.Printer, s *report.Story) {
	if len(s.Disputed) == 0 {
		return
	}
	p.Section("disputed", fmt.Sprint(len(s.Disputed)), "accounts that cannot both hold", screen.Disputed)
	for i, d := range s.Disputed {
		if i > 0 {
			p.Blank()
		}
		kind := clean.Pad(clean.Line(d.Kind), 7)
		p.Lead(5+clean.Width(kind), []screen.Run{screen.Disputed.Of(" ✕ "), screen.Disputed.Of(kind)}, screen.Bold.Of(report.Capital(clean.Line(d.About))))
		for j, pos := range d.Positions {
			if j >= showPositions && !r.All && j+1 < len(d.Positions) {
				p.Lead(5, nil, screen.Dim.Of(fmt.Sprintf("and %d more positions: --all", len(d.Positions)-j)))
				break
			}
			p.Lead(5, []screen.Run{screen.Normal.Of("     ")}, screen.Bold.Of(pos.Heading()), screen.Normal.Of("  "+s.Short(pos.Letters)))
			r.passages(p, s, 7, pos.Evidence, 2)
		}
		if why := d.Reason(); why != "" {
			p.Lead(5, nil, screen.Dim.Of(why))
		}
	}
}

// reach is how many bytes of its sentence are shown to either side of a
// passage.
const reach = 70

// sameWords reports whether two passages and what stands around them read the
// same.
func sameWords(a, b report.Context) bool {
	return clean.Line(a.Text) == clean.Line(b.Text) && clean.Line(a.Words()) == clean.Line(b.Words())
}

// passages prints the words themselves, each with its letter and on whose word
// it stands; same words stand once. All but limit of them are folded.
func (r Report) passages(p *screen.Printer, s *report.Story, indent int, es []report.Evidence, limit int) {
	type group struct {
		e       report.Evidence
		around  report.Context
		letters []string
	}
	var groups []group
next:
	for _, e := range es {
		around := e.Art.Around(e.Passage, reach)
		for i := range groups {
			if g := &groups[i]; sameWords(g.around, around) && g.e.Source.String() == e.Source.String() {
				if g.letters[len(g.letters)-1] != e.Art.Letter {
					g.letters = append(g.letters, e.Art.Letter)
				}
				continue next
			}
		}
		groups = append(groups, group{e, around, []string{e.Art.Letter}})
	}
	w := 0
	for i, g := range groups {
		if i < limit || r.All {
			w = max(w, min(12, clean.Width(s.Short(g.letters))))
		}
	}
	for i, g := range groups {
		if i >= limit && i+1 < len(groups) && !r.All {
			p.Lead(indent, nil, screen.Dim.Of(fmt.Sprintf("and %d more passages: --all", len(groups)-i)))
			return
		}
		runs := quoted(g.around)
		if name := g.e.Source.String(); name != "" {
			runs = append(runs, screen.Dim.Of(" — "+name))
		}
		p.Lead(indent+w+1, []screen.Run{screen.Normal.Of(screen.Repeat(" ", indent)), screen.Normal.Of(clean.Pad(s.Short(g.letters), w))}, runs...)
	}
}

// quoted are the words of a context; the passage itself is set apart where
// the context says more.
func quoted(c report.Context) []screen.Run {
	before, after := "“", "”"
	if c.CutBefore {
		before = "“… "
	}
	if c.CutAfter {
		after = " …”"
	}
	st := screen.Normal
	if c.Before != "" || c.After != "" {
		st = screen.Under
	}
	return []screen.Run{screen.Normal.Of(before + c.Before), st.Of(c.Text), screen.Normal.Of(c.After + after)}
}
