package extract

import (
	"slices"
	"testing"

	"synoptic"
)

func TestStamps(t *testing.T) {
	for _, tt := range []struct{ head, date string }{
		{"The crane fell on Monday. Two dockers were hurt.\n\nPUBLISHED: 5 May 2010\n\n", "2010-05-05"},
		{"The crane fell on Monday. Two dockers were hurt.\nBy Ann Dell\nPublished: 10:30 EST, 5 May 2010 | Updated: 6 May 2010\n", "2010-05-05"},
		{"The crane fell on Monday. Two dockers were hurt.\nPosted by Ann Dell in Harbour news, 5 May 2010\n", "2010-05-05"},
		{"The crane fell on Monday.\nTwo dockers were hurt.\nThe ferry will not run.\nUPDATED 5 May 2010 at 10:30\n", "2010-05-05"},
		{"4 May 2010\nUpdated 5 May 2010\n", "2010-05-04"},
		{"Published on 5 May 2010, the report said that the crane was old.\n", ""},
	} {
		a := read(t, Source{Path: "x.txt", Text: "Crane falls at Vale harbour\n\n" + tt.head + prose})
		from := synoptic.FromText
		if tt.date == "" {
			from = synoptic.FromNone
		}
		if a.Published != tt.date || a.PublishedFrom != from {
			t.Errorf("%q: %q from %s, not %q", tt.head, a.Published, a.PublishedFrom, tt.date)
		}
	}
}

func TestClosingCredits(t *testing.T) {
	for _, tt := range []struct{ line, out string }{
		{"(Additional reporting by Ann Dell in Vale; Editing by Bo Carr and Ida Fenn)", "(Additional reporting by Ann Dell in Vale; Editing by Bo Carr and Ida Fenn)"},
		{"Reporting by Ann Dell; Editing by Bo Carr", "Reporting by Ann Dell; Editing by Bo Carr"},
		{"(Writing by Ann Dell; Editing by Bo Carr)", "(Writing by Ann Dell; Editing by Bo Carr)"},
		{"The quay would reopen on Friday. (Additional reporting by Ann Dell; Editing by Bo Carr)", "(Additional reporting by Ann Dell; Editing by Bo Carr)"},
		{"The quay would reopen on Friday. Reporting by Ann Dell; Editing by Bo Carr", "Reporting by Ann Dell; Editing by Bo Carr"},
		{"The quay fell after reporting by the Vale Echo.", ""},
	} {
		a := read(t, Source{Path: "x.txt", Text: "Crane falls at Vale harbour\n\n" + prose + "\n" + tt.line + "\n"})
		var got []string
		for _, b := range a.Boilerplate {
			got = append(got, b.In(a.Text))
		}
		var want []string
		if tt.out != "" {
			want = []string{tt.out}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: took out %q, not %q", tt.line, got, want)
		}
	}
}

func TestContributed(t *testing.T) {
	for _, c := range []struct{ raw, agency, words string }{
		{"The Associated Press contributed to this report.", "Associated Press", "The Associated Press"},
		{"Ann Dell in Leeds and Reuters contributed to this report.", "", ""},
		{"Ann Dell contributed to this report.", "", ""},
		{"She contributed to the fund.", "", ""},
	} {
		ag, at, end := contributed(c.raw)
		name := ""
		if ag != nil {
			name = ag.name
		}
		if name != c.agency || ag != nil && c.raw[at:end] != c.words {
			t.Errorf("%q: got %q %q, want %q %q", c.raw, name, c.raw[at:end], c.agency, c.words)
		}
	}
}
