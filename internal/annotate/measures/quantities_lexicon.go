package measures

import (
	_ "embed" // the word lists
	"fmt"
	"strconv"
	"strings"

	"synoptic"
)

//go:embed en/numbers_bounds.tsv
var englishBounds string

//go:embed en/units.tsv
var englishUnits string

//go:embed en/numbers_fates.tsv
var englishFates string

// boundPhrase is words that bound a number: "at least", "or so".
type boundPhrase struct {
	words  []string
	bound  synoptic.Bound
	strict bool
}

// unitPhrase is a unit's name in a text.
type unitPhrase struct {
	words  []string
	unit   string
	kind   string
	factor float64
}

// quantityLexicon is one language's words around numbers.
type quantityLexicon struct {
	before map[string][]boundPhrase // by last word
	after  map[string][]boundPhrase // by first word
	units  map[string][]unitPhrase  // by first word
	named  map[string]unitPhrase    // by canonical unit
	fates  map[string]string        // by lemma
}

var englishQuantities = newQuantityLexicon(englishBounds, englishUnits, englishFates)

func tableRows(table string, columns int) [][]string {
	var rows [][]string
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != columns {
			panic(fmt.Sprintf("measures: word list: line %d has %d columns, not %d", i+1, len(f), columns))
		}
		if i > 0 {
			rows = append(rows, f)
		}
	}
	return rows
}

func newQuantityLexicon(bounds, units, fates string) *quantityLexicon {
	x := &quantityLexicon{map[string][]boundPhrase{}, map[string][]boundPhrase{}, map[string][]unitPhrase{}, map[string]unitPhrase{}, map[string]string{}}
	for _, f := range tableRows(bounds, 5) {
		p := boundPhrase{lexiconWords(f[0]), synoptic.Bound(f[1]), f[2] == "strict"}
		if f[3] == "after" {
			x.after[p.words[0]] = append(x.after[p.words[0]], p)
		} else {
			last := p.words[len(p.words)-1]
			x.before[last] = append(x.before[last], p)
		}
	}
	for _, f := range tableRows(units, 5) {
		factor, err := strconv.ParseFloat(f[3], 64)
		if err != nil {
			panic("measures: units: " + f[0] + ": " + err.Error())
		}
		p := unitPhrase{unitWords(f[0]), f[1], f[2], factor}
		x.units[p.words[0]] = append(x.units[p.words[0]], p)
		if _, ok := x.named[p.unit]; !ok {
			x.named[p.unit] = p
		}
	}
	for _, f := range tableRows(fates, 3) {
		x.fates[f[0]] = f[1]
	}
	return x
}

// unitWords cuts a unit's form as timeWords cuts a text: "km/h" is three words.
func unitWords(form string) []string {
	var out []string
	for _, w := range timeWords(form, nil) {
		out = append(out, w.low)
	}
	return out
}

// Comparable gives value in the base unit of its kind ("length" in metres),
// so that figures in different units can be compared. Units without a kind
// are a kind of their own. What is printed is never converted.
func Comparable(value float64, unit string) (base float64, kind string) {
	p, ok := englishQuantities.named[unit]
	switch {
	case ok:
		return value * p.factor, p.kind
	case timeFactor(unit) > 0:
		return value * timeFactor(unit), "time"
	}
	return value, unit
}

// timeFactor is the length in seconds of a unit of time, 0 if it is none.
func timeFactor(unit string) float64 {
	switch unit {
	case "second":
		return 1
	case "minute":
		return 60
	case "hour":
		return 3600
	case "day":
		return 86400
	case "week":
		return 7 * 86400
	case "month":
		return 30.4375 * 86400
	case "year":
		return 365.25 * 86400
	}
	return 0
}

// Fate is what befell people of whom it is said by a verb, adjective or noun
// with this lemma: "killed", "injured", "missing" …; "" if the lemma says
// nothing of the kind.
func Fate(lemma string) string { return englishQuantities.fates[lemma] }
