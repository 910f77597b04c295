package reconcile

import (
	"slices"
	"strings"
)

// binding are the prepositions that tie to a number what narrows it.
var binding = []string{"in", "at", "on", "of", "for", "by", "near", "outside", "inside", "from", "with", "during", "since"}

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
// tolls only places tell two events apart, since one fire is told of as in a
// hall and in a town.
func (s *story) elsewhere(a, b *count) bool {
	toll := tolls[a.fate] || tolls[b.fate]
	if !toll && a.kind == "" && a.holder == b.holder {
		// What is counted of a stretch or a part is not what is counted of all.
		for _, p := range []string{"in ", "on ", "since ", "during "} {
			has := func(c *count) bool {
				return slices.ContainsFunc(c.ties, func(t string) bool { return strings.HasPrefix(t, p) })
			}
			if has(a) != has(b) && !(a.named() && b.named()) {
				return true
			}
		}
	}
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
			clash = true
		}
		if clash && !toll {
			return true
		}
	}
	return toll && s.farPlaces(a, b)
}

// tollAgainst reports whether two counts are tolls that can't both hold.
func (a *count) tollAgainst(b *count) bool {
	return tolls[a.fate] && a.kind == "" && a.q.Value != nil && b.q.Value != nil && a.against(b)
}

// farPlaces reports whether the sentences of two counts name places, none of
// them in both, of which no sentence of the story names two: where one
// lies in the other some sentence says so.
func (s *story) farPlaces(a, b *count) bool {
	x, y := a.places, b.places
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	for _, p := range x {
		for _, q := range y {
			if p == q || slices.ContainsFunc(s.sources, func(src *source) bool { return namesBoth(src, p, q) }) {
				return false
			}
		}
	}
	return true
}

// placesAround are the places that a count's sentence names.
func (s *story) placesAround(c *count) []string {
	var out []string
	sent := c.src.Sentences[c.src.sentenceAt(c.q.Start)]
	for _, k := range c.src.named[sent.First:sent.Last] {
		if k != "" && !slices.Contains(out, k) && s.place(k) {
			out = append(out, k)
		}
	}
	return out
}

// namesBoth reports whether a sentence of an article names both entities.
func namesBoth(src *source, a, b string) bool {
	for _, sent := range src.Sentences {
		words := src.named[sent.First:sent.Last]
		if slices.Contains(words, a) && slices.Contains(words, b) {
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
