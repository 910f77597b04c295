// Package export lists the forms in which an account is handed on, by name.
package export

import (
	"io"
	"strings"

	"synoptic"
	"synoptic/internal/report/calendar"
	"synoptic/internal/report/ftm"
	"synoptic/internal/report/graphml"
	"synoptic/internal/report/markdown"
	"synoptic/internal/report/page"
	"synoptic/internal/report/schemaorg"
	"synoptic/internal/report/tables"
	"synoptic/internal/report/webannotation"
	"synoptic/internal/report/wire"
)

// Format is a form of an account.
type Format struct {
	// Name is what it is asked for by: "json", "ftm".
	Name string
	// Title and About say for people what it is and what for.
	Title, About string
	// Media is its media type, with its character set.
	Media string
	// Ending is that of its files, with the dot.
	Ending string
	writer interface {
		Write(io.Writer, *synoptic.Account) error
	}
}

// Write writes an account. It writes nothing and fails where a passage of it is
// not the slice of its article that it says it is.
func (f *Format) Write(w io.Writer, acc *synoptic.Account) error { return f.writer.Write(w, acc) }

// FileName is what a file of a story's account is called. A story's ID has
// letters and digits alone; of anything else, these are left.
func (f *Format) FileName(story string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '_':
			return r
		}
		return -1
	}, story)
	if name == "" {
		name = "account"
	}
	return "synoptic-" + name[:min(len(name), 60)] + f.Ending
}

// Formats are all forms, the most general first.
func Formats() []Format {
	return []Format{
		{"json", "JSON", "The whole account, for programs; docs/account.schema.json says its fields.", "application/json", ".json", wire.Account{}},
		{"html", "Page", "One page that needs nothing else, to keep, print or send.", "text/html; charset=utf-8", ".html", page.Page{}},
		{"markdown", "Markdown", "For notes, issues and wikis.", "text/markdown; charset=utf-8", ".md", markdown.Document{}},
		{"csv", "CSV", "Nine tables for spreadsheets, in one ZIP.", "application/zip", ".zip", tables.Archive{}},
		{"annotations", "Web Annotations", "Each passage as a W3C Web Annotation (JSON-LD).", "application/ld+json", ".annotations.jsonld", webannotation.Collection{}},
		{"ftm", "FollowTheMoney", "Entities for Aleph and its kin, one JSON object a line.", "application/x-ndjson", ".ftm.json", ftm.Entities{}},
		{"claims", "schema.org Claims", "Each claim and where it appeared (JSON-LD), without a rating.", "application/ld+json", ".claims.jsonld", schemaorg.Claims{}},
		{"graphml", "GraphML", "Who has it from whom, for Gephi, yEd and networkx.", "application/graphml+xml", ".graphml", graphml.Graph{}},
		{"ics", "Calendar", "The timeline as iCalendar.", "text/calendar; charset=utf-8", ".ics", calendar.Timeline{}},
	}
}

// Find is the form of a name.
func Find(name string) (*Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return &f, true
		}
	}
	return nil, false
}

// Names are the names of all forms.
func Names() []string {
	var out []string
	for _, f := range Formats() {
		out = append(out, f.Name)
	}
	return out
}
