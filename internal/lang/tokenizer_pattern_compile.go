package lang

import "slices"

type instOp uint8

const (
	instClass instOp = iota // consume one character of class
	instSplit               // go on at x, and with lower priority at y
	instJump                // go on at x
	instLook
	instBegin
	instEnd
	instBoundary
	instMatch
)

type inst struct {
	op       instOp
	negative bool
	class    *charClass
	x, y     int32
	look     *look
}

// look is a lookaround. Nearly all are a row of classes, which is compared
// directly; body is the program of the others.
type look struct {
	behind bool
	row    []*charClass // nearest to the position first
	body   *program
}

// program is a compiled pattern. A reversed one reads the text from its end
// to its start.
type program struct {
	insts    []inst
	reversed bool
	linear   bool // no instSplit: one thread at most
}

type compiler struct {
	program
}

func compile(n *node, reversed bool) *program {
	c := &compiler{program{reversed: reversed}}
	c.emit(n)
	c.add(inst{op: instMatch})
	c.linear = !slices.ContainsFunc(c.insts, func(i inst) bool { return i.op == instSplit })
	return &c.program
}

func (c *compiler) add(i inst) int {
	c.insts = append(c.insts, i)
	return len(c.insts) - 1
}

func (c *compiler) here() int32 { return int32(len(c.insts)) }

func (c *compiler) emit(n *node) {
	switch n.op {
	case nodeConcat:
		for i := range n.subs {
			if c.reversed {
				i = len(n.subs) - 1 - i
			}
			c.emit(n.subs[i])
		}
	case nodeAlternate:
		c.alternate(n.subs)
	case nodeRepeat:
		c.repeat(n)
	case nodeClass:
		c.add(inst{op: instClass, class: n.class})
	case nodeLook:
		c.add(inst{op: instLook, negative: n.negative, look: compileLook(n)})
	case nodeBegin:
		c.add(inst{op: instBegin})
	case nodeEnd:
		c.add(inst{op: instEnd})
	case nodeBoundary:
		c.add(inst{op: instBoundary, negative: n.negative})
	}
}

func (c *compiler) alternate(subs []*node) {
	var jumps []int
	for i, s := range subs {
		if i == len(subs)-1 {
			c.emit(s)
			break
		}
		split := c.add(inst{op: instSplit})
		c.insts[split].x = c.here()
		c.emit(s)
		jumps = append(jumps, c.add(inst{op: instJump}))
		c.insts[split].y = c.here()
	}
	for _, j := range jumps {
		c.insts[j].x = c.here()
	}
}

func (c *compiler) repeat(n *node) {
	for range n.min {
		c.emit(n.subs[0])
	}
	if n.max < 0 {
		split := c.add(inst{op: instSplit})
		c.emit(n.subs[0])
		c.add(inst{op: instJump, x: int32(split)})
		c.enter(split, n.lazy)
		return
	}
	var splits []int
	for range n.max - n.min {
		splits = append(splits, c.add(inst{op: instSplit}))
		c.emit(n.subs[0])
	}
	for _, s := range splits {
		c.enter(s, n.lazy)
	}
}

// enter makes the split at i choose between what follows it and what comes
// next.
func (c *compiler) enter(i int, lazy bool) {
	x, y := int32(i)+1, c.here()
	if lazy {
		x, y = y, x
	}
	c.insts[i].x, c.insts[i].y = x, y
}

func compileLook(n *node) *look {
	l := &look{behind: n.behind}
	if l.row = classRow(n.subs[0]); l.row == nil {
		l.body = compile(n.subs[0], n.behind)
	} else if n.behind {
		slices.Reverse(l.row)
	}
	return l
}

// classRow is the classes of a pattern that is nothing but classes in a row,
// nil for any other.
func classRow(n *node) []*charClass {
	switch n.op {
	case nodeClass:
		return []*charClass{n.class}
	case nodeConcat:
		var row []*charClass
		for _, s := range n.subs {
			r := classRow(s)
			if r == nil {
				return nil
			}
			row = append(row, r...)
		}
		return row
	}
	return nil
}
