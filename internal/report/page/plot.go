package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// plot draws which outlet gave which value of a figure when: a row for each
// value, the largest on top, against the time of publication.
type plot struct {
	picture
	Left, Right, Base int
	From              int    // where the rows' lines begin, after their words
	Days              []tick // their names
	Ticks             string // a path
	Rows              []plotRow
	Dots              []plotDot
	// Path leads from each value to the one that replaced it.
	Path string
}

type plotRow struct {
	Y, TextX, TextY int
	Text            string
}

type plotDot struct {
	X, Y, TextX, TextY int
	Letters            string
}

// Sizes of the plot in pixels, and how many values are drawn; the table has
// them all.
const (
	plotLine   = 26
	plotLabel  = 132 // of a value's words, at most
	plotLetter = 3   // letters beside one dot, at most, before they are counted
	plotRows   = 16
)

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

// newPlot is nil where there are not at least two values, one of them a number.
// What a page leaves of a figure's values is not all that is drawn.
func newPlot(s *report.Story, u report.Update, w size) *plot {
	if f := s.Figure(u.ID); f != nil {
		u = s.OfFigure(f)
	}
	order := make([]int, len(u.Values)) // of the values, the largest first; words last
	numbers := 0
	for i, v := range u.Values {
		order[i] = i
		if number(v) != nil {
			numbers++
		}
	}
	if len(order) < 2 || len(order) > plotRows || numbers == 0 {
		return nil
	}
	amount := func(i int) float64 {
		if x := number(u.Values[i]); x != nil {
			return *x
		}
		return math.Inf(-1)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(amount(b), amount(a)) })
	p := &plot{Left: 4, Base: 10 + plotLine*len(order)}
	p.Width, p.Right = w.width, w.width-8
	label := 0
	for _, v := range u.Values {
		label = max(label, min(textWidth(v.Says), plotLabel))
	}
	rows := make([]int, len(order))
	for row, i := range order {
		y := 10 + plotLine*row + plotLine/2
		rows[i] = y
		p.Rows = append(p.Rows, plotRow{y, p.Left, y + 5, fit(u.Values[i].Says, label)})
	}
	p.From = p.Left + label*6/5 + 10 // their type is bold and a little larger
	deep := p.dots(u, rows, p.From, w)
	p.Height = p.Base + 12 + deep
	p.Title = clean.Line(u.What) + ": which outlet gave which value when"
	var words []string
	for _, v := range u.Values {
		words = append(words, clean.Line(v.Says)+": "+strings.Join(v.Letters, " ")+", "+clean.Line(v.When))
	}
	p.Desc = sentence(words)
	return p
}

// dots places the values' articles by when they came out, and draws the days;
// it gives how much room these take below the line.
func (p *plot) dots(u report.Update, rows []int, from int, w size) int {
	type given struct {
		at     time.Time
		row    int
		letter string
	}
	var dated, undated []given
	for i, v := range u.Values {
		seen := map[*report.Article]bool{}
		for _, e := range v.Evidence {
			if seen[e.Art] {
				continue
			}
			seen[e.Art] = true
			g := given{row: rows[i], letter: e.Art.Letter}
			if e.Art.Published != nil {
				if t, _, ok := report.Instant(*e.Art.Published); ok {
					g.at = t
					dated = append(dated, g)
					continue
				}
			}
			undated = append(undated, g)
		}
	}
	deep, left := 0, from
	place := func(given) int { return from + 8 }
	if len(undated) > 0 && len(dated) > 0 {
		left = from + 62
		p.Days = append(p.Days, tick{X: from + 24, TextY: p.Base + 18, Text: "no date"})
	}
	if len(dated) > 0 {
		deep = 16
		lo, hi := dated[0].at, dated[0].at
		for _, g := range dated {
			lo, hi = earlier(lo, g.at), later(hi, g.at)
		}
		lo, hi = lo.Truncate(24*time.Hour), hi.Truncate(24*time.Hour).Add(24*time.Hour)
		room := p.Right - 40 - left // the letters of the last dot stand right of it
		a := &axis{Base: p.Base, From: lo, To: hi, labels: max(2, room/80), size: w}
		x := func(t time.Time) int { return left + int(float64(room)*float64(t.Sub(lo))/float64(hi.Sub(lo))) }
		a.days(lo, hi, x)
		p.Days, p.Ticks = append(p.Days, a.Days...), a.Ticks
		place = func(g given) int {
			if g.at.IsZero() {
				return from + 8
			}
			return x(g.at)
		}
	}
	slices.SortStableFunc(dated, func(a, b given) int { return a.at.Compare(b.at) })
	type cluster struct {
		x, y    int
		letters []string
	}
	var all []*cluster
	for _, g := range append(undated, dated...) {
		at := place(g)
		k := slices.IndexFunc(all, func(c *cluster) bool { return c.y == g.row && at-c.x < 16+18*len(c.letters) && at >= c.x })
		if k < 0 {
			all = append(all, &cluster{at, g.row, []string{g.letter}})
		} else if !slices.Contains(all[k].letters, g.letter) {
			all[k].letters = append(all[k].letters, g.letter)
		}
	}
	for _, c := range all {
		d := plotDot{X: c.x, Y: c.y, TextX: c.x + 9, TextY: c.y + 5, Letters: strings.Join(c.letters, " ")}
		if n := len(c.letters); n > plotLetter+1 {
			d.Letters = fmt.Sprintf("%s +%d", strings.Join(c.letters[:plotLetter], " "), n-plotLetter)
		}
		if d.TextX+textWidth(d.Letters)+10 > p.Width {
			d.TextX = c.x - 9 - textWidth(d.Letters)
		}
		p.Dots = append(p.Dots, d)
	}
	if u.Relation == synoptic.FigureUpdate && len(undated) == 0 {
		p.Path = updates(u, rows, func(t time.Time) int { return place(given{at: t}) })
	}
	return deep
}

// updates is the path over the values in the order in which they came out.
func updates(u report.Update, rows []int, x func(time.Time) int) string {
	var b strings.Builder
	last := 0.0
	for i, v := range u.Values {
		if number(v) == nil || len(v.Evidence) == 0 || v.Evidence[0].Art.Published == nil {
			continue
		}
		// A bound that what was said before goes with replaces nothing.
		amount := *number(v)
		if v.Value.Bound != synoptic.Exact && b.Len() > 0 && amount <= last {
			continue
		}
		last = amount
		t, _, _ := report.Instant(*v.Evidence[0].Art.Published)
		if b.Len() == 0 {
			fmt.Fprintf(&b, "M%d %d", x(t), rows[i])
		} else {
			fmt.Fprintf(&b, "H%dV%d", x(t), rows[i])
		}
	}
	return b.String()
}
