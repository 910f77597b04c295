package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"synoptic"
	"synoptic/internal/report"
	"synoptic/internal/store"
)

// opened is a story with its account as it is shown. Nothing of it changes
// once it is made: requests share it.
type opened struct {
	story   *store.Story
	account *synoptic.Account
	view    *report.Story
}

// mostOpened is how many accounts are kept ready: reading one of a hundred
// articles takes longer than showing it.
const mostOpened = 16

// shelf keeps the accounts that were asked for last.
type shelf struct {
	mu   sync.Mutex
	list []*opened // the latest first
}

// get is a story's account as it was when the story changed last.
func (s *shelf) get(id string, changed time.Time) *opened {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := slices.IndexFunc(s.list, func(o *opened) bool { return o.story.ID == id && o.story.Changed.Equal(changed) })
	if k < 0 {
		return nil
	}
	o := s.list[k]
	s.list = slices.Insert(slices.Delete(s.list, k, k+1), 0, o)
	return o
}

func (s *shelf) put(o *opened) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = slices.DeleteFunc(s.list, func(x *opened) bool { return x.story.ID == o.story.ID })
	s.list = slices.Insert(s.list, 0, o)
	s.list = s.list[:min(len(s.list), mostOpened)]
}

// openAccount gives a story and its account, reconciled anew if it lags behind.
func (d *Desk) openAccount(ctx context.Context, id string) (*opened, error) {
	for range 3 {
		s, err := d.findStory(ctx, id)
		if err != nil {
			return nil, err
		}
		if o := d.opened.get(s.ID, s.Changed); o != nil && s.Stale.IsZero() {
			return o, nil
		}
		acc, err := d.Collection.Account(ctx, s.ID)
		if err != nil {
			return nil, err
		}
		if len(acc.Stories) != 1 {
			return nil, fmt.Errorf("story %s: an account of %d stories", s.ID, len(acc.Stories))
		}
		if err := report.Check(acc); err != nil {
			return nil, err
		}
		now, err := d.findStory(ctx, id)
		if err != nil {
			return nil, err
		}
		if now.Changed.Equal(s.Changed) {
			o := &opened{now, acc, report.NewView(acc).Stories[0]}
			d.opened.put(o)
			return o, nil
		}
		// It was reconciled just now, or articles came: what it counts is of before.
	}
	return nil, &Problem{Status: http.StatusServiceUnavailable, Title: "the story is growing just now", Hint: "try again"}
}

func (d *Desk) findStory(ctx context.Context, id string) (*store.Story, error) {
	var s *store.Story
	err := d.Collection.Store().View(ctx, func(ctx context.Context, rd store.Reader) (err error) {
		s, err = rd.Story(ctx, id)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return nil, missing("that story")
	}
	return s, err
}
