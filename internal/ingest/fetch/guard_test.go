package fetch

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
)

// TestTricks holds the ways in which an address that is not public is written.
func TestTricks(t *testing.T) {
	c := New(Options{IgnoreRobots: true, Clock: newClock(), Resolver: &answers{names: map[string][][]string{
		"inside.test":    {{"10.1.2.3"}},
		"self.test":      {{"127.0.0.1"}},
		"mapped.test":    {{"::ffff:127.0.0.1"}},
		"nat64.test":     {{"64:ff9b::7f00:1"}},
		"several.test":   {{"192.168.1.1", "fe80::1", "::1"}},
		"localhost":      {{"127.0.0.1", "::1"}},
		"metadata.test":  {{"169.254.169.254"}},
		"multicast.test": {{"224.0.0.1"}},
	}}})
	defer c.Close()
	c.dialer.dial = func(_ context.Context, _, address string) (net.Conn, error) {
		t.Errorf("connected to %s", address)
		return nil, io.EOF
	}
	for _, tt := range []struct {
		url  string
		kind error
	}{
		{"http://127.0.0.1/", ErrAddress},
		{"http://127.0.0.1./", ErrAddress},
		{"http://127.1/", ErrURL},
		{"http://2130706433/", ErrURL},
		{"http://0x7f000001/", ErrURL},
		{"http://0x7f.0.0.1/", ErrURL},
		{"http://0x/", ErrURL},
		{"http://0177.0.0.1/", ErrURL},
		{"http://127.0.0.01/", ErrURL},
		{"http://0x7f.1/", ErrURL},
		{"http://1.1.1.1.1/", ErrURL},
		{"http://999.1.1.1/", ErrURL},
		{"http://0/", ErrURL},
		{"http://0.0.0.0/", ErrAddress},
		{"http://[::]/", ErrAddress},
		{"http://[::1]/", ErrAddress},
		{"http://[0:0:0:0:0:0:0:1]/", ErrAddress},
		{"http://[::ffff:127.0.0.1]/", ErrAddress},
		{"http://[::ffff:7f00:1]/", ErrAddress},
		{"http://[::ffff:8.8.8.8]/", ErrAddress}, // nobody writes it so
		{"http://[::127.0.0.1]/", ErrAddress},
		{"http://[64:ff9b::7f00:1]/", ErrAddress},
		{"http://[64:ff9b:1::a00:1]/", ErrAddress},
		{"http://[2002:7f00:1::]/", ErrAddress}, // 6to4
		{"http://[2001:0:1::]/", ErrAddress},    // Teredo
		{"http://[fe80::1]/", ErrAddress},
		{"http://[fe80::1%25eth0]/", ErrURL},
		{"http://[fc00::1]/", ErrAddress},
		{"http://[ff02::1]/", ErrAddress},
		{"http://[2001:db8::1]/", ErrAddress},
		{"http://10.0.0.1/", ErrAddress},
		{"http://172.16.0.1/", ErrAddress},
		{"http://172.31.255.255/", ErrAddress},
		{"http://192.168.0.1/", ErrAddress},
		{"http://100.64.0.1/", ErrAddress}, // carrier-grade NAT
		{"http://169.254.169.254/latest/meta-data/", ErrAddress},
		{"http://192.0.0.192/", ErrAddress},
		{"http://198.18.0.1/", ErrAddress},
		{"http://224.0.0.1/", ErrAddress},
		{"http://255.255.255.255/", ErrAddress},
		{"http://１２７.０.０.１/", ErrAddress}, // full-width digits
		{"http://①②⑦.⓪.⓪.①/", ErrAddress}, // circled digits
		{"http://127。0。0。1/", ErrAddress}, // ideographic dots
		{"http://self.test/", ErrAddress},
		{"http://self.test./", ErrAddress},
		{"http://SELF.test/", ErrAddress},
		{"http://ｓｅｌｆ.test/", ErrAddress},
		{"http://inside.test/", ErrAddress},
		{"http://mapped.test/", ErrAddress},
		{"http://nat64.test/", ErrAddress},
		{"http://several.test/", ErrAddress},
		{"http://metadata.test/", ErrAddress},
		{"http://multicast.test/", ErrAddress},
		{"http://localhost/", ErrAddress},
		{"https://localhost/", ErrAddress},
		{"http://localhost:6379/", ErrPort},
		{"http://a@self.test/", ErrURL},
		{"http://example.com:pass@self.test/", ErrURL},
		{"http://example.com@127.0.0.1/", ErrURL},
		{"http://@127.0.0.1/", ErrURL},
		{"http://example.com:22/", ErrPort},
		{"http://example.com:65536/", ErrPort},
		{"http://example.com:-1/", ErrURL},
		{"http://example.com:8080/", ErrPort},
		{"http://example.com:0/", ErrPort},
		{"file:///etc/passwd", ErrURL},
		{"gopher://127.0.0.1:70/", ErrURL},
		{"ftp://example.com/", ErrURL},
		{"dict://127.0.0.1:11211/", ErrURL},
		{"data:text/html,x", ErrURL},
		{"jar:http://127.0.0.1/", ErrURL},
		{"http:127.0.0.1", ErrURL},
		{"http:///127.0.0.1", ErrURL},
		{"//127.0.0.1/", ErrURL},
		{"127.0.0.1", ErrURL},
		{"http://", ErrURL},
		{"http://a..b/", ErrURL},
		{"http://exa mple.com/", ErrURL},
		{"http://127.0.0.1\\@example.com/", ErrURL},
		{"http://127.0.0.1%00.example.com/", ErrURL},
		{"http://example.com\r\nHost: x/", ErrURL},
		{"http://example.com/" + strings.Repeat("a", MaxURL), ErrURL},
		{"", ErrURL},
	} {
		_, e := get(t, c, tt.url)
		want(t, tt.url, e, tt.kind)
		if e != nil && strings.Contains(e.Error(), "pass@") {
			t.Errorf("%s: the message tells the password: %v", tt.url, e)
		}
	}
}

// TestRebinding has a name that is public when it is first asked for and this
// machine's own afterwards.
func TestRebinding(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close")
		io.WriteString(w, "secret")
	})
	names := &answers{names: map[string][][]string{"rebind.test": {{"93.184.216.34"}, {"127.0.0.1"}}, "mixed.test": {{"127.0.0.1", "93.184.216.34"}}}}
	c := New(Options{IgnoreRobots: true, Clock: newClock(), Resolver: names})
	defer c.Close()
	var dialed []string
	c.dialer.dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		dialed = append(dialed, address)
		return net.Dial(network, s.Listener.Addr().String()) // stands in for the public server
	}
	if res, e := get(t, c, "http://rebind.test/"); e != nil || string(res.Body) != "secret" {
		t.Fatalf("first: %v, %v", res, e)
	}
	_, e := get(t, c, "http://rebind.test/")
	want(t, "rebound", e, ErrAddress)
	if _, e := get(t, c, "http://mixed.test/"); e != nil {
		t.Errorf("mixed: %v", e)
	}
	if got := strings.Join(dialed, " "); got != "93.184.216.34:80 93.184.216.34:80" {
		t.Errorf("connected to %s", got)
	}
	if names.asked != 3 {
		t.Errorf("%d questions for 3 connections", names.asked)
	}
}

// TestTheDialerItselfRefuses leaves the first check out: what is connected to
// is looked at once more.
func TestTheDialerItselfRefuses(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {})
	c := New(Options{IgnoreRobots: true, Clock: newClock()})
	defer c.Close()
	dial := c.dialer.dial
	conn, err := dial(context.Background(), "tcp", s.Listener.Addr().String())
	if err == nil {
		conn.Close()
		t.Fatal("connected to loopback")
	}
	want(t, "dialer", failed(context.Background(), "http://x/", err).(*Error), ErrAddress)
}

func TestWhatIsAllowed(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "in") })
	port := netip.MustParseAddrPort(s.Listener.Addr().String()).Port()
	names := &answers{names: map[string][][]string{"wiki.test": {{"127.0.0.1"}}, "other.test": {{"10.0.0.1"}}}}
	c := New(Options{IgnoreRobots: true, Clock: newClock(), Resolver: names, Ports: []uint16{80, port}, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}})
	defer c.Close()
	if _, e := get(t, c, strings.Replace(s.URL, "127.0.0.1", "wiki.test", 1)); e != nil {
		t.Error(e)
	}
	_, e := get(t, c, "http://other.test/")
	want(t, "other.test", e, ErrAddress)
	_, e = get(t, c, "http://wiki.test:22/")
	want(t, "port 22", e, ErrPort)

	own := local(t, Limits{})
	_, e = get(t, own, "http://192.168.0.1/")
	want(t, "AllowLoopback", e, ErrAddress)
}

// TestNoProxy: a proxy of the environment would connect anywhere.
func TestNoProxy(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1/")
	t.Setenv("http_proxy", "http://127.0.0.1:1/")
	if c := New(Options{}); c.net.Proxy != nil {
		t.Error("a proxy is used")
	}
}

func FuzzParseAddress(f *testing.F) {
	for _, s := range []string{"http://127.0.0.1/", "https://a.b/c?d#e", "http://[::ffff:127.0.0.1]:80", "http://１.1", "http://a@b", "http://xn--/", "http://0x7f.1"} {
		f.Add(s)
	}
	c := New(Options{})
	f.Fuzz(func(t *testing.T, s string) {
		u, err := c.parse(s)
		if err != nil {
			return
		}
		if u.User != nil || u.Scheme != "http" && u.Scheme != "https" || u.Port() != "" && u.Port() != "80" && u.Port() != "443" {
			t.Errorf("%q gave %q", s, u)
		}
		if ip, err := netip.ParseAddr(u.Hostname()); err == nil && (ip.IsLoopback() || ip.IsPrivate() || ip.IsUnspecified() || ip.IsLinkLocalUnicast() || ip.Is4In6()) {
			t.Errorf("%q gave %q", s, u)
		}
		again, err := c.parse(u.String())
		if err != nil || again.String() != u.String() {
			t.Errorf("%q gave %q, and that %v, %v", s, u, again, err)
		}
	})
}
