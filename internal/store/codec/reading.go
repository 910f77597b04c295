package codec

import (
	"encoding/binary"
	"fmt"

	"synoptic"
)

const readingVersion = 1

// EncodeReading encodes what was read in an article, without the article. The
// error is ErrFormat where a span or an index of it points nowhere.
func (c *Codec) EncodeReading(r *synoptic.Reading) ([]byte, error) {
	if err := check(r); err != nil {
		return nil, fmt.Errorf("reading: %w", err)
	}
	e := c.newCoder(false)
	defer c.done(e)
	e.reading(r)
	e.writeTables()
	size := 0
	for _, col := range e.cols {
		size += len(col) + binary.MaxVarintLen32
	}
	b := make([]byte, 0, size)
	for _, col := range e.cols {
		b = binary.AppendUvarint(b, uint64(len(col)))
	}
	for _, col := range e.cols {
		b = append(b, col...)
	}
	return c.pack(readingVersion, b), nil
}

// DecodeReading undoes EncodeReading, for the article that was read.
func (c *Codec) DecodeReading(b []byte, a *synoptic.Article) (*synoptic.Reading, error) {
	b, err := c.unpack(readingVersion, b)
	if err != nil {
		return nil, fmt.Errorf("reading: %w", err)
	}
	d := c.newCoder(true)
	defer c.done(d)
	if err := d.split(b); err != nil {
		return nil, fmt.Errorf("reading: %w", err)
	}
	d.readTables()
	r := &synoptic.Reading{Article: a}
	if d.err == nil {
		d.reading(r)
	}
	for i, col := range d.cols {
		if len(col) > 0 {
			d.fail("%d bytes of column %d are left over", len(col), i)
		}
	}
	if d.err == nil {
		d.err = check(r)
	}
	if d.err != nil {
		return nil, fmt.Errorf("reading: %w", d.err)
	}
	return r, nil
}

// split parts b into its columns.
func (c *coder) split(b []byte) error {
	var lengths [columns]uint64
	total := uint64(0)
	for i := range lengths {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > MaxValue {
			return fmt.Errorf("column %d: %w", i, ErrFormat)
		}
		lengths[i], b = v, b[n:]
		total += v
	}
	if total != uint64(len(b)) {
		return fmt.Errorf("columns of %d bytes in %d: %w", total, len(b), ErrFormat)
	}
	for i, n := range lengths {
		c.cols[i], b = b[:n:n], b[n:]
	}
	return nil
}

// reading goes over all layers.
func (c *coder) reading(r *synoptic.Reading) {
	text := ""
	if r.Article != nil {
		text = r.Article.Text
	}
	c.syntax(&r.Syntax, text)
	parsed := r.Parsed != nil
	c.bool(colCount, &parsed)
	if parsed {
		if r.Parsed == nil {
			r.Parsed = &synoptic.Syntax{}
		}
		c.parsed(r.Parsed, &r.Syntax, text)
	}
	c.str(colWord, tabWord, &r.Anchor)
	label(c, &r.AnchorFrom)
	c.last = 0
	list(c, colSpan, &r.Mentions, func(m *synoptic.Mention) { c.mention(m, r.Tokens) })
	list(c, colWord, &r.Entities, func(e *synoptic.LocalEntity) {
		label(c, &e.Type)
		c.str(colWord, tabWord, &e.Name)
		c.indexes(&e.Mentions)
	})
	c.last = 0
	list(c, colSpan, &r.Quotes, c.quote)
	c.last = 0
	list(c, colSpan, &r.Times, c.time)
	c.last = 0
	list(c, colSpan, &r.Quantities, c.quantity)
	c.last = 0
	list(c, colSpan, &r.Attributions, c.attribution)
	c.last = 0
	list(c, colSpan, &r.Clauses, c.clause)
}

func (c *coder) mention(m *synoptic.Mention, tokens []synoptic.Token) {
	c.by(colSpan, &m.First, c.last)
	c.by(colSpan, &m.Last, m.First)
	c.last = m.First
	c.spanBy(colSpan, &m.Span, startOf(tokens, m.First))
	label(c, &m.Type)
	label(c, &m.Kind)
	c.near(&m.Title, m.Start)
	c.int(colIndex, &m.Entity)
}

func (c *coder) quote(q *synoptic.Quote) {
	c.span(&q.Span)
	label(c, &q.Kind)
	c.near(&q.Cue, q.Start)
	c.near(&q.SpeakerAt, q.Start)
	c.near(&q.SpeakerNamed, q.Start)
	label(c, &q.Act)
	c.int(colIndex, &q.Speaker)
	list(c, colNear, &q.Quoted, func(s *synoptic.Span) { c.spanBy(colNear, s, q.Start) })
	c.int(colIndex, &q.Attribution)
}

func (c *coder) time(t *synoptic.TimeExpr) {
	c.span(&t.Span)
	label(c, &t.Type)
	c.str(colWord, tabWord, &t.Value)
	c.str(colWord, tabWord, &t.Timex)
	label(c, &t.Precision)
	label(c, &t.Anchor)
}

func (c *coder) quantity(q *synoptic.Quantity) {
	c.span(&q.Span)
	c.near(&q.Number, q.Start)
	c.floatPtr(&q.Value)
	c.floatPtr(&q.Low)
	c.floatPtr(&q.High)
	label(c, &q.Bound)
	c.bool(colIndex, &q.Strict)
	label(c, &q.Unit)
	c.bool(colIndex, &q.Ordinal)
	c.near(&q.Of, q.Start)
	c.int(colIndex, &q.OfHead)
	c.int(colIndex, &q.Predicate)
	c.int(colIndex, &q.PartOf)
	c.str(colWord, tabWord, &q.AsOf)
}

func (c *coder) attribution(a *synoptic.Attribution) {
	c.span(&a.Span)
	c.near(&a.Source, a.Start)
	c.near(&a.Cue, a.Start)
	c.near(&a.Content, a.Start)
	label(c, &a.Kind)
	label(c, &a.Act)
	c.int(colIndex, &a.Entity)
	c.int(colIndex, &a.Outer)
	c.float(&a.Confidence)
}

func (c *coder) clause(l *synoptic.Clause) {
	c.span(&l.Span)
	c.int(colIndex, &l.Sentence)
	c.int(colIndex, &l.Root)
	c.near(&l.Subject, l.Start)
	c.near(&l.Predicate, l.Start)
	c.near(&l.Object, l.Start)
	c.near(&l.Place, l.Start)
	c.int(colIndex, &l.When)
	c.indexes(&l.Quantities)
	c.bool(colIndex, &l.Negated)
	label(c, &l.Modality)
	label(c, &l.Stance)
	c.bool(colIndex, &l.Background)
	c.indexes(&l.Attribution)
	c.int(colIndex, &l.Quote)
}
