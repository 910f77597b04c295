package cluster

import (
	"slices"
	"testing"
)

// TestYearsApart groups six articles, three and three alike and all of them
// somewhat, by when they were published.
func TestYearsApart(t *testing.T) {
	day := func(d float64) season { return season{d, d, 1} }
	none := season{}
	one, two := []int{0, 0, 0, 0, 0, 0}, []int{0, 0, 0, 3, 3, 3}
	for _, tt := range []struct {
		name string
		when []season
		want []int
	}{
		{"of one week", []season{day(0), day(1), day(2), day(3), day(4), day(5)}, one},
		{"two launches, two years apart", []season{day(0), day(1), day(2), day(700), day(701), none}, two},
		{"a followed event, and one years later", []season{day(0), day(200), day(400), day(900), day(901), day(902)}, two},
		{"months between them", []season{day(0), day(1), day(2), day(90), day(91), day(92)}, one},
		{"only one has a date", []season{day(0), day(1), day(2), day(700), none, none}, one},
		{"neither is of one time", []season{day(0), day(200), none, day(700), day(900), none}, one},
	} {
		p := pairs{when: slices.Clone(tt.when)}
		for i := range 6 {
			p.sim, p.named = append(p.sim, make([]float64, 6)), append(p.named, make([]bool, 6))
			for j := range 6 {
				p.named[i][j], p.sim[i][j] = true, .3
				if i/3 == j/3 {
					p.sim[i][j] = .4
				}
			}
		}
		if got := link(p); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
