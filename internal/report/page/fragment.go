package page

import (
	"html/template"
	"io"

	"synoptic"
	"synoptic/internal/report"
)

// Fragment writes the stories of an account and the articles that they are
// read from as a part of a page that has a frame, and Sheet, of its own. It
// fails where Page.Write does.
func Fragment(w io.Writer, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	d := newDocument(report.NewView(acc))
	t, err := d.templates("fragment.tmpl", Links{Article: articleHere, Passage: d.mark}, "html/fragment.tmpl")
	if err != nil {
		return err
	}
	return t.Execute(w, d)
}

// templates are those of a page that has the articles, too; the first of the
// files is named.
func (d *document) templates(name string, l Links, file string) (*template.Template, error) {
	t, err := Sections(template.New(name).Funcs(template.FuncMap{"pars": d.paragraphs, "titled": needsTitle}), l)
	if err != nil {
		return nil, err
	}
	return t.ParseFS(files, file, "html/story.tmpl", "html/articles.tmpl")
}
