package reconcile

import (
	"context"
	"strings"
	"testing"

	"synoptic"
)

const millFire = `Fire destroyed the old mill in Orlec on Thursday night, the fire brigade said. Two people were rescued from the roof of the mill. "The flames reached the bridge within minutes," said Hanna Veld, who lives next door.`

func TestCopyIsCarriedAndAddsNoOrigin(t *testing.T) {
	original := read(t, "North Wire", "2024-03-14", millFire)
	other := read(t, "The Ledger", "2024-03-14", "Firemen saved two people from the roof of the mill in Orlec, a witness told The Ledger on Friday.")
	cut := read(t, "Harbour Post", "2024-03-15", millFire[:strings.Index(millFire, ` "The`)]+" Mayor Ilse Brandow opened a fund for the owners on Friday.")
	s := account(t, original, other, cut)
	c := claimOf(t, s, "were rescued from the roof")
	if carriedBy(c) < 2 || !strings.Contains(c.Reports[len(c.Reports)-1].Span.Text, "rescued") {
		t.Errorf("the copy does not carry its original's claim: %+v", c.Reports)
	}
	before := claimOf(t, account(t, original, other), "were rescued from the roof")
	if c.Origins != before.Origins || c.Outlets != before.Outlets+1 {
		t.Errorf("%d origins and %d outlets, before the copy %d and %d", c.Origins, c.Outlets, before.Origins, before.Outlets)
	}
	if own := claimOf(t, s, "opened a fund"); own.Status != synoptic.SingleSource {
		t.Errorf("what the copy alone says is %s", own.Status)
	}
}

// A copy's date and quotation are its original's, on its own words.
func TestEchoesStandOnTheirOwnWords(t *testing.T) {
	s := account(t, read(t, "North Wire", "2024-03-14", millFire), read(t, "Harbour Post", "2024-03-14", "From our correspondent\n\n"+millFire))
	u := utteranceOf(t, s, "flames reached the bridge")
	if len(u.Reports) != 2 || u.Reports[0].Span.Text != u.Reports[1].Span.Text || u.Reports[0].Span.Start == u.Reports[1].Span.Start {
		t.Errorf("reports of the quotation: %+v", u.Reports)
	}
	for _, r := range claimOf(t, s, "destroyed the old mill").Reports {
		if r.When == nil || r.When.Value != "2024-03-14" && !strings.HasPrefix(r.When.Value, "2024-03-14T") {
			t.Errorf("%s has the time %+v", r.Span.Article, r.When)
		}
	}
}

// What a user says of a copy holds for its original.
func TestCorrectionOfAnEcho(t *testing.T) {
	rs := []*synoptic.Reading{
		read(t, "North Wire", "2024-03-14", millFire), read(t, "Harbour Post", "2024-03-15", millFire),
		read(t, "The Ledger", "2024-03-15", "Hardly a beam is left of what stood by the river in Orlec since 1790."),
	}
	s := account(t, rs...)
	a, b := claimOf(t, s, "destroyed the old mill"), claimOf(t, s, "Hardly a beam")
	if a.ID == b.ID {
		t.Fatal("joined without a word")
	}
	join := synoptic.Correction{Seq: 1, Kind: synoptic.JoinClaims, Passages: []synoptic.Passage{a.Reports[1].Span, b.Reports[0].Span}}
	joined, err := StoryCorrected(context.Background(), rs, []synoptic.Correction{join})
	if err != nil {
		t.Fatal(err)
	}
	if c := claimOf(t, joined, "Hardly a beam"); carriedBy(c) != 3 {
		t.Errorf("the joined claim is carried by %d articles, want 3: %+v", carriedBy(c), c.Reports)
	}
}

// Half a sentence is trimmed, not echoed.
func TestHalfASentenceIsNoEcho(t *testing.T) {
	rs := []*synoptic.Reading{
		read(t, "North Wire", "2024-03-14", "We do not know why the mill burned and nobody has told us, but the bridge beside it will open on Monday, the mayor said."),
		read(t, "Harbour Post", "2024-03-14", "The bridge beside it will open on Monday, the mayor said. The bridge beside it will open on Monday, the mayor said."),
	}
	s := newStory(rs)
	s.findReprints()
	s.findEchoes()
	for _, src := range s.sources {
		for _, e := range src.echoes {
			if e.of != nil {
				t.Errorf("%q is an echo", src.text(e.own))
			}
		}
	}
}
