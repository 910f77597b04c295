package pdf

import "math"

// page is one page's text in the order in which it is drawn.
type page struct {
	width, height float64
	marks         []mark
	pictures      int
	turned        int
	hidden        int
}

// maxPageTree is how deep the lists of pages may lie in one another.
const maxPageTree = 50

// pages reads all pages.
func (f *file) pages() ([]page, error) {
	var out []page
	glyphs := 0
	var walk func(v any, inherited dict, depth int) error
	walk = func(v any, inherited dict, depth int) error {
		d := f.dict(v)
		if d == nil {
			return nil
		}
		if depth > maxPageTree {
			return refused("its lists of pages lie too deep in one another")
		}
		if err := f.spend(0); err != nil {
			return err
		}
		own := dict{}
		for _, k := range []name{"Resources", "MediaBox", "CropBox", "Rotate"} {
			own[k] = inherited[k]
			if d[k] != nil {
				own[k] = d[k]
			}
		}
		if kids := f.array(d["Kids"]); kids != nil {
			for _, k := range kids {
				if err := walk(k, own, depth+1); err != nil {
					return err
				}
			}
			return nil
		}
		if len(out) >= MaxPages {
			return refused("it has more than %d pages", MaxPages)
		}
		c := &canvas{f: f, glyphs: glyphs}
		p, err := f.page(c, d, own)
		if err != nil {
			return err
		}
		glyphs = c.glyphs
		out = append(out, p)
		return nil
	}
	return out, walk(f.root["Pages"], dict{}, 0)
}

// page reads one page.
func (f *file) page(c *canvas, d, own dict) (page, error) {
	box := f.array(own["CropBox"])
	if len(box) != 4 {
		box = f.array(own["MediaBox"])
	}
	if len(box) != 4 {
		box = []any{0.0, 0.0, 612.0, 792.0} // of the standard's examples
	}
	x0, y0, x1, y1 := f.number(box[0]), f.number(box[1]), f.number(box[2]), f.number(box[3])
	p := page{width: math.Abs(x1 - x0), height: math.Abs(y1 - y0)}
	if math.Mod(f.number(own["Rotate"]), 360) != 0 {
		return p, refused("its pages are turned")
	}
	parts := f.array(d["Contents"])
	if s, ok := f.value(d["Contents"]).(stream); ok {
		parts = []any{s}
	}
	var all []byte
	for _, v := range parts {
		s, ok := f.value(v).(stream)
		if !ok {
			continue
		}
		b, err := f.unpack(s)
		if err != nil {
			return p, err
		}
		all = append(append(all, b...), '\n')
	}
	if err := c.draw(all, f.dict(own["Resources"]), matrix{1, 0, 0, 1, -min(x0, x1), -min(y0, y1)}, 0); err != nil {
		return p, err
	}
	p.marks, p.pictures, p.turned, p.hidden = c.marks, c.pictures, c.turned, c.hidden
	return p, nil
}
