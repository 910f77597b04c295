package reconcile

import (
	"slices"
	"testing"

	"synoptic"
)

// Of an article without a date, and of one that has nothing of the story, nobody
// can say that it left something out.
func TestWhoLeftSomethingOut(t *testing.T) {
	const bridge = "The mayor of Kesten, Ilse Brandow, opened the rebuilt harbour bridge on Thursday."
	const sang = " Forty schoolchildren sang an old sailors' song on the quay."
	first := read(t, "North Wire", "2024-03-14", bridge+sang)
	second := read(t, "Harbour Post", "2024-03-14", "On the quay forty schoolchildren sang an old sailors' song. "+bridge)
	for _, c := range []struct {
		outlet, day, text string
		want              synoptic.Cell
	}{
		{"The Ledger", "2024-03-15", bridge + " It cost 14 million crowns.", synoptic.LeftOut},
		{"The Ledger", "", bridge + " It cost 14 million crowns.", synoptic.Unclear},
		{"The Ledger", "2024-03-15", "Two lorries collided on the ring road near Orlec. Readers may send photographs to our newsroom.", synoptic.Unclear},
		{"The Ledger", "2024-03-13", bridge + " It cost 14 million crowns.", synoptic.PublishedBefore},
	} {
		third := read(t, c.outlet, c.day, c.text)
		s := account(t, first, second, third)
		row := slices.Index(s.Coverage.Claims, claimOf(t, s, "sang").ID)
		col := slices.Index(s.Coverage.Articles, third.Article.ID)
		if got := s.Coverage.Cells[row][col]; got != c.want {
			t.Errorf("%q of %q: the song is %s, want %s", c.text, c.day, got, c.want)
		}
	}
}
