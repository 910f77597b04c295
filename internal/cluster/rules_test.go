package cluster

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"synoptic"
)

// rule makes up something that the user says.
func rule(r *rand.Rand, x *Index, seen []arrival) Rule {
	article := func() Ref { return Ref{Article: seen[r.Intn(len(seen))].id} }
	any := func() Ref {
		if s := x.Story(seen[r.Intn(len(seen))].id); s != "" && r.Intn(3) == 0 {
			return Ref{Story: s}
		}
		return article()
	}
	switch r.Intn(5) {
	case 0:
		if s := x.Story(article().Article); s != "" {
			return Rule{Kind: Named, A: Ref{Story: s}}
		}
	case 1, 2:
		return Rule{Kind: Apart, A: any(), B: any()}
	}
	return Rule{Kind: Together, A: any(), B: any()}
}

// TestTheUsersWordHolds holds, after each step of a stream, that no rule is
// broken that is not overruled by a later one.
func TestTheUsersWordHolds(t *testing.T) {
	for seed := range int64(12) {
		in := stream(rand.New(rand.NewSource(seed)), 300)
		r := rand.New(rand.NewSource(seed))
		x := NewIndex(Options{Window: 15 + 10*float64(seed%4)})
		for i := range in {
			log := step(t, r, x, in, i)
			over := x.Overruled()
			for _, u := range x.Rules() {
				if slices.Contains(over, u) || u.Kind == Named {
					continue
				}
				if bad := broken(x, u); bad != "" {
					t.Fatalf("seed %d, article %d: %v: %s\n%s", seed, i, u, bad, log)
				}
			}
		}
		if len(x.Rules()) < 5 || len(x.Overruled()) == len(x.Rules()) {
			t.Errorf("seed %d: %d rules, %d overruled", seed, len(x.Rules()), len(x.Overruled()))
		}
	}
}

// broken says how a rule is broken, "" if it isn't.
func broken(x *Index, u Rule) string {
	if u.A.Story != "" && u.B.Story != "" {
		if u.Kind == Together && len(x.Members(u.A.Story)) > 0 && len(x.Members(u.B.Story)) > 0 {
			return "both stories are there"
		}
		return ""
	}
	where := func(r Ref) string {
		if r.Story != "" {
			// The story may have become part of another by a rule.
			return x.location(x.rules.story(r.Story))
		}
		return x.Story(r.Article)
	}
	a, b := where(u.A), where(u.B)
	if a == "" || b == "" {
		return ""
	}
	if (a == b) != (u.Kind == Together) {
		return fmt.Sprintf("in %s and in %s", a, b)
	}
	return ""
}

func TestLaterRulesOverrule(t *testing.T) {
	a, b, c := Ref{Article: "a"}, Ref{Article: "b"}, Ref{Article: "c"}
	x := NewIndex(Options{})
	for i, s := range []string{crane, crane2, vote} {
		if _, err := x.Add(string(rune('a'+i)), FeaturesOf(&synoptic.Article{Text: s}), 1); err != nil {
			t.Fatal(err)
		}
	}
	if x.Story("a") != x.Story("b") || x.Story("c") == x.Story("a") {
		t.Fatalf("a in %s, b in %s, c in %s", x.Story("a"), x.Story("b"), x.Story("c"))
	}
	for _, tt := range []struct {
		rule  Rule
		moves []Move
	}{
		{Rule{Apart, a, b}, []Move{{"b", "a", "b"}}},
		{Rule{Together, b, c}, []Move{{"c", "c", "b"}}},
		{Rule{Together, a, b}, []Move{{"b", "b", "a"}, {"c", "b", "a"}}},
		{Rule{Together, Ref{Story: "S"}, c}, []Move{{"a", "a", "S"}, {"b", "a", "S"}, {"c", "a", "S"}}},
		{Rule{Apart, Ref{Story: "S"}, a}, []Move{{"a", "S", "a"}, {"b", "S", "a"}}},
	} {
		moves, err := x.Constrain(tt.rule)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(moves, tt.moves) {
			t.Errorf("%v: moves %v, want %v", tt.rule, moves, tt.moves)
		}
	}
	if over := x.Overruled(); !slices.Equal(over, []Rule{{Apart, a, b}, {Together, b, c}}) {
		t.Errorf("overruled: %v", over)
	}
}

func TestRulesAreChecked(t *testing.T) {
	a := Ref{Article: "a"}
	for _, u := range []Rule{{}, {Kind: Together, A: a}, {Kind: Apart, A: a, B: a}, {Kind: Named, A: a}, {Kind: "near", A: a, B: a}, {Kind: Apart, A: a, B: Ref{"b", "s"}}} {
		if _, err := NewIndex(Options{}).Constrain(u); err == nil {
			t.Errorf("%v is taken", u)
		}
	}
}
