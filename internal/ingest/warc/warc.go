// Package warc reads web archives — WARC 1.0 and 1.1 and the older ARC, plain
// or packed with gzip — as a stream of the pages and texts in them.
package warc

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"time"
)

// Limits on what strangers may hand in.
const (
	// MaxRecord is the largest block of a record that is read, in bytes.
	MaxRecord = 16 << 20
	// MaxBody is the largest body that is unpacked, in bytes.
	MaxBody = 16 << 20
	// MaxHeader is the longest header of a record, and of the HTTP answer in it.
	MaxHeader = 64 << 10
	// MaxRatio is how many times its packed size a stream may unpack to, once
	// it has given more than RatioGrace bytes.
	MaxRatio   = 200
	RatioGrace = 16 << 20
	// MaxRecords is how many records of one archive are looked at.
	MaxRecords = 50_000_000
)

// Place is where a record begins.
type Place struct {
	Offset int64 // bytes from the file's beginning; of the gzip member if packed
	Within int64 // bytes from the beginning of what the member unpacks to
}

// Before reports whether p lies before q.
func (p Place) Before(q Place) bool {
	return p.Offset < q.Offset || p.Offset == q.Offset && p.Within < q.Within
}

// String is OFFSET, or OFFSET+WITHIN.
func (p Place) String() string {
	if p.Within == 0 {
		return fmt.Sprint(p.Offset)
	}
	return fmt.Sprintf("%d+%d", p.Offset, p.Within)
}

// Record is one page or text of an archive.
type Record struct {
	Place   Place
	Type    string    // response, resource or conversion
	ID      string    // WARC-Record-ID without its angle brackets
	URI     string    // what was fetched
	Fetched time.Time // when, not when it was published; zero if unknown
	Status  int       // of HTTP; 0 for what did not come by HTTP
	Header  Header    // of HTTP
	Media   string    // media type in lower case, "" if unknown
	Charset string    // as declared, "" if not
	Body    []byte    // without transfer and content coding
	// Notes are what was found odd in a record that is read all the same.
	Notes []string
	// Reason says why a record is broken; "" if it is not. Nothing but Place
	// is sure then.
	Reason string
}

// Options change how an archive is read; the zero value is good.
type Options struct {
	// From is where to begin: the place of a record that was given before.
	From Place
	// Skipped, if set, is told of each whole record that is no article, and why.
	Skipped func(at Place, why string)
}

// Read gives the pages and texts of an archive in their order. Only answers of
// status 200 with HTML or plain text are given; a broken record is given with
// its Reason and costs no other. An error ends the reading: the archive is cut
// off, is none, or ctx is done.
func Read(ctx context.Context, r io.Reader, opts Options) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		a := &archive{ctx: ctx, opts: opts, yield: yield, file: &window{r: r}}
		if err := a.run(); err != nil && !errors.Is(err, errStop) {
			yield(Record{}, err)
		}
	}
}

// errStop says that the consumer wants no more.
var errStop = errors.New("stop")

type archive struct {
	ctx   context.Context
	opts  Options
	yield func(Record, error) bool
	file  *window
	count int
	arc   bool        // the older format
	gzip  gzip.Reader // of the member in turn
	mem   []byte      // the last member's, to be used again
}

func (a *archive) run() error {
	if from := a.opts.From.Offset; from > 0 {
		if s, ok := a.file.r.(io.Seeker); ok {
			// The format is told by the first bytes, wherever reading begins.
			if _, err := s.Seek(from, io.SeekStart); err != nil {
				return err
			}
			a.file.at = from
		} else if n, err := io.CopyN(io.Discard, a.file.r, from); err != nil {
			return fmt.Errorf("ends at byte %d, before %d: %w", n, from, err)
		} else {
			a.file.at = from
		}
	}
	if !a.file.fill(1) {
		if a.file.ended() {
			return nil
		}
		return a.file.err
	}
	a.file.fill(3)
	if isGzip(a.file.buf) {
		return a.members()
	}
	return a.records(a.file, func() Place { return Place{Offset: a.file.at} })
}

func (a *archive) broken(at Place, format string, args ...any) error {
	return a.give(Record{Place: at, Reason: fmt.Sprintf(format, args...)})
}

func (a *archive) give(r Record) error {
	if r.Place.Before(a.opts.From) {
		return nil
	}
	if !a.yield(r, nil) {
		return errStop
	}
	return nil
}

func (a *archive) skip(at Place, format string, args ...any) {
	if a.opts.Skipped != nil && !at.Before(a.opts.From) {
		a.opts.Skipped(at, fmt.Sprintf(format, args...))
	}
}
