package ingest

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

// endless gives a beginning and then one text for ever.
type endless struct{ head, more string }

func (e *endless) Read(p []byte) (int, error) {
	if n := copy(p, e.head); n > 0 {
		e.head = e.head[n:]
		return n, nil
	}
	n := 0
	for n < len(p) {
		n += copy(p[n:], e.more)
	}
	return n, nil
}

// TestEndlessInput comes to an end on streams that do not.
func TestEndlessInput(t *testing.T) {
	for _, tt := range []struct{ name, head, more, want string }{
		{"text", "", "no end ", "too large"},
		{"gzip", "\x1f\x8b\x08", "\x00\x00\x00\x00", "too large"},
		{"zstd", "\x28\xb5\x2f\xfd", "\x00\x00\x00\x00", "too large"},
		{"zeros", "", "\x00\x00\x00\x00", "too large"},
		{"row", `{"text":"`, "no end ", "no end within"},
	} {
		recs, errs := collect(t, Options{Stdin: &endless{tt.head, tt.more}}, "-")
		if len(errs) > 0 || len(recs) != 1 || !strings.Contains(recs[0].Reason, tt.want) {
			t.Errorf("%s: %+v %v", tt.name, recs, errs)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for _, err := range Read(ctx, []string{"-"}, Options{Stdin: &endless{`{"text":"first"}` + "\n", "\n\n"}}) {
		if n++; err == nil {
			cancel() // from here on there are empty lines alone
		}
	}
	if n != 2 {
		t.Errorf("%d steps, want the row and the error of ctx", n)
	}
}

// TestBrokenRows keeps rows whose bytes are no UTF-8 and says how many were
// replaced.
func TestBrokenRows(t *testing.T) {
	for _, tt := range []struct {
		row, text, encoding string
		repaired            int
	}{
		{"{\"text\":\"caf\xe9 \x93said\x94\"}", "café “said”", "windows-1252", 0},
		{"{\"text\":\"“One” “two” caf\xc3\xa9 \xe2\x80 end\"}", "“One” “two” café \uFFFD\uFFFD end", "utf-8", 2},
		{`{"text":"lone \ud800 half"}`, "lone \uFFFD half", "utf-8", 0},
	} {
		r := row("a", "1", []byte(tt.row))
		if r.Text != tt.text || r.Encoding != tt.encoding || r.Repaired != tt.repaired || r.Reason != "" {
			t.Errorf("%q: %+v", tt.row, r)
		}
	}
	for _, bad := range []string{"{\"text\":\"\xff", "\xff\xfe\xff", "{\x00}"} {
		if r := row("a", "1", []byte(bad)); !strings.Contains(r.Reason, "row 1 is not JSON") {
			t.Errorf("%q: %+v", bad, r)
		}
	}
}

// tinyRows gives n rows without holding them.
func tinyRows(n int) io.Reader {
	in, out := io.Pipe()
	go func() {
		for i := range n {
			if _, err := fmt.Fprintf(out, "{\"id\":\"r%d\",\"text\":\"row %d\"}\n", i, i); err != nil {
				return
			}
		}
		out.Close()
	}()
	return in
}

// BenchmarkRepeats tells how much memory a million tiny rows leave in use, in
// bytes a row; it is what repeats are recognised by.
func BenchmarkRepeats(b *testing.B) {
	const n = 1_000_000
	for range b.N {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		count := 0
		for range Read(context.Background(), []string{"-"}, Options{Stdin: tinyRows(n)}) {
			if count++; count == n {
				runtime.GC()
				runtime.ReadMemStats(&after)
			}
		}
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/n, "B/row")
	}
}
