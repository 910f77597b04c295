package cli

import (
	"context"
	"errors"
	"io"
	"iter"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/report/inspect"
	"synoptic/internal/report/wire"
)

type inspectCommand struct {
	Paths  []string `arg:"" name:"path" help:"Files, folders, addresses of the web, or - for standard input."`
	JSON   bool     `help:"Write the readings as JSON to standard output."`
	Syntax bool     `help:"Print the syntax of every sentence below it."`
	netFlags
	colorFlag
}

// Help is shown below the flags.
func (inspectCommand) Help() string {
	return `Shows each article's text with what was read in it: names, times, numbers, quotations and who said them, attributions, and the claims. Nothing is compared; see it when an account says what you did not expect. What read refuses (too short, only furniture) is shown here as far as it can be read.

Articles are read and shown one after another, in bounded memory.

Examples:
  synoptic inspect article.txt
  synoptic inspect --syntax article.txt
  synoptic inspect --json articles.jsonl.gz > readings.json
  pbpaste | synoptic inspect -`
}

// Run reads the paths and shows what was read in each article.
func (c *inspectCommand) Run(ctx context.Context, sys System) error {
	if c.JSON && c.Syntax {
		return usageError{errors.New("--json holds the syntax already; leave --syntax out")}
	}
	r, err := reader()
	if err != nil {
		return err
	}
	client := c.client()
	defer client.Close()
	watch := sys
	watch.Watched = sys.Watched && sys.Width == 0 // the report itself shows how far it is
	p := newProgress(watch)
	f := &readings{w: sys.Stderr, progress: p}
	next, stop := iter.Pull2(r.Each(ctx, c.Paths, app.Options{Stdin: sys.Stdin, Progress: p.articles, Anyway: true, Fetch: client}))
	defer stop()
	first, more := f.next(next)
	if err := ctx.Err(); err != nil {
		return err
	}
	if !more {
		return f.nothing()
	}
	all := func(yield func(*synoptic.Reading, error) bool) {
		for x, more := first, true; more; x, more = f.next(next) {
			if !yield(x, nil) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
	if c.JSON {
		err = wire.Reading{Version: Version}.Write(sys.Stdout, all)
	} else {
		err = inspect.Report{Width: sys.width(), Mode: c.mode(sys), Syntax: c.Syntax}.Write(sys.Stdout, all)
	}
	p.done()
	if err != nil {
		return err
	}
	return f.outcome()
}

// readings takes articles as they come, tells what could not be read, and counts.
type readings struct {
	w              io.Writer
	progress       *progress
	read, failures int
}

// next is the next article, whatever became of it; false at the end.
func (f *readings) next(pull func() (*synoptic.Reading, error, bool)) (*synoptic.Reading, bool) {
	for {
		x, err, more := pull()
		if !more {
			return nil, false
		}
		if err != nil {
			if !errors.Is(err, context.Canceled) {
				f.progress.done()
				tell(f.w, err)
				f.failures++
			}
			continue
		}
		if x.Article.Status == synoptic.StatusFailed {
			f.progress.done()
			notRead(f.w, x.Article)
			f.failures++
		} else {
			f.read++
		}
		return x, true
	}
}

// nothing is the error of a run in which there was no article.
func (f *readings) nothing() error {
	if f.failures > 0 {
		return exit{exitFailed} // it has been said why
	}
	return errNoArticle
}

// outcome is the exit code of a run that showed something.
func (f *readings) outcome() error {
	switch {
	case f.read == 0:
		return noneRead(f.failures)
	case f.failures > 0:
		return exit{exitPartial}
	}
	return nil
}
