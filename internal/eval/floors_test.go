package eval

import (
	"bytes"
	"slices"
	"testing"

	"synoptic/internal/eval/score"
)

func measured(right, given, gold, errors int) []Corpus {
	return []Corpus{{Name: "stories", Measures: []score.Measure{
		{Name: "names", Count: score.Count{Right: right, Given: given, Found: right, Gold: gold}},
		{Name: "status", Kind: score.Share, Count: score.Count{Right: right, Gold: gold}},
		{Name: "merged", Kind: score.Errors, Count: score.Count{Given: errors}},
	}}}
}

func TestFloors(t *testing.T) {
	floors := Raise(nil, measured(8, 10, 16, 2), 0)
	want := []Floor{{"stories", "names", "precision", .8}, {"stories", "names", "f1", .6153}, {"stories", "status", "share", .5}, {"stories", "merged", "errors", 2}}
	if !slices.Equal(floors, want) {
		t.Fatalf("floors %v", floors)
	}
	if below := Below(floors, measured(8, 10, 16, 2)); len(below) > 0 {
		t.Errorf("what they were raised to is below them: %v", below)
	}
	if below := Below(floors, measured(7, 10, 16, 3)); len(below) != 4 {
		t.Errorf("missed are %v", below)
	}
	if got := Raise(floors, measured(1, 10, 16, 9), 0); !slices.Equal(got, floors) {
		t.Errorf("floors fell: %v", got)
	}
	if got := Raise(floors, measured(16, 16, 16, 0), .1); got[0].Value != .9 || got[3].Value != 0 {
		t.Errorf("floors rose to %v", got)
	}
	if below := Below(floors, nil); len(below) > 0 {
		t.Errorf("what is not measured is missed: %v", below)
	}
	if below := Below(floors, []Corpus{{Name: "stories"}}); len(below) != 4 {
		t.Errorf("a measure that is gone is not missed: %v", below)
	}
	b, err := FormatFloors(floors)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := ParseFloors(b); err != nil || !slices.Equal(got, floors) {
		t.Errorf("%v %v", got, err)
	}
}

// TestEmbeddedFloors holds that the file is as FormatFloors writes it, and of
// corpora that there are.
func TestEmbeddedFloors(t *testing.T) {
	fs, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if b, err := FormatFloors(fs); err != nil || !bytes.Equal(b, embedded) {
		t.Error("floors.json is not as --raise writes it", err)
	}
	for _, f := range fs {
		if !slices.Contains(Names(), f.Corpus) {
			t.Errorf("no corpus is called %s", f.Corpus)
		}
	}
}
