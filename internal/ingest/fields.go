package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// fields is what a row of JSON Lines or an entry of meta.json may hold. What
// other collections call a field is understood, too.
type fields struct {
	ID        loose `json:"id"`
	File      loose `json:"file"`
	Text      *loose
	HTML      loose `json:"html"`
	Outlet    loose `json:"outlet"`
	Source    loose `json:"source"`
	Published loose `json:"published"`
	Date      loose `json:"date"`
	Title     loose `json:"title"`
	URL       loose `json:"url"`
	Language  loose `json:"language"`
	Byline    loose `json:"byline"`
	Author    loose `json:"author"`
}

func (f *fields) metadata() Metadata {
	return Metadata{
		ID:        strings.TrimSpace(f.ID.s),
		Outlet:    first(f.Outlet, f.Source),
		Published: first(f.Published, f.Date),
		Title:     strings.TrimSpace(f.Title.s),
		URL:       strings.TrimSpace(f.URL.s),
		Language:  strings.TrimSpace(f.Language.s),
		Byline:    first(f.Byline, f.Author),
	}
}

func first(values ...loose) string {
	for _, v := range values {
		if s := strings.TrimSpace(v.s); s != "" {
			return s
		}
	}
	return ""
}

// loose is a JSON value that should be text: numbers are taken as written,
// null and everything else is unknown, so that one odd field never costs an
// article.
type loose struct {
	s  string
	ok bool // it was text
}

func (l *loose) UnmarshalJSON(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	switch c := b[0]; {
	case c == '"':
		l.ok = true
		return json.Unmarshal(b, &l.s)
	case c == '-' || c >= '0' && c <= '9':
		l.s = string(b)
	}
	return nil
}

// plainJSON words an error of encoding/json for people.
func plainJSON(err error) error {
	var se *json.SyntaxError
	if errors.As(err, &se) {
		return fmt.Errorf("not JSON (%w, at byte %d)", err, se.Offset)
	}
	var te *json.UnmarshalTypeError
	if errors.As(err, &te) {
		return fmt.Errorf("not as expected: %s where %s belongs", te.Value, te.Field)
	}
	return err
}
