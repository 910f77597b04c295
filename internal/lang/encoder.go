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

// convolution is a window convolution over a word and its two neighbours. Two
// neighbouring words are computed together from four products instead of six
// (Winograd's minimal filtering F(2,3)): with a, b, c, d the vectors that their
// windows hold, the products are those of a-c, b+c, c-b and b-d with the four
// parts, and the words' values are the sum of the first three and the second
// less the third and fourth.
type convolution struct {
	parts        [foldParts]*matrix // without bias
	bias         []float32
	scale, shift []float32
}

// foldParts is how many products fold into foldRows rows.
const (
	foldParts = 4
	foldRows  = 2
)

// newConvolution makes the parts from w, whose rows hold three windows' weights
// one after the other.
func newConvolution(w []float32, width int, order []int) (parts [foldParts]*matrix) {
	for k := range parts {
		part := make([]float32, 0, len(w)/3)
		for r := 0; r < len(w); r += 3 * width {
			for i := range width {
				a, b, c := float64(w[r+i]), float64(w[r+width+i]), float64(w[r+2*width+i])
				part = append(part, float32([...]float64{a, (a + b + c) / 2, (a - b + c) / 2, c}[k]))
			}
		}
		parts[k] = newMatrix(part, nil, width, order)
	}
	return parts
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
	conv  []convolution
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
		c := convolution{scale: l.scale, shift: l.shift}
		for _, from := range order {
			c.bias = append(c.bias, b[from])
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
		default:
			c.parts = newConvolution(w, h.Width, order)
		}
		e.conv = append(e.conv, c)
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
		k.sum3(pre[:3*w], words[i-1].before, words[i].itself, words[i+1].after, l.bias)
		k.maxNorm(y[i*w:(i+1)*w], x[i*w:(i+1)*w], pre[:3*w], l.scale, l.shift)
	}
	for d := 1; d < len(e.conv); d++ {
		x, y = y, x
		l := &e.conv[d]
		from, to := d+1, n-d-1 // what can be computed: the rows whose neighbours are
		pairs := (to - from + 1) / foldRows
		for j := range pairs {
			k.fold(s.folded[j*w:], s.stride*w, x[(from+foldRows*j-1)*w:][:4*w])
		}
		for q, part := range l.parts {
			part.mul(k, s.products[q*s.stride*3*w:], s.folded[q*s.stride*w:], w, pairs)
		}
		for j := range pairs {
			k.unfold(pre[:foldRows*3*w], s.products[j*3*w:], s.stride*3*w, l.bias)
			for i := from + foldRows*j; i < min(to, from+foldRows*(j+1)); i++ {
				k.maxNorm(y[i*w:(i+1)*w], x[i*w:(i+1)*w], pre[(i-from)%foldRows*3*w:][:3*w], l.scale, l.shift)
			}
		}
	}
	return y[reach*w : (n-reach)*w]
}

// encoderScratch is what encode works in.
type encoderScratch struct {
	x, y, pre        []float32
	folded, products []float32 // foldParts times stride rows
	rows, stride     int
}

// grow makes room for n rows and those that whole groups of rows run over.
func (s *encoderScratch) grow(n, width int) {
	if n <= s.rows {
		return
	}
	s.rows, s.stride = n, n/foldRows+rowGroup
	s.x, s.y = make([]float32, (n+rowGroup)*width), make([]float32, (n+rowGroup)*width)
	s.pre = make([]float32, foldRows*3*width)
	s.folded, s.products = make([]float32, foldParts*s.stride*width), make([]float32, foldParts*s.stride*3*width)
}
