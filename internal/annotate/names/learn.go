package names

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"

	"synoptic"
)

// Labelled is an article with the names that people marked in it.
type Labelled struct {
	Reading *synoptic.Reading
	Names   []GoldName
	// Partial leaves lines without any name out of training: for texts of which
	// not every name was marked.
	Partial bool
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
			any, named := false, false
			legal := true
			for i := l.first; i < l.last; i++ {
				prev := uint8(0)
				if i > l.first {
					prev = gold[i-1]
				}
				legal = legal && follows[prev][gold[i]]
				if gold[i] != 0 {
					named = true
				}
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
			if any && legal && (named || !doc.Partial) {
				out = append(out, ex)
			}
		}
	}
	return out
}

// Learn trains the classifier on docs: an averaged perceptron over sequences
// of labels. It returns the model in the form that the program embeds.
func (d *Reader) Learn(docs []Labelled, epochs int, progress func(epoch int, wrong float64)) []byte {
	exs := d.examples(docs)
	const rows = 1 << bits
	w := make([]int32, rows*labelCount)
	sum := make([]int64, rows*labelCount)
	var after [labelCount][labelCount]int32
	var afterSum [labelCount][labelCount]int64
	rng := rand.New(rand.NewPCG(1, 2))
	order := rng.Perm(len(exs))
	step := int64(1)
	var em [][labelCount]int32
	var got []uint8
	for e := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong, all := 0, 0
		for _, x := range order {
			ex := &exs[x]
			n := len(ex.gold)
			for len(em) < n {
				em = append(em, [labelCount]int32{})
				got = append(got, 0)
			}
			for i, fs := range ex.feats {
				s := &em[i]
				*s = [labelCount]int32{}
				if fs == nil {
					for k := 1; k < labelCount; k++ {
						s[k] = never
					}
					continue
				}
				for _, f := range fs {
					row := w[int(f)*labelCount:][:labelCount]
					for k := range s {
						s[k] += row[k]
					}
				}
			}
			viterbi(em[:n], &after, got[:n])
			for i := range n {
				all++
				g, p := ex.gold[i], got[i]
				if g != p {
					wrong++
					for _, f := range ex.feats[i] {
						w[int(f)*labelCount+int(g)]++
						sum[int(f)*labelCount+int(g)] += step
						w[int(f)*labelCount+int(p)]--
						sum[int(f)*labelCount+int(p)] -= step
					}
				}
				pg, pp := uint8(0), uint8(0)
				if i > 0 {
					pg, pp = ex.gold[i-1], got[i-1]
				}
				if pg != pp || g != p {
					after[pg][g]++
					afterSum[pg][g] += step
					after[pp][p]--
					afterSum[pp][p] -= step
				}
			}
			step++
		}
		if progress != nil {
			progress(e, float64(wrong)/float64(max(all, 1)))
		}
	}
	// Averages, brought to a scale on which the weights fit into bytes.
	const scale = 8
	m := &model{weights: make([]int8, rows*labelCount), scale: scale}
	avg := func(now int32, sum int64) int32 {
		v := (float64(now) - float64(sum)/float64(step)) * scale
		if v < 0 {
			return int32(v - .5)
		}
		return int32(v + .5)
	}
	for i := range w {
		m.weights[i] = int8(max(-127, min(127, avg(w[i], sum[i]))))
	}
	for x := range after {
		for y := range after[x] {
			m.after[x][y] = avg(after[x][y], afterSum[x][y])
		}
	}
	d.model = m
	return m.bytes()
}

// magic starts a model's file; its last character is the format's version.
const magic = "synames1"

func (m *model) bytes() []byte {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	io.WriteString(z, magic)
	binary.Write(z, binary.LittleEndian, uint32(featureCount))
	for x := range m.after {
		binary.Write(z, binary.LittleEndian, m.after[x][:])
	}
	// Rows with a weight: their places as steps from the last, then the rows.
	var at []byte
	var rows []byte
	last := 0
	for r := 0; r < len(m.weights)/labelCount; r++ {
		row := m.weights[r*labelCount:][:labelCount]
		zero := true
		for _, v := range row {
			zero = zero && v == 0
		}
		if zero {
			continue
		}
		at = binary.AppendUvarint(at, uint64(r-last))
		last = r
		for _, v := range row {
			rows = append(rows, byte(v))
		}
	}
	binary.Write(z, binary.LittleEndian, uint32(len(rows)/labelCount))
	z.Write(at)
	z.Write(rows)
	z.Close()
	return b.Bytes()
}

var errModel = errors.New("not a model of names")

func parseModel(data []byte) (*model, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("names model: %w", err)
	}
	b, err := io.ReadAll(io.LimitReader(z, 64<<20))
	if err != nil {
		return nil, fmt.Errorf("names model: %w", err)
	}
	if !bytes.HasPrefix(b, []byte(magic)) {
		return nil, errModel
	}
	b = b[len(magic):]
	const head = 4 + labelCount*labelCount*4 + 4
	if len(b) < head || binary.LittleEndian.Uint32(b) != uint32(featureCount) {
		return nil, fmt.Errorf("names model: trained with other features: %w", errModel)
	}
	m := &model{weights: make([]int8, (1<<bits)*labelCount)}
	b = b[4:]
	for x := range m.after {
		for y := range m.after[x] {
			m.after[x][y] = int32(binary.LittleEndian.Uint32(b))
			b = b[4:]
		}
	}
	n := int(binary.LittleEndian.Uint32(b))
	b = b[4:]
	if n > 1<<bits {
		return nil, errModel
	}
	at := make([]int, n)
	last := 0
	for i := range at {
		step, k := binary.Uvarint(b)
		if k <= 0 || step > 1<<bits {
			return nil, errModel
		}
		b = b[k:]
		last += int(step)
		at[i] = last
	}
	if len(b) != n*labelCount || last >= 1<<bits {
		return nil, errModel
	}
	for i, r := range at {
		for k := range labelCount {
			m.weights[r*labelCount+k] = int8(b[i*labelCount+k])
		}
	}
	return m, nil
}
