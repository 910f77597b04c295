package lang

import "golang.org/x/sys/cpu"

//go:noescape
func gemmAVX2(c *float32, ldc int, a *float32, lda int, w, bias *float32, k, rows int)

//go:noescape
func gemvAVX2(c, a, w, bias *float32, k, panels int)

//go:noescape
func maxNormAVX2(dst, base, pre, scale, shift *float32, n int)

//go:noescape
func sum3AVX2(dst, a, b, c, bias *float32, n int)

//go:noescape
func foldAVX2(dst *float32, stride int, rows *float32, n int)

//go:noescape
func unfoldAVX2(dst, products *float32, stride int, bias *float32, n int)

//go:noescape
func addAVX2(dst, src *float32, n int)

// avx2Kernels need AVX2 and FMA. Each checks its slices by their last
// elements before it hands over to assembly.
var avx2Kernels = kernels{
	name: "avx2",
	gemm: func(c []float32, ldc int, a []float32, lda int, w, bias []float32, k, rows int) {
		_, _ = c[:cap(c)][(rows-1)*ldc+panel-1], a[:cap(a)][(rows-1)*lda+k-1]
		_, _ = w[k*panel-1], bias[panel-1]
		gemmAVX2(&c[0], ldc, &a[0], lda, &w[0], &bias[0], k, rows)
	},
	gemv: func(c, a, w, bias []float32) {
		_, _ = w[len(a)*len(c)-1], bias[len(c)-1]
		gemvAVX2(&c[0], &a[0], &w[0], &bias[0], len(a), len(c)/panel)
	},
	maxNorm: func(dst, base, pre, scale, shift []float32) {
		n := len(dst)
		_, _, _, _ = base[n-1], pre[3*n-1], scale[n-1], shift[n-1]
		maxNormAVX2(&dst[0], &base[0], &pre[0], &scale[0], &shift[0], n)
	},
	sum3: func(dst, a, b, c, bias []float32) {
		n := len(dst)
		_, _, _, _ = a[n-1], b[n-1], c[n-1], bias[n-1]
		sum3AVX2(&dst[0], &a[0], &b[0], &c[0], &bias[0], n)
	},
	fold: func(dst []float32, stride int, rows []float32) {
		n := len(rows) / 4
		_ = dst[3*stride+n-1]
		foldAVX2(&dst[0], stride, &rows[0], n)
	},
	unfold: func(dst, products []float32, stride int, bias []float32) {
		n := len(bias)
		_, _ = dst[2*n-1], products[3*stride+n-1]
		unfoldAVX2(&dst[0], &products[0], stride, &bias[0], n)
	},
	add: func(dst, src []float32) {
		n := len(dst)
		_ = src[n-1]
		addAVX2(&dst[0], &src[0], n)
	},
}

// machineKernels are the variants that this machine can run, fastest first.
func machineKernels() []*kernels {
	if cpu.X86.HasAVX2 && cpu.X86.HasFMA {
		return []*kernels{&avx2Kernels, &plainKernels}
	}
	return []*kernels{&plainKernels}
}
