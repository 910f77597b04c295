package web

import (
	"context"
	"fmt"
	"slices"
	"time"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/report/page"
	"synoptic/internal/store"
)

// AccountPage is the account of one story.
type AccountPage struct {
	Story StoryItem `json:"story"`
	// Filter is which of its statements are shown, and Shown their IDs, by section
	// and in order.
	Filter AccountFilters      `json:"filter"`
	Shown  map[string][]string `json:"shown"`
	// Account is the account as a whole.
	Account *synoptic.Account `json:"account"`

	view *accountView
	near []NearStory
}

// PageTitle is the title of the story's page.
func (p *AccountPage) PageTitle() string { return p.view.Title() }

// NearStory is a story that another may be joined to.
type NearStory struct{ ID, Title string }

// nearStories is how many of them are offered.
const nearStories = 30

func (d *Desk) accountRoutes() []route {
	story := param{name: "id", doc: "The story's ID.", path: true}
	return []route{
		get("/stories/{id}", "getStory", "account", "The account of one story.", d.account, append([]param{story}, accountParams...)...),
	}
}

func (d *Desk) account(ctx context.Context, r *request) (*AccountPage, error) {
	f, err := accountFilters(r)
	if err != nil {
		return nil, err
	}
	o, err := d.openAccount(ctx, r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	out := &AccountPage{Filter: f, Account: o.account}
	err = d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) error {
		out.Story = storyItem(o.story, time.Time{})
		if err := nameOutlets(ctx, rd, &out.Story); err != nil {
			return err
		}
		out.near, err = near(ctx, rd, o.story)
		return err
	})
	if err != nil {
		return nil, err
	}
	if out.view, err = newAccountView(o, f, !r.json); err != nil {
		return nil, err
	}
	out.Shown = out.view.shown
	return out, nil
}

// near are the stories of the same days.
func near(ctx context.Context, rd store.Reader, s *store.Story) ([]NearStory, error) {
	f := store.StoryFilter{Since: day10(s.First), Until: day10(s.Last), Order: store.ByLast}
	list, _, err := rd.Stories(ctx, f, store.Page{Limit: nearStories + 1})
	var out []NearStory
	for _, x := range list {
		if x.ID != s.ID && x.Title != "" && len(out) < nearStories {
			out = append(out, NearStory{x.ID, clean.Cut(clean.Line(x.Title), 70)})
		}
	}
	return out, err
}

// day10 is the day of a date or time (ISO 8601).
func day10(iso string) string { return iso[:min(len(iso), len(time.DateOnly))] }

// accountView is an account as its page shows it: a part of each of its lists.
type accountView struct {
	*page.Part
	StoryID string
	All     *report.Story // all of it
	Filter  AccountFilters
	Rest    map[string]more // of the lists that are not shown to their end
	shown   map[string][]string
}

// more is what a list has beyond what is shown.
type more struct {
	N    int
	Href string
	What string
}

// restWords are what the rest of a list is called.
var restWords = map[string]string{
	inDisputed: "disputes", inAgreed: "agreed claims, of less weight", inEchoed: "echoed claims, of less weight", inUpdated: "that were updated", inNumbers: "numbers",
	inSaid: "sayings, most in one article alone", inNames: "names", inTerms: "that they call differently", inTimeline: "dates", inOrigins: "sources and pairs of articles that share text",
	inCoverage: "claims in the grid", inSingle: "claims of one outlet alone", inRevised: "articles that were revised",
}

// RestOf is what is not shown of a section.
func (v *accountView) RestOf(section string) *more {
	if m, ok := v.Rest[section]; ok {
		m.What = restWords[section]
		return &m
	}
	return nil
}

// Title is the story's title.
func (v *accountView) Title() string {
	if t := clean.Line(v.All.Title); t != "" {
		return t
	}
	return "A story without a title"
}

// newAccountView sorts an account into sections under the filters. What a page
// has no room for is cut off where cut is set.
func newAccountView(o *opened, f AccountFilters, cut bool) (*accountView, error) {
	all := o.view
	if f.Person != "" && all.Entity(f.Person) == nil {
		return nil, bad("the account has nobody of that ID", "choose from the list")
	}
	if f.Outlet != "" && !slices.ContainsFunc(all.Arts, func(a *report.Article) bool { return a.Outlet == f.Outlet }) {
		return nil, bad(fmt.Sprintf("the story has no article of %q", clean.Line(f.Outlet)), "choose from the list")
	}
	v := &accountView{StoryID: o.story.ID, All: all, Filter: f, Rest: map[string]more{}}
	some := f.apply(all)
	v.shown = shownIDs(some)
	if cut {
		v.cut(some)
	}
	v.Part = &page.Part{Story: some}
	return v, nil
}
