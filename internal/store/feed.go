package store

import (
	"context"
	"time"
)

// Feed is a feed or sitemap that is watched, and how far that got.
type Feed struct {
	URL   string // its address, the key
	Title string
	Site  string // the site's own address
	Kind  string // "rss", "atom", "json", "sitemap"; "" if never read
	// Outlet names the outlet where the feed's items do not; "" leaves it to them.
	Outlet string
	Group  string // the user's own heading for it (an OPML outline)
	Added  time.Time
	Paused bool

	ETag, LastModified string
	Polled             time.Time // last time, zero if never
	Succeeded          time.Time
	Next               time.Time // when it is to be polled next
	Failures           int       // in a row
	Error              string    // of the last poll, "" if it went well
	Hint               string    // what can be done about Error
	Items              int64     // brought in so far
	// State is what the scheduler keeps for itself, as JSON.
	State []byte
}

// FeedReader reads feeds.
type FeedReader interface {
	Feed(ctx context.Context, url string) (*Feed, error) // ErrNotFound
	// Feeds lists all feeds, by group and title.
	Feeds(ctx context.Context) ([]*Feed, error)
	// DueFeeds lists feeds that are not paused and whose Next is not after now,
	// longest due first.
	DueFeeds(ctx context.Context, now time.Time, limit int) ([]*Feed, error)
}

// FeedWriter changes feeds.
type FeedWriter interface {
	// PutFeed adds a feed or puts it in the place of the one of that URL.
	PutFeed(ctx context.Context, f *Feed) error
	// RemoveFeed forgets a feed; its articles stay (ErrNotFound).
	RemoveFeed(ctx context.Context, url string) error
}

// Outcome is what became of an item that came in.
type Outcome string

// The outcomes.
const (
	Added   Outcome = "added"
	Same    Outcome = "same"    // it was there already
	Revised Outcome = "revised" // a new version of a page
	Failed  Outcome = "failed"  // kept as an article that could not be read, or not kept at all
	Skipped Outcome = "skipped" // no article
)

// Item is something that came in, and what became of it.
type Item struct {
	Seq     int64 // its place in the log, from 1
	At      time.Time
	Source  string // the feed, archive or path that it came from
	Item    string // what it is called there: an address, FILE#ID
	Outcome Outcome
	Article string // its ID, "" if none was made
	Reason  string // why it failed or was skipped
	// Retry is when it is worth another try; zero for never. Tries counts them.
	Retry time.Time
	Tries int
}

// ItemFilter selects items; the zero value is all, the latest first.
type ItemFilter struct {
	Source  string
	Outcome Outcome
	Since   time.Time
}

// IntakeReader reads what came in.
type IntakeReader interface {
	// Item finds the latest entry of a source's item (ErrNotFound).
	Item(ctx context.Context, source, item string) (*Item, error)
	Items(ctx context.Context, f ItemFilter, p Page) ([]*Item, string, error)
	// Retries lists items whose Retry has come and that were not tried since.
	Retries(ctx context.Context, now time.Time, limit int) ([]*Item, error)
	// Mark gives how far a source was read when it was last stopped, "" if it was
	// never begun or read to its end.
	Mark(ctx context.Context, source string) (string, error)
}

// IntakeWriter logs what came in.
type IntakeWriter interface {
	// Log appends an entry and sets its Seq.
	Log(ctx context.Context, i *Item) error
	// SetMark keeps how far a source was read; "" forgets it.
	SetMark(ctx context.Context, source, mark string) error
}
