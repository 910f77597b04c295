package pdf

import (
	"bytes"
	"errors"
	"strconv"
)

// The objects of a PDF (ISO 32000-1, 7.3). Numbers are float64, true and false
// bool, null nil, arrays []any.
type (
	name string
	text string // a string's bytes
	word string // an operator or another bare word
	dict map[name]any
	ref  int // an object's number; generations are not told apart
)

type stream struct {
	dict dict
	raw  []byte
}

var (
	errEnd  = errors.New("unexpected end")
	errDeep = errors.New("objects too deep in one another")
)

// maxObjectDepth is how deep arrays and dictionaries may lie in one another.
const maxObjectDepth = 100

// lexer reads objects from bytes.
type lexer struct {
	b  []byte
	at int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// skip goes over white space and comments.
func (l *lexer) skip() {
	for ; l.at < len(l.b); l.at++ {
		if l.b[l.at] == '%' {
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
			l.at--
		} else if !isSpace(l.b[l.at]) {
			return
		}
	}
}

// next reads one object or word. Refs reports whether "1 0 R" is an object.
func (l *lexer) next(refs bool, depth int) (any, error) {
	if depth > maxObjectDepth {
		return nil, errDeep
	}
	l.skip()
	if l.at >= len(l.b) {
		return nil, errEnd
	}
	switch c := l.b[l.at]; {
	case c == '/':
		l.at++
		return l.name(), nil
	case c == '(':
		return l.literal()
	case c == '[':
		l.at++
		return l.array(refs, depth)
	case c == '<' && l.at+1 < len(l.b) && l.b[l.at+1] == '<':
		l.at += 2
		return l.dictionary(refs, depth)
	case c == '<':
		return l.hex()
	case c == '>' && l.at+1 < len(l.b) && l.b[l.at+1] == '>':
		l.at += 2
		return word(">>"), nil
	case isDelimiter(c):
		l.at++
		return word(c), nil
	}
	from := l.at
	for l.at < len(l.b) && !isSpace(l.b[l.at]) && !isDelimiter(l.b[l.at]) {
		l.at++
	}
	w := string(l.b[from:l.at])
	switch w {
	case "true", "false":
		return w == "true", nil
	case "null":
		return nil, nil
	}
	if n, ok := number(w); ok {
		if refs && isDigit(w[0]) && l.isRef() {
			return ref(n), nil
		}
		return n, nil
	}
	return word(w), nil
}

// isRef goes over the "0 R" behind a number, if it stands there.
func (l *lexer) isRef() bool {
	i := l.at
	for i < len(l.b) && isSpace(l.b[i]) {
		i++
	}
	digits := i
	for i < len(l.b) && isDigit(l.b[i]) {
		i++
	}
	if i == digits || i == l.at {
		return false
	}
	for i < len(l.b) && isSpace(l.b[i]) {
		i++
	}
	if i >= len(l.b) || l.b[i] != 'R' || i+1 < len(l.b) && !isSpace(l.b[i+1]) && !isDelimiter(l.b[i+1]) {
		return false
	}
	l.at = i + 1
	return true
}

func number(w string) (float64, bool) {
	if c := w[0]; !isDigit(c) && c != '-' && c != '+' && c != '.' || len(w) > 40 {
		return 0, false
	}
	n, err := strconv.ParseFloat(w, 64)
	return n, err == nil && n > -1e12 && n < 1e12
}

func (l *lexer) name() name {
	var b []byte
	for ; l.at < len(l.b) && !isSpace(l.b[l.at]) && !isDelimiter(l.b[l.at]); l.at++ {
		c := l.b[l.at]
		if c == '#' && l.at+2 < len(l.b) {
			if v, err := strconv.ParseUint(string(l.b[l.at+1:l.at+3]), 16, 8); err == nil {
				c = byte(v)
				l.at += 2
			}
		}
		b = append(b, c)
	}
	return name(b)
}

func (l *lexer) array(refs bool, depth int) (any, error) {
	out := []any{}
	for {
		v, err := l.next(refs, depth+1)
		if err != nil {
			return nil, err
		}
		if v == word("]") {
			return out, nil
		}
		out = append(out, v)
	}
}

func (l *lexer) dictionary(refs bool, depth int) (any, error) {
	out := dict{}
	for {
		k, err := l.next(refs, depth+1)
		if err != nil {
			return nil, err
		}
		if k == word(">>") {
			return out, nil
		}
		key, ok := k.(name)
		if !ok {
			continue
		}
		v, err := l.next(refs, depth+1)
		if err != nil {
			return nil, err
		}
		if v == word(">>") {
			return out, nil
		}
		out[key] = v
	}
}

func (l *lexer) hex() (any, error) {
	var out []byte
	digit, half := byte(0), false
	for l.at++; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		if c == '>' {
			l.at++
			if half {
				out = append(out, digit)
			}
			return text(out), nil
		}
		v, err := strconv.ParseUint(string(c), 16, 8)
		if err != nil {
			continue
		}
		if half {
			out = append(out, digit|byte(v))
		} else {
			digit = byte(v) << 4
		}
		half = !half
	}
	return nil, errEnd
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

func (l *lexer) literal() (any, error) {
	var out []byte
	open := 0
	for ; l.at < len(l.b); l.at++ {
		switch c := l.b[l.at]; c {
		case '(':
			if open++; open > 1 {
				out = append(out, c)
			}
		case ')':
			if open--; open == 0 {
				l.at++
				return text(out), nil
			}
			out = append(out, c)
		case '\\':
			if l.at++; l.at >= len(l.b) {
				return nil, errEnd
			}
			out = l.escape(out)
		default:
			out = append(out, c)
		}
	}
	return nil, errEnd
}

// escape reads what stands behind a backslash, and leaves at at its last byte.
func (l *lexer) escape(out []byte) []byte {
	c := l.b[l.at]
	if v, ok := escapes[c]; ok {
		return append(out, v)
	}
	switch {
	case c >= '0' && c <= '7':
		v := 0
		for i := 0; i < 3 && l.at < len(l.b) && l.b[l.at] >= '0' && l.b[l.at] <= '7'; i++ {
			v = v<<3 | int(l.b[l.at]-'0')
			l.at++
		}
		l.at--
		return append(out, byte(v))
	case c == '\n':
		return out
	case c == '\r':
		if l.at+1 < len(l.b) && l.b[l.at+1] == '\n' {
			l.at++
		}
		return out
	}
	return append(out, c)
}
