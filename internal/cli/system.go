package cli

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"

	"synoptic/internal/report/screen"
)

// System is what a command may touch outside of itself.
type System struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Getenv         func(string) string
	// Width is the width of standard output in columns where that is a
	// terminal, else 0; Watched says that standard error is one.
	Width   int
	Watched bool
}

// OS is the process's own surroundings.
func OS() System {
	s := System{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Watched: term.IsTerminal(int(os.Stderr.Fd()))}
	if term.IsTerminal(int(os.Stdout.Fd())) {
		if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
			s.Width = w
		}
	}
	return s
}

// width is the columns that a report may use: those of the terminal, else
// those that COLUMNS says, else 80.
func (s System) width() int {
	if s.Width > 0 {
		return s.Width
	}
	if n, err := strconv.Atoi(s.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return 80
}

// colorFlag says whether a report's words are set apart by colour and weight.
type colorFlag struct {
	Color string `help:"Colours: ${enum}." enum:"auto,always,never" default:"auto"`
}

// mode is how a report on standard output may set words apart: by default not
// at all in a file or pipe or on a dumb terminal, and without colours where
// NO_COLOR (no-color.org) says so.
func (f colorFlag) mode(s System) screen.Mode {
	switch {
	case f.Color == "always":
		return screen.Color
	case s.Width == 0, s.Getenv("TERM") == "dumb":
		return screen.Plain
	case f.Color == "never", s.Getenv("NO_COLOR") != "":
		return screen.Mono
	}
	return screen.Color
}
