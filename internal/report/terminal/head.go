package terminal

import (
	"fmt"
	"strings"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/screen"
)

func (r Report) head(p *screen.Printer, s *report.Story) {
	title := clean.Line(s.Title)
	if title == "" {
		title = "a story without a title"
	}
	days := clean.Line(s.Days)
	if n := p.Width - 2 - clean.Width(title) - clean.Width(days); days != "" && n >= 2 {
		p.Line(screen.Bold.Of(" "+title), screen.Normal.Of(screen.Repeat(" ", n)+days))
	} else {
		p.Para(" ", " ", screen.Bold.Of(title))
		if days != "" {
			p.Para(" ", " ", screen.Normal.Of(days))
		}
	}
	parts := []string{report.Count(len(s.Arts), "article"), report.Count(s.Outlets, "outlet")}
	if s.Families != s.Outlets {
		parts = append(parts, report.Count(s.Families, "family"))
	}
	if len(s.Chains) > 0 {
		parts = append(parts, report.Count(len(s.Chains), "named source"))
	}
	if s.Independent > 1 {
		parts = append(parts, fmt.Sprintf("at most %d independent origins", s.Independent))
	}
	p.Para(" ", " ", screen.Normal.Of(strings.Join(parts, " · ")))
	p.Para(" ", " ", screen.Normal.Of(tally(s)))
	p.Blank()
	r.articles(p, s)
}

// tally counts what was found, by status.
func tally(s *report.Story) string {
	var out []string
	for _, x := range []struct {
		n    int
		word string
	}{{len(s.Disputed), "disputed"}, {len(s.Updates), "updated"}, {len(s.Agree), "agreed"}, {len(s.Echo), "echoed"}, {len(s.Single), "in one outlet only"}} {
		if x.n > 0 {
			out = append(out, fmt.Sprintf("%d %s", x.n, x.word))
		}
	}
	if len(out) == 0 {
		return "nothing found that could be compared"
	}
	if len(s.Disputed) == 0 {
		none := "nothing disputed"
		if len(s.Arts) < 2 {
			none = "one article alone: nothing to compare it with"
		}
		out = append([]string{none}, out...)
	}
	return strings.Join(out, " · ")
}

// articles lists letters, outlets and dates in as many columns as fit.
func (r Report) articles(p *screen.Printer, s *report.Story) {
	letter, name, date := 0, 0, 0
	for _, a := range s.Arts {
		letter = max(letter, clean.Width(a.Letter))
		name = max(name, clean.Width(clean.Line(a.Name)))
		date = max(date, clean.Width(clean.Line(a.Date)))
	}
	name = min(name, 34, p.Width-letter-date-6)
	if len(s.Arts) > 6 { // rather two columns with long names cut
		name = min(name, max(16, p.Width/2-letter-date-6))
	}
	cell := letter + name + date + 6
	cols := max(1, p.Width/cell)
	rows := (len(s.Arts) + cols - 1) / cols
	for i := range rows {
		var runs []screen.Run
		for c := range cols {
			if k := i*cols + c; k < len(s.Arts) {
				a := s.Arts[k]
				runs = append(runs, screen.Normal.Of(" "), screen.Bold.Of(clean.Pad(a.Letter, letter)),
					screen.Normal.Of(" "+clean.Pad(clean.Cut(clean.Line(a.Name), name), name)+"  "+clean.Pad(clean.Line(a.Date), date+2)))
			}
		}
		last := &runs[len(runs)-1]
		last.Text = strings.TrimRight(last.Text, " ")
		p.Line(runs...)
	}
}

func (r Report) apart(p *screen.Printer, v *report.View) {
	if len(v.Apart) == 0 {
		return
	}
	p.Section("in no story", fmt.Sprint(len(v.Apart)), "", screen.Bold)
	for _, a := range v.Apart {
		why := a.Reason
		if why == "" {
			why = "tells of no event that the others tell of"
		}
		p.Para(" · ", "   ", screen.Bold.Of(a.Name), screen.Dim.Of(" "+a.Path+" "), screen.Normal.Of(why))
	}
}
