package feed

import (
	"html"
	"strings"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"

	"synoptic"
)

// take makes an item of what gofeed gives.
func (p *parser) take(f *Feed, index int, e entry) {
	it := Item{
		ID:      strings.TrimSpace(e.GUID),
		Title:   line(html.UnescapeString(e.Title)),
		Author:  author(e.Item),
		Summary: strings.TrimSpace(e.Description),
		Content: strings.TrimSpace(e.Content),
	}
	link := first(extension(e.Extensions, "feedburner", "origLink"), e.Link)
	if e.DublinCoreExt != nil && len(e.DublinCoreExt.Language) > 0 {
		it.Language = line(e.DublinCoreExt.Language[0])
	}
	switch o := e.original.(type) {
	case *rss.Item:
		if o.Source != nil {
			it.Source = Source{Name: line(o.Source.Title), URL: resolve(p.base, o.Source.URL)}
		}
		// A guid is an address unless it says that it is none.
		if link == "" && o.GUID != nil && o.GUID.IsPermalink != "false" && absolute(o.GUID.Value) {
			link = o.GUID.Value
		}
	case *atom.Entry:
		if s := o.Source; s != nil {
			it.Source = Source{Name: line(s.Title), URL: resolve(p.base, alternate(s.Links))}
		}
		if alt := alternate(o.Links); alt != "" && link == e.Link {
			link = alt
		}
		if c := o.Content; c != nil && (c.Type == "" || c.Type == "text" || c.Type == "text/plain") {
			it.Content = html.EscapeString(it.Content)
		}
	}
	it.URL = clean(resolve(p.base, link))
	var why string
	if it.Published, why = isoTime(e.Published, e.PublishedParsed); why != "" {
		f.fault(index, it.Title, "its date %q is %s", cut(e.Published, 60), why)
	}
	it.Updated, _ = isoTime(e.Updated, e.UpdatedParsed)
	f.add(index, it)
}

// add keeps an item that says enough.
func (f *Feed) add(index int, it Item) {
	if it.URL == "" && it.Content == "" && it.Summary == "" {
		f.fault(index, it.Title, "it has no address and no text")
		return
	}
	if len(it.ID) > MaxField {
		it.ID = "sha256:" + synoptic.Digest([]byte(it.ID))
	}
	f.Items = append(f.Items, it)
}

// settle gives each item an ID of its own: some feeds give all the same, some
// none. Of items that share ID and address, the first stays.
func (f *Feed) settle() {
	seen := make(map[string]string, len(f.Items)) // ID to address
	kept := f.Items[:0]
	for i, it := range f.Items {
		if it.ID == "" {
			it.ID = it.URL
		}
		if it.ID == "" {
			it.ID = "sha256:" + synoptic.Digest([]byte(it.Title+"\x00"+it.Published+"\x00"+it.Summary+"\x00"+it.Content))
		}
		if at, ok := seen[it.ID]; ok && at != it.URL && it.URL != "" {
			it.ID = it.URL
		}
		if _, ok := seen[it.ID]; ok {
			f.fault(i, it.Title, "it is in the feed twice")
			continue
		}
		seen[it.ID] = it.URL
		kept = append(kept, it)
	}
	f.Items = kept
}

// author joins the names of an item's authors; addresses are left away.
func author(it *gofeed.Item) string {
	var names []string
	for _, a := range it.Authors {
		if a == nil {
			continue
		}
		if n := line(html.UnescapeString(a.Name)); n != "" && !strings.Contains(n, "@") && len(names) < 20 {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}

// alternate is the address of the page that an Atom entry or source is about.
func alternate(links []*atom.Link) string {
	other := ""
	for _, l := range links {
		if l == nil || l.Href == "" || l.Rel != "" && l.Rel != "alternate" {
			continue
		}
		if l.Type == "" || strings.Contains(l.Type, "html") {
			return l.Href
		}
		if other == "" {
			other = l.Href
		}
	}
	return other
}

func first(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// line makes one short line of a text.
func line(s string) string { return strings.Join(strings.Fields(cut(s, MaxField)), " ") }

func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
