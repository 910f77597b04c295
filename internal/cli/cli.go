// Package cli is the command line: one file a subcommand, all output through
// the System it is given.
package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/alecthomas/kong"

	"synoptic/internal/app"
	"synoptic/internal/lang/en"
)

// Version is the program's version, as every account carries it.
const Version = "0.1.0"

// The exit codes. docs/exit-codes.md explains them.
const (
	exitOK         = 0
	exitFailed     = 1 // nothing could be done
	exitUsage      = 2 // the command line does not say what to do
	exitPartial    = 3 // done, but something named could not be read
	exitBelowFloor = 4 // eval: a measure is below its floor
	exitCancelled  = 130
)

// arguments is the command line.
type arguments struct {
	Read    readCommand    `cmd:"" help:"Lay the accounts of one event side by side: files, folders, or - for standard input."`
	Inspect inspectCommand `cmd:"" help:"Show what was read in each article, before any comparison."`
	Demo    demoCommand    `cmd:"" help:"Read a made-up story that the program carries, and show what comes of it."`

	Add     addCommand     `cmd:"" group:"collection" help:"Keep articles in a collection, each in its story."`
	Feeds   feedsCommand   `cmd:"" group:"collection" help:"Add, list, remove, import and export the feeds that are watched."`
	Watch   watchCommand   `cmd:"" group:"collection" help:"Ask the feeds for what is new, and keep it."`
	Work    workCommand    `cmd:"" group:"collection" help:"Do what add --queue and watch --queue leave to workers (PostgreSQL)."`
	Serve   serveCommand   `cmd:"" group:"collection" help:"Open the desk: pages and an HTTP API over the collection."`
	MCP     mcpCommand     `cmd:"" name:"mcp" group:"collection" help:"Give agents the collection and its accounts as tools (Model Context Protocol)."`
	Stories storiesCommand `cmd:"" group:"collection" help:"List the collection's stories."`
	Story   storyCommand   `cmd:"" group:"collection" help:"Show the account of one of them."`
	Search  searchCommand  `cmd:"" group:"collection" help:"Find articles, claims and disputes in the collection."`
	Correct correctCommand `cmd:"" group:"collection" help:"Correct what the program made of the articles."`

	Reread rereadCommand `cmd:"" group:"keeping" help:"Read again what an earlier version of the program read otherwise."`
	Check  checkCommand  `cmd:"" group:"keeping" help:"Look for damage in the collection."`
	Backup backupCommand `cmd:"" group:"keeping" help:"Copy the collection to a new file."`

	Restore restoreCommand `cmd:"" group:"keeping" help:"Bring a backup back."`
	Export  exportCommand  `cmd:"" group:"keeping" help:"Write the whole collection as JSON Lines."`
	Import  importCommand  `cmd:"" group:"keeping" help:"Fill an empty collection with what export wrote."`

	Eval    evalCommand `cmd:"" help:"Measure against labelled texts, and hold the figures against their floors."`
	Version versionFlag `help:"Print the version and stop."`
}

type versionFlag bool

// BeforeReset prints the version as soon as the flag is seen.
func (versionFlag) BeforeReset(app *kong.Kong) error {
	fmt.Fprintln(app.Stdout, "synoptic "+Version)
	app.Exit(exitOK)
	return nil
}

// stop carries an exit code out of kong's own exits (--help, --version).
type stop struct{ code int }

// Main runs one command line and returns its exit code.
func Main(ctx context.Context, args []string, sys System) (code int) {
	defer func() {
		if r := recover(); r != nil {
			s, ok := r.(stop)
			if !ok {
				panic(r)
			}
			code = s.code
		}
	}()
	var a arguments
	parser, err := kong.New(&a,
		kong.Name("synoptic"),
		kong.Description("Many accounts, one event, side by side. Synoptic reads several outlets' articles and shows what they agree on and on how many independent origins, what they dispute, who said what in which wordings, and who has it from whom. It says nothing about what is true. Nothing of yours leaves this machine: the network is used for the addresses that you name, and for nothing else.\n\nExit codes: 0 done, 1 failed, 2 wrong command line, 3 done but something named could not be read, 4 below a floor (eval)."),
		kong.Writers(sys.Stdout, sys.Stderr),
		kong.Exit(func(code int) { panic(stop{code}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(sys),
		kong.Groups{"collection": "A collection over time", "keeping": "Keeping it"},
	)
	if err != nil {
		panic(err) // the struct above is wrong: a defect
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if err != nil {
		return fail(sys.Stderr, usageError{err})
	}
	err = k.Run()
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		fmt.Fprintln(sys.Stderr, "stopped")
		return exitCancelled
	}
	return fail(sys.Stderr, err)
}

// reader is the application on the English engine.
func reader() (*app.Reader, error) {
	model, err := en.Load()
	if err != nil {
		return nil, fmt.Errorf("the embedded English model cannot be used: %w", err)
	}
	return app.New(model, Version)
}
