package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"synoptic/internal/app"
	"synoptic/internal/app/collection"
	"synoptic/internal/ingest"
	"synoptic/internal/ingest/fetch"
	"synoptic/internal/report/clean"
	"synoptic/internal/store"
)

// netFlags say how the network is used.
type netFlags struct {
	Contact       string `help:"Your address or e-mail, told to the servers that are asked."`
	AllowLoopback bool   `help:"Let addresses of this machine be fetched: for an intranet's own server, or a test."`
}

// client is what the web is fetched with.
func (f netFlags) client() *fetch.Client {
	return fetch.New(fetch.Options{Version: Version, Contact: f.Contact, AllowLoopback: f.AllowLoopback})
}

type addCommand struct {
	Paths []string `arg:"" name:"path" help:"Files, folders, archives, addresses of pages, feeds or sitemaps, or - for standard input."`
	Quiet bool     `help:"Say only what could not be read."`
	Each  bool     `help:"Say each article as soon as it is kept: from then on nothing loses it."`
	netFlags
	queueFlag
	dataFlag
}

// Help is shown below the flags.
func (addCommand) Help() string {
	return `Reads articles and keeps them in a collection: each once, with what was read in it, in the story that it belongs to. What is there already is passed over; a page whose text changed is kept as a new version. It can be stopped at any time: what it said is kept stays, and the same command goes on where it was.

Examples:
  synoptic add articles/ archive.warc.gz more.jsonl.zst
  synoptic add https://news.example/story.html
  synoptic add https://news.example/feed.xml`
}

// Run adds what is under the paths.
func (c *addCommand) Run(ctx context.Context, sys System) error {
	col, done, err := c.queueFlag.open(ctx, sys, c.dataFlag, true)
	if err != nil {
		return err
	}
	defer done()
	client := c.client()
	defer client.Close()
	p := newProgress(sys)
	n, failures := 0, 0
	source := sourceName(c.Paths)
	from, err := col.Mark(ctx, source)
	if err != nil {
		return err
	}
	if from.File != "" {
		fmt.Fprintf(sys.Stderr, "going on where it was stopped: %s\n", clean.Line(from.File))
	}
	var skipped tally
	records := app.Gather(ctx, c.Paths, client, ingest.Options{Stdin: sys.Stdin, From: from, Skipped: skipped.add})
	sum, err := col.Add(ctx, records, collection.AddOptions{
		Source: source,
		Kept: func(i store.Item) {
			n++
			if c.Each {
				fmt.Fprintf(sys.Stdout, "%s %s\n", i.Outcome, clean.Line(i.Item))
			}
			if i.Outcome == store.Failed {
				p.done()
				fmt.Fprintf(sys.Stderr, "not read: %s: %s\n", clean.Line(i.Item), clean.Line(i.Reason))
			}
			p.articles(n)
		},
		Problem: func(err error) {
			failures++
			p.done()
			tell(sys.Stderr, err)
		},
	})
	p.done()
	sum.Skipped += skipped.total()
	if err != nil {
		if !c.Quiet && sum.Total() > 0 {
			fmt.Fprintln(sys.Stderr, sum)
		}
		return err
	}
	if sum.Total() == 0 {
		if failures > 0 {
			return exit{exitFailed}
		}
		return errNoArticle
	}
	if _, err := col.Review(ctx); err != nil {
		return err
	}
	if _, err := col.Reconcile(ctx, collection.ReconcileOptions{}); err != nil {
		return err
	}
	if !c.Quiet {
		fmt.Fprintln(sys.Stdout, sum)
		for _, line := range skipped.lines() {
			fmt.Fprintln(sys.Stdout, line)
		}
	}
	switch {
	case sum.Added+sum.Revised+sum.Same+sum.Queued == 0:
		return exit{exitFailed}
	case sum.Failed > 0 || failures > 0:
		return exit{exitPartial}
	}
	return nil
}

// sourceName is what the log calls where articles came from: the paths, whole.
func sourceName(paths []string) string {
	names := make([]string, len(paths))
	for i, p := range paths {
		names[i] = p
		if p == "-" || app.IsAddress(p) {
			continue
		}
		if abs, err := filepath.Abs(p); err == nil {
			names[i] = abs
		}
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

type watchCommand struct {
	Once bool `help:"Ask the feeds that are due and stop."`
	netFlags
	queueFlag
	dataFlag
}

// Help is shown below the flags.
func (watchCommand) Help() string {
	return `Asks the collection's feeds when they are due, adds what is new, and reconciles the stories that it belongs to once they have been quiet for two minutes. It goes by what each feed and its server say of how often to ask (ttl, ETag, Cache-Control, Retry-After), by robots.txt, and asks one host at most once a second. Stop it with Ctrl-C; nothing is lost.

Examples:
  synoptic feeds add https://news.example/
  synoptic watch
  synoptic watch --once   # from cron`
}

// Run watches the feeds.
func (c *watchCommand) Run(ctx context.Context, sys System) error {
	col, done, err := c.queueFlag.open(ctx, sys, c.dataFlag, false)
	if err != nil {
		return err
	}
	defer done()
	client := c.client()
	defer client.Close()
	failed := false
	opts := watchTold(sys, &failed)
	opts.Once = c.Once
	err = col.Watch(ctx, client, opts)
	switch {
	case err != nil && !(c.Once && errors.Is(err, context.Canceled)):
		return err
	case failed:
		return exit{exitPartial}
	}
	return nil
}

// watchTold tells what a watch does, and sets failed when something could not
// be done.
func watchTold(sys System, failed *bool) collection.WatchOptions {
	return collection.WatchOptions{
		Polled: func(p *collection.Polled) {
			name := clean.Line(p.Feed.Title)
			if name == "" {
				name = clean.Line(p.Feed.URL)
			}
			if p.Err != nil {
				*failed = true
				fmt.Fprintf(sys.Stderr, "error: %s: %s\n", name, clean.Line(p.Err.Error()))
				if p.Feed.Hint != "" {
					fmt.Fprintf(sys.Stderr, "hint: %s\n", p.Feed.Hint)
				}
				return
			}
			if p.Intake.Total() > 0 {
				fmt.Fprintf(sys.Stdout, "%s: ", name)
				fmt.Fprintln(sys.Stdout, p.Intake)
			}
		},
		Kept: func(i store.Item) {
			if i.Outcome == store.Failed {
				*failed = true
				fmt.Fprintf(sys.Stderr, "not read: %s: %s\n", clean.Line(i.Item), clean.Line(i.Reason))
			}
		},
		Reconciled: func(id string, err error) {
			if err != nil {
				*failed = true
				tell(sys.Stderr, fmt.Errorf("story %s: %w", id, err))
			}
		},
	}
}
