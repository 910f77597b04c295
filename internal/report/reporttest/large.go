package reporttest

import (
	"fmt"
	"strings"

	"synoptic"
)

// Large is an account of n articles of about 900 words with eight claims for
// each article, for measures of speed.
func Large(n int) *synoptic.Account {
	b := New("A long story")
	for i := range n {
		var t strings.Builder
		for j := range 60 {
			fmt.Fprintf(&t, "Speaker %d said on Monday that road %d near the harbour was closed for %d days after the flood.\n\n", j%17, j, i+j)
		}
		b.Article(fmt.Sprintf("a%d", i), fmt.Sprintf("Outlet %d", i), fmt.Sprintf("2024-03-%02dT%02d:00:00Z", 1+i%28, i%24), "Roads closed", t.String())
	}
	for j := range 17 {
		b.Origin(fmt.Sprintf("o%d", j), fmt.Sprintf("Speaker %d", j), synoptic.OriginPerson, "")
	}
	for c := range 8 * n {
		var reports []string
		for k := range 4 {
			i, j := (c+k*7)%n, c%60
			reports = append(reports, fmt.Sprintf("a%d:road %d near the harbour was closed for %d days after the flood|Speaker %d said|o%d", i, j, i+j, j%17, j%17))
		}
		b.Claim(fmt.Sprintf("c%d", c), fmt.Sprintf("road %d near the harbour was closed", c%60), []synoptic.ClaimStatus{synoptic.Agreed, synoptic.Echoed, synoptic.SingleSource, synoptic.Disputed}[c%4], 4, 1, "made up", reports...)
	}
	b.Cover()
	return b.Build()
}
