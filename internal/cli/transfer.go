package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"synoptic/internal/store"
	"synoptic/internal/store/dump"
	"synoptic/internal/store/sqlstore"
)

type exportCommand struct {
	File string `arg:"" help:"The new file, or - for standard output."`
	dataFlag
}

// Help is shown below the flags.
func (exportCommand) Help() string {
	return `Writes the whole collection as compressed JSON Lines that do not depend on the database: the way from one database to another, and a backup that other programs can read.

Examples:
  synoptic export collection.jsonl.zst
  synoptic export - | synoptic import - --data postgres://localhost/synoptic`
}

// Run exports the collection.
func (c *exportCommand) Run(ctx context.Context, sys System) error {
	st, err := c.keep(ctx, sys, false)
	if err != nil {
		return err
	}
	defer st.Close()
	if c.File == "-" {
		return dump.Export(ctx, st, sys.Stdout)
	}
	if _, err := os.Lstat(c.File); err == nil {
		return fileError(os.ErrExist, c.File)
	}
	if err := writeFile(c.File, func(w io.Writer) error { return dump.Export(ctx, st, w) }); err != nil {
		return err
	}
	fmt.Fprintf(sys.Stderr, "collection written: %s\n", c.File)
	return nil
}

type importCommand struct {
	File string `arg:"" help:"A file that synoptic export wrote, or - for standard input."`
	dataFlag
}

// Help is shown below the flags.
func (importCommand) Help() string {
	return `Fills an empty collection with what synoptic export wrote: all of it, or nothing if the file is damaged.`
}

// Run imports a collection.
func (c *importCommand) Run(ctx context.Context, sys System) error {
	in := sys.Stdin
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return hinted{err, "name a file that synoptic export wrote"}
		}
		defer f.Close()
		in = f
	}
	st, err := c.keep(ctx, sys, true)
	if err != nil {
		return err
	}
	defer st.Close()
	if err := dump.Import(ctx, st, in); err != nil {
		if errors.Is(err, store.ErrExists) {
			return hinted{err, "import fills an empty collection; name another folder with --data"}
		}
		return err
	}
	s, err := st.Stats(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(sys.Stderr, "imported: %s, %d stories\n", count(int(s.Articles), "article"), s.Stories)
	return nil
}

type restoreCommand struct {
	File string `arg:"" help:"A file that synoptic backup wrote."`
	dataFlag
}

// Help is shown below the flags.
func (restoreCommand) Help() string {
	return `Puts a backup where no collection is: into an empty folder. A collection that is there is never written over; move it away first, or name another folder with --data.`
}

// Run restores a backup.
func (c *restoreCommand) Run(ctx context.Context, sys System) error {
	where, err := c.where(sys)
	if err != nil {
		return err
	}
	if err := sqlstore.Restore(ctx, c.File, where); err != nil {
		if errors.Is(err, store.ErrExists) {
			return hinted{fmt.Errorf("%s: a collection is there already", where), "move it away, or name another folder with --data"}
		}
		return err
	}
	fmt.Fprintf(sys.Stderr, "restored: %s\n", where)
	return nil
}
