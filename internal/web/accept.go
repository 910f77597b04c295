package web

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// wantsJSON reports whether a client asked for JSON rather than a page: by the
// address, or by preferring it (RFC 9110, 12.5.1).
func wantsJSON(r *http.Request) bool {
	if r.Context().Value(jsonKey{}) != nil {
		return true
	}
	accept := strings.Join(r.Header.Values("Accept"), ",")
	j := max(quality(accept, "application/json"), quality(accept, "application/problem+json"))
	return j > 0 && j > quality(accept, "text/html")
}

// quality is how much an Accept header wants a media type by its name: from 0
// to 1. Ranges with a star say nothing of what a client would rather have.
func quality(accept, media string) float64 {
	best := 0.0
	for part := range strings.SplitSeq(accept, ",") {
		name, params, err := mime.ParseMediaType(part)
		if err != nil || name != media {
			continue
		}
		q := 1.0
		if s, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(s, 64); err != nil || q != q || q < 0 {
				q = 0
			}
		}
		best = max(best, min(q, 1))
	}
	return best
}
