package terminal

import (
	"fmt"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/screen"
)

// showNames is how many names and how many named things are shown at first.
const showNames = 12

func (r Report) names(p *screen.Printer, s *report.Story) {
	if len(s.Names) == 0 {
		return
	}
	p.Section("names and titles", fmt.Sprint(len(s.Names)), "by outlet", screen.Bold)
	for i, n := range s.Names {
		if (i >= showNames || !n.Notable) && !r.All && i+1 < len(s.Names) {
			rest(p, len(s.Names)-i, len(s.Names), "names")
			return
		}
		p.Lead(3, []screen.Run{screen.Normal.Of(" · ")}, screen.Bold.Of(n.Name), screen.Dim.Of("  "+string(n.Type)))
		if n.Spelling {
			r.spellings(p, s, "spelled", n.Spelled)
		}
		r.spellings(p, s, "titled", n.Titled)
	}
}

func (r Report) terms(p *screen.Printer, s *report.Story) {
	if len(s.Terms) == 0 {
		return
	}
	p.Section("what they call it", fmt.Sprint(len(s.Terms)), "in their own narration", screen.Bold)
	for i, t := range s.Terms {
		if i >= showNames && !r.All && i+1 < len(s.Terms) {
			more(p, len(s.Terms)-i)
			return
		}
		p.Lead(3, []screen.Run{screen.Normal.Of(" · ")}, screen.Bold.Of(t.Name))
		r.spellings(p, s, "called", t.Terms)
	}
}

func (r Report) spellings(p *screen.Printer, s *report.Story, label string, sp []report.Spelling) {
	w := 0
	for _, x := range sp {
		w = max(w, clean.Width(clean.Line(x.Text)))
	}
	w = min(w, 44, p.Width-24)
	for i, x := range sp {
		if i > 0 {
			label = ""
		}
		runs := []screen.Run{screen.Bold.Of(s.Short(x.Letters))}
		if by := report.JoinNote(x.By); by != "" && i > 0 {
			runs = append(runs, screen.Dim.Of("  "+by))
		}
		p.Lead(14+w+2, []screen.Run{screen.Dim.Of("     " + clean.Pad(label, 9)), screen.Normal.Of(clean.Pad(clean.Cut(clean.Line(x.Text), w), w)), screen.Normal.Of("  ")}, runs...)
	}
}
