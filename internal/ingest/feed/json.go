package feed

import (
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"strings"
	"time"
)

// jsonItem is an item of a JSON Feed (version 1.1).
type jsonItem struct {
	ID            word   `json:"id"`
	URL           word   `json:"url"`
	ExternalURL   word   `json:"external_url"`
	Title         word   `json:"title"`
	ContentHTML   word   `json:"content_html"`
	ContentText   word   `json:"content_text"`
	Summary       word   `json:"summary"`
	DatePublished word   `json:"date_published"`
	DateModified  word   `json:"date_modified"`
	Language      word   `json:"language"`
	Author        people `json:"author"`
	Authors       people `json:"authors"`
}

// people are the names of one author or a list of them; a bare text is taken
// as a name, everything else is unknown.
type people []string

func (p *people) UnmarshalJSON(b []byte) error {
	var list []json.RawMessage
	if json.Unmarshal(b, &list) != nil {
		list = []json.RawMessage{b}
	}
	for _, raw := range list {
		var o struct{ Name word }
		if json.Unmarshal(raw, &o) != nil {
			_ = json.Unmarshal(raw, &o.Name) // what is no text is unknown
		}
		*p = append(*p, string(o.Name))
	}
	return nil
}

// word is a JSON value that should be text: numbers are taken as written,
// everything else is unknown.
type word string

func (w *word) UnmarshalJSON(b []byte) error {
	switch c := b[0]; {
	case c == '"':
		return json.Unmarshal(b, (*string)(w))
	case c == '-' || c >= '0' && c <= '9':
		*w = word(b)
	}
	return nil
}

// json reads a JSON Feed one item after the other, so that what stands before
// a break is kept.
func (p *parser) json() (*Feed, error) {
	f := &Feed{Kind: JSON}
	d := json.NewDecoder(&ctxReader{p.ctx, strings.NewReader(strings.TrimLeft(p.text, " \t\r\n\ufeff"))})
	broken := func(err error) (*Feed, error) {
		if len(f.Items) == 0 {
			return nil, &Error{Op: "feed", Kind: ErrBroken, Cause: err}
		}
		f.fault(-1, "", "it breaks off: %v", err)
		return f, nil
	}
	if _, err := d.Token(); err != nil {
		return broken(err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return broken(err)
		}
		switch key {
		case "items":
			err = p.jsonItems(f, d)
		case "title", "home_page_url", "language":
			var w word
			err = d.Decode(&w)
			switch key {
			case "title":
				f.Title = line(string(w))
			case "language":
				f.Language = line(string(w))
			default:
				f.Link = resolve(p.base, string(w))
			}
		default:
			var skip json.RawMessage
			err = d.Decode(&skip)
		}
		if err != nil {
			return broken(err)
		}
	}
	if _, err := d.Token(); err != nil {
		return broken(err)
	}
	return f, nil
}

func (p *parser) jsonItems(f *Feed, d *json.Decoder) error {
	t, err := d.Token()
	if err != nil {
		return err
	}
	if t != json.Delim('[') {
		return errors.New("its items are no list")
	}
	for i := 0; d.More(); i++ {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		if i >= MaxItems {
			if i == MaxItems {
				f.fault(-1, "", "items beyond the first %d were not read", MaxItems)
			}
			continue
		}
		var it jsonItem
		if err := json.Unmarshal(raw, &it); err != nil {
			f.fault(i, line(string(it.Title)), "broken: %v", plainJSON(err))
			continue
		}
		p.jsonItem(f, i, it)
	}
	_, err = d.Token()
	return err
}

func (p *parser) jsonItem(f *Feed, index int, j jsonItem) {
	it := Item{
		ID:       strings.TrimSpace(string(j.ID)),
		URL:      clean(resolve(p.base, first(string(j.URL), string(j.ExternalURL)))),
		Title:    line(string(j.Title)),
		Summary:  html.EscapeString(strings.TrimSpace(string(j.Summary))), // plain text by the format
		Content:  strings.TrimSpace(string(j.ContentHTML)),
		Language: line(string(j.Language)),
	}
	if it.URL == "" && absolute(it.ID) {
		it.URL = clean(resolve(p.base, it.ID))
	}
	if it.Content == "" {
		it.Content = html.EscapeString(strings.TrimSpace(string(j.ContentText)))
	}
	var names []string
	for _, a := range append(j.Authors, j.Author...) {
		if n := line(a); n != "" && len(names) < 20 && !is(n, names) {
			names = append(names, n)
		}
	}
	it.Author = strings.Join(names, ", ")
	var why string
	if it.Published, why = isoText(string(j.DatePublished)); why != "" {
		f.fault(index, it.Title, "its date %q is %s", cut(string(j.DatePublished), 60), why)
	}
	it.Updated, _ = isoText(string(j.DateModified))
	f.add(index, it)
}

// isoText is isoTime for formats whose times are W3C's profile of ISO 8601.
func isoText(told string) (iso, why string) {
	told = strings.TrimSpace(told)
	for _, layout := range []string{
		time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z0700",
		"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", time.DateOnly,
	} {
		if at, err := time.Parse(layout, told); err == nil {
			return isoTime(told, &at)
		}
	}
	for _, layout := range []string{"2006-01", "2006"} { // W3C's less precise forms
		if at, err := time.Parse(layout, told); err == nil && at.Year() >= 1970 && at.Year() <= 2200 {
			return told, ""
		}
	}
	return isoTime(told, nil)
}

func plainJSON(err error) error {
	var te *json.UnmarshalTypeError
	if errors.As(err, &te) {
		return fmt.Errorf("%s where %s belongs", te.Value, te.Field)
	}
	return err
}
