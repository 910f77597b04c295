package revision

const (
	// mostEdits is how many words of a paragraph may differ for them to be told
	// apart; beyond it the paragraph changed as a whole.
	mostEdits = 300
	// bridge is how many words that stayed may stand between two changes that
	// are told as one.
	bridge = 1
)

// changes lists in what two versions of a paragraph differ.
func changes(a, b paragraph) []Change {
	x, y := a.words, b.words
	lead := 0
	for lead < len(x) && lead < len(y) && x[lead].norm == y[lead].norm {
		lead++
	}
	x, y = x[lead:], y[lead:]
	for len(x) > 0 && len(y) > 0 && x[len(x)-1].norm == y[len(y)-1].norm {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	same, ok := common(x, y)
	if !ok {
		return []Change{change(x, y)}
	}
	type hunk struct{ i, ie, j, je int }
	var hunks []hunk
	at := pair{}
	for _, p := range append(same, pair{len(x), len(y)}) {
		if p.a > at.a || p.b > at.b {
			h := hunk{at.a, p.a, at.b, p.b}
			if n := len(hunks); n > 0 && h.i-hunks[n-1].ie <= bridge {
				hunks[n-1].ie, hunks[n-1].je = h.ie, h.je
			} else {
				hunks = append(hunks, h)
			}
		}
		at = pair{p.a + 1, p.b + 1}
	}
	var out []Change
	for _, h := range hunks {
		out = append(out, change(x[h.i:h.ie], y[h.j:h.je]))
	}
	return out
}

// common finds the words that stayed, in order. It is false where too many
// differ.
func common(x, y []word) ([]pair, bool) {
	n, m := len(x), len(y)
	limit := min(n+m, mostEdits)
	v := make([]int, 2*limit+3)
	off := limit + 1
	var trace [][]int
	for d := 0; d <= limit; d++ {
		trace = append(trace, append([]int(nil), v[off-d-1:off+d+2]...))
		for k := -d; k <= d; k += 2 {
			var i int
			if k == -d || k != d && v[off+k-1] < v[off+k+1] {
				i = v[off+k+1]
			} else {
				i = v[off+k-1] + 1
			}
			j := i - k
			for i < n && j < m && x[i].norm == y[j].norm {
				i, j = i+1, j+1
			}
			v[off+k] = i
			if i >= n && j >= m {
				return walk(trace, n, m), true
			}
		}
	}
	return nil, false
}

// walk follows the trace back and gives the pairs on it, first to last.
func walk(trace [][]int, n, m int) []pair {
	var out []pair
	i, j := n, m
	for d := len(trace) - 1; d >= 0; d-- {
		v := func(k int) int { return trace[d][k+d+1] }
		k := i - j
		from := k - 1
		if k == -d || k != d && v(k-1) < v(k+1) {
			from = k + 1
		}
		pi := v(from)
		pj := pi - from
		if d == 0 {
			pi, pj = 0, 0
		}
		for i > pi && j > pj {
			i, j = i-1, j-1
			out = append(out, pair{i, j})
		}
		i, j = pi, pj
	}
	for l, r := 0, len(out)-1; l < r; l, r = l+1, r-1 {
		out[l], out[r] = out[r], out[l]
	}
	return out
}
