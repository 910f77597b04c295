package warc

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// page is a record of WARC with a page of HTML.
func page(n int, body string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:%d>\r\nWARC-Target-URI: http://a.example/%d\r\nWARC-Date: 2026-01-02T03:04:05Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", n, n, len(block), block)
}

func dense(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, s)
	_ = z.Close()
	return b.String()
}

func packed(s string) string {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.HuffmanOnly) // a record is packed ten thousand times
	_, _ = io.WriteString(z, s)
	_ = z.Close()
	return b.String()
}

type result struct {
	good, broken []Record
	skipped      []string
	err          error
}

func readAll(r io.Reader, from Place) (res result) {
	opts := Options{From: from, Skipped: func(_ Place, why string) { res.skipped = append(res.skipped, why) }}
	for rec, err := range Read(context.Background(), r, opts) {
		switch {
		case err != nil:
			res.err = err
		case rec.Reason != "":
			res.broken = append(res.broken, rec)
		default:
			res.good = append(res.good, rec)
		}
	}
	return res
}

// TestOneBrokenOfMany loses exactly the broken record, whatever is broken.
func TestOneBrokenOfMany(t *testing.T) {
	const n, odd, later = 10_000, 5_000, 7_000
	cut := func(s string) string { return s[:len(s)/2] }
	for _, tt := range []struct {
		name  string
		wrap  func(string) string
		spoil func(string) string
	}{
		{"length too small", nil, func(s string) string {
			return strings.Replace(s, "Content-Length: ", "Content-Length: 1", 1)[:len(s)] + "\r\n\r\n"
		}},
		{"length huge", nil, func(s string) string { return strings.Replace(s, "Content-Length: ", "Content-Length: 9999999999", 1) }},
		{"length large", nil, func(s string) string { return strings.Replace(s, "Content-Length: ", "Content-Length: 1", 1) }},
		{"length no number", nil, func(s string) string { return strings.Replace(s, "Content-Length: ", "Content-Length: x", 1) }},
		{"cut", nil, func(s string) string { return cut(s) + "\r\n" }},
		{"gzip: byte changed", packed, func(s string) string { return s[:len(s)-6] + "\x00" + s[len(s)-5:] }},
		{"gzip: cut", packed, cut},
		{"gzip: header gone", packed, func(s string) string { return "xxxx" + s[4:] }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			var at int64
			for i := range n {
				s := page(i, fmt.Sprintf("<p>page %d</p>", i))
				if tt.wrap != nil {
					s = tt.wrap(s)
				}
				if i == odd {
					s, at = tt.spoil(s), int64(b.Len())
				}
				b.WriteString(s)
			}
			res := readAll(strings.NewReader(b.String()), Place{})
			if res.err != nil || len(res.good) != n-1 || len(res.broken) != 1 {
				t.Fatalf("%d good, broken %v, err %v", len(res.good), res.broken, res.err)
			}
			if got := res.broken[0]; got.Place.Offset != at {
				t.Errorf("broken at %v, want %d: %s", got.Place, at, got.Reason)
			}
			for _, r := range res.good {
				if r.URI == fmt.Sprintf("http://a.example/%d", odd) {
					t.Error("the broken record was given")
				}
			}
			// Resume at a record behind the broken one.
			from := res.good[later].Place
			again := readAll(strings.NewReader(b.String()), from)
			if len(again.good) != len(res.good)-later || again.good[0].URI != res.good[later].URI {
				t.Errorf("from %v: %d records, err %v", from, len(again.good), again.err)
			}
		})
	}
}

func TestWholeFileGzip(t *testing.T) {
	all := packed(page(1, "one") + page(2, "two") + page(3, "three"))
	res := readAll(strings.NewReader(all), Place{})
	if res.err != nil || len(res.good) != 3 || string(res.good[2].Body) != "three" {
		t.Fatalf("%+v", res)
	}
	again := readAll(strings.NewReader(all), res.good[1].Place)
	if len(again.good) != 2 || string(again.good[0].Body) != "two" {
		t.Fatalf("%+v", again)
	}
}

func TestTruncated(t *testing.T) {
	for _, wrap := range []func(string) string{func(s string) string { return s }, packed} {
		last := wrap(page(3, "three"))
		res := readAll(strings.NewReader(wrap(page(1, "one"))+wrap(page(2, "two"))+last[:len(last)-20]), Place{})
		if len(res.good) != 2 || len(res.broken) != 1 || res.err == nil {
			t.Errorf("%d good, broken %v, err %v", len(res.good), res.broken, res.err)
		}
	}
}

type endless struct{ s string }

func (e endless) Read(p []byte) (int, error) { return copy(p, e.s), nil }

// TestBombs ends what would never end.
func TestBombs(t *testing.T) {
	big := strings.Repeat("0", MaxBody+1)
	rec := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + dense(big)
	s := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(rec), rec)
	res := readAll(strings.NewReader(s+page(1, "one")), Place{})
	if len(res.good) != 1 || len(res.broken) != 1 || !strings.Contains(res.broken[0].Reason, "too large") {
		t.Errorf("body: %v, err %v", res.broken, res.err)
	}
	res = readAll(strings.NewReader(dense(page(1, "one")+strings.Repeat("\n", 64<<20))+packed(page(2, "two"))), Place{})
	if len(res.good) != 2 || len(res.broken) != 1 || !strings.Contains(res.broken[0].Reason, "unpacks to more") {
		t.Errorf("member: %d good, %v, err %v", len(res.good), res.broken, res.err)
	}
	res = readAll(endless{"no archive at all "}, Place{})
	if res.err == nil {
		t.Error("an endless stream that is no archive was read")
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range Read(ctx, strings.NewReader(page(1, "one")), Options{}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("err %v", err)
		}
	}
}

// TestCorpus reads archives that are odd in the way that their names tell.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("SYNOPTIC_CORPORA")
	if dir == "" {
		dir = "../../../../shared/corpora"
	}
	dir = filepath.Join(dir, "feeds", "warc")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the corpora are not here")
	}
	for _, tt := range []struct {
		file         string
		good, broken int
		err          bool
		note         string
	}{
		{"bad.arc", 1, 3, true, ""},
		{"example-bad-non-chunked.warc.gz", 1, 0, false, ""},
		{"example-bad.warc.gz.bad", 1, 0, false, ""},
		{"example-iana.org-chunked.warc", 1, 0, false, ""},
		{"example-resource.warc.gz", 1, 0, false, ""},
		{"example-space-in-url.arc", 0, 1, true, ""},
		{"example-trunc.warc", 0, 1, false, ""},
		{"example-wget-bad-target-uri.warc.gz", 3, 0, false, ""},
		{"example-wrong-chunks.warc.gz", 0, 2, false, ""},
		{"example.arc", 1, 0, false, ""},
		{"example.arc.gz", 1, 0, false, ""},
		{"example.warc", 1, 0, false, ""},
		{"example.warc.gz", 1, 0, false, ""},
	} {
		f, err := os.Open(filepath.Join(dir, tt.file))
		if err != nil {
			t.Error(err)
			continue
		}
		res := readAll(f, Place{})
		f.Close()
		notes := ""
		for _, r := range res.good {
			notes += strings.Join(r.Notes, "; ")
		}
		if len(res.good) != tt.good || len(res.broken) != tt.broken || (res.err != nil) != tt.err || !strings.Contains(notes, tt.note) || tt.note == "" && notes != "" {
			t.Errorf("%s: %d good, broken %v, err %v, notes %q", tt.file, len(res.good), res.broken, res.err, notes)
		}
	}
}

// TestNotes reads what is odd all the same, and says so.
func TestNotes(t *testing.T) {
	for _, tt := range []struct{ fields, http, body, want, note string }{
		{"", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde", ""},
		{"", "Transfer-Encoding: chunked\r\n", "<p>no chunk", "<p>no chunk", "chunked and is not"},
		{"", "Transfer-Encoding: chunked\r\n", "3\r\nabc\r\nzz\r\nde", "abc", "break off"},
		{"", "Transfer-Encoding: chunked\r\n", "ff\r\nabc", "abc", "shorter"},
		{"", "Content-Encoding: gzip\r\n", packed("abc"), "abc", ""},
		{"", "Content-Encoding: gzip\r\n", "abc", "abc", "gzip and is not"},
		{"WARC-Payload-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n", "", "abc", "abc", ""},
		{"WARC-Payload-Digest: sha1:a9993e364706816aba3e25717850c26c9cd0d89d\r\n", "", "abc", "abc", ""},
		{"WARC-Payload-Digest: sha1:a9993e364706816aba3e25717850c26c9cd0d89d\r\n", "", "abd", "abd", "another digest"},
	} {
		block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + tt.http + "\r\n" + tt.body
		s := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", tt.fields, len(block), block)
		res := readAll(strings.NewReader(s), Place{})
		if len(res.good) != 1 {
			t.Errorf("%q: %+v", tt.body, res)
			continue
		}
		got, notes := res.good[0], strings.Join(res.good[0].Notes, "; ")
		if string(got.Body) != tt.want || !strings.Contains(notes, tt.note) || tt.note == "" && notes != "" {
			t.Errorf("%q: body %q, notes %q", tt.body, got.Body, notes)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(page(1, "one") + page(2, "two")))
	f.Add([]byte(packed(page(1, "one"))))
	f.Add([]byte("http://a.example/ 1.2.3.4 20140101000000 text/html 3\nabc\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		last := Place{-1, 0}
		for rec, err := range Read(context.Background(), bytes.NewReader(b), Options{}) {
			if err != nil {
				break
			}
			if rec.Place.Before(last) {
				t.Fatalf("%v after %v", rec.Place, last)
			}
			last = rec.Place
		}
	})
}
