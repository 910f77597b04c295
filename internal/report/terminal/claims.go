package terminal

import (
	"fmt"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// How many claims of a section are shown before the rest is folded.
const (
	showAgreed = 15
	showEchoed = 10
	showLeft   = 10
	showSingle = 12
)

func (r Report) agreed(p *printer, s *report.Story) {
	if len(s.Agree) == 0 {
		return
	}
	p.section("agreed", fmt.Sprint(len(s.Agree)), "two or more independent origins, none against", agreed)
	shown, folded := report.Shown(s.Agree, r.All, showAgreed)
	r.claims(p, s, shown, " ● ", agreed)
	more(p, folded)
}

func (r Report) echoed(p *printer, s *report.Story) {
	if len(s.Echo) == 0 {
		return
	}
	p.section("echoed", fmt.Sprint(len(s.Echo)), "several outlets, one origin", echoed)
	shown, folded := report.Shown(s.Echo, r.All, showEchoed)
	r.claims(p, s, shown, " ◐ ", echoed)
	more(p, folded)
}

func (r Report) claims(p *printer, s *report.Story, cs []report.Claim, mark string, st style) {
	w := 0
	for _, c := range cs {
		w = max(w, clean.Width(s.Short(c.Letters)))
	}
	w = min(w, 16)
	for _, c := range cs {
		n := clean.Pad(report.Count(c.Origins, "origin"), 9)
		head := []run{{mark, st}, {n + "  ", normal}, {clean.Pad(s.Short(c.Letters), w) + "  ", normal}}
		p.lead(3+clean.Width(n)+2+w+2, head, run{c.Text, bold})
		if c.Status == synoptic.Echoed || len(c.Rest) > 0 {
			p.lead(3+clean.Width(n)+2+w+2, nil, run{"on the word of " + list(c.Rest, 4), dim})
		}
	}
}

// list joins names; of a long list it counts the rest.
func list(names []string, limit int) string {
	if len(names) > limit+1 {
		return strings.Join(names[:limit], ", ") + fmt.Sprintf(" and %d more", len(names)-limit)
	}
	return strings.Join(names, ", ")
}

func more(p *printer, n int) {
	if n > 0 {
		p.para("   ", "   ", run{fmt.Sprintf("and %d more: --all", n), dim})
	}
}

func (r Report) leftOut(p *printer, s *report.Story) {
	if len(s.Omitted) == 0 {
		return
	}
	p.section("left out", fmt.Sprint(len(s.Omitted)), "it was out, they were read whole, they do not carry it", bold)
	for i, o := range s.Omitted {
		if i >= showLeft && !r.All && i+1 < len(s.Omitted) {
			more(p, len(s.Omitted)-i)
			return
		}
		p.para(" – ", "   ", run{"not in " + s.Short(o.LeftOut), bold}, run{": ", normal}, run{o.Text, normal}, run{"  (" + s.Short(o.Letters) + ")", dim})
	}
}

func (r Report) single(p *printer, s *report.Story) {
	if len(s.Single) == 0 {
		return
	}
	p.section("only in one outlet", fmt.Sprint(len(s.Single)), "", single)
	shown, folded := report.Shown(s.Single, r.All, showSingle)
	for _, c := range shown {
		runs := []run{{c.Text, normal}}
		if name := c.Evidence; len(name) > 0 && name[0].Source.Name != "" {
			runs = append(runs, run{" — " + name[0].Source.String(), dim})
		}
		letters := s.Short(c.Letters)
		p.lead(4+max(1, clean.Width(letters)), []run{{" ○ ", single}, {letters + " ", bold}}, runs...)
	}
	more(p, folded)
}

func (r Report) gaps(p *printer, s *report.Story) {
	if len(s.Gaps) == 0 {
		return
	}
	p.section("not measured", fmt.Sprint(len(s.Gaps)), "never counted as absent", bold)
	for _, g := range s.Gaps {
		letter := " "
		if g.Art != nil {
			letter = g.Art.Letter
		}
		p.lead(3+clean.Width(letter)+1, []run{{" ? ", normal}, {letter, bold}, {" ", normal}}, run{g.What, normal}, run{": " + g.Why, dim})
	}
}
