package web

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// everyRoute gives a filled-in address of each route.
func everyRoute(t *testing.T, d *Desk) map[string]*route {
	t.Helper()
	all, err := New(Options{Collection: d.Collection}) // without a password
	if err != nil {
		t.Fatal(err)
	}
	defer all.Close()
	k := keptIn(t, all)
	k["compare"] = heldComparison(t, d) // which each desk has for itself
	k["jobs"] = "1"
	out := map[string]*route{}
	for i := range d.routes {
		rt := &d.routes[i]
		if strings.HasPrefix(rt.pattern, "/static/") {
			continue
		}
		out[rt.method+" "+k.address(t, rt)] = rt
	}
	return out
}

// TestEveryChangeNeedsItsToken sends each route that changes something what
// another site could send: no token, one of another session, one of another
// run, and the right one from another origin.
func TestEveryChangeNeedsItsToken(t *testing.T) {
	d := apiDesk(t, Options{Password: "long enough"})
	mine, others := session(t, d), session(t, d)
	tokenOf := func(c *http.Cookie) string {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.AddCookie(c)
		return d.token(r)
	}
	tried := 0
	for name, rt := range everyRoute(t, d) {
		method, address, _ := strings.Cut(name, " ")
		if method != http.MethodPost || rt.open {
			continue
		}
		tried++
		for _, tt := range []struct {
			what, token string
			headers     [2]string
		}{
			{"no token", "", [2]string{}},
			{"another session's token", tokenOf(others), [2]string{}},
			{"no session's token", d.token(httptest.NewRequest(http.MethodGet, "/", nil)), [2]string{}},
			{"another origin", tokenOf(mine), [2]string{"Origin", "https://evil.example"}},
			{"another site", tokenOf(mine), [2]string{"Sec-Fetch-Site", "cross-site"}},
			{"another port", tokenOf(mine), [2]string{"Origin", "http://127.0.0.1:1"}},
		} {
			if rt.program && tt.headers[0] == "" {
				continue // it takes nothing that a form could send
			}
			r := httptest.NewRequest(method, "http://127.0.0.1"+address, strings.NewReader(url.Values{"token": {tt.token}, "kind": {"rename-story"}, "text": {"taken over"}}.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			if tt.headers[0] != "" {
				r.Header.Set(tt.headers[0], tt.headers[1])
			}
			r.AddCookie(mine)
			w := httptest.NewRecorder()
			d.ServeHTTP(w, r)
			if w.Code != http.StatusForbidden {
				t.Errorf("%s with %s answers %d", name, tt.what, w.Code)
			}
		}
	}
	if tried < 5 {
		t.Errorf("only %d changes tried", tried)
	}
}

// session logs in and gives the session's cookie.
func session(t *testing.T, d *Desk) *http.Cookie {
	t.Helper()
	w := logIn(d, "long enough", "/")
	for _, c := range w.Result().Cookies() {
		if c.Name == sessionCookie {
			return c
		}
	}
	t.Fatalf("no session: %d", w.Code)
	return nil
}

func logIn(d *Desk, password, to string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1/login", strings.NewReader(url.Values{"password": {password}, "to": {to}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w
}

// TestNothingIsShownWithoutThePassword asks for each route.
func TestNothingIsShownWithoutThePassword(t *testing.T) {
	d := apiDesk(t, Options{Password: "long enough"})
	for name, rt := range everyRoute(t, d) {
		method, address, _ := strings.Cut(name, " ")
		if rt.open {
			continue
		}
		for _, accept := range []string{"text/html", "application/json"} {
			res := ask(d, method, address, "Accept", accept)
			away := res.StatusCode == http.StatusSeeOther && strings.HasPrefix(res.Header.Get("Location"), "/login?to=")
			if res.StatusCode != http.StatusUnauthorized && !(away && method == http.MethodGet && accept == "text/html") {
				t.Errorf("%s as %s answers %s", name, accept, res.Status)
			}
		}
	}
}

func TestCookies(t *testing.T) {
	d := apiDesk(t, Options{Password: "long enough"})
	c := session(t, d)
	if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.MaxAge <= 0 || len(c.Value) < 32 || c.Secure {
		t.Errorf("the session's cookie: %+v", c)
	}
	if session(t, d).Value == c.Value {
		t.Error("two sessions are one")
	}
	for _, c := range ask(d, http.MethodGet, "/", "Cookie", c.String()).Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode {
			t.Errorf("a page's cookie: %+v", c)
		}
	}
	// Ended by the reader, it opens nothing any more.
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1/logout", nil)
	r.AddCookie(c)
	r.Header.Set("X-Token", d.token(r))
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	if res := ask(d, http.MethodGet, "/", "Cookie", c.String()); w.Code != http.StatusSeeOther || res.StatusCode != http.StatusSeeOther {
		t.Errorf("logged out with %d, the session still answers %s", w.Code, res.Status)
	}
}

// TestPasswordsAreNotGuessed tries wrong ones, by form and by header, until
// none is let through any more, and then again later.
func TestPasswordsAreNotGuessed(t *testing.T) {
	var clock struct {
		sync.Mutex
		time.Time
	}
	clock.Time = fixtureNow
	d := apiDesk(t, Options{Password: "long enough", Now: func() time.Time { clock.Lock(); defer clock.Unlock(); return clock.Time }})
	for range tryMost {
		if res := ask(d, http.MethodGet, "/", "Authorization", "Bearer wrong", "Accept", "application/json"); res.StatusCode != http.StatusUnauthorized {
			t.Fatalf("a wrong one answers %s", res.Status)
		}
	}
	if w := logIn(d, "long enough", "/"); w.Code != http.StatusTooManyRequests {
		t.Errorf("after %d wrong ones a form answers %d", tryMost, w.Code)
	}
	if res := ask(d, http.MethodGet, "/", "Authorization", "Bearer long enough"); res.StatusCode != http.StatusTooManyRequests || res.Header.Get("Retry-After") == "" {
		t.Errorf("after %d wrong ones a header answers %s", tryMost, res.Status)
	}
	clock.Lock()
	clock.Time = clock.Add(tryTime)
	clock.Unlock()
	if w := logIn(d, "long enough", "/"); w.Code != http.StatusSeeOther {
		t.Errorf("later it answers %d", w.Code)
	}
}

// TestNoRedirectElsewhere holds that what asks to be led on is not led away.
func TestNoRedirectElsewhere(t *testing.T) {
	d := apiDesk(t, Options{Password: "long enough"})
	c := session(t, d)
	for _, to := range []string{
		"https://evil.example/", "//evil.example/", "///evil.example", `/\evil.example`, `\\evil.example`, "javascript:alert(1)", "/\t/evil.example", "/\n/evil.example", "http:evil.example",
		"data:text/html,x", " //evil.example", "/%0d%0aX-Evil:1", "evil.example", "", "/\x00/evil.example", "https:/\\evil.example",
	} {
		for what, location := range map[string]string{
			"login": logIn(d, "long enough", to).Header().Get("Location"),
			"a correction": func() string {
				r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1/corrections", nil)
				r.AddCookie(c)
				form := url.Values{"kind": {"set-family"}, "outlet": {"Paper " + to}, "family": {"F"}, "return": {to}, "token": {d.token(r)}}
				r.Body = io.NopCloser(strings.NewReader(form.Encode()))
				r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				w := httptest.NewRecorder()
				d.ServeHTTP(w, r)
				if w.Code != http.StatusSeeOther {
					t.Errorf("a correction answers %d: %s", w.Code, w.Body)
				}
				return w.Header().Get("Location")
			}(),
		} {
			base, _ := url.Parse("http://127.0.0.1/login")
			at, err := base.Parse(location)
			// Browsers drop tabs and line ends, and take \ for /.
			plain := strings.NewReplacer("\t", "", "\n", "", "\r", "", `\`, "/").Replace(location)
			if err != nil || at.Host != base.Host || !strings.HasPrefix(plain, "/") || strings.HasPrefix(plain, "//") {
				t.Errorf("%s to %q leads to %q", what, to, location)
			}
		}
	}
}

func TestHostsAndMethods(t *testing.T) {
	d := apiDesk(t, Options{Hosts: []string{"desk.news.example"}})
	for host, want := range map[string]int{
		"127.0.0.1:8765": 200, "localhost": 200, "[::1]:8765": 200, "desk.news.example": 200, "DESK.news.example:443": 200,
		"evil.example": 421, "127.0.0.1.evil.example": 421, "localhost.evil.example:80": 421, "169.254.169.254": 421, "": 421, "desk.news.example.evil.example": 421, "127.0.0.1@evil.example": 421, "0.0.0.0": 421,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		d.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("asked for as %q it answers %d, want %d", host, w.Code, want)
		}
		if w.Code == 421 && strings.Contains(w.Body.String(), "story-row") {
			t.Errorf("asked for as %q it shows stories", host)
		}
	}
	for _, method := range []string{"OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "evil"} {
		for _, address := range []string{"/", "/search", "/corrections", "/static/desk.css"} {
			if res := ask(d, method, address); res.StatusCode != http.StatusMethodNotAllowed || res.Header.Get("Allow") == "" {
				t.Errorf("%s %s: %s", method, address, res.Status)
			}
		}
	}
	for address := range everyRoute(t, d) {
		if method, path, _ := strings.Cut(address, " "); method == http.MethodGet && path != "/events" && path != "/mcp" {
			if res := ask(d, http.MethodHead, path); res.StatusCode != http.StatusOK || len(bodyOf(t, res)) > 0 {
				t.Errorf("HEAD %s: %s", path, res.Status)
			}
		}
	}
}

// TestNoFileOfElsewhere asks for files by their path, however it is written.
func TestNoFileOfElsewhere(t *testing.T) {
	d := apiDesk(t, Options{})
	k := keptIn(t, d)
	for _, address := range []string{
		"/static/../doc.go", "/static/..%2fdoc.go", "/static/%2e%2e/%2e%2e/etc/passwd", "/static/..%5c..%5cgo.mod", "/static/%00desk.css", "/static/desk.css%00.js", "/static/../html/layout.tmpl", "/static/..%2fhtml%2flayout.tmpl",
		"/static/", "/static/.", "/static/%2fetc%2fpasswd", "/stories/" + k["stories"] + "/export/..%2f..%2fetc%2fpasswd", "/stories/..%2f..%2fetc/export/json", "/stories/" + k["stories"] + "/export/json%00",
		"/articles/..%2f..%2fetc%2fpasswd", "/outlets/..%2f..%2fetc%2fpasswd",
	} {
		res := ask(d, http.MethodGet, address)
		body := string(bodyOf(t, res))
		if res.StatusCode < 300 || res.StatusCode >= 500 || strings.Contains(body, "root:") || strings.Contains(body, "{{") || strings.Contains(body, "package web") {
			t.Errorf("%s: %s: %.200s", address, res.Status, body)
		}
	}
}

// TestLargeAndOddQueries holds that no query brings an answer down.
func TestLargeAndOddQueries(t *testing.T) {
	d := apiDesk(t, Options{})
	long := strings.Repeat("a", MaxHeader)
	odd := []string{long, strings.Repeat("a ", 4000), strings.Repeat(`"`, 999), "%", "\x00", "\xff\xfe", hostile, strings.Repeat("-a ", 500), strings.Repeat("*", 300), "NEAR(a b)", `a" OR "b`, "9999-99-99", "-1", "1e999", "null", "['a']"}
	for address, rt := range everyRoute(t, d) {
		method, path, _ := strings.Cut(address, " ")
		if method != http.MethodGet || rt.raw != nil {
			continue
		}
		for _, p := range append(rt.params, param{name: "done"}, param{name: "after"}) {
			if p.path {
				continue
			}
			for _, v := range odd {
				res := ask(d, method, path+"?"+url.Values{p.name: {v}}.Encode())
				body := string(bodyOf(t, res))
				if res.StatusCode >= 500 || len(body) > 400<<10 {
					t.Errorf("%s with %s=%.40q: %s, %d bytes", path, p.name, v, res.Status, len(body))
				}
				if strings.Contains(body, "<svg onload") || strings.Contains(body, "<script>alert") {
					t.Errorf("%s with %s=%.40q: it stands in the page as markup", path, p.name, v)
				}
			}
		}
		if res := ask(d, method, path+"?"+strings.Repeat("&a=b", 20_000)); res.StatusCode >= 500 {
			t.Errorf("%s with many parameters: %s", path, res.Status)
		}
	}
}

func TestPublicAddresses(t *testing.T) {
	for address, public := range map[string]bool{
		"127.0.0.1:1": false, "[::1]:1": false, "localhost:1": false, "127.8.8.8:1": false,
		"0.0.0.0:1": true, ":1": true, "[::]:1": true, "192.168.0.1:1": true, "desk.news.example:1": true, "localhost.evil.example:1": true,
	} {
		if err := CheckAddress(address, ""); (err == ErrPublic) != public {
			t.Errorf("%s without a password: %v", address, err)
		}
		if err := CheckAddress(address, "x"); err != nil {
			t.Errorf("%s with a password: %v", address, err)
		}
	}
	d := apiDesk(t, Options{})
	if l, err := d.Listen(t.Context(), "0.0.0.0:0"); err == nil {
		l.Close()
		t.Error("a desk without a password listens to everybody")
	}
}

// TestManyAtOnce asks and changes at the same time; the race detector looks on.
func TestManyAtOnce(t *testing.T) {
	d := apiDesk(t, Options{})
	token := d.token(httptest.NewRequest(http.MethodGet, "/", nil))
	var busy sync.WaitGroup
	for address, rt := range everyRoute(t, d) {
		method, path, _ := strings.Cut(address, " ")
		if method != http.MethodGet || path == "/events" || rt.program {
			continue
		}
		busy.Go(func() {
			if res := ask(d, method, path); res.StatusCode >= 500 {
				t.Errorf("%s: %s", address, res.Status)
			}
		})
	}
	for i := range 8 {
		busy.Go(func() {
			form := url.Values{"kind": {"set-family"}, "outlet": {fmt.Sprint("Paper ", i)}, "family": {"F"}, "token": {token}}
			r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1/corrections", strings.NewReader(form.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			w := httptest.NewRecorder()
			d.ServeHTTP(w, r)
			if w.Code != http.StatusSeeOther {
				t.Errorf("a correction answers %d: %s", w.Code, w.Body)
			}
		})
	}
	busy.Wait()
}
