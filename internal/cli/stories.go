package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/store"
)

type storiesCommand struct {
	Outlets  int    `help:"By how many outlets it is carried at least." default:"2"`
	Since    string `help:"Only with articles published since: a day (2024-08-05), today, yesterday, or 7d for the last seven days." placeholder:"DAY"`
	Until    string `help:"Only with articles published until." placeholder:"DAY"`
	Outlet   string `help:"Only with articles of this outlet."`
	Disputed bool   `help:"Only with disputes."`
	Order    string `help:"What comes first: ${enum}." enum:"changed,last,outlets,disputes" default:"last"`
	Limit    int    `help:"How many are listed at most." default:"50"`
	JSON     bool   `help:"Write the list as JSON."`
	dataFlag
}

// Help is shown below the flags.
func (storiesCommand) Help() string {
	return `Lists the collection's stories that several outlets carry, with how many articles, outlets, independent origins and disputes each has. synoptic story ID shows one.

Examples:
  synoptic stories --since today
  synoptic stories --disputed --since 7d
  synoptic stories --json --limit 500`
}

// Run lists the stories.
func (c *storiesCommand) Run(ctx context.Context, sys System) error {
	now := time.Now()
	f := store.StoryFilter{MinOutlets: c.Outlets, Outlet: c.Outlet, AnyDispute: c.Disputed, Order: store.StoryOrder(c.Order)}
	var err error
	if f.Since, err = day(c.Since, now); err != nil {
		return err
	}
	if f.Until, err = day(c.Until, now); err != nil {
		return err
	}
	st, err := c.keep(ctx, sys, false)
	if err != nil {
		return err
	}
	defer st.Close()
	list := []*store.Story{}
	err = st.View(ctx, func(ctx context.Context, r store.Reader) error {
		for p := (store.Page{}); len(list) < c.Limit; {
			p.Limit = min(c.Limit-len(list), 1000)
			some, next, err := r.Stories(ctx, f, p)
			if err != nil {
				return err
			}
			list = append(list, some...)
			if p.After = next; next == "" {
				break
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(sys.Stdout, list)
	}
	if len(list) == 0 {
		fmt.Fprintln(sys.Stderr, "no story that several outlets carry, with these conditions")
		return nil
	}
	for _, s := range list {
		storyLine(sys.Stdout, s, sys.width())
	}
	return nil
}

// storyLine writes a story on two lines: its title, and what it has.
func storyLine(w io.Writer, s *store.Story, width int) {
	title := clean.Line(s.Title)
	if title == "" {
		title = "(not reconciled yet)"
	}
	fmt.Fprintln(w, clean.Cut(title, width))
	parts := []string{count(s.Articles, "article"), count(s.Outlets, "outlet")}
	if s.Origins > 1 {
		parts = append(parts, fmt.Sprintf("up to %d independent origins", s.Origins))
	}
	disputes := 0
	for _, n := range s.Disputes {
		disputes += n
	}
	if disputes > 0 {
		parts = append(parts, count(disputes, "dispute"))
	}
	if n := s.Claims[synoptic.Updated]; n > 0 {
		parts = append(parts, fmt.Sprintf("%d updated", n))
	}
	if !s.Stale.IsZero() {
		parts = append(parts, "still being reconciled")
	}
	days := report.Days(some(s.First), some(s.Last))
	fmt.Fprintf(w, "  %s  %s\n  %s\n", s.ID, days, clean.Cut(strings.Join(parts, " · "), width-2))
}

func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// count words a number of things.
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// day reads a day as people name it, relative to now: "" stays "".
func day(s string, now time.Time) (string, error) {
	d, err := report.ParseDay(s, now)
	if err != nil {
		return "", usageError{hinted{err, report.DayHint}}
	}
	return d, nil
}

type storyCommand struct {
	ID string `arg:"" name:"story" help:"The story's ID, as synoptic stories lists it."`
	forms
	dataFlag
}

// Help is shown below the flags.
func (storyCommand) Help() string {
	return `Shows the account of one story of the collection, in the forms in which synoptic read shows it. It is reconciled first if articles came since.

Examples:
  synoptic story s0a1b2c3d4e5f
  synoptic story s0a1b2c3d4e5f --html account.html`
}

// Run shows the story's account.
func (c *storyCommand) Run(ctx context.Context, sys System) error {
	if err := c.check(); err != nil {
		return err
	}
	col, done, err := c.open(ctx, sys, false)
	if err != nil {
		return err
	}
	defer done()
	acc, err := col.Account(ctx, c.ID)
	if errors.Is(err, store.ErrNotFound) {
		return hinted{fmt.Errorf("%s: no such story", clean.Line(c.ID)), "synoptic stories lists them"}
	}
	if err != nil {
		return err
	}
	return c.write(sys, acc)
}

// writeJSON writes a value as indented JSON.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// firsts are the first n of a list.
func firsts[T any](list []T, n int) []T { return slices.Clone(list[:min(n, len(list))]) }
