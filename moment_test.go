package synoptic

import (
	"slices"
	"testing"
)

func TestCompareTimes(t *testing.T) {
	want := []string{"2024-08-05", "2024-08-05T10:00:00+05:30", "2024-08-05T09:00:00", "2024-08-05T10:00:00Z", "2024-08-06", "2024-08-06T02:00:00Z", "2024-08-05T23:30:00-04:00", "no time"}
	for n := range len(want) {
		got := append(slices.Clone(want[n:]), want[:n]...)
		if slices.SortFunc(got, CompareTimes); !slices.Equal(got, want) {
			t.Errorf("%q", got)
		}
	}
}

func TestBefore(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"2024-08-05", "2024-08-06", true},
		{"2024-08-05", "2024-08-05T10:00:00Z", false},
		{"2024-08-05T10:00:00Z", "2024-08-05", false},
		{"2024-08-05T10:00:00Z", "2024-08-05T11:00:00Z", true},
		{"2024-08-05T23:30:00-04:00", "2024-08-06T02:00:00Z", false},
		{"2024-08-06T02:00:00Z", "2024-08-05T23:30:00-04:00", true},
		{"2024-08-05T10:00:00", "2024-08-05T11:00:00", true},
		{"2024-08", "2024-08-05", false},
		{"", "2024-08-05", false},
	} {
		if got := Before(tt.a, tt.b); got != tt.want {
			t.Errorf("Before(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}
