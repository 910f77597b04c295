package reconcile

import (
	"strings"
	"testing"

	"synoptic"
)

// linked reports whether one claim of the account has a report in each of two
// articles that holds the words.
func linked(s synoptic.Story, a, b string) bool {
	for _, c := range s.Claims {
		var hasA, hasB bool
		for _, r := range c.Reports {
			hasA = hasA || strings.Contains(r.Span.Text, a)
			hasB = hasB || strings.Contains(r.Span.Text, b)
		}
		if hasA && hasB {
			return true
		}
	}
	return false
}

// TestTermsOfTimesAndNames looks at what makes two clauses alike whose words
// differ: the day, the hour, and a rare word of a name.
func TestTermsOfTimesAndNames(t *testing.T) {
	s := newStory([]*synoptic.Reading{
		read(t, "North Star", "2031-06-03", "The carrier blasted off from the Orvane Space Center at 9 a.m. on Monday, officials said."),
		read(t, "Evening Bell", "2031-06-04", "The carrier blasted off from the Orvane Launch Facility on June 2 at 9:00 am, the ministry said."),
	})
	s.joinEntities()
	s.makeUnits()
	var day, hour int
	for _, src := range s.sources {
		for _, k := range s.keys(src) {
			switch k.key {
			case "#2031-06-02":
				day++
			case "#T09:00":
				hour++
			}
		}
	}
	if day != 2 || hour != 2 {
		t.Errorf("the day is a term of %d articles, the hour of %d", day, hour)
	}
	names := 0
	for _, e := range s.entities {
		if n, ok := s.numbers["@"+e.id]; ok {
			for _, x := range s.near[n] {
				if x.like == namesLike {
					names++
				}
			}
		}
	}
	if names == 0 {
		t.Error("no two names share a rare word")
	}
}

func TestExact(t *testing.T) {
	for n, want := range map[float64]bool{284e9: true, 28156: true, 425: true, 143e6: true, 2016: false, 12: false, 400: false, 5e9: false, 2.5: false, 110: false, 1950: false} {
		if exact(n) != want {
			t.Errorf("%v: %t", n, !want)
		}
	}
}

// TestOnlySupposed keeps what one article says may be apart from what another
// says is so, and joins what both leave open.
func TestOnlySupposed(t *testing.T) {
	open := account(t,
		read(t, "North Star", "2031-06-03", "Police are investigating whether the driver of the coach fell asleep at the wheel."),
		read(t, "Evening Bell", "2031-06-04", "Detectives are investigating whether the coach driver fell asleep at the wheel."))
	if !linked(open, "fell asleep at the wheel", "whether the coach driver fell asleep") {
		t.Error("what both ask is not one claim")
	}
}

// TestUntil: a clause with "until" in it is no supposition.
func TestUntil(t *testing.T) {
	s := account(t,
		read(t, "North Star", "2031-06-03", "The silver lining was that she didn't have to pay the full amount until November 2031 - only a $28,156 minimum payment was due for June."),
		read(t, "Evening Bell", "2031-06-03", "The silver lining was that she did not have to pay the full amount until November 2031. Only a $28,156 minimum payment was due for June."))
	if !linked(s, "$28,156 minimum payment was due", "Only a $28,156") {
		t.Error("the payment is two claims")
	}
}
