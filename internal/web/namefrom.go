package web

import (
	"cmp"
	"slices"

	"synoptic"
	"synoptic/internal/store"
)

// nameGatherer gathers what accounts have of one name.
type nameGatherer struct {
	page      *NamePage
	key       string
	spellings []*gathered
	titles    []*gathered
}

// gathered is a text with who uses it.
type gathered struct {
	text, first, last, link string
	joinedBy                synoptic.JoinedBy
	outlets                 map[string]int
}

// textIn finds a text in a list, and adds it if it is not there.
func textIn(list *[]*gathered, text string) *gathered {
	for _, g := range *list {
		if g.text == text {
			return g
		}
	}
	g := &gathered{text: text, outlets: map[string]int{}}
	*list = append(*list, g)
	return g
}

// add takes what one story's account has.
func (g *nameGatherer) add(acc *synoptic.Account) {
	articles := make(map[string]*synoptic.ArticleInfo, len(acc.Articles))
	for i := range acc.Articles {
		articles[acc.Articles[i].ID] = &acc.Articles[i]
	}
	for i := range acc.Stories {
		s := &acc.Stories[i]
		for j := range s.Entities {
			if e := &s.Entities[j]; e.Type == g.page.Type && store.Fold(e.Name) == g.key {
				g.entity(e, articles)
				g.said(s, e.ID, articles)
			}
		}
	}
}

func (g *nameGatherer) entity(e *synoptic.Entity, articles map[string]*synoptic.ArticleInfo) {
	for _, v := range e.Variants {
		x := textIn(&g.spellings, v.Text)
		x.joinedBy = cmp.Or(x.joinedBy, v.JoinedBy)
		for id, n := range v.Articles {
			if a := articles[id]; a != nil {
				x.outlets[a.Outlet] += n
			}
		}
	}
	for _, t := range e.Titles {
		x := textIn(&g.titles, t.Text)
		for _, p := range t.Spans {
			a := articles[p.Article]
			if a == nil {
				continue
			}
			x.outlets[a.Outlet]++
			date := published(a)
			if x.link == "" || date != "" && (x.first == "" || date < x.first) {
				x.first, x.link = date, articleLink(p.Article, p.Start, p.End)
			}
			x.last = max(x.last, date)
		}
	}
}

func published(a *synoptic.ArticleInfo) string {
	if a.Published == nil {
		return ""
	}
	return *a.Published
}

// said takes what a story's entity said.
func (g *nameGatherer) said(s *synoptic.Story, entity string, articles map[string]*synoptic.ArticleInfo) {
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if u.Speaker == nil || *u.Speaker != entity || len(u.Reports) == 0 || len(u.Wordings) == 0 {
			continue
		}
		x := Said{Text: u.Wordings[0].Text, Kind: u.Reports[0].Kind, Story: s.ID, ID: u.ID, Wordings: len(u.Wordings)}
		seen := map[string]bool{}
		for _, r := range u.Reports {
			if r.Wording == 0 {
				x.Kind = r.Kind
			}
			a := articles[r.Span.Article]
			if a == nil || seen[a.ID] {
				continue
			}
			seen[a.ID] = true
			x.Reports = append(x.Reports, SaidIn{Outlet: a.Outlet, Link: articleLink(a.ID, r.Span.Start, r.Span.End)})
			if date := published(a); date != "" && (x.Published == "" || date < x.Published) {
				x.Published = date
			}
		}
		g.page.Said = append(g.page.Said, x)
	}
}

// finish puts what was gathered in order into the page.
func (g *nameGatherer) finish() {
	p := g.page
	for _, x := range g.spellings {
		s := Spelled{Text: x.text, JoinedBy: x.joinedBy, Outlets: x.counts()}
		for _, o := range s.Outlets {
			s.total += o.Count
		}
		p.Spellings = append(p.Spellings, s)
	}
	slices.SortStableFunc(p.Spellings, func(a, b Spelled) int {
		return cmp.Or(cmp.Compare(b.total, a.total), cmp.Compare(a.Text, b.Text))
	})
	for _, x := range g.titles {
		p.Titles = append(p.Titles, Titled{Text: x.text, First: x.first, Last: x.last, Outlets: x.counts(), Link: x.link})
	}
	slices.SortStableFunc(p.Titles, func(a, b Titled) int {
		return cmp.Or(cmp.Compare(undated(a.First), undated(b.First)), cmp.Compare(a.First, b.First), cmp.Compare(a.Text, b.Text))
	})
	slices.SortStableFunc(p.Said, func(a, b Said) int { return cmp.Compare(b.Published, a.Published) })
	p.SaidTotal = len(p.Said)
	p.Said = p.Said[:min(len(p.Said), nameSaid)]
}

// undated puts what has no date behind what has one.
func undated(date string) int {
	if date == "" {
		return 1
	}
	return 0
}

// counts are the outlets with their counts, the greatest first.
func (x *gathered) counts() []OutletCount {
	out := make([]OutletCount, 0, len(x.outlets))
	for name, n := range x.outlets {
		out = append(out, OutletCount{name, n})
	}
	slices.SortFunc(out, func(a, b OutletCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	return out
}
