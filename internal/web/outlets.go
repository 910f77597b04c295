package web

import (
	"context"
	"net/url"

	"synoptic"
	"synoptic/internal/store"
)

// OutletList is what each outlet did over all stories.
type OutletList struct {
	Outlets []OutletEntry `json:"outlets"`
	Total   int           `json:"total"`
	Next    string        `json:"next"` // the outlet after which the next part begins, "" after the last

	more, first string
}

// OutletEntry counts what an outlet did. The counts are no score: who covers
// more, or later, has others.
type OutletEntry struct {
	Outlet   string `json:"outlet"`
	Family   string `json:"family"` // the owner or desk behind it
	Articles int    `json:"articles"`
	Stories  int    `json:"stories"`
	First    int    `json:"first"`    // claims of several outlets that it carried first
	Echoed   int    `json:"echoed"`   // claims of its that rest on one origin
	Alone    int    `json:"alone"`    // claims that nobody else has
	LeftOut  int    `json:"left_out"` // claims that it could have had and has not
	Revised  int    `json:"revised"`  // new versions of its pages
}

// Link leads to the outlet's page.
func (o OutletEntry) Link() string { return outletLink(o.Outlet) }

// Name is the outlet's, as lists show it.
func (o OutletEntry) Name() string { return o.Outlet }

// Search leads to a search in the outlet's articles.
func (o OutletEntry) Search(name, value string) string {
	return "/search?" + url.Values{"outlet": {o.Outlet}, name: {value}}.Encode()
}

func outletEntry(o store.Outlet) OutletEntry {
	return OutletEntry{Outlet: o.Outlet, Family: o.Family, Articles: o.Articles, Stories: o.Stories, First: o.First, Echoed: o.Echoed, Alone: o.Alone, LeftOut: o.LeftOut, Revised: o.Revised}
}

// OutletPage is one outlet with a part of its articles, the latest added first.
type OutletPage struct {
	OutletEntry
	List []ArticleEntry `json:"list"`
	// Next is the cursor of the next part of the articles, "" after the last.
	Next string `json:"next"`

	more, first string
}

// ArticleEntry is an article as it is listed.
type ArticleEntry struct {
	ID        string                 `json:"id"`
	Title     string                 `json:"title"`
	Published string                 `json:"published"`
	Story     string                 `json:"story"`
	Version   int                    `json:"version"`
	Replaced  string                 `json:"replaced_by,omitempty"`
	Status    synoptic.ArticleStatus `json:"status"`
	Reason    string                 `json:"reason,omitempty"`
}

// What the pages' templates ask for.
func (p *OutletList) More() string      { return p.more }
func (p *OutletList) First() string     { return p.first }
func (p *OutletList) PageTitle() string { return "Outlets" }

func (p *OutletPage) More() string      { return p.more }
func (p *OutletPage) Begin() string     { return p.first }
func (p *OutletPage) PageTitle() string { return p.Outlet }

// outletsListed is how many outlets a page lists.
const outletsListed = 200

func (d *Desk) outletRoutes() []route {
	return []route{
		get("/outlets", "listOutlets", "outlets", "What each outlet carried first, echoed, had alone, left out and revised: counts, no score.", d.outlets,
			param{name: "after", doc: "the outlet after which the part begins"}),
		get("/outlets/{outlet}", "outlet", "outlet", "One outlet: its counts, its family and its articles.", d.outlet,
			param{name: "outlet", doc: "its name", path: true}, param{name: "after", doc: "the cursor of the part before"}),
	}
}

func (d *Desk) outlets(ctx context.Context, r *request) (*OutletList, error) {
	out := &OutletList{Outlets: []OutletEntry{}, first: r.start("after")}
	err := d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) error {
		list, err := rd.Outlets(ctx, "")
		out.Total = len(list)
		after := r.FormValue("after")
		for _, o := range list { // by name
			if o.Outlet <= after {
				continue
			}
			if len(out.Outlets) == outletsListed {
				out.Next = out.Outlets[outletsListed-1].Outlet
				break
			}
			out.Outlets = append(out.Outlets, outletEntry(o))
		}
		return err
	})
	out.more = r.with("after", out.Next)
	return out, err
}

func (d *Desk) outlet(ctx context.Context, r *request) (*OutletPage, error) {
	out := &OutletPage{List: []ArticleEntry{}, first: r.start("after")}
	err := d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) error {
		name := r.PathValue("outlet")
		list, err := rd.Outlets(ctx, name)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return missing("that outlet")
		}
		out.OutletEntry = outletEntry(list[0])
		articles, next, err := rd.Articles(ctx, store.ArticleFilter{Outlet: name}, store.Page{After: r.FormValue("after"), Limit: pageSize})
		for _, a := range articles {
			out.List = append(out.List, ArticleEntry{ID: a.ID, Title: a.Title, Published: a.Published, Story: a.Story, Version: a.Version, Replaced: a.ReplacedBy, Status: a.Status, Reason: a.Reason})
		}
		out.Next = next
		return err
	})
	out.more = r.with("after", out.Next)
	return out, err
}
