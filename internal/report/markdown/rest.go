package markdown

import (
	"fmt"
	"strings"

	"synoptic/internal/report"
)

func (p *printer) said(s *report.Story) {
	if len(s.Speakers) == 0 {
		return
	}
	p.section("Who said what", "against the first wording: **bold** is new, ~~struck~~ is missing")
	for _, sp := range s.Speakers {
		name := esc(sp.Name)
		if name == "" {
			name = "speaker not named"
		}
		if sp.Title != "" {
			name += ", " + esc(sp.Title)
		}
		p.line("### %s\n", name)
		for _, u := range sp.Utterances {
			for i, w := range u.Wordings {
				mark := "  -"
				if i == 0 {
					mark = "-"
				}
				tail := ""
				if n := report.WordingNote(w); n != "" {
					tail = " — " + esc(n)
				}
				p.line("%s **%s** “%s”%s", mark, s.Short(w.Letters), words(w), tail)
			}
		}
		p.line("")
	}
}

func words(w report.Wording) string {
	if w.Diff == nil {
		return esc(w.Text)
	}
	return differing(w.Diff)
}

// differing marks the words that differ.
func differing(diff []report.Piece) string {
	var out []string
	for _, d := range diff {
		switch text := esci(d.Text); d.Op {
		case report.Added:
			out = append(out, "**"+text+"**")
		case report.Missing:
			out = append(out, "~~"+text+"~~")
		default:
			out = append(out, text)
		}
	}
	return strings.Join(out, " ")
}

func (p *printer) names(s *report.Story) {
	if len(s.Names) > 0 {
		p.section("Names and titles", "by outlet")
		p.line("| who or what | spelled, titled | in | |\n| --- | --- | --- | --- |")
		for _, n := range s.Names {
			name := "**" + esc(n.Name) + "**"
			for _, x := range n.Spelled {
				p.line("| %s | %s | %s | %s |", name, esc(x.Text), s.Short(x.Letters), report.JoinNote(x.By))
				name = ""
			}
			for _, x := range n.Titled {
				p.line("| %s | %s | %s | title |", name, esc(x.Text), s.Short(x.Letters))
				name = ""
			}
		}
	}
	if len(s.Terms) > 0 {
		p.section("What they call it", "in their own narration")
		p.line("| who or what | called | in |\n| --- | --- | --- |")
		for _, t := range s.Terms {
			name := "**" + esc(t.Name) + "**"
			for _, x := range t.Terms {
				p.line("| %s | %s | %s |", name, esc(x.Text), s.Short(x.Letters))
				name = ""
			}
		}
	}
}

func (p *printer) timeline(s *report.Story) {
	if len(s.Events) == 0 {
		return
	}
	p.section("Timeline", "when it happened, as they say")
	for _, e := range s.Events {
		p.line("- **%s** %s (%s)", esc(e.Date), esc(e.Text), s.Short(e.Letters))
	}
}

func (p *printer) origins(s *report.Story) {
	if len(s.Chains) == 0 && len(s.Copies) == 0 {
		return
	}
	p.section("Who has it from whom", "")
	if len(s.Chains) > 0 {
		p.line("| origin | kind | went to |\n| --- | --- | --- |")
	}
	for _, c := range s.Chains {
		var to []string
		for _, l := range c.Links {
			x := l.Art.Letter
			if l.Via != "" {
				x = fmt.Sprintf("%s (by way of %s)", x, esc(s.OriginName(l.Via)))
			}
			to = append(to, x)
		}
		p.line("| %s | %s | %s |", esc(c.Name), report.OriginNote(c.Kind), strings.Join(to, ", "))
	}
	p.line("")
	for _, c := range s.Copies {
		p.line("- %s", esc(report.CopyNote(c)))
	}
}

func (p *printer) leftOut(s *report.Story) {
	if len(s.Omitted) == 0 {
		return
	}
	p.section("Left out", "it was out, they were read whole, they do not carry it")
	for _, o := range s.Omitted {
		unclear := ""
		if len(o.Unclear) > 0 {
			unclear = "; unclear in " + s.Short(o.Unclear)
		}
		p.line("- not in **%s**: %s (%s%s)", s.Short(o.LeftOut), esc(o.Text), s.Short(o.Letters), unclear)
	}
}

func (p *printer) revised(s *report.Story) {
	if len(s.Revised) == 0 {
		return
	}
	p.section("Revised", "pages that were read again: **bold** is new, ~~struck~~ is gone")
	for _, r := range s.Revised {
		p.line("- **%s** %s %s", r.Art.Letter, esc(r.Art.Name), esc(r.Date))
		for _, c := range r.Changes {
			p.line("  - %s: %s", esc(c.What), changed(c))
		}
	}
	p.line("")
}

func changed(c report.Change) string {
	var out []string
	if c.Diff != nil {
		return differing(c.Diff)
	}
	if c.Was != nil {
		out = append(out, "~~"+esci(c.Was.Text)+"~~")
	}
	if c.Now != nil {
		out = append(out, "**"+esci(c.Now.Text)+"**")
	}
	return strings.Join(out, " ")
}
