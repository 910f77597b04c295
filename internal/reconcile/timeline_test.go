package reconcile

import "testing"

func TestBeginsPutsTimesInOrder(t *testing.T) {
	for _, c := range []struct{ when, want string }{
		{"2021-04-15", "2021-04-15"},
		{"2021-W15", "2021-04-12"},
		{"2016-W01", "2016-01-04"},
		{"2020-W53", "2020-12-28"},
		{"2024-Q2", "2024-04"},
		{"2018-05/2018-06", "2018-05"},
		{"1999", "1999"},
		{"2024-05-09T08:52Z", "2024-05-09T08:52Z"},
		{"2024-", "2024-"},
	} {
		if got := begins(c.when); got != c.want {
			t.Errorf("begins(%q) = %q, want %q", c.when, got, c.want)
		}
	}
}

func TestTimelineHasEachEventOnce(t *testing.T) {
	s := accountOf(t, []told{
		{"Tolm Post", "2023-03-15", "TOLM - A ferry with 112 people on board ran aground off Tolm on Tuesday, the coastguard said. It was the first accident there since 1998."},
		{"Radio Arn", "2023-03-15", "TOLM - A ferry with 112 people on board ran aground off Tolm on Tuesday."},
		{"Arn Today", "2023-03-15", "TOLM - The ferry ran aground off Tolm on Tuesday with 112 people on board."},
	})
	n := 0
	for _, e := range s.Timeline {
		if e.When == "1998" {
			t.Errorf("what was so since 1998 is put there: %q", e.Text)
		}
		if e.When == "2023-03-14" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the grounding stands %d times on the timeline", n)
	}
}
