// Package fetch is the one way by which anything comes in from the network.
//
// A Client gets web addresses that strangers wrote: it connects to public
// addresses alone (looked at after the name was resolved, at each redirect and
// at each connection), keeps to limits of size, time and rate, asks robots.txt
// first, and says in plain words why something was not fetched.
package fetch

import (
	"context"
	"net/http"
	"net/netip"
	"time"
)

// Agent is the product token of the User-Agent header and the name under which
// rules of robots.txt are looked up.
const Agent = "Synoptic"

// Limits on what a server may do; the zero value of a field of Limits takes
// the constant.
const (
	// MaxBody is the largest body that is read, in bytes, after unpacking.
	MaxBody = 16 << 20
	// MaxWire is the largest body that is received, in bytes, before unpacking.
	MaxWire = 16 << 20
	// MaxBodyEver is what a Request may raise MaxBody and MaxWire to: the largest
	// sitemap of the protocol, 50 MB.
	MaxBodyEver = 50 << 20
	// MaxRatio is how many times its packed size a body may unpack to, once it
	// has given more than RatioGrace bytes.
	MaxRatio   = 100
	RatioGrace = 1 << 20
	// MaxHeader is the largest head of a response, in bytes.
	MaxHeader = 64 << 10
	// MaxRedirects is how many redirects are followed.
	MaxRedirects = 10
	// MaxURL is the longest address, in bytes.
	MaxURL = 2048
	// ConnectTime is how long a connection, and then its TLS handshake, may take.
	ConnectTime = 10 * time.Second
	// FirstByteTime is how long a server may take to begin its answer.
	FirstByteTime = 20 * time.Second
	// IdleTime is how long a body may give no byte.
	IdleTime = 15 * time.Second
	// TotalTime is how long one Get may be on the network, redirects together.
	// Waiting for a host's turn does not count.
	TotalTime = 60 * time.Second
	// MinGap is the time between two requests to one host.
	MinGap = time.Second
	// PerHost is how many requests to one host may be under way at once.
	PerHost = 2
	// MaxWait is how long a request waits for its host's turn; what would take
	// longer is refused with the time when it would be possible.
	MaxWait = 2 * time.Minute
	// MaxCrawlDelay is the longest Crawl-delay that is kept to.
	MaxCrawlDelay = 60 * time.Second
	// MaxRetryAfter is the longest Retry-After that is believed.
	MaxRetryAfter = 7 * 24 * time.Hour
	// MaxFresh is the longest freshness (Cache-Control, Expires) that is
	// believed.
	MaxFresh = 30 * 24 * time.Hour
	// MaxHosts is how many hosts' rules and turns are remembered.
	MaxHosts = 4096
)

// Limits change the constants of the same names, for one Client.
type Limits struct {
	Body, Wire                               int64
	Header                                   int64
	Redirects                                int
	Connect, FirstByte, Idle, Total, MaxWait time.Duration
	// Gap is the time between two requests to one host; below zero is none.
	Gap     time.Duration
	PerHost int
}

// Resolver finds the addresses of a name. *net.Resolver is one.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// Clock tells the time and waits. Timeouts of the network itself go by the
// machine's own clock.
type Clock interface {
	Now() time.Time
	// Sleep waits for d, or until the context ends and gives its error.
	Sleep(ctx context.Context, d time.Duration) error
}

// Options make a Client; the zero value is good and safe.
type Options struct {
	// Version goes into the User-Agent; "" leaves it away.
	Version string
	// UserAgent replaces the whole User-Agent. Rules of robots.txt are looked up
	// under its first product token.
	UserAgent string
	// Contact is an address or e-mail address for those who run servers; it goes
	// into the User-Agent.
	Contact string
	// AllowLoopback lets this machine's own addresses be fetched, on any port.
	AllowLoopback bool
	// Allow lets these networks be fetched though they are not public: an
	// intranet. Their ports are those of Ports.
	Allow []netip.Prefix
	// Ports are the ports that may be asked; nil is 80 and 443.
	Ports []uint16
	// IgnoreRobots asks no robots.txt.
	IgnoreRobots bool
	Limits       Limits
	Resolver     Resolver // nil is the machine's
	Clock        Clock    // nil is the machine's
}

// Request is one address to get.
type Request struct {
	URL string
	// ETag and LastModified are those of a Response that is at hand; the answer
	// may then be NotModified.
	ETag, LastModified string
	// Accept is the Accept header; "" is anything.
	Accept string
	// Types, if set, are the media types that are wanted ("text/html"; "image/*");
	// others are refused before their body is read. An answer that has none, or
	// application/octet-stream, is always read.
	Types []string
	// MaxBody changes the largest body, in bytes, up to MaxBodyEver.
	MaxBody int64
}

// Hop is one redirect.
type Hop struct {
	From   string
	To     string
	Status int
}

// Permanent reports whether the address has moved for good.
func (h Hop) Permanent() bool {
	return h.Status == http.StatusMovedPermanently || h.Status == http.StatusPermanentRedirect
}

// Response is what a server answered.
type Response struct {
	URL   string // as asked
	Final string // where it was found
	// Moved is the address that should be asked from now on: where an unbroken
	// run of permanent redirects leads; "" if the address is still right.
	Moved       string
	Hops        []Hop
	Status      int
	NotModified bool   // the copy at hand is still good; Body is nil
	Body        []byte // unpacked
	// ContentType is the media type in lower case without parameters, and Charset
	// its parameter; "" where the server did not say.
	ContentType, Charset string
	ETag, LastModified   string // to be given to the next Request
	Fetched              time.Time
	// FreshUntil is how long the server says that nothing new will be there (by
	// Cache-Control or Expires); zero if it does not.
	FreshUntil time.Time
}
