package report

import (
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

// TestPositionsAreHeaded holds that a short position is headed by its words, and
// one that is a sentence by who says it.
func TestPositionsAreHeaded(t *testing.T) {
	s := NewView(reporttest.Ferry()).Stories[0]
	d := s.Disputed[0]
	if d.Wordy() || d.Positions[0].Heading() != d.Positions[0].Says {
		t.Errorf("%q is headed by %q", d.Positions[0].Says, d.Positions[0].Heading())
	}
	p := d.Positions[0]
	p.Says = strings.Repeat("so it was said ", 6)
	if got := p.Heading(); !p.Wordy() || got == "" || strings.Contains(got, "so it was") {
		t.Errorf("a sentence is headed by %q", got)
	}
	for i := range 8 {
		e := p.Evidence[0]
		e.Source.Name = strings.Repeat("x", i+1)
		p.Evidence = append(p.Evidence, e)
	}
	if got := p.Heading(); !strings.HasSuffix(got, "others") {
		t.Errorf("many are headed by %q", got)
	}
	p.Evidence = nil
	if p.Wordy() {
		t.Error("words without a passage are not shown")
	}
}

func TestReason(t *testing.T) {
	d := Dispute{About: "people on board", Why: "people on board: 212 (coast guard) against 198", Positions: []Position{{Says: "212 (coast guard)"}, {Says: "198"}}}
	if got := d.Reason(); got != "" {
		t.Errorf("what the positions say is said again: %q", got)
	}
	for _, why := range []string{"people on board: 212 (coast guard) against 198; C's “about 200” fits either", "said by the line, denied by the guard"} {
		d.Why = why
		d.Positions = append(d.Positions, Position{Says: "about two hundred"})
		if got := d.Reason(); got != why {
			t.Errorf("%q is left away", why)
		}
	}
}

func TestDatesOfPositions(t *testing.T) {
	for in, want := range map[string]string{"2024-08-06": "6 Aug 2024", "2024-08-06 (the ministry)": "6 Aug 2024 (the ministry)", "Tuesday": "Tuesday"} {
		if got := says(synoptic.DateDispute, in); got != want {
			t.Errorf("%q is said as %q", in, got)
		}
	}
	if got := says(synoptic.NumberDispute, "2024"); got != "2024" {
		t.Errorf("a number became %q", got)
	}
}
