package collection

import (
	"net/url"
	"slices"
	"strings"
)

// tracking are query parameters that say where a reader came from and not
// which page it is.
var tracking = []string{"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "ocid", "cmpid", "ncid", "smid", "ref_src", "cmp", "ito", "yptr", "guccounter"}

// pageKey is what the addresses of one page have in common: without scheme,
// "www.", fragment and the parameters that track readers. It is "" for what is
// no address of the web.
func pageKey(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	if h, port, ok := strings.Cut(host, ":"); ok && (port == "80" || port == "443") {
		host = h
	}
	q := u.Query()
	for k := range q {
		low := strings.ToLower(k)
		if strings.HasPrefix(low, "utm_") || slices.Contains(tracking, low) {
			q.Del(k)
		}
	}
	key := host + strings.TrimSuffix(u.EscapedPath(), "/")
	if s := q.Encode(); s != "" { // in order of the keys
		key += "?" + s
	}
	return key
}
