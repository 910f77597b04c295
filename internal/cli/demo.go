package cli

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"synoptic/internal/app"
	"synoptic/internal/demo"
	"synoptic/internal/report/page"
	"synoptic/internal/report/terminal"
)

type demoCommand struct {
	Out string `help:"Write the page to this file." placeholder:"FILE" default:"synoptic-demo.html"`
	colorFlag
}

// Help is shown below the flags.
func (demoCommand) Help() string {
	return `Six made-up articles about a dam that bursts, by outlets of different kinds, are read on the spot. The report is shown, and written as a page, too.

Examples:
  synoptic demo
  synoptic demo --out /tmp/demo.html`
}

// Run reads the story that the binary carries as it would any folder.
func (c *demoCommand) Run(ctx context.Context, sys System) error {
	dir, err := os.MkdirTemp("", "synoptic-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	folder := filepath.Join(dir, "story")
	if err := os.CopyFS(folder, demo.Story()); err != nil {
		return err
	}
	files, err := fs.Glob(demo.Story(), "*.txt")
	if err != nil {
		return err
	}
	r, err := reader()
	if err != nil {
		return err
	}
	acc, _, err := r.Account(ctx, []string{folder}, app.Options{})
	if err != nil {
		return err
	}
	for i := range acc.Articles {
		// The folder is gone after this run; its name is nobody's business.
		acc.Articles[i].Path = "demo/" + filepath.Base(acc.Articles[i].Path)
	}
	if err := (terminal.Report{Width: sys.width(), Mode: c.mode(sys)}).Write(sys.Stdout, acc); err != nil {
		return err
	}
	if err := writeFile(c.Out, func(w io.Writer) error { return page.Page{}.Write(w, acc) }); err != nil {
		return err
	}
	fmt.Fprintf(sys.Stdout, `
This story is made up: %d articles that the program carries, read just now.
The same as a page: open %s in a browser.

Try next:
  synoptic read FOLDER              your own articles about one event
  synoptic read --html out.html A.txt B.html more.jsonl
  synoptic inspect A.txt            what was read in one article
  synoptic read --help              every form of output
`, len(files), c.Out)
	return nil
}
