package warc

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// version begins each record of a WARC.
const version = "WARC/1."

var (
	recordStart = regexp.MustCompile(`(?:\A|\n)WARC/1\.\d+\r?\n`)
	// arcLine is the header of a record of ARC: URL, address, time, media type,
	// length; the URL may hold spaces.
	arcLine = regexp.MustCompile(`\A[a-z][a-z0-9+.-]*:[^\n]* [0-9a-fA-F.:]+ \d{8,20} \S+ -?\w+\r?\n`)
	arcNext = regexp.MustCompile(`\n[a-z][a-z0-9+.-]*:[^\n]* [0-9a-fA-F.:]+ \d{8,20} \S+ -?\w+\r?\n`)
)

// maxLine is the longest line that begins a record, in bytes.
const maxLine = 8 << 10

// records reads the records of a stream to its end.
func (a *archive) records(in *window, place func() Place) error {
	first := true
	for {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		for in.fill(1) && (in.buf[0] == '\r' || in.buf[0] == '\n') {
			in.take(1)
		}
		if len(in.buf) == 0 {
			return a.end(in, place())
		}
		if a.count++; a.count > MaxRecords {
			return fmt.Errorf("more than %d records", MaxRecords)
		}
		at := place()
		in.fill(maxLine)
		size, why := a.record(in, at)
		switch {
		case why == nil:
			in.take(size)
			first = false
			continue
		case isFinal(why):
			return why
		case first && at == (Place{}) && !a.known(in.buf):
			return fmt.Errorf("neither WARC nor ARC")
		}
		first = false
		if in.err != nil && !in.ended() && !a.follows(in.buf[1:]) {
			return a.end(in, at)
		}
		cut := in.ended() && !a.follows(in.buf[1:])
		if err := a.broken(at, "%v", why); err != nil {
			return err
		}
		if !in.seek(1, maxLine, a.next) && cut {
			if in != a.file {
				return nil // the member is whole: others follow
			}
			return fmt.Errorf("broken off in the record at byte %s", at)
		}
	}
}

// end is the error of a stream that ended at a place.
func (a *archive) end(in *window, at Place) error {
	switch {
	case in.ended():
		return nil
	case in != a.file:
		return &memberError{at, in.err}
	}
	return fmt.Errorf("broken off at byte %s: %w", at, in.err)
}

// final is an error that ends the reading.
type final struct{ error }

func isFinal(err error) bool {
	if err == errStop {
		return true
	}
	_, ok := err.(final)
	return ok
}

func (a *archive) known(b []byte) bool {
	return bytes.HasPrefix(b, []byte(version)) || arcLine.Match(b)
}

// next finds where the next record begins, -1 if not in b.
func (a *archive) next(b []byte) int {
	p := recordStart
	if a.arc {
		p = arcNext
	}
	loc := p.FindIndex(b)
	switch {
	case loc == nil:
		return -1
	case b[loc[0]] == '\n':
		return loc[0] + 1
	}
	return loc[0]
}

func (a *archive) follows(b []byte) bool { return a.next(b) >= 0 }

// record reads the record at the window's beginning and gives its size, or why
// it is broken. Nothing is taken.
func (a *archive) record(in *window, at Place) (int, error) {
	var h header
	switch {
	case bytes.HasPrefix(in.buf, []byte(version)):
		a.arc = false
		in.fill(MaxHeader)
		var err error
		if h, err = parseHeader(in.buf[:min(len(in.buf), MaxHeader)]); err != nil {
			return 0, err
		}
	case arcLine.Match(in.buf):
		a.arc = true
		var err error
		if h, err = parseARC(in.buf); err != nil {
			return 0, err
		}
	default:
		return 0, fmt.Errorf("no record begins here")
	}
	if h.length > MaxRecord {
		return 0, fmt.Errorf("too large: %d bytes, at most %d are read", h.length, MaxRecord)
	}
	end := h.size + int(h.length)
	whole := in.fill(end)
	in.fill(end + maxLine)
	if !whole {
		return 0, fmt.Errorf("it says %d bytes and has %d", h.length, len(in.buf)-h.size)
	}
	if in.err != nil && !in.ended() {
		return 0, in.err
	}
	rest := bytes.TrimLeft(in.buf[end:], "\r\n")
	if len(rest) > 0 && !a.known(rest) {
		if a.follows(in.buf[1:end]) || !a.follows(rest) || len(rest) == len(in.buf[end:]) {
			return 0, fmt.Errorf("its length of %d bytes is wrong", h.length)
		}
	} else if len(rest) > 0 && len(rest) == len(in.buf[end:]) && !a.arc {
		h.notes = append(h.notes, "no empty line follows it")
	}
	rec, skip, err := h.open(in.buf[h.size:end])
	if err != nil {
		return end, a.orStop(a.broken(at, "%v", err))
	}
	if skip != "" {
		a.skip(at, "%s", skip)
		return end, nil
	}
	rec.Place = at
	return end, a.orStop(a.give(rec))
}

func (a *archive) orStop(err error) error {
	if err != nil && err != errStop {
		return final{err}
	}
	return err
}

// header is what stands before a record's block.
type header struct {
	fields Header
	size   int // of the header, in bytes
	length int64
	arc    bool
	notes  []string
}

func parseHeader(b []byte) (header, error) {
	h := header{}
	_, rest, _ := bytes.Cut(b, []byte("\n"))
	fields, n := parseFields(rest)
	if n < 0 {
		return h, fmt.Errorf("its header has no end within %d bytes", MaxHeader)
	}
	h.fields, h.size = fields, len(b)-len(rest)+n
	if bytes.Contains(rest[:n], []byte("\n"+version)) {
		return h, fmt.Errorf("its header breaks off")
	}
	var err error
	h.length, err = strconv.ParseInt(fields.Get("Content-Length"), 10, 64)
	if err != nil || h.length < 0 {
		return h, fmt.Errorf("its Content-Length is %.40q", fields.Get("Content-Length"))
	}
	return h, nil
}

// parseARC reads the line of a record of ARC as the fields of one of WARC.
func parseARC(b []byte) (header, error) {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	h := header{size: len(line) + 1, arc: true}
	words := strings.Fields(string(line))
	n := len(words)
	var err error
	h.length, err = strconv.ParseInt(words[n-1], 10, 64)
	if err != nil || h.length < 0 {
		return h, fmt.Errorf("its length is %.40q", words[n-1])
	}
	h.fields = Header{{"WARC-Target-URI", strings.Join(words[:n-4], " ")}, {"Content-Type", words[n-2]}, {"WARC-Type", "response"}}
	if strings.HasPrefix(words[0], "filedesc:") {
		h.fields[2][1] = "warcinfo"
	}
	if t, err := time.Parse("20060102150405", words[n-3][:min(14, len(words[n-3]))]); err == nil {
		h.fields = append(h.fields, [2]string{"WARC-Date", t.Format(time.RFC3339)})
	}
	return h, nil
}
