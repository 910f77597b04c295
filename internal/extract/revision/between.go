package revision

import "slices"

const (
	// mostCells is how many pairs of paragraphs between two anchors are compared
	// at most; where there are more, each is compared with the next few alone.
	mostCells = 2500
	ahead     = 8
	// alike is the share of words that two versions of a paragraph have in
	// common at least.
	alike = 0.5
)

// between pairs the paragraphs a[i:m] with b[j:n] in their order.
func between(a, b []paragraph, i, m, j, n int) []pair {
	if (m-i)*(n-j) > mostCells {
		return greedy(a, b, i, m, j, n)
	}
	// best[x][y] is the most likeness of a[i+x:m] and b[j+y:n].
	w := n - j + 1
	best := make([]float64, (m-i+1)*w)
	like := make([]float64, (m-i+1)*w)
	for x := m - i - 1; x >= 0; x-- {
		for y := n - j - 1; y >= 0; y-- {
			at := x*w + y
			like[at] = likeness(a[i+x], b[j+y])
			best[at] = max(best[at+w], best[at+1])
			if like[at] >= alike {
				best[at] = max(best[at], like[at]+best[at+w+1])
			}
		}
	}
	var out []pair
	x, y := 0, 0
	for x < m-i || y < n-j {
		at := x*w + y
		switch {
		case x < m-i && y < n-j && like[at] >= alike && best[at] == like[at]+best[at+w+1]:
			out = append(out, pair{i + x, j + y})
			x, y = x+1, y+1
		case y == n-j || x < m-i && best[at] == best[at+w]:
			out = append(out, pair{i + x, -1})
			x++
		default:
			out = append(out, pair{-1, j + y})
			y++
		}
	}
	return out
}

// greedy pairs each paragraph with the first like it among the next few.
func greedy(a, b []paragraph, i, m, j, n int) []pair {
	var out []pair
	for ; i < m; i++ {
		at := -1
		for y := j; y < min(n, j+ahead); y++ {
			if likeness(a[i], b[y]) >= alike {
				at = y
				break
			}
		}
		if at < 0 {
			out = append(out, pair{i, -1})
			continue
		}
		for ; j < at; j++ {
			out = append(out, pair{-1, j})
		}
		out = append(out, pair{i, j})
		j++
	}
	for ; j < n; j++ {
		out = append(out, pair{-1, j})
	}
	return out
}

// likeness is the share of words that two paragraphs have in common (Dice's
// coefficient), 0 to 1.
func likeness(a, b paragraph) float64 {
	if a.key == b.key {
		return 1
	}
	x, y := a.sorted, b.sorted
	if 2*float64(min(len(x), len(y))) < alike*float64(len(x)+len(y)) {
		return 0
	}
	both, total := 0, len(x)+len(y)
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case y[0] < x[0]:
			y = y[1:]
		default:
			both++
			x, y = x[1:], y[1:]
		}
	}
	return 2 * float64(both) / float64(total)
}

// sortedWords are the words of a paragraph, for likeness.
func sortedWords(ws []word) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w.norm
	}
	slices.Sort(out)
	return out
}
