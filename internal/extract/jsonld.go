package extract

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

const (
	// maxScript is the longest script of linked data that is read, in bytes.
	maxScript = 1 << 20
	// maxScripts is how many of them are read on one page.
	maxScripts = 32
	// maxNodes is how many values of linked data are looked at on one page.
	maxNodes = 20_000
	// maxNames is how many names one property gives at most.
	maxNames = 12
)

// articleTypes are the types of schema.org that news articles have. A page
// of another type (WebPage, VideoObject) says nothing of the article.
var articleTypes = map[string]bool{"NewsArticle": true, "Article": true, "ReportageNewsArticle": true, "AnalysisNewsArticle": true, "OpinionNewsArticle": true,
	"BackgroundNewsArticle": true, "ReviewNewsArticle": true, "AskPublicNewsArticle": true, "LiveBlogPosting": true, "BlogPosting": true, "Report": true, "SocialMediaPosting": true}

// linked is what the linked data of one article says.
type linked map[string]any

// linkedArticles finds the articles in a page's linked data (JSON-LD), in the
// order in which they stand, those inside @graph and mainEntity too.
func linkedArticles(scripts []string) []linked {
	var out []linked
	nodes := 0
	for _, s := range scripts[:min(len(scripts), maxScripts)] {
		var v any
		if len(s) > maxScript || json.Unmarshal([]byte(looseJSON(s)), &v) != nil {
			continue
		}
		queue := []any{v}
		for len(queue) > 0 && nodes < maxNodes {
			nodes++
			v, queue = queue[0], queue[1:]
			switch v := v.(type) {
			case []any:
				queue = append(queue, v...)
			case map[string]any:
				if isArticle(v["@type"]) {
					out = append(out, v)
				}
				for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
					if x := v[k]; x != nil {
						queue = append(queue, x)
					}
				}
			}
		}
	}
	return out
}

// looseJSON takes off what pages put around JSON, and the line breaks inside
// its strings.
func looseJSON(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimPrefix(strings.TrimPrefix(s, "<!--"), "//<![CDATA[")
	s = strings.TrimSuffix(strings.TrimSuffix(s, "-->"), "//]]>")
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, strings.TrimSuffix(strings.TrimSpace(s), ";"))
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return articleTypes[v[strings.LastIndexByte(v, '/')+1:]]
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok && isArticle(s) {
				return true
			}
		}
	}
	return false
}

// text is a property that is a plain value, "" if it is none.
func (l linked) text(key string) string {
	switch v := l[key].(type) {
	case string:
		return clean(html.UnescapeString(v))
	case []any:
		if len(v) > 0 {
			s, _ := v[0].(string)
			return clean(html.UnescapeString(s))
		}
	}
	return ""
}

// names are what a property's things are called: a name, a thing with a
// name, or a list of either. A kind, if given, leaves out things of another.
func (l linked) names(key, kind string) []string {
	var out []string
	add := func(v any) {
		switch v := v.(type) {
		case string:
			if s := clean(html.UnescapeString(v)); s != "" && !strings.Contains(s, "://") {
				out = append(out, s)
			}
		case map[string]any:
			if t, _ := v["@type"].(string); kind != "" && t != "" && t != kind {
				return
			}
			n := linked(v)
			if s := n.text("name"); s != "" {
				out = append(out, s)
			}
		}
	}
	switch v := l[key].(type) {
	case []any:
		for _, x := range v[:min(len(v), maxNames)] {
			add(x)
		}
	default:
		add(v)
	}
	return out
}
