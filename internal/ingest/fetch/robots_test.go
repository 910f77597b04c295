package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestRules holds RFC 9309 and its examples.
func TestRules(t *testing.T) {
	for _, tt := range []struct{ robots, path, says string }{
		{"", "/a", "yes"},
		{"User-agent: *\nDisallow: /", "/a", "no"},
		{"User-agent: *\nDisallow:", "/a", "yes"},
		{"User-agent: *\nDisallow: /", "/robots.txt", "yes"},
		{"user-AGENT : *  # all\r\n disallow\t: /a # here\r\n", "/ab", "no"},
		{"User-agent: *\rDisallow: /a", "/a", "no"},
		{"\xef\xbb\xbfUser-agent: *\nDisallow: /a", "/a", "no"},
		// The longest rule, and of two as long the one that allows.
		{"User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", "yes"},
		{"User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", "no"},
		{"User-agent: *\nDisallow: /foo\nAllow: /foo", "/foo", "yes"},
		{"User-agent: *\nDisallow: /x/*.html\nAllow: /x/abcdefg", "/x/abcdefg.html", "yes"},
		// Patterns begin at the beginning.
		{"User-agent: *\nDisallow: /a$", "/x/a", "yes"},
		{"User-agent: *\nDisallow: /a$", "/a", "no"},
		{"User-agent: *\nDisallow: /a$", "/ab", "yes"},
		{"User-agent: *\nDisallow: *.pdf$", "/x/y.pdf", "no"},
		{"User-agent: *\nDisallow: /*.pdf$", "/y.pdf?x", "yes"},
		{"User-agent: *\nDisallow: /*/b*/c", "/a/bb/x/c", "no"},
		{"User-agent: *\nDisallow: /*/b*/c", "/a/c", "yes"},
		{"User-agent: *\nDisallow: /a*a$", "/a", "yes"},
		{"User-agent: *\nDisallow: /*?id=", "/p?x=1&id=2", "yes"},
		{"User-agent: *\nDisallow: /*?*id=", "/p?x=1&id=2", "no"},
		// One form of encoding.
		{"User-agent: *\nDisallow: /a%c3%a9", "/a%C3%A9", "no"},
		{"User-agent: *\nDisallow: /aé", "/a%C3%A9", "no"},
		{"User-agent: *\nDisallow: /%7Efoo", "/~foo", "no"},
		{"User-agent: *\nDisallow: /a/b", "/a%2Fb", "yes"},
		// Groups.
		{"User-agent: Synoptic\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/b", "yes"},
		{"User-agent: *\nDisallow: /b\nUser-agent: synoptic/2.0\nDisallow: /a", "/a", "no"},
		{"User-agent: other\nUser-agent: SYNOPTIC\nDisallow: /a", "/a", "no"},
		{"User-agent: synoptic\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: synoptic\nDisallow: /b", "/b", "no"},
		{"User-agent: syn\nDisallow: /", "/a", "yes"},
		{"User-agent: synoptical\nDisallow: /", "/a", "yes"},
		{"User-agent: other\nDisallow: /", "/a", "yes"},
		{"Disallow: /\nUser-agent: other\nDisallow: /b", "/a", "yes"},
		// A bad line costs itself alone.
		{"User-agent: *\nCrawl-delay: soon\nnonsense\nDisallow: /a", "/a", "no"},
		{"User-agent: *\nDisallow: " + strings.Repeat("/x", maxRuleLength) + "\nDisallow: /a", "/a", "no"},
		{"User-agent: *\nSitemap: https://x/s.xml\nDisallow: /a", "/a", "no"},
	} {
		says := "no"
		if parseRules([]byte(tt.robots), "synoptic").allowed(tt.path) {
			says = "yes"
		}
		if says != tt.says {
			t.Errorf("%q says %s to %s, want %s", tt.robots, says, tt.path, tt.says)
		}
	}
}

// polite makes a client that asks robots.txt.
func polite(t *testing.T, l Limits) (*Client, *stillClock) {
	clock := newClock()
	c := New(Options{AllowLoopback: true, Clock: clock, Limits: l})
	t.Cleanup(c.Close)
	return c, clock
}

func TestRobots(t *testing.T) {
	var asked atomic.Int32
	var answer atomic.Value
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			asked.Add(1)
			answer.Load().(func(http.ResponseWriter))(w)
		case "/to-private":
			http.Redirect(w, r, "/private/x", http.StatusFound)
		default:
			io.WriteString(w, "page")
		}
	})
	text := func(s string) func(http.ResponseWriter) {
		return func(w http.ResponseWriter) { io.WriteString(w, s) }
	}
	code := func(n int) func(http.ResponseWriter) {
		return func(w http.ResponseWriter) { w.WriteHeader(n) }
	}
	c, clock := polite(t, Limits{})
	answer.Store(text("User-agent: *\nDisallow: /private\nCrawl-delay: 7\nSitemap: https://a.test/s.xml"))
	_, e := get(t, c, s.URL+"/private/a")
	want(t, "forbidden", e, ErrRobots)
	_, e = get(t, c, s.URL+"/to-private")
	want(t, "redirect to forbidden", e, ErrRobots)
	for range 3 {
		if _, e := get(t, c, s.URL+"/public"); e != nil {
			t.Fatal(e)
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("robots.txt asked %d times", n)
	}
	if last := clock.slept[len(clock.slept)-1]; last != 7*time.Second {
		t.Errorf("waited %v between two pages, want the Crawl-delay", last)
	}
	if maps, err := c.Sitemaps(context.Background(), s.URL); err != nil || len(maps) != 1 || maps[0] != "https://a.test/s.xml" {
		t.Errorf("sitemaps %v, %v", maps, err)
	}
	// A day later it is asked again. That it fails then changes nothing for a
	// month, and then forbids all.
	clock.pass(robotsMax)
	answer.Store(code(500))
	_, e = get(t, c, s.URL+"/private/a")
	want(t, "old rules", e, ErrRobots)
	if _, e := get(t, c, s.URL+"/public"); e != nil {
		t.Errorf("old rules: %v", e)
	}
	if n := asked.Load(); n != 2 {
		t.Errorf("robots.txt asked %d times", n)
	}
	clock.pass(robotsStale)
	_, e = get(t, c, s.URL+"/public")
	want(t, "no rules any more", e, ErrRobots)
	if e != nil && !strings.Contains(e.Error(), "could not be read") {
		t.Errorf("it does not say why: %v", e)
	}
	clock.pass(robotsRetry)
	answer.Store(text(""))
	if _, e := get(t, c, s.URL+"/public"); e != nil {
		t.Errorf("after it came back: %v", e)
	}

	for name, tt := range map[string]struct {
		answer func(http.ResponseWriter)
		kind   error
	}{
		"404": {code(404), nil}, "403": {code(403), nil}, "410": {code(410), nil}, "400": {code(400), nil},
		"500": {code(500), ErrRobots}, "503": {code(503), ErrRobots}, "429": {code(429), ErrRobots},
		"redirects for ever": {func(w http.ResponseWriter) { w.Header().Set("Location", "/robots.txt"); w.WriteHeader(302) }, nil},
		"to a private place": {func(w http.ResponseWriter) { w.Header().Set("Location", "http://10.0.0.1/"); w.WriteHeader(302) }, ErrAddress},
		"page as robots":     {text("<!DOCTYPE html><p>User-agent: *"), nil},
		"binary":             {text("\x00\x01\xff\xfe\x00"), nil},
		"very long":          {text("User-agent: *\nDisallow: /public\n" + strings.Repeat("# comment\n", 1<<18)), ErrRobots},
		"broken packing": {func(w http.ResponseWriter) {
			w.Header().Set("Content-Encoding", "gzip")
			io.WriteString(w, "no gzip")
		}, ErrRobots},
	} {
		answer.Store(tt.answer)
		c, _ := polite(t, Limits{})
		_, e := get(t, c, s.URL+"/public")
		if tt.kind != nil {
			want(t, name, e, tt.kind)
		} else if e != nil {
			t.Errorf("%s: %v", name, e)
		}
	}
}

func TestRobotsIsAskedOnceByMany(t *testing.T) {
	var asked atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			asked.Add(1)
			time.Sleep(20 * time.Millisecond)
		}
	})
	c, _ := polite(t, Limits{})
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			if _, err := c.Get(context.Background(), Request{URL: fmt.Sprint(s.URL, "/", i)}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := asked.Load(); n != 1 {
		t.Errorf("asked %d times", n)
	}
}

func FuzzRules(f *testing.F) {
	f.Add([]byte("User-agent: *\nDisallow: /a*b$\nAllow: /%zz"), "/axb")
	f.Add([]byte("User-agent: synoptic\ncrawl-delay: 1e999"), "/")
	f.Fuzz(func(t *testing.T, raw []byte, path string) {
		r := parseRules(raw, "synoptic")
		r.allowed(path)
		if r.delay < 0 || r.delay > MaxCrawlDelay || len(r.list) > maxRules {
			t.Errorf("delay %v, %d rules", r.delay, len(r.list))
		}
		if n := normal(path); normal(n) != n {
			t.Errorf("normal(%q) is %q, then %q", path, n, normal(n))
		}
	})
}
