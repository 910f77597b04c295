package report

import (
	"fmt"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

func TestGlance(t *testing.T) {
	acc := reporttest.Ferry()
	s := NewView(acc).Stories[0]
	var got []string
	for _, p := range s.Glance() {
		line := p.Kind + " " + p.What
		for _, x := range p.Sides {
			line += "|" + x.Says + " " + strings.Join(x.Letters, "")
		}
		got = append(got, line+"|"+p.Note)
	}
	if len(got) != 6 || !strings.HasPrefix(got[0], "no ") || !strings.Contains(got[0], "engine room ABC") || !strings.Contains(got[2], "|9 AB|≥ 14 C|17 E|") {
		t.Errorf("at a glance:\n%s", strings.Join(got, "\n"))
	}
	// The claim of most origins goes first, whatever comes first in the account.
	for i := range acc.Stories[0].Claims {
		if c := &acc.Stories[0].Claims[i]; c.ID == s.Agree[len(s.Agree)-1].ID {
			c.Origins = 9
		}
	}
	for _, p := range NewView(acc).Stories[0].Glance() {
		if p.Kind == "yes" {
			if !strings.HasPrefix(p.Note, "9 origins") {
				t.Errorf("the first that is agreed on: %+v", p)
			}
			break
		}
	}
	// What is folded is not for a glance, but for one where all is; nothing makes
	// none.
	for i := range acc.Stories[0].Claims {
		acc.Stories[0].Claims[i].Folded = true
	}
	kinds := map[string]int{}
	for _, p := range NewView(acc).Stories[0].Glance() {
		kinds[p.Kind]++
	}
	if kinds["yes"] != 1 || kinds["echo"] != 1 {
		t.Errorf("all folded: %v", kinds)
	}
	if got := NewView(reporttest.Empty()).Stories[0].Glance(); got != nil {
		t.Errorf("of nothing: %v", got)
	}
}

// TestGlanceOfMuch holds that of many values the first and the last are told,
// and that a denial is told by who denies.
func TestGlanceOfMuch(t *testing.T) {
	acc := reporttest.Ferry()
	s := NewView(acc).Stories[0]
	u := s.Updates[0]
	for n := range 9 {
		v := u.Values[0]
		v.Says = fmt.Sprint(100 + n)
		u.Values = append(u.Values, v)
	}
	s.Updates[0] = u
	s.Disputed[0].Kind, s.Disputed[0].Why = string(synoptic.DenialDispute), "said by one, denied by another"
	points := s.Glance()
	if p := points[0]; p.Note != s.Disputed[0].Why || p.Sides != nil {
		t.Errorf("a denial: %+v", p)
	}
	if p := points[2].Sides; len(p) != glanceSides || p[0].Says != "9" || p[3].Says != "108" {
		t.Errorf("many values: %+v", p)
	}
}

func TestCapital(t *testing.T) {
	for in, want := range map[string]string{
		"the tram was late": "The tram was late", "The tram": "The tram", "élan was gone": "Élan was gone", "iPhone sales fell": "iPhone sales fell",
		"al-Midan was shelled": "al-Midan was shelled", "bbc.com was down": "bbc.com was down", "": "", "“so it is”": "“so it is”", "212 people": "212 people",
	} {
		if got := Capital(in); got != want {
			t.Errorf("Capital(%q) = %q, want %q", in, got, want)
		}
	}
}
