package warc

import (
	"errors"
	"io"
)

// window is a stream of which the next bytes can be looked at before they are
// taken, so that a record is judged whole and a broken one is taken back.
type window struct {
	r   io.Reader
	buf []byte
	mem []byte // what buf lies in
	at  int64  // offset of buf[0] in the stream
	err error  // why nothing follows buf; io.EOF at a proper end
}

// step is how much is read at a time, in bytes.
const step = 32 << 10

// fill reads until n bytes can be looked at, and reports whether they can.
func (w *window) fill(n int) bool {
	empty := 0
	for len(w.buf) < n && w.err == nil {
		have := len(w.buf)
		if cap(w.buf)-have < step {
			if have+step > len(w.mem)/2 {
				grown := make([]byte, 2*(have+step))
				copy(grown, w.buf)
				w.mem = grown
			} else {
				copy(w.mem, w.buf)
			}
			w.buf = w.mem[:have]
		}
		got, err := w.r.Read(w.buf[have : have+step])
		w.buf, w.err = w.buf[:have+got], err
		if got > 0 || err != nil {
			empty = 0
		} else if empty++; empty > 100 {
			w.err = io.ErrNoProgress
		}
	}
	return len(w.buf) >= n
}

// take goes n bytes on; they must have been filled.
func (w *window) take(n int) {
	w.at += int64(n)
	w.buf = w.buf[n:]
}

// ended reports whether the stream came to a proper end behind the buffer.
func (w *window) ended() bool {
	return errors.Is(w.err, io.EOF) && !errors.Is(w.err, io.ErrUnexpectedEOF)
}

// seek goes on, at least skip bytes, to the first place that find gives, and
// reports whether there is one. Find gives the index in what it sees or -1;
// overlap is how many bytes it must see at once.
func (w *window) seek(skip, overlap int, find func([]byte) int) bool {
	for skip > 0 {
		w.fill(1)
		n := min(skip, len(w.buf))
		if n == 0 {
			return false
		}
		w.take(n)
		skip -= n
	}
	for {
		w.fill(overlap + step)
		if i := find(w.buf); i >= 0 {
			w.take(i)
			return true
		}
		if w.err != nil {
			w.take(len(w.buf))
			return false
		}
		w.take(len(w.buf) - overlap)
	}
}

// cursor reads a window without taking, as long as keep bytes hold it.
type cursor struct {
	w    *window
	pos  int
	keep int
	lost bool // the beginning is gone
}

func (c *cursor) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if !c.w.fill(c.pos + 1) {
		return 0, c.w.err
	}
	n := copy(p, c.w.buf[c.pos:])
	c.pos += n
	c.trim()
	return n, nil
}

func (c *cursor) ReadByte() (byte, error) {
	if !c.w.fill(c.pos + 1) {
		return 0, c.w.err
	}
	b := c.w.buf[c.pos]
	c.pos++
	c.trim()
	return b, nil
}

func (c *cursor) trim() {
	if c.pos > c.keep {
		c.w.take(c.pos)
		c.pos, c.lost = 0, true
	}
}
