package fetch

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// names turns a host into its ASCII form the way browsers do (UTS 46), so that
// digits and dots of other scripts are seen for what they are.
func names() *idna.Profile {
	return idna.New(idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false), idna.BidiRule())
}

const hintURL = "give an address that begins with https:// or http://"

// parse reads an address and refuses what no page has: other schemes, names
// and passwords, numbers that only look like a name, other ports. The result
// has its host in ASCII and lower case, without the dot at the end and without
// the scheme's own port, a path, and no fragment.
func (c *Client) parse(raw string) (*url.URL, error) {
	refuse := func(kind error, hint, format string, args ...any) error {
		return &Error{URL: shown(raw), Kind: kind, Cause: fmt.Errorf(format, args...), Hint: hint}
	}
	raw = strings.TrimSpace(raw)
	if len(raw) > MaxURL {
		return nil, refuse(ErrURL, "", "longer than %d bytes", MaxURL)
	}
	u, err := url.Parse(raw)
	if err != nil {
		var ue *url.Error
		if errors.As(err, &ue) {
			err = ue.Err
		}
		return nil, refuse(ErrURL, hintURL, "%w", err)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" || u.Opaque != "" {
		if u.Scheme == "" {
			return nil, refuse(ErrURL, hintURL, "it has no scheme")
		}
		return nil, refuse(ErrURL, hintURL, "its scheme is %q", u.Scheme)
	}
	if u.User != nil {
		return nil, refuse(ErrURL, "leave the name and password away", "it holds a name or password")
	}
	host, err := hostname(u.Hostname())
	if err != nil {
		return nil, refuse(ErrURL, "check the spelling of the address", "%w", err)
	}
	port, err := c.port(u, host)
	if err != nil {
		return nil, refuse(ErrPort, "only ports 80 and 443 are asked unless you allow others", "%w", err)
	}
	if ip, err := netip.ParseAddr(host); err == nil {
		if err := c.guard.addr(ip); err != nil {
			return nil, refuse(ErrAddress, hintAddress, "%w", err)
		}
		if ip.Is6() {
			host = "[" + host + "]"
		}
	}
	u.Host = host
	if port != "" {
		u.Host += ":" + port
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// port checks an address's port; "" is the scheme's own.
func (c *Client) port(u *url.URL, host string) (string, error) {
	own := map[string]string{"http": "80", "https": "443"}[u.Scheme]
	port := u.Port()
	if port == "" {
		port = own
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return "", fmt.Errorf("port %q", port)
	}
	if ip, err := netip.ParseAddr(host); (err != nil || !c.guard.loopback(ip)) && !c.guard.anyPort(host) && !c.guard.port(uint16(n)) {
		return "", fmt.Errorf("port %d", n)
	}
	if port == own {
		return "", nil
	}
	return strconv.FormatUint(n, 10), nil
}

// hostname gives a host's one form: a name in ASCII and lower case, or an
// address. A name whose last label is a number is an address in disguise
// ("127.1", "0x7f000001", "2130706433", "0177.0.0.1") that resolvers read in
// several ways.
func hostname(host string) (string, error) {
	if host == "" {
		return "", errors.New("it has no host")
	}
	if strings.Contains(host, ":") {
		ip, err := netip.ParseAddr(host)
		if err != nil || ip.Zone() != "" {
			return "", fmt.Errorf("the host [%s] is no address", host)
		}
		return ip.String(), nil
	}
	// What comes out must be its own form: a broken name may become another.
	ascii, err := names().ToASCII(host)
	if again, err2 := names().ToASCII(ascii); err != nil || err2 != nil || again != ascii {
		return "", fmt.Errorf("the host %q is no name", host)
	}
	ascii = strings.TrimSuffix(strings.ToLower(ascii), ".")
	if len(ascii) > 253 {
		return "", errors.New("the host is too long")
	}
	labels := strings.Split(ascii, ".")
	for _, l := range labels {
		if l == "" || len(l) > 63 {
			return "", fmt.Errorf("the host %q is no name", host)
		}
		for i := range len(l) {
			if c := l[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_' {
				return "", fmt.Errorf("the host %q is no name", host)
			}
		}
	}
	if !number(labels[len(labels)-1]) {
		return ascii, nil
	}
	ip, err := netip.ParseAddr(ascii) // four decimal numbers without leading zeros
	if err != nil {
		return "", fmt.Errorf("the host %q is a number in disguise", host)
	}
	return ip.String(), nil
}

// number reports whether a label is a number as the URL standard reads it.
func number(label string) bool {
	if hex, ok := strings.CutPrefix(label, "0x"); ok {
		_, err := strconv.ParseUint(hex, 16, 64)
		return hex == "" || err == nil || errors.Is(err, strconv.ErrRange)
	}
	for i := range len(label) {
		if label[i] < '0' || label[i] > '9' {
			return false
		}
	}
	return true
}

// shown is an address fit for a message: short, and without a password.
func shown(raw string) string {
	raw = strings.TrimSpace(raw)
	if u, err := url.Parse(raw); err == nil && u.User != nil {
		u.User = url.User("…")
		raw = u.String()
	}
	if len(raw) > 200 {
		raw = strings.ToValidUTF8(raw[:200], "") + "…"
	}
	return raw
}
