package feed

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// sitemap reads a sitemap (sitemaps.org, version 0.9), with the extension for
// news, or an index of sitemaps. Each entry is read by itself.
func (p *parser) sitemap(kind Kind) (*Feed, error) {
	f := &Feed{Kind: kind, Link: resolve(p.base, "/")}
	text, open, _ := root(p.text)
	record := recordTag{name: "url"}
	if kind == Index {
		record.name = "sitemap"
	}
	record.prefix, _ = tagName(open)
	_, list, more := records(text, MaxURLs, record)
	outlets := map[string]bool{}
	for i, r := range list {
		if err := p.ctx.Err(); err != nil {
			return nil, err
		}
		e, err := readLocation(r)
		if err != nil {
			f.fault(i, "", "broken: %v", err)
			continue
		}
		it := Item{URL: clean(resolve(p.base, e["loc"])), Title: line(e["news/title"]), Language: line(e["publication/language"])}
		if it.URL == "" {
			f.fault(i, it.Title, "it has no address")
			continue
		}
		it.Source.Name = line(e["publication/name"])
		if it.Source.Name != "" {
			outlets[it.Source.Name] = true
		}
		if it.Published, err = noted(isoText(e["news/publication_date"])); err != nil {
			f.fault(i, it.Title, "its date %q is %v", cut(e["news/publication_date"], 60), err)
		}
		it.Updated, _ = isoText(e["lastmod"])
		f.Items = append(f.Items, it)
	}
	if more > 0 {
		f.fault(-1, "", "%d addresses beyond the first %d were not read", more, MaxURLs)
	}
	if len(outlets) == 1 {
		f.Title = f.Items[firstNamed(f.Items)].Source.Name
	}
	if len(f.Items) == 0 && len(f.Faults) > 0 {
		return nil, &Error{Op: "feed", Kind: ErrBroken, Cause: errors.New("none of its addresses can be read: " + f.Faults[0].Reason)}
	}
	return f, nil
}

func firstNamed(items []Item) int {
	for i, it := range items {
		if it.Source.Name != "" {
			return i
		}
	}
	return 0
}

func noted(iso, why string) (string, error) {
	if why != "" {
		return iso, errors.New(why)
	}
	return iso, nil
}

// readLocation reads the texts of one entry by element, or by parent and
// element below that: an image has a title and a loc of its own.
func readLocation(record string) (map[string]string, error) {
	if sh := measure(record, recordTag{}); sh.tags > MaxItemTags || sh.depth > MaxNesting {
		return nil, errors.New("it has too many tags")
	}
	d := xml.NewDecoder(strings.NewReader(record))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	out := map[string]string{}
	var path []string
	whole := false // the address was read to its end
	for {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil && whole:
			return out, nil // broken behind what matters most
		case err != nil:
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			path = append(path, strings.ToLower(t.Name.Local))
		case xml.EndElement:
			if len(path) > 0 {
				whole = whole || len(path) == 2 && path[1] == "loc"
				path = path[:len(path)-1]
			}
		case xml.CharData:
			if len(path) < 2 {
				continue
			}
			key := path[len(path)-1]
			if len(path) > 2 {
				key = path[len(path)-2] + "/" + key
			}
			if s := out[key]; len(s) < MaxField {
				out[key] = s + cut(strings.TrimSpace(string(t)), MaxField)
			}
		}
	}
}
