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

const (
	// digestParts is in how many parts a text is cut, and digestTerms how many
	// rare terms a part must have, to see whether it tells one story.
	digestParts = 5
	digestTerms = 10
	// digestShare is the share of a part's rare terms that another part has,
	// too, on average, in the most scattered text that tells one story.
	digestShare = 0.02
)

// isDigest reports whether an article tells several stories.
func isDigest(a *synoptic.Article) bool {
	title := " " + strings.Join(strings.FieldsFunc(strings.ToLower(a.Title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ") + " "
	for _, d := range digestTitles {
		if strings.Contains(title, d) {
			return true
		}
	}
	share, ok := cohesion(a)
	return ok && share < digestShare
}

// cohesion is the share of rare terms that two parts of a text have in common,
// on average over the parts; false for a text too short to say.
func cohesion(a *synoptic.Article) (float64, bool) {
	var rare []string
	eachPart(a, func(text string, _ int) {
		for _, t := range terms(text) {
			if !t.number && rarity(t.stem) >= rareName {
				rare = append(rare, t.stem)
			}
		}
	})
	if len(rare) < digestParts*digestTerms {
		return 0, false
	}
	var parts [digestParts]map[string]bool
	for i := range parts {
		parts[i] = map[string]bool{}
		for _, w := range rare[i*len(rare)/digestParts : (i+1)*len(rare)/digestParts] {
			parts[i][w] = true
		}
	}
	sum, n := 0.0, 0
	for i := range parts {
		for j := range i {
			both := 0
			for w := range parts[i] {
				if parts[j][w] {
					both++
				}
			}
			sum += float64(both) / float64(min(len(parts[i]), len(parts[j])))
			n++
		}
	}
	return sum / float64(n), true
}
