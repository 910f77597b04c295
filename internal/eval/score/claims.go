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
		if differs[k.ID] == "doubtful" {
			continue
		}
		if best < 0 || matches(best) == 0 {
			s.say(StatusOf+"claim not found", "%s: %s", k.ID, k.Text)
			continue
		}
		c := &s.m[claimStatus].Count
		c.Gold++
		got := s.claims[best].Status
		want := k.Status
		if want == string(synoptic.Disputed) && differs[k.ID] == "update" {
			want = string(synoptic.Updated)
		}
		why := statusCause(want, got)
		c.right(why == "")
		if why != "" {
			s.say(StatusOf+why, "%s: %s, not %s: %s", k.ID, want, got, s.claims[best].Text)
		}
	}
}

// StatusOf begins what Tell is told of claims whose status is wrong; what
// follows is why.
const StatusOf = "status: "

// statusCause is why a claim has not the status that a key wants; "" if it
// has. A key calls agreed what an account may call echoed.
func statusCause(want string, got synoptic.ClaimStatus) string {
	linked := got != synoptic.SingleSource
	agree := got == synoptic.Agreed || got == synoptic.Echoed
	switch {
	case want == string(got) || want == string(synoptic.Agreed) && agree:
		return ""
	case want == string(synoptic.SingleSource):
		return "wrong link"
	case want == string(synoptic.Agreed) && linked:
		return "dispute or update made up"
	case want == string(synoptic.Agreed):
		return "link missed"
	case !linked:
		return "link and " + noun[want] + " missed"
	case agree:
		return noun[want] + " missed"
	}
	return "dispute and update mistaken"
}

var noun = map[string]string{string(synoptic.Disputed): "dispute", string(synoptic.Updated): "update"}

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
