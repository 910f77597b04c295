package extract

import (
	"net/url"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"synoptic"
)

// fromPage turns a page into paragraphs of text and takes over what the page
// says of itself where src does not know better.
func fromPage(a *synoptic.Article, src *Source) {
	page := src.Text
	a.Text = ""
	opts := trafilatura.Options{EnableFallback: true, ExcludeComments: true}
	if u, err := url.Parse(src.URL); err == nil && u.Host != "" {
		opts.OriginalURL = u
	}
	res, err := trafilatura.Extract(strings.NewReader(page), opts)
	if err != nil || res == nil {
		return
	}
	m := res.Metadata
	a.Text = paragraphs(res.ContentNode)
	if a.Title == "" {
		a.Title = clean(m.Title)
	}
	if a.Byline == "" {
		a.Byline = clean(m.Author)
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
