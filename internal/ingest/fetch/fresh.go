package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// retryAfter reads Retry-After (RFC 9110, 10.2.3): seconds or a date.
func retryAfter(h http.Header, now time.Time) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	d, ok := seconds(v)
	if !ok {
		at, err := http.ParseTime(v)
		if err != nil {
			return 0
		}
		d = at.Sub(now)
	}
	return min(max(d, 0), MaxRetryAfter)
}

// freshUntil reads until when nothing new is to be expected (RFC 9111, 4.2):
// max-age less Age, else Expires against the server's own Date.
func freshUntil(h http.Header, now time.Time) time.Time {
	maxAge := time.Duration(-1)
	for _, v := range strings.Split(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(v)), "=")
		switch name {
		case "no-store", "no-cache":
			return time.Time{}
		case "max-age":
			if d, ok := seconds(strings.Trim(value, `"`)); ok {
				maxAge = d
			}
		}
	}
	var left time.Duration
	if maxAge >= 0 {
		age, _ := seconds(h.Get("Age"))
		left = maxAge - age
	} else {
		expires, err := http.ParseTime(h.Get("Expires"))
		if err != nil {
			return time.Time{}
		}
		date, err := http.ParseTime(h.Get("Date"))
		if err != nil {
			date = now
		}
		left = expires.Sub(date)
	}
	if left <= 0 {
		return time.Time{}
	}
	return now.Add(min(left, MaxFresh))
}

// seconds reads a whole number of seconds; one too large to be true is a very
// long time.
func seconds(s string) (time.Duration, bool) {
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n > int64(MaxFresh/time.Second) {
		return MaxFresh, true
	}
	return time.Duration(n) * time.Second, true
}
