// Package screen sets runs of styled text into lines for a terminal or a plain
// file.
package screen

import (
	"bufio"
	"io"
	"strings"

	"synoptic/internal/report/clean"
)

// Mode says how text may be set apart.
type Mode int

// The modes. Every one of them says the same: colour and weight only repeat
// what marks and words say.
const (
	Plain Mode = iota // no escape sequences at all: for files and pipes
	Mono              // bold, dim and underline: for NO_COLOR
	Color
)

// Style is how a run of text is set apart.
type Style uint8

// The styles.
const (
	Normal Style = iota
	Bold
	Dim
	Under  // words that matter within a passage, or that differ
	Struck // words that are missing
	Disputed
	Agreed
	Echoed
	Updated
	Single
)

// escapes are the select-graphic-rendition codes of a style, with colour and
// without. Only the sixteen colours that a terminal's own theme sets are used.
var escapes = [...]struct{ color, mono string }{
	Normal:   {"", ""},
	Bold:     {"1", "1"},
	Dim:      {"2", "2"},
	Under:    {"4", "4"},
	Struck:   {"2", "2"},
	Disputed: {"1;31", "1"},
	Agreed:   {"1;32", "1"},
	Echoed:   {"1;33", "1"},
	Updated:  {"1;34", "1"},
	Single:   {"1;35", "1"},
}

// Run is text in one style. The text is foreign and is cleaned when printed.
type Run struct {
	Text  string
	Style Style
}

// Of is text in the style.
func (s Style) Of(text string) Run { return Run{text, s} }

// Printer sets runs of text into lines.
type Printer struct {
	w     *bufio.Writer
	Width int // of rules and tables, in columns
	text  int // of running text: lines longer than this read badly
	mode  Mode
}

// Flush writes what is held back; it gives the first error of all writes.
func (p *Printer) Flush() error { return p.w.Flush() }

// Blank prints an empty line.
func (p *Printer) Blank() { p.w.WriteByte('\n') }

// Line prints runs as one line, as they are.
func (p *Printer) Line(runs ...Run) {
	for _, r := range runs {
		p.Put(r)
	}
	p.w.WriteByte('\n')
}

// Put prints one run. The style ends with it, so that a pager can start at any
// line.
func (p *Printer) Put(r Run) {
	r.Text = clean.Text(r.Text)
	code := ""
	switch p.mode {
	case Color:
		code = escapes[r.Style].color
	case Mono:
		code = escapes[r.Style].mono
	}
	if code == "" || r.Text == "" {
		p.w.WriteString(r.Text)
		return
	}
	p.w.WriteString("\x1b[" + code + "m" + r.Text + "\x1b[0m")
}

// Para prints runs as a paragraph: first stands before its first line, rest
// before the others.
func (p *Printer) Para(first, rest string, runs ...Run) {
	for i, l := range Wrap(runs, p.text-clean.Width(first), p.text-clean.Width(rest)) {
		if i == 0 {
			p.Put(Run{first, Normal})
		} else {
			p.Put(Run{rest, Normal})
		}
		p.Line(l...)
	}
}

// Lead prints runs as a paragraph behind styled ones that take w columns.
func (p *Printer) Lead(w int, head []Run, runs ...Run) {
	used := 0
	for _, h := range head {
		used += clean.Width(h.Text)
	}
	if used > w { // the head is too long to stand beside the text
		p.Line(head...)
		head, used = nil, 0
	}
	for i, l := range Wrap(runs, p.text-w, p.text-w) {
		if i == 0 {
			for _, h := range head {
				p.Put(h)
			}
			p.Put(Run{Repeat(" ", w-used), Normal})
		} else {
			p.Put(Run{Repeat(" ", w), Normal})
		}
		p.Line(l...)
	}
}

// Section prints a heading with a rule.
func (p *Printer) Section(title, count, note string, st Style) {
	p.Blank()
	if count != "" {
		count = " " + count
	}
	head := " " + title + count + " "
	if note != "" && clean.Width(head+note)+10 <= p.Width {
		note = "· " + note + " "
	} else {
		note = ""
	}
	p.Line(Run{" " + title, st}, Run{count + " ", Bold}, Run{note, Dim}, Run{Repeat("─", p.Width-1-clean.Width(head+note)), Dim})
}

// Repeat is s n times over; none if n is below 0.
func Repeat(s string, n int) string { return strings.Repeat(s, max(0, n)) }

// New makes a printer for width columns; 0 is 80, fewer than 40 are taken as
// 40.
func New(w io.Writer, width int, mode Mode) *Printer {
	if width == 0 {
		width = 80
	}
	width = max(width, 40)
	return &Printer{w: bufio.NewWriter(w), Width: width, text: min(width-1, 112), mode: mode}
}

// Strip takes away the escape sequences that printers write.
func Strip(s string) string {
	for _, e := range escapes {
		if e.color != "" {
			s = strings.ReplaceAll(s, "\x1b["+e.color+"m", "")
			s = strings.ReplaceAll(s, "\x1b["+e.mono+"m", "")
		}
	}
	return strings.ReplaceAll(s, "\x1b[0m", "")
}
