package lang

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bracket reads what follows an opening bracket.
func (p *patternParser) bracket() (*node, error) {
	negate := p.take("^")
	var members []*charClass
	for len(members) == 0 || !p.take("]") {
		if p.at >= len(p.src) {
			return nil, fmt.Errorf("a bracket without end")
		}
		class, lo, err := p.member()
		if err != nil {
			return nil, err
		}
		if rest := p.src[p.at:]; class == nil && len(rest) > 1 && rest[0] == '-' && rest[1] != ']' {
			p.at++
			_, hi, err := p.member()
			if err != nil {
				return nil, err
			}
			if hi < lo {
				return nil, fmt.Errorf("a range that runs backwards")
			}
			class = newCharClass([]runeRange{{lo, hi}}, false)
		}
		if class == nil {
			class = single(lo)
		}
		if p.fold {
			class = p.folded(class)
		}
		members = append(members, class)
	}
	class := members[0] // the very class where it is the only one, so that patterns share it
	if len(members) > 1 {
		class = union(members...)
	}
	if negate {
		class = newCharClass(class.ranges, true)
	}
	return &node{op: nodeClass, class: class}, nil
}

// member reads one member of a bracket: a character, or a class by its name.
func (p *patternParser) member() (*charClass, rune, error) {
	if !strings.HasPrefix(p.src[p.at:], `\`) {
		return nil, p.rune(), nil
	}
	class, r, err := p.escape()
	if r >= 0 {
		class = nil
	}
	return class, r, err
}

// escape reads a backslash and what it makes special. The character is -1
// where the escape stands for a class of several.
func (p *patternParser) escape() (*charClass, rune, error) {
	p.at++
	if p.at >= len(p.src) {
		return nil, -1, fmt.Errorf("a backslash at the end")
	}
	r := p.rune()
	switch r {
	case 'd':
		return decimalClass, -1, nil
	case 'w':
		return wordClass, -1, nil
	case 's':
		return spaceClass, -1, nil
	case 'D':
		return newCharClass(decimalClass.ranges, true), -1, nil
	case 'W':
		return newCharClass(wordClass.ranges, true), -1, nil
	case 'S':
		return newCharClass(spaceClass.ranges, true), -1, nil
	case 'p':
		name, rest, ok := strings.Cut(p.src[p.at:], "}")
		class := p.classes[strings.TrimPrefix(name, "{")]
		if !ok || class == nil {
			return nil, -1, fmt.Errorf("no class named %s", name)
		}
		p.at = len(p.src) - len(rest)
		return class, -1, nil
	case 'x', 'u', 'U':
		return p.code(map[rune]int{'x': 2, 'u': 4, 'U': 8}[r])
	}
	if i := strings.IndexRune("nrtfva", r); i >= 0 {
		r = rune("\n\r\t\f\v\a"[i])
	} else if r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return nil, -1, fmt.Errorf("\\%c is not known here", r)
	}
	return single(r), r, nil
}

func (p *patternParser) code(digits int) (*charClass, rune, error) {
	if p.at+digits > len(p.src) {
		return nil, -1, fmt.Errorf("%d hexadecimal digits are missing", digits)
	}
	n, err := strconv.ParseUint(p.src[p.at:p.at+digits], 16, 32)
	if err != nil || n > unicode.MaxRune {
		return nil, -1, fmt.Errorf("no character %s", p.src[p.at:p.at+digits])
	}
	p.at += digits
	return single(rune(n)), rune(n), nil
}

func single(r rune) *charClass { return newCharClass([]runeRange{{r, r}}, false) }
