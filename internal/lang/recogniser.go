package lang

import (
	"context"
	"fmt"
	"strings"
)

// nameMove is a kind of transition of the recogniser: the next word begins a
// name, is inside one, is its last, is one by itself, or is outside of all.
type nameMove uint8

const (
	begin nameMove = iota
	inside
	last
	unit
	outside
	never // a move that no text allows
)

// nameFeatures are the places that the recogniser looks at: the next word, and
// in a name its first and latest.
const (
	nameFeatures = 3
	nameEager    = 1
)

// recogniser finds names, word by word.
type recogniser struct {
	*stepModel
	kind  []nameMove
	label []string
}

func newRecogniser(f *modelFile, width int) (*recogniser, error) {
	m, err := newStepModel(f, "recogniser", width, f.Recogniser, nameFeatures, nameEager)
	if err != nil {
		return nil, err
	}
	r := &recogniser{stepModel: m}
	for _, name := range m.moves {
		kind, label, _ := strings.Cut(name, "-")
		i := strings.Index("BILUO", kind)
		if i < 0 || len(kind) != 1 {
			return nil, fmt.Errorf("model file: recogniser: unknown move %s", name)
		}
		k := nameMove(i)
		if label == "" && k != outside {
			k = never // "U-": a word that somebody forbade to be a name
		}
		r.kind, r.label = append(r.kind, k), append(r.label, label)
	}
	return r, nil
}

// name is a found name over the tokens [first, end).
type name struct {
	first, end int
	label      string
}

// find appends the names of a text of n words to dst. more puts the words'
// vectors into sc block by block. start tells where sentences start:
// no name reaches over one. Names neither begin with white space nor are
// white space alone.
func (r *recogniser) find(ctx context.Context, k *kernels, sc *stepScratch, n int, more func() error, start []bool, isSpace func(int) bool, dst []name) ([]name, error) {
	open, label := -1, ""
	var ids [nameFeatures]int32
	for b := range n {
		if b%ctxEvery == 0 && ctx.Err() != nil {
			return dst, ctx.Err()
		}
		for sc.ready <= b {
			if err := more(); err != nil {
				return dst, err
			}
		}
		ids = [nameFeatures]int32{int32(b), -1, -1}
		if open < 0 {
			sc.release(b)
		} else {
			ids[1], ids[2] = int32(open), int32(b-1)
		}
		scores := r.score(k, sc, ids[:])
		on := b+1 < n && !start[b+1] // a name may go on with the next word
		best := -1
		for i, v := range scores {
			if best >= 0 && v <= scores[best] {
				continue
			}
			var ok bool
			switch r.kind[i] {
			case begin:
				ok = open < 0 && on && !isSpace(b)
			case inside:
				ok = open >= 0 && on && r.label[i] == label
			case last:
				ok = open >= 0 && r.label[i] == label
			case unit:
				ok = open < 0 && !isSpace(b)
			case outside:
				ok = open < 0
			}
			if ok {
				best = i
			}
		}
		if best < 0 {
			break
		}
		switch r.kind[best] {
		case begin:
			open, label = b, r.label[best]
		case last:
			dst = append(dst, name{open, b + 1, label})
			open = -1
		case unit:
			dst = append(dst, name{b, b + 1, r.label[best]})
		}
	}
	return dst, nil
}
