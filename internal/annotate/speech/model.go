package speech

import (
	"math"
	"strconv"
	"strings"
)

// Model is the weights by which attributions are told from other clauses
// (Accept) and by which the beginning and the end of what is attributed are
// found (Begin, Extent).
// Features are named; what a candidate weighs is the sum over its names.
type Model struct {
	Accept, Begin, Extent map[string]float32
}

// parseModel reads a model's table: part, feature, weight.
func parseModel(table string) Model {
	m := Model{Accept: map[string]float32{}, Begin: map[string]float32{}, Extent: map[string]float32{}}
	rows(table, 3, func(f []string) {
		w, err := strconv.ParseFloat(f[2], 32)
		if err != nil {
			return
		}
		switch f[0] {
		case "a":
			m.Accept[f[1]] = float32(w)
		case "b":
			m.Begin[f[1]] = float32(w)
		case "e":
			m.Extent[f[1]] = float32(w)
		}
	})
	return m
}

// features collects the names of a candidate's features, or sums their
// weights without keeping the names.
type features struct {
	weights map[string]float32
	sum     float64
	names   []string
	keep    bool
	buf     []byte
}

func (f *features) add(parts ...string) {
	f.buf = f.buf[:0]
	for i, p := range parts {
		if i > 0 {
			f.buf = append(f.buf, '|')
		}
		f.buf = append(f.buf, p...)
	}
	if f.keep {
		f.names = append(f.names, string(f.buf))
		return
	}
	f.sum += float64(f.weights[string(f.buf)])
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// bucket names a number by its order of magnitude.
func bucket(n int) string {
	switch {
	case n <= 4:
		return strconv.Itoa(max(n, 0))
	case n <= 6:
		return "6"
	case n <= 10:
		return "10"
	case n <= 20:
		return "20"
	case n <= 40:
		return "40"
	}
	return "more"
}

// plain is a feature value without the characters that part a table.
func plain(s string) string {
	if strings.ContainsAny(s, "\t\n\r") {
		return "_"
	}
	return s
}
