package reconcile

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"synoptic"
)

func TestNamesAlike(t *testing.T) {
	const person, body = synoptic.Person, synoptic.Organization
	for _, c := range []struct {
		a, b        string
		kind        synoptic.EntityType
		join, alike bool
	}{
		{"Orzumand Kheyrabod", "Urzumand Kheirabad", person, true, true},
		{"O. Kheyrabod", "Orzumand Kheyrabod", person, true, true},
		{"Mette Lind", "Arvid Lind", person, false, false},
		{"Mette Lind", "Mette Lindqvist", person, false, false},
		{"Anders Halvorsen", "Anders Halvorson", person, true, true},
		{"Rolf Dagny", "Rolf Dagmy", person, true, true},
		{"Dr. Ilse Marant", "Ilse Marant", person, true, true},
		{"Marant, Ilse W.", "Ilse G. Marant", person, false, false},
		{"Corvina Mobile Ltd.", "Corvina Mobile", body, true, true},
		{"Corvina Mobile Limited", "Corvina Mobile PLC", body, true, true},
		{"Corvina Mobile", "Corvina Media", body, false, false},
		{"Harbour Fund III", "Harbour Fund IV", body, false, false},
		{"Central Statistics Office", "CSO", body, true, true},
		{"Bureau of Mines", "Bureau of Lines", body, false, true},
	} {
		for range 2 {
			got := NamesAlike(c.a, c.b, c.kind)
			if (got >= joinScore) != c.join || (got >= likelyScore) != c.alike {
				t.Errorf("NamesAlike(%q, %q) = %.2f, want join %v, alike %v", c.a, c.b, got, c.join, c.alike)
			}
			c.a, c.b = c.b, c.a
		}
	}
}

// namePairsFloor is the least F1 on the labelled pairs of names, whose labels
// are those of sanctions screening.
const namePairsFloor = 0.86

func TestNamesAlikeOnLabelledPairs(t *testing.T) {
	root := os.Getenv("SYNOPTIC_CORPORA")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpora")
	}
	f, err := os.Open(filepath.Join(root, "names", "name-pairs-dev.csv"))
	if err != nil {
		t.Skip("the labelled pairs of names are not here")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var right, given, gold float64
	for _, r := range rows[1:] {
		kind := synoptic.Organization
		if r[1] == "Person" {
			kind = synoptic.Person
		}
		said, is := NamesAlike(r[2], r[3], kind) >= likelyScore, r[4] == "true"
		if said {
			given++
		}
		if is {
			gold++
		}
		if said && is {
			right++
		} else if said != is && testing.Verbose() {
			t.Logf("%s | %s: %.2f, labelled %v", r[2], r[3], NamesAlike(r[2], r[3], kind), is)
		}
	}
	p, rec := right/given, right/gold
	if f1 := 2 * p * rec / (p + rec); f1 < namePairsFloor {
		t.Errorf("F1 %.3f (precision %.3f, recall %.3f), want at least %.2f", f1, p, rec, namePairsFloor)
	} else {
		t.Logf("F1 %.3f (precision %.3f, recall %.3f)", f1, p, rec)
	}
}
