package fetch

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"strings"
	"time"
)

// Client gets addresses. It is safe for concurrent use.
type Client struct {
	opts   Options
	limits Limits
	agent  string // User-Agent
	guard  *guard
	clock  Clock
	dialer *dialer
	pace   *pace
	robots *robots
	net    *http.Transport
}

// New makes a Client.
func New(opts Options) *Client {
	c := &Client{opts: opts, limits: opts.Limits.filled(), agent: userAgent(opts), guard: newGuard(opts), clock: opts.Clock}
	if c.clock == nil {
		c.clock = systemClock{}
	}
	c.dialer = &dialer{guard: c.guard, resolver: opts.Resolver}
	if c.dialer.resolver == nil {
		c.dialer.resolver = net.DefaultResolver
	}
	c.dialer.dial = (&net.Dialer{Timeout: c.limits.Connect, Control: c.guard.control}).DialContext
	c.pace = newPace(c.clock, c.limits)
	c.robots = newRobots(c)
	c.net = &http.Transport{
		// No Proxy, whatever the environment says: a proxy would resolve the names
		// itself and connect anywhere.
		DialContext:            c.dialer.connect,
		TLSHandshakeTimeout:    c.limits.Connect,
		ResponseHeaderTimeout:  c.limits.FirstByte,
		MaxResponseHeaderBytes: c.limits.Header,
		DisableCompression:     true, // unpacked here, where it is measured
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    c.limits.PerHost,
		IdleConnTimeout:        30 * time.Second,
		TLSNextProto:           map[string]func(string, *tls.Conn) http.RoundTripper{}, // HTTP/1.1 alone
	}
	return c
}

// Close lets go of the connections that are kept open.
func (c *Client) Close() { c.net.CloseIdleConnections() }

func (l Limits) filled() Limits {
	set(&l.Body, MaxBody)
	set(&l.Wire, MaxWire)
	set(&l.Header, MaxHeader)
	set(&l.Redirects, MaxRedirects)
	set(&l.Connect, ConnectTime)
	set(&l.FirstByte, FirstByteTime)
	set(&l.Idle, IdleTime)
	set(&l.Total, TotalTime)
	set(&l.MaxWait, MaxWait)
	set(&l.Gap, MinGap)
	set(&l.PerHost, PerHost)
	return l
}

func set[T comparable](v *T, to T) {
	var zero T
	if *v == zero {
		*v = to
	}
}

// userAgent says honestly who asks.
func userAgent(o Options) string {
	if o.UserAgent != "" {
		return o.UserAgent
	}
	s := Agent
	if o.Version != "" {
		s += "/" + o.Version
	}
	about := "news reader that compares accounts"
	if o.Contact != "" {
		about += "; +" + o.Contact
	}
	return s + " (" + about + ")"
}

// product is the token of a User-Agent that rules of robots.txt go by.
func product(agent string) string {
	end := strings.IndexFunc(agent, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '_' && r != '-'
	})
	if end >= 0 {
		agent = agent[:end]
	}
	return strings.ToLower(agent)
}

type systemClock struct{}

func (systemClock) Now() time.Time { return time.Now() }

func (systemClock) Sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
