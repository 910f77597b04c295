package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"synoptic/internal/app/collection"
	"synoptic/internal/ingest/feed"
	"synoptic/internal/report/clean"
	"synoptic/internal/store"
)

type feedsCommand struct {
	Add    feedsAddCommand    `cmd:"" help:"Watch a feed, a sitemap, or the feed that a page names."`
	List   feedsListCommand   `cmd:"" help:"List the feeds that are watched, and how they do."`
	Remove feedsRemoveCommand `cmd:"" help:"Watch a feed no longer; its articles stay."`
	Import feedsImportCommand `cmd:"" help:"Watch the feeds of a list (OPML)."`
	Export feedsExportCommand `cmd:"" help:"Write the feeds as a list (OPML)."`
}

type feedsAddCommand struct {
	Addresses []string `arg:"" name:"address" help:"Addresses of feeds, sitemaps, or of pages that name one."`
	Group     string   `help:"A heading to list them under."`
	netFlags
	dataFlag
}

// Run subscribes to feeds.
func (c *feedsAddCommand) Run(ctx context.Context, sys System) error {
	col, done, err := c.open(ctx, sys, true)
	if err != nil {
		return err
	}
	defer done()
	client := c.client()
	defer client.Close()
	failed := 0
	for _, a := range c.Addresses {
		f, err := col.Subscribe(ctx, client, a, c.Group)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			failed++
			tell(sys.Stderr, err)
		default:
			fmt.Fprintf(sys.Stdout, "watching %s  %s\n", f.URL, clean.Line(f.Title))
		}
	}
	return outcomeOf(failed, len(c.Addresses))
}

// outcomeOf is the exit code of a command some of whose n parts failed; each
// has been told.
func outcomeOf(failed, n int) error {
	switch {
	case failed == 0:
		return nil
	case failed == n:
		return exit{exitFailed}
	}
	return exit{exitPartial}
}

type feedsListCommand struct {
	JSON bool `help:"Write the list as JSON."`
	dataFlag
}

// Run lists the feeds.
func (c *feedsListCommand) Run(ctx context.Context, sys System) error {
	feeds, err := c.feeds(ctx, sys)
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(sys.Stdout, feeds)
	}
	if len(feeds) == 0 {
		fmt.Fprintln(sys.Stderr, "no feed is watched; synoptic feeds add ADDRESS begins")
		return nil
	}
	group := ""
	for _, f := range feeds {
		if f.Group != group {
			group = f.Group
			fmt.Fprintf(sys.Stdout, "%s\n", clean.Line(group))
		}
		title := clean.Line(f.Title)
		if title == "" {
			title = "(not asked yet)"
		}
		fmt.Fprintf(sys.Stdout, "%s\n  %s\n  %s\n", title, f.URL, feedState(f))
	}
	return nil
}

// feeds are the collection's feeds.
func (f dataFlag) feeds(ctx context.Context, sys System) ([]*store.Feed, error) {
	st, err := f.keep(ctx, sys, false)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	list := []*store.Feed{}
	err = st.View(ctx, func(ctx context.Context, r store.Reader) error {
		some, err := r.Feeds(ctx)
		list = append(list, some...)
		return err
	})
	return list, err
}

// feedState says in a line how a feed does.
func feedState(f *store.Feed) string {
	parts := []string{count(int(f.Items), "article")}
	if !f.Polled.IsZero() {
		parts = append(parts, "asked "+f.Polled.Format("2006-01-02 15:04"))
	}
	switch {
	case f.Paused:
		parts = append(parts, "paused")
	case !f.Next.IsZero():
		parts = append(parts, "next "+f.Next.Format("2006-01-02 15:04"))
	}
	s := strings.Join(parts, " · ")
	if f.Error != "" {
		s += fmt.Sprintf("\n  %s in a row failed: %s", count(f.Failures, "poll"), clean.Line(f.Error))
		if f.Hint != "" {
			s += "\n  hint: " + clean.Line(f.Hint)
		}
	}
	return s
}

type feedsRemoveCommand struct {
	Addresses []string `arg:"" name:"address" help:"Addresses of feeds, as synoptic feeds list shows them."`
	dataFlag
}

// Run removes feeds.
func (c *feedsRemoveCommand) Run(ctx context.Context, sys System) error {
	st, err := c.keep(ctx, sys, false)
	if err != nil {
		return err
	}
	defer st.Close()
	failed := 0
	for _, a := range c.Addresses {
		err := st.Update(ctx, func(ctx context.Context, w store.Writer) error { return w.RemoveFeed(ctx, a) })
		switch {
		case errors.Is(err, store.ErrNotFound):
			failed++
			tell(sys.Stderr, hinted{fmt.Errorf("%s: that feed is not watched", clean.Line(a)), "synoptic feeds list shows their addresses"})
		case err != nil:
			return err
		default:
			fmt.Fprintf(sys.Stdout, "no longer watching %s\n", a)
		}
	}
	return outcomeOf(failed, len(c.Addresses))
}

type feedsImportCommand struct {
	File string `arg:"" help:"A list of feeds (OPML), or - for standard input."`
	dataFlag
}

// Run imports a list of feeds.
func (c *feedsImportCommand) Run(ctx context.Context, sys System) error {
	raw, err := readAll(c.File, sys, feed.MaxInput)
	if err != nil {
		return err
	}
	col, done, err := c.open(ctx, sys, true)
	if err != nil {
		return err
	}
	defer done()
	n, faults, err := col.ImportFeeds(ctx, raw)
	if err != nil {
		return err
	}
	for _, f := range faults {
		fmt.Fprintf(sys.Stderr, "not taken: %s: %s\n", clean.Line(f.Title), clean.Line(f.Reason))
	}
	fmt.Fprintf(sys.Stdout, "watching %s\n", count(n, "feed"))
	if len(faults) > 0 {
		return exit{exitPartial}
	}
	return nil
}

// readAll reads a file that a user named, up to most bytes.
func readAll(path string, sys System, most int64) ([]byte, error) {
	in := sys.Stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, hinted{err, "check the spelling, and that you may read it"}
		}
		defer f.Close()
		in = f
	}
	raw, err := io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(raw)) > most {
		return nil, hinted{fmt.Errorf("%s: too large", path), fmt.Sprintf("at most %d MB are read", most>>20)}
	}
	return raw, nil
}

type feedsExportCommand struct {
	File string `arg:"" help:"The file, or - for standard output."`
	dataFlag
}

// Run exports the feeds.
func (c *feedsExportCommand) Run(ctx context.Context, sys System) error {
	feeds, err := c.feeds(ctx, sys)
	if err != nil {
		return err
	}
	write := func(w io.Writer) error { return collection.WriteFeeds(w, feeds, time.Now()) }
	if c.File == "-" {
		return write(sys.Stdout)
	}
	return writeFile(c.File, write)
}
