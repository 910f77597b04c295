package mcp

import (
	"slices"
	"sync"

	"synoptic"
)

// heldMost is how many accounts of handed-over articles are kept for later
// calls; the oldest goes first.
const heldMost = 8

// held keeps the accounts of articles that callers handed over, by the names
// under which their stories were given.
type held struct {
	mu   sync.Mutex
	list []heldAccount
}

type heldAccount struct {
	name    string
	account *synoptic.Account
	stories []string // names, in the account's order
}

// put keeps an account, as the newest.
func (h *held) put(a heldAccount) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.list = slices.DeleteFunc(h.list, func(b heldAccount) bool { return b.name == a.name })
	h.list = append(h.list, a)
	if len(h.list) > heldMost {
		h.list = slices.Delete(h.list, 0, len(h.list)-heldMost)
	}
}

// story is the account of one story that is kept, nil if it is not.
func (h *held) story(name string) *synoptic.Account {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, a := range h.list {
		if i := slices.Index(a.stories, name); i >= 0 {
			one := *a.account
			one.Stories = a.account.Stories[i : i+1]
			return &one
		}
	}
	return nil
}

// article finds an article that was handed over, the latest read first.
func (h *held) article(id string) *synoptic.ArticleInfo {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, a := range slices.Backward(h.list) {
		for i := range a.account.Articles {
			if a.account.Articles[i].ID == id {
				return &a.account.Articles[i]
			}
		}
	}
	return nil
}
