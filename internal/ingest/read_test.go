package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// folder writes files under a fresh folder and returns it.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func collect(t testing.TB, opts Options, paths ...string) ([]Record, []error) {
	t.Helper()
	var recs []Record
	var errs []error
	for r, err := range Read(context.Background(), paths, opts) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if !utf8.ValidString(r.Text) {
			t.Errorf("%s: text is not valid UTF-8", r.Path)
		}
		recs = append(recs, r)
	}
	return recs, errs
}

func utf16(t testing.TB, s string, e unicode.Endianness, bom unicode.BOMPolicy) string {
	t.Helper()
	out, err := unicode.UTF16(e, bom).NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func packed(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFolderIsReadInOrderAndWithoutNonArticles(t *testing.T) {
	dir := folder(t, map[string]string{
		"b.txt": "Second.", "a.md": "First.", "sub/c.html": "<html><p>Third.</p></html>",
		".hidden.txt": "no", ".git/x.txt": "no", "README.md": "no", "LICENSE.txt": "no", "key.json": "{}", "photo.jpg": "no",
		"meta.json":  `{"docs":[{"id":"b","outlet":"The Vale Echo","published":null,"title":7},{"file":"a.md","url":"https://example.org/a"},"odd",{"id":"c","outlet":["x"]}]}`,
		"rows.jsonl": `{"id":"r1","text":"Row one.","outlet":"Row Post"}` + "\n\n" + `{"text":` + "\n" + `{"text":"Row four."}` + "\n" + `{"id":"r5"}`,
		"d.json":     `[{"id":"o","text":"Object."}]`, "other.json": `{"a":1}`,
	})
	var skipped []string
	recs, errs := collect(t, Options{Skipped: func(p, _ string) { skipped = append(skipped, filepath.Base(p)) }}, dir)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	var got []string
	for _, r := range recs {
		rel, _ := filepath.Rel(dir, r.Path)
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%v", rel, r.Media, r.Text, r.Meta.Outlet, r.Reason != ""))
	}
	want := []string{
		"a.md|text|First.||false",
		"b.txt|text|Second.|The Vale Echo|false",
		"d.json#o|text|Object.||false",
		"rows.jsonl#r1|text|Row one.|Row Post|false",
		"rows.jsonl#3||||true",
		"rows.jsonl#4|text|Row four.||false",
		"rows.jsonl#r5|text|||true",
		"sub/c.html|html|<html><p>Third.</p></html>||false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	slices.Sort(skipped)
	if want := []string{"LICENSE.txt", "README.md", "key.json", "meta.json", "other.json", "photo.jpg"}; !slices.Equal(skipped, want) {
		t.Errorf("skipped %v, want %v", skipped, want)
	}
}

func TestMetaGoesToFilesNamedAlone(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "Text.", "meta.json": `{"docs":[{"id":"a","outlet":"Post","published":"2018/04/20"}]}`})
	recs, _ := collect(t, Options{}, filepath.Join(dir, "a.txt"))
	if len(recs) != 1 || recs[0].Meta.Outlet != "Post" || recs[0].Meta.Published != "2018/04/20" || recs[0].Meta.ID != "a" {
		t.Errorf("got %+v", recs)
	}
}

func TestOrderOfArgumentsChangesNothing(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "One.", "b.txt": "One.", "c.txt": "Two."})
	a, b, c := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt"), filepath.Join(dir, "c.txt")
	x, _ := collect(t, Options{}, a, b, c)
	y, _ := collect(t, Options{}, c, b, a, b)
	jx, _ := json.Marshal(x)
	jy, _ := json.Marshal(y)
	if string(jx) != string(jy) {
		t.Errorf("%s\n%s", jx, jy)
	}
	if x[1].SameAs != a || x[1].Reason == "" {
		t.Errorf("second copy not recognised: %+v", x[1])
	}
	kept, _ := collect(t, Options{Repeats: true}, a, b)
	if kept[1].Reason != "" {
		t.Errorf("repeats were to be kept: %+v", kept[1])
	}
}

func TestAgencyCopyAtTwoOutletsIsTwoArticles(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "One.", "b.txt": "One.", "meta.json": `{"docs":[{"id":"a","outlet":"Post"},{"id":"b","outlet":"Echo"}]}`})
	recs, _ := collect(t, Options{}, dir)
	if len(recs) != 2 || recs[1].Reason != "" {
		t.Errorf("got %+v", recs)
	}
}

func TestErrorsAboutPaths(t *testing.T) {
	dir := folder(t, map[string]string{"empty/x.png": "", "bad/a.txt": "Text.", "bad/meta.json": "{"})
	for path, kind := range map[string]error{
		filepath.Join(dir, "none.txt"): ErrNotFound,
		filepath.Join(dir, "empty"):    ErrNoArticle,
		filepath.Join(dir, "bad"):      ErrMeta,
	} {
		_, errs := collect(t, Options{}, path)
		var e *Error
		if len(errs) != 1 || !errors.Is(errs[0], kind) || !errors.As(errs[0], &e) || e.Hint == "" {
			t.Errorf("%s: got %v, want %v", path, errs, kind)
		}
	}
	recs, errs := collect(t, Options{}, filepath.Join(dir, "none.txt"), filepath.Join(dir, "bad"))
	if len(recs) != 1 || len(errs) != 2 {
		t.Errorf("one bad path stopped the others: %v %v", recs, errs)
	}
}

func TestRefusals(t *testing.T) {
	dir := folder(t, map[string]string{
		"pdf.txt": "%PDF-1.7 \x00\x01", "zero.txt": strings.Repeat("ab\x00", 400), "png.txt": "\x89PNG\r\n\x1a\n", "junk.txt": strings.Repeat("\x01\x02a", 100),
		"notgzip.jsonl.gz": "plain", "text.json": `{"b":1}`,
	})
	big := filepath.Join(dir, "big.txt")
	if err := os.WriteFile(big, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, 50<<20); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"pdf.txt": "PDF", "zero.txt": "zero bytes", "png.txt": "PNG", "junk.txt": "control characters",
		"big.txt": "too large: 50.0 MB, at most 4.0 MB", "notgzip.jsonl.gz": "not gzip", "text.json": "no article",
	} {
		recs, errs := collect(t, Options{}, filepath.Join(dir, name))
		if len(errs) > 0 || len(recs) != 1 || !strings.Contains(recs[0].Reason, want) {
			t.Errorf("%s: got %+v %v, want a reason with %q", name, recs, errs, want)
		}
	}
}

// TestPDF tells a PDF by its name, and by its first bytes where the user named
// it.
func TestPDF(t *testing.T) {
	raw, err := os.ReadFile("pdf/testdata/column.pdf")
	if err != nil {
		t.Fatal(err)
	}
	dir := folder(t, map[string]string{"a.pdf": string(raw), "b.bin": string(raw), "c.txt": string(raw), "d.pdf": "no PDF"})
	recs, errs := collect(t, Options{Repeats: true}, dir, filepath.Join(dir, "b.bin"))
	if len(errs) > 0 || len(recs) != 4 {
		t.Fatalf("%+v %v", recs, errs)
	}
	for _, r := range recs[:2] {
		if r.Reason != "" || r.Media != Plain || r.Meta.Title != "Ferry runs aground off Marrow Point, nine people rescued" || !strings.HasPrefix(r.Text, r.Meta.Title+"\n\nBy Ann Reed\n\n") || r.Meta.Published != "" {
			t.Errorf("%+v", r)
		}
	}
	for i, want := range []string{"a PDF file (let its name end in .pdf)", "this PDF is not read: it is no PDF file"} {
		if r := recs[2+i]; !strings.Contains(r.Reason, want) {
			t.Errorf("%s: %q", r.Path, r.Reason)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for r, err := range Read(ctx, []string{filepath.Join(dir, "a.pdf")}, Options{}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%+v, %v", r, err)
		}
	}
}

func TestStandardInput(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"A plain text.", "-|text|A plain text."},
		{"<!doctype html><p>x</p>", "-|html|<!doctype html><p>x</p>"},
		{`{"id":"q","text":"Row."}`, "-#q|text|Row."},
		{"{braces} are text too", "-|text|{braces} are text too"},
	} {
		recs, _ := collect(t, Options{Stdin: strings.NewReader(tt.in)}, "-")
		if got := recs[0].Path + "|" + string(recs[0].Media) + "|" + recs[0].Text; len(recs) != 1 || got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}

func TestOneBrokenRowCostsOnlyItself(t *testing.T) {
	var b strings.Builder
	for i := range 2000 {
		if i == 777 {
			b.WriteString("{\"text\": \"cut\n")
			continue
		}
		fmt.Fprintf(&b, "{\"id\":%d,\"text\":\"Text number %d.\"}\n", i, i)
	}
	dir := folder(t, map[string]string{"r.jsonl.gz": packed(t, b.String()), "cut.jsonl.gz": packed(t, b.String())[:4000]})
	recs, _ := collect(t, Options{}, filepath.Join(dir, "r.jsonl.gz"))
	bad := 0
	for _, r := range recs {
		if r.Reason != "" {
			bad++
			if !strings.HasSuffix(r.Path, "#778") || !strings.Contains(r.Reason, "row 778") {
				t.Errorf("wrong row: %+v", r)
			}
		}
	}
	if len(recs) != 2000 || bad != 1 {
		t.Errorf("%d rows, %d bad", len(recs), bad)
	}
	recs, _ = collect(t, Options{}, filepath.Join(dir, "cut.jsonl.gz"))
	if last := recs[len(recs)-1]; len(recs) < 10 || !strings.Contains(last.Reason, "broken off after row") {
		t.Errorf("%d rows, last %+v", len(recs), last)
	}
}

func TestRowsInOtherEncodings(t *testing.T) {
	rows := `{"id":"a","text":"Żółw"}` + "\n" + `{"id":"b","text":"naïve"}`
	dir := folder(t, map[string]string{"le.jsonl": utf16(t, rows, unicode.LittleEndian, unicode.UseBOM), "latin.jsonl": "{\"id\":\"c\",\"text\":\"caf\xe9\"}"})
	recs, _ := collect(t, Options{}, dir)
	var got []string
	for _, r := range recs {
		got = append(got, r.Meta.ID+"="+r.Text+r.Reason)
	}
	if want := []string{"c=café", "a=Żółw", "b=naïve"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLongRowIsReadOver(t *testing.T) {
	long := `{"text":"` + strings.Repeat("x", maxRow) + `"}`
	in := strings.NewReader(`{"text":"a"}` + "\n" + long + "\n" + `{"text":"b"}`)
	recs, _ := collect(t, Options{Stdin: in}, "-")
	if len(recs) != 3 || recs[1].Reason == "" || recs[2].Text != "b" {
		t.Errorf("got %d records", len(recs))
	}
}

func TestGzipBombIsRefused(t *testing.T) {
	dir := folder(t, map[string]string{"bomb.jsonl.gz": packed(t, strings.Repeat("\n", RatioGrace+(8<<20)))})
	recs, _ := collect(t, Options{}, dir)
	if last := recs[len(recs)-1]; !strings.Contains(last.Reason, "unpacks to more than") {
		t.Errorf("got %+v", last)
	}
}

func TestCancelledContextEndsReading(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	dir := folder(t, map[string]string{"a.txt": "A.", "b.txt": "B.", "c.txt": "C."})
	n := 0
	for _, err := range Read(ctx, []string{dir}, Options{}) {
		if n++; n == 1 {
			cancel()
		} else if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
	if n != 2 {
		t.Errorf("%d steps, want 2", n)
	}
}

func TestDecode(t *testing.T) {
	const s = "Żółw “quoted” naïve café text, long enough to be seen.\n"
	for _, tt := range []struct {
		name, raw, text, enc string
		broken               int
	}{
		{"ascii", "plain", "plain", "utf-8", 0},
		{"utf-8", s, s, "utf-8", 0},
		{"utf-8 with mark", "\xef\xbb\xbf" + s, s, "utf-8", 0},
		{"utf-16le with mark", utf16(t, s, unicode.LittleEndian, unicode.UseBOM), s, "utf-16le", 0},
		{"utf-16be with mark", utf16(t, s, unicode.BigEndian, unicode.UseBOM), s, "utf-16be", 0},
		{"utf-16le", utf16(t, s, unicode.LittleEndian, unicode.IgnoreBOM), s, "utf-16le", 0},
		{"utf-16be", utf16(t, s, unicode.BigEndian, unicode.IgnoreBOM), s, "utf-16be", 0},
		{"windows-1252", "caf\xe9 \x93said\x94 he", "café “said” he", "windows-1252", 0},
		{"broken utf-8", "“One” “two” caf\xc3\xa9 \xe2\x80 end", "“One” “two” café \uFFFD\uFFFD end", "utf-8", 2},
		{"empty", "", "", "utf-8", 0},
	} {
		text, enc, broken := Decode([]byte(tt.raw), Plain)
		if text != tt.text || enc != tt.enc || broken != tt.broken {
			t.Errorf("%s: got %q %s %d, want %q %s %d", tt.name, text, enc, broken, tt.text, tt.enc, tt.broken)
		}
	}
	page := "<html><head><meta charset=\"iso-8859-2\"></head><p>\xaf\xf3\xb3w</p>"
	if text, enc, _ := Decode([]byte(page), HTML); enc != "iso-8859-2" || !strings.Contains(text, "Żółw") {
		t.Errorf("declared encoding not used: %s %q", enc, text)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xff\xfeab"), true)
	f.Add([]byte("caf\xe9 <meta charset=utf-7>"), true)
	f.Fuzz(func(t *testing.T, raw []byte, html bool) {
		m := Plain
		if html {
			m = HTML
		}
		if r := decoded("x", raw, m); !utf8.ValidString(r.Text) {
			t.Fatalf("invalid text from %q", raw)
		}
		if text, _, _ := Decode(raw, m); utf8.Valid(raw) && !bytes.HasPrefix(raw, bomUTF8) && wide(raw) == narrow && text != string(raw) {
			t.Fatalf("valid UTF-8 was changed: %q", raw)
		}
	})
}

func FuzzRows(f *testing.F) {
	f.Add([]byte("{\"id\":\"a\",\"text\":\"b\"}\n{\n[]\n{\"text\":null}"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		r := &reader{ctx: context.Background()}
		r.yield = func(rec Record, err error) bool {
			if !utf8.ValidString(rec.Text) || err != nil || rec.Reason == "" && rec.Raw == nil {
				t.Fatalf("%+v %v", rec, err)
			}
			return true
		}
		r.rowsFrom("-", newLineReader(bytes.NewReader(raw)))
		r.object(source{path: "x.json", direct: true}, raw)
	})
}

func FuzzMeta(f *testing.F) {
	f.Add([]byte(`{"docs":[{"id":"a","outlet":"b","published":null,"title":[1]}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if m, err := parseMeta(raw); err == nil {
			m.of("a.txt")
		}
	})
}

func BenchmarkRows(b *testing.B) {
	line := `{"id":"a","outlet":"Post","text":"` + strings.Repeat("A sentence of news. ", 200) + `"}` + "\n"
	all := strings.Repeat(line, 100)
	b.SetBytes(int64(len(all)))
	for range b.N {
		for range Read(context.Background(), []string{"-"}, Options{Stdin: strings.NewReader(all), Repeats: true}) {
		}
	}
}
