package reconcile

import (
	"testing"

	"synoptic"
)

// What an article gives a source for, it has not of itself as well: a lead and a
// caption of the same words are no second origin.
func TestALeadIsNoOriginBesideItsSource(t *testing.T) {
	a := read(t, "North Wire", "2024-03-14", "A fire destroyed the old mill in Orlec on Thursday night.\n\nA fire destroyed the old mill in Orlec on Thursday night, police in Orlec said. The mill was built in 1911.")
	b := read(t, "Harbour Post", "2024-03-14", "Police in Orlec said a fire destroyed the old mill in Orlec on Thursday night.")
	c := claimOf(t, account(t, a, b), "fire destroyed the old mill")
	if c.Status != synoptic.Echoed || c.Origins != 1 {
		t.Errorf("one source and a lead are %s on %d origins, want echoed on 1: %s", c.Status, c.Origins, c.Why)
	}
}

// An outlet is one by either of its addresses.
func TestAnOutletWithAndWithoutWWW(t *testing.T) {
	a := read(t, "www.wire.example", "2024-03-14", "A fire destroyed the old mill in Orlec on Thursday night.")
	b := read(t, "wire.example", "2024-03-14", "The old mill in Orlec was destroyed by a fire on Thursday night.")
	if c := claimOf(t, account(t, a, b), "destroyed"); c.Outlets != 1 || c.Status != synoptic.SingleSource {
		t.Errorf("%d outlets, %s", c.Outlets, c.Status)
	}
}
