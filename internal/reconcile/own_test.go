package reconcile

import (
	"slices"
	"strings"
	"testing"

	"synoptic"
)

// TestOwnWords: a clause is compared without what hangs on it and is told
// apart from it, and with its subject where that stands elsewhere.
func TestOwnWords(t *testing.T) {
	s := unitsOf(t, "The dam, which the state had built in 1962, burst at dawn after the pumps failed. Marta Kessler warned the town and drove to the bridge.")
	for _, c := range []struct{ clause, has, lacks string }{
		{"burst at dawn", "dam dawn burst", "pump state 1962"},
		{"the pumps failed", "pump fail", "dawn"},
		{"drove to the bridge", "drive bridge kessler", "warn town"},
	} {
		found := false
		for _, u := range s.units {
			if !strings.Contains(u.src.text(u.span), c.clause) {
				continue
			}
			keys := s.spell(u)
			all := func(words string, in bool) bool {
				return !slices.ContainsFunc(strings.Fields(words), func(w string) bool { return strings.Contains(keys, w) != in })
			}
			found = found || all(c.has, true) && all(c.lacks, false)
		}
		if !found {
			t.Errorf("no clause %q of %q without %q", c.clause, c.has, c.lacks)
		}
	}
}

// unitsOf are the units of one article.
func unitsOf(t *testing.T, text string) *story {
	t.Helper()
	s := newStory([]*synoptic.Reading{read(t, "Norvale Post", "2022-03-14", text)})
	s.joinEntities()
	s.makeUnits()
	return s
}

// spell lists the terms of a unit, names by what they are called.
func (s *story) spell(u *unit) string {
	var b strings.Builder
	for _, x := range u.terms {
		k := x.key
		if e := s.byID[strings.TrimPrefix(k, "@")]; e != nil {
			k = strings.ToLower(e.name)
		}
		b.WriteString(k + " ")
	}
	return b.String()
}

// TestFacet: what one article alone adds to a claim that others carry is a
// claim of its own, within the other's words.
func TestFacet(t *testing.T) {
	got := account(t,
		read(t, "Norvale Post", "2022-03-14", "A freight train derailed on Sunday near the Harbour Gate depot. Nobody was hurt when the freight train derailed."),
		read(t, "Dunmere Echo", "2022-03-14", "A freight train derailed on Sunday, police said. The line will stay closed for a week."),
		read(t, "Coast Radio", "2022-03-14", "A freight train derailed on Sunday. The driver walked away."),
	)
	joined, alone := false, false
	for _, c := range got.Claims {
		joined = joined || len(c.Reports) > 1 && strings.Contains(c.Text, "derailed")
		alone = alone || c.Inner && c.Status == synoptic.SingleSource && strings.Contains(c.Why, `"near the Harbour Gate depot"`)
	}
	if !joined || !alone {
		t.Errorf("joined %v, the place alone %v", joined, alone)
	}
}

// TestQuotesAlike: quotations that may be of one person are one origin.
func TestQuotesAlike(t *testing.T) {
	a := carried{direct: true, speaker: "kessler"}
	for _, c := range []struct {
		b    carried
		want bool
	}{
		{carried{direct: true, speaker: "kessler"}, true},
		{carried{direct: true}, true},
		{carried{direct: true, speaker: "brandt"}, false},
		{carried{speaker: "kessler"}, false},
	} {
		if got := quotesAlike(a, c.b); got != c.want {
			t.Errorf("quotesAlike(%+v) is %v", c.b, got)
		}
	}
}
