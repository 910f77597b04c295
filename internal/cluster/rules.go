package cluster

import (
	"fmt"
	"slices"
)

// Ref is an article or a story, by its ID.
type Ref struct{ Article, Story string }

// RuleKind is what the user said.
type RuleKind string

// The kinds of rules.
const (
	// Together has A and B in one story: B's articles go to A's story. An
	// article and a story: it belongs there, and goes there when it is read
	// again. Two stories: B is no more.
	Together RuleKind = "together"
	// Apart has A and B in different stories.
	Apart RuleKind = "apart"
	// Named says that the user gave story A a name: it keeps its ID when
	// another grows into it, and no two stories with names are joined.
	Named RuleKind = "named"
)

// Rule is something that the user said. It goes before all else; of two that
// contradict each other the later holds.
type Rule struct {
	Kind RuleKind
	A, B Ref
}

// Check says what is wrong with a rule.
func (r Rule) Check() error {
	for _, x := range []Ref{r.A, r.B} {
		if x.Article != "" && x.Story != "" {
			return fmt.Errorf("rule: %q is an article and a story", x.Article)
		}
	}
	none := Ref{}
	switch r.Kind {
	case Together, Apart:
		if r.A == none || r.B == none || r.A == r.B {
			return fmt.Errorf("rule: %s takes two", r.Kind)
		}
	case Named:
		if r.A.Story == "" || r.B != none {
			return fmt.Errorf("rule: named takes one story")
		}
	default:
		return fmt.Errorf("rule: no kind is called %q", r.Kind)
	}
	return nil
}

// rules is what the user said, brought into agreement: parts of articles and
// stories that belong together, and which parts are apart.
type rules struct {
	said  []Rule
	of    map[Ref]int // the part that an article or story is in
	parts []rulePart
	apart map[[2]int]bool // the lesser part first
	named map[string]bool
	// overruled are the places in said of what a later rule contradicts.
	overruled []int
}

// rulePart is what belongs together.
type rulePart struct {
	articles []string // in the order in which they were spoken of
	home     string   // the story that they are to be in, "" for any
	aliases  []string // stories that are no more
}

// resolve brings what was said into agreement, the latest first.
func resolve(said []Rule) rules {
	r := rules{said: said, of: map[Ref]int{}, apart: map[[2]int]bool{}, named: map[string]bool{}}
	var order []Ref
	parent := map[Ref]Ref{}
	for _, s := range said {
		for _, x := range []Ref{s.A, s.B} {
			if _, ok := parent[x]; !ok && x != (Ref{}) {
				parent[x] = x
				order = append(order, x)
			}
		}
	}
	find := func(x Ref) Ref {
		for parent[x] != x {
			x = parent[x]
		}
		return x
	}
	home := map[Ref]string{}
	for _, x := range order {
		home[x] = x.Story
	}
	apart := map[Ref]map[Ref]bool{} // both ways round, by the ends of find
	part := func(a, b Ref) {
		for _, p := range [][2]Ref{{a, b}, {b, a}} {
			if apart[p[0]] == nil {
				apart[p[0]] = map[Ref]bool{}
			}
			apart[p[0]][p[1]] = true
		}
	}
	for i, s := range slices.Backward(said) {
		a, b := find(s.A), find(s.B)
		switch s.Kind {
		case Named:
			r.named[s.A.Story] = true
		case Apart:
			if a == b {
				r.overruled = append(r.overruled, i)
				continue
			}
			part(a, b)
		case Together:
			stories := s.A.Story != "" && s.B.Story != ""
			if a == b {
				continue
			}
			if apart[a][b] || home[a] != "" && home[b] != "" && !stories {
				r.overruled = append(r.overruled, i)
				continue
			}
			parent[b] = a
			if home[a] == "" {
				home[a] = home[b]
			}
			for x := range apart[b] {
				part(a, x)
			}
		}
	}
	slices.Sort(r.overruled)
	number := map[Ref]int{}
	for _, x := range order {
		root := find(x)
		n, ok := number[root]
		if !ok {
			n = len(r.parts)
			number[root] = n
			r.parts = append(r.parts, rulePart{home: home[root]})
		}
		r.of[x] = n
		p := &r.parts[n]
		switch {
		case x.Article != "":
			p.articles = append(p.articles, x.Article)
		case x.Story != p.home:
			p.aliases = append(p.aliases, x.Story)
		}
	}
	for x, others := range apart {
		for y := range others {
			a, b := number[find(x)], number[find(y)]
			r.apart[[2]int{min(a, b), max(a, b)}] = true
		}
	}
	return r
}

// areApart reports whether two parts are; -1 is no part.
func (r *rules) areApart(a, b int) bool {
	return a >= 0 && b >= 0 && r.apart[[2]int{min(a, b), max(a, b)}]
}

// article is the part that an article is in, -1 if none.
func (r *rules) article(id string) int { return r.part(Ref{Article: id}) }

// story is the part that a story is in, -1 if none.
func (r *rules) story(id string) int { return r.part(Ref{Story: id}) }

func (r *rules) part(x Ref) int {
	if n, ok := r.of[x]; ok {
		return n
	}
	return -1
}
