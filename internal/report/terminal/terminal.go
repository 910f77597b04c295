// Package terminal writes an account as text for a terminal or a plain file.
package terminal

import (
	"bufio"
	"fmt"
	"io"

	"synoptic"
	"synoptic/internal/report"
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

// Report writes accounts for reading in a terminal. The zero value writes 80
// columns of plain text.
type Report struct {
	// Width is the terminal's width in columns; 0 is 80, fewer than 40 are
	// taken as 40.
	Width int
	Mode  Mode
	// All shows what is folded otherwise.
	All bool
}

// Write writes the account of every story in acc.
func (r Report) Write(w io.Writer, acc *synoptic.Account) error {
	v := report.NewView(acc)
	p := newPrinter(w, r.Width, r.Mode)
	if len(v.Stories) == 0 {
		p.para(" ", " ", run{"no story: nothing to lay side by side", bold})
	}
	for i, s := range v.Stories {
		if i > 0 {
			p.blank()
			p.line(run{repeat("═", p.width), dim})
		}
		if len(v.Stories) > 1 {
			p.para(" ", " ", run{fmt.Sprintf("story %d of %d", i+1, len(v.Stories)), dim})
		}
		r.story(p, s)
	}
	r.apart(p, v)
	p.blank()
	p.para(" ", " ", run{"Nothing here says what is true: it says who says what, and on whose word.", dim})
	return p.flush()
}

func (r Report) story(p *printer, s *report.Story) {
	r.head(p, s)
	r.disputed(p, s)
	r.agreed(p, s)
	r.echoed(p, s)
	r.updated(p, s)
	r.numbers(p, s)
	r.said(p, s)
	r.names(p, s)
	r.terms(p, s)
	r.timeline(p, s)
	r.origins(p, s)
	r.leftOut(p, s)
	r.single(p, s)
	r.gaps(p, s)
}

func newPrinter(w io.Writer, width int, mode Mode) *printer {
	if width == 0 {
		width = 80
	}
	width = max(width, 40)
	return &printer{w: bufio.NewWriter(w), width: width, text: min(width-1, 112), mode: mode}
}
