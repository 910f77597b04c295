package reconcile

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"synoptic"
)

// corrected reconciles readings under corrections.
func corrected(t testing.TB, corrections []synoptic.Correction, readings ...*synoptic.Reading) synoptic.Story {
	t.Helper()
	s, err := StoryCorrected(context.Background(), readings, corrections)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func ship(t testing.TB) []*synoptic.Reading {
	return []*synoptic.Reading{
		read(t, "alpha.example", "2023-03-14", "The ferry Dorado sank off Port Valen on Tuesday. Nine people were killed in the sinking, the interior ministry said.\n\nCaptain Marek Teslav was arrested on Tuesday evening. Teslav denied that the ferry was overloaded, police said."),
		read(t, "beta.example", "2023-03-14", "The ferry Dorado sank off Port Valen on Tuesday. Fifteen people were killed in the sinking, the doctors' union said.\n\nPolice arrested Marco Dorn, the captain, on Tuesday evening. Dorn will appear before a judge in Port Valen next week."),
	}
}

// entityCalled is the entity that has a spelling.
func entityCalled(t testing.TB, s synoptic.Story, name string) synoptic.Entity {
	t.Helper()
	for _, e := range s.Entities {
		if slices.ContainsFunc(e.Variants, func(v synoptic.Variant) bool { return v.Text == name }) {
			return e
		}
	}
	t.Fatalf("nobody is called %q", name)
	return synoptic.Entity{}
}

func TestUserJoinsAndPartsNames(t *testing.T) {
	both := ship(t)
	plain := account(t, both...)
	if entityCalled(t, plain, "Marek Teslav").ID == entityCalled(t, plain, "Marco Dorn").ID {
		t.Fatal("two names are one without a word from the user")
	}
	join := synoptic.Correction{Seq: 1, Kind: synoptic.JoinNames, Names: []string{"Marek Teslav", "Marco Dorn"}}
	s := corrected(t, []synoptic.Correction{join}, both...)
	e := entityCalled(t, s, "Marek Teslav")
	if e.ID != entityCalled(t, s, "Dorn").ID || e.ID != entityCalled(t, s, "Teslav").ID {
		t.Errorf("joined names are two: %v", s.Entities)
	}
	if !slices.ContainsFunc(e.Variants, func(v synoptic.Variant) bool { return v.JoinedBy == synoptic.JoinedUser }) {
		t.Errorf("no spelling is the user's: %v", e.Variants)
	}
	part := synoptic.Correction{Seq: 2, Kind: synoptic.PartNames, Names: []string{"Marco Dorn", "Marek Teslav"}}
	s = corrected(t, []synoptic.Correction{join, part}, both...)
	if entityCalled(t, s, "Marek Teslav").ID == entityCalled(t, s, "Marco Dorn").ID {
		t.Error("the later word, that they are two, does not hold")
	}
}

func TestUserPartsWhatOneArticleJoins(t *testing.T) {
	both := ship(t)
	part := synoptic.Correction{Seq: 1, Kind: synoptic.PartNames, Names: []string{"Marek Teslav", "Teslav"}}
	s := corrected(t, []synoptic.Correction{part}, both...)
	if entityCalled(t, s, "Marek Teslav").ID == entityCalled(t, s, "Teslav").ID {
		t.Error("names that the user parted are one")
	}
	if again := account(t, both...); entityCalled(t, again, "Marek Teslav").ID != entityCalled(t, again, "Teslav").ID {
		t.Error("a correction changed the readings themselves")
	}
}

func TestUserJoinsAndPartsClaims(t *testing.T) {
	both := ship(t)
	plain := account(t, both...)
	a, b := claimOf(t, plain, "was arrested on Tuesday"), claimOf(t, plain, "Dorn will appear")
	if a.ID == b.ID {
		t.Fatal("one claim from the start")
	}
	p, q := a.Reports[0].Span, b.Reports[0].Span
	join := synoptic.Correction{Seq: 1, Kind: synoptic.JoinClaims, Passages: []synoptic.Passage{p, q}}
	s := corrected(t, []synoptic.Correction{join}, both...)
	if c := claimOf(t, s, "was arrested on Tuesday"); c.ID != claimOf(t, s, "Dorn will appear").ID {
		t.Error("joined claims are two")
	}
	part := synoptic.Correction{Seq: 2, Kind: synoptic.PartClaims, Passages: []synoptic.Passage{p, q}}
	s = corrected(t, []synoptic.Correction{join, part}, both...)
	if c := claimOf(t, s, "was arrested on Tuesday"); c.ID == claimOf(t, s, "Dorn will appear").ID {
		t.Error("parted claims are one")
	}
}

func TestUserEndsADispute(t *testing.T) {
	both := ship(t)
	plain := account(t, both...)
	k := slices.IndexFunc(plain.Disputes, func(d synoptic.Dispute) bool { return d.Kind == synoptic.NumberDispute })
	if k < 0 {
		t.Fatal("nine against fifteen is no dispute")
	}
	d := plain.Disputes[k]
	c := synoptic.Correction{Seq: 1, Kind: synoptic.SettleDispute, Dispute: d.Kind, Text: "15, says the port's final report", By: "desk"}
	for _, p := range d.Positions {
		c.Passages = append(c.Passages, p.Spans...)
	}
	s := corrected(t, []synoptic.Correction{c}, both...)
	if got := s.Disputes[k].Settled; got == nil || got.Text != c.Text || got.By != "desk" {
		t.Errorf("settled: %v", got)
	}
	c.Kind = synoptic.NoDispute
	s = corrected(t, []synoptic.Correction{c}, both...)
	for _, d := range s.Disputes {
		if d.Kind == synoptic.NumberDispute {
			t.Errorf("still disputed: %v", d)
		}
	}
	for _, f := range s.Figures {
		if f.Relation == synoptic.FigureDispute {
			t.Errorf("the figure still is: %v", f)
		}
	}
	for _, c := range s.Claims {
		if c.Status == synoptic.Disputed && strings.Contains(c.Text, "killed") {
			t.Errorf("the claim still is: %v", c)
		}
	}
}

// TestCorrectionsOfNothing holds that what is not found is passed over.
func TestCorrectionsOfNothing(t *testing.T) {
	both := ship(t)
	plain := account(t, both...)
	s := corrected(t, []synoptic.Correction{
		{Seq: 1, Kind: synoptic.JoinNames, Names: []string{"Nobody Known", "Marco Dorn"}},
		{Seq: 2, Kind: synoptic.PartClaims, Passages: []synoptic.Passage{{Article: "none", End: 5}, {Article: "none", Start: 7, End: 9}}},
		{Seq: 3, Kind: synoptic.NoDispute, Dispute: synoptic.DateDispute, Passages: []synoptic.Passage{{Article: "none", End: 5}}},
	}, both...)
	a, _ := json.Marshal(plain)
	b, _ := json.Marshal(s)
	if !bytes.Equal(a, b) {
		t.Error("the account changed")
	}
}
