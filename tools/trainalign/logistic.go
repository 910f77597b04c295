package main

import (
	"math"
	"slices"

	"synoptic/internal/reconcile"
)

// signs are the features that may only speak for a link (+1) or against it
// (-1), whatever the samples say: it keeps the model from learning the chances
// of a few stories.
var signs = map[string]float64{
	"characters": 1, "verb": 1, "subject": 1, "subject differs": -1, "number shared": 1,
	"time shared": 1, "time differs": -1, "rank": 1, "margin": 1, "length": -1,
	"rarest word": 1, "place shared": 1, "place differs": -1, "speaker shared": 1, "speaker differs": -1, "copied": 1,
	"distance":    -1,
	"core shared": 1, "doing": 1, "uttered": 1, "modality": -1, "around": 1, "sentence local": 1, "exclusive": 1,
	"in sentence": 1, "in sentence least": 1, "sentence margin": 1, "articles": 1, "around local": 1,
}

// fit fits the model under the signs that features may have (the active-set
// method of Lawson and Hanson 1974 for bounds, here on a convex likelihood): of
// the features that come out wrong the worst is left out, and what was left out
// comes back where the likelihood would rise with it.
func fit(es []example, n int, penalty float64) []float64 {
	names := reconcile.FeatureNames()
	out := make([]bool, n+1)
	w := make([]float64, n+1)
	for range 8 * n {
		newton(es, w, penalty, out)
		worst, by := -1, -1e-9
		for i, name := range names {
			if v := signs[name] * w[i]; !out[i] && v < by {
				worst, by = i, v
			}
		}
		if worst >= 0 {
			out[worst], w[worst] = true, 0
			continue
		}
		g := gradient(es, w, n)
		back, most := -1, 1e-3
		for i, name := range names {
			if v := signs[name] * g[i]; out[i] && v > most {
				back, most = i, v
			}
		}
		if back < 0 {
			break
		}
		out[back] = false
	}
	return w
}

// gradient is that of the likelihood, without the penalty.
func gradient(es []example, w []float64, n int) []float64 {
	g := make([]float64, n)
	for _, e := range es {
		d := e.weight * (e.y - predict(w, e.x))
		for i := range g {
			g[i] += d * e.x[i]
		}
	}
	return g
}

// newton improves the weights w by Newton's method on the penalised
// log-likelihood, features that are left out aside; the bias, last, is not
// penalised.
func newton(es []example, w []float64, penalty float64, out []bool) {
	n := len(w) - 1
	x := make([]float64, n+1)
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
			copy(x, e.x)
			x[n] = 1
			for i, v := range x {
				if out[i] {
					x[i] = 0
				}
				if v == 0 || out[i] {
					continue
				}
				g[i] += e.weight * (e.y - p) * v
				c, row := e.weight*p*(1-p)*v, h[i]
				for j, u := range x[:i+1] {
					row[j] += c * u
				}
			}
		}
		for i := range h {
			for j := range i {
				h[j][i] = h[i][j]
			}
		}
		step := solve(h, g)
		size, now := 0.0, likelihood(es, w, penalty)
		for range maxHalvings {
			size = 0
			next := slices.Clone(w)
			for i := range w {
				next[i] += step[i]
				size += math.Abs(step[i])
			}
			if size < 1e-6 || likelihood(es, next, penalty) >= now {
				copy(w, next)
				break
			}
			for i := range step {
				step[i] /= 2
			}
		}
		if size < 1e-6 {
			break
		}
	}
}

// maxHalvings is how often a step that goes too far is halved.
const maxHalvings = 12

// likelihood is the penalised log-likelihood.
func likelihood(es []example, w []float64, penalty float64) float64 {
	l := 0.0
	for _, v := range w[:len(w)-1] {
		l -= penalty * v * v / 2
	}
	for _, e := range es {
		p := min(max(predict(w, e.x), 1e-12), 1-1e-12)
		l += e.weight * (e.y*math.Log(p) + (1-e.y)*math.Log(1-p))
	}
	return l
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

func predict(w, x []float64) float64 {
	z := w[len(x)]
	for i, v := range x {
		z += w[i] * v
	}
	return 1 / (1 + math.Exp(-z))
}

// train fits a model to pairs of clauses. Keys don't list every claim, so that
// pairs of which a key says nothing certain may be right: each round counts
// them the less, the likelier the last one found them (Elkan and Noto 2008).
func train(es []example, n int, penalty float64) []float64 {
	w := fit(es, n, penalty)
	for range 3 {
		weighed := slices.Clone(es)
		for i := range weighed {
			if e := &weighed[i]; !e.known {
				p := predict(w, e.x)
				e.weight *= (1 - p) * (1 - p)
			}
		}
		w = fit(weighed, n, penalty)
	}
	return w
}
