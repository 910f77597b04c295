package terminal

import (
	"fmt"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

func (r Report) disputed(p *printer, s *report.Story) {
	if len(s.Disputed) == 0 {
		return
	}
	p.section("disputed", fmt.Sprint(len(s.Disputed)), "accounts that cannot both hold", disputed)
	for i, d := range s.Disputed {
		if i > 0 {
			p.blank()
		}
		kind := clean.Pad(clean.Line(d.Kind), 7)
		p.lead(5+clean.Width(kind), []run{{" ✕ ", disputed}, {kind, disputed}}, run{d.About, bold})
		for _, pos := range d.Positions {
			p.lead(5, []run{{"     ", normal}}, run{pos.Says, bold}, run{"  " + s.Short(pos.Letters), normal})
			r.passages(p, s, 7, pos.Evidence, 2)
		}
		if d.Why != "" {
			p.lead(5, nil, run{d.Why, dim})
		}
	}
}

// passages prints the words themselves, each with its letter and on whose word
// it stands; same words stand once. All but limit of them are folded.
func (r Report) passages(p *printer, s *report.Story, indent int, es []report.Evidence, limit int) {
	type group struct {
		e       report.Evidence
		letters []string
	}
	var groups []group
next:
	for _, e := range es {
		for i := range groups {
			if g := &groups[i]; clean.Line(g.e.Text) == clean.Line(e.Text) && g.e.Source.String() == e.Source.String() {
				if g.letters[len(g.letters)-1] != e.Art.Letter {
					g.letters = append(g.letters, e.Art.Letter)
				}
				continue next
			}
		}
		groups = append(groups, group{e, []string{e.Art.Letter}})
	}
	w := 0
	for i, g := range groups {
		if i < limit || r.All {
			w = max(w, min(12, clean.Width(s.Short(g.letters))))
		}
	}
	for i, g := range groups {
		if i >= limit && i+1 < len(groups) && !r.All {
			p.lead(indent, nil, run{fmt.Sprintf("and %d more passages: --all", len(groups)-i), dim})
			return
		}
		runs := quoted(g.e.Art.Around(g.e.Passage, 70))
		if name := g.e.Source.String(); name != "" {
			runs = append(runs, run{" — " + name, dim})
		}
		p.lead(indent+w+1, []run{{repeat(" ", indent), normal}, {clean.Pad(s.Short(g.letters), w), normal}}, runs...)
	}
}

// quoted are the words of a context; the passage itself is set apart where
// the context says more.
func quoted(c report.Context) []run {
	before, after := "“", "”"
	if c.CutBefore {
		before = "“… "
	}
	if c.CutAfter {
		after = " …”"
	}
	st := normal
	if c.Before != "" || c.After != "" {
		st = under
	}
	return []run{{before + c.Before, normal}, {c.Text, st}, {c.After + after, normal}}
}
