package fetch

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// Limits on robots.txt. RFC 9309 wants at least 500 KiB to be read; the rest
// of a longer file is left away.
const (
	maxRobots     = 512 << 10
	maxRules      = 10000
	maxRuleLength = 2048
	maxSitemaps   = 500
)

// rules are what a robots.txt says to us (RFC 9309). It is read here, since
// the libraries for it were seen to give up a whole file for one bad line, and
// to let patterns match in the middle of a path.
type rules struct {
	list     []rule
	delay    time.Duration // Crawl-delay
	sitemaps []string
}

type rule struct {
	pattern string // normalised
	allow   bool
}

// parseRules reads the groups of the product token, in lower case, or else
// those of "*".
func parseRules(raw []byte, product string) *rules {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	var ours, all rules
	named := false // a group names us
	var sitemaps []string
	inOurs, inAll, heading := false, false, false
	for line := range bytes.FieldsFuncSeq(raw, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if len(line) > maxRuleLength {
			continue
		}
		text, _, _ := strings.Cut(string(line), "#")
		key, value, ok := strings.Cut(text, ":")
		if !ok {
			continue
		}
		key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
		switch key {
		case "user-agent", "useragent":
			if !heading {
				inOurs, inAll = false, false
			}
			heading = true
			switch {
			case value == "*":
				inAll = true
			case token(value) == product:
				inOurs, named = true, true
			}
		case "allow", "disallow", "crawl-delay":
			heading = false
			if inOurs {
				ours.add(key, value)
			}
			if inAll {
				all.add(key, value)
			}
		case "sitemap":
			if len(sitemaps) < maxSitemaps && value != "" {
				sitemaps = append(sitemaps, value)
			}
		}
	}
	r := &all
	if named {
		r = &ours
	}
	r.sitemaps = sitemaps
	return r
}

// token is the product token that a line User-agent begins with.
func token(value string) string {
	if !strings.HasPrefix(value, "*") && product(value) != "" {
		return product(value)
	}
	return value
}

func (r *rules) add(key, value string) {
	if key == "crawl-delay" {
		if s, err := strconv.ParseFloat(value, 64); err == nil && s >= 0 {
			r.delay = time.Duration(min(s, MaxCrawlDelay.Seconds()) * float64(time.Second))
		}
		return
	}
	if value == "" || len(r.list) >= maxRules {
		return
	}
	if value[0] != '/' && value[0] != '*' {
		value = "/" + value
	}
	r.list = append(r.list, rule{pattern: normal(value), allow: key == "allow"})
}

// allowed reports whether a path, with its query, may be fetched: the longest
// rule that matches decides, and of two as long the one that allows.
func (r *rules) allowed(path string) bool {
	path = normal(path)
	if path == "/robots.txt" {
		return true
	}
	longest, allow := -1, true
	for _, rule := range r.list {
		n := len(rule.pattern)
		if n < longest || n == longest && !rule.allow || !matches(rule.pattern, path) {
			continue
		}
		longest, allow = n, rule.allow
	}
	return allow
}

// matches reports whether a path begins with a pattern, in which * is any
// run of characters and $ at the end the end of the path.
func matches(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	for i, part := range parts[1:] {
		if whole && i == len(parts)-2 {
			return strings.HasSuffix(path, part)
		}
		at := strings.Index(path, part)
		if at < 0 {
			return false
		}
		path = path[at+len(part):]
	}
	return !whole || path == ""
}

// normal gives paths one form of percent-encoding: unreserved characters plain,
// everything beyond ASCII encoded, digits in upper case.
func normal(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		encoded := false
		if c == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				c, encoded = byte(n), true
				i += 2
			}
		}
		unreserved := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
		if c >= 0x80 || c <= 0x20 || encoded && !unreserved {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
