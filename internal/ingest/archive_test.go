package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func warcPage(uri, body string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-01-02T03:04:05Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", uri, len(block), block)
}

func gather(t *testing.T, opts Options, paths ...string) (out []Record) {
	t.Helper()
	for rec, err := range Read(context.Background(), paths, opts) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, rec)
	}
	return out
}

func packZstd(t *testing.T, text string) string {
	t.Helper()
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	return string(z.EncodeAll([]byte(text), nil))
}

// TestArchive names pages by address; fetches of one address differ by place.
func TestArchive(t *testing.T) {
	p := filepath.Join(t.TempDir(), "a.warc")
	one, two := warcPage("http://a.example/1", "<p>one"), warcPage("http://a.example/1", "<p>two")
	if err := os.WriteFile(p, []byte(one+two), 0o600); err != nil {
		t.Fatal(err)
	}
	got := gather(t, Options{}, p)
	if len(got) != 2 {
		t.Fatalf("%+v", got)
	}
	if got[0].Path != p+"#http://a.example/1" || got[1].Path != got[0].Path || got[1].Place.Offset != int64(len(one)) {
		t.Errorf("paths %q, %q", got[0].Path, got[1].Path)
	}
	if m := got[1].Meta; m.Fetched != "2026-01-02T03:04:05Z" || m.Published != "" || m.URL != "http://a.example/1" || got[1].Media != HTML {
		t.Errorf("%+v", got[1])
	}
}

// TestFrom goes on where an earlier run stopped, in each kind of file.
func TestFrom(t *testing.T) {
	dir := t.TempDir()
	rows := ""
	for i := range 5 {
		rows += fmt.Sprintf("{\"id\":\"r%d\",\"text\":\"row %d\"}\n", i, i)
	}
	for name, text := range map[string]string{
		"a.jsonl": rows, "b.jsonl.zst": packZstd(t, strings.ReplaceAll(rows, "row", "line")), "d.txt": "text",
		"c.warc": warcPage("http://a.example/1", "<p>one") + warcPage("http://a.example/2", "<p>two"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all := gather(t, Options{}, dir)
	if len(all) != 13 {
		t.Fatalf("%d records", len(all))
	}
	for i, rec := range all {
		rest := gather(t, Options{From: rec.Place}, dir)
		if len(rest) != len(all)-i || rest[0].Path != rec.Path {
			t.Errorf("from %+v: %d records, want %d", rec.Place, len(rest), len(all)-i)
		}
	}
}

// TestZstd refuses a bomb, and gives the rows before a break.
func TestZstd(t *testing.T) {
	dir := t.TempDir()
	bomb, cut := filepath.Join(dir, "bomb.jsonl.zst"), filepath.Join(dir, "cut.jsonl.zst")
	row := "{\"text\":\"a row\"}\n"
	whole := packZstd(t, row+strings.Repeat(" ", 200<<10)+"\n"+row)
	for p, text := range map[string]string{bomb: packZstd(t, row+strings.Repeat("\n", 64<<20)), cut: whole[:len(whole)-6]} {
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := gather(t, Options{Repeats: true}, bomb)
	if n := len(got); n != 2 || !strings.Contains(got[1].Reason, "unpacks to more than") {
		t.Errorf("bomb: %+v", got)
	}
	got = gather(t, Options{Repeats: true}, cut)
	if n := len(got); n != 2 || got[0].Text != "a row" || !strings.Contains(got[1].Reason, "broken off") {
		t.Errorf("cut: %+v", got)
	}
}

// TestOneBrokenRow loses exactly that one of ten thousand.
func TestOneBrokenRow(t *testing.T) {
	p := filepath.Join(t.TempDir(), "a.jsonl")
	var b strings.Builder
	for i := range 10_000 {
		if i == 5_000 {
			b.WriteString("{\"id\":\"x\",\"text\":\"cut\n")
			continue
		}
		fmt.Fprintf(&b, "{\"id\":\"x%d\",\"text\":\"row %d\"}\n", i, i)
	}
	if err := os.WriteFile(p, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	bad := 0
	got := gather(t, Options{}, p)
	for _, r := range got {
		if r.Reason != "" {
			bad++
			if r.Place.Offset != 5_001 || !strings.Contains(r.Reason, "row 5001 is not JSON") {
				t.Errorf("%+v", r)
			}
		}
	}
	if len(got) != 10_000 || bad != 1 {
		t.Errorf("%d records, %d broken", len(got), bad)
	}
}
