package page

import (
	"fmt"
	"html/template"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

// document is what the templates show. While they run it gathers which
// passages are referred to, so that the articles, which come last, can mark
// them.
type document struct {
	*report.View
	Style     template.CSS
	StyleHash string
	Title     string
	Parts     []*Part
	marks     map[string][]*Mark // by article
	byPlace   map[place]*Mark
}

func newDocument(v *report.View) *document {
	d := &document{View: v, marks: map[string][]*Mark{}, byPlace: map[place]*Mark{}}
	for i, s := range v.Stories {
		p := &Part{Story: s, Number: i + 1}
		if len(v.Stories) > 1 {
			p.Prefix = fmt.Sprintf("s%d-", i+1)
		}
		d.Parts = append(d.Parts, p)
	}
	switch {
	case len(v.Stories) == 1 && v.Stories[0].Title != "":
		d.Title = clean.Line(v.Stories[0].Title)
	case len(v.Stories) > 1:
		d.Title = report.Count(len(v.Stories), "story")
	default:
		d.Title = "An account"
	}
	return d
}

// Articles is how many articles all stories have.
func (d *document) Articles() int {
	n := 0
	for _, s := range d.Stories {
		n += len(s.Arts)
	}
	return n
}
