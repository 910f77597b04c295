package lang

// panel is how many columns of a matrix are stored side by side and computed
// together; rowGroup how many rows of the left operand.
const (
	panel    = 16
	rowGroup = 6
)

// kernels are the inner loops of the engine, in one of the variants that a
// machine may have. All variants add up each product in the same order; those
// with fused multiply-add round once where the others round twice.
type kernels struct {
	name string
	// gemm sets c[r*ldc+j] = bias[j] + Σ a[r*lda+i]·w[i*panel+j] for the
	// panel's columns j, i < k, and the rows r < rows, rows being a multiple
	// of rowGroup.
	gemm func(c []float32, ldc int, a []float32, lda int, w, bias []float32, k, rows int)
	// gemv is gemm of one row over all panels of a matrix: len(c) is a
	// multiple of panel.
	gemv func(c, a, w, bias []float32)
	// maxNorm sets dst[i] = base[i] + layer-normalised max of the three pieces
	// of pre (pre[i], pre[i+width], pre[i+2·width]), scaled and shifted.
	maxNorm func(dst, base, pre, scale, shift []float32)
	// sum3 sets dst to the sum of the three vectors and bias.
	sum3 func(dst, a, b, c, bias []float32)
	// fold makes the four inputs of a pair of convolutions from four rows that
	// follow one another, and puts them stride apart; unfold makes the pair's
	// two rows out of its four products, which stand stride apart. See
	// convolution.
	fold   func(dst []float32, stride int, rows []float32)
	unfold func(dst, products []float32, stride int, bias []float32)
	// add adds src to dst.
	add func(dst, src []float32)
}

// bestKernels are the fastest that this machine can run.
func bestKernels() *kernels { return machineKernels()[0] }

// matrix is a weight matrix stored in panels of columns of its transpose, and
// its bias.
type matrix struct {
	out, in int       // out is what is asked for, before rounding up to panels
	panels  []float32 // [panel][in][16]
	bias    []float32 // rounded up
}

// newMatrix packs w, which has rows·cols elements, row by row; order gives
// the row that stands in each output column, nil for their own order.
func newMatrix(w, bias []float32, in int, order []int) *matrix {
	out := len(w) / in
	n := (out + panel - 1) / panel
	m := &matrix{out: out, in: in, panels: make([]float32, n*panel*in), bias: make([]float32, n*panel)}
	for j := range out {
		r := j
		if order != nil {
			r = order[j]
		}
		if bias != nil {
			m.bias[j] = bias[r]
		}
		p := m.panels[j/panel*panel*in+j%panel:]
		for i, v := range w[r*in : (r+1)*in] {
			p[i*panel] = v
		}
	}
	return m
}

// stride is the width of a result: out rounded up to whole panels.
func (m *matrix) stride() int { return len(m.bias) }

// mul multiplies rows rows of a, which start lda apart, into c, whose rows are
// m.stride() apart. Both must have room for rows rounded up to rowGroup.
func (m *matrix) mul(k *kernels, c, a []float32, lda, rows int) {
	m.mulInto(k, c, m.stride(), a, lda, rows)
}

// mulInto is mul into rows that start ldc apart.
func (m *matrix) mulInto(k *kernels, c []float32, ldc int, a []float32, lda, rows int) {
	rows = (rows + rowGroup - 1) / rowGroup * rowGroup
	for p := 0; p < len(m.bias); p += panel {
		k.gemm(c[p:], ldc, a, lda, m.panels[p*m.in:(p+panel)*m.in], m.bias[p:p+panel], m.in, rows)
	}
}

// apply multiplies the single vector a into c.
func (m *matrix) apply(k *kernels, c, a []float32) {
	k.gemv(c[:len(m.bias)], a[:m.in], m.panels, m.bias)
}
