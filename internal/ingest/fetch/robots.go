package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"sync"
	"time"
)

// How long what a robots.txt said is believed: a day at most, longer only while
// it cannot be read (RFC 9309, 2.4); and how long after a failure it is asked
// again.
const (
	robotsMin       = 10 * time.Minute
	robotsMax       = 24 * time.Hour
	robotsStale     = 30 * 24 * time.Hour
	robotsRetry     = 10 * time.Minute
	robotsRedirects = 5
)

// robots keeps what each host's robots.txt says.
type robots struct {
	client  *Client
	product string

	mu    sync.Mutex
	hosts map[string]*site
}

// site is one host's. Its turn is held by who asks for its robots.txt, so that
// it is asked once.
type site struct {
	turn  chan struct{}
	rules *rules // nil forbids all
	why   error  // why it does
	until time.Time
	read  time.Time // when rules were read
}

func newRobots(c *Client) *robots {
	return &robots{client: c, product: product(c.agent), hosts: map[string]*site{}}
}

// check reports whether an address may be fetched, and the pause that its host
// wants.
func (r *robots) check(ctx context.Context, u *url.URL) (delay time.Duration, err error) {
	rules, why, err := r.of(ctx, u)
	if err != nil {
		return 0, err
	}
	if rules == nil {
		return 0, &Error{URL: shown(u.String()), Kind: ErrRobots, Cause: fmt.Errorf("it could not be read, which counts as a no: %w", why), Hint: "try again later"}
	}
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !rules.allowed(path) {
		return 0, &Error{URL: shown(u.String()), Kind: ErrRobots, Hint: "open it in a browser, save the page and name the file"}
	}
	return rules.delay, nil
}

// of gives what an address's host says, from memory while that is fresh.
func (r *robots) of(ctx context.Context, u *url.URL) (*rules, error, error) {
	s := r.site(u.Scheme + "://" + u.Host)
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	now := r.client.clock.Now()
	if now.Before(s.until) {
		return s.rules, s.why, nil
	}
	ask := *u
	ask.Path, ask.RawPath, ask.RawQuery = "/robots.txt", "", ""
	res, err := r.client.follow(ctx, &ask, Request{URL: ask.String(), MaxBody: maxRobots}, manner{cut: true, redirects: robotsRedirects})
	if err == nil {
		s.rules, s.why, s.read = parseRules(res.Body, r.product), nil, now
		s.until = now.Add(robotsMax)
		if !res.FreshUntil.IsZero() {
			s.until = now.Add(min(max(res.FreshUntil.Sub(now), robotsMin), robotsMax))
		}
		return s.rules, nil, nil
	}
	var e *Error
	if !errors.As(err, &e) {
		return nil, nil, err // the context ended
	}
	switch e.Kind {
	case ErrNotFound, ErrGone, ErrDenied, ErrStatus, ErrRedirects:
		// "Unavailable": there is none, and everything may be read.
		s.rules, s.why, s.read, s.until = &rules{}, nil, now, now.Add(robotsMax)
	case ErrNetwork, ErrTimeout, ErrAddress, ErrPort:
		// The page itself could not be had either; that is the better reason.
		return nil, nil, about(e, u)
	default:
		// "Unreachable": what it said before holds on for a while; else nothing
		// may be read.
		if s.rules == nil || now.Sub(s.read) > robotsStale {
			s.rules, s.why = nil, err
		}
		s.until = now.Add(robotsRetry)
	}
	return s.rules, s.why, nil
}

// about is an error about another address.
func about(e *Error, u *url.URL) *Error {
	c := *e
	c.URL = shown(u.String())
	return &c
}

func (r *robots) site(key string) *site {
	r.mu.Lock()
	defer r.mu.Unlock()
	s := r.hosts[key]
	if s != nil {
		return s
	}
	if len(r.hosts) >= MaxHosts {
		// Forgetting costs another question, no more.
		clear(r.hosts)
	}
	s = &site{turn: make(chan struct{}, 1)}
	r.hosts[key] = s
	return s
}

// Sitemaps gives the addresses of sitemaps that the robots.txt of an address's
// host names, each as written there.
func (c *Client) Sitemaps(ctx context.Context, address string) ([]string, error) {
	u, err := c.parse(address)
	if err != nil {
		return nil, err
	}
	rules, why, err := c.robots.of(ctx, u)
	switch {
	case err != nil:
		return nil, err
	case rules == nil:
		return nil, why
	}
	return rules.sitemaps, nil
}
