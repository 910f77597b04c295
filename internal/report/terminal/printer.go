package terminal

import (
	"bufio"
	"strings"

	"synoptic/internal/report/clean"
)

// style is how a run of text is set apart.
type style uint8

const (
	normal style = iota
	bold
	dim
	under  // words that matter within a passage, or that differ
	struck // words that are missing
	disputed
	agreed
	echoed
	updated
	single
)

// escapes are the select-graphic-rendition codes of a style, with colour and
// without. Only the sixteen colours that a terminal's own theme sets are used.
var escapes = [...]struct{ color, mono string }{
	normal:   {"", ""},
	bold:     {"1", "1"},
	dim:      {"2", "2"},
	under:    {"4", "4"},
	struck:   {"2", "2"},
	disputed: {"1;31", "1"},
	agreed:   {"1;32", "1"},
	echoed:   {"1;33", "1"},
	updated:  {"1;34", "1"},
	single:   {"1;35", "1"},
}

// run is text in one style. The text is foreign and is cleaned when printed.
type run struct {
	text  string
	style style
}

// printer sets runs of text into lines.
type printer struct {
	w     *bufio.Writer
	width int // of rules and tables
	text  int // of running text: lines longer than this read badly
	mode  Mode
}

func (p *printer) flush() error { return p.w.Flush() }

func (p *printer) blank() { p.w.WriteByte('\n') }

// line prints runs as one line, as they are.
func (p *printer) line(runs ...run) {
	for _, r := range runs {
		p.put(r)
	}
	p.w.WriteByte('\n')
}

// put prints one run. The style ends with it, so that a pager can start at any
// line.
func (p *printer) put(r run) {
	code := ""
	switch p.mode {
	case Color:
		code = escapes[r.style].color
	case Mono:
		code = escapes[r.style].mono
	}
	if code == "" || r.text == "" {
		p.w.WriteString(r.text)
		return
	}
	p.w.WriteString("\x1b[" + code + "m" + r.text + "\x1b[0m")
}

// para prints runs as a paragraph: first stands before its first line, rest
// before the others.
func (p *printer) para(first, rest string, runs ...run) {
	for i, l := range wrap(runs, p.text-clean.Width(first), p.text-clean.Width(rest)) {
		if i == 0 {
			p.put(run{first, normal})
		} else {
			p.put(run{rest, normal})
		}
		p.line(l...)
	}
}

// lead prints runs as a paragraph behind styled ones that take w columns.
func (p *printer) lead(w int, head []run, runs ...run) {
	used := 0
	for _, h := range head {
		used += clean.Width(h.text)
	}
	if used > w { // the head is too long to stand beside the text
		p.line(head...)
		head, used = nil, 0
	}
	for i, l := range wrap(runs, p.text-w, p.text-w) {
		if i == 0 {
			for _, h := range head {
				p.put(h)
			}
			p.put(run{repeat(" ", w-used), normal})
		} else {
			p.put(run{repeat(" ", w), normal})
		}
		p.line(l...)
	}
}

// section prints a heading with a rule.
func (p *printer) section(title, count, note string, st style) {
	p.blank()
	if count != "" {
		count = " " + count
	}
	head := " " + title + count + " "
	if note != "" && clean.Width(head+note)+8 <= p.width {
		note += " "
	} else {
		note = ""
	}
	p.line(run{" " + title, st}, run{count + " ", bold}, run{note, dim}, run{repeat("─", p.width-1-clean.Width(head+note)), dim})
}

func repeat(s string, n int) string { return strings.Repeat(s, max(0, n)) }
