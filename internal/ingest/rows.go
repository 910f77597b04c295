package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"synoptic"
)

// maxRow is the longest line of JSON Lines: an article with every character
// escaped.
const maxRow = 2 * MaxArticle

// maxLine is how much of a line is read over in search of its end, in bytes.
const maxLine = 256 << 20

var errRowTooLong = fmt.Errorf("too large: at most %s are read", megabytes(maxRow))

// lineReader reads lines of any length with bounded memory.
type lineReader struct {
	r    *bufio.Reader
	line []byte
}

func newLineReader(r io.Reader) *lineReader { return &lineReader{r: bufio.NewReaderSize(r, 1<<16)} }

// startsWithObject reports whether the first character is the { of a row.
func (l *lineReader) startsWithObject() bool {
	l.widen()
	head, _ := l.r.Peek(512)
	head = bytes.TrimLeft(bytes.TrimPrefix(head, bomUTF8), " \t\r\n")
	return len(head) > 1 && head[0] == '{' && bytes.IndexByte(head, '"') > 0
}

// widen turns a stream in UTF-16 that says so by its mark into UTF-8.
func (l *lineReader) widen() {
	head, _ := l.r.Peek(2)
	if bytes.Equal(head, bomUTF16LE) || bytes.Equal(head, bomUTF16BE) {
		l.r = bufio.NewReaderSize(transform.NewReader(l.r, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()), 1<<16)
	}
}

// next is the next line without its end. A line over maxRow is read over and
// gives errRowTooLong; other lines follow. The slice is good until the next
// call.
func (l *lineReader) next() ([]byte, error) {
	l.line = l.line[:0]
	long, size := false, 0
	for {
		part, err := l.r.ReadSlice('\n')
		if size += len(part); size > maxLine {
			return nil, fmt.Errorf("a line has no end within %s", megabytes(maxLine))
		}
		if len(l.line)+len(part) > maxRow {
			long = true
		}
		if !long {
			l.line = append(l.line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case long && (err == nil || errors.Is(err, io.EOF)):
			return nil, errRowTooLong
		case errors.Is(err, io.EOF) && len(l.line) > 0:
			return l.line, nil
		case err != nil:
			return nil, err
		}
		return bytes.TrimRight(l.line, "\r\n"), nil
	}
}

// maxZstdWindow is how much memory zstd may use to look back, in bytes.
const maxZstdWindow = 128 << 20

// rows gives the rows of a file of JSON Lines.
func (r *reader) rows(path string, f *os.File, k kind) {
	var in io.Reader = f
	counted := &countReader{r: f}
	switch k {
	case rowsGzip:
		z, err := gzip.NewReader(counted)
		if err != nil {
			r.give(refuse(path, "not gzip: %v", err))
			return
		}
		defer z.Close()
		in = &ratioReader{r: z, packed: counted}
	case rowsZstd:
		z, err := zstd.NewReader(counted, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxZstdWindow))
		if err != nil {
			r.give(refuse(path, "not zstd: %v", err))
			return
		}
		defer z.Close()
		in = &ratioReader{r: z, packed: counted}
	}
	r.rowsFrom(path, newLineReader(in))
}

// rowsFrom gives the rows of one stream. A broken row is a record with its
// reason; the others follow.
func (r *reader) rowsFrom(path string, in *lineReader) {
	in.widen()
	any := false
	for n := 1; ; n++ {
		if err := r.ctx.Err(); err != nil {
			r.fail(err)
			return
		}
		line, err := in.next()
		if errors.Is(err, io.EOF) {
			if !any {
				r.give(refuse(path, "empty: no row"))
			}
			return
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, bomUTF8)
		}
		at := path + "#" + strconv.Itoa(n)
		switch {
		case errors.Is(err, errRowTooLong):
			any = true
			rec := refuse(at, "row %d is %v", n, err)
			rec.Place = Place{File: path, Offset: int64(n)}
			if !r.give(rec) {
				return
			}
		case err != nil: // the stream itself is broken: nothing can follow
			rec := refuse(at, "broken off after row %d: %v", n-1, err)
			rec.Place = Place{File: path, Offset: int64(n)}
			r.give(rec)
			return
		case len(bytes.TrimSpace(line)) == 0:
		default:
			any = true
			place := Place{File: path, Offset: int64(n)}
			if place.before(r.opts.From) {
				continue
			}
			rec := row(path, strconv.Itoa(n), line)
			rec.Place = place
			if !r.give(rec) {
				return
			}
		}
	}
}

// row reads one row. Its number stands in for an id that it does not have.
func row(path, number string, line []byte) Record {
	encoding, broken := "utf-8", 0
	if !utf8.Valid(line) {
		var text string
		text, encoding, broken = Decode(line, Plain)
		line = []byte(text)
	}
	var f fields
	if err := json.Unmarshal(line, &f); err != nil {
		return refuse(path+"#"+number, "row %s is %v", number, plainJSON(err))
	}
	meta := f.metadata()
	if meta.ID == "" {
		meta.ID = number
	}
	rec := Record{Path: path + "#" + meta.ID, Media: Plain, Meta: meta}
	text := ""
	switch {
	case f.Text != nil && f.Text.ok:
		text = f.Text.s
	case f.HTML.ok:
		text, rec.Media = f.HTML.s, HTML
	default:
		rec.Reason = fmt.Sprintf(`row %s has no "text"`, number)
		return rec
	}
	if len(text) > MaxArticle {
		rec.Reason = fmt.Sprintf("too large: %s, at most %s are read", megabytes(int64(len(text))), megabytes(MaxArticle))
		return rec
	}
	rec.Raw = []byte(text)
	rec.SHA256 = synoptic.Digest(rec.Raw)
	rec.Text, rec.Encoding, rec.Repaired = text, encoding, broken // encoding/json gives valid UTF-8
	return rec
}

// object reads a .json file: one row, an array of rows, or rows under
// "articles" or "docs". In a folder, other JSON is passed over.
func (r *reader) object(s source, raw []byte) {
	body, _, _ := Decode(raw, Plain)
	text := bytes.TrimSpace([]byte(body))
	var list []json.RawMessage
	var err error
	if len(text) > 0 && text[0] == '[' {
		err = json.Unmarshal(text, &list)
	} else {
		var o struct {
			Text           json.RawMessage
			HTML           json.RawMessage
			Articles, Docs []json.RawMessage
		}
		if err = json.Unmarshal(text, &o); err == nil {
			switch {
			case o.Text != nil || o.HTML != nil:
				rec := row(s.path, stem(filepath.Base(s.path)), text)
				rec.Path = s.path
				r.give(rec)
				return
			case len(o.Articles) > 0:
				list = o.Articles
			default:
				list = o.Docs
			}
		}
	}
	if err != nil && s.direct {
		r.give(refuse(s.path, "%v", plainJSON(err)))
		return
	}
	some := false
	for _, item := range list {
		var has struct{ Text, HTML *loose }
		if json.Unmarshal(item, &has) == nil && (has.Text != nil && has.Text.ok || has.HTML != nil && has.HTML.ok) {
			some = true
		}
	}
	if !some {
		if s.direct {
			r.give(refuse(s.path, `no article in it: neither "text" nor a list of objects with "text"`))
		} else {
			r.skipped(s.path, "JSON without an article")
		}
		return
	}
	for i, item := range list {
		rec := row(s.path, strconv.Itoa(i+1), item)
		rec.Place = Place{File: s.path, Offset: int64(i + 1)}
		if !r.give(rec) {
			return
		}
	}
}

// countReader counts what was read.
type countReader struct {
	r io.Reader
	n int64
}

func (c *countReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// ratioReader refuses a gzip stream that unpacks to far more than any text
// does.
type ratioReader struct {
	r      io.Reader
	packed *countReader
	n      int64
}

func (b *ratioReader) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.n += int64(n)
	if b.n > RatioGrace && b.n/MaxRatio > b.packed.n {
		return 0, fmt.Errorf("it unpacks to more than %d times its size", MaxRatio)
	}
	return n, err
}
