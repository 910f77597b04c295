package codec

import (
	"encoding/binary"
	"fmt"
	"math"

	"synoptic"
)

// column is a run of values of one kind. Like values next to one another pack
// to half of what they take in the order of the structs.
type column int

// The columns of a reading.
const (
	colCount column = iota // lengths of lists
	colString
	colTokenGap
	colTokenLen
	colTokenClass
	colTokenDep
	colTokenHead
	colTokenNorm
	colTokenLemma
	colTokenEdit
	colSpan
	colNear
	colIndex
	colWord
	colFloat
	columns
)

// newCoder takes a coder that another value has used, for its room.
func (c *Codec) newCoder(decoding bool) *coder {
	e, ok := c.coders.Get().(*coder)
	if !ok {
		e = &coder{}
	}
	e.vocabulary, e.decoding, e.err, e.last = c.vocabulary, decoding, nil, 0
	return e
}

// done gives a coder back.
func (c *Codec) done(e *coder) {
	for i := range e.cols {
		if e.decoding {
			e.cols[i] = nil // a piece of the value
		} else {
			e.cols[i] = e.cols[i][:0]
		}
	}
	for i := range e.tables {
		clear(e.tables[i].list)
		e.tables[i].list = e.tables[i].list[:0]
		clear(e.tables[i].at)
	}
	clear(e.classes)
	clear(e.edits)
	e.classes, e.edits = e.classes[:0], e.edits[:0]
	clear(e.classAt)
	clear(e.editAt)
	c.coders.Put(e)
}

// coder goes over a value's fields once, to encode or to decode them: one
// description serves both, so that they cannot differ. What it encodes it does
// not write to: others may be reading it.
type coder struct {
	decoding   bool
	cols       [columns][]byte // written so far, or not read yet
	err        error
	vocabulary *vocabulary
	tables     [tables]table
	classes    []class
	classAt    map[class]int
	edits      []edit
	editAt     map[edit]int
	// last is where the last span of a column began: the next is near it.
	last int
}

func (c *coder) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), ErrFormat)
	}
}

// int is a whole number of either sign.
func (c *coder) int(col column, v *int) {
	if !c.decoding {
		c.cols[col] = binary.AppendVarint(c.cols[col], int64(*v))
		return
	}
	x, n := binary.Varint(c.cols[col])
	if n <= 0 || x < math.MinInt32 || x > math.MaxInt32 {
		c.fail("a number is cut off or too great")
		*v, c.cols[col] = 0, nil
		return
	}
	*v, c.cols[col] = int(x), c.cols[col][n:]
}

// nat is a whole number that is not negative.
func (c *coder) nat(col column, v *int) {
	if !c.decoding {
		c.cols[col] = binary.AppendUvarint(c.cols[col], uint64(*v))
		return
	}
	x, n := binary.Uvarint(c.cols[col])
	if n <= 0 || x > math.MaxInt32 {
		c.fail("a number is cut off or too great")
		*v, c.cols[col] = 0, nil
		return
	}
	*v, c.cols[col] = int(x), c.cols[col][n:]
}

// by is a number as its distance from one that is known to both sides.
func (c *coder) by(col column, v *int, base int) {
	d := *v - base
	c.int(col, &d)
	if c.decoding {
		*v = base + d
	}
}

// bool is a truth value.
func (c *coder) bool(col column, v *bool) {
	n := 0
	if *v {
		n = 1
	}
	c.int(col, &n)
	if c.decoding {
		*v = n != 0
	}
}

// span is a span near the one before it.
func (c *coder) span(s *synoptic.Span) { c.spanBy(colSpan, s, c.last); c.last = s.Start }

// spanBy is a span by where it begins after base.
func (c *coder) spanBy(col column, s *synoptic.Span, base int) {
	c.by(col, &s.Start, base)
	c.by(col, &s.End, s.Start)
}

// near is a span that is often none, near base.
func (c *coder) near(s *synoptic.Span, base int) {
	none := s.IsZero()
	n := 0
	if !none {
		// One off, so that 0 is none.
		if n = s.Start - base; n >= 0 {
			n++
		}
	}
	c.int(colNear, &n)
	if n == 0 {
		return
	}
	if c.decoding {
		if n > 0 {
			n--
		}
		s.Start = base + n
	}
	c.by(colNear, &s.End, s.Start)
}

// float is a number, bit by bit.
func (c *coder) float(v *float64) {
	if !c.decoding {
		c.cols[colFloat] = binary.LittleEndian.AppendUint64(c.cols[colFloat], math.Float64bits(*v))
		return
	}
	if len(c.cols[colFloat]) < 8 {
		c.fail("a number is cut off")
		return
	}
	*v = math.Float64frombits(binary.LittleEndian.Uint64(c.cols[colFloat]))
	c.cols[colFloat] = c.cols[colFloat][8:]
}

// floatPtr is a number that may be missing.
func (c *coder) floatPtr(v **float64) {
	there := *v != nil
	c.bool(colCount, &there)
	if !there {
		return
	}
	if *v == nil {
		*v = new(float64)
	}
	c.float(*v)
}

// list makes a list's length agree on both sides; each of its elements must
// write to the column of, which bounds what foreign bytes make us allocate.
func list[T any](c *coder, of column, l *[]T, each func(*T)) {
	n := 0 // none; an empty list is 1
	if *l != nil {
		n = len(*l) + 1
	}
	c.int(colCount, &n)
	if c.decoding {
		if n < 0 || n-1 > len(c.cols[of]) {
			c.fail("a list of %d is longer than what is there", n-1)
			return
		}
		if n == 0 {
			return
		}
		*l = make([]T, n-1)
	}
	for i := range *l {
		if c.err != nil {
			return
		}
		each(&(*l)[i])
	}
}

// indexes is a list of indexes that mostly rise by one.
func (c *coder) indexes(l *[]int) {
	last := -1
	list(c, colIndex, l, func(v *int) { c.by(colIndex, v, last+1); last = *v })
}
