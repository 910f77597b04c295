package extract

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// pageData is what a page says of its article outside of the article's text.
type pageData struct {
	title, outlet, language, canonical string
	site                               string // as the page names itself, whoever the publisher
	authors, agencies                  []string
	published, updated                 string
}

// mostMeta is how long a value of metadata is at most, in bytes.
const mostMeta = 2000

// head is what stands in a page's elements for machines, by name.
type head struct {
	meta    map[string][]string // of <meta>, by name, property or itemprop in small letters
	scripts []string            // JSON-LD
	times   map[string]string   // of <time>, by "published", "updated"
	link    string              // rel=canonical
	lang    string
}

// readHead goes through a page's elements once.
func readHead(doc *html.Node) head {
	h := head{meta: map[string][]string{}, times: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			h.lang = attr(n, "lang")
		case "link":
			if h.link == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				h.link = attr(n, "href")
			}
		case "meta":
			h.addMeta(n)
		case "script":
			if strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") && n.FirstChild != nil {
				h.scripts = append(h.scripts, n.FirstChild.Data)
			}
		case "time":
			h.addTime(n)
		}
	}
	return h
}

func (h *head) addMeta(n *html.Node) {
	v := clean(attr(n, "content"))
	if v == "" || len(v) > mostMeta {
		return
	}
	for _, k := range []string{"property", "name", "itemprop"} {
		for _, name := range strings.Fields(strings.ToLower(attr(n, k))) {
			if len(h.meta[name]) < maxNames {
				h.meta[name] = append(h.meta[name], v)
			}
		}
	}
}

// addTime keeps a <time> that says what it is the time of.
func (h *head) addTime(n *html.Node) {
	v := attr(n, "datetime")
	what := strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class") + " " + attr(n.Parent, "class"))
	kind := ""
	switch {
	case v == "" || len(v) > 80:
		return
	case strings.Contains(what, "modified") || strings.Contains(what, "updated"):
		kind = "updated"
	case strings.Contains(what, "publish") || n.Parent != nil && hasAttr(n, "pubdate"):
		kind = "published"
	}
	if kind != "" && h.times[kind] == "" {
		h.times[kind] = v
	}
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func attr(n *html.Node, key string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// first is the first value of the first of the names that has one.
func (h head) first(names ...string) string {
	for _, n := range names {
		if v := h.meta[n]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// data reads what a page says of its article: linked data before Open Graph,
// that before other metadata, that before <time>.
func (h head) data(address string) pageData {
	var d pageData
	d.language, d.canonical = h.lang, canonical(h.link, address)
	var l linked
	if all := linkedArticles(h.scripts); len(all) > 0 {
		l = all[0]
		for _, x := range all { // other articles stand beside the page's own
			if t := x.text("headline"); t != "" && t == h.first("og:title") {
				l = x
				break
			}
		}
	}
	d.title = or(l.text("headline"), h.first("og:title", "twitter:title"))
	d.outlet = or(strings.Join(l.names("publisher", ""), ", "), h.first("og:site_name", "application-name"))
	d.site = h.first("og:site_name", "application-name")
	d.authors = l.names("author", "Person")
	if len(d.authors) == 0 {
		for _, k := range []string{"author", "parsely-author", "sailthru.author", "article:author", "byl", "dc.creator"} {
			for _, v := range h.meta[k] {
				if !strings.Contains(v, "://") {
					d.authors = append(d.authors, v)
				}
			}
			if len(d.authors) > 0 {
				break
			}
		}
	}
	d.agencies = slices.Concat(l.names("sourceOrganization", ""), l.names("creditText", ""), l.names("author", "Organization"), l.names("author", "NewsMediaOrganization"))
	d.published = earliestKnown(l.text("datePublished"), h.first("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
		"pubdate", "publishdate", "dc.date.issued", "dcterms.created", "date"), h.times["published"], l.text("dateCreated"))
	d.updated = earliestKnown(l.text("dateModified"), h.first("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dc.date.modified"), h.times["updated"])
	return d
}

// earliestKnown is the first value that is a date of news: not before 1990. A
// day alone gives way to a later value that has the time of the same day.
func earliestKnown(values ...string) string {
	best := ""
	for _, v := range values {
		d := isoDate(v)
		if d == "" || d < "1990" {
			continue
		}
		switch {
		case best == "":
			best = d
		case len(best) == len("2006-01-02") && strings.HasPrefix(d, best):
			return d
		}
	}
	return best
}

func or(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// canonical is the address that a page gives as its own, "" where that is not
// to be believed: another site's, or the front page of its own.
func canonical(link, address string) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || link == "" {
		return ""
	}
	if base, err := url.Parse(address); err == nil && base.Host != "" {
		u = base.ResolveReference(u)
		if registrable(u.Host) != registrable(base.Host) || strings.Trim(base.Path, "/") != "" && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
			return ""
		}
	}
	if u.Scheme != "http" && u.Scheme != "https" || registrable(u.Host) == "" || u.User != nil {
		return ""
	}
	return u.String()
}
