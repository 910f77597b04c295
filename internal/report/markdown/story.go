package markdown

import (
	"fmt"
	"strings"

	"synoptic/internal/report"
)

func (p *printer) story(s *report.Story) {
	title := s.Title
	if title == "" {
		title = "A story without a title"
	}
	p.line("# %s\n", esc(title))
	head := []string{report.Count(len(s.Arts), "article"), report.Count(s.Outlets, "outlet")}
	if s.Families != s.Outlets {
		head = append(head, report.Count(s.Families, "family"))
	}
	if len(s.Chains) > 0 {
		head = append(head, report.Count(len(s.Chains), "named source"))
	}
	if s.Independent > 1 {
		head = append(head, fmt.Sprintf("at most %d independent origins for a claim", s.Independent))
	}
	if s.Days != "" {
		head = append([]string{esc(s.Days)}, head...)
	}
	p.line("%s\n", strings.Join(head, " · "))
	p.line("| | outlet | published | title |\n| --- | --- | --- | --- |")
	for _, a := range s.Arts {
		p.line("| **%s** | %s | %s | %s |", a.Letter, esc(a.Name), esc(a.Date), esc(a.Title))
	}
	p.disputed(s)
	p.figures(s, "Updated", "later reports replaced earlier ones", s.Updates)
	p.claims(s, "Agreed", "two or more independent origins, none against", s.Agree)
	p.claims(s, "Echoed", "several outlets, one origin", s.Echo)
	p.figures(s, "Numbers that go together", "", s.Numbers)
	p.revised(s)
	p.said(s)
	p.names(s)
	p.timeline(s)
	p.origins(s)
	p.leftOut(s)
	p.claims(s, "Only in one outlet", "", s.Single)
	if len(s.Gaps) > 0 {
		p.heading("Not measured")
		for _, g := range s.Gaps {
			at := ""
			if len(g.Letters) > 0 {
				at = "**" + s.Short(g.Letters) + "** "
			}
			p.line("- %s%s: %s", at, esc(g.What), esc(g.Why))
		}
	}
}

func (p *printer) section(title, about string) {
	p.heading(title)
	if about != "" {
		p.line("*%s*\n", about)
	}
}

// quote prints a passage in its sentence, with the passage in bold.
func (p *printer) quote(indent string, e report.Evidence) {
	c := e.Art.Around(e.Passage, 160)
	before, after := "", ""
	if c.CutBefore {
		before = "… "
	}
	if c.CutAfter {
		after = " …"
	}
	tail := fmt.Sprintf("**%s** %s, paragraph %d", e.Art.Letter, esc(e.Art.Name), c.Paragraph)
	if name := e.Source.String(); name != "" {
		tail += " · " + esc(name)
	}
	p.line("%s> %s%s**%s**%s%s\n%s> — %s\n", indent, before, esci(c.Before), esc(c.Text), esci(c.After), after, indent, tail)
}

func (p *printer) disputed(s *report.Story) {
	if len(s.Disputed) == 0 {
		return
	}
	p.section("Disputed", "accounts that cannot both hold")
	for _, d := range s.Disputed {
		p.line("### %s: %s\n", esc(d.Kind), esc(d.About))
		for _, x := range d.Positions {
			p.line("- **%s** (%s)\n", esc(x.Says), s.Short(x.Letters))
			for _, e := range x.Evidence {
				p.quote("  ", e)
			}
		}
		if d.Why != "" {
			p.line("%s\n", esc(d.Why))
		}
	}
}

func (p *printer) claims(s *report.Story, title, about string, cs []report.Claim) {
	if len(cs) == 0 {
		return
	}
	p.section(title, about)
	for _, c := range cs {
		p.line("- %s\n", esc(c.Text))
		p.line("  **%s** · %s, %s · %s\n", s.Short(c.Letters), report.Count(c.Origins, "origin"), report.Count(c.Outlets, "outlet"), esc(s.Ground(c, len(c.Rest))))
		for _, e := range c.Evidence {
			p.quote("  ", e)
		}
	}
}

func (p *printer) figures(s *report.Story, title, about string, us []report.Update) {
	if len(us) == 0 {
		return
	}
	p.section(title, about)
	for _, u := range us {
		p.line("### %s\n", esc(u.What))
		p.line("| when | value | in | words | on whose word |\n| --- | --- | --- | --- | --- |")
		for _, v := range u.Values {
			for _, e := range v.Evidence {
				p.line("| %s | %s | **%s** | %s | %s |", esc(v.When), esc(v.Says), e.Art.Letter, esc(e.Text), esc(e.Source.String()))
			}
		}
		if u.Why != "" {
			p.line("\n%s\n", esc(u.Why))
		}
	}
}
