package warc

import (
	"bytes"
	"fmt"
	"mime"
	"strconv"
	"strings"
	"time"
)

// Header is the fields of a header in their order.
type Header [][2]string

// Get is the first value of a name in any case, "" without one.
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f[0], name) {
			return f[1]
		}
	}
	return ""
}

// parseFields reads fields up to an empty line, and gives their size with it;
// -1 if there is none. Lines that are no field are passed over.
func parseFields(b []byte) (Header, int) {
	var h Header
	for n := 0; ; {
		i := bytes.IndexByte(b[n:], '\n')
		if i < 0 {
			return h, -1
		}
		line := strings.TrimRight(string(b[n:n+i]), "\r")
		n += i + 1
		if line == "" {
			return h, n
		}
		if (line[0] == ' ' || line[0] == '\t') && len(h) > 0 {
			h[len(h)-1][1] += " " + strings.TrimSpace(line)
		} else if name, value, ok := strings.Cut(line, ":"); ok {
			h = append(h, [2]string{strings.TrimSpace(name), strings.TrimSpace(value)})
		}
	}
}

// open makes the record of a block, or says why it is no article, or is broken.
func (h header) open(block []byte) (rec Record, skip string, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("a defect in the program stopped the reading of it: %v", e)
		}
	}()
	f := h.fields
	rec = Record{
		Type: strings.ToLower(f.Get("WARC-Type")), ID: bare(f.Get("WARC-Record-ID")),
		URI: bare(f.Get("WARC-Target-URI")), Notes: h.notes,
	}
	if t, err := time.Parse(time.RFC3339Nano, f.Get("WARC-Date")); err == nil {
		rec.Fetched = t.UTC()
	}
	switch rec.Type {
	case "response", "resource", "conversion":
	case "":
		return rec, "", fmt.Errorf("it has no WARC-Type")
	default:
		return rec, "of type " + clip(rec.Type), nil
	}
	body, kind := block, f.Get("Content-Type")
	if rec.Type == "response" && bytes.HasPrefix(block, []byte("HTTP/")) {
		if body, err = rec.http(block); err != nil {
			return rec, "", err
		}
		kind = rec.Header.Get("Content-Type")
		if rec.Status != 200 {
			return rec, fmt.Sprintf("of status %d", rec.Status), nil
		}
	} else if rec.Type == "response" && !h.arc {
		return rec, "not by HTTP", nil
	}
	if m, params, err := mime.ParseMediaType(kind); err == nil {
		rec.Media, rec.Charset = m, params["charset"]
	} else {
		m, _, _ := strings.Cut(kind, ";")
		rec.Media = strings.ToLower(strings.TrimSpace(m))
	}
	switch rec.Media {
	case "text/html", "application/xhtml+xml", "text/plain", "text/markdown":
	default:
		return rec, "of media type " + clip(rec.Media), nil
	}
	if f.Get("WARC-Truncated") != "" {
		rec.Notes = append(rec.Notes, "the archive holds only its beginning ("+f.Get("WARC-Truncated")+")")
	}
	if d := f.Get("WARC-Block-Digest"); d != "" && !digestOf(d, block) {
		rec.Notes = append(rec.Notes, "its block has another digest than the archive says")
	}
	plain, note := unchunk(rec.Header, body)
	if note != "" {
		rec.Notes = append(rec.Notes, note)
	}
	// Writers differ in whether a payload is what was sent or what was meant.
	if d := f.Get("WARC-Payload-Digest"); d != "" && !digestOf(d, body) && !digestOf(d, plain) {
		rec.Notes = append(rec.Notes, "its payload has another digest than the archive says")
	}
	rec.Body, note, err = unpack(rec.Header.Get("Content-Encoding"), plain)
	if note != "" {
		rec.Notes = append(rec.Notes, note)
	}
	// The window's bytes are overwritten by later records.
	rec.Body = bytes.Clone(rec.Body)
	return rec, "", err
}

// clip is a word of an archive for a message.
func clip(s string) string {
	if s == "" {
		return "unknown"
	}
	return fmt.Sprintf("%.60s", s)
}

// bare is s without angle brackets around it.
func bare(s string) string {
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") && len(s) > 1 {
		return s[1 : len(s)-1]
	}
	return s
}

// http reads the head of an answer and gives what follows it.
func (r *Record) http(block []byte) ([]byte, error) {
	line, rest, _ := bytes.Cut(block, []byte("\n"))
	words := strings.Fields(string(line[:min(len(line), maxLine)]))
	if len(words) < 2 {
		return nil, fmt.Errorf("its HTTP status cannot be read")
	}
	status, err := strconv.Atoi(words[1])
	if err != nil {
		return nil, fmt.Errorf("its HTTP status is %.20q", words[1])
	}
	r.Status = status
	fields, n := parseFields(rest[:min(len(rest), MaxHeader)])
	if n < 0 {
		if status != 200 {
			return nil, nil
		}
		return nil, fmt.Errorf("its HTTP header has no end")
	}
	r.Header = fields
	return rest[n:], nil
}
