package web

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/report/clean"
	"synoptic/internal/store"
)

// StoryList is a part of the collection's stories.
type StoryList struct {
	Stories []StoryItem  `json:"stories"`
	Filter  StoryFilters `json:"filter"`
	// Looked is when the reader looked last; "" if that is not known.
	Looked string `json:"looked,omitempty"`
	// Next is the cursor of the next part, "" after the last.
	Next string `json:"next"`
	// Articles counts what the collection holds, where no story is listed.
	Articles int64 `json:"articles,omitempty"`
}

// PageTitle is the title of the list's page.
func (*StoryList) PageTitle() string { return "Stories" }

// StoryItem is a story as it is listed.
type StoryItem struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// First and Last are the first and last publication (ISO 8601), "" if no
	// article is dated.
	First    string   `json:"first"`
	Last     string   `json:"last"`
	Changed  string   `json:"changed"` // RFC 3339
	Articles int      `json:"articles"`
	Outlets  int      `json:"outlets"`
	Families int      `json:"families"`
	Named    []string `json:"named"` // the first outlets, in order of publication
	// Origins is on how many independent origins a claim rests at most; 0 for a
	// story that was not reconciled yet.
	Origins  int                          `json:"origins"`
	Claims   map[synoptic.ClaimStatus]int `json:"claims"`
	Disputes map[synoptic.DisputeKind]int `json:"disputes"`
	PerDay   []DayCount                   `json:"per_day"`
	// Stale is set while its account lags behind its articles.
	Stale bool `json:"stale,omitempty"`
	// News is "new" or "changed" since the reader looked last, else "".
	News string `json:"news,omitempty"`
}

// DayCount is how many articles a day has.
type DayCount struct {
	Day   string `json:"day"`
	Count int    `json:"count"`
}

func (d *Desk) storyRoutes() []route {
	return []route{
		get("/{$}", "listStories", "stories", "Stories that several outlets carry, the latest first.", d.stories, storyParams...),
	}
}

// pageSize is how many stories, articles or names a page lists.
const pageSize = 50

// namedOutlets is how many of a story's outlets a list names.
const namedOutlets = 6

func (d *Desk) stories(ctx context.Context, r *request) (*StoryList, error) {
	looked := d.looked(r)
	f, q, err := d.storyFilters(r, looked)
	if err != nil {
		return nil, err
	}
	out := &StoryList{Stories: []StoryItem{}, Filter: f}
	if !looked.IsZero() {
		out.Looked = looked.Format(time.RFC3339)
	}
	err = d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) error {
		list, next, err := rd.Stories(ctx, q, store.Page{After: r.FormValue("after"), Limit: pageSize})
		if err != nil {
			return err
		}
		out.Next = next
		for _, s := range list {
			item := storyItem(s, looked)
			if err := nameOutlets(ctx, rd, &item); err != nil {
				return err
			}
			out.Stories = append(out.Stories, item)
		}
		return nil
	})
	if err == nil && len(out.Stories) == 0 {
		var stats store.Stats
		stats, err = d.Collection.Store().Stats(ctx)
		out.Articles = stats.Articles
	}
	return out, err
}

// storyItem is a story as it is listed for a reader who looked last at a time.
func storyItem(s *store.Story, looked time.Time) StoryItem {
	x := StoryItem{
		ID: s.ID, Title: s.Title, First: s.First, Last: s.Last, Changed: s.Changed.UTC().Format(time.RFC3339), Articles: s.Articles, Outlets: s.Outlets,
		Families: s.Families, Named: []string{}, Origins: s.Origins, Claims: s.Claims, Disputes: s.Disputes, PerDay: []DayCount{}, Stale: !s.Stale.IsZero(),
	}
	if x.Claims == nil {
		x.Claims = map[synoptic.ClaimStatus]int{}
	}
	if x.Disputes == nil {
		x.Disputes = map[synoptic.DisputeKind]int{}
	}
	for _, p := range s.PerDay {
		x.PerDay = append(x.PerDay, DayCount{p.Day, p.Count})
	}
	switch {
	case looked.IsZero():
	case s.Added.After(looked):
		x.News = "new"
	case s.Changed.After(looked):
		x.News = "changed"
	}
	return x
}

// nameOutlets adds the names of the first outlets; a story without a title of
// its own goes under that of its first article.
func nameOutlets(ctx context.Context, rd store.Reader, x *StoryItem) error {
	list, _, err := rd.Articles(ctx, store.ArticleFilter{Story: x.ID}, store.Page{Limit: 4 * namedOutlets})
	if err != nil {
		return err
	}
	slices.SortStableFunc(list, func(a, b *store.Article) int {
		return synoptic.CompareTimes(a.Published, b.Published)
	})
	for _, a := range list {
		if x.Title == "" {
			x.Title = a.Title
		}
		name := report.OutletName(&synoptic.ArticleInfo{Outlet: a.Outlet, Path: a.Path})
		if name != "" && !slices.Contains(x.Named, name) && len(x.Named) < namedOutlets {
			x.Named = append(x.Named, name)
		}
	}
	return nil
}

// StoryDay is the stories of one day, as the page groups them.
type StoryDay struct {
	Day     string // "" where the order is not that of days
	Stories []StoryItem
}

// Days groups the list by day where its order is one of time.
func (l *StoryList) Days() []StoryDay {
	var out []StoryDay
	for _, s := range l.Stories {
		day := ""
		switch l.Filter.Order {
		case store.ByLast:
			day = s.Last[:min(len(s.Last), len(time.DateOnly))]
		case store.ByChanged:
			day = s.Changed[:len(time.DateOnly)]
		case store.ByOutlets, store.ByDisputes:
		}
		if len(out) == 0 || out[len(out)-1].Day != day {
			out = append(out, StoryDay{Day: day})
		}
		g := &out[len(out)-1]
		g.Stories = append(g.Stories, s)
	}
	return out
}

// Apart reports whether a story's dates have to be told beside its day.
func (g StoryDay) Apart(s StoryItem) bool {
	return g.Day == "" || !strings.HasPrefix(s.First, g.Day) || !strings.HasPrefix(s.Last, g.Day)
}

// Label words the day.
func (g StoryDay) Label() string {
	t, err := time.Parse(time.DateOnly, g.Day)
	if err != nil {
		return "Without a date"
	}
	return t.Format("Monday 2 January 2006")
}

// More is how many outlets are not named.
func (s StoryItem) More() int { return s.Outlets - len(s.Named) }

// DisputeCount is how many disputes there are of all kinds.
func (s StoryItem) DisputeCount() int {
	n := 0
	for _, k := range s.Disputes {
		n += k
	}
	return n
}

// DisputeKinds words the kinds of disputes, each with its count where there are
// several.
func (s StoryItem) DisputeKinds() []string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(s.Disputes)) {
		word := clean.Line(string(k))
		if n := s.Disputes[k]; n > 1 {
			word = strconv.Itoa(n) + " × " + word
		}
		out = append(out, word)
	}
	return out
}

// Updated is how many claims were updated.
func (s StoryItem) Updated() int { return s.Claims[synoptic.Updated] }
