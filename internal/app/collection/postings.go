package collection

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/store"
)

// postings are the people, bodies and places that an article names, for
// search.
func postings(x *synoptic.Reading) []store.Posting {
	var out []store.Posting
	for _, e := range x.Entities {
		switch e.Type {
		case synoptic.Person, synoptic.Organization, synoptic.Place:
		default:
			continue
		}
		p := store.Posting{Type: e.Type, Key: store.Fold(e.Name), Text: strings.Join(strings.Fields(e.Name), " "), Count: len(e.Mentions)}
		if p.Key == "" {
			continue
		}
		if k := slices.IndexFunc(out, func(o store.Posting) bool { return o.Type == p.Type && o.Key == p.Key }); k >= 0 {
			out[k].Count += p.Count
			continue
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b store.Posting) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Key, b.Key))
	})
	return out
}
