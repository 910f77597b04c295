package inspect

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/reporttest"
	"synoptic/internal/report/screen"
)

var update = flag.Bool("update", false, "write the golden files")

func write(t testing.TB, o Report, rs ...*synoptic.Reading) string {
	t.Helper()
	var b bytes.Buffer
	if err := o.Write(&b, func(yield func(*synoptic.Reading, error) bool) {
		for _, r := range rs {
			if !yield(r, nil) {
				return
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// hostile is a reading of text with escapes, wide and combining characters and
// a word without end, marked all over.
func hostile() *synoptic.Reading {
	text := "The \x1b[31mmayor\x1b[0m \u202esaid\u202c 船が炎上しました and e\u0301e\u0300 " + strings.Repeat("long", 60) + "\r\nnext\x00 👩‍👩‍👧 line"
	r := &synoptic.Reading{Article: &synoptic.Article{ID: "h", Path: "\x1b[2J", Outlet: "\u202eOutlet", Title: "\x07Title", Text: text, Status: synoptic.StatusPartial, Reason: "cut\x1b[0m"}}
	for i := 0; i+9 < len(text); i += 7 {
		s := synoptic.Span{Start: i, End: i + 9}
		r.Times = append(r.Times, synoptic.TimeExpr{Span: s, Value: "\x1b[5m", Timex: "X", Precision: synoptic.ByDay})
	}
	r.Times = append(r.Times, synoptic.TimeExpr{Span: synoptic.Span{Start: -1, End: 1 << 30}})
	return r
}

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		file string
		o    Report
		r    *synoptic.Reading
	}{
		{"reading-80.txt", Report{}, reporttest.Reading()},
		{"reading-120-syntax.txt", Report{Width: 120, Syntax: true}, reporttest.Reading()},
		{"hostile-80.txt", Report{}, hostile()},
	} {
		got := write(t, c.o, c.r)
		path := filepath.Join("testdata", c.file)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs: run go test -update and look at the change\n%s", c.file, got)
		}
	}
}

func TestFitsItsWidthAndIsHarmless(t *testing.T) {
	for _, r := range []*synoptic.Reading{reporttest.Reading(), hostile()} {
		for _, w := range []int{60, 80, 100, 160} {
			out := write(t, Report{Width: w, Syntax: true}, r)
			for _, l := range strings.Split(out, "\n") {
				if n := clean.Width(l); n > w {
					t.Errorf("%d columns of %d: %q", n, w, l)
				}
			}
			if strings.ContainsAny(out, "\x1b\x07\x00\u202e\r") {
				t.Error("a control character comes through")
			}
		}
	}
}

func TestModesSayTheSame(t *testing.T) {
	plain := write(t, Report{}, reporttest.Reading())
	if got := screen.Strip(write(t, Report{Mode: screen.Color}, reporttest.Reading())); got != plain {
		t.Error("colour says something else than plain text")
	}
}

func TestMarksStandUnderTheirWords(t *testing.T) {
	ls := strings.Split(write(t, Report{Width: 120}, reporttest.Reading()), "\n")
	for i, l := range ls {
		if at := strings.Index(l, "Ilse Brandt met"); at >= 0 {
			below := []rune(ls[i+1])
			if len(below) < at+11 || string(below[at:at+11]) != "└n1───────┘" {
				t.Errorf("the mark stands elsewhere:\n%s\n%s", l, ls[i+1])
			}
			return
		}
	}
	t.Error("the text is not shown")
}

func TestErrorOfTheSequenceStops(t *testing.T) {
	stop := errors.New("stop")
	err := Report{}.Write(io.Discard, func(yield func(*synoptic.Reading, error) bool) { yield(nil, stop) })
	if !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
}
