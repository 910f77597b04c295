package feed

import "strings"

// root finds the first tag: the text from there on, the tag, and its name.
// What stands before it (declarations, entities, stray text of a broken
// server) is left away.
func root(s string) (body, open, name string) {
	head := s[:min(len(s), MaxProlog)]
	skipped := 0
	// A declaration of entities holds tags in quotes and brackets.
	if at := strings.Index(head, "<!DOCTYPE"); at >= 0 && !strings.Contains(head[:at], "<rss") {
		inner := after(head[at:], 0, ">")
		if bracket := strings.IndexByte(head[at:], '['); bracket >= 0 && bracket < inner {
			inner = after(head[at:], bracket, "]>")
		}
		if inner > 0 {
			skipped = at + inner
		}
	}
	first := tag{start: -1}
	for t := range tags(s, skipped, false) {
		if t.start > MaxProlog {
			break
		}
		if first.start < 0 {
			first = t
		}
		if !t.closes && kindOf(t.name) != None {
			first = t
			break
		}
		if t.name == "html" || t.name == "head" || t.name == "body" {
			first = t
			break
		}
	}
	if first.start < 0 || first.end-first.start > MaxRootTag {
		return "", "", ""
	}
	return s[first.start:], s[first.start:first.end], first.name
}

func kindOf(root string) Kind {
	switch root {
	case "rss", "rdf":
		return RSS
	case "feed":
		return Atom
	case "urlset":
		return Sitemap
	case "sitemapindex":
		return Index
	case "opml":
		return OPML
	}
	return None
}
