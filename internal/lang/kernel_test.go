package lang

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func randoms(r *rand.Rand, n int) []float32 {
	s := make([]float32, n)
	for i := range s {
		s[i] = float32(r.NormFloat64())
	}
	return s
}

// TestKernelsMultiply compares each variant with sums made in double
// precision, for all shapes that matter: one panel and many, one row and many.
func TestKernelsMultiply(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, k := range machineKernels() {
		t.Run(k.name, func(t *testing.T) {
			for _, in := range []int{2, 64, 96, 288, 576} {
				for _, out := range []int{1, 16, 50, 74, 106, 128, 288} {
					w, bias := randoms(r, in*out), randoms(r, out)
					m := newMatrix(w, bias, in, nil)
					for _, rows := range []int{1, 5, 6, 7, 24} {
						lda := in / 2 // rows overlap as windows do
						a := randoms(r, (rows+rowGroup)*lda+in)
						c := make([]float32, (rows+rowGroup)*m.stride())
						m.mul(k, c, a, lda, rows)
						one := make([]float32, m.stride())
						for i := range rows {
							row := a[i*lda : i*lda+in]
							for j := range out {
								want, size := float64(bias[j]), math.Abs(float64(bias[j]))
								for x, v := range row {
									p := float64(v) * float64(w[j*in+x])
									want, size = want+p, size+math.Abs(p)
								}
								if d := math.Abs(float64(c[i*m.stride()+j]) - want); d > 1e-6*size {
									t.Fatalf("%d×%d: row %d column %d is off by %g", out, in, i, j, d)
								}
							}
							m.apply(k, one, row)
							if !slices.Equal(one[:out], c[i*m.stride():i*m.stride()+out]) {
								t.Fatalf("%d×%d: one row by itself is not what it is among others", out, in)
							}
						}
					}
				}
			}
		})
	}
}

// TestKernelsAgree holds each variant's other loops against the plain ones,
// which they match to the last bit.
func TestKernelsAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, k := range machineKernels() {
		for _, n := range []int{16, 96, 128, 288} {
			a, b, c, d, pre := randoms(r, n), randoms(r, n), randoms(r, n), randoms(r, n), randoms(r, 3*n)
			got, want := make([]float32, n), make([]float32, n)
			check := func(what string) {
				t.Helper()
				if !slices.Equal(got, want) {
					t.Errorf("%s: %s of %d differs from the plain one", k.name, what, n)
				}
			}
			k.maxNorm(got, a, pre, b, c)
			plainMaxNorm(want, a, pre, b, c)
			check("maxNorm")
			k.sum3(got, a, b, c, d)
			plainSum3(want, a, b, c, d)
			check("sum3")
			folded, wantFolded := make([]float32, 4*(n+8)), make([]float32, 4*(n+8))
			k.fold(folded, n+8, slices.Concat(a, b, c, d))
			plainFold(wantFolded, n+8, slices.Concat(a, b, c, d))
			if !slices.Equal(folded, wantFolded) {
				t.Errorf("%s: fold of %d differs from the plain one", k.name, n)
			}
			pair, wantPair := make([]float32, 2*n), make([]float32, 2*n)
			k.unfold(pair, folded, n+8, d)
			plainUnfold(wantPair, folded, n+8, d)
			if !slices.Equal(pair, wantPair) {
				t.Errorf("%s: unfold of %d differs from the plain one", k.name, n)
			}
			k.add(got, a)
			plainAdd(want, a)
			check("add")
		}
	}
}

// TestMaxNorm sees that a row comes out with the mean and spread asked for.
func TestMaxNorm(t *testing.T) {
	pre := []float32{1, 2, 3, 4, 5, 6, 7, 8, 8, 1, 1, 1, 1, 1, 1, 1, -9, -9, -9, -9, -9, -9, -9, 20}
	ones, zeros, got := []float32{1, 1, 1, 1, 1, 1, 1, 1}, make([]float32, 8), make([]float32, 8)
	plainMaxNorm(got, zeros, pre, ones, zeros)
	var sum, square float64
	for _, v := range got {
		sum, square = sum+float64(v), square+float64(v*v)
	}
	if math.Abs(sum) > 1e-5 || math.Abs(square/8-1) > 1e-5 || slices.Max(got) != got[7] || slices.Min(got) != got[1] {
		t.Errorf("got %v", got)
	}
}

func BenchmarkGemm(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	const in, out, rows = 288, 288, 240
	m := newMatrix(randoms(r, in*out), randoms(r, out), in, nil)
	a, c := randoms(r, (rows+8)*in), make([]float32, (rows+8)*out)
	for _, k := range machineKernels() {
		b.Run(k.name, func(b *testing.B) {
			for b.Loop() {
				m.mul(k, c, a, in/3, rows)
			}
			b.ReportMetric(float64(b.N)*in*out*rows/1e9/b.Elapsed().Seconds(), "Gmac/s")
		})
	}
}
