// Package schemaorg writes the claims of an account as schema.org Claims
// (JSON-LD): where each appeared, where first, and whose it is. There are no
// ratings and no reviews: what is true is not the program's to say.
//
// The vocabulary is that of https://schema.org/Claim.
package schemaorg

import (
	"io"
	"slices"
	"strconv"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/linked"
)

// Claims writes accounts as claims.
type Claims struct{}

// Write writes acc. It writes nothing and fails where a passage is not the
// slice of its article that it says it is.
func (Claims) Write(w io.Writer, acc *synoptic.Account) error {
	if err := report.Check(acc); err != nil {
		return err
	}
	out := document{Context: "https://schema.org", Graph: []any{}}
	seen := map[string]bool{}
	for i := range acc.Articles {
		x := articleOf(&acc.Articles[i])
		if !seen[x.ID] {
			out.Graph = append(out.Graph, x)
		}
		seen[x.ID] = true
	}
	for _, s := range report.NewView(acc).Stories {
		m := maker{story: s, origins: map[string]*synoptic.Origin{}}
		for i := range s.Origins {
			m.origins[s.Origins[i].ID] = &s.Origins[i]
		}
		for i := range s.Claims {
			if c, ok := m.claim(&s.Claims[i]); ok {
				out.Graph = append(out.Graph, c)
			}
		}
	}
	return linked.Write(w, out)
}

type document struct {
	Context string `json:"@context"`
	Graph   []any  `json:"@graph"`
}

type article struct {
	ID            string `json:"@id"`
	Type          string `json:"@type"`
	Headline      string `json:"headline,omitempty"`
	URL           string `json:"url,omitempty"`
	DatePublished string `json:"datePublished,omitempty"`
	DateModified  string `json:"dateModified,omitempty"`
	InLanguage    string `json:"inLanguage,omitempty"`
	Publisher     *thing `json:"publisher,omitempty"`
}

type thing struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type reference struct {
	ID string `json:"@id"`
}

// quotation is a passage: words of a part of an article.
type quotation struct {
	ID       string    `json:"@id"`
	Type     string    `json:"@type"`
	Text     string    `json:"text"`
	IsPartOf reference `json:"isPartOf"`
}

type claim struct {
	ID              string      `json:"@id"`
	Type            string      `json:"@type"`
	Text            string      `json:"text"`
	Author          []thing     `json:"author,omitempty"`
	Citation        []thing     `json:"citation,omitempty"`
	Appearance      []quotation `json:"appearance"`
	FirstAppearance *reference  `json:"firstAppearance,omitempty"`
}

func articleOf(a *synoptic.ArticleInfo) article {
	x := article{ID: linked.Article(a), Type: "NewsArticle", Headline: a.Title, URL: linked.Address(a.URL), InLanguage: a.Language}
	if a.Published != nil {
		x.DatePublished = iso(*a.Published)
	}
	if a.Updated != nil {
		x.DateModified = iso(*a.Updated)
	}
	if a.Outlet != "" {
		x.Publisher = &thing{"Organization", a.Outlet}
	}
	return x
}

// iso is s if it is a date or time of ISO 8601, else "".
func iso(s string) string {
	if _, _, ok := report.Instant(s); !ok || len(s) < len("2006-01-02") {
		return ""
	}
	return s
}

type maker struct {
	story   *report.Story
	origins map[string]*synoptic.Origin
}

// claim makes a claim of the reports that say so. What denies or doubts it, or
// says the contrary, is no appearance of it.
func (m *maker) claim(c *synoptic.Claim) (claim, bool) {
	if c.Inner {
		return claim{}, false
	}
	out := claim{ID: linked.URN("claim", m.story.ID, c.ID), Type: "Claim", Text: c.Text}
	negated := negatedOf(c)
	var at []first
	for _, r := range c.Reports {
		a := m.story.Article(r.Span.Article)
		if a == nil || r.Negated != negated || r.Stance == synoptic.Denies || r.Stance == synoptic.Questions {
			continue
		}
		id := linked.URN("passage", a.ID, strconv.Itoa(r.Span.Start), strconv.Itoa(r.Span.End))
		if !slices.ContainsFunc(out.Appearance, func(q quotation) bool { return q.ID == id }) {
			out.Appearance = append(out.Appearance, quotation{id, "Quotation", r.Span.Text, reference{linked.Article(a.ArticleInfo)}})
			at = append(at, first{id, a.ID, a.Published})
		}
		m.author(&out, a, r.Attribution)
	}
	if id := firstOf(at); id != "" {
		out.FirstAppearance = &reference{id}
	}
	return out, len(out.Appearance) > 0
}

// negatedOf reports whether a claim's own text says that something was not so.
func negatedOf(c *synoptic.Claim) bool {
	for _, r := range c.Reports {
		if r.Span.Text == c.Text {
			return r.Negated
		}
	}
	return len(c.Reports) > 0 && c.Reports[0].Negated
}

// author adds on whose word a report stands: the last of its attributions, or
// the outlet. Documents are cited; of those who are not named, there is no
// name to give.
func (m *maker) author(out *claim, a *report.Article, chain []synoptic.ReportedBy) {
	list, who := &out.Author, thing{"Organization", a.Outlet}
	if len(chain) > 0 {
		o := m.origins[chain[len(chain)-1].Origin]
		if o == nil {
			return
		}
		who.Name = o.Name
		switch o.Kind {
		case synoptic.OriginPerson, synoptic.OriginWitness:
			who.Type = "Person"
		case synoptic.OriginDocument:
			list, who.Type = &out.Citation, "CreativeWork"
		case synoptic.OriginAnonymous, synoptic.OriginSocial:
			return
		}
	}
	if who.Name != "" && !slices.Contains(*list, who) {
		*list = append(*list, who)
	}
}

type first struct {
	id, article string
	published   *string
}

// firstOf is the appearance that was published before all others of other
// articles, "" where that is not known.
func firstOf(at []first) string {
	if len(at) == 0 || slices.ContainsFunc(at, func(f first) bool { return f.published == nil || iso(*f.published) == "" }) {
		return ""
	}
	slices.SortStableFunc(at, func(a, b first) int {
		return synoptic.CompareTimes(*a.published, *b.published)
	})
	for _, other := range at[1:] {
		if other.article != at[0].article && !synoptic.Before(*at[0].published, *other.published) {
			return ""
		}
	}
	return at[0].id
}
