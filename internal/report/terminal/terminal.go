// Package terminal writes an account as text for a terminal or a plain file.
package terminal

import (
	"fmt"
	"io"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/screen"
)

// Report writes accounts for reading in a terminal. The zero value writes 80
// columns of plain text.
type Report struct {
	// Width is the terminal's width in columns; 0 is 80, fewer than 40 are
	// taken as 40.
	Width int
	Mode  screen.Mode
	// All shows what is folded otherwise.
	All bool
}

// Write writes the account of every story in acc. It writes nothing and fails
// where a passage is not the slice of its article that it says it is.
func (r Report) Write(w io.Writer, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	v := report.NewView(acc)
	p := screen.New(w, r.Width, r.Mode)
	if len(v.Stories) == 0 {
		p.Para(" ", " ", screen.Bold.Of("no story: nothing to lay side by side"))
	}
	for i, s := range v.Stories {
		if i > 0 {
			p.Blank()
			p.Line(screen.Dim.Of(screen.Repeat("═", p.Width)))
		}
		if len(v.Stories) > 1 {
			p.Para(" ", " ", screen.Dim.Of(fmt.Sprintf("story %d of %d", i+1, len(v.Stories))))
		}
		r.story(p, s)
	}
	r.apart(p, v)
	p.Blank()
	p.Para(" ", " ", screen.Dim.Of("Nothing here says what is true: it says who says what, and on whose word."))
	return p.Flush()
}

func (r Report) story(p *screen.Printer, s *report.Story) {
	r.head(p, s)
	r.disputed(p, s)
	r.updated(p, s)
	r.agreed(p, s)
	r.echoed(p, s)
	r.revised(p, s)
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
