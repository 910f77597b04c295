package mcp

import (
	"unicode/utf8"

	"synoptic"
	"synoptic/internal/report"
)

// Passage is a slice of an article's text, and who published it when.
type Passage struct {
	Article   string `json:"article" jsonschema:"the article's ID"`
	Start     int    `json:"start" jsonschema:"where it begins, in bytes of the article's text"`
	End       int    `json:"end" jsonschema:"where it ends; the byte there is not in it"`
	Text      string `json:"text" jsonschema:"the words that stand there, unchanged"`
	Cut       bool   `json:"cut,omitempty" jsonschema:"the passage goes on; end is where it was cut"`
	Outlet    string `json:"outlet"`
	Published string `json:"published,omitempty" jsonschema:"ISO 8601; missing where it is not known"`
}

// passage is p as an answer gives it: what is too long is cut, and is still the
// very slice that it says it is.
func passage(p synoptic.Passage, a *synoptic.ArticleInfo) Passage {
	out := Passage{Article: p.Article, Start: p.Start, End: p.End, Text: p.Text}
	if text := cut(p.Text, maxPassage); len(text) < len(p.Text) {
		out.Text, out.End, out.Cut = text, p.Start+len(text), true
	}
	if a != nil {
		out.Outlet, out.Published = cut(a.Outlet, maxLine), published(a)
	}
	return out
}

func published(a *synoptic.ArticleInfo) string {
	if a.Published == nil {
		return ""
	}
	return cut(*a.Published, maxLine)
}

// passages are the first so many passages.
func passages(s *report.Story, ps []synoptic.Passage, most int) []Passage {
	out := []Passage{}
	for _, p := range ps[:min(len(ps), most)] {
		out = append(out, passage(p, info(s, p.Article)))
	}
	return out
}

func info(s *report.Story, id string) *synoptic.ArticleInfo {
	if a := s.Article(id); a != nil {
		return a.ArticleInfo
	}
	return nil
}

// cut is at most so many bytes of a text, in whole characters.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// part bounds which items of a list are given: from which, how many, and where
// the next part begins (0 after the last).
func part(all, from, limit int) (lo, hi, next int) {
	if limit <= 0 {
		limit = itemsDefault
	}
	lo = min(max(from, 0), all)
	hi = min(lo+min(limit, itemsMost), all)
	if hi < all {
		next = hi
	}
	return lo, hi, next
}
