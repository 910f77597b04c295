package score

import (
	"synoptic"
)

// scoreStatus compares the statuses of the claims that the account has.
func (s *scorer) scoreStatus() {
	at := make([][]spot, len(s.claims))
	for i, c := range s.claims {
		at[i] = s.reportsOf(c)
	}
	differs := map[string]string{}
	for _, d := range s.key.Disputes {
		differs[d.About] = nature(d.Nature)
	}
	for _, k := range s.key.Claims {
		places := s.passages(k.Passages)
		matches := func(i int) (n int) {
			for _, p := range places {
				if anySame(p, at[i]) {
					n++
				}
			}
			return n
		}
		// The most of the key's passages, then the fewest of its own.
		best := firstBest(len(s.claims), func(i int) int { return matches(i)*1_000_000 - len(at[i]) })
		if best < 0 || matches(best) == 0 || differs[k.ID] == "doubtful" {
			continue
		}
		c := &s.m[claimStatus].Count
		c.Gold++
		got := s.claims[best].Status
		ok := false
		switch k.Status {
		case "agreed":
			ok = got == synoptic.Agreed || got == synoptic.Echoed
		case "single-source":
			ok = got == synoptic.SingleSource
		case "disputed":
			ok = got == synoptic.Disputed
			if differs[k.ID] == "update" {
				ok = got == synoptic.Updated
			}
		}
		c.right(ok)
		if !ok {
			s.say("status wrong", "%s: %s, not %s: %s", k.ID, k.Status, got, s.claims[best].Text)
		}
	}
}

// nature is a dispute's, which is one where nothing else is said.
func nature(n string) string {
	if n == "" {
		return "dispute"
	}
	return n
}

// scoreDates compares the days that claims carry.
func (s *scorer) scoreDates() {
	type when struct {
		value string
		at    spot
	}
	var whens []when
	for _, c := range s.claims {
		for _, r := range c.Reports {
			if r.When != nil {
				whens = append(whens, when{r.When.Value, s.at(r.When.Span)})
			}
		}
	}
	c := &s.m[dates].Count
	for _, f := range s.key.Dates {
		for _, v := range f.Values {
			c.Gold++
			want := v.Value[:min(10, len(v.Value))]
			p := s.find(v.Doc, v.Passage)
			matched, ok := false, false
			var got string
			for _, w := range whens {
				if w.value == "" || !same(p, w.at) {
					continue
				}
				matched, got = true, w.value
				ok = ok || w.value[:min(len(want), len(w.value))] == want
			}
			switch {
			case !matched:
				s.say("date missed", "%s: %s %s", v.Doc, v.Passage, v.Value)
				continue
			case !ok:
				s.say("date wrong", "%s: %s %s, not %s", v.Doc, v.Passage, v.Value, got)
			}
			c.Given++
			c.right(ok)
		}
	}
}
