package calendar

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"pgregory.net/rapid"

	"synoptic"
	"synoptic/internal/report/reporttest"
)

func write(t testing.TB, acc *synoptic.Account) string {
	t.Helper()
	var b bytes.Buffer
	if err := (Timeline{}).Write(&b, acc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// read reads a calendar by another's reader.
func read(t testing.TB, s string) *ics.Calendar {
	t.Helper()
	c, err := ics.ParseCalendar(strings.NewReader(s))
	if err != nil {
		t.Fatalf("%v\n%s", err, s)
	}
	return c
}

func property(e *ics.VEvent, name ics.ComponentProperty) string {
	if p := e.GetProperty(name); p != nil {
		return p.Value
	}
	return ""
}

func TestFerry(t *testing.T) {
	acc := reporttest.Ferry()
	acc.Articles[0].URL = "https://wire.example/ferry"
	acc.Stories[0].Timeline[0].When, acc.Stories[0].Timeline[0].Precision = "XXXX-WXX-1", synoptic.ByWeek
	c := read(t, write(t, acc))
	var got []string
	for _, e := range c.Events() {
		got = append(got, strings.Join([]string{property(e, ics.ComponentPropertyDtStart), property(e, ics.ComponentPropertyDtEnd), property(e, ics.ComponentPropertyDtstamp), property(e, ics.ComponentPropertySummary)}, "|"))
		if property(e, ics.ComponentPropertyUniqueId) == "" {
			t.Error("an event has no UID")
		}
	}
	want := []string{
		"20240313|20240314|20240314T061000Z|the fire had started in the engine room shortly before midnight",
		"20240314T052000||20240314T061000Z|The ferry Maj Viken was towed into Kallholm at 05:20 on Thursday",
		"20240318|20240325|20240315T201500Z|Divers will examine the hull of the stricken vessel next week",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("events are\n%s", strings.Join(got, "\n"))
	}
	if e := c.Events()[0]; !strings.Contains(property(e, ics.ComponentPropertyDescription), "“in the night to Thursday” [C, bytes ") || property(e, ics.ComponentPropertyUrl) != "https://wire.example/ferry" {
		t.Errorf("the first event is %+v", e)
	}
	if s := strings.ReplaceAll(write(t, acc), "\r\n ", ""); !strings.Contains(s, `1 of 4 times are left out`) {
		t.Error("what is left out is not told")
	}
}

func TestWhen(t *testing.T) {
	for _, tt := range []struct{ value, start, end string }{
		{"2024-08-05", ";VALUE=DATE:20240805", ";VALUE=DATE:20240806"},
		{"2024-02", ";VALUE=DATE:20240201", ";VALUE=DATE:20240301"},
		{"2024", ";VALUE=DATE:20240101", ";VALUE=DATE:20250101"},
		{"2024-W01", ";VALUE=DATE:20240101", ";VALUE=DATE:20240108"},
		{"2020-W53", ";VALUE=DATE:20201228", ";VALUE=DATE:20210104"},
		{"2026-W01", ";VALUE=DATE:20251229", ";VALUE=DATE:20260105"},
		{"2024-W53", "", ""},
		{"2024-01/2024-03", ";VALUE=DATE:20240101", ";VALUE=DATE:20240401"},
		{"2024-08-03/2024-08-04", ";VALUE=DATE:20240803", ";VALUE=DATE:20240805"},
		{"2024-08-05/2024-08-01", "", ""},
		{"2024-08-05T06:10", ":20240805T061000", ""},
		{"2024-08-05T06", ":20240805T060000", ":20240805T070000"},
		{"2024-08-05T06:10:00+02:00", ":20240805T041000Z", ""},
		{"2024-08-05T06:10Z/2024-08-05T07:00Z", ":20240805T061000Z", ":20240805T070000Z"},
		{"2024-08-05T06:10Z/2024-08-06", "", ""},
		{"0000", "", ""},
		{"9999-12-31", "", ""},
		{"", "", ""},
		{"P3D", "", ""},
	} {
		at, ok := when(tt.value)
		if ok != (tt.start != "") {
			t.Errorf("%s: %v", tt.value, ok)
		}
		if !ok {
			continue
		}
		e := event{extent: at}
		end := ""
		if !e.end.IsZero() {
			end = e.moment(e.end)
		}
		if start := e.moment(e.start); start != tt.start || end != tt.end {
			t.Errorf("%s is from %s to %s", tt.value, start, end)
		}
	}
}

// TestLines holds RFC 5545's rules for lines over hostile strings: ends by
// CRLF, 75 octets at most, no character cut, no control; and that a reader
// gets back what was written, as it is shown.
func TestLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.OneOf(rapid.String(), rapid.StringMatching(`[\\;,:"\n\r\x00-\x1f{é船👩}]{0,300}`), rapid.Just("END:VEVENT\r\nBEGIN:VEVENT")).Draw(t, "words")
		b := reporttest.New(words)
		b.Article("A", "Post", "2024-03-14", "", "It rained on Monday.")
		b.Story.Timeline = []synoptic.TimelineEntry{{When: "2024-03-11", Precision: synoptic.ByDay, Text: words, Spans: []synoptic.Passage{b.P("A", "on Monday")}}}
		var out bytes.Buffer
		if err := (Timeline{}).Write(&out, b.Build()); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(out.String(), "\r\n"), "\r\n") {
			if len(line) > maxLine || !utf8.ValidString(line) || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r == 0x7f }) {
				t.Fatalf("a line is %q", line)
			}
		}
		c, err := ics.ParseCalendar(&out)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(c.Events()); n != 1 {
			t.Fatalf("%d events", n)
		}
		unescape := strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n")
		if got, want := property(c.Events()[0], ics.ComponentPropertySummary), unescape.Replace(text(words)); got != want {
			t.Fatalf("%q came back as %q", want, got)
		}
	})
}

// TestNoClock: an event that no dated article tells of has a stamp all the
// same, and always the same.
func TestNoClock(t *testing.T) {
	b := reporttest.New("")
	b.Article("A", "Post", "", "", "It rained on Monday.")
	b.Story.Timeline = []synoptic.TimelineEntry{{When: "2024-03-11", Text: "It rained", Spans: []synoptic.Passage{b.P("A", "on Monday")}}}
	e := read(t, write(t, b.Build())).Events()[0]
	if s := property(e, ics.ComponentPropertyDtstamp); s != time.Unix(0, 0).UTC().Format(utc) {
		t.Errorf("the stamp is %s", s)
	}
}
