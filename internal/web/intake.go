package web

import (
	"cmp"
	"context"
	"strconv"
	"strings"
	"time"

	"synoptic/internal/app/collection"
	"synoptic/internal/store"
)

const (
	// feedsListed is how many feeds a page lists, lately how many of the latest
	// items are counted by outcome.
	feedsListed = 60
	lately      = 1000
)

// outcomes are what becomes of items, as pages list it.
var outcomes = []store.Outcome{store.Added, store.Revised, store.Same, store.Failed, store.Skipped}

// IntakePage is what is watched, what came in, and what is being done.
type IntakePage struct {
	// Network says whether the desk may fetch from the web.
	Network bool        `json:"network"`
	Jobs    []Job       `json:"jobs"` // the latest first
	Feeds   []FeedEntry `json:"feeds"`
	// FeedCount counts all feeds, Failing those whose last poll failed; From is how
	// many are passed over.
	FeedCount int `json:"feed_count"`
	Failing   int `json:"failing"`
	From      int `json:"from"`
	// Lately counts the items of the last day by outcome, among the latest
	// thousand.
	Lately []OutcomeTally `json:"lately"`
	// Capped is set where more than these thousand came in that day.
	Capped  bool          `json:"capped,omitempty"`
	Outcome store.Outcome `json:"outcome"` // which items are listed, "" is all
	Source  string        `json:"source"`
	Items   []ItemEntry   `json:"items"` // the latest first
	// Next is the cursor of the next part of the items, "" after the last.
	Next string `json:"next"`

	more, first, moreFeeds, firstFeeds string
}

// OutcomeTally counts items of one outcome.
type OutcomeTally struct {
	Outcome store.Outcome `json:"outcome"`
	Count   int           `json:"count"`
}

// Words is an outcome as people say it.
func (t OutcomeTally) Words() string { return outcomeWords(t.Outcome) }

func outcomeWords(o store.Outcome) string {
	switch o {
	case store.Revised:
		return "new versions"
	case store.Same:
		return "there already"
	case store.Failed:
		return "could not be read"
	case store.Skipped:
		return "passed over"
	}
	return string(o)
}

// FeedEntry is a feed that is watched, and how it does.
type FeedEntry struct {
	URL       string    `json:"url"`
	Title     string    `json:"title"`
	Kind      string    `json:"kind"`
	Group     string    `json:"group"`
	Items     int64     `json:"items"` // brought in so far
	Paused    bool      `json:"paused"`
	Polled    time.Time `json:"polled,omitzero"`
	Succeeded time.Time `json:"succeeded,omitzero"`
	Next      time.Time `json:"next,omitzero"`
	Failures  int       `json:"failures"` // in a row
	Error     string    `json:"error,omitempty"`
	Hint      string    `json:"hint,omitempty"`
}

// ItemEntry is something that came in.
type ItemEntry struct {
	Seq     int64         `json:"seq"`
	At      time.Time     `json:"at"`
	Source  string        `json:"source"`
	Item    string        `json:"item"`
	Outcome store.Outcome `json:"outcome"`
	Article string        `json:"article,omitempty"`
	Reason  string        `json:"reason,omitempty"`
	Retry   time.Time     `json:"retry,omitzero"`
	Address string        `json:"address,omitempty"` // where it can be fetched again
}

// Words is the outcome as people say it.
func (i ItemEntry) Words() string { return outcomeWords(i.Outcome) }

// Failed reports whether it could not be read.
func (i ItemEntry) Failed() bool { return i.Outcome == store.Failed }

// Name is the item without the feed that stands before it.
func (i ItemEntry) Name() string { return strings.TrimPrefix(i.Item, i.Source+"#") }

// From is the feed that it came from, "" where its name says that already.
func (i ItemEntry) From() string {
	if i.Name() == i.Item {
		return ""
	}
	return i.Source
}

// What the page's template asks for.
func (p *IntakePage) More() string              { return p.more }
func (p *IntakePage) First() string             { return p.first }
func (p *IntakePage) MoreFeeds() string         { return p.moreFeeds }
func (p *IntakePage) FirstFeeds() string        { return p.firstFeeds }
func (p *IntakePage) Outcomes() []store.Outcome { return outcomes }
func (p *IntakePage) PageTitle() string         { return "Intake" }

// Busy reports whether something is being done.
func (p *IntakePage) Busy() bool {
	for _, j := range p.Jobs {
		if !j.Over() {
			return true
		}
	}
	return false
}

func (d *Desk) intakeRoutes() []route {
	url := param{name: "url", doc: "the feed's address"}
	return []route{
		get("/intake", "intake", "intake", "The feeds and how they do, what came in and what became of it, and what is being done.", d.intake,
			param{name: "outcome", doc: "which items are listed", of: names(outcomes)}, param{name: "source", doc: "of which feed or folder"},
			param{name: "after", doc: "the cursor of the part before"}, param{name: "from", doc: "how many feeds are passed over", number: true}),
		{method: "GET", pattern: "/intake/feeds.opml", name: "feedsOPML", doc: "The feeds as a list (OPML).", raw: d.feedsOPML},
		post("/intake/feeds", "addFeed", "Watches the feed at an address, or the one that the page there names.", d.addFeed, url, param{name: "group", doc: "a heading to list it under"}),
		post("/intake/feeds/remove", "removeFeed", "Watches a feed no longer; its articles stay.", d.removeFeed, url),
		post("/intake/feeds/pause", "pauseFeed", "Pauses a feed, or goes on with it.", d.pauseFeed, url, param{name: "paused", doc: "1 pauses, 0 goes on", of: []string{"0", "1"}}),
		post("/intake/feeds/poll", "pollFeed", "Asks a feed now for what is new.", d.pollFeed, url),
		post("/intake/feeds/import", "importFeeds", "Watches the feeds of a list (OPML), sent as the file of a form.", d.importFeeds, param{name: "file", doc: "the list"}),
		post("/intake/retry", "retryItem", "Fetches again something that could not be read.", d.retry, param{name: "source", doc: "what it came from"}, param{name: "item", doc: "what it is called there"}),
	}
}

func (d *Desk) intake(ctx context.Context, r *request) (*IntakePage, error) {
	out := &IntakePage{
		Network: d.Client != nil, Feeds: []FeedEntry{}, Lately: []OutcomeTally{}, Items: []ItemEntry{}, Source: r.FormValue("source"),
		first: r.start("after"), firstFeeds: r.start("from"),
	}
	out.Jobs, _ = d.jobs.all()
	var err error
	if out.Outcome, err = oneOf(r, "outcome", outcomes); err != nil {
		return nil, err
	}
	if s := r.FormValue("from"); s != "" {
		if out.From, err = strconv.Atoi(s); err != nil || out.From < 0 {
			return nil, bad("from is no number", "it is how many feeds are passed over")
		}
	}
	err = d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) error {
		feeds, err := rd.Feeds(ctx)
		if err != nil {
			return err
		}
		out.addFeeds(feeds)
		items, next, err := rd.Items(ctx, store.ItemFilter{Outcome: out.Outcome, Source: out.Source}, store.Page{After: r.FormValue("after"), Limit: pageSize})
		if err != nil {
			return err
		}
		for _, i := range items {
			out.Items = append(out.Items, ItemEntry{
				Seq: i.Seq, At: i.At, Source: i.Source, Item: i.Item, Outcome: i.Outcome, Article: i.Article, Reason: i.Reason, Retry: i.Retry,
				Address: collection.Address(i),
			})
		}
		out.Next = next
		return out.countLately(ctx, rd, d.Now())
	})
	out.more = r.with("after", out.Next)
	if n := out.From + len(out.Feeds); n < out.FeedCount {
		out.moreFeeds = r.with("from", strconv.Itoa(n))
	}
	return out, err
}

func (p *IntakePage) addFeeds(feeds []*store.Feed) {
	p.FeedCount = len(feeds)
	for i, f := range feeds {
		if f.Error != "" {
			p.Failing++
		}
		if i < p.From || len(p.Feeds) == feedsListed {
			continue
		}
		p.Feeds = append(p.Feeds, FeedEntry{
			URL: f.URL, Title: f.Title, Kind: f.Kind, Group: f.Group, Items: f.Items, Paused: f.Paused,
			Polled: f.Polled, Succeeded: f.Succeeded, Next: f.Next, Failures: f.Failures, Error: f.Error, Hint: f.Hint,
		})
	}
}

// countLately counts the last day's items by outcome.
func (p *IntakePage) countLately(ctx context.Context, rd store.Reader, now time.Time) error {
	items, _, err := rd.Items(ctx, store.ItemFilter{}, store.Page{Limit: lately})
	if err != nil {
		return err
	}
	n := map[store.Outcome]int{}
	for _, i := range items {
		if now.Sub(i.At) <= 24*time.Hour {
			n[i.Outcome]++
		}
	}
	p.Capped = len(items) == lately && now.Sub(items[lately-1].At) <= 24*time.Hour
	for _, o := range outcomes {
		if n[o] > 0 {
			p.Lately = append(p.Lately, OutcomeTally{o, n[o]})
		}
	}
	return nil
}

// endedListed is how many jobs that came to their end are listed at first.
const endedListed = 3

// FirstJobs are the jobs that go on, and the latest others.
func (p *IntakePage) FirstJobs() []Job { return p.Jobs[:p.splitJobs()] }

// MoreJobs are the jobs that are folded.
func (p *IntakePage) MoreJobs() []Job { return p.Jobs[p.splitJobs():] }

// splitJobs is how many jobs, the latest first, are listed at first: all that
// go on are among them.
func (p *IntakePage) splitJobs() int {
	n := min(endedListed, len(p.Jobs))
	for i, j := range p.Jobs {
		if !j.Over() {
			n = max(n, i+1)
		}
	}
	return n
}

// Label is what a feed is called: its title, or where it is.
func (f FeedEntry) Label() string { return cmp.Or(f.Title, f.URL) }
