package main

import (
	"math"
	"slices"

	"synoptic/internal/reconcile"
)

// fit fits the model under the signs that features may have: those that come
// out wrong are left out, one round after another, until none does.
func fit(es []example, n int, penalty float64) []float64 {
	names := reconcile.FeatureNames()
	out := make([]bool, n+1)
	for {
		w := newton(es, n, penalty, out)
		bad := false
		for i, name := range names {
			if s := signs[name]; s*w[i] < 0 && !out[i] {
				out[i], bad = true, true
			}
		}
		if !bad {
			return w
		}
	}
}

// newton is Newton's method on the penalised log-likelihood, features that are
// left out aside; the bias, last, is not penalised.
func newton(es []example, n int, penalty float64, out []bool) []float64 {
	w := make([]float64, n+1)
	for range 25 {
		g := make([]float64, n+1)
		h := make([][]float64, n+1)
		for i := range h {
			h[i] = make([]float64, n+1)
			if i < n {
				g[i], h[i][i] = -penalty*w[i], penalty
			} else {
				h[i][i] = 1e-6
			}
		}
		for _, e := range es {
			p := predict(w, e.x)
			x := append(slices.Clone(e.x), 1)
			for i, v := range x {
				if v == 0 || out[i] {
					continue
				}
				g[i] += e.weight * (e.y - p) * v
				for j, u := range x {
					h[i][j] += e.weight * p * (1 - p) * v * u
				}
			}
		}
		step := solve(h, g)
		size := 0.0
		for i := range w {
			w[i] += step[i]
			size += math.Abs(step[i])
		}
		if size < 1e-8 {
			break
		}
	}
	return w
}

// solve is Gaussian elimination with partial pivoting.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for c := range n {
		p := c
		for r := c + 1; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[p][c]) {
				p = r
			}
		}
		a[c], a[p], b[c], b[p] = a[p], a[c], b[p], b[c]
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			for k := c; k < n; k++ {
				a[r][k] -= f * a[c][k]
			}
			b[r] -= f * b[c]
		}
	}
	x := make([]float64, n)
	for r := n - 1; r >= 0; r-- {
		x[r] = b[r]
		for k := r + 1; k < n; k++ {
			x[r] -= a[r][k] * x[k]
		}
		x[r] /= a[r][r]
	}
	return x
}
