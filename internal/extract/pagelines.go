package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// pageLine is one line of a page, with what the elements around it say.
type pageLine struct {
	text      string
	linked    int // how many of its letters and digits stand in links
	of        int // how many it has
	furniture bool
	caption   bool
	block     *html.Node // the innermost block that it stands in
}

// blocks are the elements that stand on lines of their own.
var blocks = map[string]bool{"p": true, "div": true, "section": true, "article": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
	"li": true, "ul": true, "ol": true, "blockquote": true, "pre": true, "table": true, "tr": true, "figure": true, "figcaption": true, "main": true, "body": true,
	"dl": true, "dd": true, "dt": true, "header": true, "footer": true, "aside": true, "nav": true, "form": true, "q": false, "br": true, "hr": true}

// unseen are the elements whose text no reader sees.
var unseen = map[string]bool{"script": true, "style": true, "noscript": true, "template": true, "head": true, "svg": true, "iframe": true, "textarea": true, "select": true}

// lines goes through a tree of elements and gives each line to add. Kind
// says what an element makes of the lines in it; it may be nil.
func lines(root *html.Node, kind func(*html.Node) (furniture, caption bool), add func(pageLine)) {
	var text strings.Builder
	var line pageLine
	var links, furniture, captions int
	flush := func() {
		if line.text = clean(text.String()); line.text != "" {
			line.furniture, line.caption = furniture > 0, captions > 0
			add(line)
		}
		line = pageLine{}
		text.Reset()
	}
	count := func(n *html.Node, by int) {
		if n.Data == "a" {
			links += by
		}
		if kind == nil {
			return
		}
		f, c := kind(n)
		if f {
			furniture += by
		}
		if c {
			captions += by
		}
	}
	write := func(at *html.Node, s string) {
		if line.block == nil && strings.TrimSpace(s) != "" {
			for line.block = at.Parent; line.block != nil && !blocks[line.block.Data]; {
				line.block = line.block.Parent
			}
		}
		text.WriteString(s)
		for _, r := range s {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				line.of++
				if links > 0 {
					line.linked++
				}
			}
		}
	}
	// The tree may be nested as deep as a stranger likes: no recursion.
	for n, down := root, true; n != nil; {
		element := n.Type == html.ElementNode
		block := element && blocks[n.Data]
		skip := element && unseen[n.Data]
		if down {
			if n.Type == html.TextNode {
				write(n, n.Data)
			}
			if block {
				flush()
			} else if element && (n.Data == "td" || n.Data == "th") {
				text.WriteByte(' ')
			}
			if element && !skip {
				count(n, 1)
			}
			if n.FirstChild != nil && !skip {
				n = n.FirstChild
				continue
			}
		}
		if block {
			flush()
		}
		if element && !skip {
			count(n, -1)
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
}

// paragraphs writes a tree of elements as text, a block a line.
func paragraphs(root *html.Node) string {
	var b strings.Builder
	lines(root, nil, func(l pageLine) {
		b.WriteString(l.text)
		b.WriteByte('\n')
	})
	return strings.ToValidUTF8(b.String(), "\uFFFD")
}
