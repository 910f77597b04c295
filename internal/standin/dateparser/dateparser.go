// Package dateparser stands in for github.com/markusmobius/go-dateparser,
// which go-htmldate falls back on for dates that its own patterns do not read.
// The original prepares the words of two hundred languages whenever a program
// starts, which takes a third of a second and 95 MB even for --help; this one
// reads the dates of the languages that news pages are most often in, and
// prepares nothing. It has what go-htmldate uses, and no more.
package dateparser

import (
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// ParserType is a way of parsing.
type ParserType int

// The ways of parsing that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says whether a date without a year lies behind or
// ahead; dates without a year are not read here.
type PreferredDateSource int

// Past is behind.
const Past PreferredDateSource = 1

// Configuration changes how dates are read.
type Configuration struct {
	CurrentTime         time.Time
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Parser reads dates.
type Parser struct {
	ParserTypes []ParserType
}

// Date is a date that was read.
type Date struct {
	Time time.Time
}

// ErrNone is returned where there is no date.
var ErrNone = errors.New("no date")

// maxLength is how long a text with a date is at most, in bytes.
const maxLength = 200

// Parse reads a full date: day, month by name, year in any order with the day
// or month first, or the year first.
func (p *Parser) Parse(_ *Configuration, s string) (Date, error) {
	if len(s) > maxLength {
		return Date{}, ErrNone
	}
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	year, month, day := 0, 0, 0
	for _, w := range words {
		w = strings.TrimRight(w, "日月年일월년")
		n, err := strconv.Atoi(strings.TrimRight(w, "stndrhºª"))
		switch {
		case err != nil:
			if m := monthOf(w); m > 0 && month == 0 {
				month = m
			}
		case n >= 1900 && n < 2200:
			if year == 0 {
				year = n
			}
		case n >= 1 && n <= 31 && day == 0 && len(w) <= 4:
			day = n
		}
	}
	if year == 0 || month == 0 || day == 0 {
		return Date{}, ErrNone
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return Date{}, ErrNone
	}
	return Date{Time: t}, nil
}

// stems are how the names of months begin, in languages that news pages are
// most often in; longer ones go first where one begins another.
var stems = [12][]string{
	{"jan", "ene", "gen", "янв", "січ", "sty", "oca", "يناير"},
	{"feb", "fév", "fev", "фев", "лют", "lut", "şub", "فبراير", "helm"},
	{"mar", "mär", "maa", "мар", "бер", "mrt", "مارس"},
	{"apr", "avr", "abr", "апр", "кві", "kwi", "nis", "أبريل", "huht"},
	{"may", "mai", "mag", "maj", "мая", "май", "тра", "mei", "مايو", "touk"},
	{"jun", "juin", "giu", "июн", "чер", "cze", "haz", "يونيو", "kes"},
	{"jul", "juil", "lug", "июл", "лип", "lip", "tem", "يوليو", "hein"},
	{"aug", "aoû", "aou", "ago", "авг", "сер", "sie", "ağu", "أغسطس", "elo"},
	{"sep", "set", "сен", "вер", "wrz", "eyl", "سبتمبر", "syys"},
	{"oct", "okt", "ott", "out", "окт", "жов", "paź", "eki", "أكتوبر", "loka"},
	{"nov", "ноя", "лис", "lis", "kas", "نوفمبر", "marras"},
	{"dec", "déc", "dez", "dic", "дек", "гру", "gru", "ara", "des", "ديسمبر", "joul"},
}

// monthOf is the month that w names, 0 if none. The longest fitting beginning
// decides, so that "marraskuuta" is not March.
func monthOf(w string) int {
	best, at := 0, 0
	for m, list := range stems {
		for _, s := range list {
			if len(s) > best && strings.HasPrefix(w, s) {
				best, at = len(s), m+1
			}
		}
	}
	return at
}
