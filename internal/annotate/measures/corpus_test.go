package measures_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/annotate/annotatetest"
	"synoptic/internal/annotate/measures"
)

// corpora is the folder of the labelled corpora; the test is skipped where
// there is none.
func corpora(t *testing.T) string {
	t.Helper()
	d := os.Getenv("SYNOPTIC_CORPORA")
	if d == "" {
		d = filepath.Join("..", "..", "..", "..", "shared", "corpora")
	}
	if _, err := os.Stat(d); errors.Is(err, fs.ErrNotExist) {
		t.Skip("the labelled corpora are not here")
	}
	return d
}

// The floors of the two measures; they only rise. Rows are every fourth of
// TimeBank and AQUAINT, by sorted id.
const (
	timeValueFloor  = .79
	timeStrictFloor = .87
	figureFloor     = .97
)

func TestTimeBankFloors(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 64 articles")
	}
	f, err := os.Open(filepath.Join(corpora(t), "times", "timebank-aquaint.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		ID, Published, Text string
		Timex               []struct {
			Start, End  int
			Type, Value string
		}
	}
	var rows []row
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var r row
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	sort.Slice(rows, func(i, j int) bool { return rows[i].ID < rows[j].ID })
	engine := annotatetest.Engine(t)
	var given, gold, strict, value int
	for i := 0; i < len(rows); i += 4 {
		row := rows[i]
		s, err := engine.Read(context.Background(), row.Text)
		if err != nil {
			t.Fatal(err)
		}
		r := &synoptic.Reading{Article: &synoptic.Article{Text: row.Text}, Syntax: s, Anchor: row.Published, AnchorFrom: synoptic.AnchorPublished}
		times := measures.Times(r)
		at := make([]int, 0, len(row.Text)+1) // characters to bytes
		for b := range row.Text {
			at = append(at, b)
		}
		at = append(at, len(row.Text))
		given += len(times)
		gold += len(row.Timex)
		for _, x := range times {
			exact, right := false, false
			for _, g := range row.Timex {
				span := synoptic.Span{Start: at[g.Start], End: at[g.End]}
				exact = exact || span == x.Span
				right = right || span.Overlaps(x.Span) && g.Value == x.Timex
			}
			if exact {
				strict++
			}
			if right {
				value++
			}
		}
	}
	f1 := func(right int) float64 { return 2 * float64(right) / float64(given+gold) }
	t.Logf("value F1 %.3f, strict F1 %.3f over %d expressions", f1(value), f1(strict), gold)
	if f1(value) < timeValueFloor || f1(strict) < timeStrictFloor {
		t.Errorf("value F1 %.3f (floor %.2f), strict F1 %.3f (floor %.2f)", f1(value), timeValueFloor, f1(strict), timeStrictFloor)
	}
}

func TestFigureFloor(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 34 articles")
	}
	keys, err := filepath.Glob(filepath.Join(corpora(t), "accounts", "*", "key.json"))
	if err != nil || len(keys) == 0 {
		t.Skip("no answer keys here")
	}
	engine := annotatetest.Engine(t)
	var right, given, gold int
	for _, k := range keys {
		b, err := os.ReadFile(k)
		if err != nil {
			t.Fatal(err)
		}
		var key struct {
			Figures []struct {
				Values []struct {
					Doc, Passage string
					Value        any
				}
			}
		}
		if err := json.Unmarshal(b, &key); err != nil {
			t.Fatal(err)
		}
		readings := map[string]*synoptic.Reading{}
		for _, f := range key.Figures {
			for _, v := range f.Values {
				r := readings[v.Doc]
				if r == nil {
					b, err := os.ReadFile(filepath.Join(filepath.Dir(k), v.Doc+".txt"))
					if err != nil {
						t.Fatal(err)
					}
					s, err := engine.Read(context.Background(), string(b))
					if err != nil {
						t.Fatal(err)
					}
					r = &synoptic.Reading{Article: &synoptic.Article{Text: string(b)}, Syntax: s}
					r.Times = measures.Times(r)
					r.Quantities = measures.Quantities(r)
					readings[v.Doc] = r
				}
				at := strings.Index(r.Article.Text, v.Passage)
				if at < 0 {
					t.Fatalf("%s: no passage %q", v.Doc, v.Passage)
				}
				span := synoptic.Span{Start: at, End: at + len(v.Passage)}
				gold++
				hit, ok := false, false
				for _, q := range r.Quantities {
					if 2*q.Overlap(span) >= min(q.Len(), span.Len()) {
						hit, ok = true, ok || equal(q, v.Value)
					}
				}
				if hit {
					given++
				}
				if ok {
					right++
				}
			}
		}
	}
	f1 := 2 * float64(right) / float64(given+gold)
	t.Logf("figure values F1 %.3f over %d", f1, gold)
	if f1 < figureFloor {
		t.Errorf("figure values F1 %.3f (floor %.2f)", f1, figureFloor)
	}
}

// equal reports whether q has the value that a key gives: nil for a vague
// one, a list for a range.
func equal(q synoptic.Quantity, want any) bool {
	switch w := want.(type) {
	case nil:
		return q.Value == nil
	case []any:
		return q.Low != nil && q.High != nil && len(w) == 2 && *q.Low == w[0] && *q.High == w[1]
	case float64:
		return q.Value != nil && math.Abs(*q.Value-w) <= 1e-6*math.Max(1, math.Abs(w))
	}
	return false
}

const benchText = "VELMORA — At least 43 people were killed and dozens injured on Tuesday when a ferry carrying more than 200 passengers sank off Aldora, officials said. " +
	"The Aldora Star left at 6.10am and went down two hours later, killing 43, a dozen of them children. It was the worst accident since 2014, when 12 died. " +
	"Rescuers, who were called at 8:20 a.m. local time (0120 GMT), freed five people trapped below deck; the toll rose to 43 by Wednesday evening. " +
	"The company paid $3.5 million in fines last year, and its shares fell 12.5 percent in the third quarter. Ana Petrov, 43, said the voyage of nine miles takes three days less than it did in the 1990s. "

func benchReading(b *testing.B) *synoptic.Reading {
	b.Helper()
	text := strings.Repeat(benchText+"\n\n", 8)
	s, err := annotatetest.Engine(b).Read(context.Background(), text)
	if err != nil {
		b.Fatal(err)
	}
	return &synoptic.Reading{Article: &synoptic.Article{Text: text}, Syntax: s, Anchor: "2019-03-14", AnchorFrom: synoptic.AnchorPublished}
}

func BenchmarkTimes(b *testing.B) {
	r := benchReading(b)
	b.SetBytes(int64(len(r.Article.Text)))
	b.ReportAllocs()
	for b.Loop() {
		measures.Times(r)
	}
}

func BenchmarkQuantities(b *testing.B) {
	r := benchReading(b)
	r.Times = measures.Times(r)
	b.SetBytes(int64(len(r.Article.Text)))
	b.ReportAllocs()
	for b.Loop() {
		measures.Quantities(r)
	}
}
