package terminal

import (
	"fmt"

	"synoptic/internal/report"
	"synoptic/internal/report/screen"
)

// showChanges is how many changes of a version are shown at first.
const showChanges = 8

func (r Report) revised(p *screen.Printer, s *report.Story) {
	if len(s.Revised) == 0 {
		return
	}
	p.Section("revised", fmt.Sprint(len(s.Revised)), "pages that were read again: {+new+} [-gone-]", screen.Bold)
	for _, v := range s.Revised {
		head := []screen.Run{screen.Bold.Of(v.Art.Letter + "  "), screen.Normal.Of(v.Art.Name)}
		if v.Date != "" {
			head = append(head, screen.Dim.Of("  "+v.Date))
		}
		if len(v.Changes) == 0 {
			head = append(head, screen.Dim.Of("  only what only metadata say"))
		}
		p.Lead(3, []screen.Run{screen.Normal.Of("   ")}, head...)
		for i, c := range v.Changes {
			if i >= showChanges && !r.All && i+1 < len(v.Changes) {
				more(p, len(v.Changes)-i)
				break
			}
			p.Lead(16, []screen.Run{screen.Normal.Of("     "), screen.Dim.Of(fmt.Sprintf("%-11s", c.What))}, changed(c)...)
		}
	}
}

func changed(c report.Change) []screen.Run {
	switch {
	case c.Diff != nil:
		return differing(c.Diff)
	case c.Was == nil && c.Now == nil:
		return nil
	case c.Was == nil:
		return []screen.Run{screen.Under.Of("{+" + report.Brief(c.Now.Text) + "+}")}
	case c.Now == nil:
		return []screen.Run{screen.Struck.Of("[-" + report.Brief(c.Was.Text) + "-]")}
	}
	return []screen.Run{screen.Struck.Of("[-" + report.Brief(c.Was.Text) + "-]"), screen.Normal.Of(" "), screen.Under.Of("{+" + report.Brief(c.Now.Text) + "+}")}
}
