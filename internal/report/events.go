package report

import "synoptic"

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
		e := Event{TimelineEntry: t, Date: When(t.When), Evidence: s.evidences(t.Spans)}
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
		s.Events = append(s.Events, e)
	}
}
