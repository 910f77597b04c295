package codec

import (
	"encoding/binary"
	"fmt"

	"synoptic"
)

const partsVersion = 1

// EncodeParts encodes the spans of an article: where its title, credit and
// dateline stand, and what of the text is body and what is not.
func (c *Codec) EncodeParts(a *synoptic.Article) []byte {
	e := c.newCoder(false)
	defer c.done(e)
	e.parts(a)
	b := binary.AppendUvarint(nil, uint64(len(e.cols[colCount])))
	b = binary.AppendUvarint(b, uint64(len(e.cols[colNear])))
	b = append(append(append(b, e.cols[colCount]...), e.cols[colNear]...), e.cols[colSpan]...)
	return c.pack(partsVersion, b)
}

// DecodeParts puts the spans into an article, whose text must be set.
func (c *Codec) DecodeParts(b []byte, a *synoptic.Article) error {
	b, err := c.unpack(partsVersion, b)
	if err != nil {
		return fmt.Errorf("parts: %w", err)
	}
	d := c.newCoder(true)
	defer c.done(d)
	for _, col := range []column{colCount, colNear} {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > uint64(len(b)) {
			return fmt.Errorf("parts: cut off: %w", ErrFormat)
		}
		b = b[n:]
		d.cols[col] = make([]byte, v)
	}
	if len(d.cols[colCount])+len(d.cols[colNear]) > len(b) {
		return fmt.Errorf("parts: cut off: %w", ErrFormat)
	}
	b = b[copy(d.cols[colCount], b):]
	d.cols[colSpan] = b[copy(d.cols[colNear], b):]
	var p synoptic.Article
	d.parts(&p)
	for _, col := range d.cols {
		if len(col) > 0 {
			d.fail("%d bytes are left over", len(col))
		}
	}
	k := checker{text: len(a.Text), err: d.err}
	k.spans("title, credit or dateline", p.TitleSpan, p.CreditSpan, p.Dateline)
	k.spans("part of the body", p.Body...)
	k.spans("part of the furniture", p.Boilerplate...)
	if k.err != nil {
		return fmt.Errorf("parts: %w", k.err)
	}
	a.TitleSpan, a.CreditSpan, a.Dateline, a.Body, a.Boilerplate = p.TitleSpan, p.CreditSpan, p.Dateline, p.Body, p.Boilerplate
	return nil
}

func (c *coder) parts(a *synoptic.Article) {
	c.near(&a.TitleSpan, 0)
	c.near(&a.CreditSpan, 0)
	c.near(&a.Dateline, 0)
	list(c, colSpan, &a.Body, c.span)
	c.last = 0
	list(c, colSpan, &a.Boilerplate, c.span)
}
