package reconcile

import (
	"slices"
	"testing"
)

func TestNamingIsTheOutletsOwnWord(t *testing.T) {
	s := account(t,
		read(t, "Harbour Post", "2022-10-21", `President Anton Greve left the city on Friday. Mr Greve flew south.`),
		read(t, "Valley News", "2022-10-21", `Dictator Anton Greve left the city on Friday. "President Anton Greve is our father," a guard said.`),
	)
	var terms []string
	for _, n := range s.Naming {
		for _, x := range n.Terms {
			terms = append(terms, x.Text)
			if x.Text == "President" && len(x.Articles) != 1 {
				t.Error("a quoted title counts as the outlet's own")
			}
		}
	}
	if slices.Contains(terms, "Mr") {
		t.Errorf("terms %q", terms)
	}
	if !slices.Contains(terms, "President") || !slices.Contains(terms, "Dictator") {
		t.Errorf("terms %q, want President and Dictator", terms)
	}
}
