package web

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/store"
)

const (
	// nameStories is of how many stories the accounts are read for a name's
	// page: an account is read whole, which takes up to 20 ms.
	nameStories = 4
	// nameSaid is how many utterances a name's page shows.
	nameSaid = 60
)

// NamePage is what some stories have of one name. That two stories mean the
// same person by it is not said.
type NamePage struct {
	Type synoptic.EntityType `json:"type"`
	Name string              `json:"name"`
	// Names are all names that differ from it in case and accents alone.
	Names    []string `json:"names"`
	Mentions int      `json:"mentions"`
	Variants []string `json:"variants"` // all spellings in all stories
	Total    int      `json:"total"`    // of its stories
	// From is how many of the stories, the latest first, were passed over; the rest
	// of the page is about those that are listed.
	From      int         `json:"from"`
	Stories   []NameStory `json:"stories"`
	Spellings []Spelled   `json:"spellings"`
	Titles    []Titled    `json:"titles"`
	Said      []Said      `json:"said"`
	SaidTotal int         `json:"said_total"` // more than Said has if there are many

	more, first string
}

// NameStory is a story that has the name.
type NameStory struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	First    string `json:"first"`
	Last     string `json:"last"`
	Articles int    `json:"articles"`
	Outlets  int    `json:"outlets"`
	// Read is not set where the story was never reconciled: it then adds nothing
	// to the rest of the page.
	Read bool `json:"read"`
}

// Spelled is a spelling with the outlets that use it.
type Spelled struct {
	Text     string            `json:"text"`
	JoinedBy synoptic.JoinedBy `json:"joined_by"`
	Outlets  []OutletCount     `json:"outlets"`
	total    int
}

// Ground says in words by what the spelling was joined to the name.
func (s Spelled) Ground() string { return report.JoinNote(s.JoinedBy) }

// OutletCount is how often an outlet does something.
type OutletCount struct {
	Name  string `json:"outlet"`
	Count int    `json:"count"`
}

// Link leads to the outlet's page.
func (o OutletCount) Link() string { return outletLink(o.Name) }

// Titled is a title that was given with the name.
type Titled struct {
	Text  string `json:"text"`
	First string `json:"first"` // date of publication of the first article that has it, "" if unknown
	Last  string `json:"last"`
	// Outlets are those that give it.
	Outlets []OutletCount `json:"outlets"`
	Link    string        `json:"link"` // where it first stands
}

// Said is one thing that whoever bears the name said, in one story.
type Said struct {
	Text      string             `json:"text"` // the first wording
	Kind      synoptic.QuoteKind `json:"kind"`
	Published string             `json:"published"`
	Story     string             `json:"story"`
	ID        string             `json:"id"` // of the utterance in the story's account
	Wordings  int                `json:"wordings"`
	Reports   []SaidIn           `json:"reports"`
}

// SaidIn is an outlet that reports an utterance.
type SaidIn struct {
	Outlet string `json:"outlet"`
	Link   string `json:"link"` // the passage
}

// Quoted reports whether the words are the speaker's own.
func (s Said) Quoted() bool { return s.Kind == synoptic.Direct }

// StoryLink leads to the utterance in its account.
func (s Said) StoryLink() string { return statementHref(s.Story, anUtterance, s.ID) }

// What the page's template asks for.
func (p *NamePage) More() string      { return p.more }
func (p *NamePage) First() string     { return p.first }
func (p *NamePage) PageTitle() string { return p.Name }

// Others are the names that differ in case and accents alone.
func (p *NamePage) Others() []string {
	return slices.DeleteFunc(slices.Clone(p.Names), func(s string) bool { return s == p.Name })
}

func (d *Desk) name(ctx context.Context, r *request) (*NamePage, error) {
	key := strings.ReplaceAll(r.PathValue("key"), "-", " ")
	out := &NamePage{
		Type: synoptic.EntityType(r.PathValue("type")), Stories: []NameStory{}, Spellings: []Spelled{}, Titles: []Titled{}, Said: []Said{},
		first: r.start("from"),
	}
	var err error
	if s := r.FormValue("from"); s != "" {
		if out.From, err = strconv.Atoi(s); err != nil || out.From < 0 {
			return nil, bad("from is no number", "it is how many stories are passed over")
		}
	}
	err = d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) error {
		stories, err := out.find(ctx, rd, key)
		if err != nil {
			return err
		}
		g := nameGatherer{page: out, key: store.Fold(key)}
		for _, s := range stories {
			acc, err := rd.Account(ctx, s.ID)
			if errors.Is(err, store.ErrNotFound) {
				acc = nil
			} else if err != nil {
				return err
			}
			out.Stories = append(out.Stories, NameStory{ID: s.ID, Title: s.Title, First: s.First, Last: s.Last, Articles: s.Articles, Outlets: s.Outlets, Read: acc != nil})
			if acc != nil {
				g.add(acc)
			}
		}
		g.finish()
		return nil
	})
	if n := out.From + len(out.Stories); n < out.Total {
		out.more = r.with("from", strconv.Itoa(n))
	}
	return out, err
}

// find looks the name up, and gives the stories that the page is about.
func (p *NamePage) find(ctx context.Context, rd store.Reader, key string) ([]*store.Story, error) {
	list, _, err := rd.Names(ctx, store.NameFilter{Type: p.Type, Key: key}, store.Page{})
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, missing("that name")
	}
	var ids []string
	most := -1
	for _, n := range list {
		p.Names, p.Variants, ids = append(p.Names, n.Name), append(p.Variants, n.Variants...), append(ids, n.Stories...)
		p.Mentions += n.Mentions
		if n.Mentions > most {
			p.Name, most = n.Name, n.Mentions
		}
	}
	slices.Sort(p.Variants)
	p.Variants = slices.Compact(p.Variants)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	stories := make([]*store.Story, 0, len(ids))
	for _, id := range ids {
		s, err := rd.Story(ctx, id)
		if err != nil {
			return nil, err
		}
		stories = append(stories, s)
	}
	slices.SortStableFunc(stories, func(a, b *store.Story) int {
		return cmp.Or(cmp.Compare(b.Last, a.Last), cmp.Compare(a.ID, b.ID))
	})
	p.Total = len(stories)
	stories = stories[min(p.From, len(stories)):]
	return stories[:min(len(stories), nameStories)], nil
}
