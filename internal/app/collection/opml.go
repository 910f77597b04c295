package collection

import (
	"context"
	"io"
	"strings"
	"time"

	"synoptic/internal/ingest/feed"
	"synoptic/internal/store"
)

// ImportFeeds puts the feeds of a list (OPML) into the collection and leaves
// those that are there as they are. It gives how many the list names, and what
// in it could not be taken.
func (c *Collection) ImportFeeds(ctx context.Context, raw []byte) (int, []feed.Fault, error) {
	list, faults, err := feed.ReadOPML(raw, "")
	if err != nil {
		return 0, nil, err
	}
	return len(list), faults, c.PutFeeds(ctx, c.FeedsOf(list))
}

// WriteFeeds writes feeds as a list (OPML) that other readers of feeds take.
func WriteFeeds(w io.Writer, feeds []*store.Feed, at time.Time) error {
	list := make([]feed.Outline, len(feeds))
	for i, f := range feeds {
		list[i] = feed.Outline{URL: f.URL, Title: f.Title, Site: f.Site, Kind: feed.Kind(f.Kind)}
		if f.Group != "" {
			list[i].Group = strings.Split(f.Group, groupSign)
		}
	}
	return feed.WriteOPML(w, "Feeds that Synoptic watches", at, list)
}

// groupSign stands between the headings that a feed is listed under.
const groupSign = " / "
