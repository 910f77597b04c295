package terminal

import (
	"fmt"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/screen"
)

// showEvents is how many events are shown at first.
const showEvents = 16

func (r Report) timeline(p *screen.Printer, s *report.Story) {
	if len(s.Events) == 0 {
		return
	}
	p.Section("timeline", fmt.Sprint(len(s.Events)), "when it happened, as they say", screen.Bold)
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
		p.Lead(w+3, []screen.Run{screen.Bold.Of(" " + clean.Pad(clean.Cut(clean.Line(e.Date), w), w)), screen.Normal.Of("  ")},
			screen.Normal.Of(report.Capital(clean.Line(e.Text))), screen.Dim.Of("  "+s.Short(e.Letters)))
	}
}
