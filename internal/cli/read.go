package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/markdown"
	"synoptic/internal/report/page"
	"synoptic/internal/report/tables"
	"synoptic/internal/report/terminal"
	"synoptic/internal/report/wire"
)

type readCommand struct {
	Paths    []string `arg:"" name:"path" help:"Files, folders, or - for standard input."`
	JSON     bool     `help:"Write the account as JSON to standard output."`
	Markdown bool     `help:"Write the report as Markdown to standard output."`
	HTML     string   `help:"Write the report as one page to this file." placeholder:"FILE"`
	CSV      string   `help:"Write the account as tables into this folder." placeholder:"DIR"`
	All      bool     `help:"Show what is folded: every claim, wording and name."`
	colorFlag
}

// Help is shown below the flags.
func (readCommand) Help() string {
	return `Reads text, saved pages (HTML) and JSON Lines (plain or .gz), alone or in folders. A folder may hold a meta.json with each article's outlet, date, title and address; what it says goes before what the text says.

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
	if c.JSON && c.Markdown {
		return usageError{errors.New("--json and --markdown both want standard output")}
	}
	if err := notYet(c.Paths); err != nil {
		return err
	}
	r, err := reader()
	if err != nil {
		return err
	}
	p := newProgress(sys)
	acc, res, err := r.Account(ctx, c.Paths, app.Options{Stdin: sys.Stdin, Progress: p.articles})
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

func (c *readCommand) write(sys System, acc *synoptic.Account) error {
	quiet := false
	if c.HTML != "" {
		if err := writeFile(c.HTML, func(w io.Writer) error { return page.Page{}.Write(w, acc) }); err != nil {
			return err
		}
		quiet = true
		fmt.Fprintf(sys.Stderr, "page written: %s\n", c.HTML)
	}
	if c.CSV != "" {
		if err := (tables.Folder{}).Write(c.CSV, acc); err != nil {
			return err
		}
		quiet = true
		fmt.Fprintf(sys.Stderr, "tables written: %s\n", c.CSV)
	}
	switch {
	case c.JSON:
		return wire.Account{}.Write(sys.Stdout, acc)
	case c.Markdown:
		return markdown.Document{}.Write(sys.Stdout, acc)
	case quiet:
		return nil
	}
	return terminal.Report{Width: sys.width(), Mode: c.mode(sys), All: c.All}.Write(sys.Stdout, acc)
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

// notYet refuses what the command line will take one day and does not now.
func notYet(paths []string) error {
	for _, p := range paths {
		if scheme, _, ok := strings.Cut(p, "://"); ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")) {
			return usageError{hinted{fmt.Errorf("%s: addresses are not read yet: Synoptic works offline", p), "save the page in your browser and name the file"}}
		}
	}
	return nil
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

// writeFile writes a file whole or not at all: a failure leaves what stood
// there before.
func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".synoptic-*")
	if err != nil {
		return hinted{err, "choose a file in a folder that exists and can be written to"}
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err = write(f); err != nil {
		return err
	}
	if err = f.Chmod(0o644); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
