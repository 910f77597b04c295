package report

import (
	"slices"

	"synoptic"
)

// Event is an entry of the timeline.
type Event struct {
	*synoptic.TimelineEntry
	Date     string
	Letters  []string
	Evidence []Evidence
}

func (s *Story) addEvents() {
	for i := range s.Timeline {
		t := &s.Timeline[i]
		e := Event{TimelineEntry: t, Date: When(t.When), Evidence: s.Evidences(t.Spans)}
		var ids []string
		for _, p := range t.Spans {
			ids = append(ids, p.Article)
		}
		if c := s.claim[t.Claim]; c != nil {
			for _, r := range c.Reports {
				ids = append(ids, r.Span.Article)
			}
		}
		e.Letters = s.Letters(ids)
		// Two claims may have the same words; once is enough.
		if k := slices.IndexFunc(s.Events, func(x Event) bool { return x.When == t.When && x.Text == t.Text }); k >= 0 {
			x := &s.Events[k]
			for _, v := range e.Evidence {
				if !slices.ContainsFunc(x.Evidence, func(y Evidence) bool { return y.Passage == v.Passage }) {
					x.Evidence = append(x.Evidence, v)
				}
			}
			s.sortEvidence(x.Evidence)
			x.Letters = append(x.Letters, e.Letters...)
			slices.SortFunc(x.Letters, byLetter)
			x.Letters = slices.Compact(x.Letters)
			continue
		}
		s.Events = append(s.Events, e)
	}
}
