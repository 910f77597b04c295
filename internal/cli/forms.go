package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"synoptic"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/export"
	"synoptic/internal/report/markdown"
	"synoptic/internal/report/page"
	"synoptic/internal/report/tables"
	"synoptic/internal/report/terminal"
	"synoptic/internal/report/wire"
)

// forms are the forms in which an account is written.
type forms struct {
	JSON     bool     `help:"Write the account as JSON to standard output."`
	Markdown bool     `help:"Write the report as Markdown to standard output."`
	HTML     string   `help:"Write the report as one page to this file." placeholder:"FILE"`
	CSV      string   `help:"Write the account as tables into this folder." placeholder:"DIR"`
	Export   []string `help:"Write the account in another form to a file, - for standard output; may be given again. FORMAT is json, html, markdown, csv (tables in a ZIP), annotations (W3C), ftm (FollowTheMoney), claims (schema.org), graphml or ics." placeholder:"FORMAT=FILE" sep:"none"`
	All      bool     `help:"Show what is folded: every claim, wording and name."`
	colorFlag
}

// check refuses two forms for one output.
func (f *forms) check() error {
	if f.JSON && f.Markdown {
		return usageError{errors.New("--json and --markdown both want standard output")}
	}
	stdout := f.JSON || f.Markdown
	for _, x := range f.Export {
		_, file, err := exportOf(x)
		if err != nil {
			return err
		}
		if file == "-" && stdout {
			return usageError{fmt.Errorf("--export %s: standard output is taken by another form", x)}
		}
		stdout = stdout || file == "-"
	}
	return nil
}

// exportOf reads FORMAT=FILE.
func exportOf(s string) (*export.Format, string, error) {
	name, file, _ := strings.Cut(s, "=")
	f, ok := export.Find(name)
	switch {
	case !ok:
		return nil, "", usageError{hinted{fmt.Errorf("--export: there is no form %q", clean.Line(name)), "the forms are " + strings.Join(export.Names(), ", ")}}
	case file == "":
		return nil, "", usageError{hinted{fmt.Errorf("--export %s names no file", name), "write --export " + name + "=FILE"}}
	}
	return f, file, nil
}

// write writes an account in the forms that were asked for: as a report on
// standard output if in none.
func (f *forms) write(sys System, acc *synoptic.Account) error {
	quiet := false
	if f.HTML != "" {
		if err := writeFile(f.HTML, func(w io.Writer) error { return page.Page{}.Write(w, acc) }); err != nil {
			return err
		}
		quiet = true
		fmt.Fprintf(sys.Stderr, "page written: %s\n", f.HTML)
	}
	if f.CSV != "" {
		if err := (tables.Folder{}).Write(f.CSV, acc); err != nil {
			return err
		}
		quiet = true
		fmt.Fprintf(sys.Stderr, "tables written: %s\n", f.CSV)
	}
	for _, x := range f.Export {
		form, file, err := exportOf(x)
		if err != nil {
			return err
		}
		quiet = true
		if file == "-" {
			if err := form.Write(sys.Stdout, acc); err != nil {
				return err
			}
			continue
		}
		if err := writeFile(file, func(w io.Writer) error { return form.Write(w, acc) }); err != nil {
			return err
		}
		fmt.Fprintf(sys.Stderr, "%s written: %s\n", form.Name, file)
	}
	switch {
	case f.JSON:
		return wire.Account{}.Write(sys.Stdout, acc)
	case f.Markdown:
		return markdown.Document{}.Write(sys.Stdout, acc)
	case quiet:
		return nil
	}
	return terminal.Report{Width: sys.width(), Mode: f.mode(sys), All: f.All}.Write(sys.Stdout, acc)
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
