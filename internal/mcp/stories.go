package mcp

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"synoptic"
	"synoptic/internal/store"
)

// ListInput says which stories are listed.
type ListInput struct {
	Outlets  int    `json:"outlets,omitempty" jsonschema:"by how many outlets a story is carried at least; 2 if missing"`
	Since    string `json:"since,omitempty" jsonschema:"only with articles published since that day (2024-08-05)"`
	Until    string `json:"until,omitempty" jsonschema:"only with articles published until that day"`
	Outlet   string `json:"outlet,omitempty" jsonschema:"only with articles of this outlet"`
	Disputed bool   `json:"disputed,omitempty" jsonschema:"only with disputes"`
	Order    string `json:"order,omitempty" jsonschema:"what comes first: last (latest published, the default), changed, outlets or disputes"`
	After    string `json:"after,omitempty" jsonschema:"next of the part before"`
	Limit    int    `json:"limit,omitempty" jsonschema:"how many at most; 20 if missing, 100 at most"`
}

// StoryList is a part of the collection's stories.
type StoryList struct {
	Stories []Story `json:"stories"`
	Next    string  `json:"next,omitempty" jsonschema:"after of the next part; missing after the last"`
}

// Story is a story as it is listed.
type Story struct {
	Story    string `json:"story" jsonschema:"its ID"`
	Title    string `json:"title"`
	First    string `json:"first,omitempty" jsonschema:"first day of publication"`
	Last     string `json:"last,omitempty" jsonschema:"last day of publication"`
	Articles int    `json:"articles"`
	Outlets  int    `json:"outlets"`
	Origins  int    `json:"origins" jsonschema:"on how many independent origins a claim of it rests at most"`
	Claims   int    `json:"claims"`
	Disputes int    `json:"disputes"`
	Stale    bool   `json:"stale,omitempty" jsonschema:"articles came since it was last reconciled; get_account does that"`
}

// day checks a day that a caller gave; "" is none.
func day(name, s string) error {
	if s == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return hinted{fmt.Errorf("%s: %q is no day", name, cut(s, maxLine)), "write it as 2024-08-05"}
	}
	return nil
}

func (s *Server) listStories(ctx context.Context, in ListInput) (*StoryList, error) {
	if in.Outlets == 0 {
		in.Outlets = 2
	}
	f := store.StoryFilter{MinOutlets: in.Outlets, Outlet: in.Outlet, Since: in.Since, Until: in.Until, AnyDispute: in.Disputed, Order: store.ByLast}
	if err := errors.Join(day("since", in.Since), day("until", in.Until)); err != nil {
		return nil, err
	}
	if in.Order != "" {
		f.Order = store.StoryOrder(in.Order)
		if !slices.Contains([]store.StoryOrder{store.ByLast, store.ByChanged, store.ByOutlets, store.ByDisputes}, f.Order) {
			return nil, hinted{fmt.Errorf("there is no order %q", cut(in.Order, maxLine)), "last, changed, outlets or disputes"}
		}
	}
	out := &StoryList{Stories: []Story{}}
	err := s.Collection.Store().View(ctx, func(ctx context.Context, r store.Reader) error {
		list, next, err := r.Stories(ctx, f, store.Page{After: in.After, Limit: limit(in.Limit)})
		if err != nil {
			return err
		}
		for _, x := range list {
			y := Story{Story: x.ID, Title: cut(x.Title, maxLine), First: x.First, Last: x.Last, Articles: x.Articles, Outlets: x.Outlets, Origins: x.Origins, Stale: !x.Stale.IsZero()}
			for _, n := range x.Claims {
				y.Claims += n
			}
			for _, n := range x.Disputes {
				y.Disputes += n
			}
			out.Stories = append(out.Stories, y)
		}
		out.Next = next
		return nil
	})
	return out, err
}

func limit(n int) int {
	if n <= 0 {
		return itemsDefault
	}
	return min(n, itemsMost)
}

// SearchInput says what is looked for.
type SearchInput struct {
	Text    string `json:"text,omitempty" jsonschema:"words, all of which must stand there; \"words in marks\" are a phrase, a leading - excludes; a name finds its other spellings"`
	Exact   bool   `json:"exact,omitempty" jsonschema:"leave the other spellings out"`
	Outlet  string `json:"outlet,omitempty" jsonschema:"only in this outlet"`
	Since   string `json:"since,omitempty" jsonschema:"published since that day (2024-08-05)"`
	Until   string `json:"until,omitempty" jsonschema:"published until that day"`
	Status  string `json:"status,omitempty" jsonschema:"claims of this status instead of articles: agreed, echoed, disputed, updated or single-source"`
	Dispute string `json:"dispute,omitempty" jsonschema:"disputes of this kind instead of articles: number, date, name, title, place, participant, responsibility, denial, cause or any"`
	After   string `json:"after,omitempty" jsonschema:"next of the part before"`
	Limit   int    `json:"limit,omitempty" jsonschema:"how many at most; 20 if missing, 100 at most"`
}

// Found is a part of what was found.
type Found struct {
	Hits  []Hit    `json:"hits"`
	Total int      `json:"total" jsonschema:"how many there are in all, as far as they are counted (10000)"`
	Also  []string `json:"also,omitempty" jsonschema:"other spellings that were looked for"`
	Next  string   `json:"next,omitempty" jsonschema:"after of the next part; missing after the last"`
}

// Hit is one thing that was found.
type Hit struct {
	Kind    string `json:"kind" jsonschema:"article, claim or dispute"`
	Title   string `json:"title"`
	Story   string `json:"story,omitempty" jsonschema:"for get_account and get_evidence"`
	ID      string `json:"id,omitempty" jsonschema:"of the claim or dispute, for get_evidence"`
	Status  string `json:"status,omitempty"`
	Dispute string `json:"dispute,omitempty"`
	// Passage is missing where what matches is the title alone.
	Passage *Passage `json:"passage,omitempty"`
	Article string   `json:"article,omitempty" jsonschema:"for get_article"`
}

var (
	statuses = []synoptic.ClaimStatus{"", synoptic.Agreed, synoptic.Echoed, synoptic.Disputed, synoptic.Updated, synoptic.SingleSource}
	kinds    = []synoptic.DisputeKind{
		"", "any", synoptic.NumberDispute, synoptic.DateDispute, synoptic.NameDispute, synoptic.TitleDispute, synoptic.PlaceDispute,
		synoptic.ParticipantDispute, synoptic.ResponsibilityDispute, synoptic.DenialDispute, synoptic.CauseDispute,
	}
)

func (s *Server) search(ctx context.Context, in SearchInput) (*Found, error) {
	q := store.Query{Text: in.Text, Exact: in.Exact, Outlet: in.Outlet, Since: in.Since, Until: in.Until, Status: synoptic.ClaimStatus(in.Status), Dispute: synoptic.DisputeKind(in.Dispute)}
	switch {
	case !slices.Contains(statuses, q.Status):
		return nil, hinted{fmt.Errorf("there is no status %q", cut(in.Status, maxLine)), "agreed, echoed, disputed, updated or single-source"}
	case !slices.Contains(kinds, q.Dispute):
		return nil, hinted{fmt.Errorf("there is no kind of dispute %q", cut(in.Dispute, maxLine)), "number, date, name, title, place, participant, responsibility, denial, cause or any"}
	case q == store.Query{Exact: in.Exact}:
		return nil, hinted{errors.New("nothing to look for"), "give text, or status, dispute, outlet, since or until"}
	}
	if q.Dispute == "any" {
		q.Dispute, q.AnyDispute = "", true
	}
	if err := errors.Join(day("since", in.Since), day("until", in.Until)); err != nil {
		return nil, err
	}
	var found *store.Found
	err := s.Collection.Store().View(ctx, func(ctx context.Context, r store.Reader) (err error) {
		found, err = r.Search(ctx, q, store.Page{After: in.After, Limit: limit(in.Limit)})
		return err
	})
	if err != nil {
		return nil, err
	}
	out := &Found{Hits: []Hit{}, Total: found.Total, Also: found.Also, Next: found.Next}
	for i := range found.Hits {
		h := &found.Hits[i]
		hit := Hit{Kind: string(h.Kind), Title: cut(h.Title, maxLine), Story: h.Story, ID: h.ID, Status: string(h.Status), Dispute: string(h.Dispute), Article: h.Article}
		if h.At >= 0 && h.Article != "" && h.Snippet != "" {
			p := passage(synoptic.Passage{Article: h.Article, Start: h.At, End: h.At + len(h.Snippet), Text: h.Snippet}, nil)
			p.Outlet, p.Published = cut(h.Outlet, maxLine), h.Published
			hit.Passage = &p
		}
		out.Hits = append(out.Hits, hit)
	}
	return out, nil
}
