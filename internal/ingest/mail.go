package ingest

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"golang.org/x/net/html/charset"
)

// Limits on what strangers may send.
const (
	// MaxParts is how many parts of a message are looked at.
	MaxParts = 200
	// MaxNesting is how deep parts may lie in one another.
	MaxNesting = 10
)

// letter looks for the part of a message that holds its text.
type letter struct {
	parts       int
	html, plain *Record
}

// message makes the record of an e-mail: its HTML part, else its plain one.
func message(path string, raw []byte) (out Record) {
	defer func() {
		if e := recover(); e != nil {
			out = refuse(path, "a defect in the program stopped the reading of it: %v", e)
		}
	}()
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return refuse(path, "not an e-mail: %v", err)
	}
	l := &letter{}
	err = l.part(path, textproto.MIMEHeader(m.Header), m.Body, 0)
	rec := l.html
	if rec == nil {
		rec = l.plain
	}
	switch {
	case rec == nil && err != nil:
		return refuse(path, "no text in this e-mail: %v", err)
	case rec == nil:
		return refuse(path, "no text in this e-mail")
	case err != nil:
		rec.Notes = append(rec.Notes, fmt.Sprintf("a part of the e-mail cannot be read: %v", err))
	}
	words := &mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if s, err := words.DecodeHeader(m.Header.Get("Subject")); err == nil {
		rec.Meta.Title = strings.TrimSpace(strings.ToValidUTF8(s, "\uFFFD"))
	}
	if t, err := m.Header.Date(); err == nil {
		rec.Meta.Published = t.Format("2006-01-02")
	}
	parser := mail.AddressParser{WordDecoder: words}
	if from, err := parser.Parse(m.Header.Get("From")); err == nil {
		rec.Meta.Byline = strings.ToValidUTF8(from.Name, "\uFFFD")
	}
	return *rec
}

// part reads a part and those in it.
func (l *letter) part(path string, h textproto.MIMEHeader, body io.Reader, depth int) error {
	if l.parts++; l.parts > MaxParts {
		return fmt.Errorf("more than %d parts", MaxParts)
	}
	if depth > MaxNesting {
		return fmt.Errorf("parts more than %d deep", MaxNesting)
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	if strings.HasPrefix(kind, "multipart/") {
		parts := multipart.NewReader(body, params["boundary"])
		for {
			p, err := parts.NextRawPart()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			if err := l.part(path, p.Header, p, depth+1); err != nil {
				return err
			}
		}
	}
	disposition, _, _ := strings.Cut(h.Get("Content-Disposition"), ";")
	page := kind == "text/html"
	if !page && kind != "text/plain" || strings.EqualFold(strings.TrimSpace(disposition), "attachment") ||
		page && l.html != nil || !page && l.plain != nil {
		return nil
	}
	raw, err := io.ReadAll(io.LimitReader(body, MaxArticle))
	if len(bytes.TrimSpace(raw)) == 0 {
		return err
	}
	media := Plain
	if page {
		media = HTML
	}
	rec := decoded(path, raw, media)
	if e, name := charset.Lookup(params["charset"]); e != nil && name != "utf-8" && name != rec.Encoding && rec.Reason == "" {
		rec.Text, rec.Encoding, rec.Repaired = decodeWith(e, raw, name)
	}
	if page {
		l.html = &rec
		return err
	}
	if strings.EqualFold(params["format"], "flowed") {
		rec.Text = unflow(rec.Text, strings.EqualFold(params["delsp"], "yes"))
	}
	l.plain = &rec
	return err
}

// unflow joins the lines of format=flowed (RFC 3676) that are one paragraph.
func unflow(text string, delSpace bool) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		signature := line == "-- "
		line = strings.TrimPrefix(line, " ")
		if !signature && strings.HasSuffix(line, " ") {
			if delSpace {
				line = line[:len(line)-1]
			}
			b.WriteString(line)
			continue
		}
		b.WriteString(line + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
