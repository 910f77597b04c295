package terminal

import (
	"fmt"
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/screen"
)

// How many utterances that two articles carry, and how many wordings of each,
// are shown at first.
const (
	showSaid     = 8
	showWordings = 4
)

func (r Report) said(p *screen.Printer, s *report.Story) {
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
	p.Section("who said what", fmt.Sprint(n), "", screen.Bold)
	if n > alone || r.All {
		p.Para("   ", "   ", screen.Dim.Of("against the first wording: {+words it has more+} [-words it lacks-]"))
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
		p.Para("   ", "   ", screen.Dim.Of(text))
	}
}

func (r Report) speaker(p *screen.Printer, sp report.Speaker) {
	name := sp.Name
	if name == "" {
		name = "speaker not named"
	}
	runs := []screen.Run{screen.Bold.Of(name)}
	if sp.Title != "" {
		runs = append(runs, screen.Normal.Of(", "+sp.Title))
	}
	p.Lead(3, []screen.Run{screen.Normal.Of(" “ ")}, runs...)
}

func (r Report) utterance(p *screen.Printer, s *report.Story, u report.Utterance) {
	w, shown := 0, u.Wordings
	if !r.All {
		shown = telling(u.Wordings, showWordings)
	}
	for _, x := range shown {
		w = max(w, clean.Width(s.Short(x.Letters)))
	}
	w = min(w, 12)
	for i, x := range shown {
		mark := "   "
		if i == 0 {
			mark = " · "
		}
		head := []screen.Run{screen.Normal.Of("  " + mark), screen.Normal.Of(clean.Pad(s.Short(x.Letters), w)), screen.Normal.Of("  ")}
		p.Lead(5+w+2, head, wording(x)...)
	}
	if n := len(u.Wordings) - len(shown); n > 0 {
		p.Lead(5+w+2, nil, screen.Dim.Of(fmt.Sprintf("and %s: --all", report.Count(n, "more wording"))))
	}
}

// telling picks n wordings: the first, then those of articles that no wording
// before has, in their order.
func telling(ws []report.Wording, n int) []report.Wording {
	if len(ws) <= n+1 {
		return ws
	}
	var out []report.Wording
	have := map[string]bool{}
	for _, again := range []bool{false, true} {
		for _, w := range ws {
			fresh := slices.ContainsFunc(w.Letters, func(l string) bool { return !have[l] })
			if len(out) < n && fresh != again && !(again && have[w.Text]) {
				out = append(out, w)
				have[w.Text] = true
				for _, l := range w.Letters {
					have[l] = true
				}
			}
		}
	}
	return out
}

func wording(x report.Wording) []screen.Run {
	open, shut := "“", "”"
	if x.Kind == synoptic.Indirect || strings.ContainsAny(x.Text, "\"“”") {
		open, shut = "", ""
	}
	var runs []screen.Run
	if x.Diff == nil {
		runs = append(runs, screen.Normal.Of(open+x.Text+shut))
	} else {
		runs = append(runs, screen.Normal.Of(open))
		runs = append(runs, differing(x.Diff)...)
		runs = append(runs, screen.Normal.Of(shut))
	}
	if note := report.WordingNote(x); note != "" {
		runs = append(runs, screen.Dim.Of(" — "+note))
	}
	return runs
}

// differing marks the words that differ.
func differing(diff []report.Piece) []screen.Run {
	var runs []screen.Run
	for i, d := range diff {
		if i > 0 {
			runs = append(runs, screen.Normal.Of(" "))
		}
		switch d.Op {
		case report.Same:
			runs = append(runs, screen.Normal.Of(d.Text))
		case report.Added:
			runs = append(runs, screen.Under.Of("{+"+d.Text+"+}"))
		case report.Missing:
			runs = append(runs, screen.Struck.Of("[-"+report.Brief(d.Text)+"-]"))
		}
	}
	return runs
}
