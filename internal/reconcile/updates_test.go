package reconcile

import (
	"strings"
	"testing"

	"synoptic"
)

func TestUpdates(t *testing.T) {
	for _, c := range []struct {
		name     string
		articles []told
		part     string // of the why of the claims that are updated; "" if none is
	}{
		{"claimed by a group later", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Nine people were killed when a bomb went off in Tolm on Tuesday. No group has claimed responsibility for the attack so far."},
			{"Radio Arn", "2023-03-15", "TOLM - The Arlandish Front on Wednesday claimed responsibility for the bombing that killed nine people in Tolm."},
		}, "later claimed by"},
		{"not clear who did it, then claimed", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Nine people were killed when a bomb went off in Tolm on Tuesday. It was not immediately clear who carried out the attack."},
			{"Radio Arn", "2023-03-15", "TOLM - Nine people were killed by a bomb in Tolm. The Arlandish Front said its fighters had carried out the attack."},
		}, "later claimed by"},
		{"claimed before it was said that nobody had", []told{
			{"Tolm Post", "2023-03-16", "TOLM - Nine people were killed when a bomb went off in Tolm on Tuesday. No group has claimed responsibility for the attack so far."},
			{"Radio Arn", "2023-03-15", "TOLM - The Arlandish Front on Wednesday claimed responsibility for the bombing that killed nine people in Tolm."},
		}, ""},
		{"other attacks were claimed", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Nine people were killed when a bomb went off in Tolm on Tuesday. No group has claimed responsibility for the attack so far."},
			{"Radio Arn", "2023-03-15", "TOLM - Nine people were killed by a bomb in Tolm. The Arlandish Front has claimed previous attacks in the city."},
		}, ""},
		{"contact lost and there again", []told{
			{"Tolm Post", "2023-03-14", "TOLM - Contact has been lost with the Tolm-1 satellite that was launched on Monday, the space agency said."},
			{"Radio Arn", "2023-03-16", "TOLM - The space agency said that it had regained contact with the Tolm-1 satellite."},
		}, "there again later"},
		{"a lead lost and regained", []told{
			{"Tolm Post", "2023-03-14", "TOLM - The Tolm Tigers lost the lead in the ninth minute of the match against Arn."},
			{"Radio Arn", "2023-03-14", "TOLM - The Tolm Tigers regained the lead against Arn after the break."},
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := accountOf(t, c.articles)
			n := 0
			for _, x := range s.Claims {
				if x.Status != synoptic.Updated {
					continue
				}
				n++
				if c.part == "" || !strings.Contains(x.Why, c.part) {
					t.Errorf("%q is updated: %s", x.Text, x.Why)
				}
			}
			if c.part != "" && n == 0 {
				t.Error("no claim is updated")
				for _, x := range s.Claims {
					t.Logf("%s: %s", x.Status, x.Text)
				}
			}
		})
	}
}
