package lang

import (
	"context"
	"fmt"
	"strings"
)

// move is a kind of transition of the parser.
type move uint8

const (
	shift move = iota
	reduce
	left
	right
	breakSentence
	moveKinds
)

// parserFeatures are the places that the parser looks at: the next two words,
// the top three of the stack, and outer children. Nearly every word comes to
// stand in the first three.
const (
	parserFeatures = 8
	parserEager    = 3
)

// ctxEvery is after how many steps a long computation asks whether it is
// still wanted.
const ctxEvery = 4096

// parser is spaCy's arc-eager parser: it shifts words onto a stack, links the
// stack's top with the next word to the left or the right, pops what is done,
// and may mark the word after the next as the start of a sentence.
type parser struct {
	*stepModel
	kind   []move
	label  []int16 // of each move, in labels
	labels []string
	root   int16
	// plain and head are the two halves of a label "a||b": a word that hangs
	// on the nearest fitting ancestor, labelled a, belongs below a word
	// labelled b. head is -1 for a label that is whole.
	plain, head []int16
}

func newParser(f *modelFile, width int) (*parser, error) {
	m, err := newStepModel(f, "parser", width, f.Parser, parserFeatures, parserEager)
	if err != nil {
		return nil, err
	}
	p := &parser{stepModel: m}
	number := map[string]int16{}
	intern := func(s string) int16 {
		n, ok := number[s]
		if !ok {
			n = int16(len(p.labels))
			number[s] = n
			p.labels = append(p.labels, s)
		}
		return n
	}
	p.root = intern("ROOT")
	for _, name := range m.moves {
		kind, label, _ := strings.Cut(name, "-")
		i := strings.Index("SDLRB", kind)
		if i < 0 || len(kind) != 1 {
			return nil, fmt.Errorf("model file: parser: unknown move %s", name)
		}
		if label == "subtok" {
			return nil, fmt.Errorf("model file: parser: it joins tokens, which this engine does not")
		}
		p.kind = append(p.kind, move(i))
		p.label = append(p.label, intern(label))
	}
	for i := 0; i < len(p.labels); i++ {
		a, b, ok := strings.Cut(p.labels[i], "||")
		p.plain, p.head = append(p.plain, int16(i)), append(p.head, -1)
		if ok {
			p.plain[i], p.head[i] = intern(a), intern(b)
		}
	}
	return p, nil
}

// parseState is where the parser stands in a text, and the tree so far.
type parseState struct {
	n         int
	next      int32   // first word that was never shifted
	stack     []int32 // top last
	again     []int32 // words put back from the stack before next, nearest last
	heads     []int32 // -1 without
	label     []int16
	leftmost  []int32 // last left child that was added, -1 without
	rightmost []int32
	sibling   []int32 // child of the same head and side that was added before
	starts    []bool  // marked as the start of a sentence
	unshift   []bool  // was put back once and not linked since
}

func (s *parseState) reset(n int) {
	s.n, s.next, s.stack, s.again = n, 0, s.stack[:0], s.again[:0]
	s.heads, s.leftmost, s.rightmost, s.sibling = none(s.heads, n), none(s.leftmost, n), none(s.rightmost, n), none(s.sibling, n)
	s.label, s.starts, s.unshift = zeroed(s.label, n), zeroed(s.starts, n), zeroed(s.unshift, n)
}

// none is a slice of n times -1 and zeroed one of n zero values, in s's
// memory if that is long enough.
func none(s []int32, n int) []int32 {
	s = zeroed(s, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// top is the i-th word from the top of the stack, ahead the i-th in the
// buffer, -1 where there is none.
func (s *parseState) top(i int) int32 {
	if i >= len(s.stack) {
		return -1
	}
	return s.stack[len(s.stack)-1-i]
}

func (s *parseState) ahead(i int) int32 {
	if i < len(s.again) {
		return s.again[len(s.again)-1-i]
	}
	if b := int(s.next) + i - len(s.again); b < s.n {
		return int32(b)
	}
	return -1
}

// from is the leftmost word that hangs on word, or word itself.
func (s *parseState) from(word int32) int32 {
	if l := s.leftmost[word]; l >= 0 {
		return l
	}
	return word
}

func (s *parseState) left() int   { return s.n - int(s.next) + len(s.again) }
func (s *parseState) final() bool { return len(s.stack) == 0 && s.left() == 0 }
func (s *parseState) starting(word int32) bool {
	return word >= 0 && s.starts[word]
}

func childOf(last []int32, word int32) int32 {
	if word < 0 {
		return -1
	}
	return last[word]
}

// valid are the kinds of move that are allowed.
func (s *parseState) valid() (v [moveKinds]bool) {
	depth, left0 := len(s.stack), s.left()
	b0, b1 := s.ahead(0), s.ahead(1)
	link := depth > 0 && left0 > 0 && !s.starting(b0)
	v[shift] = depth == 0 || left0 >= 2 && !s.starting(b0) && !s.unshift[b0]
	v[reduce] = depth > 0
	v[left], v[right] = link, link
	v[breakSentence] = left0 >= 2 && b1 == b0+1 && !s.starts[b1]
	return v
}

func (s *parseState) push() {
	if n := len(s.again); n > 0 {
		s.stack = append(s.stack, s.again[n-1])
		s.again = s.again[:n-1]
		return
	}
	s.stack = append(s.stack, s.next)
	s.next++
}

func (s *parseState) pop() int32 {
	w := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	return w
}

func (s *parseState) link(head, child int32, label int16) {
	if h := s.heads[child]; h >= 0 {
		last := s.rightmost
		if h > child {
			last = s.leftmost
		}
		if last[h] == child { // the stack's order makes it so
			last[h] = s.sibling[child]
		}
	}
	last := s.rightmost
	if head > child {
		last = s.leftmost
	}
	s.sibling[child], last[head] = last[head], child
	s.heads[child], s.label[child] = head, label
}

func (s *parseState) do(m move, label int16) {
	switch m {
	case shift:
		s.push()
	case reduce:
		w := s.pop()
		if s.heads[w] < 0 && len(s.stack) > 0 {
			s.unshift[w] = true
			s.again = append(s.again, w)
		}
	case left:
		b := s.ahead(0)
		s.link(b, s.top(0), label)
		s.unshift[b] = false
		s.pop()
	case right:
		s.link(s.top(0), s.ahead(0), label)
		s.push()
	case breakSentence:
		s.starts[s.ahead(1)] = true
	}
}

// parse finds the tree of a text of n words, whose vectors more puts into sc
// block by block. Every word is shifted at most once more than it is linked, so
// that the steps are linear in the words.
func (p *parser) parse(ctx context.Context, k *kernels, s *parseState, sc *stepScratch, n int, more func() error) error {
	s.reset(n)
	var ids [parserFeatures]int32
	for step := 0; !s.final(); step++ {
		if step%ctxEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		b0, b1, s0 := s.ahead(0), s.ahead(1), s.top(0)
		for sc.ready <= int(max(b0, b1)) {
			if err := more(); err != nil {
				return err
			}
		}
		if s0 < 0 {
			// all before is done but what hangs on the next word
			sc.release(int(s.from(b0)))
		}
		ids = [parserFeatures]int32{b0, b1, s0, s.top(1), s.top(2),
			childOf(s.leftmost, b0), childOf(s.leftmost, s0), childOf(s.rightmost, s0)}
		scores := p.score(k, sc, ids[:])
		valid := s.valid()
		best := -1
		for i, v := range scores {
			if valid[p.kind[i]] && (best < 0 || v > scores[best]) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		s.do(p.kind[best], p.label[best])
	}
	return nil
}
