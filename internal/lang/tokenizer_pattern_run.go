package lang

import "unicode/utf8"

// machine is the scratch memory in which programs run: the threads of the
// current and of the next position in order of priority.
type machine struct {
	now, next threads
	stack     []int32
	inner     *machine // for lookarounds
}

// threads is a sparse set of instructions in the order in which they came.
type threads struct {
	order []int32
	place []int32 // place[pc] is where pc may stand in order
}

func (t *threads) clear(n int) {
	t.order = t.order[:0]
	if len(t.place) < n {
		t.place = make([]int32, n)
	}
}

func (t *threads) insert(pc int32) bool {
	if i := t.place[pc]; int(i) < len(t.order) && t.order[i] == pc {
		return false
	}
	t.place[pc] = int32(len(t.order))
	t.order = append(t.order, pc)
	return true
}

type runMode uint8

const (
	firstMatch   runMode = iota // the match that a backtracking search finds first
	longestMatch                // the one that reaches furthest
	advanceMatch                // as firstMatch, but not the empty one
)

// run matches p on s from at, forwards or, reversed, backwards, and returns
// where the match ends; -1 if there is none. All of s is seen by lookarounds.
func (m *machine) run(p *program, s string, at int, mode runMode) int {
	if p.linear {
		end := m.runLinear(p, s, at)
		if mode == advanceMatch && end == at {
			return -1
		}
		return end
	}
	end := -1
	m.now.clear(len(p.insts))
	m.next.clear(len(p.insts))
	m.follow(p, &m.now, 0, s, at)
	for pos := at; len(m.now.order) > 0; {
		r, w := step(s, pos, p.reversed)
		to := pos + w
		if p.reversed {
			to = pos - w
		}
		m.next.order = m.next.order[:0]
		for _, pc := range m.now.order {
			i := &p.insts[pc]
			if i.op == instMatch {
				if mode == advanceMatch && pos == at {
					continue
				}
				end = pos
				if mode == longestMatch {
					continue
				}
				break
			}
			if i.op == instClass && w > 0 && i.class.contains(r) {
				m.follow(p, &m.next, pc+1, s, to)
			}
		}
		m.now, m.next = m.next, m.now
		pos = to
	}
	return end
}

// runLinear runs a program without choices.
func (m *machine) runLinear(p *program, s string, at int) int {
	pos := at
	for pc := range p.insts {
		i := &p.insts[pc]
		switch i.op {
		case instMatch:
			return pos
		case instClass:
			r, w := step(s, pos, p.reversed)
			if w == 0 || !i.class.contains(r) {
				return -1
			}
			if p.reversed {
				w = -w
			}
			pos += w
		default:
			if !m.holds(i, s, pos) {
				return -1
			}
		}
	}
	return -1
}

// follow adds the instructions that consume, and the match, which pc leads to
// without consuming.
func (m *machine) follow(p *program, t *threads, pc int32, s string, pos int) {
	m.stack = append(m.stack[:0], pc)
	for len(m.stack) > 0 {
		pc := m.stack[len(m.stack)-1]
		m.stack = m.stack[:len(m.stack)-1]
		if !t.insert(pc) {
			continue
		}
		switch i := &p.insts[pc]; i.op {
		case instClass, instMatch:
			continue
		case instSplit:
			m.stack = append(m.stack, i.y, i.x)
		case instJump:
			m.stack = append(m.stack, i.x)
		default:
			if m.holds(i, s, pos) {
				m.stack = append(m.stack, pc+1)
			}
		}
	}
}

// holds reports whether an instruction that consumes nothing lets pass.
func (m *machine) holds(i *inst, s string, pos int) bool {
	switch i.op {
	case instBegin:
		return pos == 0
	case instEnd:
		return pos == len(s) || pos == len(s)-1 && s[pos] == '\n'
	case instBoundary:
		a, wa := step(s, pos, true)
		b, wb := step(s, pos, false)
		return (wa > 0 && wordClass.contains(a)) != (wb > 0 && wordClass.contains(b)) != i.negative
	case instLook:
		return m.sees(i.look, s, pos) != i.negative
	}
	return true
}

func (m *machine) sees(l *look, s string, pos int) bool {
	if l.body != nil {
		if m.inner == nil {
			m.inner = &machine{}
		}
		return m.inner.run(l.body, s, pos, firstMatch) >= 0
	}
	for _, c := range l.row {
		r, w := step(s, pos, l.behind)
		if w == 0 || !c.contains(r) {
			return false
		}
		if l.behind {
			w = -w
		}
		pos += w
	}
	return true
}

// step decodes the character after pos or, backwards, before it. The width is
// 0 at the end of s.
func step(s string, pos int, backwards bool) (rune, int) {
	if backwards {
		if pos == 0 {
			return 0, 0
		}
		if c := s[pos-1]; c < utf8.RuneSelf {
			return rune(c), 1
		}
		return utf8.DecodeLastRuneInString(s[:pos])
	}
	if pos >= len(s) {
		return 0, 0
	}
	if c := s[pos]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[pos:])
}
