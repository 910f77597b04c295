package fetch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"
)

// stillClock is a clock whose waiting takes no time.
type stillClock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func newClock() *stillClock { return &stillClock{now: time.Date(2024, 8, 5, 10, 0, 0, 0, time.UTC)} }

func (c *stillClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *stillClock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if d > 0 {
		c.slept = append(c.slept, d)
		c.now = c.now.Add(d)
	}
	return ctx.Err()
}

func (c *stillClock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// answers is a resolver that gives each question about a name its next answer,
// the last one for ever.
type answers struct {
	mu    sync.Mutex
	names map[string][][]string
	asked int
}

func (a *answers) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.asked++
	list := a.names[host]
	if len(list) == 0 {
		return nil, errors.New("no such name in the test: " + host)
	}
	if len(list) > 1 {
		a.names[host] = list[1:]
	}
	var ips []netip.Addr
	for _, s := range list[0] {
		ips = append(ips, netip.MustParseAddr(s))
	}
	return ips, nil
}

// serve serves on 127.0.0.1.
func serve(t testing.TB, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// local makes a client that may reach the test's servers and asks no robots.txt.
func local(t testing.TB, l Limits) *Client {
	t.Helper()
	c := New(Options{AllowLoopback: true, IgnoreRobots: true, Clock: newClock(), Limits: l, Version: "1.2"})
	t.Cleanup(c.Close)
	return c
}

func get(t testing.TB, c *Client, url string) (*Response, *Error) {
	t.Helper()
	return ask(t, c, Request{URL: url})
}

func ask(t testing.TB, c *Client, req Request) (*Response, *Error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	res, err := c.Get(ctx, req)
	if err == nil {
		return res, nil
	}
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%s: %v is no *Error", req.URL, err)
	}
	return nil, e
}

func want(t testing.TB, what string, e *Error, kind error) {
	t.Helper()
	if e == nil {
		t.Errorf("%s: no error, want %v", what, kind)
	} else if e.Kind != kind {
		t.Errorf("%s: %v, want %v", what, e, kind)
	}
}

func TestGet(t *testing.T) {
	var seen http.Header
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		seen = r.Header.Clone()
		w.Header().Set("Content-Type", `text/HTML; charset="ISO-8859-1"`)
		w.Header().Set("ETag", `"a1"`)
		w.Header().Set("Last-Modified", "Mon, 05 Aug 2024 09:00:00 GMT")
		w.Header().Set("Cache-Control", "public, max-age=600")
		if r.Header.Get("If-None-Match") == `"a1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, "<p>Hello")
	})
	c := local(t, Limits{})
	res, e := get(t, c, s.URL+"/a?b=c#d")
	if e != nil {
		t.Fatal(e)
	}
	if string(res.Body) != "<p>Hello" || res.ContentType != "text/html" || res.Charset != "iso-8859-1" || res.Final != s.URL+"/a?b=c" || res.Moved != "" {
		t.Errorf("got %+v", res)
	}
	if want := res.Fetched.Add(10 * time.Minute); !res.FreshUntil.Equal(want) {
		t.Errorf("fresh until %v, want %v", res.FreshUntil, want)
	}
	if ua := seen.Get("User-Agent"); !strings.HasPrefix(ua, "Synoptic/1.2 (") {
		t.Errorf("User-Agent %q", ua)
	}
	again, e := ask(t, c, Request{URL: s.URL, ETag: res.ETag, LastModified: res.LastModified})
	if e != nil || !again.NotModified || again.Body != nil || again.ETag != `"a1"` {
		t.Errorf("conditional: %+v, %v", again, e)
	}
	if seen.Get("If-Modified-Since") != res.LastModified || seen.Get("Cookie") != "" || seen.Get("Referer") != "" {
		t.Errorf("sent %v", seen)
	}
}

func TestStatuses(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		codes := map[string]int{"/404": 404, "/410": 410, "/401": 401, "/403": 403, "/451": 451, "/429": 429, "/500": 500, "/400": 400, "/206": 206, "/304": 304}
		if r.URL.Path == "/429" {
			w.Header().Set("Retry-After", "90")
		}
		w.WriteHeader(codes[r.URL.Path])
	})
	for path, kind := range map[string]error{"/404": ErrNotFound, "/410": ErrGone, "/401": ErrDenied, "/403": ErrDenied, "/451": ErrDenied,
		"/429": ErrBusy, "/500": ErrServer, "/400": ErrStatus, "/206": ErrStatus, "/304": ErrStatus} {
		_, e := get(t, local(t, Limits{}), s.URL+path)
		want(t, path, e, kind)
		if e != nil && (e.Status == 0 || e.Temporary() != (kind == ErrBusy || kind == ErrServer)) {
			t.Errorf("%s: %+v", path, e)
		}
	}
	c := local(t, Limits{MaxWait: time.Minute})
	_, e := get(t, c, s.URL+"/429")
	if e == nil || e.RetryAfter != 90*time.Second {
		t.Fatalf("Retry-After: %+v", e)
	}
	// The host is left alone, whatever is asked of it.
	_, e = get(t, c, s.URL+"/404")
	want(t, "while resting", e, ErrBusy)
	c.clock.(*stillClock).pass(90 * time.Second)
	_, e = get(t, c, s.URL+"/404")
	want(t, "after resting", e, ErrNotFound)
}

func TestRedirects(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		to := func(code int, where string) {
			w.Header().Set("Location", where)
			w.WriteHeader(code)
		}
		switch r.URL.Path {
		case "/moved":
			to(301, "/moved2?x=1")
		case "/moved2":
			to(308, "then")
		case "/then":
			to(302, "/end")
		case "/end":
			io.WriteString(w, "end")
		case "/loop":
			to(302, "/loop2")
		case "/loop2":
			to(302, "/loop")
		case "/far":
			to(302, "/far?"+r.URL.RawQuery+"x")
		case "/nowhere":
			w.WriteHeader(302)
		case "/gone":
			to(301, "/410")
		case "/410":
			w.WriteHeader(410)
		case "/cookie":
			if k, err := r.Cookie("seen"); err != nil || k.Value != "1" {
				http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
				to(302, "/cookie")
				return
			}
			io.WriteString(w, "with cookie")
		case "/file":
			to(302, "file:///etc/passwd")
		case "/script":
			to(302, "javascript:alert(1)")
		case "/userinfo":
			to(302, "http://a:b@127.0.0.1/")
		case "/metadata":
			to(307, "http://169.254.169.254/latest/meta-data/")
		case "/private":
			to(302, "http://10.0.0.1/")
		case "/decimal":
			to(302, "http://2130706433/")
		case "/port":
			to(302, "http://8.8.8.8:22/")
		}
	})
	c := local(t, Limits{})
	res, e := get(t, c, s.URL+"/moved")
	if e != nil || string(res.Body) != "end" || res.Final != s.URL+"/end" || len(res.Hops) != 3 {
		t.Fatalf("%+v, %v", res, e)
	}
	if res.Moved != s.URL+"/then" {
		t.Errorf("moved to %q: the third redirect is not permanent", res.Moved)
	}
	if res, e := get(t, c, s.URL+"/then"); e != nil || res.Moved != "" {
		t.Errorf("moved by a passing redirect: %+v, %v", res, e)
	}
	if res, e := get(t, c, s.URL+"/cookie"); e != nil || string(res.Body) != "with cookie" {
		t.Errorf("cookie: %+v, %v", res, e)
	}
	for path, kind := range map[string]error{
		"/loop": ErrRedirects, "/far": ErrRedirects, "/nowhere": ErrRedirects, "/gone": ErrGone, "/file": ErrURL, "/script": ErrURL,
		"/userinfo": ErrURL, "/metadata": ErrAddress, "/private": ErrAddress, "/decimal": ErrURL, "/port": ErrPort,
	} {
		_, e := get(t, c, s.URL+path)
		want(t, path, e, kind)
		if path == "/gone" && e != nil && e.Moved != s.URL+"/410" {
			t.Errorf("/gone: moved %q", e.Moved)
		}
	}
	_, e = get(t, c, s.URL+"/loop")
	if e == nil || !strings.Contains(e.Error(), "circle") {
		t.Errorf("loop: %v", e)
	}
}

func TestACancelledContextIsHandedOn(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(20*time.Millisecond, cancel)
	if _, err := local(t, Limits{}).Get(ctx, Request{URL: s.URL}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestTypesAreRefusedBeforeTheBody(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", r.URL.Query().Get("t"))
		w.Write(make([]byte, 100))
	})
	for media, kind := range map[string]error{"video/mp4": ErrType, "text/html": nil, "TEXT/Plain;x": nil, "image/png": nil, "application/octet-stream": nil, "nonsense": nil} {
		_, e := ask(t, local(t, Limits{}), Request{URL: s.URL + "/?t=" + strings.ReplaceAll(media, ";", "%3B"), Types: []string{"text/html", "text/plain", "image/*"}})
		if kind == nil && e != nil {
			t.Errorf("%s: %v", media, e)
		} else if kind != nil {
			want(t, media, e, kind)
		}
	}
}
