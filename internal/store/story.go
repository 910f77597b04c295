package store

import (
	"context"
	"time"

	"synoptic"
)

// Story is a story as it is listed. What Account gave is in its counts; a story
// that was never reconciled has none.
type Story struct {
	// ID stays the same while articles come and go.
	ID string
	// Title is the account's; the user's own where Renamed is set.
	Title   string
	Renamed bool
	// First and Last are the first and last date of publication in it (ISO
	// 8601), "" if no article is dated.
	First, Last string
	// Added and Changed are when its first article came in and when its articles
	// or account changed last.
	Added, Changed time.Time
	// Stale says since when its account lags behind its articles; zero if it does
	// not.
	Stale time.Time
	// Articles counts its newest versions, Outlets and Families who carry it.
	Articles, Outlets, Families int
	// Origins is on how many independent origins a claim of it rests at most.
	Origins int
	// Claims counts the shown claims by status, Disputes the disputes by kind.
	Claims   map[synoptic.ClaimStatus]int
	Disputes map[synoptic.DisputeKind]int
	// PerDay counts its articles by day of publication, for a sparkline.
	PerDay []DayCount
}

// DayCount is how many of something a day (ISO 8601) has.
type DayCount struct {
	Day   string
	Count int
}

// StoryOrder is how stories are listed.
type StoryOrder string

// The orders of stories, each the greatest first.
const (
	ByChanged  StoryOrder = "changed"
	ByLast     StoryOrder = "last"
	ByOutlets  StoryOrder = "outlets"
	ByDisputes StoryOrder = "disputes"
)

// StoryFilter selects stories; the zero value is all of them, the latest
// changed first.
type StoryFilter struct {
	// MinOutlets is how many outlets carry it at least.
	MinOutlets int
	Outlet     string
	// Since and Until bound its dates of publication (ISO 8601, by day;
	// inclusive): a story is in if any of its articles is.
	Since, Until string
	// ChangedSince selects those that changed at or after a time.
	ChangedSince time.Time
	Status       synoptic.ClaimStatus // has a shown claim of that status
	Dispute      synoptic.DisputeKind // has a dispute of that kind
	AnyDispute   bool
	Order        StoryOrder
}

// StoryReader reads stories.
type StoryReader interface {
	// Story finds one by its ID, or by one that it was joined from
	// (ErrNotFound).
	Story(ctx context.Context, id string) (*Story, error)
	// Stories lists stories and gives the cursor of the next page, "" after the
	// last.
	Stories(ctx context.Context, f StoryFilter, p Page) ([]*Story, string, error)
	// StoryArticles are the IDs of its articles in order of adding, newest
	// versions alone unless all is set.
	StoryArticles(ctx context.Context, id string, all bool) ([]string, error)
	// Stale lists stories, longest stale first, whose account lags behind since
	// before a time.
	Stale(ctx context.Context, before time.Time, limit int) ([]string, error)
}

// StoryWriter changes stories. Their dates and counts of articles follow from
// what is assigned to them.
type StoryWriter interface {
	// CreateStory adds a story without articles (ErrExists). The ID of one that
	// was joined into another becomes a story's own again.
	CreateStory(ctx context.Context, id string, at time.Time) error
	// JoinStories moves the articles of from into into; from's ID leads there
	// from then on.
	JoinStories(ctx context.Context, into, from string, at time.Time) error
	// RemoveStory deletes a story without articles.
	RemoveStory(ctx context.Context, id string) error
	// Rename titles a story; "" gives it its account's title back.
	Rename(ctx context.Context, id, title string) error
	// MarkStale says that a story's account lags behind, unless that is said
	// already.
	MarkStale(ctx context.Context, id string, at time.Time) error
}

// AccountReader reads accounts.
type AccountReader interface {
	// Account gives a story's account as it was last reconciled (ErrNotFound if
	// it never was).
	Account(ctx context.Context, story string) (*synoptic.Account, error)
	// Names lists people, bodies and places over all stories, by name.
	Names(ctx context.Context, f NameFilter, p Page) ([]Name, string, error)
	// Outlets counts what each outlet did over all stories, by outlet.
	Outlets(ctx context.Context, outlet string) ([]Outlet, error)
	// Spellings are the names that stories' ledgers hold for whoever is called
	// name in one of them.
	Spellings(ctx context.Context, name string) ([]string, error)
}

// AccountWriter keeps accounts.
type AccountWriter interface {
	// PutAccount keeps a story's account with what lists and search need of it,
	// and clears the story's Stale. Account has that one story.
	PutAccount(ctx context.Context, story string, acc *synoptic.Account, at time.Time) error
}

// NameFilter selects names.
type NameFilter struct {
	Type   synoptic.EntityType // "" is all
	Prefix string              // of the name or a spelling, in any case
	Key    string              // Fold of the whole name
	Story  string
	// Counts leaves out in which stories a name is: how many these are stays.
	Counts bool
}

// Name is somebody or something under one name, over the stories that have
// it. Two stories' entities are one Name only where their full names are the
// same; that they are one person is not said.
type Name struct {
	Type     synoptic.EntityType
	Name     string
	Mentions int
	// InStories is how many stories have it, Stories which; see
	// NameFilter.Counts.
	InStories int
	Stories   []string
	// Variants are its spellings, at most 1,000.
	Variants []string
}

// Outlet counts what an outlet did; a count is no score.
type Outlet struct {
	Outlet, Family string
	Articles       int
	Stories        int
	// First counts the claims of several outlets that it carried first, Echoed
	// those that rest on one origin, Alone those that nobody else has, and
	// LeftOut those that it could have had and has not.
	First, Echoed, Alone, LeftOut int
	// Revised counts new versions of its pages.
	Revised int
}
