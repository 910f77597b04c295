package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/report/clean"
)

type readCommand struct {
	Paths []string `arg:"" name:"path" help:"Files, folders, addresses of the web, or - for standard input."`
	forms
	netFlags
}

// Help is shown below the flags.
func (readCommand) Help() string {
	return `Reads text, saved pages (HTML) and JSON Lines (plain or .gz), alone or in folders, and the pages, feeds and sitemaps at addresses. Nothing is fetched but the addresses that are named. A folder may hold a meta.json with each article's outlet, date, title and address; what it says goes before what the text says.

The report goes to the terminal unless --html or --csv asks for files. To page it in colours: synoptic read --color=always story/ | less -R.

Examples:
  synoptic read story/
  synoptic read a.txt b.html more.jsonl --html account.html
  synoptic read --json story/ > account.json
  synoptic read --csv tables/ story/
  cat articles.jsonl | synoptic read -`
}

// Run reads the paths and writes the account in the forms that were asked for.
func (c *readCommand) Run(ctx context.Context, sys System) error {
	if err := c.check(); err != nil {
		return err
	}
	r, err := reader()
	if err != nil {
		return err
	}
	client := c.client()
	defer client.Close()
	p := newProgress(sys)
	acc, res, err := r.Account(ctx, c.Paths, app.Options{Stdin: sys.Stdin, Progress: p.articles, Fetch: client})
	p.done()
	if err != nil {
		return err
	}
	partial := problems(sys.Stderr, res)
	if len(res.Articles) == 0 {
		if len(res.Problems) > 0 {
			return exit{exitFailed} // it has been said why
		}
		return errNoArticle
	}
	if err := c.write(sys, acc); err != nil {
		return err
	}
	switch {
	case len(res.Readings) == 0:
		return noneRead(len(res.Articles))
	case partial:
		return exit{exitPartial}
	}
	return nil
}

// errNoArticle is that of paths under which there is none.
var errNoArticle error = hinted{errors.New("no article to read"), "name files, folders with articles, or - for standard input"}

// noneRead is the error of a run whose n articles all failed; why each did has
// been said.
func noneRead(n int) error {
	if n == 1 {
		return hinted{errors.New("the one article could not be read"), "what it lacks is said above; synoptic read --help says what is read"}
	}
	return hinted{fmt.Errorf("none of the %d articles could be read", n), "what each lacks is said above; synoptic read --help says what is read"}
}

// notRead says why an article could not be read.
func notRead(w io.Writer, a *synoptic.Article) {
	fmt.Fprintf(w, "not read: %s: %s\n", clean.Line(a.Path), clean.Line(a.Reason))
}

// problems tells what could not be read, and reports whether there was any.
func problems(w io.Writer, res *app.Result) bool {
	for _, err := range res.Problems {
		tell(w, err)
	}
	failed := false
	for _, a := range res.Articles {
		if a.Status == synoptic.StatusFailed {
			failed = true
			notRead(w, a)
		}
	}
	return failed || len(res.Problems) > 0
}
