package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"synoptic/internal/app/collection"
	"synoptic/internal/report/clean"
	"synoptic/internal/store"
)

type backupCommand struct {
	File string `arg:"" help:"The new file."`
	dataFlag
}

// Help is shown below the flags.
func (backupCommand) Help() string {
	return `Writes a whole and consistent copy of the collection to a new file, also while it is in use. synoptic restore brings it back. For a collection in PostgreSQL use pg_dump, or synoptic export.`
}

// Run backs the collection up.
func (c *backupCommand) Run(ctx context.Context, sys System) error {
	st, err := c.keep(ctx, sys, false)
	if err != nil {
		return err
	}
	defer st.Close()
	if err := st.Backup(ctx, c.File); err != nil {
		return fileError(err, c.File)
	}
	fmt.Fprintf(sys.Stderr, "backup written: %s\n", c.File)
	return nil
}

// fileError adds what to do about a file that cannot be written.
func fileError(err error, path string) error {
	switch {
	case errors.Is(err, store.ErrExists), errors.Is(err, os.ErrExist):
		return hinted{fmt.Errorf("%s: it is there already", path), "choose a new name: nothing is written over"}
	case errors.Is(err, store.ErrFull):
		return hinted{err, "make room, or choose another disk"}
	}
	return err
}

type checkCommand struct{ dataFlag }

// Help is shown below the flags.
func (checkCommand) Help() string {
	return `Looks for damage in the collection's database: whether its pages are whole, everything points at something that is there, texts are those that came in, and search is in step. Nothing is changed. The exit code is 1 if something is wrong.`
}

// Run checks the collection.
func (c *checkCommand) Run(ctx context.Context, sys System) error {
	st, err := c.keep(ctx, sys, false)
	if err != nil {
		return err
	}
	defer st.Close()
	wrong := 0
	if err := st.Check(ctx, func(what string) {
		wrong++
		fmt.Fprintf(sys.Stdout, "wrong: %s\n", clean.Line(what))
	}); err != nil {
		return err
	}
	if wrong > 0 {
		return hinted{fmt.Errorf("%s wrong", count(wrong, "thing")+" is"), "synoptic restore FILE brings a backup back; synoptic export saves what can be read"}
	}
	s, err := st.Stats(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(sys.Stdout, "nothing wrong: %d articles (%d could not be read), %d stories, %d feeds, %d corrections, %.1f MB\n",
		s.Articles, s.Failed, s.Stories, s.Feeds, s.Corrections, float64(s.Bytes)/(1<<20))
	return nil
}

type rereadCommand struct {
	Failed  bool `help:"Try those that could not be read, too."`
	Stories bool `help:"Put all articles into stories anew, in the order in which they came."`
	dataFlag
}

// Help is shown below the flags.
func (rereadCommand) Help() string {
	return `Reads again what an earlier version of the program read otherwise, and nothing else; then brings the accounts of the stories up to it. What you corrected stays. It can be stopped and goes on where it was.`
}

// Run reads articles again.
func (c *rereadCommand) Run(ctx context.Context, sys System) error {
	col, done, err := c.open(ctx, sys, false)
	if err != nil {
		return err
	}
	defer done()
	p := newProgress(sys)
	n, err := col.Reread(ctx, collection.RereadOptions{Failed: c.Failed, Stories: c.Stories, Done: p.articles})
	p.done()
	if err != nil {
		return err
	}
	s, err := col.Reconcile(ctx, collection.ReconcileOptions{})
	if err != nil {
		return err
	}
	fmt.Fprintf(sys.Stdout, "%s read again, %s reconciled\n", count(n, "article"), plural(s, "story", "stories"))
	return nil
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
