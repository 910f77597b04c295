package lang

// What can be said of a pattern's matches without running it.

func startsWith(n *node, op nodeOp) bool { return edgeIs(n, op, false) }
func endsWith(n *node, op nodeOp) bool   { return edgeIs(n, op, true) }

func edgeIs(n *node, op nodeOp, last bool) bool {
	switch n.op {
	case nodeConcat:
		if len(n.subs) == 0 {
			return false
		}
		if last {
			return edgeIs(n.subs[len(n.subs)-1], op, last)
		}
		return edgeIs(n.subs[0], op, last)
	case nodeAlternate:
		for _, s := range n.subs {
			if !edgeIs(s, op, last) {
				return false
			}
		}
		return true
	}
	return n.op == op
}

// edgeClass is the characters with which a match of n can begin or, with
// last, end;
// nil where a match can be empty.
func edgeClass(n *node, last bool) *charClass {
	c, empty := edge(n, last)
	if empty {
		return nil
	}
	return c
}

func edge(n *node, last bool) (c *charClass, empty bool) {
	var parts []*charClass
	switch n.op {
	case nodeClass:
		return n.class, false
	case nodeRepeat:
		x, e := edge(n.subs[0], last)
		return x, e || n.min == 0
	case nodeAlternate:
		for _, s := range n.subs {
			x, e := edge(s, last)
			parts, empty = append(parts, x), empty || e
		}
	case nodeConcat:
		empty = true
		for i := 0; i < len(n.subs) && empty; i++ {
			s := n.subs[i]
			if last {
				s = n.subs[len(n.subs)-1-i]
			}
			var x *charClass
			x, empty = edge(s, last)
			parts = append(parts, x)
		}
	default:
		return noClass, true
	}
	if len(parts) == 1 {
		return parts[0], empty
	}
	return union(parts...), empty
}

// noClass holds no character.
var noClass = newCharClass(nil, false)

// beforeClass is what must stand before a match of n: the last character of
// the lookbehind with which it begins.
func beforeClass(n *node) *charClass {
	switch {
	case n.op == nodeConcat && len(n.subs) > 0:
		return beforeClass(n.subs[0])
	case n.op == nodeLook && n.behind && !n.negative:
		return edgeClass(n.subs[0], true)
	}
	return nil
}

// neededClass is a set of which every match of n holds at least one
// character; nil where none is known.
func neededClass(n *node) *charClass {
	switch n.op {
	case nodeClass:
		return n.class
	case nodeRepeat:
		if n.min > 0 {
			return neededClass(n.subs[0])
		}
	case nodeAlternate:
		var all []*charClass
		for _, s := range n.subs {
			all = append(all, neededClass(s))
		}
		return unionOrNil(all)
	case nodeConcat:
		var best *charClass
		for _, s := range n.subs {
			if c := neededClass(s); c != nil && (best == nil || c.size() < best.size()) {
				best = c
			}
		}
		return best
	}
	return nil
}

func (c *charClass) size() int {
	n := 0
	for _, r := range c.ranges {
		n += int(r.hi-r.lo) + 1
	}
	return n
}

// mergeClasses joins neighbouring alternatives that are one character, alike
// bound to the start or the end: of ",$|:$|;$" it makes "[,:;]$".
func mergeClasses(nodes []*node) []*node {
	var out []*node
	for _, n := range nodes {
		k, class := oneClass(n)
		if len(out) > 0 && k != "" {
			if k2, class2 := oneClass(out[len(out)-1]); k2 == k {
				out[len(out)-1] = rebuild(k, union(class2, class))
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

// oneClass tells the shape of an alternative of one character: "c", "^c",
// "c$"; "" for any other.
func oneClass(n *node) (shape string, class *charClass) {
	if n.op != nodeConcat {
		return "", nil
	}
	for _, s := range n.subs {
		switch s.op {
		case nodeBegin:
			shape += "^"
		case nodeEnd:
			shape += "$"
		case nodeClass:
			shape += "c"
			class = s.class
		default:
			return "", nil
		}
	}
	if shape != "c" && shape != "^c" && shape != "c$" {
		return "", nil
	}
	return shape, class
}

func rebuild(shape string, class *charClass) *node {
	n := &node{op: nodeConcat}
	for _, c := range shape {
		switch c {
		case '^':
			n.subs = append(n.subs, &node{op: nodeBegin})
		case '$':
			n.subs = append(n.subs, &node{op: nodeEnd})
		default:
			n.subs = append(n.subs, &node{op: nodeClass, class: class})
		}
	}
	return n
}
