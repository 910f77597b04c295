package lang

import "fmt"

// featureBlock is how many tokens' state features are computed together, and
// featureRing how many such blocks are kept: what a parser looks at is nearly
// always close to where it reads.
const (
	featureBlock = 8 * rowGroup
	featureRing  = 6
)

// stepModel scores the moves of a transition system: a linear layer makes a
// token's vector smaller, each place of the state (first in the buffer, top of
// the stack…) has a matrix of its own, the places' outputs are summed, the
// larger of two pieces is the hidden layer, and a last layer gives the scores.
type stepModel struct {
	moves    []string
	features int
	eager    int // places whose features are computed for every token, the others' when asked for
	hidden   int
	linear   *matrix
	lower    *matrix // [features][piece][hidden]
	first    *matrix // the eager places' part of lower
	pad      []float32
	bias     []float32
	upper    *matrix
}

func newStepModel(f *modelFile, name string, width int, h transitionHeader, features, eager int) (*stepModel, error) {
	if h.Pieces != 2 || h.Features != features || h.Hidden <= 0 || h.Hidden%panel != 0 {
		return nil, fmt.Errorf("model file: %s: a transition model of another build", name)
	}
	var err error
	tensor := func(what string, shape ...int) []float32 {
		t, e := f.tensor(name+"/"+what, shape...)
		if e != nil && err == nil {
			err = e
		}
		return t
	}
	n := h.Hidden
	linearW, linearB := tensor("linear/W", n, width), tensor("linear/b", n)
	lowerW, lowerB, pad := tensor("lower/W", features, n, 2, n), tensor("lower/b", n, 2), tensor("lower/pad", 1, features, n, 2)
	upperW, upperB := tensor("upper/W", len(h.Moves), n), tensor("upper/b", len(h.Moves))
	if err != nil {
		return nil, err
	}
	var order []int
	for at := range features {
		for p := range 2 {
			for o := range n {
				order = append(order, at*2*n+o*2+p)
			}
		}
	}
	m := &stepModel{moves: h.Moves, features: features, eager: eager, hidden: n,
		linear: newMatrix(linearW, linearB, width, nil), lower: newMatrix(lowerW, nil, n, order), upper: newMatrix(upperW, upperB, n, nil)}
	m.first = &matrix{out: eager * 2 * n, in: n, panels: m.lower.panels[:eager*2*n*n], bias: m.lower.bias[:eager*2*n]}
	for i, from := range order {
		m.pad = append(m.pad, pad[from])
		if i < 2*n {
			m.bias = append(m.bias, lowerB[from])
		}
	}
	return m, nil
}

// stepScratch is the work space of one step model over one text. The tokens'
// small vectors come block by block, as the model asks for them, and go when it
// can look at them no more, so that a long text takes no more room than its
// longest sentence.
type stepScratch struct {
	blocks [][]float32 // textBlock tokens each; nil once they are gone
	gone   int         // blocks before this are
	ready  int         // tokens whose vectors have come
	spare  [][]float32
	ring   [featureRing][]float32
	holds  [featureRing]int                  // the features' block that stands in ring[i], -1 for none
	has    [featureRing][featureBlock]uint16 // which places' features of its tokens are there
	sum    []float32
	one    []float32 // one place's output, computed by itself
	scores []float32
}

// reset makes s ready for a text.
func (s *stepScratch) reset(m *stepModel) {
	s.release(len(s.blocks) * textBlock)
	s.blocks, s.gone, s.ready = s.blocks[:0], 0, 0
	for i := range s.ring {
		if s.ring[i] == nil {
			s.ring[i] = make([]float32, featureBlock*m.lower.stride())
		}
		s.holds[i] = -1
	}
	if s.sum == nil {
		s.sum, s.one, s.scores = make([]float32, 2*m.hidden), make([]float32, 2*m.hidden), make([]float32, m.upper.stride())
	}
}

// take makes the small vectors of the next tokens from the rows that an
// encoder gave: those of a whole block, or of the text's last tokens.
func (m *stepModel) take(k *kernels, s *stepScratch, rows []float32) {
	var b []float32
	if n := len(s.spare); n > 0 {
		b, s.spare = s.spare[n-1], s.spare[:n-1]
	} else {
		b = make([]float32, textBlock*m.hidden)
	}
	n := len(rows) / m.linear.in
	m.linear.mul(k, b, rows, m.linear.in, n)
	s.blocks = append(s.blocks, b)
	s.ready += n
}

// release lets the vectors go of tokens that stand in blocks before that of
// token.
func (s *stepScratch) release(token int) {
	for ; s.gone < token/textBlock && s.gone < len(s.blocks); s.gone++ {
		s.spare = append(s.spare, s.blocks[s.gone])
		s.blocks[s.gone] = nil
	}
}

// score scores the moves of the state whose places hold the tokens ids, -1
// for none. The scores stand in s until the next call.
func (m *stepModel) score(k *kernels, s *stepScratch, ids []int32) []float32 {
	n := 2 * m.hidden
	copy(s.sum, m.bias)
	for at, id := range ids {
		if id < 0 {
			k.add(s.sum, m.pad[at*n:(at+1)*n])
			continue
		}
		k.add(s.sum, m.feature(k, s, int(id), at))
	}
	a, b := s.sum[:m.hidden], s.sum[m.hidden:]
	for i, v := range b {
		if a[i] < v {
			a[i] = v
		}
	}
	m.upper.apply(k, s.scores, a)
	return s.scores[:len(m.moves)]
}

// feature is what token id gives in place at.
func (m *stepModel) feature(k *kernels, s *stepScratch, id, at int) []float32 {
	n, stride := 2*m.hidden, m.lower.stride()
	block := id / featureBlock
	slot := block % featureRing
	if s.holds[slot] > block { // a token far back, of a block that is gone
		m.place(k, s, s.one, id, at)
		return s.one
	}
	if s.holds[slot] < block {
		s.holds[slot] = block
		m.first.mulInto(k, s.ring[slot], stride, s.blocks[id/textBlock][block*featureBlock%textBlock*m.hidden:], m.hidden, featureBlock)
		for i := range s.has[slot] {
			s.has[slot][i] = 1<<m.eager - 1
		}
	}
	i := id % featureBlock
	row := s.ring[slot][i*stride+at*n:][:n]
	if has := &s.has[slot][i]; *has&(1<<at) == 0 {
		*has |= 1 << at
		m.place(k, s, row, id, at)
	}
	return row
}

// place computes what token id gives in place at.
func (m *stepModel) place(k *kernels, s *stepScratch, dst []float32, id, at int) {
	n := 2 * m.hidden
	v := s.blocks[id/textBlock][id%textBlock*m.hidden:]
	k.gemv(dst, v[:m.hidden], m.lower.panels[at*n*m.hidden:(at+1)*n*m.hidden], m.lower.bias[at*n:(at+1)*n])
}
