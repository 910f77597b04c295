package page

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// axis draws when things happened against when articles came out. The days
// around publication are drawn to scale; what lies further off stands at the
// ends.
type axis struct {
	picture
	Left, Right, Base int
	Days              []tick // their names
	Ticks             string // a path
	Published         []tick
	Events            []tick
	From, To          time.Time

	size
	labels int // of days, at most
	// before and after are the room for what is off the scale, in pixels.
	before, after int
}

type tick struct {
	X, Y, Y1, Y2, TextY int
	Text                string
}

// How many days before and after publication are drawn to scale, and how much
// room there is for the others.
const (
	daysAhead = 6
	daysAfter = 10
	axisEdge  = 84 // pixels for what is off the scale, at either end
)

// newAxis is nil where there are no dates to draw.
func newAxis(s *report.Story, w size) *axis {
	if s.FirstPublished == nil || s.LastPublished == nil {
		return nil
	}
	first, _, ok1 := report.Instant(*s.FirstPublished)
	last, _, ok2 := report.Instant(*s.LastPublished)
	if !ok1 || !ok2 || len(s.Events) == 0 {
		return nil
	}
	lo, hi := first, last
	for _, e := range s.Events {
		t, exact, ok := report.Instant(e.When)
		if ok && exact && t.After(first.AddDate(0, 0, -daysAhead)) && t.Before(last.AddDate(0, 0, daysAfter)) {
			lo, hi = earlier(lo, t), later(hi, t)
		}
	}
	lo = lo.Truncate(24 * time.Hour)
	hi = hi.Truncate(24 * time.Hour).Add(24 * time.Hour)
	a := &axis{Left: 8, Right: w.width - 8, From: lo, To: hi, size: w, labels: 10, before: 28, after: 28}
	if w.narrow {
		a.labels = 4
	}
	a.Width = w.width
	for _, e := range s.Events {
		if t, _, ok := report.Instant(e.When); ok {
			if t.Before(lo) {
				a.before = axisEdge
			} else if !t.Before(hi) {
				a.after = axisEdge
			}
		}
	}
	place := func(t time.Time) int {
		switch {
		case t.Before(lo):
			return a.before / 2
		case !t.Before(hi):
			return a.Width - a.after/2
		}
		return a.before + int(float64(a.Width-a.before-a.after)*float64(t.Sub(lo))/float64(hi.Sub(lo)))
	}
	tall := a.events(s, place)
	a.Base = 14 + tall*24 + 10
	for i := range a.Events {
		e := &a.Events[i]
		e.Y = a.Base - 16 - e.Y*24
		e.TextY = e.Y + 4
	}
	a.days(lo, hi, place)
	deep := a.publications(s, place)
	a.Height = a.Base + 28 + deep*15 + 8
	a.Title = "When it happened, and when the articles came out"
	var words []string
	for _, e := range s.Events {
		words = append(words, clean.Line(e.Date)+": "+clean.Line(e.Text))
	}
	a.Desc = sentence(words)
	return a
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// events stacks numbered dots above the axis; Y is the row at first.
func (a *axis) events(s *report.Story, place func(time.Time) int) (rows int) {
	var used [][]int
	for i, e := range s.Events {
		t, exact, ok := report.Instant(e.When)
		if !ok || !exact && !t.Before(a.From) && !a.long() {
			continue // no place on a line of days
		}
		x, row := place(t), 0
		for row < len(used) && near(used[row], x, 22) {
			row++
		}
		if row == 12 {
			continue // the list has them all
		}
		if row == len(used) {
			used = append(used, nil)
		}
		used[row] = append(used[row], x)
		a.Events = append(a.Events, tick{X: x, Y: row, Text: fmt.Sprint(i + 1)})
	}
	return max(1, len(used))
}

func near(xs []int, x, within int) bool {
	for _, y := range xs {
		if x-y < within && y-x < within {
			return true
		}
	}
	return false
}

// long reports whether the axis is drawn in months.
func (a *axis) long() bool { return a.To.Sub(a.From) > 60*24*time.Hour }

func (a *axis) days(lo, hi time.Time, place func(time.Time) int) {
	mark := func(t, label time.Time, form string) {
		if !t.Before(lo) {
			a.Ticks += fmt.Sprintf("M%d %dv6", place(t), a.Base)
		}
		if form != "" && !label.Before(lo) && label.Before(hi) {
			a.Days = append(a.Days, tick{X: place(label), TextY: a.Base + 18, Text: label.Format(form)})
		}
	}
	n := int(hi.Sub(lo).Hours() / 24)
	if a.long() {
		every := max(1, (n/30+a.labels-1)/max(2, a.labels*8/10))
		t := time.Date(lo.Year(), lo.Month(), 1, 0, 0, 0, 0, lo.Location())
		for i := 0; t.Before(hi) && i < 600; i++ {
			form := ""
			if i%every == 0 {
				form = "Jan 2006"
			}
			mark(t, t.AddDate(0, 0, 14), form)
			t = t.AddDate(0, 1, 0)
		}
	} else {
		every := max(1, (n+a.labels-1)/a.labels)
		for i := range n {
			t, form := lo.AddDate(0, 0, i), ""
			if i%every == 0 {
				form = "2 Jan"
			}
			mark(t, t.Add(12*time.Hour), form)
		}
	}
	for _, e := range a.Events {
		if a.before == axisEdge && e.X == axisEdge/2 {
			a.Days = append(a.Days, tick{X: axisEdge / 2, TextY: a.Base + 18, Text: "earlier"})
			break
		}
	}
	for _, e := range a.Events {
		if a.after == axisEdge && e.X == a.Width-axisEdge/2 {
			a.Days = append(a.Days, tick{X: a.Width - axisEdge/2, TextY: a.Base + 18, Text: "later"})
			break
		}
	}
}

// publications writes the articles' letters below the axis; those of one
// moment stand together.
func (a *axis) publications(s *report.Story, place func(time.Time) int) (rows int) {
	var xs []int
	letters := map[int][]string{}
	for _, art := range s.Arts {
		if art.Published == nil {
			continue
		}
		if t, _, ok := report.Instant(*art.Published); ok {
			x := place(t)
			if letters[x] == nil {
				xs = append(xs, x)
			}
			letters[x] = append(letters[x], art.Letter)
		}
	}
	type label struct{ from, to int }
	var used [][]label
	for _, x := range xs {
		for _, text := range lines(letters[x], a.width/70) {
			half := textWidth(text)/2 + 5
			row := 0
			for row < len(used) && slices.ContainsFunc(used[row], func(l label) bool { return x-half < l.to && l.from < x+half }) {
				row++
			}
			if row == len(used) {
				used = append(used, nil)
			}
			used[row] = append(used[row], label{x - half, x + half})
			a.Published = append(a.Published, tick{X: x, Y1: a.Base - 4, Y2: a.Base + 4, TextY: a.Base + 36 + row*15, Text: text})
		}
	}
	return len(used)
}

// lines joins letters, n to a line.
func lines(letters []string, n int) []string {
	var out []string
	for l := range slices.Chunk(letters, n) {
		out = append(out, strings.Join(l, " "))
	}
	return out
}
