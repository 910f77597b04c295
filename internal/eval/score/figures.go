package score

import (
	"encoding/json"
	"math"
	"slices"

	"synoptic"
)

// wanted is the value that a key's figure has: none where it is vague, two
// for a range.
type wanted struct {
	vague  bool
	values []*float64 // of a range
	value  float64
}

func parseWanted(raw json.RawMessage) (w wanted, err error) {
	switch {
	case len(raw) == 0 || string(raw) == "null":
		w.vague = true
	case raw[0] == '[':
		err = json.Unmarshal(raw, &w.values)
	default:
		err = json.Unmarshal(raw, &w.value)
	}
	return w, err
}

func (w wanted) is(v synoptic.FigureValue) bool {
	switch {
	case w.vague:
		return v.Value == nil || v.Bound == synoptic.Vague
	case w.values != nil:
		if len(w.values) == 2 && equal(v.Low, w.values[0]) && equal(v.High, w.values[1]) {
			return true
		}
		return slices.ContainsFunc(w.values, func(x *float64) bool { return equal(v.Value, x) })
	}
	return v.Value != nil && math.Abs(*v.Value-w.value) <= 1e-6*max(1, math.Abs(w.value))
}

func equal(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// scoreFigures compares figures: their values, which of them are held to
// count the same thing, and how they stand to one another.
func (s *scorer) scoreFigures() {
	at := make([][]spot, len(s.figures))
	for i, f := range s.figures {
		at[i] = make([]spot, len(f.Values))
		for j, v := range f.Values {
			at[i][j] = s.at(v.Span)
		}
	}
	values, links := &s.m[figureValues].Count, &s.m[figureLinks].Count
	for _, f := range s.key.Figures {
		where := make([][]int, len(f.Values)) // the figures that have the value
		for i, v := range f.Values {
			values.Gold++
			want, err := parseWanted(v.Value)
			if err != nil {
				s.say("key wrong", "%s: value %s: %v", f.ID, v.Value, err)
				continue
			}
			place := s.find(v.Doc, v.Passage)
			matched := false
			for j := range s.figures {
				for k := range at[j] {
					if !same(place, at[j][k]) {
						continue
					}
					matched = true
					if want.is(s.figures[j].Values[k]) && !slices.Contains(where[i], j) {
						where[i] = append(where[i], j)
					}
				}
			}
			if matched {
				values.Given++
			}
			values.right(len(where[i]) > 0)
			if len(where[i]) == 0 {
				s.say("figure missed", "%s: %s %s", v.Doc, v.Passage, v.Value)
			}
		}
		for i, v := range f.Values {
			for j := i + 1; j < len(f.Values); j++ {
				if v.Doc == f.Values[j].Doc {
					continue
				}
				links.Gold++
				if slices.ContainsFunc(where[i], func(x int) bool { return slices.Contains(where[j], x) }) {
					links.right(true)
					links.Given++
				}
			}
		}
		s.scoreRelation(f.ID, f.Relation, slices.Concat(where...))
	}
	s.countWrongLinks(at)
}

// scoreRelation compares the relation of the figure that holds most of the
// key's values.
func (s *scorer) scoreRelation(id, want string, held []int) {
	if len(held) == 0 {
		return
	}
	best := firstBest(len(held), func(i int) (n int) {
		for _, j := range held {
			if j == held[i] {
				n++
			}
		}
		return n
	})
	c := &s.m[figureRelation].Count
	c.Gold++
	got := string(s.figures[held[best]].Relation)
	c.right(got == want)
	if got != want {
		s.say("figure relation wrong", "%s: %s, not %s", id, want, got)
	}
}

// countWrongLinks counts the values that the account links and the key keeps
// apart.
func (s *scorer) countWrongLinks(at [][]spot) {
	of := func(p spot) map[string]bool {
		ids := map[string]bool{}
		for _, f := range s.key.Figures {
			for _, v := range f.Values {
				if same(s.find(v.Doc, v.Passage), p) {
					ids[f.ID] = true
				}
			}
		}
		return ids
	}
	for i := range at {
		ids := make([]map[string]bool, len(at[i]))
		for j, p := range at[i] {
			if p.ok() {
				ids[j] = of(p)
			}
		}
		for j, a := range at[i] {
			for k := j + 1; k < len(at[i]); k++ {
				b := at[i][k]
				if a.doc == b.doc || len(ids[j]) == 0 || len(ids[k]) == 0 || meet(ids[j], ids[k]) {
					continue
				}
				s.m[figureLinks].Given++
				s.say("figure link wrong", "%s: %s | %s: %s", a.doc, s.words(a), b.doc, s.words(b))
			}
		}
	}
}

func meet(a, b map[string]bool) bool {
	for x := range a {
		if b[x] {
			return true
		}
	}
	return false
}
