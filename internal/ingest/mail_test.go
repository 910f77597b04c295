package ingest

import (
	"strings"
	"testing"
)

func TestMessage(t *testing.T) {
	head := "From: =?utf-8?q?Zo=C3=AB_Reed?= <z@a.example>\r\nSubject: =?utf-8?b?w4l0w6k=?= here\r\nDate: Fri, 02 Jan 2026 03:04:05 +0000\r\n"
	for _, tt := range []struct {
		name, rest, text string
		media            Media
	}{
		{"plain", "\r\nhello", "hello", Plain},
		{"quoted-printable", "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncaf=E9 =\r\nopen", "café open", Plain},
		{"base64", "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+\r\naGk=", "<p>hi", HTML},
		{"flowed", "Content-Type: text/plain; format=flowed\r\n\r\none \r\ntwo\r\n\r\nthree", "one two\n\nthree", Plain},
		{"nested", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nplain\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>page\r\n--y--\r\n--x\r\nContent-Type: text/html\r\nContent-Disposition: attachment\r\n\r\n<p>other\r\n--x--", "<p>page", HTML},
	} {
		r := message("a.eml", []byte(head+tt.rest))
		if r.Reason != "" || r.Text != tt.text || r.Media != tt.media {
			t.Errorf("%s: %+v", tt.name, r)
		}
		if m := r.Meta; m.Title != "Été here" || m.Byline != "Zoë Reed" || m.Published != "2026-01-02" {
			t.Errorf("%s: %+v", tt.name, m)
		}
	}
	deep := head
	for range MaxNesting + 5 {
		deep += "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
	}
	for _, bad := range []string{deep, "no header at all", head + "Content-Type: image/png\r\n\r\nx"} {
		if r := message("a.eml", []byte(bad)); !strings.Contains(r.Reason, "e-mail") {
			t.Errorf("%.40q: %+v", bad, r)
		}
	}
}

func FuzzMessage(f *testing.F) {
	f.Add([]byte("From: a <a@b.example>\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhi\r\n--x--"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if r := message("a.eml", b); strings.ToValidUTF8(r.Text, "") != r.Text {
			t.Error("text is not UTF-8")
		}
	})
}
