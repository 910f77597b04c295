// Package dump writes a whole collection to a portable file that no database
// has a part in, and reads it back. The file is zstd-compressed JSON Lines: a
// header, one record a line, and an end with the number of records and the
// SHA-256 of all lines before it.
package dump

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"

	"github.com/klauspost/compress/zstd"

	"synoptic/internal/store"
)

// format and version are the header's.
const (
	format  = "synoptic/collection"
	version = 1
)

// MaxLine is how long a record may be, in bytes.
const MaxLine = 1 << 30

// maxWindow bounds what a file makes the decoder hold.
const maxWindow = 64 << 20

// ErrFile is the kind of the errors of a file that is no whole export.
var ErrFile = errors.New("not a whole export of a collection")

type header struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
}

type end struct {
	End     bool   `json:"end"`
	Records int    `json:"records"`
	SHA256  string `json:"sha256"`
}

// Export writes a collection. The same collection gives the same bytes.
func Export(ctx context.Context, s store.Store, w io.Writer) error {
	z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault))
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	digest := sha256.New()
	out := bufio.NewWriterSize(io.MultiWriter(z, digest), 1<<16)
	line := func(v any) error {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(v); err != nil {
			return err
		}
		_, err := out.Write(b.Bytes())
		return err
	}
	n := 0
	err = line(header{format, version})
	if err == nil {
		err = s.Export(ctx, func(r store.Record) error {
			n++
			return line(r)
		})
	}
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = line(end{true, n, hex.EncodeToString(digest.Sum(nil))})
	}
	if err = errors.Join(err, out.Flush(), z.Close()); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

// Import reads what Export wrote into an empty collection: all of it, or
// nothing where the file is cut off, altered or contradicts itself. The errors
// are ErrFile, store.ErrVersion, store.ErrExists and store.ErrDamaged.
func Import(ctx context.Context, s store.Store, r io.Reader) error {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
	if err != nil {
		return fmt.Errorf("import: %w: %w", ErrFile, err)
	}
	defer z.Close()
	d := reader{in: bufio.NewReaderSize(z, 1<<16), digest: sha256.New()}
	if err := d.header(); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	if err := s.Import(ctx, d.next); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}

// reader reads the lines of an export.
type reader struct {
	in      *bufio.Reader
	digest  hash.Hash
	records int
}

// line reads a line, with its end.
func (d *reader) line() ([]byte, error) {
	var line []byte
	for {
		part, err := d.in.ReadSlice('\n')
		if len(line)+len(part) > MaxLine {
			return nil, fmt.Errorf("a line of more than %d bytes: %w", MaxLine, ErrFile)
		}
		line = append(line, part...)
		switch {
		case err == nil:
			return line, nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			return nil, fmt.Errorf("it ends within or without its last line: %w", ErrFile)
		default:
			return nil, fmt.Errorf("%w: %w", ErrFile, err)
		}
	}
}

func (d *reader) header() error {
	line, err := d.line()
	if err != nil {
		return err
	}
	var h header
	if json.Unmarshal(line, &h) != nil || h.Format != format {
		return fmt.Errorf("it does not begin like one: %w", ErrFile)
	}
	if h.Version != version {
		return fmt.Errorf("version %d, this program reads %d: %w", h.Version, version, store.ErrVersion)
	}
	d.digest.Write(line)
	return nil
}

// next gives the next record, and io.EOF after the last where the file is
// whole.
func (d *reader) next() (store.Record, error) {
	line, err := d.line()
	if err != nil {
		return store.Record{}, err
	}
	var x struct {
		store.Record
		end
	}
	if err := json.Unmarshal(line, &x); err != nil {
		return store.Record{}, fmt.Errorf("record %d: %w: %w", d.records+1, ErrFile, err)
	}
	if !x.End {
		d.records++
		d.digest.Write(line)
		return x.Record, nil
	}
	if x.Records != d.records || x.SHA256 != hex.EncodeToString(d.digest.Sum(nil)) {
		return store.Record{}, fmt.Errorf("it was altered: its digest is another: %w", ErrFile)
	}
	if _, err := d.in.ReadByte(); !errors.Is(err, io.EOF) {
		return store.Record{}, fmt.Errorf("something follows its end: %w", ErrFile)
	}
	return store.Record{}, io.EOF
}
