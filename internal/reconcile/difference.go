package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// negations turn a wording's meaning round.
var negations = []string{"not", "no", "never", "nt", "none", "nobody", "nothing", "without", "neither", "nor"}

// difference is where the words of x differ from those of first: the stretches
// of x that first has not, and what kind of meaning they change.
func difference(first, x *said) ([]synoptic.Passage, []string) {
	a, b := spokenWords(first), spokenWords(x)
	kept := longestCommon(a, b)
	var spans []synoptic.Passage
	for i := 0; i < len(b); {
		if kept[i] {
			i++
			continue
		}
		j := i
		for j < len(b) && !kept[j] {
			j++
		}
		spans = append(spans, x.src.passage(synoptic.Span{Start: b[i].Start, End: b[j-1].End}))
		i = j
	}
	var changes []string
	add := func(kind string, pick func(spokenWord) bool) {
		has := func(words []spokenWord) []string {
			var out []string
			for _, w := range words {
				if pick(w) {
					out = append(out, w.text)
				}
			}
			slices.Sort(out)
			return slices.Compact(out)
		}
		if ha, hb := has(a), has(b); len(ha) > 0 && len(hb) > 0 && !slices.Equal(ha, hb) || kind == "negation" && (len(ha) == 0) != (len(hb) == 0) {
			changes = append(changes, kind)
		}
	}
	add("number", func(w spokenWord) bool { return w.number })
	add("negation", func(w spokenWord) bool { return slices.Contains(negations, w.text) })
	return spans, changes
}

type spokenWord struct {
	text   string
	number bool
	synoptic.Span
}

func spokenWords(x *said) []spokenWord {
	first, last := x.src.tokens(x.q.Span)
	var out []spokenWord
	for _, t := range x.src.Tokens[first:last] {
		if idle(t) {
			continue
		}
		if f := strings.ReplaceAll(fold(t.In(x.src.Article.Text)), " ", ""); f != "" {
			out = append(out, spokenWord{f, t.Pos == "NUM", t.Span})
		}
	}
	return out
}

// longestCommon marks the words of b that stand in the longest common
// subsequence of a and b (Wagner and Fischer 1974). Both are a quotation long;
// beyond maxDiffWords only the beginning is compared.
func longestCommon(a, b []spokenWord) []bool {
	const maxDiffWords = 600
	n, m := min(len(a), maxDiffWords), min(len(b), maxDiffWords)
	table := make([][]int16, n+1)
	for i := range table {
		table[i] = make([]int16, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i].text == b[j].text {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	kept := make([]bool, len(b))
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i].text == b[j].text:
			kept[j] = true
			i++
			j++
		case table[i+1][j] >= table[i][j+1]:
			i++
		default:
			j++
		}
	}
	return kept
}
