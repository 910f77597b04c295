package terminal

import (
	"fmt"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// showNumbers is how many figures without any difference are shown.
const showNumbers = 6

func (r Report) updated(p *printer, s *report.Story) {
	if len(s.Updates) == 0 {
		return
	}
	p.section("updated", fmt.Sprint(len(s.Updates)), "later reports replaced earlier ones", updated)
	for _, u := range s.Updates {
		p.lead(3, []run{{" ↑ ", updated}}, run{u.What, bold})
		r.values(p, s, u)
		if u.Why != "" {
			p.lead(5, nil, run{u.Why, dim})
		}
	}
}

func (r Report) values(p *printer, s *report.Story, u report.Update) {
	when, says := 0, 0
	for _, v := range u.Values {
		when, says = max(when, clean.Width(clean.Line(v.When))), max(says, clean.Width(clean.Line(v.Says)))
	}
	when, says = min(when, 22), min(says, 24)
	for _, v := range u.Values {
		head := []run{{"     " + clean.Pad(clean.Cut(clean.Line(v.When), when), when) + "  ", normal}}
		w := 5 + when + 2
		var runs []run
		if u.Claim == nil {
			head = append(head, run{clean.Pad(clean.Cut(clean.Line(v.Says), says), says), bold}, run{"  ", normal})
			w += says + 2
		}
		runs = append(runs, run{s.Short(v.Letters) + " ", normal})
		e := v.Evidence[0]
		runs = append(runs, quoted(e.Art.Around(e.Passage, 40))...)
		if name := e.Source.String(); name != "" {
			runs = append(runs, run{" — " + name, dim})
		}
		p.lead(w, head, runs...)
	}
}

func (r Report) numbers(p *printer, s *report.Story) {
	if len(s.Numbers) == 0 {
		return
	}
	p.section("numbers that go together", fmt.Sprint(len(s.Numbers)), "", bold)
	for i, u := range s.Numbers {
		if i >= showNumbers && !r.All && i+1 < len(s.Numbers) {
			more(p, len(s.Numbers)-i)
			return
		}
		runs := []run{{u.What + ": ", normal}}
		for j, v := range u.Values {
			if j > 0 {
				runs = append(runs, run{" · ", normal})
			}
			runs = append(runs, run{v.Says, bold}, run{" " + s.Short(v.Letters), normal})
		}
		p.para(" = ", "   ", runs...)
	}
}
