package cli

import (
	"context"
	"errors"
	"iter"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/report/inspect"
	"synoptic/internal/report/wire"
)

type inspectCommand struct {
	Paths  []string `arg:"" name:"path" help:"Files, folders, or - for standard input."`
	JSON   bool     `help:"Write the readings as JSON to standard output."`
	Syntax bool     `help:"Print the syntax of every sentence below it."`
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
	p := newProgress(sys)
	res, err := r.Read(ctx, c.Paths, app.Options{Stdin: sys.Stdin, Progress: p.articles})
	p.done()
	if err != nil {
		return err
	}
	partial := problems(sys.Stderr, res)
	if len(res.Articles) == 0 {
		if len(res.Problems) > 0 {
			return exit{exitFailed}
		}
		return hinted{errors.New("no article to read"), "name files, folders with articles, or - for standard input"}
	}
	if c.JSON {
		err = wire.Reading{Version: Version}.Write(sys.Stdout, everyReading(res))
	} else {
		i := inspect.Report{Width: sys.width(), Mode: sys.mode(), Syntax: c.Syntax}
		err = i.Write(sys.Stdout, everyReading(res))
	}
	switch {
	case err != nil:
		return err
	case len(res.Readings) == 0:
		return exit{exitFailed}
	case partial:
		return exit{exitPartial}
	}
	return nil
}

// everyReading gives the articles' readings in order; one that could not be
// read is there with its reason and nothing else.
func everyReading(res *app.Result) iter.Seq2[*synoptic.Reading, error] {
	return func(yield func(*synoptic.Reading, error) bool) {
		next := 0
		for _, a := range res.Articles {
			r := &synoptic.Reading{Article: a}
			if next < len(res.Readings) && res.Readings[next].Article == a {
				r = res.Readings[next]
				next++
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}
