package lang

//go:noescape
func gemmNEON(c *float32, ldc int, a *float32, lda int, w, bias *float32, k, rows int)

//go:noescape
func gemvNEON(c, a, w, bias *float32, k, panels int)

// neonKernels run on every arm64 machine. The products are nearly all of the
// work; the other loops are the plain ones.
var neonKernels = kernels{
	name: "neon",
	gemm: func(c []float32, ldc int, a []float32, lda int, w, bias []float32, k, rows int) {
		_, _ = c[:cap(c)][(rows-1)*ldc+panel-1], a[:cap(a)][(rows-1)*lda+k-1]
		_, _ = w[k*panel-1], bias[panel-1]
		gemmNEON(&c[0], ldc, &a[0], lda, &w[0], &bias[0], k, rows)
	},
	gemv: func(c, a, w, bias []float32) {
		_, _ = w[len(a)*len(c)-1], bias[len(c)-1]
		gemvNEON(&c[0], &a[0], &w[0], &bias[0], len(a), len(c)/panel)
	},
	maxNorm: plainMaxNorm,
	sum3:    plainSum3,
	fold:    plainFold,
	unfold:  plainUnfold,
	add:     plainAdd,
}

// machineKernels are the variants that this machine can run, fastest first.
func machineKernels() []*kernels { return []*kernels{&neonKernels, &plainKernels} }
