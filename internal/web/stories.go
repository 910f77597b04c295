package web

import (
	"context"
	"time"

	"synoptic/internal/store"
)

// StoryList is a part of the collection's stories.
type StoryList struct {
	Stories []*store.Story `json:"stories"`
	// Next is the cursor of the next part, "" after the last.
	Next   string       `json:"next"`
	Filter StoryFilters `json:"filter"`
}

// StoryFilters is which stories are listed.
type StoryFilters struct {
	Outlets  int              `json:"outlets"`
	Outlet   string           `json:"outlet"`
	Since    string           `json:"since"`
	Until    string           `json:"until"`
	Disputed bool             `json:"disputed"`
	Order    store.StoryOrder `json:"order"`
}

func (d *Desk) storyRoutes() []route {
	return []route{
		get("/{$}", "listStories", "stories", "Stories that several outlets carry, the latest first.", d.stories),
	}
}

// pageSize is how many stories, articles or names a page lists.
const pageSize = 50

func (d *Desk) stories(ctx context.Context, r *request) (*StoryList, error) {
	out := &StoryList{Stories: []*store.Story{}, Filter: StoryFilters{Outlets: 2, Order: store.ByLast}}
	f := store.StoryFilter{MinOutlets: out.Filter.Outlets, Order: out.Filter.Order}
	err := d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) (err error) {
		out.Stories, out.Next, err = rd.Stories(ctx, f, store.Page{After: r.FormValue("after"), Limit: pageSize})
		return err
	})
	return out, err
}

// day is the day of a time, as pages group by it.
func day(t time.Time) string { return t.UTC().Format(time.DateOnly) }
