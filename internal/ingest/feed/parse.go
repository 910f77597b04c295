package feed

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"synoptic/internal/ingest"
)

// Sniff tells by the first bytes what something is. It looks inside gzip.
func Sniff(raw []byte) Kind {
	if packed(raw) {
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return None
		}
		raw, _ = io.ReadAll(io.LimitReader(z, MaxProlog)) // whatever came before an error
	}
	raw = raw[:min(len(raw), MaxProlog)]
	text, _, _ := ingest.Decode(raw, ingest.Plain)
	return sniff(text)
}

func sniff(text string) Kind {
	text = strings.TrimLeft(text, " \t\r\n\ufeff")
	if strings.HasPrefix(text, "{") {
		if strings.Contains(text[:min(len(text), MaxProlog)], "jsonfeed.org/version") {
			return JSON
		}
		return None
	}
	if !strings.Contains(text[:min(len(text), MaxProlog)], "<") {
		return None
	}
	_, _, name := root(text)
	return kindOf(name)
}

// Parse reads a feed or sitemap. ContentType is what the server said, "" if it
// is not known, and base the address that it was found at, against which its
// links are resolved. Broken items are left out and told of in Faults; an
// error is an *Error, or the context's.
func Parse(ctx context.Context, raw []byte, contentType, base string) (f *Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, &Error{Op: "feed", Kind: ErrBroken, Cause: fmt.Errorf("reading it failed: %v", r)}
		}
	}()
	outer := ctx
	ctx, cancel := context.WithTimeout(ctx, MaxTime)
	defer cancel()
	if raw, err = unpack(raw); err != nil {
		return nil, err
	}
	p := &parser{ctx: ctx, text: decode(raw, contentType), base: base}
	f, err = p.parse()
	switch {
	case outer.Err() != nil:
		return nil, outer.Err()
	case ctx.Err() != nil:
		return nil, &Error{Op: "feed", Kind: ErrTimeout, Cause: fmt.Errorf("longer than %s", MaxTime)}
	case err != nil:
		return nil, err
	}
	f.settle()
	return f, nil
}

type parser struct {
	ctx  context.Context
	text string
	base string
}

func (p *parser) parse() (*Feed, error) {
	switch kind := sniff(p.text); kind {
	case JSON:
		return p.json()
	case RSS, Atom:
		return p.xml(kind)
	case Sitemap, Index:
		return p.sitemap(kind)
	case OPML:
		return nil, &Error{Op: "feed", Kind: ErrOutline, Hint: "add it as a list of feeds (OPML)"}
	}
	e := &Error{Op: "feed", Kind: ErrNotFeed, Hint: "give the address of a feed, or of the page that links to it"}
	if _, _, name := root(p.text); name != "" {
		e.Cause = fmt.Errorf("it begins with <%s>", cut(name, 40))
	} else if strings.TrimSpace(p.text) == "" {
		e.Cause = errors.New("it is empty")
	}
	return nil, e
}

func packed(raw []byte) bool { return bytes.HasPrefix(raw, []byte("\x1f\x8b")) }

// unpack undoes gzip, in which sitemaps come, within limits.
func unpack(raw []byte) ([]byte, error) {
	if packed(raw) {
		z, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return nil, &Error{Op: "feed", Kind: ErrBroken, Cause: fmt.Errorf("not gzip: %w", err)}
		}
		limit := min(MaxInput, int64(len(raw))*MaxRatio+1<<20)
		out, err := io.ReadAll(io.LimitReader(z, limit+1))
		switch {
		case int64(len(out)) > limit:
			return nil, &Error{Op: "feed", Kind: ErrTooLarge, Cause: errors.New("it unpacks to far more than its size")}
		case err != nil && len(out) == 0:
			return nil, &Error{Op: "feed", Kind: ErrBroken, Cause: fmt.Errorf("not gzip: %w", err)}
		}
		raw = out // what came before it broke off is still good
	}
	if len(raw) > MaxInput {
		return nil, &Error{Op: "feed", Kind: ErrTooLarge, Cause: fmt.Errorf("at most %d MB are read", MaxInput>>20)}
	}
	return raw, nil
}

var declared = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

// decode turns bytes into UTF-8. What is UTF-8 is taken as such whatever it
// says, since servers that declare wrongly are many; else the server's word
// goes before the document's, as RFC 7303 has it.
func decode(raw []byte, contentType string) string {
	var names []string
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		names = append(names, params["charset"])
	}
	if m := declared.FindSubmatch(raw[:min(len(raw), 1024)]); m != nil {
		names = append(names, string(m[1]))
	}
	escapes := bytes.IndexByte(raw, 0x1b) >= 0 // ISO 2022 looks like ASCII
	if !utf8.Valid(raw) || escapes {
		for _, n := range names {
			e, name := charset.Lookup(n)
			if e == nil || name == "utf-8" || strings.HasPrefix(name, "utf-16") || name == "replacement" {
				continue
			}
			if out, err := e.NewDecoder().Bytes(raw); err == nil {
				return strings.ToValidUTF8(string(out), "\ufffd")
			}
		}
	}
	text, _, _ := ingest.Decode(raw, ingest.Plain)
	return text
}
