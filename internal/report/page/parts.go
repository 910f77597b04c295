package page

import (
	"fmt"

	"synoptic"
	"synoptic/internal/report"
)

// Anchor is where a claim is shown: under its own ID, or that of the dispute or
// figure that stands for it.
func (p *Part) Anchor(claim string) string {
	c := p.Story.Claim(claim)
	if c == nil {
		return p.ID("top")
	}
	switch c.Status {
	case synoptic.Disputed:
		for _, d := range p.Disputed {
			if d.ID == claim || d.Claim != nil && d.Claim.ID == claim {
				return p.ID(d.ID)
			}
		}
		return p.ID("disputed")
	case synoptic.Updated:
		for _, u := range p.Updates {
			if u.ID == claim {
				return p.ID(claim)
			}
			for _, r := range c.Reports {
				for _, f := range r.Figures {
					if f == u.ID {
						return p.ID(f)
					}
				}
			}
		}
		return p.ID("updated")
	case synoptic.Agreed, synoptic.Echoed, synoptic.SingleSource:
		return p.ID(claim)
	}
	return p.ID("top")
}

// ClaimHref leads to where a claim is shown.
func (p *Part) ClaimHref(claim string) string { return "#" + p.Anchor(claim) }

// PointHref leads to a point of the glance.
func (p *Part) PointHref(x report.Point) string { return "#" + p.ID(x.ID) }

// Alone reports whether a section is the only one of its page: nothing of it is
// folded then.
func (p *Part) Alone() bool { return false }

// Singles is how many claims one outlet alone carries.
func (p *Part) Singles() int { return len(p.Single) }

// Together is how many figures have values that go together.
func (p *Part) Together() int { return len(p.Numbers) }

// CopyID is the ID of the n-th reprint.
func (p *Part) CopyID(n int) string { return p.ID(fmt.Sprintf("copy%d", n+1)) }

// speaker is a speaker's sayings that several articles, or that one alone,
// carry.
type speaker struct {
	report.Speaker
	Notable bool
}

// Speakers are the speakers of whom several articles or wordings tell.
func (p *Part) Speakers() []speaker {
	var out []speaker
	for _, s := range p.Story.Speakers {
		out = append(out, speaker{s, s.Utterances[0].Notable})
	}
	return out
}

// Lone are the speakers with sayings that one article alone carries.
func (p *Part) Lone() []report.Speaker {
	var out []report.Speaker
	for _, s := range p.Story.Speakers {
		for _, u := range s.Utterances {
			if !u.Notable {
				out = append(out, s)
				break
			}
		}
	}
	return out
}

// Names are the names with one row for each spelling and title.
func (p *Part) Names() []nameRows {
	var out []nameRows
	for _, n := range p.Story.Names {
		x := nameRows{Name: n}
		for _, s := range n.Spelled {
			x.Rows = append(x.Rows, nameRow{s, false})
		}
		for _, s := range n.Titled {
			x.Rows = append(x.Rows, nameRow{s, true})
		}
		out = append(out, x)
	}
	return out
}

// showNames is how many names are shown at first.
const showNames = 14

// FirstNames are the names that differ, as many as are shown at first, and
// MoreNames the rest: names that stand with one title alone, say.
func (p *Part) FirstNames() []nameRows { return p.Names()[:p.splitNames()] }

// MoreNames are the names that are folded.
func (p *Part) MoreNames() []nameRows { return p.Names()[p.splitNames():] }

func (p *Part) splitNames() int {
	names, n := p.Story.Names, 0
	for n < len(names) && names[n].Notable && n < showNames {
		n++
	}
	if n+1 == len(names) {
		n++
	}
	return n
}

type nameRows struct {
	report.Name
	Rows []nameRow
}

type nameRow struct {
	report.Spelling
	Title bool
}

// Compared reports whether there are claims and articles to lay side by side.
func (p *Part) Compared() bool { return len(p.Coverage.Claims) > 0 && len(p.Arts) > 1 }

// coverageRow is a claim of the grid.
type coverageRow struct {
	ID, Text string
	Cells    []synoptic.Cell
}

// CoverageRows are the rows of the grid as a table.
func (p *Part) CoverageRows() []coverageRow {
	var out []coverageRow
	for _, id := range p.Coverage.Claims {
		if c := p.Story.Claim(id); c != nil && !c.Folded {
			out = append(out, coverageRow{id, c.Text, p.Row(id)})
		}
	}
	return out
}
