package extract

import (
	"strings"

	"golang.org/x/net/html"

	"synoptic"
)

const (
	// markedShare is how much of a page's text an element may hold for its class
	// to make it furniture; some pages call the whole article "promo".
	markedShare = 0.2
	// takenShare is how much of the article's text such marks may take; where
	// they would take more, the page means something else by them.
	takenShare = 0.4
	// linkShare is how much of a line stands in links where it is a link to
	// another article, and linkWords how many words it then has at least.
	linkShare = 0.85
	linkWords = 4
	// maxKept is how many captions and notes are kept that stand outside of the
	// article's text, and keptLength how long each is at most, in bytes.
	maxKept    = 60
	keptLength = 1500
)

// furnitureClasses are parts of the names that pages give to elements that
// are no part of the article.
var furnitureClasses = []string{"newsletter", "related-", "related_", "-related", "relatedlinks", "relatedarticles", "recirc", "trending", "most-popular", "mostpopular", "most-read", "mostread",
	"sharebar", "share-", "-share", "social-", "subscribe", "signup", "sign-up", "author-bio", "authorbio", "author-info", "about-author", "author-box", "comments", "comment-form", "disqus", "cookie",
	"breadcrumb", "outbrain", "taboola", "recommended", "read-more", "readmore", "read-next", "advert", "more-stories", "also-like", "tag-list", "taglist", "copyright", "paywall", "disclaimer"}

// quotedClasses are those of what an article quotes from elsewhere.
var quotedClasses = []string{"embed", "tweet", "pullquote"}

// overlayClasses are those of what shows only where a pointer rests, or is only
// read aloud; it stands in the middle of sentences.
var overlayClasses = []string{"rollover", "tooltip", "popover", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text"}

// captionClasses are those of captions.
var captionClasses = []string{"caption", "photo-credit", "image-credit"}

// pageMarks is what the elements of a page make of its lines, by their
// normal form.
type pageMarks struct {
	lines     []pageLine // all that a reader sees
	furniture map[string]bool
	captions  map[string]bool
	kept      []string // captions and notes, in the page's order
}

// readMarks goes through a page. A line that stands anywhere outside of
// furniture, too, is none.
func readMarks(doc *html.Node) pageMarks {
	size := sizes(doc)
	total := size[doc]
	kinds := map[*html.Node][2]bool{}
	kind := func(n *html.Node) (bool, bool) {
		if k, ok := kinds[n]; ok {
			return k[0], k[1]
		}
		f := furnitureElement(n) && float64(size[n]) <= markedShare*float64(total)
		c := captionElement(n) && size[n] <= keptLength
		kinds[n] = [2]bool{f, c}
		return f, c
	}
	m := pageMarks{furniture: map[string]bool{}, captions: map[string]bool{}}
	plain := map[string]bool{}
	seen := map[string]bool{}
	lines(doc, kind, func(l pageLine) {
		norm := normal(l.text)
		if len(m.lines) < MaxLines {
			m.lines = append(m.lines, l)
		}
		switch {
		case l.caption:
			m.captions[norm] = true
		case l.furniture || l.linksAway():
			m.furniture[norm] = true
		default:
			plain[norm] = true
		}
		if _, note := correction(l.text); (l.caption && !l.furniture && strings.Contains(l.text, " ") || note) && !seen[norm] && len(m.kept) < maxKept && len(l.text) <= keptLength {
			seen[norm] = true
			m.kept = append(m.kept, l.text)
		}
	})
	for norm := range plain {
		delete(m.furniture, norm)
		delete(m.captions, norm)
	}
	return m
}

// linksAway reports whether a line is nothing but a link, and reads like a
// headline.
func (l pageLine) linksAway() bool {
	return l.of > 0 && float64(l.linked) >= linkShare*float64(l.of) && strings.Count(l.text, " ")+1 >= linkWords && (!sentenceEnd(l.text) || strings.HasSuffix(l.text, "?"))
}

// sizes is how much text each element holds, in bytes.
func sizes(doc *html.Node) map[*html.Node]int {
	size := map[*html.Node]int{}
	for n, down := doc, true; n != nil; {
		if down {
			if n.Type == html.TextNode {
				size[n] = len(n.Data)
			}
			if n.FirstChild != nil && !(n.Type == html.ElementNode && unseen[n.Data]) {
				n = n.FirstChild
				continue
			}
		}
		if n == doc {
			break
		}
		if s := size[n]; s > 0 {
			size[n.Parent] += s
		}
		if n.NextSibling != nil {
			n, down = n.NextSibling, true
		} else {
			n, down = n.Parent, false
		}
	}
	return size
}

// furnitureElement reports whether an element says by its kind or name that
// it is no part of the article.
func furnitureElement(n *html.Node) bool {
	switch n.Data {
	case "html", "body", "main", "article":
		return false
	case "nav", "form", "footer", "button":
		return true
	}
	return named(n, furnitureClasses) && !named(n, quotedClasses)
}

func captionElement(n *html.Node) bool {
	return n.Data == "figcaption" || n.Data != "body" && named(n, captionClasses)
}

// named reports whether an element's class or identity has one of the parts.
func named(n *html.Node, parts []string) bool {
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		name := strings.ToLower(a.Val[:min(len(a.Val), mostMeta)])
		for _, p := range parts {
			if strings.Contains(name, p) {
				return true
			}
		}
	}
	return false
}

// markLines takes out what the page's elements say is no part of the article.
func (t *text) markLines(m pageMarks) {
	all, marked := 0, 0
	for _, l := range t.lines {
		all += l.Len()
		if m.furniture[l.norm] {
			marked += l.Len()
		}
	}
	believed := float64(marked) <= takenShare*float64(all)
	for i := range t.lines {
		l := &t.lines[i]
		if !l.title && (believed && m.furniture[l.norm] || m.captions[l.norm]) {
			l.class = furniture
		}
	}
}

// keep puts captions and notes that the text does not have under it, as
// furniture; a note of correction is one wherever it stands on the page.
func keep(a *synoptic.Article, kept []string) {
	have := map[string]bool{}
	for l := range strings.Lines(a.Text) {
		have[normal(l)] = true
	}
	for _, l := range kept {
		if l = strings.ToValidUTF8(l, "\uFFFD"); have[normal(l)] || a.Text == "" {
			continue
		}
		at := synoptic.Span{Start: len(a.Text), End: len(a.Text) + len(l)}
		a.Text += l + "\n"
		a.Boilerplate = append(a.Boilerplate, at)
		if _, note := correction(l); note {
			a.Corrections = append(a.Corrections, at)
		}
	}
}

// withoutOverlays takes small boxes that pages lay over their text out of it.
func withoutOverlays(doc *html.Node) {
	var found []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && (hasAttr(n, "hidden") || named(n, overlayClasses)) {
			found = append(found, n)
		}
	}
	if len(found) == 0 {
		return
	}
	size := sizes(doc)
	for _, n := range found {
		if n.Parent != nil && size[n] <= keptLength {
			n.Parent.RemoveChild(n)
		}
	}
}
