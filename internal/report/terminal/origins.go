package terminal

import (
	"fmt"
	"strings"

	"synoptic/internal/report"
	"synoptic/internal/report/screen"
)

// How many origins and how many copies of text are shown at first.
const (
	showOrigins = 14
	showCopies  = 6
)

func (r Report) origins(p *screen.Printer, s *report.Story) {
	if len(s.Chains) == 0 && len(s.Copies) == 0 {
		return
	}
	p.Section("who has it from whom", fmt.Sprint(len(s.Chains)), "", screen.Bold)
	for i, c := range s.Chains {
		if i >= showOrigins && !r.All && i+1 < len(s.Chains) {
			more(p, len(s.Chains)-i)
			break
		}
		runs := []screen.Run{screen.Bold.Of(c.Name), screen.Dim.Of(" " + report.OriginNote(c.Kind)), screen.Normal.Of(" → ")}
		p.Para(" · ", "     ", append(runs, screen.Normal.Of(strings.Join(routes(s, c), "; ")))...)
	}
	for i, c := range s.Copies {
		if i >= showCopies && !r.All && i+1 < len(s.Copies) {
			more(p, len(s.Copies)-i)
			return
		}
		p.Para(" ≡ ", "   ", screen.Normal.Of(report.CopyNote(c)))
	}
}

// routes words to which articles an origin's reports went, straight first.
func routes(s *report.Story, c report.Chain) []string {
	var vias []string
	ids := map[string][]string{}
	for _, l := range c.Links {
		if _, ok := ids[l.Via]; !ok {
			if l.Via == "" {
				vias = append([]string{""}, vias...)
			} else {
				vias = append(vias, l.Via)
			}
		}
		ids[l.Via] = append(ids[l.Via], l.Art.ID)
	}
	var out []string
	for _, v := range vias {
		text := s.Short(s.Letters(ids[v]))
		if v != "" {
			text = "by way of " + s.OriginName(v) + " → " + text
		}
		out = append(out, text)
	}
	return out
}
