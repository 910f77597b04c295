package extract

import (
	"fmt"
	"net/url"
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
// says of itself where src does not know better.
//
// It gives the reason where the page cannot be taken apart.
func fromPage(a *synoptic.Article, src *Source) (reason string) {
	page := src.Text
	a.Text = ""
	if tags(page) > MaxTags {
		return fmt.Sprintf("no news page: more than %d elements", MaxTags)
	}
	opts := trafilatura.Options{EnableFallback: true, ExcludeComments: true}
	if u, err := url.Parse(src.URL); err == nil && u.Host != "" {
		opts.OriginalURL = u
	}
	res, ok := extractPage(page, opts)
	switch {
	case !ok:
		return "finding the article on the page took too long"
	case res == nil:
		return ""
	}
	m := res.Metadata
	a.Text = paragraphs(res.ContentNode)
	if a.Title == "" {
		a.Title = withoutSite(clean(m.Title), m.Sitename, src.URL)
	}
	if a.Byline == "" {
		a.Byline = pageByline(m.Author)
	}
	if src.URL == "" && registrable(m.URL) != "" {
		src.URL, a.URL = m.URL, m.URL
	}
	if src.Published == "" && !m.Date.IsZero() {
		src.Published = m.Date.Format("2006-01-02")
	}
	if src.Outlet == "" && src.URL == "" {
		src.Outlet = clean(m.Sitename)
	}
	return ""
}

// extractPage finds the article on a page; nil if there is none. It is false
// where that takes too long: the library cannot be stopped, and ends by
// itself.
func extractPage(page string, opts trafilatura.Options) (*trafilatura.ExtractResult, bool) {
	done := make(chan *trafilatura.ExtractResult, 1)
	go func() {
		var res *trafilatura.ExtractResult
		defer func() {
			if recover() != nil {
				res = nil
			}
			done <- res
		}()
		if r, err := trafilatura.Extract(strings.NewReader(page), opts); err == nil {
			res = r
		}
	}()
	timer := time.NewTimer(pageTime)
	defer timer.Stop()
	select {
	case res := <-done:
		return res, true
	case <-timer.C:
		return nil, false
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

// blocks are the elements that stand on lines of their own.
var blocks = map[string]bool{"p": true, "div": true, "section": true, "article": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"li": true, "ul": true, "ol": true, "blockquote": true, "pre": true, "table": true, "tr": true, "figure": true, "figcaption": true, "main": true, "body": true,
	"dl": true, "dd": true, "dt": true, "header": true, "footer": true, "aside": true, "q": false, "br": true, "hr": true}

// paragraphs writes a tree of elements as text, a block a line.
func paragraphs(root *html.Node) string {
	var b strings.Builder
	var lineText strings.Builder
	flush := func() {
		if s := clean(lineText.String()); s != "" {
			b.WriteString(s)
			b.WriteByte('\n')
		}
		lineText.Reset()
	}
	// The tree may be nested as deep as a stranger likes: no recursion.
	for n, down := root, true; n != nil; {
		block := n.Type == html.ElementNode && blocks[n.Data]
		if down {
			if n.Type == html.TextNode {
				lineText.WriteString(n.Data)
			}
			if block {
				flush()
			} else if n.Type == html.ElementNode && (n.Data == "td" || n.Data == "th") {
				lineText.WriteByte(' ')
			}
			if n.FirstChild != nil {
				n = n.FirstChild
				continue
			}
		}
		if block {
			flush()
		}
		switch {
		case n == root:
			n = nil
		case n.NextSibling != nil:
			n, down = n.NextSibling, true
		default:
			n, down = n.Parent, false
		}
	}
	flush()
	return strings.ToValidUTF8(b.String(), "\uFFFD")
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
