package terminal

import (
	"fmt"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/screen"
)

// How many claims of a section are shown before the rest is folded.
const (
	showAgreed = 15
	showEchoed = 10
	showLeft   = 10
	showSingle = 12
)

func (r Report) agreed(p *screen.Printer, s *report.Story) {
	if len(s.Agree) == 0 {
		return
	}
	p.Section("agreed", fmt.Sprint(len(s.Agree)), "two or more independent origins, none against", screen.Agreed)
	shown, folded := report.Shown(s.Agree, r.All, showAgreed)
	r.claims(p, s, shown, " ● ", screen.Agreed)
	rest(p, folded, len(s.Agree), "agreed claims")
}

func (r Report) echoed(p *screen.Printer, s *report.Story) {
	if len(s.Echo) == 0 {
		return
	}
	p.Section("echoed", fmt.Sprint(len(s.Echo)), "several outlets, one origin", screen.Echoed)
	shown, folded := report.Shown(s.Echo, r.All, showEchoed)
	r.claims(p, s, shown, " ◐ ", screen.Echoed)
	rest(p, folded, len(s.Echo), "echoed claims")
}

func (r Report) claims(p *screen.Printer, s *report.Story, cs []report.Claim, mark string, st screen.Style) {
	w := 0
	for _, c := range cs {
		w = max(w, clean.Width(s.Short(c.Letters)))
	}
	w = min(w, 16)
	for _, c := range cs {
		n := clean.Pad(report.Count(c.Origins, "origin"), 9)
		head := []screen.Run{st.Of(mark), screen.Normal.Of(n + "  "), screen.Normal.Of(clean.Pad(s.Short(c.Letters), w) + "  ")}
		p.Lead(3+clean.Width(n)+2+w+2, head, screen.Bold.Of(report.Capital(clean.Line(c.Text))))
		p.Lead(3+clean.Width(n)+2+w+2, nil, screen.Dim.Of(s.Ground(c, 4)))
	}
}

// rest prints how many of all claims of a kind are folded.
func rest(p *screen.Printer, n, all int, what string) {
	switch {
	case n == all && n > 0:
		p.Para("   ", "   ", screen.Dim.Of(fmt.Sprintf("all %d are folded: --all", n)))
	case n > 0:
		p.Para("   ", "   ", screen.Dim.Of(fmt.Sprintf("and %d more %s: --all", n, what)))
	}
}

func more(p *screen.Printer, n int) {
	if n > 0 {
		p.Para("   ", "   ", screen.Dim.Of(fmt.Sprintf("and %d more: --all", n)))
	}
}

func (r Report) leftOut(p *screen.Printer, s *report.Story) {
	if len(s.Omitted) == 0 {
		return
	}
	p.Section("left out", fmt.Sprint(len(s.Omitted)), "it was out, they were read whole, they do not carry it", screen.Bold)
	for i, o := range s.Omitted {
		if i >= showLeft && !r.All && i+1 < len(s.Omitted) {
			more(p, len(s.Omitted)-i)
			return
		}
		p.Para(" – ", "   ", screen.Bold.Of("not in "+s.Short(o.LeftOut)), screen.Normal.Of(": "), screen.Normal.Of(report.Capital(clean.Line(o.Text))), screen.Dim.Of("  ("+carriers(s, o)+")"))
	}
}

// carriers are the letters of those that carry what others leave out, and of
// those for which that is unclear.
func carriers(s *report.Story, o report.Omission) string {
	if len(o.Unclear) == 0 {
		return s.Short(o.Letters)
	}
	return s.Short(o.Letters) + "; unclear in " + s.Short(o.Unclear)
}

func (r Report) single(p *screen.Printer, s *report.Story) {
	if len(s.Single) == 0 {
		return
	}
	p.Section("only in one outlet", fmt.Sprint(len(s.Single)), "", screen.Single)
	shown, folded := report.Shown(s.Single, r.All, showSingle)
	for _, c := range shown {
		runs := []screen.Run{screen.Normal.Of(report.Capital(clean.Line(c.Text)))}
		if name := c.Evidence; len(name) > 0 && name[0].Source.Name != "" {
			runs = append(runs, screen.Dim.Of(" — "+name[0].Source.String()))
		}
		letters := s.Short(c.Letters)
		p.Lead(4+max(1, clean.Width(letters)), []screen.Run{screen.Single.Of(" ○ "), screen.Bold.Of(letters + " ")}, runs...)
	}
	rest(p, folded, len(s.Single), "claims")
}

func (r Report) gaps(p *screen.Printer, s *report.Story) {
	if len(s.Gaps) == 0 {
		return
	}
	p.Section("not measured", fmt.Sprint(len(s.Gaps)), "never counted as absent", screen.Bold)
	for _, g := range s.Gaps {
		letters := s.Short(g.Letters)
		p.Lead(3+max(1, clean.Width(letters))+1, []screen.Run{screen.Normal.Of(" ? "), screen.Bold.Of(letters), screen.Normal.Of(" ")}, screen.Normal.Of(g.What), screen.Dim.Of(": "+g.Why))
	}
}
