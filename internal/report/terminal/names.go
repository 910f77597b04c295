package terminal

import (
	"fmt"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// showNames is how many names and how many named things are shown at first.
const showNames = 12

func (r Report) names(p *printer, s *report.Story) {
	if len(s.Names) == 0 {
		return
	}
	p.section("names and titles", fmt.Sprint(len(s.Names)), "by outlet", bold)
	for i, n := range s.Names {
		if i >= showNames && !r.All && i+1 < len(s.Names) {
			more(p, len(s.Names)-i)
			return
		}
		p.lead(3, []run{{" · ", normal}}, run{n.Name, bold}, run{"  " + string(n.Type), dim})
		if n.Spelling {
			r.spellings(p, s, "spelled", n.Spelled)
		}
		r.spellings(p, s, "titled", n.Titled)
	}
}

func (r Report) terms(p *printer, s *report.Story) {
	if len(s.Terms) == 0 {
		return
	}
	p.section("what they call it", fmt.Sprint(len(s.Terms)), "in their own narration", bold)
	for i, t := range s.Terms {
		if i >= showNames && !r.All && i+1 < len(s.Terms) {
			more(p, len(s.Terms)-i)
			return
		}
		p.lead(3, []run{{" · ", normal}}, run{t.Name, bold})
		r.spellings(p, s, "called", t.Terms)
	}
}

func (r Report) spellings(p *printer, s *report.Story, label string, sp []report.Spelling) {
	w := 0
	for _, x := range sp {
		w = max(w, clean.Width(clean.Line(x.Text)))
	}
	w = min(w, 44, p.width-24)
	for i, x := range sp {
		if i > 0 {
			label = ""
		}
		runs := []run{{s.Short(x.Letters), bold}}
		if by := report.JoinNote(x.By); by != "" && i > 0 {
			runs = append(runs, run{"  " + by, dim})
		}
		p.lead(14+w+2, []run{{"     " + clean.Pad(label, 9), dim}, {clean.Pad(clean.Cut(clean.Line(x.Text), w), w), normal}, {"  ", normal}}, runs...)
	}
}
