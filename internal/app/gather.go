package app

import (
	"context"
	"errors"
	"iter"
	"net/url"
	"strings"
	"time"

	"synoptic/internal/ingest"
	"synoptic/internal/ingest/feed"
	"synoptic/internal/ingest/fetch"
)

// Fetcher gets what lies at addresses of the web. *fetch.Client is one.
type Fetcher interface {
	Page(ctx context.Context, address string) (*fetch.Page, error)
}

const (
	// ahead is how many addresses are fetched at once.
	ahead = 6
	// maxNesting is how deep sitemaps may point at one another.
	maxNesting = 2
	// fullText is how long, in bytes of HTML, an item's own content has to be to
	// stand in for a page that cannot be fetched.
	fullText = 2000
)

// IsAddress reports whether what a user named is an address of the web.
func IsAddress(path string) bool {
	scheme, _, ok := strings.Cut(path, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// Gather gives the records under what a user named: files and folders in the
// order of their paths, then addresses in the order given, several fetched at
// once; f may be nil where there are none. A feed or sitemap gives the pages that it lists. What cannot be fetched
// is a record with its reason; an error is about one path and stops nothing.
func Gather(ctx context.Context, paths []string, f Fetcher, opts ingest.Options) iter.Seq2[ingest.Record, error] {
	var local, web []string
	for _, p := range paths {
		if IsAddress(p) {
			web = append(web, p)
		} else {
			local = append(local, p)
		}
	}
	return func(yield func(ingest.Record, error) bool) {
		if len(local) > 0 {
			for rec, err := range ingest.Read(ctx, local, opts) {
				if !yield(rec, err) {
					return
				}
			}
		}
		for _, address := range web {
			if f == nil {
				if !yield(ingest.Record{Path: address, Reason: "addresses are not fetched here"}, nil) {
					return
				}
				continue
			}
			for rec := range atAddress(ctx, f, address, 0) {
				if !yield(rec, nil) {
					return
				}
			}
		}
	}
}

// atAddress gives the records at one address.
func atAddress(ctx context.Context, f Fetcher, address string, depth int) iter.Seq[ingest.Record] {
	return func(yield func(ingest.Record) bool) {
		p, err := f.Page(ctx, address)
		switch {
		case err != nil:
			yield(Refused(address, err))
			return
		case p.Feed == feed.None:
			yield(fetched(p))
			return
		}
		parsed, err := feed.Parse(ctx, p.Response.Body, p.Response.ContentType, p.Response.Final)
		if err != nil {
			yield(Refused(address, err))
			return
		}
		if parsed.Kind == feed.Index {
			if depth == maxNesting {
				yield(Refused(address, errors.New("its sitemaps point at one another without end")))
				return
			}
			for _, it := range parsed.Items {
				for rec := range atAddress(ctx, f, it.URL, depth+1) {
					if !yield(rec) {
						return
					}
				}
			}
			return
		}
		for rec := range Items(ctx, f, address, parsed.Items) {
			if !yield(rec) {
				return
			}
		}
	}
}

// Items fetches the pages of a feed's items, several at once, and gives their
// records in the order of the items. What the feed says of an item goes before
// what its page does; where the page cannot be had, the feed's own text stands
// in for it if it is all there.
func Items(ctx context.Context, f Fetcher, source string, items []feed.Item) iter.Seq[ingest.Record] {
	return func(yield func(ingest.Record) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		order := make(chan chan ingest.Record, ahead)
		go func() {
			defer close(order)
			for _, it := range items {
				done := make(chan ingest.Record, 1)
				select {
				case order <- done:
				case <-ctx.Done():
					return
				}
				go func() { done <- item(ctx, f, source, it) }()
			}
		}()
		for done := range order {
			select {
			case rec := <-done:
				if !yield(rec) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// item is the record of one item of a feed.
func item(ctx context.Context, f Fetcher, source string, it feed.Item) ingest.Record {
	path := source + "#" + it.ID
	if it.URL != "" {
		path = source + "#" + it.URL
	}
	rec := ingest.Record{Path: path, Reason: "the feed names no page for it"}
	if it.URL != "" {
		p, err := f.Page(ctx, it.URL)
		switch {
		case err != nil:
			rec = Refused(path, err)
		case p.Feed != feed.None:
			rec.Reason = "the feed names another feed for it"
		default:
			rec = fetched(p)
			rec.Path = path
		}
	}
	if rec.Reason != "" && len(it.Content) >= fullText {
		whole := ingest.FromBytes(path, []byte("<!doctype html><html><head><title></title></head><body><article>"+it.Content+"</article></body></html>"), ingest.HTML)
		if whole.Reason == "" {
			rec = whole
			rec.Meta.URL = it.URL
		}
	}
	m := &rec.Meta
	m.ID = it.ID
	if it.Published != "" {
		m.Published, m.FromFeed = it.Published, true
	}
	if it.Title != "" {
		m.Title = it.Title
	}
	if it.Author != "" && m.Byline == "" {
		m.Byline = it.Author
	}
	if it.Source.Name != "" && !sameSite(it.URL, it.Source.URL) {
		m.Outlet = it.Source.Name
	}
	return rec
}

// fetched is a page's record with when it was fetched.
func fetched(p *fetch.Page) ingest.Record {
	rec := p.Record
	if !p.Response.Fetched.IsZero() {
		rec.Meta.Fetched = p.Response.Fetched.UTC().Format(time.RFC3339)
	}
	return rec
}

// sameSite reports whether two addresses are of one host, so that a source
// that is the page's own site needs no name of its own.
func sameSite(a, b string) bool {
	u, err := url.Parse(a)
	v, err2 := url.Parse(b)
	return err == nil && err2 == nil && strings.TrimPrefix(u.Hostname(), "www.") == strings.TrimPrefix(v.Hostname(), "www.")
}

// Refused is the record of what could not be fetched.
func Refused(path string, err error) ingest.Record {
	rec := ingest.Record{Path: path, Reason: err.Error()}
	var fe *fetch.Error
	if errors.As(err, &fe) {
		rec.Reason = fe.Kind.Error()
		if fe.Cause != nil {
			rec.Reason += ": " + fe.Cause.Error()
		}
		if fe.Hint != "" {
			rec.Reason += " (" + fe.Hint + ")"
		}
		rec.Meta.URL = fe.URL
	}
	return rec
}
