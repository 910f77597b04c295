package fetch

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func squeezed(t testing.TB, coding string, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip":
		w = gzip.NewWriter(&out)
	case "zlib":
		w = zlib.NewWriter(&out)
	case "flate":
		w, _ = flate.NewWriter(&out, 9)
	}
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestPacking(t *testing.T) {
	text := []byte(strings.Repeat("All the news that fits. ", 500))
	zip := squeezed(t, "gzip", text)
	for _, tt := range []struct {
		name, coding string
		body         []byte
		kind         error
	}{
		{"plain", "", text, nil},
		{"identity", "identity", text, nil},
		{"gzip", "gzip", zip, nil},
		{"x-gzip", "X-GZIP", zip, nil},
		{"deflate", "deflate", squeezed(t, "zlib", text), nil},
		{"bare deflate", "deflate", squeezed(t, "flate", text), nil},
		{"not gzip", "gzip", text, ErrPacking},
		{"broken gzip", "gzip", zip[:len(zip)/2], ErrPacking},
		{"bad sum", "gzip", append(append([]byte{}, zip[:len(zip)-8]...), 1, 2, 3, 4, 5, 6, 7, 8), ErrPacking},
		{"twice", "gzip, gzip", squeezed(t, "gzip", zip), ErrPacking},
		{"brotli", "br", text, ErrPacking},
	} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if tt.coding != "" {
				w.Header().Set("Content-Encoding", tt.coding)
			}
			w.Write(tt.body)
		})
		res, e := get(t, local(t, Limits{}), s.URL)
		if tt.kind != nil {
			want(t, tt.name, e, tt.kind)
		} else if e != nil || !bytes.Equal(res.Body, text) {
			t.Errorf("%s: %v", tt.name, e)
		}
	}
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Encoding", "gzip") })
	if _, e := get(t, local(t, Limits{}), s.URL); e != nil {
		t.Errorf("nothing, said to be gzip: %v", e)
	}
}

func TestTooLarge(t *testing.T) {
	bomb := squeezed(t, "gzip", make([]byte, 8<<20))
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/said":
			w.Header().Set("Content-Length", "99999999999")
			w.Write(make([]byte, 10))
		case "/endless":
			for {
				if _, err := w.Write(make([]byte, 64<<10)); err != nil {
					return
				}
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb)
		case "/header":
			for i := range 2000 {
				w.Header().Set(fmt.Sprintf("X-Long-%d", i), strings.Repeat("x", 100))
			}
		case "/exact":
			w.Write(make([]byte, 1<<20))
		}
	})
	small := Limits{Body: 1 << 20, Wire: 1 << 20}
	for path, l := range map[string]Limits{"/said": {}, "/endless": small, "/header": {}, "/bomb": {}} {
		_, e := get(t, local(t, l), s.URL+path)
		want(t, path, e, ErrTooLarge)
	}
	// The ratio alone stops the bomb, long before the largest body.
	_, e := get(t, local(t, Limits{}), s.URL+"/bomb")
	if e == nil || !strings.Contains(e.Error(), "times its size") {
		t.Errorf("bomb: %v", e)
	}
	if res, e := get(t, local(t, small), s.URL+"/exact"); e != nil || len(res.Body) != 1<<20 {
		t.Errorf("a body of just the limit: %v", e)
	}
	if _, e := ask(t, local(t, Limits{}), Request{URL: s.URL + "/exact", MaxBody: 1<<20 - 1}); e == nil || e.Kind != ErrTooLarge {
		t.Errorf("MaxBody: %v", e)
	}
}

// raw serves bytes as they are, below HTTP.
func raw(t testing.TB, serve func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				conn.Read(make([]byte, 4096))
				serve(conn)
			}()
		}
	}()
	return "http://" + l.Addr().String() + "/"
}

// drip writes s and then a byte again and again until the connection ends.
func drip(s string, every time.Duration, b string) func(net.Conn) {
	return func(c net.Conn) {
		io.WriteString(c, s)
		for {
			time.Sleep(every)
			if _, err := io.WriteString(c, b); err != nil {
				return
			}
		}
	}
}

func TestSlowAndBrokenServers(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\n"
	quick := Limits{FirstByte: 100 * time.Millisecond, Idle: 100 * time.Millisecond, Total: 400 * time.Millisecond}
	for _, tt := range []struct {
		name  string
		serve func(net.Conn)
		kind  error
	}{
		{"silent", func(c net.Conn) { c.Read(make([]byte, 1)) }, ErrTimeout},
		{"slow head", drip(ok, 20*time.Millisecond, "X: y\r\n"), ErrTimeout},
		{"idle body", func(c net.Conn) {
			io.WriteString(c, ok+"Content-Length: 100\r\n\r\nabc")
			c.Read(make([]byte, 1))
		}, ErrTimeout},
		{"idle packed body", func(c net.Conn) {
			io.WriteString(c, ok+"Content-Encoding: gzip\r\nContent-Length: 100\r\n\r\n\x1f\x8b")
			c.Read(make([]byte, 1))
		}, ErrTimeout},
		{"slow body", drip(ok+"\r\n", 20*time.Millisecond, "x"), ErrTimeout},
		{"endless 1xx", drip("", time.Millisecond, "HTTP/1.1 103 Early Hints\r\n\r\n"), ErrTimeout},
		{"broken off", func(c net.Conn) { io.WriteString(c, ok+"Content-Length: 100\r\n\r\nabc") }, ErrNetwork},
		{"no HTTP", func(c net.Conn) { io.WriteString(c, "SSH-2.0-OpenSSH\r\n") }, ErrNetwork},
		{"nothing", func(c net.Conn) {}, ErrNetwork},
		{"redirected without end", drip("HTTP/1.1 302 Found\r\nLocation: /\r\n", time.Millisecond, "X: y\r\n"), ErrTimeout},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			began := time.Now()
			_, e := get(t, local(t, quick), raw(t, tt.serve))
			want(t, tt.name, e, tt.kind)
			if d := time.Since(began); d > 10*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

func TestUnreachable(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	_, e := get(t, local(t, Limits{}), "http://"+address)
	want(t, "closed port", e, ErrNetwork)
	unknown := httptest.NewTLSServer(http.NotFoundHandler())
	defer unknown.Close()
	unknown.Config.ErrorLog = log.New(io.Discard, "", 0)
	_, e = get(t, local(t, Limits{}), unknown.URL)
	want(t, "a certificate that nobody vouches for", e, ErrNetwork)
	if e != nil && !strings.Contains(e.Hint, "certificate") {
		t.Errorf("hint %q", e.Hint)
	}
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {})
	_, e = get(t, local(t, Limits{}), strings.Replace(s.URL, "http:", "https:", 1))
	want(t, "https to a server of http", e, ErrNetwork)
}
