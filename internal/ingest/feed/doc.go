// Package feed reads what says where articles are: RSS, Atom and JSON feeds,
// sitemaps with or without news, indexes of sitemaps, lists of feeds (OPML),
// and the links to feeds on a page. It also says when a feed is to be asked
// again. It takes bytes and fetches nothing.
package feed

import (
	"errors"
	"fmt"
	"time"
)

// Limits on what strangers may hand in.
const (
	// MaxInput is the largest feed or sitemap, in bytes, after unpacking.
	MaxInput = 50 << 20
	// MaxRatio is how many times its size a packed sitemap may unpack to.
	MaxRatio = 200
	// MaxItems is how many items of a feed are read, and MaxURLs how many of a
	// sitemap (the protocol's own limit).
	MaxItems = 5000
	MaxURLs  = 50000
	// MaxTags is how many tags a feed's XML may have, MaxItemTags one item's.
	MaxTags     = 300000
	MaxItemTags = 20000
	// MaxNesting is how deep tags may lie in one another.
	MaxNesting = 256
	// MaxProlog is how far into the bytes the first tag may stand.
	MaxProlog = 64 << 10
	// MaxRootTag is how long that tag may be.
	MaxRootTag = 16 << 10
	// MaxTime is how long reading one feed may take.
	MaxTime = 10 * time.Second
	// MaxFaults is how many broken items are told of.
	MaxFaults = 100
	// MaxField is the longest title, name, address or id, in bytes.
	MaxField = 4096
)

// Kind is what something that says where articles are is written in.
type Kind string

// The kinds. None is anything else: a page, a text.
const (
	None    Kind = ""
	RSS     Kind = "rss"
	Atom    Kind = "atom"
	JSON    Kind = "json"
	Sitemap Kind = "sitemap"
	Index   Kind = "sitemap-index" // its items are sitemaps
	OPML    Kind = "opml"          // see ReadOPML
)

// Feed is what Parse reads.
type Feed struct {
	Kind     Kind
	Title    string
	Link     string // the site's address, absolute
	Language string
	Hints    Hints
	Items    []Item
	// Faults are items that could not be read, the first MaxFaults of them, and
	// what else was left away.
	Faults []Fault
}

// Item is one article, or for an Index one sitemap. "" is unknown.
type Item struct {
	// ID is the feed's own name for it, else its address, else a digest of it;
	// no two items of a feed share one.
	ID string
	// URL is absolute, without parameters that only track who clicks.
	URL   string
	Title string
	// Published and Updated are ISO 8601 as precise as was told, with the zone as
	// it was told: "2024-08-05T10:00:00+02:00"; "2024-08-05T10:00:00" where no
	// zone was told; "2024-08-05".
	Published, Updated string
	Author             string
	Summary            string // HTML
	Content            string // HTML; the whole text where the feed carries it
	Language           string // where the item says its own
	Source             Source // an aggregator's original outlet
}

// Source is who published an item first.
type Source struct{ Name, URL string }

// Fault is one item that was lost, and why.
type Fault struct {
	Index  int    // its place in the feed, from 0; -1 if it is not about one item
	Title  string // where that could be read
	Reason string // in plain words
}

// Hints are what a feed says of how often to ask it.
type Hints struct {
	// Every is the time between two updates (RSS's ttl, or updatePeriod and
	// updateFrequency of its module syndication); 0 if the feed does not say.
	Every time.Duration `json:"every,omitempty"`
	// SkipHours (UTC, 0 to 23) and SkipDays are when there will be nothing new.
	SkipHours []int          `json:"skip_hours,omitempty"`
	SkipDays  []time.Weekday `json:"skip_days,omitempty"`
}

// The kinds of errors.
var (
	ErrNotFeed  = errors.New("not a feed or sitemap")
	ErrOutline  = errors.New("a list of feeds, not a feed")
	ErrTooLarge = errors.New("too large")
	ErrBroken   = errors.New("broken")
	ErrTimeout  = errors.New("it took too long to read")
)

// Error is why something was not read, and what to do about it.
type Error struct {
	Op    string // "feed", "opml"
	Kind  error  // one of the kinds above
	Cause error  // nil if Kind says it all
	Hint  string
}

func (e *Error) Error() string {
	if e.Cause == nil {
		return fmt.Sprintf("%s: %v", e.Op, e.Kind)
	}
	return fmt.Sprintf("%s: %v: %v", e.Op, e.Kind, e.Cause)
}

// Unwrap gives the kind and the cause to errors.Is and errors.As.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

func (f *Feed) fault(index int, title, format string, args ...any) {
	if len(f.Faults) < MaxFaults {
		f.Faults = append(f.Faults, Fault{Index: index, Title: title, Reason: fmt.Sprintf(format, args...)})
	}
}
