// Package codec encodes what the store keeps as one value: readings, accounts,
// texts and the parts of an article.
//
// A value is one byte for the version of its form, one for how it is packed,
// and the packed rest. Decoding checks everything: bytes that no encoder made
// give ErrFormat, never a panic, a span outside of its text or an index that
// points nowhere.
package codec

import (
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// ErrFormat is the kind of the errors of bytes that are no encoded value, and
// of values that contradict themselves.
var ErrFormat = errors.New("not an encoded value")

// MaxValue is up to how many bytes a value is unpacked to.
const MaxValue = 1 << 30

// worthPacking is the size in bytes from which packing saves anything.
const worthPacking = 64

// How a value is packed.
const (
	plain  = 0
	packed = 1 // zstd
)

// Codec encodes and decodes. It is safe for concurrent use.
type Codec struct {
	enc        *zstd.Encoder
	dec        *zstd.Decoder
	vocabulary *vocabulary
	coders     sync.Pool // of *coder
}

// New makes a codec.
func New() (*Codec, error) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(true), zstd.WithWindowSize(1<<20))
	if err != nil {
		return nil, err
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(MaxValue), zstd.WithDecoderConcurrency(0))
	if err != nil {
		return nil, err
	}
	v, err := newVocabulary()
	if err != nil {
		return nil, err
	}
	return &Codec{enc: enc, dec: dec, vocabulary: v}, nil
}

// pack puts the version and the packing before a value.
func (c *Codec) pack(version byte, b []byte) []byte {
	if len(b) >= worthPacking {
		out := c.enc.EncodeAll(b, append(make([]byte, 0, 64+len(b)/2), version, packed))
		if len(out) < len(b)+2 {
			return out
		}
	}
	return append([]byte{version, plain}, b...)
}

// unpack undoes pack.
func (c *Codec) unpack(version byte, b []byte) ([]byte, error) {
	switch {
	case len(b) < 2:
		return nil, fmt.Errorf("%d bytes: %w", len(b), ErrFormat)
	case b[0] != version:
		return nil, fmt.Errorf("version %d, not %d: %w", b[0], version, ErrFormat)
	case b[1] == plain:
		return b[2:], nil
	case b[1] != packed:
		return nil, fmt.Errorf("packing %d: %w", b[1], ErrFormat)
	}
	out, err := c.dec.DecodeAll(b[2:], nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return out, nil
}

const textVersion = 1

// EncodeText packs a text, or any other bytes.
func (c *Codec) EncodeText(s string) []byte { return c.pack(textVersion, []byte(s)) }

// DecodeText undoes EncodeText.
func (c *Codec) DecodeText(b []byte) (string, error) {
	out, err := c.unpack(textVersion, b)
	if err != nil {
		return "", fmt.Errorf("text: %w", err)
	}
	return string(out), nil
}
