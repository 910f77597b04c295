package pdf

import "math"

// mark is one character on a page. Its place is in points from the page's
// lower left corner.
type mark struct {
	s        string
	x, y, w  float64
	size     float64
	measured bool // its font tells widths
}

type matrix [6]float64

func (a matrix) mul(b matrix) matrix {
	return matrix{
		a[0]*b[0] + a[1]*b[2], a[0]*b[1] + a[1]*b[3],
		a[2]*b[0] + a[3]*b[2], a[2]*b[1] + a[3]*b[3],
		a[4]*b[0] + a[5]*b[2] + b[4], a[4]*b[1] + a[5]*b[3] + b[5],
	}
}

var unit = matrix{1, 0, 0, 1, 0, 0}

// state is the graphics state as far as it bears on text.
type state struct {
	ctm                       matrix
	font                      *font
	size, char, word, leading float64
	stretch, rise             float64
	mode                      int
}

const (
	maxForms  = 8   // how deep forms may lie in one another
	maxStates = 200 // how many graphics states may be saved
	invisible = 3   // the mode of text that is not painted
)

// canvas gathers the text of a page.
type canvas struct {
	f         *file
	marks     []mark
	glyphs    int // read in the whole file
	pictures  int
	turned    int // characters that do not stand upright
	hidden    int // characters that are not painted
	artifacts int // how many of the open pieces of marked content are none of the text
	pieces    []bool
}

// draw runs a content stream.
func (c *canvas) draw(b []byte, resources dict, ctm matrix, depth int) error {
	s := state{ctm: ctm, stretch: 1}
	var saved []state
	tm, tlm := unit, unit
	var args []any
	num := func(i int) float64 {
		if i < len(args) {
			n, _ := args[i].(float64)
			return n
		}
		return 0
	}
	move := func(x, y float64) {
		tlm = matrix{1, 0, 0, 1, x, y}.mul(tlm)
		tm = tlm
	}
	show := func(v any) error {
		t, ok := v.(text)
		if !ok {
			return nil
		}
		var err error
		tm, err = c.show(&s, tm, t)
		return err
	}
	l := &lexer{b: b}
	open := len(c.pieces)
	for {
		from := l.at
		v, err := l.next(false, 0)
		if spent := c.f.spend(l.at - from); spent != nil {
			return spent
		}
		if err == errEnd {
			break
		}
		if err != nil {
			return refused("a page of it is broken: %v", err)
		}
		op, ok := v.(word)
		if !ok {
			if len(args) < 64 {
				args = append(args, v)
			}
			continue
		}
		switch op {
		case "q":
			if len(saved) < maxStates {
				saved = append(saved, s)
			}
		case "Q":
			if n := len(saved); n > 0 {
				s, saved = saved[n-1], saved[:n-1]
			}
		case "cm":
			s.ctm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}.mul(s.ctm)
		case "BT":
			tm, tlm = unit, unit
		case "Tf":
			s.size, s.font = num(1), nil
			if n, ok := arg(args, 0).(name); ok {
				if v, ok := c.f.dict(resources["Font"])[n]; ok {
					s.font = c.f.font(v)
				}
			}
		case "Tc":
			s.char = num(0)
		case "Tw":
			s.word = num(0)
		case "TL":
			s.leading = num(0)
		case "Tz":
			s.stretch = num(0) / 100
		case "Ts":
			s.rise = num(0)
		case "Tr":
			s.mode = int(num(0))
		case "Td":
			move(num(0), num(1))
		case "TD":
			s.leading = -num(1)
			move(num(0), num(1))
		case "T*":
			move(0, -s.leading)
		case "Tm":
			tlm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}
			tm = tlm
		case "Tj":
			err = show(arg(args, 0))
		case "'":
			move(0, -s.leading)
			err = show(arg(args, 0))
		case "\"":
			s.word, s.char = num(0), num(1)
			move(0, -s.leading)
			err = show(arg(args, 2))
		case "TJ":
			list, _ := arg(args, 0).([]any)
			for _, v := range list {
				if n, ok := v.(float64); ok {
					tm = matrix{1, 0, 0, 1, -n / 1000 * s.size * s.stretch, 0}.mul(tm)
				} else if err = show(v); err != nil {
					break
				}
			}
		case "BMC", "BDC":
			none := arg(args, 0) == name("Artifact")
			if len(c.pieces) < maxStates {
				c.pieces = append(c.pieces, none)
				if none {
					c.artifacts++
				}
			}
		case "EMC":
			c.close(max(open, len(c.pieces)-1))
		case "Do":
			if n, ok := arg(args, 0).(name); ok {
				err = c.object(c.f.dict(resources["XObject"])[n], resources, s.ctm, depth)
			}
		case "ID":
			c.pictures++
			l.at = endOfPicture(b, l.at)
		}
		if err != nil {
			return err
		}
		args = args[:0]
	}
	c.close(open)
	return nil
}

func arg(args []any, i int) any {
	if i < len(args) {
		return args[i]
	}
	return nil
}

// close ends pieces of marked content until n are open.
func (c *canvas) close(n int) {
	for len(c.pieces) > n {
		if c.pieces[len(c.pieces)-1] {
			c.artifacts--
		}
		c.pieces = c.pieces[:len(c.pieces)-1]
	}
}

// endOfPicture is where an inline picture ends that begins at from.
func endOfPicture(b []byte, from int) int {
	for i := from; i+2 < len(b); i++ {
		if isSpace(b[i]) && b[i+1] == 'E' && b[i+2] == 'I' && (i+3 == len(b) || isSpace(b[i+3])) {
			return i + 3
		}
	}
	return len(b)
}

// object draws a form, and counts a picture.
func (c *canvas) object(v any, resources dict, ctm matrix, depth int) error {
	s, ok := c.f.value(v).(stream)
	if !ok {
		return nil
	}
	switch c.f.name(s.dict["Subtype"]) {
	case "Image":
		c.pictures++
	case "Form":
		if depth >= maxForms {
			return refused("its forms lie too deep in one another")
		}
		b, err := c.f.unpack(s)
		if err != nil {
			return err
		}
		if m := c.f.array(s.dict["Matrix"]); len(m) == 6 {
			var fm matrix
			for i := range m {
				fm[i] = c.f.number(m[i])
			}
			ctm = fm.mul(ctm)
		}
		if own := c.f.dict(s.dict["Resources"]); own != nil {
			resources = own
		}
		return c.draw(b, resources, ctm, depth+1)
	}
	return nil
}

// show puts a string's characters on the page, and gives where the next begins.
func (c *canvas) show(s *state, tm matrix, t text) (matrix, error) {
	if s.font == nil {
		s.font = &font{scale: 0.001, missing: 500}
		for i := range s.font.simple {
			s.font.simple[i] = lost
		}
	}
	for _, g := range s.font.glyphs(t) {
		if c.glyphs++; c.glyphs > MaxGlyphs {
			return tm, refused("it has more than %d characters", MaxGlyphs)
		}
		at := matrix{s.size * s.stretch, 0, 0, s.size, 0, s.rise}.mul(tm).mul(s.ctm)
		step := g.width*s.size + s.char
		if g.space {
			step += s.word
		}
		switch {
		case c.artifacts > 0 || g.s == "":
		case s.mode&7 == invisible:
			c.hidden++
		case at[0] <= 0 || math.Abs(at[1]) > 0.1*at[0] || at[3] <= 0:
			if g.s != " " {
				c.turned++
			}
		default:
			c.marks = append(c.marks, mark{s: g.s, x: at[4], y: at[5], w: g.width * at[0], size: at[3], measured: len(s.font.widths) > 0})
		}
		tm = matrix{1, 0, 0, 1, step * s.stretch, 0}.mul(tm)
	}
	return tm, nil
}
