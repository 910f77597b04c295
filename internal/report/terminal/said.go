package terminal

import (
	"fmt"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// showSaid is how many utterances that two articles carry are shown at first.
const showSaid = 12

func (r Report) said(p *printer, s *report.Story) {
	if len(s.Speakers) == 0 {
		return
	}
	n, alone := 0, 0
	for _, sp := range s.Speakers {
		for _, u := range sp.Utterances {
			n++
			if !u.Notable {
				alone++
			}
		}
	}
	p.section("who said what", fmt.Sprint(n), "", bold)
	if n > alone || r.All {
		p.para("   ", "   ", run{"against the first wording: {+words it has more+} [-words it lacks-]", dim})
	}
	shown, left := 0, 0
	for _, sp := range s.Speakers {
		named := false
		for _, u := range sp.Utterances {
			if !r.All && (!u.Notable || shown >= showSaid) {
				if u.Notable {
					left++
				}
				continue
			}
			if !named {
				r.speaker(p, sp)
				named = true
			}
			r.utterance(p, s, u)
			shown++
		}
	}
	if !r.All && left+alone > 0 {
		text := fmt.Sprintf("and %d more that one article alone carries: --all", alone)
		if left > 0 {
			text = fmt.Sprintf("and %d more, of which %d one article alone carries: --all", left+alone, alone)
		}
		p.para("   ", "   ", run{text, dim})
	}
}

func (r Report) speaker(p *printer, sp report.Speaker) {
	name := sp.Name
	if name == "" {
		name = "speaker not named"
	}
	runs := []run{{name, bold}}
	if sp.Title != "" {
		runs = append(runs, run{", " + sp.Title, normal})
	}
	p.lead(3, []run{{" “ ", normal}}, runs...)
}

func (r Report) utterance(p *printer, s *report.Story, u report.Utterance) {
	w := 0
	for _, x := range u.Wordings {
		w = max(w, clean.Width(s.Short(x.Letters)))
	}
	w = min(w, 12)
	for i, x := range u.Wordings {
		mark := "   "
		if i == 0 {
			mark = " · "
		}
		head := []run{{"  " + mark, normal}, {clean.Pad(s.Short(x.Letters), w), normal}, {"  ", normal}}
		p.lead(5+w+2, head, wording(x)...)
	}
}

func wording(x report.Wording) []run {
	open, shut := "“", "”"
	if x.Kind == synoptic.Indirect || strings.ContainsAny(x.Text, "\"“”") {
		open, shut = "", ""
	}
	var runs []run
	if x.Diff == nil || !report.Alike(x.Diff) {
		runs = append(runs, run{open + x.Text + shut, normal})
	} else {
		runs = append(runs, run{open, normal})
		for i, d := range x.Diff {
			if i > 0 {
				runs = append(runs, run{" ", normal})
			}
			switch d.Op {
			case report.Same:
				runs = append(runs, run{d.Text, normal})
			case report.Added:
				runs = append(runs, run{"{+" + d.Text + "+}", under})
			case report.Missing:
				runs = append(runs, run{"[-" + d.Text + "-]", struck})
			}
		}
		runs = append(runs, run{shut, normal})
	}
	if note := report.WordingNote(x); note != "" {
		runs = append(runs, run{" — " + note, dim})
	}
	return runs
}
