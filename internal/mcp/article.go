package mcp

import (
	"context"
	"errors"
	"fmt"

	"synoptic"
	"synoptic/internal/store"
)

// ArticleInput names an article and a part of its text.
type ArticleInput struct {
	Article string `json:"article" jsonschema:"the article's ID"`
	Start   int    `json:"start,omitempty" jsonschema:"from which byte of the text; the beginning if missing"`
	Length  int    `json:"length,omitempty" jsonschema:"how many bytes at most; 32768 if missing, and at most"`
}

// ArticlePart is an article with a part of its text.
type ArticlePart struct {
	ArticleHead
	Start int    `json:"start" jsonschema:"where text begins, in bytes of the whole"`
	End   int    `json:"end" jsonschema:"where text ends"`
	Text  string `json:"text"`
	Bytes int    `json:"bytes" jsonschema:"how long the whole text is"`
	Next  int    `json:"next,omitempty" jsonschema:"start of the next part; missing after the last"`
}

// ArticleHead is an article without its text.
type ArticleHead struct {
	Article   string `json:"article" jsonschema:"its ID"`
	Outlet    string `json:"outlet"`
	Family    string `json:"family,omitempty" jsonschema:"the owner or desk behind the outlet"`
	Title     string `json:"title,omitempty"`
	Byline    string `json:"byline,omitempty"`
	URL       string `json:"url,omitempty"`
	Path      string `json:"path,omitempty"`
	Language  string `json:"language,omitempty"`
	Published string `json:"published,omitempty" jsonschema:"ISO 8601; missing where it is not known"`
	Updated   string `json:"updated,omitempty"`
	Status    string `json:"status" jsonschema:"read, partial or failed"`
	Reason    string `json:"reason,omitempty" jsonschema:"why it was not read whole"`
	Story     string `json:"story,omitempty" jsonschema:"the story that it is in"`
}

func articleOf(a *synoptic.ArticleInfo) ArticleHead {
	out := ArticleHead{
		Article: a.ID, Outlet: cut(a.Outlet, maxLine), Family: cut(a.Family, maxLine), Title: cut(a.Title, maxLine), Byline: cut(a.Byline, maxLine), URL: cut(a.URL, maxLine), Path: cut(a.Path, maxLine),
		Language: a.Language, Published: published(a), Status: string(a.Status), Reason: cut(a.Reason, maxLine),
	}
	if a.Updated != nil {
		out.Updated = *a.Updated
	}
	return out
}

func (s *Server) getArticle(ctx context.Context, in ArticleInput) (*ArticlePart, error) {
	out := &ArticlePart{}
	var text string
	if a := s.held.article(in.Article); a != nil {
		out.ArticleHead, text = articleOf(a), a.Text
	} else {
		var a *store.Article
		err := s.Collection.Store().View(ctx, func(ctx context.Context, r store.Reader) (err error) {
			a, err = r.Article(ctx, in.Article)
			return err
		})
		if errors.Is(err, store.ErrNotFound) {
			return nil, hinted{fmt.Errorf("there is no article %q", cut(in.Article, maxLine)), "passages and accounts name the IDs of articles"}
		}
		if err != nil {
			return nil, err
		}
		published, updated := a.Published, a.Updated
		out.ArticleHead = articleOf(&synoptic.ArticleInfo{
			ID: a.ID, Path: a.Path, URL: a.URL, Outlet: a.Outlet, Family: a.Family, Title: a.Title, Byline: a.Byline, Language: a.Language,
			Published: &published, Updated: &updated, Status: a.Status, Reason: a.Reason,
		})
		out.Story, text = a.Story, a.Text
	}
	if in.Start < 0 || in.Start > len(text) {
		return nil, hinted{fmt.Errorf("the text has no byte %d", in.Start), fmt.Sprintf("it is %d bytes long", len(text))}
	}
	// A start within a character is moved back to where that begins.
	start := len(cut(text, in.Start))
	length := maxText
	if in.Length > 0 {
		length = min(in.Length, maxText)
	}
	out.Text = cut(text[start:], max(length, 4)) // at least one character
	out.Start, out.End, out.Bytes = start, start+len(out.Text), len(text)
	if out.End < len(text) {
		out.Next = out.End
	}
	return out, nil
}
