package web

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"strings"

	"synoptic/internal/report"
	"synoptic/internal/report/clean"
)

//go:embed html/*.tmpl static
var files embed.FS

// frame is what every page has around its own data.
type frame struct {
	Desk    string // the version
	Page    string // the template's name
	Path    string // of the request
	Query   string
	Token   string
	Locked  bool   // there is a password, so one can log out
	Message string // of what was just done
	Data    any
}

// parsePages reads the templates.
func parsePages(*Desk) (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{
		"c":     clean.Line,
		"i":     clean.Inner,
		"t":     clean.Text,
		"count": report.Count,
		"days":  func(first, last string) string { return report.Days(some(first), some(last)) },
		"when":  report.When,
		"lower": strings.ToLower,
	}).ParseFS(files, "html/*.tmpl")
}

func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// writePage writes data as a page.
func (d *Desk) writePage(w http.ResponseWriter, r *http.Request, status int, page string, data any) {
	f := frame{
		Desk: d.Version, Page: page, Path: r.URL.Path, Query: r.URL.RawQuery, Token: d.token(r), Locked: d.Password != "", Message: clean.Line(r.URL.Query().Get("done")), Data: data,
	}
	t := d.pages.Lookup(page + ".tmpl")
	if t == nil {
		d.Log.Error("no such page", "page", page)
		http.Error(w, "that did not work", http.StatusInternalServerError)
		return
	}
	var b bytes.Buffer
	if err := t.Execute(&b, f); err != nil {
		d.Log.Error("no page", "page", page, "error", err)
		http.Error(w, "that did not work", http.StatusInternalServerError)
		return
	}
	send(w, r, status, "text/html; charset=utf-8", b.Bytes())
}
