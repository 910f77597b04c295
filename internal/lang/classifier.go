package lang

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"synoptic"
)

// classifier picks a class for each word by its vector: the tagger's a tag,
// the morphologizer's a coarse tag and features.
type classifier struct {
	w                *matrix
	tags, pos, morph []string // what the classes set; nil for nothing
}

// newClassifiers are those that the model file has.
func newClassifiers(f *modelFile, width int) ([]classifier, error) {
	var out []classifier
	add := func(name string, c classifier, n int) error {
		if n == 0 {
			return nil
		}
		w, err := f.tensor(name+"/W", n, width)
		if err != nil {
			return err
		}
		b, err := f.tensor(name+"/b", n)
		if err != nil {
			return err
		}
		if n > math.MaxUint16 {
			return fmt.Errorf("model file: %s of %d classes", name, n)
		}
		c.w = newMatrix(w, b, width, nil)
		out = append(out, c)
		return nil
	}
	if err := add("tagger", classifier{tags: f.Tagger.Tags}, len(f.Tagger.Tags)); err != nil {
		return nil, err
	}
	m := &f.Morphologizer
	if len(m.Pos) != len(m.Morph) {
		return nil, errors.New("model file: morphologizer: as many coarse tags as features are wanted")
	}
	if err := add("morphologizer", classifier{pos: m.Pos, morph: m.Morph}, len(m.Pos)); err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil, errors.New("model file: no tagger and no morphologizer")
	}
	return out, nil
}

// classScratch is what a classifier works in, and what it found.
type classScratch struct {
	scores []float32
	best   []uint16
}

// pick appends the best classes of the words whose vectors are rows.
func (c *classifier) pick(k *kernels, s *classScratch, rows []float32) {
	n, stride := len(rows)/c.w.in, c.w.stride()
	s.scores = slices.Grow(s.scores[:0], (n+rowGroup)*stride)[:(n+rowGroup)*stride]
	c.w.mul(k, s.scores, rows[:cap(rows)], c.w.in, n)
	for i := range n {
		scores := s.scores[i*stride : i*stride+c.w.out]
		best := 0
		for j, v := range scores {
			if v > scores[best] {
				best = j
			}
		}
		s.best = append(s.best, uint16(best))
	}
}

// set sets what class best means.
func (c *classifier) set(t *synoptic.Token, best uint16) {
	if c.tags != nil {
		t.Tag = c.tags[best]
	}
	if c.pos != nil {
		t.Pos, t.Morph = c.pos[best], c.morph[best]
	}
}
