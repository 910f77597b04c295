package work

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"strings"

	"synoptic"
	"synoptic/internal/ingest"
	"synoptic/internal/store/codec"
)

// packer writes what is queued as bytes. Strings stay byte for byte what they
// are, which they would not in JSON.
type packer struct{ codec *codec.Codec }

func newPacker() (packer, error) {
	c, err := codec.New()
	return packer{c}, err
}

// record packs a record without the bytes as they came in, which only the text
// is made of.
func (p packer) record(r ingest.Record) ([]byte, error) {
	r.Raw = nil
	return p.pack(&r)
}

func (p packer) recordOf(b []byte) (*ingest.Record, error) {
	var r ingest.Record
	err := p.unpack(b, &r)
	return &r, err
}

// reading packs what was read in an article: the article, and the rest. Both
// are nil where nothing was read.
func (p packer) reading(r *synoptic.Reading) (article, rest []byte, err error) {
	if r == nil {
		return nil, nil, nil
	}
	if article, err = p.pack(r.Article); err != nil {
		return nil, nil, err
	}
	rest, err = p.codec.EncodeReading(r)
	return article, rest, err
}

func (p packer) readingOf(article, rest []byte) (*synoptic.Reading, error) {
	if article == nil {
		return nil, nil
	}
	var a synoptic.Article
	if err := p.unpack(article, &a); err != nil {
		return nil, err
	}
	return p.codec.DecodeReading(rest, &a)
}

func (p packer) pack(v any) ([]byte, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(v); err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	return p.codec.EncodeText(b.String()), nil
}

func (p packer) unpack(b []byte, v any) error {
	s, err := p.codec.DecodeText(b)
	if err == nil {
		err = gob.NewDecoder(strings.NewReader(s)).Decode(v)
	}
	if err != nil {
		return fmt.Errorf("unpacking: %w", err)
	}
	return nil
}
