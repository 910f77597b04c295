package reconcile

import "testing"

func TestOfficesAgainst(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"energy minister", "deputy energy minister", true},
		{"head of security", "chief technology officer", true},
		{"Secretary of the Supreme Harbour Council", "Supreme Harbour Council Secretary General", true},
		{"mayor of Tolm", "governor of Tolm province", true},
		{"finance minister", "mayor", true},
		// One person may well be called both.
		{"head of the Northern Tide Union", "director general of the Northern Tide Union", false},
		{"president of Corda Lines", "chief executive of Corda Lines", false},
		{"chairman of the Tolm Port Board", "president of the Tolm Port Board", false},
		{"defence secretary", "defence minister", false},
		{"minister", "energy minister", false},
		{"police chief", "police commissioner", false},
		{"chief information security officer", "head of security", false},
		{"professor", "director of the Brandt Institute", false},
		{"captain", "spokesman", false},
	} {
		a, okA := parseOffice(c.a)
		b, okB := parseOffice(c.b)
		if !okA || !okB {
			t.Errorf("%q or %q is read as no office", c.a, c.b)
			continue
		}
		if got := a.against(b); got != c.want || b.against(a) != got {
			t.Errorf("%q against %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
