// Package page writes an account as one self-contained HTML page: it loads
// nothing, needs no script, and holds the articles that it speaks of.
package page

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"synoptic"
	"synoptic/internal/report"
)

//go:embed html/*.tmpl css/*.css
var files embed.FS

// cssFiles are the style sheets in the order in which they apply.
var cssFiles = []string{"base.css", "layout.css", "frame.css", "statement.css", "picture.css", "article.css", "print.css"}

// Page writes accounts as HTML.
type Page struct {
	// All unfolds what is folded otherwise.
	All bool
}

// Write writes acc as a page. It writes nothing and fails where a passage is
// not the slice of its article that it says it is.
func (o Page) Write(w io.Writer, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	style, err := sheet(cssFiles)
	if err != nil {
		return err
	}
	d := newDocument(report.NewView(acc))
	d.Style = template.CSS(style) // our own, from the files above
	sum := sha256.Sum256([]byte(style))
	d.StyleHash = base64.StdEncoding.EncodeToString(sum[:])
	t, err := d.templates("page.tmpl", Links{Article: articleHere, Passage: d.mark, All: o.All}, "html/page.tmpl")
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	if err := t.Execute(b, d); err != nil {
		return err
	}
	return b.Flush()
}

func articleHere(a *report.Article) string { return "#a-" + a.ID }

func sheet(names []string) (string, error) {
	var b strings.Builder
	for _, f := range names {
		s, err := files.ReadFile("css/" + f)
		if err != nil {
			return "", err
		}
		b.Write(s)
	}
	return b.String(), nil
}
