package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"synoptic"
)

// Index is what lists and search need of a story's account.
type Index struct {
	Title string
	// Origins is on how many independent origins a claim rests at most.
	Origins  int
	Claims   map[synoptic.ClaimStatus]int // shown ones
	Disputes map[synoptic.DisputeKind]int
	Names    []LedgerName
	Outlets  []OutletCounts
	Findings []Finding
}

// LedgerName is a spelling that a story's ledger has for somebody or something.
type LedgerName struct {
	Entity   string
	Type     synoptic.EntityType
	Name     string // the entity's
	Variant  string
	JoinedBy synoptic.JoinedBy
	Mentions int
}

// OutletCounts says what an outlet did in one story; see Outlet.
type OutletCounts struct {
	Outlet                        string
	First, Echoed, Alone, LeftOut int
}

// Finding is a claim or a dispute as search finds it.
type Finding struct {
	Kind    HitKind
	ID      string
	Shown   bool // at a reader's first look
	Status  synoptic.ClaimStatus
	Dispute synoptic.DisputeKind
	// Title is the claim's text, or what a dispute is about; Words are what else
	// of it is searched.
	Title, Words string
	Passage      synoptic.Passage // where it first stands
	Articles     []FindingArticle
}

// FindingArticle is an article that carries a claim or is a party to a dispute.
type FindingArticle struct{ ID, Outlet, Published string }

// IndexOf derives a story's index from its account, which has that one story.
func IndexOf(acc *synoptic.Account) (*Index, error) {
	if len(acc.Stories) != 1 {
		return nil, fmt.Errorf("an account of %d stories, not of one", len(acc.Stories))
	}
	x := indexer{s: &acc.Stories[0], articles: map[string]*synoptic.ArticleInfo{}}
	for i := range acc.Articles {
		x.articles[acc.Articles[i].ID] = &acc.Articles[i]
	}
	x.Title = x.s.Title
	x.Claims, x.Disputes = map[synoptic.ClaimStatus]int{}, map[synoptic.DisputeKind]int{}
	x.names()
	x.claims()
	x.disputes()
	x.outlets()
	return &x.Index, nil
}

type indexer struct {
	Index
	s        *synoptic.Story
	articles map[string]*synoptic.ArticleInfo
}

// article is what a finding keeps of an article.
func (x *indexer) article(id string) FindingArticle {
	f := FindingArticle{ID: id}
	if a := x.articles[id]; a != nil {
		f.Outlet = a.Outlet
		if a.Published != nil {
			f.Published = *a.Published
		}
	}
	return f
}

func (x *indexer) names() {
	for i := range x.s.Entities {
		e := &x.s.Entities[i]
		for j := range e.Variants {
			v := &e.Variants[j]
			n := 0
			for _, k := range v.Articles {
				n += k
			}
			x.Names = append(x.Names, LedgerName{e.ID, e.Type, e.Name, v.Text, v.JoinedBy, n})
		}
		if !slices.ContainsFunc(e.Variants, func(v synoptic.Variant) bool { return v.Text == e.Name }) && e.Name != "" {
			x.Names = append(x.Names, LedgerName{e.ID, e.Type, e.Name, e.Name, synoptic.JoinedSame, 0})
		}
	}
}

// shown reports whether a claim is among those that a reader is shown first.
func shown(c *synoptic.Claim) bool { return !c.Inner && !c.Folded }

func (x *indexer) claims() {
	for i := range x.s.Claims {
		c := &x.s.Claims[i]
		if c.Inner || len(c.Reports) == 0 {
			continue
		}
		f := Finding{Kind: ClaimHit, ID: c.ID, Shown: shown(c), Status: c.Status, Title: c.Text, Passage: c.Reports[0].Span}
		var words []string
		for j := range c.Reports {
			p := c.Reports[j].Span
			words = append(words, p.Text)
			f.add(x.article(p.Article))
		}
		f.Words = strings.Join(words, "\n")
		x.Findings = append(x.Findings, f)
		if f.Shown {
			x.Claims[c.Status]++
			x.Origins = max(x.Origins, c.Origins)
		}
	}
}

func (x *indexer) disputes() {
	statuses := map[string]synoptic.ClaimStatus{}
	abouts := map[string]string{}
	for i := range x.s.Claims {
		statuses[x.s.Claims[i].ID], abouts[x.s.Claims[i].ID] = x.s.Claims[i].Status, x.s.Claims[i].Text
	}
	for i := range x.s.Figures {
		abouts[x.s.Figures[i].ID] = x.s.Figures[i].What
	}
	for i := range x.s.Entities {
		abouts[x.s.Entities[i].ID] = x.s.Entities[i].Name
	}
	for i := range x.s.Utterances {
		abouts[x.s.Utterances[i].ID] = x.s.Utterances[i].SpeakerText
	}
	for i := range x.s.Disputes {
		d := &x.s.Disputes[i]
		f := Finding{
			Kind: DisputeHit, ID: d.ID, Shown: true, Dispute: d.Kind, Status: statuses[d.About.Claim],
			Title: abouts[cmp.Or(d.About.Claim, d.About.Figure, d.About.Entity, d.About.Utterance)],
		}
		words := []string{d.Why}
		for _, p := range d.Positions {
			words = append(words, p.Says)
			for _, s := range p.Spans {
				if f.Passage == (synoptic.Passage{}) {
					f.Passage = s
				}
				words = append(words, s.Text)
			}
			for _, id := range p.Articles {
				f.add(x.article(id))
			}
		}
		f.Words = strings.Join(words, "\n")
		x.Findings = append(x.Findings, f)
		x.Disputes[d.Kind]++
	}
}

// add adds an article once.
func (f *Finding) add(a FindingArticle) {
	if !slices.Contains(f.Articles, a) {
		f.Articles = append(f.Articles, a)
	}
}

// outlets counts what each outlet did. Alone and left out are counted where
// there is somebody to compare with.
func (x *indexer) outlets() {
	counts := map[string]*OutletCounts{}
	for _, id := range x.s.Articles {
		if o := x.article(id).Outlet; o != "" && counts[o] == nil {
			counts[o] = &OutletCounts{Outlet: o}
		}
	}
	rows := map[string]int{}
	for i, id := range x.s.Coverage.Claims {
		rows[id] = i
	}
	for i := range x.s.Claims {
		c := &x.s.Claims[i]
		if !shown(c) {
			continue
		}
		carriers := map[string]bool{}
		for j := range c.Reports {
			if o := x.article(c.Reports[j].Span.Article).Outlet; counts[o] != nil {
				carriers[o] = true
			}
		}
		if first := x.first(c); counts[first] != nil && len(carriers) > 1 {
			counts[first].First++
		}
		for o := range carriers {
			if c.Status == synoptic.Echoed {
				counts[o].Echoed++
			}
			if len(carriers) == 1 && len(counts) > 1 {
				counts[o].Alone++
			}
		}
		if row, ok := rows[c.ID]; ok {
			for o := range x.leftOut(row) {
				if counts[o] != nil && !carriers[o] {
					counts[o].LeftOut++
				}
			}
		}
	}
	for _, o := range slices.Sorted(maps.Keys(counts)) {
		x.Outlets = append(x.Outlets, *counts[o])
	}
}

// first is the outlet that published a claim before all others, "" where that
// isn't known: a report without date, or two of one day of which one has no
// hour.
func (x *indexer) first(c *synoptic.Claim) string {
	var first FindingArticle
	tie := false
	for i := range c.Reports {
		a := x.article(c.Reports[i].Span.Article)
		if a.Published == "" {
			return ""
		}
		n := min(len(a.Published), len(first.Published))
		switch {
		case first.Published == "" || a.Published[:n] < first.Published[:n]:
			first, tie = a, false
		case a.Published[:n] == first.Published[:n] && a.Outlet != first.Outlet:
			tie = true
		}
	}
	if tie {
		return ""
	}
	return first.Outlet
}

// leftOut are the outlets of which an article could have had the claim of a
// row of the grid and has not.
func (x *indexer) leftOut(row int) map[string]bool {
	out := map[string]bool{}
	if row >= len(x.s.Coverage.Cells) {
		return out
	}
	for i, cell := range x.s.Coverage.Cells[row] {
		if cell == synoptic.LeftOut && i < len(x.s.Coverage.Articles) {
			if o := x.article(x.s.Coverage.Articles[i]).Outlet; o != "" {
				out[o] = true
			}
		}
	}
	return out
}
