package inspect

import (
	"strings"

	"synoptic"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/screen"
)

// layout sets text in one column and notes in another beside it.
type layout struct {
	text, notes int // widths in columns
}

const gutter = 3

func newLayout(width int) layout {
	notes := min(44, max(24, (width-gutter-1)*2/5))
	return layout{text: min(90, width-notes-gutter-1), notes: notes}
}

// cell is a character of the text where it stands, as it is shown.
type cell struct {
	at    int // offset of its first byte
	text  string
	width int
}

// row is a line of output: runs that take width columns.
type row struct {
	runs  []screen.Run
	width int
}

func (w *row) add(width int, r screen.Run) {
	w.runs = append(w.runs, r)
	w.width += width
}

// paragraph prints text[start:end] with the marks that fall into it.
func (l layout) paragraph(p *screen.Printer, r *synoptic.Reading, start, end int, ms []mark) {
	var left, right []row
	for _, line := range l.lines(r.Article.Text, start, end) {
		for len(right) < len(left) {
			right = append(right, row{})
		}
		from, to := line[0].at, line[len(line)-1].at+1
		var text row
		for _, c := range line {
			text.add(c.width, screen.Normal.Of(c.text))
		}
		left = append(left, join(text))
		left = append(left, below(line, ms)...)
		for _, m := range ms {
			if m.Start >= from && m.Start < to && len(m.note) > 0 {
				for i, n := range screen.Wrap(m.note, l.notes, l.notes-3) {
					var x row
					if i > 0 {
						x.add(3, screen.Normal.Of("   "))
					}
					x.runs = append(x.runs, n...)
					right = append(right, x)
				}
			}
		}
	}
	print(p, l, left, right)
}

// print sets the two columns side by side.
func print(p *screen.Printer, l layout, left, right []row) {
	for i := range max(len(left), len(right)) {
		runs := []screen.Run{screen.Normal.Of(" ")}
		used := 0
		if i < len(left) {
			runs = append(runs, left[i].runs...)
			used = left[i].width
		}
		if i < len(right) && len(right[i].runs) > 0 {
			runs = append(runs, screen.Normal.Of(screen.Repeat(" ", l.text-used)), screen.Dim.Of(" │ "))
			runs = append(runs, right[i].runs...)
		}
		p.Line(runs...)
	}
}

func join(r row) row {
	var b strings.Builder
	for _, x := range r.runs {
		b.WriteString(x.Text)
	}
	return row{[]screen.Run{screen.Normal.Of(strings.TrimRight(b.String(), " "))}, clean.Width(strings.TrimRight(b.String(), " "))}
}

// lines breaks text[start:end] into lines of cells. None of them is empty.
func (l layout) lines(text string, start, end int) [][]cell {
	var cells []cell
	at := start
	for c, n := range clean.Clusters(text[start:end]) {
		shown := clean.Text(c)
		if shown == "\n" || shown == "" && c == "\r" {
			shown = " "
		}
		if shown != c {
			n = clean.Width(shown)
		}
		cells = append(cells, cell{at, shown, n})
		at += len(c)
	}
	var out [][]cell
	for len(cells) > 0 {
		n, used, space := 0, 0, 0
		for n < len(cells) && used+cells[n].width <= l.text {
			used += cells[n].width
			n++
			if cells[n-1].text == " " || cells[n-1].width == 2 {
				space = n
			}
		}
		if n < len(cells) && space > 0 {
			n = space
		}
		n = max(n, 1)
		out = append(out, cells[:n])
		cells = cells[n:]
	}
	return out
}

// below draws the marks of a line in as few rows as hold them.
func below(line []cell, ms []mark) []row {
	type bar struct {
		from, to int // columns
		m        mark
		ends     [2]bool // it begins, ends in this line
	}
	var rows [][]bar
	first, last := line[0].at, line[len(line)-1].at+len(line[len(line)-1].text)
	for _, m := range ms {
		b := bar{from: -1, m: m}
		col := 0
		for _, c := range line {
			if c.at >= m.Start && c.at < m.End && c.width > 0 {
				if b.from < 0 {
					b.from = col
				}
				b.to = col + c.width
			}
			col += c.width
		}
		if b.from < 0 || b.from == b.to {
			continue
		}
		b.ends = [2]bool{m.Start >= first, m.End <= last}
		at := 0
		for at < len(rows) && rows[at][len(rows[at])-1].to >= b.from {
			at++
		}
		if at == len(rows) {
			rows = append(rows, nil)
		}
		rows[at] = append(rows[at], b)
	}
	var out []row
	for _, bars := range rows {
		var x row
		for _, b := range bars {
			x.add(b.from-x.width, screen.Normal.Of(screen.Repeat(" ", b.from-x.width)))
			x.add(b.to-b.from, b.m.style.Of(draw(b.m.label, b.to-b.from, b.ends)))
		}
		out = append(out, x)
	}
	return out
}

// draw is a bar of w columns with its label: "└n3────┘".
func draw(label string, w int, ends [2]bool) string {
	open, shut := "└", "┘"
	if !ends[0] {
		open = "─"
	}
	if !ends[1] {
		shut = "─"
	}
	n := clean.Width(label)
	switch {
	case w >= n+2:
		return open + label + screen.Repeat("─", w-n-2) + shut
	case w >= n:
		return label + screen.Repeat("─", w-n)
	}
	return clean.Pad(label[:w], w)
}
