package terminal

import (
	"fmt"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// showEvents is how many events are shown at first.
const showEvents = 16

func (r Report) timeline(p *printer, s *report.Story) {
	if len(s.Events) == 0 {
		return
	}
	p.section("timeline", fmt.Sprint(len(s.Events)), "when it happened, as they say", bold)
	w := 0
	for _, e := range s.Events {
		w = max(w, clean.Width(clean.Line(e.Date)))
	}
	w = min(w, 24)
	for i, e := range s.Events {
		if i >= showEvents && !r.All && i+1 < len(s.Events) {
			more(p, len(s.Events)-i)
			return
		}
		p.lead(w+3, []run{{" " + clean.Pad(clean.Cut(clean.Line(e.Date), w), w), bold}, {"  ", normal}},
			run{e.Text, normal}, run{"  " + s.Short(e.Letters), dim})
	}
}
