package fetch

import (
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"synoptic"
	"synoptic/internal/ingest"
	"synoptic/internal/ingest/feed"
)

// Page is what lies at an address that a user named.
type Page struct {
	// Record is the article; its Meta.URL is where it was found in the end. Its
	// Text is "" where Feed is set or it has a Reason.
	Record ingest.Record
	// Feed says that it is no article, but says where articles are; feed.Parse,
	// or feed.ReadOPML, reads Response.Body. feed.None for an article.
	Feed     feed.Kind
	Response *Response
}

// pageTypes are the media types of what can be read.
var pageTypes = []string{
	"text/*", "application/xhtml+xml", "application/xml", "application/rss+xml", "application/x-rss+xml", "application/atom+xml", "application/rdf+xml",
	"application/feed+json", "application/json", "application/gzip", "application/x-gzip",
}

const pageAccept = "text/html,application/xhtml+xml,text/plain;q=0.9,application/rss+xml;q=0.8,application/atom+xml;q=0.8,application/feed+json;q=0.8,*/*;q=0.5"

// Page gets an address that may be an article, a feed or a sitemap, and tells
// which by its bytes and by what the server says.
func (c *Client) Page(ctx context.Context, address string) (*Page, error) {
	res, err := c.Get(ctx, Request{URL: address, Accept: pageAccept, Types: pageTypes})
	if err != nil {
		return nil, err
	}
	p := &Page{Response: res, Feed: feed.Sniff(res.Body)}
	if p.Feed != feed.None {
		p.Record = ingest.Record{Path: address, Raw: res.Body, SHA256: synoptic.Digest(res.Body), Meta: ingest.Metadata{URL: res.Final}}
		return p, nil
	}
	unusable := func(what string) (*Page, error) {
		return nil, &Error{URL: shown(address), Kind: ErrType, Cause: errors.New(what), Hint: hintType, Status: res.Status}
	}
	media := ingest.Media("")
	switch res.ContentType {
	case "text/html", "application/xhtml+xml":
		media = ingest.HTML
	case "application/json", "application/feed+json":
		return unusable("it is JSON, but no feed")
	case "application/rss+xml", "application/x-rss+xml", "application/atom+xml", "application/rdf+xml":
		return unusable("it says that it is a feed, but is none")
	}
	if len(res.Body) > ingest.MaxArticle {
		return nil, &Error{URL: shown(address), Kind: ErrTooLarge, Cause: fmt.Errorf("at most %s of an article are read", size(ingest.MaxArticle)), Status: res.Status}
	}
	if len(res.Body) == 0 {
		return nil, &Error{URL: shown(address), Kind: ErrStatus, Cause: errors.New("it is empty"), Status: res.Status}
	}
	text, encoding := byHeader(res)
	p.Record = ingest.FromBytes(address, text, media)
	if p.Record.Reason != "" {
		return unusable(p.Record.Reason)
	}
	p.Record.Raw, p.Record.SHA256 = res.Body, synoptic.Digest(res.Body)
	if encoding != "" {
		p.Record.Encoding = encoding
	}
	p.Record.Meta.URL = res.Final
	return p, nil
}

// byHeader decodes a body by the charset that the server named, where it is
// not UTF-8 anyhow; the server's word goes before the page's. Encoding is "" if
// the body was left as it is.
func byHeader(res *Response) (text []byte, encoding string) {
	if res.Charset == "" || utf8.Valid(res.Body) {
		return res.Body, ""
	}
	e, name := charset.Lookup(res.Charset)
	if e == nil || name == "utf-8" || name == "utf-16le" || name == "utf-16be" || name == "replacement" {
		return res.Body, ""
	}
	out, err := e.NewDecoder().Bytes(res.Body)
	if err != nil {
		return res.Body, ""
	}
	return out, name
}
