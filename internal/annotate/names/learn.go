package names

import (
	"math"
	"math/rand/v2"

	"synoptic"
)

// Labelled is an article with the names that people marked in it.
type Labelled struct {
	Reading *synoptic.Reading
	Names   []GoldName
}

// GoldName is a marked name; Class is "PER", "ORG", "LOC" or "MISC".
type GoldName struct {
	synoptic.Span
	Class string
}

var classNames = [classCount]string{"PER", "ORG", "LOC", "MISC"}

type example struct {
	feats [][]uint32 // nil where the unit is no candidate
	gold  []uint8
}

func (d *Reader) examples(docs []Labelled) []example {
	var out []example
	for _, doc := range docs {
		a := d.prepare(doc.Reading)
		gold := make([]uint8, len(a.us))
		for _, g := range doc.Names {
			class := -1
			for c, n := range classNames {
				if n == g.Class {
					class = c
				}
			}
			if class < 0 {
				continue
			}
			x, y := -1, -1
			for i, u := range a.us {
				if u.start < g.End && g.Start < u.end {
					if x < 0 {
						x = i
					}
					y = i
				}
			}
			for i := x; x >= 0 && i <= y; i++ {
				pos := posInside
				switch {
				case x == y:
					pos = posSingle
				case i == x:
					pos = posBegin
				case i == y:
					pos = posEnd
				}
				gold[i] = uint8(labelOf(class, pos))
			}
		}
		for _, l := range a.ls {
			ex := example{feats: make([][]uint32, l.last-l.first), gold: gold[l.first:l.last]}
			any := false
			legal := true
			for i := l.first; i < l.last; i++ {
				prev := uint8(0)
				if i > l.first {
					prev = gold[i-1]
				}
				legal = legal && follows[prev][gold[i]]
				if a.candidate(l, i) {
					any = true
					ex.feats[i-l.first] = append([]uint32(nil), a.extract(l, i)...)
				} else if gold[i] != 0 {
					legal = false
				}
			}
			if end := gold[l.last-1]; end != 0 && ((end-1)%4 == posBegin || (end-1)%4 == posInside) {
				legal = false
			}
			if any && legal {
				out = append(out, ex)
			}
		}
	}
	return out
}

// lexical is the templates that know a name by the very word; in training
// they are left out at random, so that the context learns to decide alone.
var lexical = func() (m [featureCount]bool) {
	for i, name := range features {
		switch name {
		case "word", "word-1,word", "word,word+1", "prefix3", "prefix4", "suffix4", "entity,word", "run-last-word", "run-first-word":
			m[i] = true
		}
	}
	return
}()

// Learn trains the classifier on docs: averaged perceptrons over sequences of
// labels, one for each of several orders of the texts, and their mean. It
// returns the model in the form that the program embeds. The share dropout of
// a unit's features that know its very word are left out at random.
func (d *Reader) Learn(docs []Labelled, epochs, orders int, dropout float64, progress func(order, epoch int, wrong float64)) []byte {
	exs := d.examples(docs)
	mean := make([]float64, rows*labelCount)
	var after [labelCount][labelCount]float64
	for o := range orders {
		t := &trainer{w: make([]int32, rows*labelCount), sum: make([]int64, rows*labelCount), step: 1, rng: rand.New(rand.NewPCG(1, uint64(o))), dropout: dropout}
		t.order = t.rng.Perm(len(exs))
		for e := range epochs {
			wrong := t.round(exs)
			if progress != nil {
				progress(o, e, wrong)
			}
		}
		for i := range mean {
			mean[i] += (float64(t.w[i]) - float64(t.sum[i])/float64(t.step)) / float64(orders)
		}
		for x := range after {
			for y := range after[x] {
				after[x][y] += (float64(t.after[x][y]) - float64(t.afterSum[x][y])/float64(t.step)) / float64(orders)
			}
		}
	}
	// Brought to a scale on which the weights fit into bytes.
	const scale = 8
	m := &model{weights: make([]int8, rows*labelCount)}
	for i, v := range mean {
		m.weights[i] = int8(max(-127, min(127, math.Round(v*scale))))
	}
	for x := range after {
		for y, v := range after[x] {
			m.after[x][y] = int32(math.Round(v * scale))
		}
	}
	return m.bytes()
}

const rows = 1 << bits

type trainer struct {
	w        []int32
	sum      []int64
	after    [labelCount][labelCount]int32
	afterSum [labelCount][labelCount]int64
	step     int64
	rng      *rand.Rand
	order    []int
	dropout  float64
	em       [][labelCount]int32
	got      []uint8
	dropped  []bool
}

// round goes once over all examples and returns the share of labels that were
// wrong.
func (t *trainer) round(exs []example) float64 {
	t.rng.Shuffle(len(t.order), func(i, j int) { t.order[i], t.order[j] = t.order[j], t.order[i] })
	wrong, all := 0, 0
	for _, x := range t.order {
		ex := &exs[x]
		n := len(ex.gold)
		for len(t.em) < n {
			t.em = append(t.em, [labelCount]int32{})
			t.got = append(t.got, 0)
			t.dropped = append(t.dropped, false)
		}
		for i := range ex.feats {
			t.dropped[i] = t.rng.Float64() < t.dropout
			s := &t.em[i]
			*s = [labelCount]int32{}
			if ex.feats[i] == nil {
				for k := 1; k < labelCount; k++ {
					s[k] = never
				}
				continue
			}
			t.each(ex, i, func(f int) {
				row := t.w[f:][:labelCount]
				for k := range s {
					s[k] += row[k]
				}
			})
		}
		viterbi(t.em[:n], &t.after, t.got[:n])
		all += n
		for i := range n {
			wrong += t.learn(ex, i)
		}
		t.step++
	}
	return float64(wrong) / float64(max(all, 1))
}

// each calls f with the place of each feature's row of weights.
func (t *trainer) each(ex *example, i int, f func(row int)) {
	for k, x := range ex.feats[i] {
		if x != none && !(t.dropped[i] && lexical[k]) {
			f(int(x) * labelCount)
		}
	}
}

// learn moves the weights from the label that was given to unit i to the right
// one, and returns 1 where they differ.
func (t *trainer) learn(ex *example, i int) int {
	g, p := ex.gold[i], t.got[i]
	pg, pp := uint8(0), uint8(0)
	if i > 0 {
		pg, pp = ex.gold[i-1], t.got[i-1]
	}
	if pg != pp || g != p {
		t.after[pg][g]++
		t.afterSum[pg][g] += t.step
		t.after[pp][p]--
		t.afterSum[pp][p] -= t.step
	}
	if g == p {
		return 0
	}
	t.each(ex, i, func(f int) {
		t.w[f+int(g)]++
		t.sum[f+int(g)] += t.step
		t.w[f+int(p)]--
		t.sum[f+int(p)] -= t.step
	})
	return 1
}
