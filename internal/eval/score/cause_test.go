package score

import (
	"testing"

	"synoptic"
)

func TestStatusCause(t *testing.T) {
	for _, tt := range []struct {
		want string
		got  synoptic.ClaimStatus
		why  string
	}{
		{"agreed", synoptic.Agreed, ""},
		{"agreed", synoptic.Echoed, ""},
		{"agreed", synoptic.SingleSource, "link missed"},
		{"agreed", synoptic.Updated, "dispute or update made up"},
		{"single-source", synoptic.Echoed, "wrong link"},
		{"disputed", synoptic.Disputed, ""},
		{"disputed", synoptic.Agreed, "dispute missed"},
		{"disputed", synoptic.SingleSource, "link and dispute missed"},
		{"disputed", synoptic.Updated, "dispute and update mistaken"},
		{"updated", synoptic.Echoed, "update missed"},
	} {
		if got := statusCause(tt.want, tt.got); got != tt.why {
			t.Errorf("%s, not %s: %q", tt.want, tt.got, got)
		}
	}
}
