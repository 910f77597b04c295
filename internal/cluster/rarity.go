package cluster

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed data/common.tsv
var commonTable string

// unknownRarity is the rarity of a word that is not among the common ones.
const unknownRarity = 6.5

// common maps a stem to its rarity in news at large: -ln of the share of
// texts that have it. It is frozen, so that what two articles share weighs the
// same whatever else lies in the folder.
var common = parseCommon(commonTable)

func parseCommon(table string) map[string]float64 {
	out := make(map[string]float64, 8192)
	for l := range strings.Lines(table) {
		if l[0] == '#' {
			continue
		}
		w, v, _ := strings.Cut(strings.TrimRight(l, "\r\n"), "\t")
		f, err := strconv.ParseFloat(v, 64)
		if err != nil {
			panic("common.tsv: " + l)
		}
		out[w] = f
	}
	return out
}

// rarity is how little a word says of a text's being news: high for names and
// rare terms.
func rarity(stem string) float64 {
	if r, ok := common[stem]; ok {
		return r
	}
	return unknownRarity
}

// Words are the words of a text as they are counted, numbers left out.
func Words(text string) []string {
	var out []string
	for _, t := range terms(text) {
		if !t.number {
			out = append(out, t.stem)
		}
	}
	return out
}
