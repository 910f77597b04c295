package web

import (
	"context"
	"errors"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/store"
	"synoptic/internal/store/query"
)

// SearchPage is what was looked for and what was found.
type SearchPage struct {
	Filter SearchFilter `json:"filter"`
	// Asked is set where there is something to look for.
	Asked bool        `json:"asked"`
	Hits  []SearchHit `json:"hits"`
	// Also are the spellings by which the names in the query were widened.
	Also []string `json:"also"`
	// Total counts all hits, at most store.TotalMax.
	Total int `json:"total"`
	// Next is the cursor of the next part, "" after the last.
	Next string `json:"next"`

	wrong         *Problem
	more, first   string
	exact, spread string
}

// SearchFilter is what is looked for.
type SearchFilter struct {
	Text    string               `json:"q"`
	Exact   bool                 `json:"exact"`
	Outlet  string               `json:"outlet"`
	Since   string               `json:"since"`
	Until   string               `json:"until"`
	Status  synoptic.ClaimStatus `json:"status"`
	Dispute synoptic.DisputeKind `json:"dispute"`
}

// SearchHit is one thing that was found.
type SearchHit struct {
	Kind      store.HitKind        `json:"kind"`
	Title     string               `json:"title"`
	Outlet    string               `json:"outlet"`
	Published string               `json:"published"`
	Article   string               `json:"article"`
	Story     string               `json:"story"`
	ID        string               `json:"id,omitempty"` // of the claim or dispute, in the story's account
	Status    synoptic.ClaimStatus `json:"status,omitempty"`
	Dispute   synoptic.DisputeKind `json:"dispute,omitempty"`
	Snippet   string               `json:"snippet"`
	Marks     []synoptic.Span      `json:"marks"` // of the snippet, in bytes
	At        int                  `json:"at"`    // where it begins in the article's text; -1 in the title
	Link      string               `json:"link"`  // the passage, or the claim in its account
}

// Piece is a stretch of a snippet.
type piece struct {
	Text   string
	Marked bool
}

// Pieces are the snippet, cut where what matches begins and ends.
func (h SearchHit) Pieces() []piece {
	var out []piece
	at := 0
	for _, m := range h.Marks {
		if m.Start < at || m.End > len(h.Snippet) || m.End <= m.Start {
			continue
		}
		out = append(out, piece{h.Snippet[at:m.Start], false}, piece{h.Snippet[m.Start:m.End], true})
		at = m.End
	}
	return append(out, piece{h.Snippet[at:], false})
}

// Passage leads to where the snippet stands.
func (h SearchHit) Passage() string { return h.passage() }

// OutletLink leads to the outlet's page.
func (h SearchHit) OutletLink() string { return outletLink(h.Outlet) }

// InTitle reports whether what was found is what the title says, which is shown
// already.
func (h SearchHit) InTitle() bool {
	return h.At < 0 || len(h.Marks) == 0 && clean.Line(h.Snippet) == clean.Line(h.Title)
}

func (h SearchHit) passage() string {
	if h.At < 0 {
		return articleLink(h.Article, -1, -1)
	}
	if len(h.Marks) > 0 {
		return articleLink(h.Article, h.At+h.Marks[0].Start, h.At+h.Marks[0].End)
	}
	return articleLink(h.Article, h.At, h.At+len(h.Snippet))
}

// PageTitle names the page by what was looked for.
func (p *SearchPage) PageTitle() string {
	if p.Filter.Text != "" {
		return "Search: " + p.Filter.Text
	}
	return "Search"
}

// What the page's template asks for.
func (p *SearchPage) Wrong() *Problem                  { return p.wrong }
func (p *SearchPage) More() string                     { return p.more }
func (p *SearchPage) First() string                    { return p.first }
func (p *SearchPage) ExactLink() string                { return p.exact }
func (p *SearchPage) SpreadLink() string               { return p.spread }
func (p *SearchPage) Capped() bool                     { return p.Total >= store.TotalMax }
func (p *SearchPage) Statuses() []synoptic.ClaimStatus { return claimStatuses }
func (p *SearchPage) Kinds() []synoptic.DisputeKind    { return disputeKinds }

// Narrowed reports whether more than words is asked for.
func (p *SearchPage) Narrowed() bool {
	f := p.Filter
	f.Text = ""
	return f != SearchFilter{} || !p.Asked
}

// Noun is what the hits are.
func (p *SearchPage) Noun() string {
	switch {
	case p.Filter.Dispute != "":
		return "dispute"
	case p.Filter.Status != "":
		return "claim"
	}
	return "article"
}

func (d *Desk) searchRoutes() []route {
	return []route{
		get("/search", "search", "search", "Articles, claims or disputes that hold words, phrases and names in any spelling.", d.search,
			param{name: "q", doc: `words, all of which must stand in the text; "words in marks" are a phrase, -word excludes, a name finds its other spellings`},
			param{name: "exact", doc: "1 leaves the other spellings out", of: []string{"1"}},
			param{name: "outlet", doc: "only in this outlet"},
			param{name: "since", doc: "published since: 2024-08-05, today, yesterday, 7d"},
			param{name: "until", doc: "published until"},
			param{name: "status", doc: "claims of this status instead of articles", of: names(claimStatuses)},
			param{name: "dispute", doc: "disputes of this kind instead of articles", of: append([]string{anyDispute}, names(disputeKinds)...)},
			param{name: "after", doc: "the cursor of the part before"}),
	}
}

func (d *Desk) search(ctx context.Context, r *request) (*SearchPage, error) {
	out := &SearchPage{Hits: []SearchHit{}, Also: []string{}, first: r.start("after")}
	q, err := d.searchQuery(r, &out.Filter)
	if err == nil && q != (store.Query{Exact: q.Exact}) {
		out.Asked = true
		err = d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) error {
			found, err := rd.Search(ctx, q, store.Page{After: r.FormValue("after"), Limit: pageSize})
			if err != nil {
				return err
			}
			out.fill(found)
			return nil
		})
	}
	if errors.Is(err, query.ErrQuery) {
		err = bad("that "+strings.TrimPrefix(err.Error(), "query: "), `write words, "a phrase", or -word for what must not stand there`)
	}
	var p *Problem
	if errors.As(err, &p) && !r.json {
		out.wrong, err = p, nil // shown with the form, to be mended there
	}
	if err != nil {
		return nil, err
	}
	out.more = r.with("after", out.Next)
	if out.Filter.Exact {
		out.spread = r.without("exact")
	} else if len(out.Also) > 0 {
		out.exact = r.with("exact", "1")
	}
	return out, nil
}

// searchQuery reads what is looked for, and keeps in f what the form shows.
func (d *Desk) searchQuery(r *request, f *SearchFilter) (q store.Query, err error) {
	f.Text, f.Outlet, f.Exact = strings.TrimSpace(r.FormValue("q")), strings.TrimSpace(r.FormValue("outlet")), r.FormValue("exact") != ""
	f.Since, f.Until = strings.TrimSpace(r.FormValue("since")), strings.TrimSpace(r.FormValue("until"))
	if f.Status, err = oneOf(r, "status", claimStatuses); err != nil {
		return q, err
	}
	if f.Dispute, err = oneOf(r, "dispute", append([]synoptic.DisputeKind{anyDispute}, disputeKinds...)); err != nil {
		return q, err
	}
	q = store.Query{Text: f.Text, Exact: f.Exact, Outlet: f.Outlet, Status: f.Status, Dispute: f.Dispute}
	if f.Dispute == anyDispute {
		q.Dispute, q.AnyDispute = "", true
	}
	now := d.Now()
	if q.Since, err = report.ParseDay(f.Since, now); err != nil {
		return q, bad(err.Error(), report.DayHint)
	}
	if q.Until, err = report.ParseDay(f.Until, now); err != nil {
		return q, bad(err.Error(), report.DayHint)
	}
	return q, nil
}

func (p *SearchPage) fill(found *store.Found) {
	p.Also, p.Total, p.Next = append(p.Also, found.Also...), found.Total, found.Next
	for _, h := range found.Hits {
		x := SearchHit{
			Kind: h.Kind, Title: h.Title, Outlet: h.Outlet, Published: h.Published, Article: h.Article, Story: h.Story, ID: h.ID,
			Status: h.Status, Dispute: h.Dispute, Snippet: h.Snippet, Marks: append([]synoptic.Span{}, h.Marks...), At: h.At,
		}
		x.Link = x.passage()
		switch h.Kind {
		case store.ClaimHit:
			x.Link = statementHref(h.Story, aClaim, h.ID)
		case store.DisputeHit:
			x.Link = statementHref(h.Story, aDispute, h.ID)
		case store.ArticleHit:
		}
		p.Hits = append(p.Hits, x)
	}
}
