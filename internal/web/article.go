package web

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/page"
	"synoptic/internal/store"
)

// ArticlePage is one article with what was read in it.
type ArticlePage struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Outlet string `json:"outlet"`
	Family string `json:"family"`
	URL    string `json:"url"`
	Path   string `json:"path"`
	Source string `json:"source"` // what brought it in
	Byline string `json:"byline"`
	// Credit is the agency that it credits, "" if none.
	Credit        string                 `json:"credit"`
	Language      string                 `json:"language"`
	Published     string                 `json:"published"`
	PublishedFrom synoptic.PublishedFrom `json:"published_from"`
	Updated       string                 `json:"updated"`
	Added         string                 `json:"added"`   // RFC 3339
	Fetched       string                 `json:"fetched"` // ISO 8601, "" if it was not
	Status        synoptic.ArticleStatus `json:"status"`
	Reason        string                 `json:"reason"`
	Text          string                 `json:"text"`
	Boilerplate   []synoptic.Span        `json:"boilerplate"`
	// Corrections are where it says that it was corrected.
	Corrections []synoptic.Span `json:"corrections"`
	// Story is the story that it is in, nil for none; Likeness and Why say how like
	// the others it is, and in what.
	Story    *StoryRef `json:"story"`
	Likeness float64   `json:"likeness"`
	Why      string    `json:"why"`
	// Versions are those of its page, the oldest first; none of an article that
	// has no other.
	Versions []Version `json:"versions"`
	// Layers are what was read in it.
	Layers []Layer `json:"layers"`

	at    synoptic.Span // what the request points to
	marks []*page.Mark
	near  []NearStory
	// outlet is the outlet as it is kept.
	outlet string
}

// PageTitle is the title of the article's page.
func (p *ArticlePage) PageTitle() string {
	if t := clean.Line(p.Title); t != "" {
		return t
	}
	return "An article without a title"
}

// Version is a version of a page.
type Version struct {
	ID        string `json:"id"`
	Number    int    `json:"number"`
	Published string `json:"published"`
	Updated   string `json:"updated"`
	Added     string `json:"added"`
	Current   bool   `json:"current"`
}

func (d *Desk) articleRoutes() []route {
	return []route{
		get("/articles/{id}", "getArticle", "article", "One article: its text, and what was read in it.", d.article,
			param{name: "id", doc: "The article's ID.", path: true}, param{name: "at", doc: "A passage to point to, as START-END in bytes."}),
	}
}

func (d *Desk) article(ctx context.Context, r *request) (*ArticlePage, error) {
	at, err := parseAt(r.FormValue("at"))
	if err != nil {
		return nil, err
	}
	var out *ArticlePage
	var reading *synoptic.Reading
	var story *store.Story
	err = d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) error {
		a, err := rd.Article(ctx, r.PathValue("id"))
		if errors.Is(err, store.ErrNotFound) {
			return missing("that article")
		}
		if err != nil {
			return err
		}
		out = articlePage(a)
		if reading, err = rd.Reading(ctx, a.ID); err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if out.Versions, err = versions(ctx, rd, a); err != nil || a.Story == "" {
			return err
		}
		if story, err = rd.Story(ctx, a.Story); err != nil {
			return err
		}
		out.near, err = near(ctx, rd, story)
		return err
	})
	if err != nil {
		return nil, err
	}
	if at.Check(out.Text) == nil {
		out.at = at
	}
	m := newMarker(out)
	if story != nil {
		out.Story = &StoryRef{story.ID, story.Title}
		// An article without its account is shown all the same.
		if o, err := d.openAccount(ctx, story.ID); err == nil {
			m.account(o.view, story.ID)
		} else if ctx.Err() != nil {
			return nil, err
		}
	}
	if reading != nil {
		m.reading(reading)
	}
	m.finish()
	return out, nil
}

// parseAt reads a passage as START-END; "" is none.
func parseAt(s string) (synoptic.Span, error) {
	if s == "" {
		return synoptic.Span{}, nil
	}
	from, to, _ := strings.Cut(s, "-")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || start < 0 || end <= start {
		return synoptic.Span{}, bad("that is no passage", "write it as START-END, in bytes of the text")
	}
	return synoptic.Span{Start: start, End: end}, nil
}

func articlePage(a *store.Article) *ArticlePage {
	return &ArticlePage{
		ID: a.ID, Title: a.Title, Outlet: report.OutletName(&synoptic.ArticleInfo{Outlet: a.Outlet, Path: a.Path}), Family: a.Family, URL: a.URL, Path: a.Path,
		Source: a.Source, Byline: a.Byline, Credit: a.Credit, Language: a.Language, Published: a.Published, PublishedFrom: a.PublishedFrom, Updated: a.Updated,
		Added: a.Added.UTC().Format(time.RFC3339), Fetched: a.Fetched, Status: a.Status, Reason: a.Reason, Text: a.Text,
		Boilerplate: orNone(a.Boilerplate), Corrections: orNone(a.Corrections), Likeness: a.Likeness, Why: a.Why, Versions: []Version{}, Layers: []Layer{}, outlet: a.Outlet,
	}
}

// orNone is a list that is written as one, were it empty.
func orNone[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// versions are those of an article's page, the oldest first; none if there is
// one alone.
func versions(ctx context.Context, rd store.Reader, a *store.Article) ([]Version, error) {
	out := []Version{}
	if a.Page == "" {
		return out, nil
	}
	list, _, err := rd.Articles(ctx, store.ArticleFilter{Page: a.Page, Oldest: true}, store.Page{Limit: 200})
	if err != nil || len(list) < 2 {
		return out, err
	}
	for _, v := range list {
		out = append(out, Version{v.ID, v.Version, v.Published, v.Updated, v.Added.UTC().Format(time.RFC3339), v.ID == a.ID})
	}
	return out, nil
}

// Paragraphs are the text's lines, cut where marks begin and end.
func (p *ArticlePage) Paragraphs() []page.Paragraph {
	return page.Paragraphs(p.Text, p.Title, p.Boilerplate, p.marks)
}

// Near are the stories that it may be put into.
func (p *ArticlePage) Near() []NearStory { return p.near }

// Percent is the likeness to the story's other articles.
func (p *ArticlePage) Percent() string { return report.Percent(p.Likeness) }

// DateFrom says where the date of publication was taken from, where that is
// worth a word.
func (p *ArticlePage) DateFrom() string {
	switch p.PublishedFrom {
	case synoptic.FromFeed, synoptic.FromDateline, synoptic.FromText, synoptic.FromPath:
		return "from the " + string(p.PublishedFrom)
	case synoptic.FromMetadata, synoptic.FromNone:
	}
	return ""
}

// OutletLink is the address of the outlet's page.
func (p *ArticlePage) OutletLink() string { return outletLink(p.outlet) }

// Link is the address of the article as it was published, where that is one of
// the web.
func (p *ArticlePage) Link() string {
	if strings.HasPrefix(p.URL, "https://") || strings.HasPrefix(p.URL, "http://") {
		return p.URL
	}
	return ""
}

// Newest is the newest version of the page, where this is none.
func (p *ArticlePage) Newest() *Version {
	if n := len(p.Versions); n > 0 && !p.Versions[n-1].Current {
		return &p.Versions[n-1]
	}
	return nil
}
