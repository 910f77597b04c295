package measures

import (
	_ "embed" // the word lists
	"fmt"
	"strconv"
	"strings"
)

// timeEntry is what a word can mean in an expression of time. A word may be
// several things at once ("second", "march"): the grammar decides.
type timeEntry struct {
	month, weekday uint8 // from 1
	short          bool  // an abbreviation of a month or weekday
	unit           timeUnit
	part           string // TIMEX3 part of day: MO, MI, AF, EV, NI
	season         string // TIMEX3 season: SP, SU, FA, WI
	relative       bool   // "last", "this", "next" …
	shift          int8   // of a relative, or of a day like "tomorrow"
	day            bool
	partOfToday    string // "tonight"
	set            string // "daily"
	zone           string // a UTC offset, "?" where the zone has several
	ref            string // PRESENT_REF …
	start          bool   // a phrase or holiday starts with it
	approx         bool   // an approximation starts with it
}

// timeUnit is a unit of time as TIMEX3 writes it, with N a night, F two
// weeks, E a weekend, m a month (M is a minute), T a decade.
type timeUnit byte

type timePhrase struct {
	words []string
	class string
	value string
}

type numberEntry struct {
	class numberClass
	value float64 // of a vague word its least number; -1 if it has none
	// ord and frac are the word as an ordinal and as a part, 0 if it is none.
	ord  float64
	frac float64
}

type numberClass uint8

const (
	noNumber numberClass = iota
	cardinalNumber
	tenNumber
	multiplierNumber
	suffixNumber // "bn", "m": only after digits
	pluralNumber
	vagueNumber
)

// lexicon is one language's words of time and number.
type lexicon struct {
	times   map[string]*timeEntry
	phrases map[string][]timePhrase // by first word, longest first
	numbers map[string]*numberEntry
}

//go:embed en/times.tsv
var englishTimes string

//go:embed en/numbers.tsv
var englishNumbers string

var english = newLexicon(englishTimes, englishNumbers)

// lexiconRow is one row of a word list: class, form, value, example.
type lexiconRow struct{ class, form, value, example string }

func lexiconRows(table string) []lexiconRow {
	var rows []lexiconRow
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			panic(fmt.Sprintf("measures: word list: line %d has %d columns", i+1, len(f)))
		}
		if i > 0 {
			rows = append(rows, lexiconRow{f[0], f[1], f[2], f[3]})
		}
	}
	return rows
}

func newLexicon(times, numbers string) *lexicon {
	x := &lexicon{times: map[string]*timeEntry{}, phrases: map[string][]timePhrase{}, numbers: map[string]*numberEntry{}}
	for _, r := range lexiconRows(times) {
		x.addTime(r)
	}
	for _, r := range lexiconRows(numbers) {
		x.addNumber(r)
	}
	return x
}

// timeEntry is the entry of a form, made where there is none.
func (x *lexicon) timeEntry(form string) *timeEntry {
	e := x.times[form]
	if e == nil {
		e = &timeEntry{}
		x.times[form] = e
	}
	return e
}

func (x *lexicon) addTime(r lexiconRow) {
	if r.class == "phrase" || r.class == "holiday" || r.class == "approx" {
		words := lexiconWords(r.form)
		e := x.timeEntry(words[0])
		e.start = e.start || r.class != "approx"
		e.approx = e.approx || r.class == "approx"
		x.phrases[words[0]] = append(x.phrases[words[0]], timePhrase{words, r.class, r.value})
		return
	}
	e := x.timeEntry(r.form)
	n, _ := strconv.Atoi(r.value)
	switch r.class {
	case "weekday", "weekday-short":
		e.weekday, e.short = uint8(n), r.class == "weekday-short"
	case "month", "month-short":
		e.month, e.short = uint8(n), r.class == "month-short"
	case "unit":
		e.unit = timeUnit(r.value[0])
	case "daypart":
		e.part = r.value
	case "season":
		e.season = r.value
	case "relative":
		e.relative, e.shift = true, int8(n)
	case "day":
		e.day, e.shift = true, int8(n)
	case "day-part":
		e.partOfToday = r.value
	case "set":
		e.set = r.value
	case "reference":
		e.ref = r.value
	case "zone":
		e.zone = r.value
		if e.zone == "" {
			e.zone = "?"
		}
	default:
		panic("measures: word list of times: class " + r.class)
	}
}

func (x *lexicon) addNumber(r lexiconRow) {
	e := x.numbers[r.form]
	if e == nil {
		e = &numberEntry{}
		x.numbers[r.form] = e
	}
	v := -1.0
	if r.value != "" {
		var err error
		if v, err = strconv.ParseFloat(r.value, 64); err != nil {
			panic("measures: word list of numbers: " + r.form + ": " + err.Error())
		}
	}
	switch r.class {
	case "ordinal":
		e.ord = v
	case "fraction":
		e.frac = v
	default:
		classes := map[string]numberClass{"cardinal": cardinalNumber, "ten": tenNumber, "multiplier": multiplierNumber, "suffix": suffixNumber, "plural": pluralNumber, "vague": vagueNumber}
		c, ok := classes[r.class]
		if !ok {
			panic("measures: word list of numbers: class " + r.class)
		}
		e.class, e.value = c, v
	}
}

// lexiconWords cuts a form as timeWords cuts a text.
func lexiconWords(form string) []string {
	var out []string
	for _, f := range strings.Fields(form) {
		at := 0
		for i, c := range f {
			if c == '\'' || c == '’' || c == '-' {
				if i > at {
					out = append(out, f[at:i])
				}
				out = append(out, string(c))
				at = i + len(string(c))
			}
		}
		if at < len(f) {
			out = append(out, f[at:])
		}
	}
	return out
}
