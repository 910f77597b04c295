package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// ages lead the adjectives that set one of two siblings against the other to
// one of either class.
var ages = map[string]string{"younger": "younger", "youngest": "younger", "older": "older", "elder": "older", "eldest": "older", "oldest": "older", "big": "older", "little": "younger", "kid": "younger", "baby": "younger"}

// siblingNouns are the nouns for siblings.
var siblingNouns = []string{"brother", "sister", "sibling"}

// sibling is an article's word that somebody is the younger or the older
// sibling of another.
type sibling struct {
	src   *source
	at    int
	who   string // the key of the sibling; "" if not named
	of    string // the key of whose sibling
	noun  string
	older bool
}

// siblingsIn are the siblings that a source tells older or younger: "Mary, the
// younger sister of Liz", "Liz's older sister", "Liz was blamed by her older
// sister".
func (s *story) siblingsIn(src *source) []sibling {
	tree := childrenOf(src)
	var out []sibling
	for k, t := range src.Tokens {
		noun := strings.ToLower(t.Lemma)
		if !slices.Contains(siblingNouns, noun) || t.Tag != "NN" {
			continue
		}
		class := ""
		for _, c := range tree[k] {
			if src.Tokens[c].Dep == "amod" {
				class = ages[src.Tokens[c].Norm]
			}
		}
		if class == "" {
			continue
		}
		x := sibling{src: src, at: k, noun: noun, older: class == "older"}
		if of := after(src, tree, k, "of", "to"); of >= 0 {
			x.of = s.personUnder(src, tree, of)
		} else if p := child(src, tree, k, "poss"); p >= 0 {
			x.of = s.personUnder(src, tree, p)
		} else if t.Dep == "pobj" && src.Tokens[t.Head].Norm == "by" {
			// A headline's "Liz blamed by older sister".
			verb := src.Tokens[t.Head].Head
			if subject := child(src, tree, verb, "nsubj", "nsubjpass"); subject >= 0 {
				x.of = s.personUnder(src, tree, subject)
			} else if src.Tokens[verb].Dep == "acl" {
				x.of = s.personUnder(src, tree, src.Tokens[verb].Head)
			}
		}
		if a := child(src, tree, k, "appos"); a >= 0 {
			x.who = s.personUnder(src, tree, a)
		} else if t.Dep == "appos" {
			x.who = s.personUnder(src, tree, t.Head)
		}
		if x.of != "" && x.of != x.who {
			out = append(out, x)
		}
	}
	return out
}

// personUnder is the key of the person whom a noun names, "" if it names none.
func (s *story) personUnder(src *source, tree [][]int, k int) string {
	if key := s.nominalKey(src, tree, s.keys(src), k); s.person(key) {
		return key
	}
	return ""
}

// siblingsClash reports whether two statements on siblings can't both hold: of one
// pair the same is called the older and the younger. Siblings who are not both
// named are taken for one only if they are of one sex and the noun says so.
func (s *story) siblingsClash(a, b sibling) bool {
	switch {
	case s.oneName(a.of, b.of) && (s.oneName(a.who, b.who) || (a.who == "") != (b.who == "") && a.noun == b.noun && a.noun != "sibling"):
		return a.older != b.older
	case s.oneName(a.who, b.of) && s.oneName(a.of, b.who):
		return a.older == b.older
	}
	return false
}

// oneName reports whether two keys are one person's, or of people of whom some
// article has the same whole name.
func (s *story) oneName(a, b string) bool {
	x, y := s.byKey(a), s.byKey(b)
	if x == nil || y == nil {
		return false
	}
	return x == y || slices.ContainsFunc(x.forms, func(f *form) bool {
		return strings.Contains(f.folded, " ") && slices.ContainsFunc(y.forms, func(g *form) bool { return f.folded == g.folded })
	})
}

// siblingDisputes are siblings of whom some say that one is the older and
// others that the other is.
func (s *story) siblingDisputes() []synoptic.Dispute {
	var all []sibling
	for _, src := range s.sources {
		all = append(all, s.siblingsIn(src)...)
	}
	var out []synoptic.Dispute
	taken := make([]bool, len(all))
	for i, a := range all {
		var p positionsBy
		for j, b := range all[i:] {
			if j == 0 || taken[i] || taken[i+j] || a.src == b.src || !s.siblingsClash(a, b) || s.manySiblings(a, b) {
				continue
			}
			if len(p.list) == 0 {
				p.add("a", s.siblingSays(a), s.passageAt(a.src, a.at))
			}
			p.add("b", s.siblingSays(b), s.passageAt(b.src, b.at))
			taken[i+j] = true
		}
		g := s.groupAtToken(a.src, a.at)
		if len(p.list) < 2 || g == nil {
			continue
		}
		for j, b := range all {
			if j != i && !taken[j] && s.oneName(b.of, a.of) && s.oneName(b.who, a.who) && b.older == a.older {
				p.add("a", "", s.passageAt(b.src, b.at))
				taken[j] = true
			}
		}
		taken[i] = true
		out = append(out, synoptic.Dispute{
			ID: id("d", "sibling", g.id), Kind: synoptic.TitleDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: "not the same is told to be the older: " + saysOf(p.list), Positions: p.list,
		})
	}
	return out
}

// manySiblings reports whether the sibling that is not named may be another
// than the named one: an article speaks of more siblings than one.
func (s *story) manySiblings(a, b sibling) bool {
	if a.who != "" && b.who != "" {
		return false
	}
	for _, src := range []*source{a.src, b.src} {
		for _, t := range src.Tokens {
			if l := strings.ToLower(t.Lemma); slices.Contains(siblingNouns, l) && t.Tag == "NNS" {
				return true
			}
		}
	}
	return false
}

// siblingSays says whose sibling somebody is.
func (s *story) siblingSays(x sibling) string {
	age := "younger"
	if x.older {
		age = "older"
	}
	says := age + " " + x.noun + " of " + s.byKey(x.of).name
	if x.who != "" {
		says = s.byKey(x.who).name + ", " + says
	}
	return says
}
