package lang

import "slices"

// tree is a text's dependency trees: heads and labels, what each word spans,
// and where sentences start.
type tree struct {
	head     []int32 // itself for a root
	label    []int16
	leftEdge []int32
	rightEnd []int32 // last word below it, itself included
	start    []bool

	first, kids []int32           // kids[first[h]:first[h+1]] hang on h, in order
	moved       map[int32][]int32 // words hung elsewhere since, by their new head
	queue       []int32
}

// edgeRounds is how often spaCy corrects the edges of words that hang across
// others before it gives up.
const edgeRounds = 12

// build takes the parser's result over and gives words back to where they
// belong that the parser had to hang too high.
func (t *tree) build(p *parser, s *parseState, isSpace func(int) bool) {
	t.head, t.label = append(t.head[:0], s.heads...), append(t.label[:0], s.label...)
	lifted := false
	for i, h := range t.head {
		if h < 0 {
			t.head[i], t.label[i] = int32(i), p.root
		}
		lifted = lifted || p.head[t.label[i]] >= 0
	}
	t.setEdges()
	if lifted {
		t.lower(p, isSpace)
		t.setEdges()
	}
}

// setEdges finds what each word spans and with it where sentences start.
func (t *tree) setEdges() {
	n := len(t.head)
	t.leftEdge, t.rightEnd, t.start = zeroed(t.leftEdge, n), zeroed(t.rightEnd, n), zeroed(t.start, n)
	for i := range n {
		t.leftEdge[i], t.rightEnd[i] = int32(i), int32(i)
	}
	widen := func(i int) {
		h := t.head[i]
		t.leftEdge[h] = min(t.leftEdge[h], t.leftEdge[i])
		t.rightEnd[h] = max(t.rightEnd[h], t.rightEnd[i])
	}
	for range edgeRounds {
		for i := range n {
			widen(i)
		}
		for i := n - 1; i >= 0; i-- {
			widen(i)
		}
		clear(t.start)
		for i := range n {
			if t.head[i] == int32(i) {
				t.start[t.leftEdge[i]] = true
			}
		}
		if t.contained() {
			break
		}
	}
}

// contained reports whether every head stands in the sentence of its word.
func (t *tree) contained() bool {
	from := 0
	for i := range t.head {
		if i == 0 || !t.start[i] && i != len(t.head)-1 {
			continue
		}
		for _, h := range t.head[from:i] {
			if int(h) < from || int(h) > i {
				return false
			}
		}
		from = i
	}
	return true
}

// lowerBudget bounds the search for new heads, in visited words for each word
// of the text: a text of one sentence with very many lifted words must not
// take the square of its length.
const lowerBudget = 64

// lower hangs each word labelled "a||b" below the first word labelled b under
// its head, searching breadth first, and labels it a (Nivre & Nilsson 2005,
// "Pseudo-projective dependency parsing", HEAD scheme).
func (t *tree) lower(p *parser, isSpace func(int) bool) {
	n := len(t.head)
	t.first, t.kids = zeroed(t.first, n+1), zeroed(t.kids, n)
	for i, h := range t.head {
		if int(h) != i {
			t.first[h+1]++
		}
	}
	for i := range n {
		t.first[i+1] += t.first[i]
	}
	at := slices.Clone(t.first[:n])
	for i, h := range t.head {
		if int(h) != i {
			t.kids[at[h]] = int32(i)
			at[h]++
		}
	}
	clear(t.moved)
	if t.moved == nil {
		t.moved = map[int32][]int32{}
	}
	budget := lowerBudget*n + 1<<16
	for i := range n {
		want := p.head[t.label[i]]
		if want < 0 {
			continue
		}
		if h := t.below(int32(i), want, isSpace, &budget); h >= 0 && h != t.head[i] {
			t.head[i] = h
			t.moved[h] = append(t.moved[h], int32(i))
		}
		t.label[i] = p.plain[t.label[i]]
	}
}

// below finds the first word labelled want under the head of word, -1 if
// there is none.
func (t *tree) below(word int32, want int16, isSpace func(int) bool, budget *int) int32 {
	t.queue = append(t.queue[:0], t.head[word])
	for at := 0; at < len(t.queue); at++ {
		if *budget -= 1; *budget < 0 {
			return -1
		}
		h := t.queue[at]
		from := len(t.queue)
		visit := func(k int32) {
			// The edges are those of before any word was hung elsewhere: so it
			// is in spaCy, which finds children between a word's edges.
			if t.head[k] == h && k != h && k >= t.leftEdge[h] && k <= t.rightEnd[h] && k != word && !isSpace(int(k)) {
				t.queue = append(t.queue, k)
			}
		}
		for _, k := range t.kids[t.first[h]:t.first[h+1]] {
			visit(k)
		}
		if more := t.moved[h]; len(more) > 0 {
			for _, k := range more {
				visit(k)
			}
			slices.Sort(t.queue[from:])
			t.queue = t.queue[:from+len(slices.Compact(t.queue[from:]))]
		}
		for _, k := range t.queue[from:] {
			if t.label[k] == want {
				return k
			}
		}
	}
	return -1
}
