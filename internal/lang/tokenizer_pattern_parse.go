package lang

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The tokenizer's tables hold Python regular expressions with lookarounds,
// which Go's regexp has not. They are parsed here, compiled in
// tokenizer_pattern_compile.go and run in tokenizer_pattern_run.go, in time
// linear in the text.

type nodeOp uint8

const (
	nodeConcat nodeOp = iota // all of subs, one after another
	nodeAlternate
	nodeRepeat // subs[0], min to max times (max < 0: without end)
	nodeClass  // one character of class
	nodeLook   // subs[0] ahead or behind, not consumed
	nodeBegin
	nodeEnd
	nodeBoundary // between a word character and another
)

type node struct {
	op       nodeOp
	subs     []*node
	class    *charClass
	min, max int
	lazy     bool
	behind   bool // nodeLook
	negative bool // nodeLook, nodeBoundary
}

// maxRepeat bounds {m,n}, which is compiled by copying.
const maxRepeat = 1000

type patternParser struct {
	src     string
	at      int
	fold    bool
	classes map[string]*charClass // what \p{name} stands for
	folds   map[*charClass]*charClass
}

// parsePattern reads a Python regular expression. It takes what the tables of
// spaCy's languages use: not backreferences, not atomic groups, no flag but a
// leading (?i). What it folds it keeps in folds.
func parsePattern(src string, classes map[string]*charClass, folds map[*charClass]*charClass) (*node, error) {
	p := &patternParser{src: src, classes: classes, folds: folds}
	if rest, ok := strings.CutPrefix(src, "(?i)"); ok {
		p.src, p.fold = rest, true
	}
	n, err := p.alternation()
	if err == nil && p.at < len(p.src) {
		err = fmt.Errorf("a parenthesis too many")
	}
	if err != nil {
		return nil, fmt.Errorf("pattern %q at %d: %w", src, p.at, err)
	}
	return n, nil
}

func (p *patternParser) alternation() (*node, error) {
	var alts []*node
	for {
		n, err := p.concatenation()
		if err != nil {
			return nil, err
		}
		alts = append(alts, n)
		if !p.take("|") {
			break
		}
	}
	if len(alts) == 1 {
		return alts[0], nil
	}
	return &node{op: nodeAlternate, subs: alts}, nil
}

func (p *patternParser) concatenation() (*node, error) {
	seq := &node{op: nodeConcat}
	for p.at < len(p.src) && p.src[p.at] != '|' && p.src[p.at] != ')' {
		n, err := p.atom()
		if err != nil {
			return nil, err
		}
		if n, err = p.quantified(n); err != nil {
			return nil, err
		}
		seq.subs = append(seq.subs, n)
	}
	return seq, nil
}

func (p *patternParser) atom() (*node, error) {
	switch {
	case p.take("("):
		return p.group()
	case p.take("["):
		return p.bracket()
	case p.take("^"):
		return &node{op: nodeBegin}, nil
	case p.take("$"):
		return &node{op: nodeEnd}, nil
	case p.take("."):
		return &node{op: nodeClass, class: newCharClass([]runeRange{{'\n', '\n'}}, true)}, nil
	case p.take(`\b`):
		return &node{op: nodeBoundary}, nil
	case p.take(`\B`):
		return &node{op: nodeBoundary, negative: true}, nil
	case strings.HasPrefix(p.src[p.at:], `\`):
		class, _, err := p.escape()
		return p.classNode(class), err
	case strings.ContainsRune("*+?", rune(p.src[p.at])):
		return nil, fmt.Errorf("nothing to repeat")
	}
	return p.classNode(single(p.rune())), nil
}

func (p *patternParser) classNode(c *charClass) *node {
	if p.fold && c != nil {
		c = p.folded(c)
	}
	return &node{op: nodeClass, class: c}
}

func (p *patternParser) folded(c *charClass) *charClass {
	f, ok := p.folds[c]
	if !ok {
		f = c.folded()
		p.folds[c] = f
	}
	return f
}

// group reads what follows an opening parenthesis; capturing groups are
// groups like all others, since nothing asks what they caught.
func (p *patternParser) group() (*node, error) {
	n := &node{op: nodeLook}
	switch {
	case p.take("?:"):
		n = nil
	case p.take("?="):
	case p.take("?!"):
		n.negative = true
	case p.take("?<="):
		n.behind = true
	case p.take("?<!"):
		n.behind, n.negative = true, true
	case p.take("?"):
		return nil, fmt.Errorf("a kind of group that is not known here")
	default:
		n = nil
	}
	body, err := p.alternation()
	if err != nil {
		return nil, err
	}
	if !p.take(")") {
		return nil, fmt.Errorf("a group without end")
	}
	if n == nil {
		return body, nil
	}
	n.subs = []*node{body}
	return n, nil
}

func (p *patternParser) quantified(n *node) (*node, error) {
	low, high := 1, 1
	switch {
	case p.take("*"):
		low, high = 0, -1
	case p.take("+"):
		low, high = 1, -1
	case p.take("?"):
		low, high = 0, 1
	default:
		var ok bool
		if low, high, ok = p.counts(); !ok {
			return n, nil
		}
	}
	if low > maxRepeat || high > maxRepeat || high >= 0 && high < low {
		return nil, fmt.Errorf("{%d,%d} times", low, high)
	}
	r := &node{op: nodeRepeat, subs: []*node{n}, min: low, max: high, lazy: p.take("?")}
	if p.at < len(p.src) && strings.ContainsRune("*+?", rune(p.src[p.at])) {
		return nil, fmt.Errorf("a repetition of a repetition")
	}
	return r, nil
}

// counts reads {m}, {m,}, {,n} or {m,n}; any other brace is a character.
func (p *patternParser) counts() (low, high int, ok bool) {
	if !strings.HasPrefix(p.src[p.at:], "{") {
		return 0, 0, false
	}
	inside, _, found := strings.Cut(p.src[p.at+1:], "}")
	a, b, isRange := strings.Cut(inside, ",")
	low, errLow := strconv.Atoi(a)
	high, errHigh := strconv.Atoi(b)
	switch {
	case !found || a != "" && errLow != nil || isRange && b != "" && errHigh != nil || a == "" && b == "":
		return 0, 0, false
	case !isRange:
		high = low
	case b == "":
		high = -1
	}
	p.at += len(inside) + 2
	return low, high, true
}

// take skips s where the pattern goes on with it.
func (p *patternParser) take(s string) bool {
	if !strings.HasPrefix(p.src[p.at:], s) {
		return false
	}
	p.at += len(s)
	return true
}

func (p *patternParser) rune() rune {
	r, w := utf8.DecodeRuneInString(p.src[p.at:])
	p.at += w
	return r
}
