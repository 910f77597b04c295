package extract

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"synoptic"
)

const (
	// MaxTags is how many elements a page has at most. News pages have some
	// thousands; the time that finding the article takes grows faster
	// than their number.
	MaxTags = 40_000
	// pageTime is how long finding the article on a page may take.
	pageTime = 30 * time.Second
)

// fromPage turns a page into paragraphs of text and takes over what the page
// says of itself where src does not know better. What it keeps of captions and
// notes that stand outside of the article is given apart.
//
// It gives the reason where the page cannot be taken apart.
func fromPage(a *synoptic.Article, src *Source) (read *pageRead, reason string) {
	page := src.Text
	a.Text = ""
	if tags(page) > MaxTags {
		return nil, fmt.Sprintf("no news page: more than %d elements", MaxTags)
	}
	opts := trafilatura.Options{EnableFallback: true, ExcludeComments: true}
	if u, err := url.Parse(src.URL); err == nil && u.Host != "" {
		opts.OriginalURL = u
	}
	read, ok := readPage(page, opts)
	switch {
	case !ok:
		return nil, "finding the article on the page took too long"
	case read == nil:
		return nil, ""
	}
	a.Text = read.text
	read.data = read.head.data(or(src.URL, read.meta.URL))
	read.takeOver(a, src)
	return read, ""
}

// pageRead is what was read of a page.
type pageRead struct {
	text  string
	meta  trafilatura.Metadata
	head  head
	data  pageData
	marks pageMarks
}

// takeOver fills in what is not known otherwise: from the page's own data,
// then from what the library finds on it.
func (r *pageRead) takeOver(a *synoptic.Article, src *Source) {
	d, m := r.data, r.meta
	site := d.outlet
	if src.URL == "" && site == "" {
		site = m.Sitename
	}
	if src.URL == "" {
		if u := or(d.canonical, m.URL); registrable(u) != "" {
			src.URL, a.URL = u, u
		}
	}
	if a.Title == "" {
		a.Title = withoutSite(or(d.title, clean(m.Title)), site, src.URL)
	}
	if a.Byline == "" {
		a.Byline = or(people(d.authors, site), people(strings.Split(m.Author, ";"), site))
	}
	for _, name := range slices.Concat(d.agencies, d.authors, []string{site}) {
		if ag := agencyNamed(name); ag != nil && !ag.outlet && a.Credit == "" && !ag.owns(src.URL) {
			a.Credit = ag.name
		}
	}
	// The publisher of an agency's copy is who prints it.
	if ag := agencyNamed(site); ag != nil && !ag.outlet && src.URL != "" && !ag.owns(src.URL) {
		site = d.site
	}
	if ag := agencyNamed(site); ag != nil && !ag.outlet && src.URL != "" && !ag.owns(src.URL) {
		site = ""
	}
	if src.Published == "" {
		src.Published, src.fromPage = src.believed(d.published), true
		if src.Published == "" && !m.Date.IsZero() {
			src.Published = src.believed(m.Date.Format(time.DateOnly))
		}
	}
	if src.Updated == "" {
		src.Updated = src.believed(d.updated)
	}
	if src.Outlet == "" && !strings.Contains(site, "://") && !strings.HasPrefix(site, "@") && letterKey(site) != "" && !systems[letterKey(site)] {
		src.Outlet = clean(site)
	}
	if src.Language == "" {
		src.pageLanguage = d.language
	}
}

// systems are names of programs that stand where an outlet's name should.
var systems = map[string]bool{"wordpress": true, "blogger": true, "drupal": true, "joomla": true, "joomlaopensourcecontentmanagement": true, "ghost": true, "squarespace": true, "wix": true,
	"wixcom": true, "mysite": true, "website": true, "home": true, "homepage": true, "arcpublishing": true, "yoast": true}

// owns reports whether an address is the agency's own site.
func (ag *agency) owns(address string) bool {
	host, _, _ := strings.Cut(registrable(address), ".")
	if host == "" {
		return false
	}
	return slices.ContainsFunc(append([]string{ag.name}, strings.Fields(ag.name)...), func(n string) bool { return letterKey(n) == host }) ||
		agencyNamed(strings.ToUpper(strings.TrimSuffix(host, "news"))) == ag
}

// people writes the authors that a page names as bylines do: without what was
// caught behind them, the outlet itself, its staff, and addresses.
func people(names []string, site string) string {
	var out []string
	for _, n := range names {
		n = pageByline(strings.TrimPrefix(strings.TrimPrefix(clean(n), "By "), "by "))
		key := letterKey(n)
		if n == "" || key == letterKey(site) || deskLines[strings.ToLower(n)] || agencyNamed(n) != nil || key == "admin" || key == "staff" || key == letterKey(site)+"staff" || len(n) > maxTitle || !strings.Contains(n, " ") && strings.ContainsAny(n, "@/_.0123456789") {
			continue
		}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

// readPage finds the article on a page; nil if there is none. It is false
// where that takes too long: the library cannot be stopped, and ends by
// itself.
func readPage(page string, opts trafilatura.Options) (*pageRead, bool) {
	done := make(chan *pageRead, 1)
	go func() {
		var out *pageRead
		defer func() {
			if recover() != nil {
				out = nil
			}
			done <- out
		}()
		doc, err := html.Parse(strings.NewReader(page))
		if err != nil {
			return
		}
		withoutOverlays(doc)
		r := &pageRead{head: readHead(doc), marks: readMarks(doc)}
		keepQuoted(doc)
		if res, err := trafilatura.ExtractDocument(doc, opts); err == nil {
			r.text, r.meta = r.marks.fillGaps(r.marks.parted(paragraphs(res.ContentNode))), res.Metadata
		}
		out = r
	}()
	timer := time.NewTimer(pageTime)
	defer timer.Stop()
	select {
	case r := <-done:
		return r, true
	case <-timer.C:
		return nil, false
	}
}

// keepQuoted takes the class off posts of others that an article quotes: it
// makes the library drop them, and what they say is part of the article.
func keepQuoted(doc *html.Node) {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "blockquote" {
			n.Attr = nil
		}
	}
}

// tags counts the elements that a page opens.
func tags(page string) int {
	n := 0
	for i := 0; i+1 < len(page); i++ {
		if c := page[i+1]; page[i] == '<' && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
			n++
		}
	}
	return n
}

// withoutSite takes the site's name off the end of a page's title: "Crane
// falls - The Vale Echo".
func withoutSite(title, site, address string) string {
	for _, bar := range []string{" | ", " - ", " — ", " – ", " » ", " · "} {
		i := strings.LastIndex(title, bar)
		if i < 10 {
			continue
		}
		tail := letterKey(title[i+len(bar):])
		domain := registrable(address)
		host, _, _ := strings.Cut(domain, ".")
		if tail != "" && (tail == letterKey(site) || tail == letterKey(domain) || host != "" && strings.TrimPrefix(tail, "the") == strings.TrimPrefix(letterKey(host), "the")) {
			return title[:i]
		}
	}
	return title
}

// letterKey is s's letters and digits in small letters.
func letterKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// pageByline writes the authors that a page names as bylines do, without what
// was caught behind them.
func pageByline(s string) string {
	var names []string
	for _, n := range strings.Split(s, ";") {
		n = clean(n)
		words := strings.Fields(n)
		for len(words) > 0 && (month(strings.Trim(words[len(words)-1], ".,")) > 0 || dateWords[strings.ToLower(words[len(words)-1])]) {
			words = words[:len(words)-1]
		}
		if n = strings.Join(words, " "); n != "" {
			names = append(names, n)
		}
	}
	return strings.Join(names, ", ")
}
