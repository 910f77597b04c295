package lang

import "math"

// plainKernels need nothing of the machine.
var plainKernels = kernels{name: "plain", gemm: plainGemm, gemv: plainGemv, maxNorm: plainMaxNorm, sum3: plainSum3, add: plainAdd}

// plainGemm goes through two rows and four columns at a time, so that the
// sums stay in registers. The conversions forbid fusing, which some machines
// would do and others not.
func plainGemm(c []float32, ldc int, a []float32, lda int, w, bias []float32, k, rows int) {
	w = w[: k*panel : k*panel]
	for r := 0; r < rows; r += 2 {
		a0, a1 := a[r*lda:r*lda+k], a[(r+1)*lda:(r+1)*lda+k]
		c0, c1 := c[r*ldc:r*ldc+panel], c[(r+1)*ldc:(r+1)*ldc+panel]
		for j := 0; j < panel; j += 4 {
			s0, s1, s2, s3 := bias[j], bias[j+1], bias[j+2], bias[j+3]
			t0, t1, t2, t3 := s0, s1, s2, s3
			p := w[j:]
			for i, x := range a0 {
				y := a1[i]
				q := (*[4]float32)(p[i*panel:])
				s0 += float32(x * q[0])
				s1 += float32(x * q[1])
				s2 += float32(x * q[2])
				s3 += float32(x * q[3])
				t0 += float32(y * q[0])
				t1 += float32(y * q[1])
				t2 += float32(y * q[2])
				t3 += float32(y * q[3])
			}
			c0[j], c0[j+1], c0[j+2], c0[j+3] = s0, s1, s2, s3
			c1[j], c1[j+1], c1[j+2], c1[j+3] = t0, t1, t2, t3
		}
	}
}

func plainGemv(c, a, w, bias []float32) {
	k := len(a)
	for p := 0; p < len(c); p += panel {
		q := w[p*k : (p+panel)*k]
		for j := 0; j < panel; j += 4 {
			s0, s1, s2, s3 := bias[p+j], bias[p+j+1], bias[p+j+2], bias[p+j+3]
			for i, x := range a {
				v := (*[4]float32)(q[i*panel+j:])
				s0 += float32(x * v[0])
				s1 += float32(x * v[1])
				s2 += float32(x * v[2])
				s3 += float32(x * v[3])
			}
			c[p+j], c[p+j+1], c[p+j+2], c[p+j+3] = s0, s1, s2, s3
		}
	}
}

// normEpsilon is what thinc adds to a variance before it divides by its root.
const normEpsilon = 1e-8

func plainMaxNorm(dst, base, pre, scale, shift []float32) {
	n := len(dst)
	p0, p1, p2 := pre[:n], pre[n:2*n], pre[2*n:3*n]
	var sum [lanes]float32
	for i := 0; i+lanes <= n; i += lanes {
		a, b, c, d := (*[lanes]float32)(p0[i:]), (*[lanes]float32)(p1[i:]), (*[lanes]float32)(p2[i:]), (*[lanes]float32)(dst[i:])
		for j, v := range a {
			if v < b[j] {
				v = b[j]
			}
			if v < c[j] {
				v = c[j]
			}
			d[j] = v
			sum[j] += v
		}
	}
	mean := sumLanes(&sum) / float32(n)
	clear(sum[:])
	for i := 0; i+lanes <= n; i += lanes {
		for j, v := range (*[lanes]float32)(dst[i:]) {
			sum[j] += float32((v - mean) * (v - mean))
		}
	}
	by := float32(1 / math.Sqrt(float64(sumLanes(&sum)/float32(n)+normEpsilon)))
	base, scale, shift = base[:n], scale[:n], shift[:n]
	for i, v := range dst {
		dst[i] = float32(float32((v-mean)*by)*scale[i]) + shift[i] + base[i]
	}
}

// lanes is in how many sums a long sum is made, which are added at the end.
const lanes = 8

func sumLanes(s *[lanes]float32) float32 {
	a, b, c, d := s[0]+s[4], s[1]+s[5], s[2]+s[6], s[3]+s[7]
	return (a + c) + (b + d)
}

func plainSum3(dst, a, b, c, bias []float32) {
	n := len(dst)
	a, b, c, bias = a[:n], b[:n], c[:n], bias[:n]
	for i := range dst {
		dst[i] = bias[i] + a[i] + b[i] + c[i]
	}
}

func plainAdd(dst, src []float32) {
	src = src[:len(dst)]
	for i, v := range src {
		dst[i] += v
	}
}
