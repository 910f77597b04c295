// Package reporttest makes accounts of made-up stories for the tests of the
// report formats.
package reporttest

import (
	"fmt"
	"slices"
	"strings"

	"synoptic"
)

// Builder gathers an account. Passages are named by the words they stand for,
// so that a story reads like the account it makes.
type Builder struct {
	Account synoptic.Account
	Story   synoptic.Story
}

// New starts an account of a story.
func New(title string) *Builder {
	b := &Builder{}
	b.Account.Schema, b.Account.Version = synoptic.AccountSchema, "test"
	b.Story.ID, b.Story.Title = "s1", title
	return b
}

// Article adds an article whose ID is id, and gives its text.
func (b *Builder) Article(id, outlet, published, title, text string) {
	var date *string
	from := synoptic.FromNone
	if published != "" {
		date, from = &published, synoptic.FromMetadata
	}
	text = strings.TrimSpace(text)
	a := synoptic.ArticleInfo{
		ID: id, Path: "ferry/" + id + ".txt", Outlet: outlet, Family: strings.ToLower(strings.ReplaceAll(outlet, " ", "-")) + ".example",
		Title: title, Language: "en", Published: date, PublishedFrom: from,
		SHA256: synoptic.Digest([]byte(text)), Text: text, Status: synoptic.StatusRead,
	}
	if text != "" {
		a.Body = []synoptic.Passage{{Article: id, Start: 0, End: len(text), Text: text}}
	}
	b.Account.Articles = append(b.Account.Articles, a)
	b.Story.Articles = append(b.Story.Articles, id)
	if date != nil {
		if b.Story.FirstPublished == nil || published < *b.Story.FirstPublished {
			b.Story.FirstPublished = date
		}
		if b.Story.LastPublished == nil || published > *b.Story.LastPublished {
			b.Story.LastPublished = date
		}
	}
}

// Text is an article's text.
func (b *Builder) Text(id string) string { return b.article(id).Text }

func (b *Builder) article(id string) *synoptic.ArticleInfo {
	for i := range b.Account.Articles {
		if b.Account.Articles[i].ID == id {
			return &b.Account.Articles[i]
		}
	}
	panic("no article " + id)
}

// P is the first place where words stand in article id.
func (b *Builder) P(id, words string) synoptic.Passage {
	i := strings.Index(b.Text(id), words)
	if i < 0 {
		panic(fmt.Sprintf("article %s has no %q", id, words))
	}
	return synoptic.Passage{Article: id, Start: i, End: i + len(words), Text: words}
}

// PP is P as a pointer.
func (b *Builder) PP(id, words string) *synoptic.Passage {
	p := b.P(id, words)
	return &p
}

// Origin adds an origin; words are "ARTICLE:words" places.
func (b *Builder) Origin(id, name string, kind synoptic.OriginKind, entity string, words ...string) {
	o := synoptic.Origin{ID: id, Name: name, Kind: kind, Spans: b.places(words)}
	if entity != "" {
		o.Entity = &entity
	}
	b.Story.Origins = append(b.Story.Origins, o)
}

func (b *Builder) places(words []string) []synoptic.Passage {
	var out []synoptic.Passage
	for _, w := range words {
		id, s, ok := strings.Cut(w, ":")
		if !ok {
			panic("want ARTICLE:words, have " + w)
		}
		out = append(out, b.P(id, s))
	}
	return out
}

// Claim adds a claim. Each report is "ARTICLE:words" or, with the words that
// attribute it and whom to, "ARTICLE:words|attribution|origin".
func (b *Builder) Claim(id, text string, status synoptic.ClaimStatus, outlets, origins int, why string, reports ...string) *synoptic.Claim {
	c := synoptic.Claim{ID: id, Text: text, Status: status, Outlets: outlets, Origins: origins, Why: why}
	for _, r := range reports {
		parts := strings.Split(r, "|")
		p := b.places(parts[:1])[0]
		rep := synoptic.ClaimReport{Span: p, Stance: synoptic.Asserts}
		for i := 1; i+1 < len(parts); i += 2 {
			rep.Stance = synoptic.Attributes
			rep.Attribution = append(rep.Attribution, synoptic.ReportedBy{Origin: parts[i+1], Span: b.P(p.Article, parts[i])})
		}
		c.Reports = append(c.Reports, rep)
	}
	b.Story.Claims = append(b.Story.Claims, c)
	return &b.Story.Claims[len(b.Story.Claims)-1]
}

// Number is a pointer to v.
func Number(v float64) *float64 { return &v }

// Cover fills the coverage grid: an article carries the claims that it
// reports, and leaves out those that were reported before it was published.
func (b *Builder) Cover() {
	c := synoptic.Coverage{Articles: b.Story.Articles}
	for _, cl := range b.Story.Claims {
		c.Claims = append(c.Claims, cl.ID)
		row := make([]synoptic.Cell, len(b.Story.Articles))
		first := len(row)
		for i, id := range b.Story.Articles {
			for _, r := range cl.Reports {
				if r.Span.Article == id {
					row[i] = synoptic.Carries
					first = min(first, i)
				}
			}
		}
		for i, id := range b.Story.Articles {
			switch {
			case row[i] != "":
			case b.article(id).Status != synoptic.StatusRead:
				row[i] = synoptic.NotRead
			case i < first:
				row[i] = synoptic.PublishedBefore
			default:
				row[i] = synoptic.LeftOut
			}
		}
		c.Cells = append(c.Cells, row)
	}
	b.Story.Coverage = c
}

// Build is the account.
func (b *Builder) Build() *synoptic.Account {
	acc := b.Account
	acc.Stories = []synoptic.Story{b.Story}
	return &acc
}

// Unclear says of a cell of the grid that it is unclear what stands there.
func (b *Builder) Unclear(claim, article string) {
	c := &b.Story.Coverage
	c.Cells[slices.Index(c.Claims, claim)][slices.Index(c.Articles, article)] = synoptic.Unclear
}
