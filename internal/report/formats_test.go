package report_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/export"
	"synoptic/internal/report/reporttest"
	"synoptic/internal/report/tables"
	"synoptic/internal/report/terminal"
)

type format interface {
	Write(io.Writer, *synoptic.Account) error
}

var formats = allFormats()

// allFormats are the forms for a screen, and those that are handed on.
func allFormats() map[string]format {
	out := map[string]format{"terminal": terminal.Report{All: true}, "folded": terminal.Report{Width: 60}}
	for _, f := range export.Formats() {
		out[f.Name] = &f
	}
	return out
}

func TestSameBytesEachTime(t *testing.T) {
	for name, f := range formats {
		var first []byte
		for range 20 {
			var b bytes.Buffer
			if err := f.Write(&b, reporttest.Twelve()); err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = b.Bytes()
			} else if !bytes.Equal(first, b.Bytes()) {
				t.Errorf("%s differs from run to run", name)
				break
			}
		}
	}
}

func TestNoFormatWritesABrokenAccount(t *testing.T) {
	acc := reporttest.Ferry()
	acc.Stories[0].Claims[0].Reports[0].Span.Text = "made up"
	for name, f := range formats {
		var b bytes.Buffer
		if err := f.Write(&b, acc); err == nil || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
	}
}

// FuzzFormats makes an account of two articles with passages wherever the
// numbers say, refers to things that are not there, and writes it in every
// format: whatever passes Check must be written.
func FuzzFormats(f *testing.F) {
	f.Add("The ferry burned. \"We saw it,\" she said.\nNobody was hurt.", "2024-03-14", uint16(4), uint16(9), uint16(20), uint16(30))
	f.Add("船が炎上しました\u202e e\u0301\x1b[0m <b>&amp;", "x/y", uint16(0), uint16(3), uint16(1), uint16(200))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text, date string, a, b, c, d uint16) {
		if !utf8.ValidString(text) || !utf8.ValidString(date) || strings.TrimSpace(text) == "" {
			return
		}
		acc := fuzzed(text, date, a, b, c, d)
		if report.Check(acc) != nil {
			return
		}
		for name, f := range formats {
			if err := f.Write(io.Discard, acc); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := (tables.Folder{}).Write(dir, acc); err != nil {
			t.Error(err)
		}
	})
}

func fuzzed(text, date string, a, b, c, d uint16) *synoptic.Account {
	at := func(article string, x, y uint16) synoptic.Passage {
		i, j := int(x)%len(text), int(y)%(len(text)+1)
		if j <= i {
			i, j = 0, len(text)
		}
		return synoptic.Passage{Article: article, Start: i, End: j, Text: text[i:j]}
	}
	acc := &synoptic.Account{Articles: []synoptic.ArticleInfo{
		{ID: "A", Outlet: text, Title: date, Text: text, Published: &date, Body: []synoptic.Passage{at("A", a, b)}},
		{ID: "B", Path: date, Text: text, Boilerplate: []synoptic.Passage{at("B", c, d)}, Status: synoptic.StatusPartial, Reason: text},
	}}
	missing, value := "none such", float64(a)-float64(b)/3
	s := synoptic.Story{ID: date, Title: text, Articles: []string{"A", "B", "C"}, FirstPublished: &date, LastPublished: &missing}
	for i, status := range []synoptic.ClaimStatus{synoptic.Agreed, synoptic.Echoed, synoptic.Disputed, synoptic.Updated, synoptic.SingleSource, "other"} {
		s.Claims = append(s.Claims, synoptic.Claim{ID: string(rune('a' + i)), Text: text, Status: status, Reports: []synoptic.ClaimReport{
			{Span: at("A", a, c), Attribution: []synoptic.ReportedBy{{Origin: "o", Span: at("A", b, d)}, {Origin: missing, Span: at("A", a, d)}}},
			{Span: at("B", b, c), Negated: true, When: &synoptic.When{Value: date, Span: at("B", a, b)}, Figures: []string{"f", missing}}}})
	}
	s.Figures = []synoptic.Figure{{ID: "f", What: text, Unit: date, Relation: synoptic.FigureUpdate, Values: []synoptic.FigureValue{{Span: at("A", a, b), Value: &value, Origin: &missing}, {Span: at("B", a, b), Low: &value, Bound: synoptic.AtLeast}, {Span: at("B", c, b), Bound: synoptic.Vague}}}}
	s.Disputes = []synoptic.Dispute{{ID: "d", About: synoptic.DisputeSubject{Claim: missing}, Positions: []synoptic.Position{{Says: text, Articles: []string{"A", missing}, Spans: []synoptic.Passage{at("A", a, b)}}, {}}}}
	s.Utterances = []synoptic.Utterance{{ID: "u", Speaker: &missing, Reports: []synoptic.UtteranceReport{{Span: at("A", a, b), Via: []string{"o", missing}}, {Span: at("B", a, b), Wording: 1}}, Wordings: []synoptic.Wording{{Text: text}, {Text: date, Relation: synoptic.Trimmed}}}}
	s.Origins = []synoptic.Origin{{ID: "o", Name: text, Via: []string{"o"}, Spans: []synoptic.Passage{at("A", c, d)}}}
	s.Reprints = []synoptic.Reprint{{Articles: [2]string{"A", "B"}, ShareOfA: value, First: "B", Passages: []synoptic.ReprintPassage{{A: at("A", a, b), B: at("B", a, b)}}}, {Articles: [2]string{"A", "C"}}}
	s.Timeline = []synoptic.TimelineEntry{{When: date, Text: text, Claim: missing, Spans: []synoptic.Passage{at("A", a, b)}}}
	s.Coverage = synoptic.Coverage{Claims: []string{"a", missing}, Articles: []string{"A"}, Cells: [][]synoptic.Cell{{synoptic.Carries}}}
	s.Entities = []synoptic.Entity{{ID: "e", Name: text, Variants: []synoptic.Variant{{Text: text, Articles: map[string]int{"A": 1, missing: 2}}, {Text: date, Spans: []synoptic.Passage{at("B", a, d)}}}, Titles: []synoptic.EntityTitle{{Text: date}}}}
	s.Naming = []synoptic.Naming{{Entity: missing, Terms: []synoptic.Term{{Text: text}}}}
	s.Unmeasured = []synoptic.Unmeasured{{Article: missing, What: text}}
	acc.Stories = []synoptic.Story{s, {}}
	return acc
}
