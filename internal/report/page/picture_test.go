package page

import (
	"fmt"
	"strings"
	"testing"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/reporttest"
)

// TestPicturesFitTheirWindow draws each picture for a screen and for a phone:
// nothing but the grid and the graph of many articles is wider than it may be,
// and all have words for who does not see them.
func TestPicturesFitTheirWindow(t *testing.T) {
	s := report.NewView(reporttest.Ferry()).Stories[0]
	for _, z := range sizes {
		for name, p := range map[string]picture{
			"axis": newAxis(s, z).picture, "graph": newGraph(s, z).picture, "grid": newGrid(s, z).picture, "plot": newPlot(s, s.Updates[0], z).picture, "bars": newReprints(s, z).picture,
		} {
			if p.Width <= 0 || p.Height <= 0 || p.Title == "" || p.Desc == "" {
				t.Errorf("%s, %s: %+v", name, z.Class, p)
			}
			if z.narrow && p.Width > z.width {
				t.Errorf("%s is %d wide on a phone, not %d", name, p.Width, z.width)
			}
		}
	}
}

// TestPlot holds that each value has a row, the largest on top, and each outlet
// that gave it a place by when it came out.
func TestPlot(t *testing.T) {
	s := report.NewView(reporttest.Ferry()).Stories[0]
	u := s.Updates[0]
	for _, z := range sizes {
		p := newPlot(s, u, z)
		var rows []string
		for i, r := range p.Rows {
			rows = append(rows, r.Text)
			if i > 0 && r.Y <= p.Rows[i-1].Y {
				t.Errorf("row %d stands above the one before", i)
			}
		}
		if got := strings.Join(rows, ", "); got != "17, ≥ 14, 9" {
			t.Errorf("the rows are %s", got)
		}
		if !strings.HasPrefix(p.Path, fmt.Sprintf("M%d %dH", p.Dots[0].X, p.Rows[2].Y)) || !strings.HasSuffix(p.Path, fmt.Sprintf("V%d", p.Rows[0].Y)) {
			t.Errorf("the path %s does not lead from the first to the last", p.Path)
		}
		letters := ""
		for i, d := range p.Dots {
			letters += d.Letters
			if i > 0 && d.X < p.Dots[i-1].X {
				t.Errorf("%s stands before %s", d.Letters, p.Dots[i-1].Letters)
			}
			if d.TextX < 0 || d.TextX+textWidth(d.Letters) > p.Width {
				t.Errorf("%s has no room", d.Letters)
			}
		}
		for _, l := range []string{"A", "B", "C", "E"} {
			if strings.Count(letters, l) != 1 {
				t.Errorf("article %s stands %d times in %q", l, strings.Count(letters, l), letters)
			}
		}
	}
	// Without a date, and of one value, there is less to draw.
	for i := range u.Values {
		for j := range u.Values[i].Evidence {
			u.Values[i].Evidence[j].Art.Published = nil
		}
	}
	if p := newPlot(s, u, sizes[0]); len(p.Dots) == 0 || p.Path != "" || len(p.Days) != 0 {
		t.Errorf("without dates: %+v", p)
	}
	f := s.Figure(u.ID)
	f.Values = f.Values[:1]
	if newPlot(s, u, sizes[0]) != nil {
		t.Error("one value is drawn")
	}
}

// TestReprints holds that what is shaded lies within the bar of its article.
func TestReprints(t *testing.T) {
	s := report.NewView(reporttest.Ferry()).Stories[0]
	for _, z := range sizes {
		g := newReprints(s, z)
		if len(g.Rows) != 3 {
			t.Fatalf("%d articles share text, not 3", len(g.Rows))
		}
		for _, r := range g.Rows {
			if r.Shared == "" || r.Note == "" || r.NoteX+textWidth(r.Note) > g.Width {
				t.Errorf("%s: %+v", r.Letter, r)
			}
			for part := range strings.SplitSeq(strings.TrimPrefix(r.Shared, "M"), "M") {
				var x, y, w int
				if n, err := fmt.Sscanf(part, "%d %dh%d", &x, &y, &w); n != 3 || x < r.BarX || x+w > r.BarX+r.BarW+1 || y != r.BarY {
					t.Errorf("%s: %q lies outside of its bar (%v)", r.Letter, part, err)
				}
			}
		}
	}
	if got := merged([]synoptic.Span{{Start: 9, End: 12}, {Start: 0, End: 4}, {Start: 4, End: 7}, {Start: 1, End: 3}}); len(got) != 2 || got[0].End != 7 {
		t.Errorf("merged: %v", got)
	}
	if newReprints(report.NewView(reporttest.Empty()).Stories[0], sizes[0]) != nil {
		t.Error("nothing is drawn")
	}
}
