package lang

import (
	"slices"
	"testing"
)

func testParser(labels ...string) *parser {
	f := &parser{labels: labels}
	number := func(s string) int16 { return int16(slices.Index(labels, s)) }
	for i, l := range labels {
		f.plain, f.head = append(f.plain, int16(i)), append(f.head, -1)
		for j := range l {
			if j > 0 && l[j-1:min(j+1, len(l))] == "||" {
				f.plain[i], f.head[i] = number(l[:j-1]), number(l[j+1:])
			}
		}
	}
	return f
}

// TestTree hangs words that the parser had to hang too high back to where
// they belong, and finds the sentences.
func TestTree(t *testing.T) {
	p := testParser("ROOT", "nsubj", "dobj", "prep", "advmod", "prep||dobj", "relcl||nsubj")
	const none = -1
	for _, x := range []struct {
		name          string
		heads         []int32
		labels        []string
		space         []int // white-space words
		wantHead      []int32
		wantLabel     []string
		wantSentences []int
	}{
		{"nothing to lower", []int32{1, none, 1}, []string{"nsubj", "", "dobj"}, nil,
			[]int32{1, 1, 1}, []string{"nsubj", "ROOT", "dobj"}, []int{0}},
		{"two sentences", []int32{1, none, none, 2}, []string{"nsubj", "", "", "dobj"}, nil,
			[]int32{1, 1, 2, 2}, []string{"nsubj", "ROOT", "ROOT", "dobj"}, []int{0, 2}},
		{"below the object", []int32{1, none, 1, 1, 1}, []string{"nsubj", "", "dobj", "advmod", "prep||dobj"}, nil,
			[]int32{1, 1, 1, 1, 2}, []string{"nsubj", "ROOT", "dobj", "advmod", "prep"}, []int{0}},
		{"the nearer of two levels", []int32{1, none, 1, 2, 1, 1}, []string{"nsubj", "", "advmod", "dobj", "dobj", "prep||dobj"}, nil,
			[]int32{1, 1, 1, 2, 1, 4}, []string{"nsubj", "ROOT", "advmod", "dobj", "dobj", "prep"}, []int{0}},
		{"none of that label", []int32{1, none, 1}, []string{"nsubj", "", "prep||dobj"}, nil,
			[]int32{1, 1, 1}, []string{"nsubj", "ROOT", "prep"}, []int{0}},
		{"not below white space", []int32{1, none, 1, 1}, []string{"nsubj", "", "dobj", "prep||dobj"}, []int{2},
			[]int32{1, 1, 1, 1}, []string{"nsubj", "ROOT", "dobj", "prep"}, []int{0}},
		{"one after the other", []int32{1, none, 1, 1, 1}, []string{"nsubj", "", "dobj", "prep||dobj", "relcl||nsubj"}, nil,
			[]int32{1, 1, 1, 2, 0}, []string{"nsubj", "ROOT", "dobj", "prep", "relcl"}, []int{0}},
	} {
		s := &parseState{heads: x.heads}
		for _, l := range x.labels {
			s.label = append(s.label, int16(max(0, slices.Index(p.labels, l))))
		}
		// relcl is no label of its own in the list above
		p := testParser(append(slices.Clone(p.labels), "relcl")...)
		var tr tree
		tr.build(p, s, func(i int) bool { return slices.Contains(x.space, i) })
		var labels []string
		var starts []int
		for i, l := range tr.label {
			labels = append(labels, p.labels[l])
			if tr.start[i] {
				starts = append(starts, i)
			}
		}
		if !slices.Equal(tr.head, x.wantHead) || !slices.Equal(labels, x.wantLabel) || !slices.Equal(starts, x.wantSentences) {
			t.Errorf("%s: heads %v, labels %v, sentences at %v", x.name, tr.head, labels, starts)
		}
	}
}

// TestMoves walks the parser's state by hand through a sentence and a break.
func TestMoves(t *testing.T) {
	var s parseState
	s.reset(4)
	if v := s.valid(); v != [moveKinds]bool{true, false, false, false, true} {
		t.Fatalf("at the start: %v", v)
	}
	s.do(shift, 0)
	if v := s.valid(); v != [moveKinds]bool{true, true, true, true, true} {
		t.Fatalf("one word shifted: %v", v)
	}
	s.do(left, 1) // 0 hangs on 1
	s.do(shift, 0)
	s.do(breakSentence, 0)
	if v := s.valid(); v != [moveKinds]bool{true, true, true, true, false} || !s.starts[3] {
		t.Fatalf("after the break: %v", v)
	}
	s.do(right, 2) // 2 hangs on 1
	if v := s.valid(); v != [moveKinds]bool{false, true, false, false, false} {
		t.Fatalf("before a sentence: %v", v)
	}
	s.do(reduce, 0)
	s.do(reduce, 0)
	if v := s.valid(); v != [moveKinds]bool{true, false, false, false, false} || s.final() {
		t.Fatalf("last word: %v", v)
	}
	s.do(shift, 0)
	s.do(reduce, 0)
	if !s.final() || !slices.Equal(s.heads, []int32{1, -1, 1, -1}) || s.leftmost[1] != 0 || s.rightmost[1] != 2 {
		t.Errorf("heads %v, children %v %v", s.heads, s.leftmost, s.rightmost)
	}
	s.reset(3)
	s.do(shift, 0)
	s.do(shift, 0)
	s.do(reduce, 0) // without a head: goes back
	if s.ahead(0) != 1 || s.valid()[shift] {
		t.Errorf("put back: next is %d, may be shifted: %v", s.ahead(0), s.valid()[shift])
	}
	s.do(right, 1)
	s.do(shift, 0)
	s.do(reduce, 0)
	s.do(left, 3) // takes 1 from 0 and hangs it on 2
	if s.heads[1] != 2 || s.rightmost[0] != -1 || s.leftmost[2] != 1 {
		t.Errorf("hung anew: heads %v", s.heads)
	}
}

// TestHashString holds the hash against numbers of spaCy's string store.
func TestHashString(t *testing.T) {
	for s, want := range map[string]uint64{"iran": 11104119483603518588, "Iran": 8078667757680196312, "Xxxx": 10887629174180191697} {
		if got := hashString(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}
