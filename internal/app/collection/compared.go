package collection

import (
	"cmp"
	"slices"

	"synoptic"
	"synoptic/internal/store"
)

// mostCompared is how many articles of a story are laid side by side: the time
// that takes grows faster than their number, and what a hundred articles leave
// open the next hundred seldom say.
const mostCompared = 100

// uncompared is why an article of a very large story is not in its account.
const uncompared = "the story has more than 100 articles; each outlet's first and latest were compared"

// compared picks those of a story's articles that are compared, and gives the
// rest: where there are more than mostCompared, of each outlet in turn its
// first, its latest, its second and so on. Both keep the order given.
func compared(all []*store.Article) (in, out []*store.Article) {
	if len(all) <= mostCompared {
		return all, nil
	}
	list := slices.Clone(all)
	slices.SortStableFunc(list, func(a, b *store.Article) int {
		return cmp.Or(synoptic.CompareTimes(a.Published, b.Published), cmp.Compare(a.Seq, b.Seq))
	})
	var outlets []string
	of := map[string][]*store.Article{}
	for _, a := range list {
		if of[a.Outlet] == nil {
			outlets = append(outlets, a.Outlet)
		}
		of[a.Outlet] = append(of[a.Outlet], a)
	}
	taken := map[string]bool{}
	for turn := 0; len(taken) < mostCompared; turn++ {
		for _, o := range outlets {
			rest := of[o]
			if len(rest) == 0 || len(taken) == mostCompared {
				continue
			}
			at := 0
			if turn%2 == 1 {
				at = len(rest) - 1
			}
			taken[rest[at].ID] = true
			of[o] = slices.Delete(rest, at, at+1)
		}
	}
	for _, a := range all {
		if taken[a.ID] {
			in = append(in, a)
		} else {
			out = append(out, a)
		}
	}
	return in, out
}
