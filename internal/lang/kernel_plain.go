package lang

import "math"

// plainKernels need nothing of the machine.
var plainKernels = kernels{name: "plain", gemm: plainGemm, gemv: plainGemv, maxNorm: plainMaxNorm, sum3: plainSum3, fold: plainFold, unfold: plainUnfold, add: plainAdd}

// plainGemm goes through six rows and two columns at a time, so that the sums
// stay in registers. The conversions forbid fusing, which some machines would
// do and others not.
func plainGemm(c []float32, ldc int, a []float32, lda int, w, bias []float32, k, rows int) {
	for r := 0; r < rows; r += rowGroup {
		a0, a1, a2 := a[r*lda:r*lda+k], a[(r+1)*lda:(r+1)*lda+k], a[(r+2)*lda:(r+2)*lda+k]
		a3, a4, a5 := a[(r+3)*lda:(r+3)*lda+k], a[(r+4)*lda:(r+4)*lda+k], a[(r+5)*lda:(r+5)*lda+k]
		for j := 0; j < panel; j += 2 {
			s0, t0 := bias[j], bias[j+1]
			s1, s2, s3, s4, s5 := s0, s0, s0, s0, s0
			t1, t2, t3, t4, t5 := t0, t0, t0, t0, t0
			p := w[j : (k-1)*panel+j+2]
			for i := range a0 {
				q := (*[2]float32)(p[i*panel:])
				u, v := q[0], q[1]
				x := a0[i]
				s0 += float32(x * u)
				t0 += float32(x * v)
				x = a1[i]
				s1 += float32(x * u)
				t1 += float32(x * v)
				x = a2[i]
				s2 += float32(x * u)
				t2 += float32(x * v)
				x = a3[i]
				s3 += float32(x * u)
				t3 += float32(x * v)
				x = a4[i]
				s4 += float32(x * u)
				t4 += float32(x * v)
				x = a5[i]
				s5 += float32(x * u)
				t5 += float32(x * v)
			}
			o := c[r*ldc+j:]
			o[0], o[1] = s0, t0
			o[ldc], o[ldc+1] = s1, t1
			o[2*ldc], o[2*ldc+1] = s2, t2
			o[3*ldc], o[3*ldc+1] = s3, t3
			o[4*ldc], o[4*ldc+1] = s4, t4
			o[5*ldc], o[5*ldc+1] = s5, t5
		}
	}
}

// plainGemv goes through eight columns at a time.
func plainGemv(c, a, w, bias []float32) {
	k := len(a)
	for p := 0; p < len(c); p += panel {
		q := w[p*k : (p+panel)*k]
		for j := 0; j < panel; j += 8 {
			s := (*[8]float32)(bias[p+j:])
			s0, s1, s2, s3, s4, s5, s6, s7 := s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]
			for i, x := range a {
				v := (*[8]float32)(q[i*panel+j:])
				s0 += float32(x * v[0])
				s1 += float32(x * v[1])
				s2 += float32(x * v[2])
				s3 += float32(x * v[3])
				s4 += float32(x * v[4])
				s5 += float32(x * v[5])
				s6 += float32(x * v[6])
				s7 += float32(x * v[7])
			}
			*(*[8]float32)(c[p+j:]) = [8]float32{s0, s1, s2, s3, s4, s5, s6, s7}
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

func plainFold(dst []float32, stride int, rows []float32) {
	n := len(rows) / 4
	a, b, c, d := rows[:n], rows[n:2*n], rows[2*n:3*n], rows[3*n:4*n]
	p, q, r, s := dst[:n], dst[stride:stride+n], dst[2*stride:2*stride+n], dst[3*stride:3*stride+n]
	for i := range a {
		p[i], q[i], r[i], s[i] = a[i]-c[i], b[i]+c[i], c[i]-b[i], b[i]-d[i]
	}
}

func plainUnfold(dst, products []float32, stride int, bias []float32) {
	n := len(bias)
	p, q, r, s := products[:n], products[stride:stride+n], products[2*stride:2*stride+n], products[3*stride:3*stride+n]
	x, y := dst[:n], dst[n:2*n]
	for i, v := range bias {
		v += q[i]
		x[i], y[i] = v+r[i]+p[i], v-r[i]-s[i]
	}
}

func plainAdd(dst, src []float32) {
	src = src[:len(dst)]
	for i, v := range src {
		dst[i] += v
	}
}
