package lang

import "fmt"

// pattern is a list of alternatives, tried in order, each behind a filter by
// the characters with which it can begin and end: nearly all words are done
// after a look at one character.
type pattern struct {
	alts []alternative
	// begins and ends are the characters with which a match can begin and end;
	// nil where there may be none, as in an empty match.
	begins, ends *charClass
}

type alternative struct {
	forward      *program
	backward     *program   // for suffixes
	begins, ends *charClass // nil: any; ends only where the end of the text is asked for
	before       *charClass // what must stand before the match; nil: anything, or nothing
	needs        *charClass // a match holds at least one of these; nil: no such set is known
}

type patternKind uint8

const (
	prefixPattern patternKind = iota // each alternative begins with ^
	suffixPattern                    // each alternative ends with $
	infixPattern
	wholePattern // asked only whether it matches from the start
)

// compilePattern compiles a list of alternatives; nil for none.
func compilePattern(kind patternKind, sources []string, classes map[string]*charClass) (*pattern, error) {
	if len(sources) == 0 {
		return nil, nil
	}
	var nodes []*node
	folds := map[*charClass]*charClass{}
	for _, s := range sources {
		n, err := parsePattern(s, classes, folds)
		if err != nil {
			return nil, err
		}
		if kind == prefixPattern && !startsWith(n, nodeBegin) || kind == suffixPattern && !endsWith(n, nodeEnd) {
			return nil, fmt.Errorf("pattern %q: not bound to its end of the word", s)
		}
		nodes = append(nodes, n)
	}
	p := &pattern{}
	for _, n := range mergeClasses(nodes) {
		a := alternative{begins: edgeClass(n, false), before: beforeClass(n), needs: neededClass(n)}
		if endsWith(n, nodeEnd) {
			a.ends = edgeClass(n, true)
		}
		if kind == suffixPattern {
			a.backward = compile(n, true)
		} else {
			a.forward = compile(n, false)
		}
		p.alts = append(p.alts, a)
	}
	var begins, ends []*charClass
	for _, a := range p.alts {
		begins, ends = append(begins, a.begins), append(ends, a.ends)
	}
	p.begins, p.ends = unionOrNil(begins), unionOrNil(ends)
	return p, nil
}

func unionOrNil(classes []*charClass) *charClass {
	for _, c := range classes {
		if c == nil {
			return nil
		}
	}
	return union(classes...)
}

// prefix is the length of the prefix that the pattern finds at the start of s.
func (p *pattern) prefix(m *machine, s string) int {
	r, w := step(s, 0, false)
	if p == nil || w == 0 || p.begins != nil && !p.begins.contains(r) {
		return 0
	}
	for i := range p.alts {
		a := &p.alts[i]
		if a.begins != nil && !a.begins.contains(r) {
			continue
		}
		if end := m.run(a.forward, s, 0, firstMatch); end >= 0 {
			return end
		}
	}
	return 0
}

// suffix is the length of the suffix that the pattern finds at the end of s.
// A search from the left finds the longest of all that reach the end.
func (p *pattern) suffix(m *machine, s string) int {
	r, w := step(s, len(s), true)
	if p == nil || w == 0 || p.ends != nil && !p.ends.contains(r) {
		return 0
	}
	start := len(s)
	for i := range p.alts {
		a := &p.alts[i]
		if a.ends != nil && !a.ends.contains(r) {
			continue
		}
		if at := m.run(a.backward, s, len(s), longestMatch); at >= 0 {
			start = min(start, at)
		}
	}
	return len(s) - start
}

// find is the first match in s from at on, as Python's re.finditer finds it:
// with advance, not an empty one at at. The start is -1 if there is none.
func (p *pattern) find(m *machine, s string, at int, advance bool) (start, end int) {
	if p == nil {
		return -1, -1
	}
	for pos := at; pos <= len(s); {
		r, w := step(s, pos, false)
		if p.begins == nil || w > 0 && p.begins.contains(r) {
			mode := firstMatch
			if advance && pos == at {
				mode = advanceMatch
			}
			if end := p.matchAt(m, s, pos, r, w, mode); end >= 0 {
				return pos, end
			}
		}
		if w == 0 {
			break
		}
		pos += w
	}
	return -1, -1
}

func (p *pattern) matchAt(m *machine, s string, pos int, r rune, w int, mode runMode) int {
	for i := range p.alts {
		a := &p.alts[i]
		if a.begins != nil && (w == 0 || !a.begins.contains(r)) {
			continue
		}
		if a.before != nil {
			if b, wb := step(s, pos, true); wb == 0 || !a.before.contains(b) {
				continue
			}
		}
		if end := m.run(a.forward, s, pos, mode); end >= 0 {
			return end
		}
	}
	return -1
}

// matches reports whether any alternative matches from the start of s.
func (p *pattern) matches(m *machine, s string) bool {
	if p == nil {
		return false
	}
	r, w := step(s, 0, false)
	last, _ := step(s, len(s), true)
	for i := range p.alts {
		a := &p.alts[i]
		switch {
		case a.begins != nil && (w == 0 || !a.begins.contains(r)):
		case a.ends != nil && (w == 0 || !a.ends.contains(last)):
		case a.needs != nil && !containsAny(s, a.needs):
		case m.run(a.forward, s, 0, firstMatch) >= 0:
			return true
		}
	}
	return false
}

func containsAny(s string, c *charClass) bool {
	for _, r := range s {
		if c.contains(r) {
			return true
		}
	}
	return false
}
