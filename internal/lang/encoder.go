package lang

import "fmt"

// reach is how many tokens to either side the convolutions let a token see,
// and how many rows of zeros stand before and after a text: one a layer.
const reach = 4

// embedded is a property of a word by which it is embedded.
type embedded int

const (
	byNorm embedded = iota
	byPrefix
	bySuffix
	byShape
	bySpaceAfter
	byIsSpace
)

var embeddedNames = map[string]embedded{
	"NORM": byNorm, "PREFIX": byPrefix, "SUFFIX": bySuffix, "SHAPE": byShape, "SPACY": bySpaceAfter, "IS_SPACE": byIsSpace,
}

// hashEmbedding is a table in which each key owns the sum of four rows.
type hashEmbedding struct {
	of   embedded
	seed uint32
	rows uint32
	e    []float32
}

// maxoutNorm is a maxout layer of three pieces whose output is
// layer-normalised. Its matrix gives first all first pieces, then the second
// and the third.
type maxoutNorm struct {
	w            *matrix
	scale, shift []float32
}

// encoder turns words into vectors that know their surroundings: hash
// embeddings, a layer that mixes them, and residual window convolutions.
type encoder struct {
	width   int
	symbols map[string]uint64
	embeds  []hashEmbedding
	spaces  bool // looks at whether a blank follows a word
	mix     maxoutNorm
	// first is the first convolution cut into what it takes from the word
	// before, the word itself and the word after, without bias.
	first [3]*matrix
	conv  []maxoutNorm
	zero  []float32
	blank *word // what stands before and after a text
	cache *wordCache
}

func newEncoder(f *modelFile, name string, h encoderHeader) (*encoder, error) {
	if h.Pieces != 3 || h.Depth != reach || h.Width <= 0 || h.Width%panel != 0 ||
		len(h.Attributes) == 0 || len(h.Rows) != len(h.Attributes) || len(h.Seeds) != len(h.Attributes) {
		return nil, fmt.Errorf("model file: %s: an encoder of another build", name)
	}
	e := &encoder{width: h.Width, symbols: f.Symbols, zero: make([]float32, h.Width)}
	for i, a := range h.Attributes {
		of, ok := embeddedNames[a]
		if !ok {
			return nil, fmt.Errorf("model file: %s: unknown attribute %s", name, a)
		}
		t, err := f.tensor(fmt.Sprintf("%s/embed/%d", name, i), h.Rows[i], h.Width)
		if err != nil {
			return nil, err
		}
		e.spaces = e.spaces || of == bySpaceAfter
		e.embeds = append(e.embeds, hashEmbedding{of: of, seed: h.Seeds[i], rows: uint32(h.Rows[i]), e: t})
	}
	var order []int // piece by piece instead of unit by unit
	for p := range h.Pieces {
		for o := range h.Width {
			order = append(order, o*h.Pieces+p)
		}
	}
	for i := range h.Depth + 1 {
		in := 3 * h.Width
		if i == 0 {
			in = len(h.Attributes) * h.Width
		}
		at := fmt.Sprintf("%s/maxout/%d/", name, i)
		w, err := f.tensor(at+"W", h.Width, h.Pieces, in)
		if err != nil {
			return nil, err
		}
		b, err := f.tensor(at+"b", h.Width, h.Pieces)
		if err != nil {
			return nil, err
		}
		var l maxoutNorm
		if l.scale, err = f.tensor(at+"scale", h.Width); err != nil {
			return nil, err
		}
		if l.shift, err = f.tensor(at+"shift", h.Width); err != nil {
			return nil, err
		}
		switch i {
		case 0:
			l.w = newMatrix(w, b, in, order)
			e.mix = l
			continue
		case 1:
			for k := range e.first {
				part := make([]float32, 0, len(w)/3)
				for r := 0; r < len(w); r += in {
					part = append(part, w[r+k*h.Width:r+(k+1)*h.Width]...)
				}
				e.first[k] = newMatrix(part, nil, h.Width, order)
			}
			l.w = &matrix{bias: newMatrix(w, b, in, order).bias}
		default:
			l.w = newMatrix(w, b, in, order)
		}
		e.conv = append(e.conv, l)
	}
	e.blank = e.newWord()
	e.cache = newWordCache()
	return e, nil
}

// again is e with a cache of its own.
func (e *encoder) again() *encoder {
	c := *e
	c.cache = newWordCache()
	return &c
}

// encode computes the vectors of words[reach:len(words)-reach], whose
// neighbours are the rest of words, and returns them row by row; they stand in
// s until the next call.
func (e *encoder) encode(k *kernels, s *encoderScratch, words []*word) []float32 {
	n, w := len(words), e.width
	s.grow(n, w)
	x, y, pre := s.x, s.y, s.pre
	for i, v := range words {
		copy(x[i*w:(i+1)*w], v.vector)
	}
	l := &e.conv[0]
	for i := 1; i < n-1; i++ {
		k.sum3(pre[:3*w], words[i-1].before, words[i].itself, words[i+1].after, l.w.bias)
		k.maxNorm(y[i*w:(i+1)*w], x[i*w:(i+1)*w], pre[:3*w], l.scale, l.shift)
	}
	for d := 1; d < len(e.conv); d++ {
		x, y = y, x
		l := &e.conv[d]
		// three rows that follow one another are the window of the middle one
		l.w.mul(k, pre, x[d*w:], w, n-2*(d+1))
		for i := d + 1; i < n-d-1; i++ {
			p := pre[(i-d-1)*3*w:]
			k.maxNorm(y[i*w:(i+1)*w], x[i*w:(i+1)*w], p[:3*w], l.scale, l.shift)
		}
	}
	return y[reach*w : (n-reach)*w]
}

// encoderScratch is what encode works in.
type encoderScratch struct {
	x, y, pre []float32
	rows      int
}

// grow makes room for n rows and those that whole groups of rows run over.
func (s *encoderScratch) grow(n, width int) {
	if n <= s.rows {
		return
	}
	s.rows = n
	n += rowGroup + 2
	s.x, s.y, s.pre = make([]float32, n*width), make([]float32, n*width), make([]float32, n*3*width)
}
