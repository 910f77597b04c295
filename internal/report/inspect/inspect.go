// Package inspect shows people what was read in an article: its text with
// marks below the words and notes in the margin.
package inspect

import (
	"io"
	"iter"
	"slices"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/screen"
)

// Report writes readings for people. The zero value writes 80 columns of plain
// text.
type Report struct {
	Width int // in columns; 0 is 80
	Mode  screen.Mode
	// Syntax adds a table of words for each sentence.
	Syntax bool
}

// Write writes readings one after another, holding one of them at a time. It
// stops at the first error, its own or the sequence's.
func (o Report) Write(w io.Writer, readings iter.Seq2[*synoptic.Reading, error]) error {
	p := screen.New(w, o.Width, o.Mode)
	first := true
	for r, err := range readings {
		if err != nil {
			return err
		}
		if !first {
			p.Blank()
			p.Line(screen.Dim.Of(screen.Repeat("═", p.Width)))
		}
		first = false
		o.article(p, r)
		if err := p.Flush(); err != nil {
			return err
		}
	}
	if first {
		p.Para(" ", " ", screen.Bold.Of("no article"))
	}
	return p.Flush()
}

func (o Report) article(p *screen.Printer, r *synoptic.Reading) {
	a := r.Article
	o.head(p, r)
	if a.Text == "" {
		return
	}
	ms := gather(r)
	var open []mark // those that may reach into the next paragraph
	l := newLayout(p.Width)
	sentence := 0
	for at := 0; at <= len(a.Text); {
		end := lineEnd(a.Text, at)
		if !blank(a.Text[at:end]) {
			open = slices.DeleteFunc(open, func(m mark) bool { return m.End <= at })
			for len(ms) > 0 && ms[0].Start < end {
				open, ms = append(open, ms[0]), ms[1:]
			}
			l.paragraph(p, r, at, end, open)
			for o.Syntax && sentence < len(r.Sentences) && r.Sentences[sentence].Start < end {
				table(p, r, r.Sentences[sentence])
				sentence++
			}
			p.Blank()
		}
		at = end + 1
	}
	claims(p, r)
}

func (o Report) head(p *screen.Printer, r *synoptic.Reading) {
	a := r.Article
	title := a.Title
	if title == "" {
		title = "no title"
	}
	p.Para(" ", " ", screen.Bold.Of(title))
	date := "no date"
	if a.Published != "" {
		date = report.When(a.Published) + " (from " + string(a.PublishedFrom) + ")"
	}
	p.Para(" ", " ", screen.Normal.Of(a.Outlet+" · "+date), screen.Dim.Of(" · "+a.Path+" · "+a.ID))
	for _, x := range []struct{ what, is string }{{"byline", a.Byline}, {"credit", a.Credit}, {"dateline", a.DatelinePlace}, {"language", a.Language}} {
		if x.is != "" {
			p.Para(" ", " ", screen.Dim.Of(x.what+" "), screen.Normal.Of(x.is))
		}
	}
	if a.Status != synoptic.StatusRead && a.Status != "" {
		p.Para(" ", " ", screen.Disputed.Of(string(a.Status)+": "), screen.Normal.Of(a.Reason))
	}
	p.Para(" ", " ", screen.Dim.Of(counts(r)))
	if a.Text != "" {
		p.Para(" ", " ", screen.Dim.Of("n names · t times · q quantities · s speech · a attributions"))
	}
	p.Blank()
}

func counts(r *synoptic.Reading) string {
	out := report.Count(len(r.Sentences), "sentence")
	for _, x := range []struct {
		n    int
		what string
	}{{len(r.Entities), "name"}, {len(r.Times), "time"}, {len(r.Quantities), "number"}, {len(r.Quotes), "saying"}, {len(r.Attributions), "attribution"}, {len(r.Clauses), "claim"}} {
		out += " · " + report.Count(x.n, x.what)
	}
	return out
}

func lineEnd(text string, at int) int {
	for i := at; i < len(text); i++ {
		if text[i] == '\n' {
			return i
		}
	}
	return len(text)
}

func blank(s string) bool { return clean.Line(s) == "" }
