// Package linked holds what the exports as linked data have in common: names
// of articles and statements that last, and addresses that may be written out.
package linked

import (
	"bufio"
	"crypto/sha1" //nolint:gosec // RFC 9562 makes names of version 5 with it
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	"synoptic"
)

// namespace is that of the names made here: the UUID of version 5 of the
// account's schema in the namespace of addresses (RFC 9562, 6.6).
var namespace = [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}

// UUID is a name for what the parts say (RFC 9562, version 5): the same parts
// give the same name.
func UUID(parts ...string) string {
	h := sha1.New() //nolint:gosec // as above
	h.Write(namespace[:])
	fmt.Fprintf(h, "%s", synoptic.AccountSchema)
	for _, p := range parts {
		fmt.Fprintf(h, " %d:%s", len(p), p)
	}
	b := h.Sum(nil)[:16]
	b[6] = b[6]&0x0f | 0x50
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// URN is UUID as a URI.
func URN(parts ...string) string { return "urn:uuid:" + UUID(parts...) }

// Text names an article's text, in which spans are counted.
func Text(a *synoptic.ArticleInfo) string { return URN("text", synoptic.Digest([]byte(a.Text))) }

// Article names an article: its address if it has one, else its ID.
func Article(a *synoptic.ArticleInfo) string {
	if u := Address(a.URL); u != "" {
		return u
	}
	return URN("article", a.ID)
}

// Address is s as an address of the web, "" where it is none: what comes from
// articles may be anything.
func Address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return ""
	}
	if strings.ContainsAny(u.Host, "<>\"{}|\\^` ") {
		return ""
	}
	u.RawQuery = strings.Map(func(r rune) rune {
		if r <= ' ' || r >= 0x7f || strings.ContainsRune("<>\"{}|\\^`", r) {
			return -1
		}
		return r
	}, u.RawQuery)
	return u.String()
}

// Write writes a value as indented JSON.
func Write(w io.Writer, v any) error {
	b := bufio.NewWriterSize(w, 1<<16)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return err
	}
	return b.Flush()
}
