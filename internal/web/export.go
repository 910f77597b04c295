package web

import (
	"bytes"
	"net/http"
	"strings"

	"synoptic/internal/report/export"
)

func (d *Desk) exportRoutes() []route {
	var media []string
	for _, f := range export.Formats() {
		media = append(media, f.Media)
	}
	return []route{{
		method: http.MethodGet, pattern: "/stories/{id}/export/{format}", name: "exportStory", doc: "A story's account as a file: JSON, a page, Markdown, tables, Web Annotations, FollowTheMoney, schema.org Claims, GraphML or a calendar.",
		params: []param{{name: "id", doc: "the story's ID", path: true}, {name: "format", doc: "the form", path: true, of: export.Names()}},
		gives:  media, raw: d.exportStory,
	}}
}

func (d *Desk) exportStory(w http.ResponseWriter, r *http.Request, _ *request) error {
	f, ok := export.Find(r.PathValue("format"))
	if !ok {
		return &Problem{Status: http.StatusNotFound, Title: "an account has no such form", Hint: "the forms are " + strings.Join(export.Names(), ", ")}
	}
	acc, err := d.Collection.Account(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := f.Write(&b, acc); err != nil {
		return err
	}
	// It is kept as a file: shown here, it would be a page of the desk's own.
	w.Header().Set("Content-Disposition", `attachment; filename="`+f.FileName(r.PathValue("id"))+`"`)
	send(w, r, http.StatusOK, f.Media, b.Bytes())
	return nil
}
