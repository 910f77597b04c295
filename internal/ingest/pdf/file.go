package pdf

import (
	"bytes"
	"context"
	"slices"
)

// file is the objects of a PDF. They are found by looking for them from the
// file's beginning to its end, the last of a number counting, and not by the
// tables of where they stand: those are often wrong in files that were
// repaired or cut, and lie in hostile ones.
type file struct {
	ctx     context.Context
	raw     []byte
	objects map[ref]object
	root    dict
	info    dict
	left    int // how many bytes may still be unpacked
	work    int // how many steps may still be taken
	fonts   map[ref]*font
}

type object struct {
	value any
	at    int // in the file; of the stream that holds it
}

// open finds a file's objects.
func open(ctx context.Context, raw []byte) (*file, error) {
	f := &file{ctx: ctx, raw: raw, objects: map[ref]object{}, left: MaxUnpacked, work: MaxSteps, fonts: map[ref]*font{}}
	trailers, err := f.scan()
	if err != nil {
		return nil, err
	}
	for _, t := range trailers {
		if t["Encrypt"] != nil {
			return nil, refused("it is encrypted")
		}
	}
	if err := f.packedObjects(); err != nil {
		return nil, err
	}
	for _, t := range trailers {
		if d := f.dict(t["Root"]); d["Pages"] != nil {
			f.root = d
		}
		if d := f.dict(t["Info"]); d != nil {
			f.info = d
		}
	}
	if f.root == nil {
		return nil, refused("it is broken: no list of pages is in it")
	}
	return f, nil
}

// scan finds the objects that stand in the file itself, and its trailers in
// their order.
func (f *file) scan() (trailers []dict, err error) {
	l := &lexer{b: f.raw}
	find := func(mark string, last int) int { // the next at or behind l.at
		if last >= l.at {
			return last
		}
		if i := bytes.Index(f.raw[l.at:], []byte(mark)); i >= 0 {
			return l.at + i
		}
		return len(f.raw)
	}
	at, trailer := -1, -1
	for {
		at, trailer = find("obj", at), find("trailer", trailer)
		if trailer < at {
			l.at = trailer + len("trailer")
			v, _ := l.next(true, 0)
			if d, ok := v.(dict); ok {
				trailers = append(trailers, d)
			}
			if err := f.spend(l.at - trailer); err != nil {
				return nil, err
			}
			continue
		}
		if at == len(f.raw) {
			break
		}
		l.at = at + len("obj")
		n, ok := objectNumber(f.raw[:at])
		if !ok {
			continue
		}
		from := l.at
		v, err := l.next(true, 0)
		if spent := f.spend(l.at - from); spent != nil {
			return nil, spent
		}
		if err != nil {
			l.at = from
			continue
		}
		if d, ok := v.(dict); ok {
			if s, ok := f.streamAt(l, d); ok {
				v = s
				if d["Type"] == name("XRef") {
					trailers = append(trailers, d)
				}
			}
		}
		if len(f.objects) >= MaxObjects {
			return nil, refused("it has more than %d objects", MaxObjects)
		}
		f.objects[n] = object{v, at}
	}
	return trailers, nil
}

// objectNumber reads the "12 0 " that b ends with.
func objectNumber(b []byte) (ref, bool) {
	back := func(is func(byte) bool) []byte {
		i := len(b)
		for i > 0 && len(b)-i < 20 && is(b[i-1]) {
			i--
		}
		part := b[i:]
		b = b[:i]
		return part
	}
	back(isSpace)
	generation := back(isDigit)
	space := back(isSpace)
	digits := back(isDigit)
	if len(generation) == 0 || len(space) == 0 || len(digits) == 0 || len(digits) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range digits {
		n = 10*n + int(c-'0')
	}
	return ref(n), true
}

// streamAt reads the stream that follows a dictionary, if one does.
func (f *file) streamAt(l *lexer, d dict) (stream, bool) {
	from := l.at
	l.skip()
	if !bytes.HasPrefix(f.raw[l.at:], []byte("stream")) {
		l.at = from
		return stream{}, false
	}
	l.at += len("stream")
	if l.at < len(f.raw) && f.raw[l.at] == '\r' {
		l.at++
	}
	if l.at < len(f.raw) && f.raw[l.at] == '\n' {
		l.at++
	}
	from = l.at
	const end = "endstream"
	if n, ok := d["Length"].(float64); ok && n >= 0 && int(n) <= len(f.raw)-from {
		if bytes.HasPrefix(bytes.TrimLeft(f.raw[from+int(n):min(len(f.raw), from+int(n)+len(end)+4)], "\r\n "), []byte(end)) {
			l.at = from + int(n) + len(end)
			return stream{d, f.raw[from : from+int(n)]}, true
		}
	}
	i := bytes.Index(f.raw[from:], []byte(end))
	if i < 0 {
		i = len(f.raw) - from // cut off: what is there may still unpack
	}
	l.at = min(len(f.raw), from+i+len(end))
	return stream{d, f.raw[from : from+i]}, true
}

// packedObjects finds the objects in the streams of objects.
func (f *file) packedObjects() error {
	type holder struct {
		s  stream
		at int
	}
	var holders []holder
	for _, o := range f.objects {
		if s, ok := o.value.(stream); ok && s.dict["Type"] == name("ObjStm") {
			holders = append(holders, holder{s, o.at})
		}
	}
	slices.SortFunc(holders, func(a, b holder) int { return a.at - b.at })
	for _, h := range holders {
		b, err := f.unpack(h.s)
		if err != nil {
			return err
		}
		n, first := int(f.number(h.s.dict["N"])), int(f.number(h.s.dict["First"]))
		if n < 0 || first < 0 || first > len(b) {
			continue
		}
		head := &lexer{b: b[:first]}
		for range n {
			if err := f.spend(0); err != nil {
				return err
			}
			num, err1 := head.next(false, 0)
			off, err2 := head.next(false, 0)
			if err1 != nil || err2 != nil {
				break
			}
			id, ok1 := num.(float64)
			at, ok2 := off.(float64)
			if !ok1 || !ok2 || at < 0 || first+int(at) > len(b) || id < 0 {
				break
			}
			if old, ok := f.objects[ref(id)]; ok && old.at >= h.at {
				continue
			}
			body := &lexer{b: b, at: first + int(at)}
			v, err := body.next(true, 0)
			if spent := f.spend(body.at - first - int(at)); spent != nil {
				return spent
			}
			if err != nil {
				continue
			}
			if len(f.objects) >= MaxObjects {
				return refused("it has more than %d objects", MaxObjects)
			}
			f.objects[ref(id)] = object{v, h.at}
		}
	}
	return nil
}

// spend counts the reading of so many bytes as work, and ends what works too
// long.
func (f *file) spend(bytes int) error {
	if f.work -= 1 + bytes/64; f.work < 0 {
		return refused("it takes too long to read")
	}
	if err := f.ctx.Err(); err != nil {
		return refused("it takes too long to read: %v", err)
	}
	return nil
}

// value follows references.
func (f *file) value(v any) any {
	for range 20 {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.objects[r].value
	}
	return nil
}

func (f *file) dict(v any) dict {
	switch v := f.value(v).(type) {
	case dict:
		return v
	case stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) []any {
	a, _ := f.value(v).([]any)
	return a
}

func (f *file) number(v any) float64 {
	n, _ := f.value(v).(float64)
	return n
}

func (f *file) name(v any) name {
	n, _ := f.value(v).(name)
	return n
}
