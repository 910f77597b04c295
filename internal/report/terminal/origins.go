package terminal

import (
	"fmt"
	"strings"

	"synoptic/internal/report"
)

// showOrigins is how many origins are shown at first.
const showOrigins = 14

func (r Report) origins(p *printer, s *report.Story) {
	if len(s.Chains) == 0 && len(s.Copies) == 0 {
		return
	}
	p.section("who has it from whom", fmt.Sprint(len(s.Chains)), "", bold)
	for i, c := range s.Chains {
		if i >= showOrigins && !r.All && i+1 < len(s.Chains) {
			more(p, len(s.Chains)-i)
			break
		}
		runs := []run{{c.Name, bold}, {" " + report.OriginNote(c.Kind), dim}, {" → ", normal}}
		p.para(" · ", "     ", append(runs, run{strings.Join(routes(s, c), "; "), normal})...)
	}
	for _, c := range s.Copies {
		p.para(" ≡ ", "   ", run{report.CopyNote(c), normal})
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
