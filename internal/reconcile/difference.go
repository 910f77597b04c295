package reconcile

import (
	"slices"
	"strconv"
	"strings"

	"synoptic"
)

// negations turn a wording's meaning round.
var negations = []string{"not", "no", "never", "nt", "none", "nobody", "nothing", "without", "neither", "nor", "cannot"}

// difference is where the words of x differ from those of first: the stretches
// of x that first has not, in order, and what kind of meaning they change. A
// number, a negation or a name counts as changed only where the words on both
// sides of it answer each other: where one wording only says less, nothing is
// changed.
func difference(first, x *said) ([]synoptic.Passage, []string) {
	a, b := first.words, x.words
	inA, inB := longestCommon(a, b)
	var spans []synoptic.Passage
	var changes []string
	add := func(kind string) {
		if !slices.Contains(changes, kind) {
			changes = append(changes, kind)
		}
	}
	// The stretches between kept words, of both wordings at once.
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && inA[i] && inB[j] {
			i, j = i+1, j+1
			continue
		}
		i0, j0 := i, j
		for i < len(a) && !inA[i] {
			i++
		}
		for j < len(b) && !inB[j] {
			j++
		}
		if j > j0 {
			spans = append(spans, x.src.passage(synoptic.Span{Start: b[j0].Start, End: b[j-1].End}))
		}
		inside := j0 > 0 && i0 > 0 && i < len(a) && j < len(b)
		compareStretches(a[i0:i], b[j0:j], inside, add)
	}
	slices.Sort(changes)
	return spans, changes
}

// compareStretches says what differs in meaning between two stretches that
// stand in each other's place; inside is set where both have kept words on
// either side.
func compareStretches(a, b []spokenWord, inside bool, add func(string)) {
	short := len(a) <= maxStretch && len(b) <= maxStretch
	if len(a) > 0 && len(b) > 0 && short {
		if x, y := picked(a, "number"), picked(b, "number"); len(x) > 0 && len(y) > 0 && !overlap(x, y) {
			add("number")
		}
		if x, y := picked(a, "name"), picked(b, "name"); inside && len(a) <= 3 && len(b) <= 3 && len(x) > 0 && len(y) > 0 && !overlap(x, y) {
			add("name")
		}
	}
	if inside && short && (len(picked(a, "negation")) > 0) != (len(picked(b, "negation")) > 0) {
		add("negation")
	}
}

// maxStretch is the length in words up to which two stretches without a
// common word still answer each other.
const maxStretch = 6

func picked(words []spokenWord, kind string) []string {
	var out []string
	for _, w := range words {
		if w.kind == kind {
			out = append(out, w.value)
		}
	}
	return out
}

// overlap reports whether two lists have a value in common, or the beginning
// of one: "Shower" and "Showers" are no two names.
func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool {
			return x == y || len(x) > 4 && len(y) > 4 && x[0] > '9' && x[:4] == y[:4]
		})
	})
}

// spokenWord is one word of a wording. Its kind is "number", "name",
// "negation" or "", and value what it stands for.
type spokenWord struct {
	text  string
	kind  string
	value string
	synoptic.Span
}

// spokenWords are the words of a span without marks.
func spokenWords(src *source, sp synoptic.Span) []spokenWord {
	first, last := src.tokens(sp)
	var out []spokenWord
	for _, t := range src.Tokens[first:last] {
		if idle(t) || !sp.Contains(t.Span) {
			continue
		}
		f := strings.ReplaceAll(fold(t.In(src.Article.Text)), " ", "")
		if f == "" {
			continue
		}
		w := spokenWord{text: f, value: f, Span: t.Span}
		switch {
		case slices.Contains(negations, f):
			w.kind = "negation"
		case t.Pos == "NUM":
			w.kind = "number"
		case t.Pos == "PROPN":
			w.kind = "name"
		}
		out = append(out, w)
	}
	for _, q := range src.Quantities {
		if q.Value == nil || !sp.Contains(q.Number) {
			continue
		}
		for i := range out {
			if q.Number.Contains(out[i].Span) {
				out[i].value = "#" + strconv.FormatFloat(*q.Value, 'g', -1, 64)
			}
		}
	}
	return out
}

// runOf is the words' letters in one run, so that "First Group" and
// "FirstGroup" are the same words.
func runOf(words []spokenWord) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.text)
	}
	return b.String()
}

// sameWord reports whether two words of wordings are one: the same letters,
// the same number, or one spelling and another of a longer word.
func sameWord(a, b *spokenWord) bool {
	switch {
	case a.text == b.text:
		return true
	case a.kind == "number" || b.kind == "number":
		return a.kind == b.kind && a.value == b.value
	case len(a.text) >= 6 && len(b.text) >= 6 && a.text[0] == b.text[0]:
		return editDistance(a.text, b.text) <= 1 && a.text+"s" != b.text && b.text+"s" != a.text
	}
	return false
}

// longestCommon marks the words of a and b that stand in their longest common
// subsequence (Wagner and Fischer 1974). Both are a quotation long; beyond
// maxDiffWords only the beginning is compared.
func longestCommon(a, b []spokenWord) (inA, inB []bool) {
	const maxDiffWords = 600
	n, m := min(len(a), maxDiffWords), min(len(b), maxDiffWords)
	table := make([][]int16, n+1)
	for i := range table {
		table[i] = make([]int16, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if sameWord(&a[i], &b[j]) {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case sameWord(&a[i], &b[j]):
			inA[i], inB[j] = true, true
			i++
			j++
		case table[i+1][j] >= table[i][j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}
