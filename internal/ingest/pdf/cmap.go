package pdf

import "unicode/utf16"

// maxMapped is how many codes one table maps.
const maxMapped = 1 << 17

// code is a character's code of so many bytes.
type code struct {
	n     int
	value uint32
}

// cmap is a ToUnicode table: codes to text.
type cmap struct {
	to     map[code]string
	widths [5]bool // of which lengths in bytes codes are
}

func codeOf(b text) code {
	c := code{n: len(b)}
	for i := range min(len(b), 4) {
		c.value = c.value<<8 | uint32(b[i])
	}
	return c
}

// utf16Text is big-endian UTF-16 as text.
func utf16Text(b text) string {
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	if len(b) == 1 {
		u = append(u, uint16(b[0]))
	}
	return string(utf16.Decode(u))
}

// readCMap reads a ToUnicode table (ISO 32000-1, 9.10.3); nil if it maps
// nothing.
func (f *file) readCMap(v any) *cmap {
	s, ok := f.value(v).(stream)
	if !ok {
		return nil
	}
	b, err := f.unpack(s)
	if err != nil || f.spend(len(b)) != nil {
		return nil
	}
	m := &cmap{to: map[code]string{}}
	l := &lexer{b: b}
	var stack []any
	for {
		v, err := l.next(false, 0)
		if err != nil {
			break
		}
		op, ok := v.(word)
		if !ok {
			if len(stack) < maxMapped {
				stack = append(stack, v)
			}
			continue
		}
		switch op {
		case "endcodespacerange":
			for _, v := range stack {
				if lo, ok := v.(text); ok && len(lo) >= 1 && len(lo) <= 4 {
					m.widths[len(lo)] = true
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(stack); i += 2 {
				from, ok1 := stack[i].(text)
				to, ok2 := stack[i+1].(text)
				if ok1 && ok2 {
					m.put(codeOf(from), utf16Text(to))
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(stack); i += 3 {
				m.putRange(stack[i], stack[i+1], stack[i+2])
			}
		}
		stack = stack[:0]
	}
	if len(m.to) == 0 {
		return nil
	}
	return m
}

func (m *cmap) put(c code, s string) {
	if c.n >= 1 && c.n <= 4 && len(m.to) < maxMapped && len(s) <= 64 {
		m.to[c] = s
	}
}

func (m *cmap) putRange(from, to, values any) {
	lo, ok1 := from.(text)
	hi, ok2 := to.(text)
	if !ok1 || !ok2 || len(lo) != len(hi) {
		return
	}
	a, b := codeOf(lo), codeOf(hi)
	if b.value < a.value || b.value-a.value > 0xffff {
		return
	}
	for i := uint32(0); i <= b.value-a.value; i++ {
		c := code{a.n, a.value + i}
		switch v := values.(type) {
		case text:
			r := []rune(utf16Text(v))
			if len(r) > 0 {
				r[len(r)-1] += rune(i)
				m.put(c, string(r))
			}
		case []any:
			if int(i) >= len(v) {
				return
			}
			if s, ok := v[i].(text); ok {
				m.put(c, utf16Text(s))
			}
		}
	}
}
