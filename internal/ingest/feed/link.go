package feed

import (
	"net/url"
	"strings"
)

// resolve gives an absolute http or https address, "" if there is none.
func resolve(base, ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || len(ref) > MaxField {
		return ""
	}
	u, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if !u.IsAbs() {
		b, err := url.Parse(base)
		if err != nil || !b.IsAbs() {
			return ""
		}
		u = b.ResolveReference(u)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return ""
	}
	return u.String()
}

func absolute(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// trackers are parameters that only count who clicks: no server needs them to
// find a page. One that ends in _ is a beginning.
var trackers = []string{
	"utm_", "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid",
	"mc_cid", "mc_eid", "_hsenc", "_hsmi", "mkt_tok", "at_medium", "at_campaign", "at_custom1", "at_custom2", "at_custom3", "at_custom4",
	"ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee", "cmpid", "ocid", "xtor",
}

// signed are parameters over which an address may be signed; such an address
// is left as it is.
var signed = []string{"sig", "signature", "hmac", "hash", "token", "policy", "x-amz-signature"}

// clean takes the parameters of trackers out of an address and leaves every
// other byte of it.
func clean(address string) string {
	address, fragment, _ := strings.Cut(address, "#")
	if fragment != "" && !strings.HasPrefix(fragment, "xtor=") {
		fragment = "#" + fragment
	} else {
		fragment = ""
	}
	path, query, ok := strings.Cut(address, "?")
	if !ok {
		return address + fragment
	}
	var kept []string
	for _, pair := range strings.Split(query, "&") {
		key, _, _ := strings.Cut(pair, "=")
		key = strings.ToLower(key)
		if is(key, signed) {
			return address + fragment
		}
		if !tracks(key) {
			kept = append(kept, pair)
		}
	}
	if len(kept) > 0 {
		path += "?" + strings.Join(kept, "&")
	}
	return path + fragment
}

func tracks(key string) bool {
	for _, t := range trackers {
		if key == t || strings.HasSuffix(t, "_") && strings.HasPrefix(key, t) {
			return true
		}
	}
	return false
}
