package report

import (
	"strings"
	"unicode"
)

// Op says how a piece of a wording stands to the first wording.
type Op int

// The kinds of pieces.
const (
	Same Op = iota
	Added
	Missing
)

// Piece is a stretch of words of a Diff.
type Piece struct {
	Text string
	Op   Op
	from string // of a piece that is the same: the words as a has them
}

// diffLimit bounds the table of a Diff; longer texts are compared only at
// their beginnings and ends.
const diffLimit = 1 << 18

// Diff compares two wordings word by word, case and punctuation aside. The
// pieces Same and Added together are b; the pieces Missing stand in a only.
func Diff(a, b string) []Piece {
	x, y := strings.Fields(a), strings.Fields(b)
	head := 0
	for head < len(x) && head < len(y) && wordKey(x[head]) == wordKey(y[head]) {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && wordKey(x[len(x)-1-tail]) == wordKey(y[len(y)-1-tail]) {
		tail++
	}
	var d differ
	d.same(x[:head], y[:head])
	d.middle(x[head:len(x)-tail], y[head:len(y)-tail])
	d.same(x[len(x)-tail:], y[len(y)-tail:])
	return joined(d.pieces)
}

type differ struct{ pieces []Piece }

func (d *differ) add(op Op, words ...string) {
	for _, w := range words {
		if n := len(d.pieces); n > 0 && d.pieces[n-1].Op == op {
			d.pieces[n-1].Text += " " + w
		} else {
			d.pieces = append(d.pieces, Piece{Text: w, Op: op})
		}
	}
}

func (d *differ) same(x, y []string) {
	for i, w := range y {
		if n := len(d.pieces); n > 0 && d.pieces[n-1].Op == Same {
			d.pieces[n-1].Text += " " + w
			d.pieces[n-1].from += " " + x[i]
		} else {
			d.pieces = append(d.pieces, Piece{w, Same, x[i]})
		}
	}
}

// joined takes a lone short word ("in", "the") that is the same between two
// differences for part of them: that two wordings share it is chance, and a
// text in shreds cannot be read.
func joined(ps []Piece) []Piece {
	var out differ
	var missing, added []string
	flush := func() {
		out.add(Missing, missing...)
		out.add(Added, added...)
		missing, added = nil, nil
	}
	for i, p := range ps {
		switch {
		case p.Op == Missing:
			missing = append(missing, p.Text)
		case p.Op == Added:
			added = append(added, p.Text)
		case i > 0 && i+1 < len(ps) && len(wordKey(p.Text)) <= 3 && !strings.Contains(p.Text, " "):
			missing, added = append(missing, p.from), append(added, p.Text)
		default:
			flush()
			out.pieces = append(out.pieces, p)
		}
	}
	flush()
	return out.pieces
}

func (d *differ) middle(x, y []string) {
	if len(x)*len(y) > diffLimit || len(x) == 0 || len(y) == 0 {
		d.add(Missing, x...)
		d.add(Added, y...)
		return
	}
	kx, ky := keys(x), keys(y)
	// lcs[i][j] is the length of the longest common subsequence of x[i:], y[j:].
	lcs := make([][]uint16, len(x)+1)
	for i := range lcs {
		lcs[i] = make([]uint16, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if kx[i] == ky[j] {
				lcs[i][j] = lcs[i+1][j+1] + 1
			} else {
				lcs[i][j] = max(lcs[i+1][j], lcs[i][j+1])
			}
		}
	}
	var missing, added []string
	flush := func() {
		d.add(Missing, missing...)
		d.add(Added, added...)
		missing, added = nil, nil
	}
	i, j := 0, 0
	for i < len(x) && j < len(y) {
		switch {
		case kx[i] == ky[j]:
			flush()
			d.same(x[i:i+1], y[j:j+1])
			i++
			j++
		case lcs[i+1][j] >= lcs[i][j+1]:
			missing = append(missing, x[i])
			i++
		default:
			added = append(added, y[j])
			j++
		}
	}
	missing = append(missing, x[i:]...)
	added = append(added, y[j:]...)
	flush()
}

func keys(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = wordKey(w)
	}
	return out
}

// wordKey is a word without case and punctuation; a word that is all
// punctuation stands for itself.
func wordKey(w string) string {
	k := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || unicode.IsSymbol(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, w)
	if k == "" {
		return w
	}
	return k
}

// Alike reports whether two wordings have so much in common that marking the
// words in which they differ says something: two fifths of all their words,
// or, where one is no quotation of the same words (strict), three fifths.
func Alike(ps []Piece, strict bool) bool {
	same, other := 0, 0
	for _, p := range ps {
		if n := len(strings.Fields(p.Text)); p.Op == Same {
			same += 2 * n
		} else {
			other += n
		}
	}
	if strict {
		return 2*same >= 3*other
	}
	return 3*same >= 2*other
}

// Brief shortens a long stretch of missing words to its ends.
func Brief(s string) string {
	w := strings.Fields(s)
	if len(w) <= 8 {
		return s
	}
	return strings.Join(w[:3], " ") + " … " + strings.Join(w[len(w)-2:], " ")
}
