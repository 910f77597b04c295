package cluster

import (
	_ "embed"
	"strings"
	"unicode"

	"synoptic"
)

//go:embed data/digests.txt
var digestTable string

// digestTitles are what round-ups of several stories call themselves.
var digestTitles = parseDigests(digestTable)

func parseDigests(table string) []string {
	var out []string
	for l := range strings.Lines(table) {
		if l = strings.TrimSpace(l); l != "" && l[0] != '#' {
			out = append(out, " "+l+" ")
		}
	}
	return out
}

// isDigest reports whether an article's title says that it tells several
// stories.
func isDigest(a *synoptic.Article) bool {
	title := " " + strings.Join(strings.FieldsFunc(strings.ToLower(a.Title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ") + " "
	for _, d := range digestTitles {
		if strings.Contains(title, d) {
			return true
		}
	}
	return false
}
