package fetch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

var errIdle = fmt.Errorf("it gave no byte for a while: %w", context.DeadlineExceeded)

// body reads an answer's body whole, unpacked, within the limits.
func (c *Client) body(ctx context.Context, cancel context.CancelCauseFunc, answer *http.Response, req Request, cut bool) ([]byte, error) {
	limit, wire := c.limits.Body, c.limits.Wire
	if req.MaxBody > 0 {
		limit = min(req.MaxBody, MaxBodyEver)
		wire = max(wire, limit)
	}
	url := answer.Request.URL.String()
	tooLarge := func(format string, args ...any) error {
		return &Error{URL: shown(url), Kind: ErrTooLarge, Cause: fmt.Errorf(format, args...), Status: answer.StatusCode}
	}
	if answer.ContentLength > wire && !cut {
		return nil, tooLarge("%s, at most %s are read", size(answer.ContentLength), size(wire))
	}
	in := &wireReader{r: answer.Body, ctx: ctx, cancel: cancel, idle: c.limits.Idle}
	unpacked, packed, err := unpack(in, answer.Header.Values("Content-Encoding"))
	if err != nil {
		return nil, packing(url, answer, in, err)
	}
	var out bytes.Buffer
	if n := answer.ContentLength; n > 0 && !packed {
		out.Grow(int(min(n, limit)) + bytes.MinRead)
	}
	chunk := make([]byte, 32<<10)
	for {
		n, err := unpacked.Read(chunk)
		room := limit - int64(out.Len())
		out.Write(chunk[:min(int64(n), room)])
		switch {
		case int64(n) > room && cut:
			return out.Bytes(), nil
		case int64(n) > room:
			return nil, tooLarge("at most %s are read", size(limit))
		case in.n > wire:
			return nil, tooLarge("at most %s are received", size(wire))
		case packed && int64(out.Len()) > RatioGrace && int64(out.Len())/MaxRatio > in.n:
			return nil, tooLarge("it unpacks to more than %d times its size", MaxRatio)
		case errors.Is(err, io.EOF):
			return out.Bytes(), nil
		case err != nil && packed:
			return nil, packing(url, answer, in, err)
		case err != nil:
			return nil, in.why(err)
		}
	}
}

// packing is the error of a body that does not unpack.
func packing(url string, answer *http.Response, in *wireReader, err error) error {
	if in.err != nil && !errors.Is(in.err, io.EOF) {
		return in.why(err) // the network failed, not the packing
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = errors.New("it breaks off")
	}
	return &Error{URL: shown(url), Kind: ErrPacking, Cause: err, Status: answer.StatusCode}
}

// unpack undoes one Content-Encoding.
func unpack(in io.Reader, header []string) (r io.Reader, packed bool, err error) {
	var codings []string
	for _, v := range strings.Split(strings.Join(header, ","), ",") {
		if v = strings.ToLower(strings.TrimSpace(v)); v != "" && v != "identity" {
			codings = append(codings, v)
		}
	}
	if len(codings) == 0 {
		return in, false, nil
	}
	if len(codings) > 1 {
		return nil, false, fmt.Errorf("packed %d times", len(codings))
	}
	b := bufio.NewReader(in)
	switch codings[0] {
	case "gzip", "x-gzip":
		if _, err := b.Peek(1); errors.Is(err, io.EOF) {
			return b, true, nil // nothing at all, whatever it says
		}
		r, err = gzip.NewReader(b)
		return r, true, err
	case "deflate":
		// Meant is zlib; some send the bare stream.
		if h, _ := b.Peek(2); len(h) == 2 && h[0]&0x0f == 8 && (int(h[0])<<8|int(h[1]))%31 == 0 {
			r, err = zlib.NewReader(b)
			return r, true, err
		}
		return flate.NewReader(b), true, nil
	}
	return nil, false, fmt.Errorf("by %q, which was not asked for", codings[0])
}

// wireReader counts what comes over the wire, and breaks off when nothing has
// come for a while.
type wireReader struct {
	r      io.Reader
	ctx    context.Context
	cancel context.CancelCauseFunc // of ctx
	idle   time.Duration
	n      int64
	err    error // what the network gave in the end
}

func (w *wireReader) Read(p []byte) (int, error) {
	timer := time.AfterFunc(w.idle, func() { w.cancel(errIdle) })
	n, err := w.r.Read(p)
	timer.Stop()
	w.n += int64(n)
	if err != nil {
		w.err = err
	}
	return n, err
}

// why is what made reading fail: the network's own reason where there is one.
func (w *wireReader) why(err error) error {
	if w.err != nil {
		err = w.err
	}
	if cause := context.Cause(w.ctx); cause != nil {
		return cause
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("it breaks off")
	}
	return err
}

// size words a number of bytes for people.
func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%.0f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}
