package collection

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"synoptic/internal/app"
	"synoptic/internal/ingest"
	"synoptic/internal/ingest/feed"
	"synoptic/internal/ingest/fetch"
	"synoptic/internal/store"
)

// Client is what a collection fetches with. *fetch.Client is one.
type Client interface {
	app.Fetcher
	Get(ctx context.Context, r fetch.Request) (*fetch.Response, error)
}

// ErrNoFeed is that of an address at which there is neither a feed nor a page
// that names one.
var ErrNoFeed = errors.New("there is no feed at that address, and the page names none")

const (
	// pollMost is how many items of a feed are taken in one poll; the rest comes
	// with the next.
	pollMost = 500
	// pollAtOnce is how many of them are fetched before they are added.
	pollAtOnce = 24
)

// feedAccept is what a poll asks for.
const feedAccept = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5"

// Subscribe adds the feed at an address: the address itself if it is one, else
// the first feed that the page there names.
func (c *Collection) Subscribe(ctx context.Context, client Client, address, group string) (*store.Feed, error) {
	p, err := client.Page(ctx, address)
	if err != nil {
		return nil, err
	}
	if p.Feed == feed.None {
		links := feed.Discover(p.Response.Body, p.Response.Final)
		if len(links) == 0 {
			return nil, fmt.Errorf("%s: %w", address, ErrNoFeed)
		}
		if p, err = client.Page(ctx, links[0].URL); err != nil {
			return nil, err
		}
		if p.Feed == feed.None {
			return nil, fmt.Errorf("%s: %w", address, ErrNoFeed)
		}
	}
	parsed, err := feed.Parse(ctx, p.Response.Body, p.Response.ContentType, p.Response.Final)
	if err != nil {
		return nil, err
	}
	f := &store.Feed{URL: p.Response.URL, Title: parsed.Title, Site: parsed.Link, Kind: string(parsed.Kind), Group: group, Added: c.time()}
	if p.Response.Moved != "" {
		f.URL = p.Response.Moved
	}
	f.Next = f.Added
	return f, c.PutFeeds(ctx, []*store.Feed{f})
}

// PutFeeds adds feeds, and leaves those that are there as they are.
func (c *Collection) PutFeeds(ctx context.Context, feeds []*store.Feed) error {
	return c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		for _, f := range feeds {
			_, err := w.Feed(ctx, f.URL)
			there, err := found(err)
			if err != nil {
				return err
			}
			if there {
				continue
			}
			if err := w.PutFeed(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
}

// Polled is what came of asking one feed.
type Polled struct {
	Feed   *store.Feed
	Intake Intake
	Err    error
}

// Poll asks one feed for what is new and adds it. What goes wrong is kept with
// the feed; the error is about the store alone.
func (c *Collection) Poll(ctx context.Context, client Client, address string, kept func(store.Item)) (*Polled, error) {
	f, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) (*store.Feed, error) { return r.Feed(ctx, address) })
	if err != nil {
		return nil, err
	}
	out := &Polled{Feed: f}
	now := c.time()
	state := feed.State{Feed: f.URL}
	if len(f.State) > 0 {
		if err := json.Unmarshal(f.State, &state); err != nil {
			state = feed.State{Feed: f.URL}
		}
	}
	since := now.Sub(f.Polled)
	f.Polled, state.RetryAfter, state.FreshUntil = now, time.Time{}, time.Time{}
	parsed, moved, err := c.ask(ctx, client, f, &state)
	if parsed == nil && err == nil && state.Gap > 0 {
		state.Gap += since // a feed that has gone quiet is asked less and less
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		out.Err = err
		f.Failures++
		f.Error, f.Hint = err.Error(), hintOf(err)
		noteFailure(&state, now, err)
	default:
		f.Failures, f.Error, f.Hint, f.Succeeded = 0, "", "", now
	}
	if parsed != nil {
		fresh, err := c.fresh(ctx, f.URL, parsed.Items)
		if err != nil {
			return nil, err
		}
		if out.Intake, err = c.take(ctx, client, f, fresh, kept); err != nil {
			return nil, err
		}
		for _, fault := range parsed.Faults {
			if err := c.note(ctx, store.Item{At: now, Source: f.URL, Item: f.URL + "#" + fault.Title, Outcome: store.Failed, Reason: fault.Reason}); err != nil {
				return nil, err
			}
		}
		f.Items += int64(out.Intake.Added + out.Intake.Revised + out.Intake.Queued)
	}
	state.Failures = f.Failures
	plan := feed.Next(now, state)
	f.Next, f.Paused = plan.At, f.Paused || plan.Never
	if f.State, err = json.Marshal(state); err != nil {
		return nil, err
	}
	return out, c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
		if moved != "" && moved != f.URL {
			// It moved for good: what came from it stays under its old name.
			if err := w.RemoveFeed(ctx, f.URL); err != nil {
				return err
			}
			f.URL = moved
		}
		return w.PutFeed(ctx, f)
	})
}

// take fetches items and adds them, some at a time: while others' are added,
// a feed's next ones are fetched.
func (c *Collection) take(ctx context.Context, client Client, f *store.Feed, items []feed.Item, kept func(store.Item)) (Intake, error) {
	var sum Intake
	for part := range slices.Chunk(items[:min(len(items), pollMost)], pollAtOnce) {
		records := slices.Collect(outletOf(f, app.Items(ctx, client, f.URL, part)))
		some, err := c.Add(ctx, each(records), AddOptions{Source: f.URL, Kept: kept})
		sum.add(some)
		if err != nil {
			return sum, err
		}
	}
	return sum, nil
}

// ask gets a feed, nil if nothing in it is new, and where it moved to.
func (c *Collection) ask(ctx context.Context, client Client, f *store.Feed, state *feed.State) (*feed.Feed, string, error) {
	res, err := client.Get(ctx, fetch.Request{URL: f.URL, ETag: f.ETag, LastModified: f.LastModified, Accept: feedAccept, MaxBody: feed.MaxInput})
	if err != nil {
		return nil, "", err
	}
	state.FreshUntil = res.FreshUntil
	if res.NotModified {
		return nil, res.Moved, nil
	}
	parsed, err := feed.Parse(ctx, res.Body, res.ContentType, res.Final)
	if err != nil {
		return nil, res.Moved, err
	}
	f.ETag, f.LastModified, f.Kind = res.ETag, res.LastModified, string(parsed.Kind)
	if parsed.Title != "" {
		f.Title = parsed.Title
	}
	if parsed.Link != "" {
		f.Site = parsed.Link
	}
	state.Hints, state.Gap = parsed.Hints, feed.Gap(c.time(), parsed.Items)
	return parsed, res.Moved, nil
}

// fresh are the items of a feed that were never taken in, or that the feed says
// were updated since.
func (c *Collection) fresh(ctx context.Context, source string, items []feed.Item) ([]feed.Item, error) {
	return view(ctx, c.store, func(ctx context.Context, r store.Reader) ([]feed.Item, error) {
		var out []feed.Item
		for _, it := range items {
			path := source + "#" + it.ID
			if it.URL != "" {
				path = source + "#" + it.URL
			}
			last, err := r.Item(ctx, source, path)
			there, err := found(err)
			if err != nil {
				return nil, err
			}
			if there && !updatedSince(it, last.At) {
				continue
			}
			out = append(out, it)
		}
		return out, nil
	})
}

// updatedSince reports whether a feed says that an item changed after a time.
func updatedSince(it feed.Item, at time.Time) bool {
	t, err := time.Parse(time.RFC3339, it.Updated)
	return err == nil && t.After(at)
}

// outletOf names the outlet that the user gave a feed, where its items name
// none.
func outletOf(f *store.Feed, records iter.Seq[ingest.Record]) iter.Seq[ingest.Record] {
	if f.Outlet == "" {
		return records
	}
	return func(yield func(ingest.Record) bool) {
		for rec := range records {
			if rec.Meta.Outlet == "" {
				rec.Meta.Outlet = f.Outlet
			}
			if !yield(rec) {
				return
			}
		}
	}
}

func each(records []ingest.Record) iter.Seq2[ingest.Record, error] {
	return func(yield func(ingest.Record, error) bool) {
		for _, rec := range records {
			if !yield(rec, nil) {
				return
			}
		}
	}
}

// note logs something that came in and made no article.
func (c *Collection) note(ctx context.Context, i store.Item) error {
	return c.store.Update(ctx, func(ctx context.Context, w store.Writer) error { return w.Log(ctx, &i) })
}

// noteFailure keeps what a failed poll says of the next.
func noteFailure(state *feed.State, now time.Time, err error) {
	var fe *fetch.Error
	if !errors.As(err, &fe) {
		return
	}
	state.Gone = errors.Is(err, fetch.ErrGone)
	if fe.RetryAfter > 0 {
		state.RetryAfter = now.Add(fe.RetryAfter)
	}
}

func hintOf(err error) string {
	var fe *fetch.Error
	var pe *feed.Error
	switch {
	case errors.As(err, &fe):
		return fe.Hint
	case errors.As(err, &pe):
		return pe.Hint
	}
	return ""
}

// FeedsOf are the feeds of a list (OPML), to be put into the collection.
func (c *Collection) FeedsOf(list []feed.Outline) []*store.Feed {
	out := make([]*store.Feed, len(list))
	for i, o := range list {
		out[i] = &store.Feed{URL: o.URL, Title: o.Title, Site: o.Site, Kind: string(o.Kind), Group: strings.Join(o.Group, groupSign), Added: c.time()}
		out[i].Next = out[i].Added
	}
	return out
}
