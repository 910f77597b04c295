package reconcile

import (
	"slices"
	"strings"
)

// binding are the prepositions that tie to a number what narrows it.
var binding = []string{"in", "at", "on", "of", "for", "by", "near", "outside", "inside", "from", "with", "during"}

// circumstances are the keys of what prepositions tie to a count's noun and
// predicate ("touchdowns on punt returns", "killed in Tolm"), as
// "preposition key", sorted.
func (s *story) circumstances(c *count, tree [][]int, keys []term, heads ...int) []string {
	var out []string
	first, last := c.src.tokens(c.q.Span)
	for _, h := range heads {
		if h < 0 || h >= len(tree) {
			continue
		}
		for _, p := range tree[h] {
			t := c.src.Tokens[p]
			if t.Dep != "prep" || !slices.Contains(binding, t.Norm) || p >= first && p < last {
				continue
			}
			for _, o := range tree[p] {
				if c.src.Tokens[o].Dep != "pobj" {
					continue
				}
				if k := s.nominalKey(c.src, tree, keys, o); k != "" && k[0] != '#' {
					out = append(out, t.Norm+" "+k)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// elsewhere reports whether two counts are tied to different things by the same
// preposition: what is scored on returns is not what is scored on passes. Of
// tolls only places that the other article doesn't name tell two events apart,
// since one fire is told of as in a hall and in a town.
func (s *story) elsewhere(a, b *count) bool {
	toll := tolls[a.fate] || tolls[b.fate]
	for _, x := range a.ties {
		prep, key, _ := strings.Cut(x, " ")
		clash := false
		for _, y := range b.ties {
			p, k, _ := strings.Cut(y, " ")
			if p != prep {
				continue
			}
			if k == key {
				clash = false
				break
			}
			if toll {
				clash = clash || s.place(key) && s.place(k) && !names(b.src, key) && !names(a.src, k)
			} else {
				clash = true
			}
		}
		if clash {
			return true
		}
	}
	return false
}

// place reports whether a key is a place's.
func (s *story) place(key string) bool {
	if !strings.HasPrefix(key, "@") {
		return false
	}
	e := s.byID[key[1:]]
	return e != nil && e.kind == "place"
}

// names reports whether an article speaks of the entity with a key.
func names(src *source, key string) bool { return slices.Contains(src.named, key) }
