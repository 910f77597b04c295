package page

import (
	"fmt"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// chart draws the values of a figure as steps, in order of time.
type chart struct {
	picture
	Left, Right, Base int
	Path              string
	Steps             []step
}

type step struct {
	X, Y, TextY, DateY, LetterY int
	Says, When, Letters         string
}

// number is the number that stands for a value in a picture; nil for words
// such as "dozens".
func number(v report.Value) *float64 {
	if v.Value == nil || v.Value.Bound == synoptic.Vague {
		return nil
	}
	for _, x := range []*float64{v.Value.Value, v.Value.Low, v.Value.High} {
		if x != nil {
			return x
		}
	}
	return nil
}

// newChart is nil where there are not at least two numbers to draw.
func newChart(u report.Update) *chart {
	var vals []float64
	var drawn []report.Value
	for _, v := range u.Values {
		if x := number(v); x != nil {
			vals, drawn = append(vals, *x), append(drawn, v)
		}
	}
	if len(vals) < 2 || len(vals) > 24 {
		return nil
	}
	lo, hi := 0.0, vals[0]
	for _, v := range vals {
		lo, hi = min(lo, v), max(hi, v)
	}
	const cell, top, tall = 150, 34, 84
	c := &chart{Left: 12, Base: top + tall + 8}
	c.Width, c.Height = c.Left+cell*len(vals)+12, top+tall+52
	c.Right = c.Width - 12
	var path strings.Builder
	var words []string
	for i, v := range drawn {
		y := c.Base - 8
		if hi > lo {
			y = top + tall - int((vals[i]-lo)/(hi-lo)*tall)
		}
		x := c.Left + i*cell
		if i == 0 {
			fmt.Fprintf(&path, "M%d %d", x, y)
		} else {
			fmt.Fprintf(&path, "H%dV%d", x, y)
		}
		letters := strings.Join(v.Letters, " ")
		c.Steps = append(c.Steps, step{x + 4, y, y - 10, c.Base + 18, c.Base + 34, fit(v.Says, cell-10), fit(v.When, cell-6), fit(letters, cell-6)})
		words = append(words, clean.Line(v.Says)+", "+clean.Line(v.When)+", in "+letters)
	}
	fmt.Fprintf(&path, "H%d", c.Right)
	c.Path = path.String()
	c.Title = clean.Line(u.What) + ": " + report.Count(len(vals), "value") + " in order of time"
	c.Desc = sentence(words)
	return c
}
