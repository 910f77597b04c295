package pdf

import "strings"

// font tells the text and the widths of codes.
type font struct {
	composite bool // codes of two bytes, unless the table says others
	to        *cmap
	simple    [256]string // of a simple font without a table, or beside it
	widths    map[uint32]float64
	missing   float64 // the width of codes without one
	scale     float64 // widths to parts of the font's size
}

// glyph is one code of a shown string.
type glyph struct {
	s     string
	width float64 // in parts of the font's size
	space bool    // the single byte 32, at which words are spaced
}

// font reads a font's dictionary; what it cannot tell is lost.
func (f *file) font(v any) *font {
	id, byRef := v.(ref)
	if known := f.fonts[id]; byRef && known != nil {
		return known
	}
	d := f.dict(v)
	x := &font{scale: 0.001, missing: 500, widths: map[uint32]float64{}, to: f.readCMap(d["ToUnicode"])}
	if f.name(d["Subtype"]) == "Type0" {
		x.composite = true
		f.compositeWidths(x, d)
	} else {
		f.simpleFont(x, d)
	}
	if byRef {
		f.fonts[id] = x
	}
	return x
}

func (f *file) simpleFont(x *font, d dict) {
	first := f.number(d["FirstChar"])
	for i, w := range f.array(d["Widths"]) {
		if i > 255 {
			break
		}
		x.widths[uint32(int(first)+i)] = f.number(w)
	}
	descriptor := f.dict(d["FontDescriptor"])
	switch {
	case f.name(d["Subtype"]) == "Type3":
		x.missing = 0
		if m := f.array(d["FontMatrix"]); len(m) == 6 {
			x.scale = f.number(m[0])
		}
	case descriptor["MissingWidth"] != nil:
		x.missing = f.number(descriptor["MissingWidth"])
	case strings.Contains(string(f.name(d["BaseFont"])), "Courier"):
		x.missing = 600
	}
	enc := f.dict(d["Encoding"])
	base := f.name(d["Encoding"])
	if enc != nil {
		base = f.name(enc["BaseEncoding"])
	}
	// A font in the file with no encoding has one of its own, which only its
	// program tells.
	own := base == "" && (descriptor["FontFile"] != nil || descriptor["FontFile2"] != nil || descriptor["FontFile3"] != nil || f.name(d["Subtype"]) == "Type3")
	for c := range 256 {
		x.simple[c] = lost
		if !own {
			x.simple[c] = baseEncoding(base, byte(c))
		}
	}
	at := 0
	for _, v := range f.array(enc["Differences"]) {
		switch v := f.value(v).(type) {
		case float64:
			at = int(v)
		case name:
			if at >= 0 && at < 256 {
				x.simple[at] = glyphText(string(v))
			}
			at++
		}
	}
}

func (f *file) compositeWidths(x *font, d dict) {
	x.missing = 1000
	under := f.array(d["DescendantFonts"])
	if len(under) == 0 {
		return
	}
	c := f.dict(under[0])
	if v, ok := f.value(c["DW"]).(float64); ok {
		x.missing = v
	}
	w := f.array(c["W"])
	for i := 0; i+1 < len(w) && len(x.widths) < 1<<16; {
		from := f.number(w[i])
		if list := f.array(w[i+1]); list != nil {
			for j, v := range list {
				x.widths[uint32(int(from)+j)] = f.number(v)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		to := f.number(w[i+1])
		for c := from; c <= to && c-from <= 0xffff; c++ {
			x.widths[uint32(c)] = f.number(w[i+2])
		}
		i += 3
	}
}

// glyphs splits a shown string into its codes.
func (x *font) glyphs(s text) []glyph {
	var out []glyph
	for len(s) > 0 {
		n := 1
		if x.composite {
			n = x.length(s)
		}
		c := codeOf(s[:n])
		g := glyph{s: lost, space: n == 1 && s[0] == ' '}
		if to, ok := "", false; x.to != nil {
			if to, ok = x.to.to[c]; ok {
				g.s = to
			}
		}
		if g.s == lost && !x.composite {
			g.s = x.simple[s[0]]
		}
		w, ok := x.widths[c.value]
		if !ok {
			w = x.missing
		}
		g.width = w * x.scale
		out = append(out, g)
		s = s[n:]
	}
	return out
}

// length is how many bytes the code at a string's beginning has.
func (x *font) length(s text) int {
	if x.to != nil && !x.to.widths[2] {
		for n := 1; n <= min(4, len(s)); n++ {
			if _, ok := x.to.to[codeOf(s[:n])]; ok && x.to.widths[n] {
				return n
			}
		}
	}
	return min(2, len(s))
}
