package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"synoptic/internal/eval"
	"synoptic/internal/eval/score"
)

type evalCommand struct {
	Corpora []string `arg:"" optional:"" name:"corpus" help:"What to measure; everything that is present if none is named."`
	JSON    bool     `help:"Write the figures as JSON to standard output."`
	Verbose bool     `short:"v" help:"List what was missed and what was made up."`
	Explain bool     `help:"Count why claims have another status than the keys give them."`
	Floors  string   `help:"Hold the figures against this file; by default the floors that the program carries." placeholder:"FILE"`
	Raise   bool     `help:"Raise the floors in the file to what is measured. No floor is ever lowered."`
	Margin  float64  `help:"With --raise: stay below what is measured by so much." placeholder:"X"`
}

// Help is shown below the flags.
func (evalCommand) Help() string {
	return `Measures against labelled texts: the made-up stories of the project (testdata/stories, looked for from the working folder upwards) and, where they are present, the corpora in $SYNOPTIC_CORPORA or ../shared/corpora. Exits with 4 where a figure is below its floor.

The corpora: ` + strings.Join(eval.Names(), ", ") + `.

Examples:
  synoptic eval                  everything that is present
  synoptic eval stories -v       the made-up stories, with each miss
  synoptic eval --explain        and why claims have another status than the keys give them
  synoptic eval --json > figures.json
  synoptic eval --raise --floors internal/eval/floors.json`
}

// Run measures, shows the figures and holds them against their floors.
func (c *evalCommand) Run(ctx context.Context, sys System) error {
	for _, n := range c.Corpora {
		if !slices.Contains(eval.Names(), n) {
			return usageError{hinted{fmt.Errorf("no corpus is called %q", n), "the corpora are " + strings.Join(eval.Names(), ", ")}}
		}
	}
	if c.Margin < 0 || c.Margin > 1 {
		return usageError{errors.New("--margin is a share, from 0 to 1")}
	}
	if c.Raise && c.Floors == "" {
		return usageError{hinted{errors.New("--raise needs --floors FILE, the file to write"), "synoptic eval --raise --floors internal/eval/floors.json"}}
	}
	floors, err := c.floors()
	if err != nil {
		return err
	}
	r, err := reader()
	if err != nil {
		return err
	}
	suite := eval.Suite{Reader: r, Places: eval.Find(".", sys.Getenv), Only: c.Corpora}
	w := sys.Stdout
	if c.JSON {
		w = sys.Stderr
	}
	causes := map[string]int{}
	suite.Tell = func(corpus, text, what, detail string) {
		if why, ok := strings.CutPrefix(what, score.StatusOf); ok {
			causes[why]++
		}
		if c.Verbose {
			fmt.Fprintf(w, "%s/%s: %s: %s\n", corpus, text, what, strings.Join(strings.Fields(detail), " "))
		}
	}
	var measured []eval.Corpus
	err = suite.Run(ctx, func(x eval.Corpus) error {
		measured = append(measured, x)
		if !c.JSON {
			if err := x.WriteText(sys.Stdout); err != nil {
				return err
			}
		}
		if c.Explain && len(causes) > 0 {
			fmt.Fprintln(w, "why claims have another status:")
			for _, why := range slices.SortedFunc(maps.Keys(causes), func(a, b string) int { return cmp.Or(cmp.Compare(causes[b], causes[a]), cmp.Compare(a, b)) }) {
				fmt.Fprintf(w, "%5d  %s\n", causes[why], why)
			}
		}
		clear(causes)
		return nil
	})
	if errors.Is(err, eval.ErrNothing) {
		return hinted{err, "run it in the project's folder, where testdata/stories is, or name the corpora's folder in SYNOPTIC_CORPORA"}
	}
	if err != nil {
		return err
	}
	below := eval.Below(floors, measured)
	if c.JSON {
		if err := eval.WriteJSON(sys.Stdout, measured, below); err != nil {
			return err
		}
	}
	if c.Raise {
		return c.raise(sys, floors, measured)
	}
	for _, m := range below {
		fmt.Fprintf(sys.Stderr, "error: below its floor: %s\n", m)
	}
	if len(below) > 0 {
		fmt.Fprintln(sys.Stderr, "hint: synoptic eval -v lists each miss; floors only rise, so mend what made the figure fall")
		return exit{exitBelowFloor}
	}
	c.sayHeld(sys, floors, measured)
	return nil
}

// floors reads the floors that the figures are held against.
func (c *evalCommand) floors() ([]eval.Floor, error) {
	if c.Floors == "" {
		return eval.Embedded()
	}
	b, err := os.ReadFile(c.Floors)
	if errors.Is(err, os.ErrNotExist) && c.Raise {
		return nil, nil
	}
	if err != nil {
		return nil, hinted{err, "the floors stand in internal/eval/floors.json of the project"}
	}
	fs, err := eval.ParseFloors(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Floors, err)
	}
	return fs, nil
}

// sayHeld says how many floors were held and which could not be looked at.
func (c *evalCommand) sayHeld(sys System, floors []eval.Floor, measured []eval.Corpus) {
	held := 0
	var absent []string
	for _, f := range floors {
		if slices.ContainsFunc(measured, func(m eval.Corpus) bool { return m.Name == f.Corpus }) {
			held++
		} else if !slices.Contains(absent, f.Corpus) {
			absent = append(absent, f.Corpus)
		}
	}
	fmt.Fprintf(sys.Stderr, "%d floors held\n", held)
	if len(absent) > 0 {
		fmt.Fprintf(sys.Stderr, "not measured: %s\n", strings.Join(absent, ", "))
	}
}

func (c *evalCommand) raise(sys System, floors []eval.Floor, measured []eval.Corpus) error {
	b, err := eval.FormatFloors(eval.Raise(floors, measured, c.Margin))
	if err != nil {
		return err
	}
	if err := writeFile(c.Floors, func(w io.Writer) error { _, err := w.Write(b); return err }); err != nil {
		return err
	}
	fmt.Fprintf(sys.Stderr, "floors written: %s\n", filepath.ToSlash(c.Floors))
	return nil
}
