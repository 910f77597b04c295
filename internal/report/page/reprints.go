package page

import (
	"cmp"
	"fmt"
	"slices"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// reprints draws each article that shares text with another as a bar as long
// as itself, with what is shared shaded where it stands.
type reprints struct {
	picture
	Rows []reprintRow
	More int // articles that are not drawn
}

type reprintRow struct {
	LetterX, TextX, TextY, BarX, BarY, BarW, BarH int
	Letter, Text                                  string
	Shared                                        string // a path
	NoteX                                         int
	Note                                          string
}

// Sizes of the bars in pixels, and how many are drawn.
const (
	reprintLine = 30
	reprintBars = 12
)

// newReprints is nil where no text is shared.
func newReprints(s *report.Story, w size) *reprints {
	if len(s.Copies) == 0 {
		return nil
	}
	type sharer struct {
		art   *report.Article
		parts []synoptic.Span
		most  float64
		other *report.Article // with whom it shares most
	}
	byArt := map[string]*sharer{}
	for i := range s.Reprints {
		r := &s.Reprints[i]
		for side, id := range r.Articles {
			a, other := s.Article(id), s.Article(r.Articles[1-side])
			if a == nil || other == nil {
				continue
			}
			x := byArt[id]
			if x == nil {
				x = &sharer{art: a}
				byArt[id] = x
			}
			if share := [2]float64{r.ShareOfA, r.ShareOfB}[side]; share > x.most {
				x.most, x.other = share, other
			}
			for _, p := range r.Passages {
				x.parts = append(x.parts, [2]synoptic.Passage{p.A, p.B}[side].Span())
			}
		}
	}
	var list []*sharer
	for _, a := range s.Arts {
		if x := byArt[a.ID]; x != nil && x.other != nil && len(a.Text) > 0 {
			list = append(list, x)
		}
	}
	if len(list) == 0 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b *sharer) int { return cmp.Compare(b.most, a.most) })
	g := &reprints{More: max(0, len(list)-reprintBars)}
	list = list[:min(len(list), reprintBars)]
	slices.SortStableFunc(list, func(a, b *sharer) int { return slices.Index(s.Arts, a.art) - slices.Index(s.Arts, b.art) })
	longest := 0
	for _, x := range list {
		longest = max(longest, len(x.art.Text))
	}
	name, note := 190, 96
	if w.narrow {
		name = 34
	}
	g.Width, g.Height = w.width, 6+reprintLine*len(list)
	room := w.width - name - note
	var words []string
	for i, x := range list {
		y := 6 + i*reprintLine
		row := reprintRow{LetterX: 4, TextX: 14 + textWidth(x.art.Letter), TextY: y + 15, BarX: name, BarY: y + 2, BarH: 18, Letter: x.art.Letter}
		if !w.narrow {
			row.Text = fit(x.art.Name, name-row.TextX-12)
		}
		row.BarW = max(8, room*len(x.art.Text)/longest)
		for _, p := range merged(x.parts) {
			row.Shared += fmt.Sprintf("M%d %dh%dv%dh-%[3]dz", row.BarX+row.BarW*p.Start/len(x.art.Text), row.BarY, max(1, row.BarW*p.Len()/len(x.art.Text)), row.BarH)
		}
		row.NoteX = row.BarX + row.BarW + 8
		row.Note = report.Percent(x.most) + " with " + x.other.Letter
		words = append(words, x.art.Letter+" "+clean.Line(x.art.Name)+": "+row.Note)
		g.Rows = append(g.Rows, row)
	}
	g.Title = "Which articles share text, and where in them it stands"
	g.Desc = sentence(words)
	return g
}

// merged are spans in their order, those that touch made one.
func merged(spans []synoptic.Span) []synoptic.Span {
	list := slices.Clone(spans)
	slices.SortFunc(list, func(a, b synoptic.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	var out []synoptic.Span
	for _, p := range list {
		if n := len(out); n > 0 && p.Start <= out[n-1].End+1 {
			out[n-1].End = max(out[n-1].End, p.End)
			continue
		}
		out = append(out, p)
	}
	return out
}
