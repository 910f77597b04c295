package terminal

import (
	"fmt"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/screen"
)

// showNumbers is how many figures without any difference are shown.
const showNumbers = 6

func (r Report) updated(p *screen.Printer, s *report.Story) {
	if len(s.Updates) == 0 {
		return
	}
	p.Section("updated", fmt.Sprint(len(s.Updates)), "later reports replaced earlier ones", screen.Updated)
	for _, u := range s.Updates {
		p.Lead(3, []screen.Run{screen.Updated.Of(" ↑ ")}, screen.Bold.Of(u.What))
		r.values(p, s, u)
		if u.Why != "" {
			p.Lead(5, nil, screen.Dim.Of(u.Why))
		}
	}
}

func (r Report) values(p *screen.Printer, s *report.Story, u report.Update) {
	when, says := 0, 0
	for _, v := range u.Values {
		when, says = max(when, clean.Width(clean.Line(v.When))), max(says, clean.Width(clean.Line(v.Says)))
	}
	when, says = min(when, 22), min(says, 24)
	for _, v := range u.Values {
		head := []screen.Run{screen.Normal.Of("     " + clean.Pad(clean.Cut(clean.Line(v.When), when), when) + "  ")}
		w := 5 + when + 2
		var runs []screen.Run
		if u.Claim == nil {
			head = append(head, screen.Bold.Of(clean.Pad(clean.Cut(clean.Line(v.Says), says), says)), screen.Normal.Of("  "))
			w += says + 2
		}
		e := v.Evidence[0]
		around := e.Art.Around(e.Passage, reach)
		letters := s.Short(v.Letters)
		for _, x := range v.Evidence[1:] {
			if x.Art != e.Art && !sameWords(around, x.Art.Around(x.Passage, reach)) {
				letters += ", in " + e.Art.Letter
				break
			}
		}
		runs = append(runs, screen.Normal.Of(letters+" "))
		runs = append(runs, quoted(around)...)
		if name := e.Source.String(); name != "" {
			runs = append(runs, screen.Dim.Of(" — "+name))
		}
		p.Lead(w, head, runs...)
	}
}

func (r Report) numbers(p *screen.Printer, s *report.Story) {
	if len(s.Numbers) == 0 {
		return
	}
	p.Section("numbers that go together", fmt.Sprint(len(s.Numbers)), "", screen.Bold)
	for i, u := range s.Numbers {
		if i >= showNumbers && !r.All && i+1 < len(s.Numbers) {
			more(p, len(s.Numbers)-i)
			return
		}
		runs := []screen.Run{screen.Normal.Of(u.What + ": ")}
		for j, v := range u.Values {
			if j > 0 {
				runs = append(runs, screen.Normal.Of(" · "))
			}
			runs = append(runs, screen.Bold.Of(v.Says), screen.Normal.Of(" "+s.Short(v.Letters)))
		}
		p.Para(" = ", "   ", runs...)
	}
}
