package feed

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"strings"

	"golang.org/x/net/html"

	"synoptic/internal/ingest"
)

// Limits on a page that links to feeds.
const (
	maxPage  = 4 << 20
	maxToken = 256 << 10
	maxLinks = 100
)

// Link is a feed that a page links to.
type Link struct {
	URL   string // absolute
	Title string
	Kind  Kind
}

// Discover finds the feeds that a page names by <link rel="alternate">, in the
// order in which they stand there. Base is the page's address.
func Discover(page []byte, base string) []Link {
	page = page[:min(len(page), maxPage)]
	text, _, _ := ingest.Decode(page, ingest.HTML)
	z := html.NewTokenizer(bytes.NewReader([]byte(text)))
	z.SetMaxBuf(maxToken)
	var out []Link
	seen := map[string]bool{}
	based := false
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return out // a tag too long to be one
			}
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			name, has := z.TagName()
			tag := string(name)
			if !has || tag != "link" && tag != "base" {
				continue
			}
			a := attributes(z)
			if tag == "base" {
				if b := resolve(base, a["href"]); b != "" && !based {
					base, based = b, true
				}
				continue
			}
			kind := linkKind(a)
			url := resolve(base, a["href"])
			if kind == None || url == "" || seen[url] {
				continue
			}
			seen[url] = true
			out = append(out, Link{URL: url, Title: line(a["title"]), Kind: kind})
			if len(out) == maxLinks {
				return out
			}
		}
	}
}

// attributes reads a tag's attributes; of two of a name the first counts.
func attributes(z *html.Tokenizer) map[string]string {
	out := map[string]string{}
	for {
		k, v, more := z.TagAttr()
		if _, ok := out[string(k)]; !ok && len(k) > 0 {
			out[string(k)] = string(v)
		}
		if !more {
			return out
		}
	}
}

// linkKind tells whether a link leads to a feed.
func linkKind(a map[string]string) Kind {
	rels := strings.Fields(strings.ToLower(a["rel"]))
	if !is("alternate", rels) && !is("feed", rels) || is("stylesheet", rels) {
		return None
	}
	media, _, err := mime.ParseMediaType(a["type"])
	if err != nil {
		media = strings.ToLower(strings.TrimSpace(a["type"]))
	}
	switch media {
	case "application/rss+xml", "application/rdf+xml", "text/rss", "application/x-rss+xml", "text/xml", "application/xml":
		return RSS
	case "application/atom+xml":
		return Atom
	case "application/feed+json":
		return JSON
	case "application/json":
		// WordPress links to its programming interface so; a feed says its name.
		if strings.Contains(strings.ToLower(a["href"]+a["title"]), "feed") {
			return JSON
		}
		return None
	}
	if media == "" && is("feed", rels) {
		return RSS
	}
	return None
}
