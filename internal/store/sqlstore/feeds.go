package sqlstore

import (
	"context"
	"strings"
	"time"

	"synoptic/internal/store"
)

const feedColumns = `url, title, site, kind, outlet, heading, added, paused, etag, last_modified, polled, succeeded, next, failures, error, hint, items, state`

func scanFeed(scan func(...any) error) (*store.Feed, error) {
	var f store.Feed
	var added, paused, polled, succeeded, next int64
	err := scan(&f.URL, &f.Title, &f.Site, &f.Kind, &f.Outlet, &f.Group, &added, &paused, &f.ETag, &f.LastModified, &polled, &succeeded, &next, &f.Failures, &f.Error, &f.Hint, &f.Items, &f.State)
	f.Added, f.Paused, f.Polled, f.Succeeded, f.Next = fromMicros(added), paused != 0, fromMicros(polled), fromMicros(succeeded), fromMicros(next)
	return &f, err
}

func (t *tx) feeds(ctx context.Context, rest string, args ...any) ([]*store.Feed, error) {
	var out []*store.Feed
	err := t.query(ctx, "SELECT "+feedColumns+" FROM feed "+rest, args, func(scan func(...any) error) error {
		f, err := scanFeed(scan)
		out = append(out, f)
		return err
	})
	return out, err
}

// Feed finds a feed by its address.
func (t *tx) Feed(ctx context.Context, url string) (*store.Feed, error) {
	list, err := t.feeds(ctx, "WHERE url = ?", key(url))
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, notFound("feed", url)
	}
	return list[0], nil
}

// Feeds lists all feeds, by group and title.
func (t *tx) Feeds(ctx context.Context) ([]*store.Feed, error) {
	return t.feeds(ctx, "ORDER BY heading, title, url")
}

// DueFeeds lists feeds that are to be polled, longest due first.
func (t *tx) DueFeeds(ctx context.Context, now time.Time, limit int) ([]*store.Feed, error) {
	return t.feeds(ctx, "WHERE paused = 0 AND next <= ? ORDER BY next, url LIMIT ?", micros(now), atMost(limit))
}

// PutFeed adds a feed or puts it in the place of the one of that address.
func (t *tx) PutFeed(ctx context.Context, f *store.Feed) error {
	names := strings.Split(feedColumns, ", ")
	set := make([]string, len(names))
	for i, n := range names {
		set[i] = n + " = excluded." + n
	}
	_, err := t.exec(ctx, "INSERT INTO feed ("+feedColumns+") VALUES (?"+strings.Repeat(", ?", len(names)-1)+") ON CONFLICT (url) DO UPDATE SET "+strings.Join(set, ", "),
		key(f.URL), key(f.Title), clean(f.Site), clean(f.Kind), clean(f.Outlet), key(f.Group), micros(f.Added), flag(f.Paused), clean(f.ETag), clean(f.LastModified),
		micros(f.Polled), micros(f.Succeeded), micros(f.Next), f.Failures, clean(f.Error), clean(f.Hint), f.Items, blob(f.State))
	return err
}

// RemoveFeed forgets a feed.
func (t *tx) RemoveFeed(ctx context.Context, url string) error {
	n, err := t.exec(ctx, "DELETE FROM feed WHERE url = ?", key(url))
	if err == nil && n == 0 {
		err = notFound("feed", url)
	}
	return err
}
