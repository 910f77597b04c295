package cluster

import (
	"fmt"
	"maps"
	"slices"
)

// Move is an article that goes from one story to another.
type Move struct{ Article, From, To string }

// Constrain adds what the user said, and gives the articles that go elsewhere
// for it. After a restart it is told first, in order, before articles are
// restored.
func (x *Index) Constrain(r Rule) ([]Move, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	x.rules = resolve(append(x.rules.said, r))
	for _, ref := range []Ref{r.A, r.B} {
		if it := x.named(ref.Article); it != nil {
			x.noteHome(it)
		}
	}
	return x.obey(), nil
}

// Rules is what the user said, in order.
func (x *Index) Rules() []Rule { return slices.Clone(x.rules.said) }

// Overruled is what of it does not hold, since something later contradicts it.
func (x *Index) Overruled() []Rule {
	var out []Rule
	for _, i := range x.rules.overruled {
		out = append(out, x.rules.said[i])
	}
	return out
}

// noteHome remembers the story of an article that the user spoke of.
func (x *Index) noteHome(it *item) {
	if x.rules.article(it.id) >= 0 {
		x.homes[it.id] = it.story.id
	}
}

// ruledHome is the story that the user's word puts an article into, "" if it
// is free.
func (x *Index) ruledHome(id string) string {
	if n := x.rules.article(id); n >= 0 {
		return x.location(n)
	}
	return ""
}

// location is the story in which a part of the rules is, "" if it is not
// anywhere yet.
func (x *Index) location(n int) string {
	p := &x.rules.parts[n]
	if p.home != "" {
		return p.home
	}
	var first *item
	for _, id := range p.articles {
		it := x.named(id)
		if it == nil && x.homes[id] != "" {
			return x.homes[id]
		}
		if it != nil && (first == nil || it.number < first.number) {
			first = it
		}
	}
	if first == nil {
		return ""
	}
	return first.story.id
}

// mayJoin reports whether the user's word lets an article into a story.
func (x *Index) mayJoin(id string, s *story) bool {
	n := x.rules.article(id)
	if n < 0 {
		return true
	}
	for pair := range x.rules.apart {
		if other := pair[0] + pair[1] - n; (pair[0] == n || pair[1] == n) && x.location(other) == s.id {
			return false
		}
	}
	return true
}

// obey moves what is not where the user's word puts it.
func (x *Index) obey() []Move {
	var moves []Move
	for n := range x.rules.parts {
		p := &x.rules.parts[n]
		for _, from := range p.aliases {
			if s := x.stories[from]; s != nil {
				for _, it := range slices.Clone(s.members) {
					moves = append(moves, x.move(it, p.home))
				}
			}
			x.rehome(from, p.home)
		}
	}
	for n := range x.rules.parts {
		to := x.location(n)
		for _, id := range x.rules.parts[n].articles {
			if it := x.named(id); it != nil && it.story.id != to {
				moves = append(moves, x.move(it, to))
			} else if it == nil && x.homes[id] != "" {
				x.homes[id] = to
			}
		}
	}
	pairs := slices.SortedFunc(maps.Keys(x.rules.apart), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	for _, pair := range pairs {
		if at := x.location(pair[0]); at != "" && at == x.location(pair[1]) {
			moves = append(moves, x.evict(x.leaver(pair))...)
		}
	}
	return netMoves(moves)
}

// leaver is which of two parts that are in one story has to leave it: the one
// that is not bound to it, of two the one that came later.
func (x *Index) leaver(pair [2]int) int {
	first := func(n int) int64 {
		if x.rules.parts[n].home != "" {
			return -1
		}
		least := int64(1 << 40)
		for _, id := range x.rules.parts[n].articles {
			if it := x.named(id); it != nil {
				least = min(least, int64(it.number))
			} else if x.homes[id] != "" {
				return 0 // known no more, so earlier
			}
		}
		return least
	}
	if first(pair[0]) > first(pair[1]) {
		return pair[0]
	}
	return pair[1]
}

// evict gives a part of the rules a story of its own.
func (x *Index) evict(n int) []Move {
	var moves []Move
	to := ""
	for _, id := range x.rules.parts[n].articles {
		it := x.named(id)
		if to == "" && (it != nil || x.homes[id] != "") {
			to = x.freeID(id)
		}
		if it != nil {
			moves = append(moves, x.move(it, to))
		} else if x.homes[id] != "" {
			x.homes[id] = to
		}
	}
	return moves
}

// move puts an article into another story, which may be new.
func (x *Index) move(it *item, to string) Move {
	m := Move{it.id, it.story.id, to}
	if m.From == to {
		return m
	}
	x.leave(it)
	s := x.stories[to]
	if s == nil {
		s = x.found(to)
	}
	it.story = s
	s.add(it)
	x.noteHome(it)
	return m
}

// rehome follows the articles that are known no more when their story becomes
// part of another.
func (x *Index) rehome(from, to string) {
	for id, s := range x.homes {
		if s == from && x.named(id) == nil {
			x.homes[id] = to
		}
	}
}

// freeID is an ID for a story that begins with an article: the article's own,
// or that with a number behind it where it is taken.
func (x *Index) freeID(article string) string {
	id := article
	for n := 2; ; n++ {
		if x.stories[id] == nil && x.rules.story(id) < 0 {
			return id
		}
		id = fmt.Sprintf("%s~%d", article, n)
	}
}

// netMoves leaves out what an article went through on its way.
func netMoves(moves []Move) []Move {
	var out []Move
	at := map[string]int{}
	for _, m := range moves {
		if i, ok := at[m.Article]; ok {
			out[i].To = m.To
			continue
		}
		at[m.Article] = len(out)
		out = append(out, m)
	}
	return slices.DeleteFunc(out, func(m Move) bool { return m.From == m.To })
}
