package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"syscall"

	"code.dny.dev/ssrf"
)

const hintAddress = "addresses of this machine and of private networks are not fetched unless you allow them; save the page and name the file"

// guard says which addresses may be connected to. What is public is the list
// of code.dny.dev/ssrf, made from IANA's registries.
type guard struct {
	public *ssrf.Guardian
	ports  []uint16
	own    bool // this machine's addresses, on any port
	allow  []netip.Prefix
}

func newGuard(o Options) *guard {
	g := &guard{ports: o.Ports, own: o.AllowLoopback, allow: o.Allow, public: ssrf.New(ssrf.WithAnyPort())}
	if g.ports == nil {
		g.ports = []uint16{80, 443}
	}
	return g
}

func (g *guard) port(n uint16) bool { return slices.Contains(g.ports, n) }

func (g *guard) loopback(ip netip.Addr) bool { return g.own && ip.IsLoopback() }

// anyPort reports whether a name is this machine's own; its address is still
// looked at when it is known.
func (g *guard) anyPort(host string) bool {
	return g.own && (host == "localhost" || strings.HasSuffix(host, ".localhost"))
}

// addr says why an address may not be connected to, nil if it may.
func (g *guard) addr(ip netip.Addr) error {
	if g.loopback(ip) {
		return nil
	}
	for _, p := range g.allow {
		if p.Contains(ip) {
			return nil
		}
	}
	if g.public.SafeAddr(ip) != nil {
		return fmt.Errorf("%s is not public", ip)
	}
	return nil
}

// control is asked by the dialer before each connection, with the very address
// that is connected to: whatever was resolved before, nothing gets past it.
func (g *guard) control(network, address string, _ syscall.RawConn) error {
	if network != "tcp4" && network != "tcp6" {
		return fmt.Errorf("network %s", network)
	}
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if err := g.addr(at.Addr()); err != nil {
		return &Error{URL: address, Kind: ErrAddress, Cause: err, Hint: hintAddress}
	}
	if !g.loopback(at.Addr()) && !g.port(at.Port()) {
		return &Error{URL: address, Kind: ErrPort, Cause: fmt.Errorf("port %d", at.Port())}
	}
	return nil
}

// dialer connects to a name's public addresses, one after the other. The name
// is resolved here, and it is the address that was looked at that is connected
// to, so that a name that changes its answer gains nothing.
type dialer struct {
	guard    *guard
	resolver Resolver
	dial     func(ctx context.Context, network, address string) (net.Conn, error)
}

func (d *dialer) connect(ctx context.Context, _, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	var ips []netip.Addr
	if ip, err := netip.ParseAddr(host); err == nil {
		ips = []netip.Addr{ip}
	} else {
		if ips, err = d.resolver.LookupNetIP(ctx, "ip", host); err != nil {
			return nil, err
		}
		for i, ip := range ips {
			ips[i] = ip.Unmap().WithZone("") // resolvers give IPv4 in IPv6's form
		}
	}
	var refused error
	var failures []error
	for _, ip := range ips {
		if err := d.guard.addr(ip); err != nil {
			refused = &Error{URL: host, Kind: ErrAddress, Cause: err, Hint: hintAddress}
			continue
		}
		conn, err := d.dial(ctx, "tcp", net.JoinHostPort(ip.String(), port))
		if err == nil {
			return conn, nil
		}
		failures = append(failures, err)
		if ctx.Err() != nil {
			break
		}
	}
	switch {
	case len(failures) > 0:
		return nil, failures[0]
	case refused != nil:
		return nil, refused
	}
	return nil, errors.New("its name has no address")
}
