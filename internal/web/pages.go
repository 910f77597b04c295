package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/page"
)

//go:embed html static
var files embed.FS

// frame is what every page has around its own data.
type frame struct {
	Desk    string // the version
	Title   string // of the page
	Page    string // the template's name
	Section string // of the desk that the page lies in
	Path    string // of the request
	Query   string
	Token   string
	Locked  bool   // there is a password, so one can log out
	Message string // of what was just done
	Busy    int    // how many jobs are at work in the background
	Data    any
}

// titled is data that says what its page is called.
type titled interface{ PageTitle() string }

// section is the part of the desk that an address lies in, as the navigation
// names it.
func section(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	switch first {
	case "", "articles":
		return "stories"
	}
	return first
}

// parsePages reads the templates.
func parsePages(*Desk) (*template.Template, error) {
	return template.New("").Funcs(frameFuncs()).ParseFS(files, "html/*.tmpl")
}

// frameFuncs are what the templates of all pages call.
func frameFuncs() template.FuncMap {
	return template.FuncMap{
		"c":     clean.Line,
		"i":     clean.Inner,
		"t":     clean.Text,
		"count": countOf,
		"days":  func(first, last string) string { return report.Days(some(first), some(last)) },
		"when":  report.When,
		"lower": strings.ToLower,
		// A site's name without the part that says nothing.
		"site":    synoptic.PlainOutlet,
		"spark":   newSpark,
		"outcome": outcomeWords,
		"cap":     report.Capital,
		"dict":    page.Dict,
		"stamp":   func(t time.Time) string { return t.UTC().Format("2006-01-02T15:04Z") },
	}
}

// countOf words a number of things.
func countOf(n any, noun string) (string, error) {
	switch n := n.(type) {
	case int:
		return report.Count(n, noun), nil
	case int64:
		return report.Count(int(n), noun), nil
	}
	return "", fmt.Errorf("count: %T is no number", n)
}

func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// writePage writes data as a page.
func (d *Desk) writePage(w http.ResponseWriter, r *http.Request, status int, name string, data any) {
	f := frame{
		Desk: d.Version, Page: name, Section: section(r.URL.Path), Path: r.URL.Path, Query: r.URL.RawQuery, Token: d.token(r), Locked: d.Password != "", Message: clean.Line(r.URL.Query().Get("done")), Busy: d.busy(r), Data: data,
	}
	if t, ok := data.(titled); ok {
		f.Title = clean.Line(t.PageTitle())
	}
	t := d.pages.Lookup(name + ".tmpl")
	if t == nil {
		t = d.accounts.Lookup(name + ".tmpl")
	}
	if t == nil {
		d.Log.Error("no such page", "page", name)
		http.Error(w, "that did not work", http.StatusInternalServerError)
		return
	}
	var b bytes.Buffer
	if err := t.Execute(&b, f); err != nil {
		d.Log.Error("no page", "page", name, "error", err)
		http.Error(w, "that did not work", http.StatusInternalServerError)
		return
	}
	send(w, r, status, "text/html; charset=utf-8", b.Bytes())
}
