package report

import (
	"errors"
	"math"
	"testing"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

func TestCheckFailsClosed(t *testing.T) {
	for name, spoil := range map[string]func(*synoptic.Account){
		"other words":        func(a *synoptic.Account) { a.Stories[0].Claims[0].Reports[0].Span.Text += "x" },
		"shifted":            func(a *synoptic.Account) { a.Stories[0].Figures[0].Values[0].Span.Start++ },
		"out of the text":    func(a *synoptic.Account) { a.Stories[0].Origins[0].Spans[0].End = 1 << 40 },
		"negative":           func(a *synoptic.Account) { a.Stories[0].Timeline[0].Spans[0].Start = -1 },
		"empty":              func(a *synoptic.Account) { a.Stories[0].Naming[0].Terms[0].Spans[0] = synoptic.Passage{Article: "A"} },
		"no such article":    func(a *synoptic.Account) { a.Stories[0].Disputes[0].Positions[0].Spans[0].Article = "Z" },
		"behind a pointer":   func(a *synoptic.Account) { a.Stories[0].Utterances[0].Reports[0].Cue.Text = "" },
		"in a reprint":       func(a *synoptic.Account) { a.Stories[0].Reprints[0].Passages[0].B.End-- },
		"in the body":        func(a *synoptic.Account) { a.Articles[0].Body[0].Text = "" },
		"text changed":       func(a *synoptic.Account) { a.Articles[0].Text = "x" + a.Articles[0].Text },
		"no UTF-8":           func(a *synoptic.Account) { a.Articles[0].Text += "\xff" },
		"no number":          func(a *synoptic.Account) { a.Stories[0].Reprints[0].ShareOfA = math.NaN() },
		"no number, pointer": func(a *synoptic.Account) { x := math.Inf(1); a.Stories[0].Figures[0].Values[0].Value = &x },
		"ID twice":           func(a *synoptic.Account) { a.Articles[1].ID = "A" },
		"no such wording":    func(a *synoptic.Account) { a.Stories[0].Utterances[0].Reports[0].Wording = 9 },
	} {
		acc := reporttest.Ferry()
		if err := Check(acc); err != nil {
			t.Fatal(err)
		}
		spoil(acc)
		if err := Check(acc); !errors.Is(err, ErrPassage) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
