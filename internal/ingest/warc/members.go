package warc

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

// keepMember is how much of a packed member is kept to look for the next one
// in, should it prove broken.
const keepMember = MaxRecord

func isGzip(b []byte) bool { return len(b) >= 3 && b[0] == 0x1f && b[1] == 0x8b && b[2] == 8 }

// members reads the gzip members of a file, of which each holds a record or
// all.
func (a *archive) members() error {
	for {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		if !a.file.fill(1) {
			if a.file.ended() {
				return nil
			}
			return a.file.err
		}
		start := a.file.at
		err := a.member(start)
		var bad *memberError
		switch e, ok := err.(*memberError); {
		case err == nil:
			continue
		case !ok:
			return err
		default:
			bad = e
		}
		if err := a.broken(bad.at, "broken member of gzip: %v", bad.cause); err != nil {
			return err
		}
		skip := 0
		if a.file.at == start {
			skip = 1
		}
		if !a.file.seek(skip, probe, nextMember) {
			if a.file.ended() {
				return fmt.Errorf("broken off at byte %d: no record follows", start)
			}
			return a.file.err
		}
	}
}

// memberError is a member that cannot be unpacked to its end.
type memberError struct {
	at    Place // of the record that it costs
	cause error
}

func (e *memberError) Error() string { return e.cause.Error() }

func (a *archive) member(start int64) error {
	c := &cursor{w: a.file, keep: keepMember}
	z := &a.gzip
	if err := z.Reset(c); err != nil {
		return &memberError{Place{Offset: start}, err}
	}
	z.Multistream(false)
	in := &window{mem: a.mem, r: &ratioReader{r: z, packed: func() int64 { return a.file.at + int64(c.pos) - start }}}
	err := a.records(in, func() Place { return Place{start, in.at} })
	a.mem = in.mem
	if err != nil {
		return err
	}
	a.file.take(c.pos)
	return nil
}

// probe is how many packed bytes tell whether a member begins a record.
const probe = 512

// nextMember finds a gzip member that unpacks to the beginning of a record.
func nextMember(b []byte) int {
	for i := 0; ; i++ {
		n := bytes.Index(b[i:], []byte{0x1f, 0x8b, 8})
		if n < 0 {
			return -1
		}
		i += n
		var z gzip.Reader
		if err := z.Reset(bytes.NewReader(b[i:min(len(b), i+4*probe)])); err != nil {
			continue
		}
		head := make([]byte, 512)
		got, _ := io.ReadFull(&z, head)
		if head = head[:got]; bytes.HasPrefix(head, []byte(version)) || arcLine.Match(head) {
			return i
		}
	}
}

// ratioReader refuses a stream that unpacks to far more than any text does.
type ratioReader struct {
	r      io.Reader
	packed func() int64
	n      int64
}

func (b *ratioReader) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.n += int64(n)
	if b.n > RatioGrace && b.n/MaxRatio > b.packed() {
		return 0, fmt.Errorf("it unpacks to more than %d times its size", MaxRatio)
	}
	return n, err
}
