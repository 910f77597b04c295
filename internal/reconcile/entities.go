package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// entity is one person, organisation or place over the story.
type entity struct {
	at    int
	id    string
	kind  synoptic.EntityType
	name  string
	forms []*form
	// single are the article-local entities that were joined.
	locals []*local
}

// local is what one article calls one entity.
type local struct {
	src    *source
	at     int // index in src.Entities
	kind   synoptic.EntityType
	forms  []*form
	parts  [][]string // folded words of each form, fullest first
	titles []string   // folded titles
	// junior is the "jr" or "sr" of a local that the article names beside one
	// without.
	junior string
	// crowded is set on a bare surname of several people of the article.
	crowded bool
}

// form is one spelling with its places.
type form struct {
	text     string
	folded   string
	mentions []located
	by       synoptic.JoinedBy
}

type located struct {
	src *source
	m   *synoptic.Mention
}

func (l *local) full() []string { return l.parts[0] }

// mentions are all places where the article speaks of the entity.
func (l *local) mentions() []int { return l.src.Entities[l.at].Mentions }

// userScore is that of names that a user joined: they are joined before all
// others.
const userScore = 2

// joinEntities joins the articles' local entities over the story.
func (s *story) joinEntities() {
	user := s.namesByUser()
	for _, src := range s.sources {
		src.splitJuniors()
		src.partByUser(user)
	}
	locals := s.locals()
	markJuniors(locals)
	s.settleTypes(locals)
	user.settleTypes(locals)
	markCrowded(locals)
	n := len(locals)
	type pair struct {
		a, b int
		m    nameMatch
	}
	var pairs []pair
	for i := range n {
		for j := i + 1; j < n; j++ {
			m := matchLocals(locals[i], locals[j])
			if locals[i].crowded || locals[j].crowded {
				m = nameMatch{}
			}
			if user.together(locals[i], locals[j]) {
				m = nameMatch{userScore, synoptic.JoinedUser}
			}
			if m.score >= joinScore {
				pairs = append(pairs, pair{i, j, m})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.m.score, a.m.score), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	parent := newParents(n)
	members := make([][]int, n)
	for i := range n {
		members[i] = []int{i}
	}
	apart := func(a, b int, by synoptic.JoinedBy) bool {
		for _, x := range members[a] {
			for _, y := range members[b] {
				if user.apart(locals[x], locals[y]) {
					return true
				}
				if by != synoptic.JoinedUser && differ(locals[x], locals[y]) && !user.bridged(locals, x, y, members[a], members[b]) {
					return true
				}
			}
		}
		return false
	}
	by := make([]synoptic.JoinedBy, n)
	for i := range by {
		by[i] = synoptic.JoinedSame
	}
	for _, p := range pairs {
		a, b := find(parent, p.a), find(parent, p.b)
		if a == b || apart(a, b, p.m.by) {
			continue
		}
		// A bare surname that fits two different people is left alone.
		if p.m.by == synoptic.JoinedSurname {
			bare := p.a
			if len(locals[p.b].full()) < len(locals[p.a].full()) {
				bare = p.b
			}
			rival := false
			for _, q := range pairs {
				other := -1
				if q.a == bare {
					other = q.b
				} else if q.b == bare {
					other = q.a
				}
				if other < 0 || q.m.score < p.m.score-0.08 {
					continue
				}
				// Whom the article itself names in full, it means by the surname.
				whole := p.a + p.b - bare
				if locals[whole].src == locals[bare].src && locals[other].src != locals[bare].src {
					continue
				}
				mine, theirs := members[find(parent, whole)], members[find(parent, other)]
				if favoured(locals, bare, mine) && !favoured(locals, bare, theirs) {
					continue
				}
				if o := find(parent, other); o != a && o != b && (differ(locals[other], locals[p.a+p.b-bare]) || matchLocals(locals[other], locals[p.a+p.b-bare]).score < joinScore) {
					rival = true
				}
			}
			if rival {
				continue
			}
		}
		root, gone := min(a, b), max(a, b)
		for _, x := range members[gone] {
			if by[x] == synoptic.JoinedSame {
				by[x] = p.m.by
			}
		}
		parent[gone] = root
		members[root] = append(members[root], members[gone]...)
		members[gone] = nil
	}
	for _, src := range s.sources {
		src.entity = make([]int, len(src.Entities))
		for i := range src.entity {
			src.entity[i] = -1
		}
	}
	for root := range n {
		if find(parent, root) != root {
			continue
		}
		slices.Sort(members[root])
		s.addEntity(locals, members[root], by, user)
	}
	s.follow()
}

// favoured reports whether a bare surname that fits several people goes to
// the one of a set: they share a role, or the article names that one in full
// and two other articles call nobody else by the surname alone.
func favoured(locals []*local, bare int, set []int) bool {
	b := locals[bare]
	here, elsewhere := false, 0
	for _, i := range set {
		l := locals[i]
		if roleOf(b.titles, l.titles) {
			return true
		}
		switch {
		case l.src == b.src:
			here = true
		case slices.ContainsFunc(l.forms, func(f *form) bool { return f.folded == b.forms[0].folded }):
			elsewhere++
		}
	}
	return here && elsewhere >= 2
}

// roleOf reports whether a title of two words or more stands in the other's
// words whole: "North Korean leader" in "leader of North Korea".
func roleOf(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			short, long := strings.Fields(x), strings.Fields(y)
			if len(short) > len(long) {
				short, long = long, short
			}
			if len(short) >= 2 && !slices.ContainsFunc(short, func(w string) bool {
				return !slices.ContainsFunc(long, func(v string) bool { return w == v || len(w) > 4 && len(v) > 4 && w[:5] == v[:5] })
			}) {
				return true
			}
		}
	}
	return false
}

// locals are the named entities of all articles, in order of article and
// place.
func (s *story) locals() []*local {
	var out []*local
	for _, src := range s.sources {
		for i, e := range src.Entities {
			l := &local{src: src, at: i, kind: e.Type}
			for _, mi := range e.Mentions {
				m := &src.Mentions[mi]
				if !m.Title.IsZero() {
					if t := foldTitle(src.text(m.Title)); t != "" && !slices.Contains(l.titles, t) {
						l.titles = append(l.titles, t)
					}
				}
				if m.Kind != synoptic.NameMention && m.Type != synoptic.Organization {
					continue // a body's description is what it is called by: "the interior ministry"
				}
				text := src.text(m.Span)
				k := slices.IndexFunc(l.forms, func(f *form) bool { return f.text == text })
				if k < 0 {
					k = len(l.forms)
					l.forms = append(l.forms, &form{text: text, folded: foldName(text), by: synoptic.JoinedSame})
				}
				l.forms[k].mentions = append(l.forms[k].mentions, located{src, m})
			}
			if len(l.forms) == 0 {
				continue
			}
			for _, f := range l.forms {
				if p := nameParts(f.folded); len(p) > 0 {
					l.parts = append(l.parts, p)
				}
			}
			if len(l.parts) == 0 {
				continue
			}
			slices.SortStableFunc(l.parts, func(a, b []string) int { return cmp.Compare(len(b), len(a)) })
			if f, ok := s.follows(l); ok {
				s.followed = append(s.followed, f)
				continue
			}
			out = append(out, l)
		}
	}
	return out
}

// settleTypes gives a name that articles type differently the type that most
// of its mentions have in the whole story; a name of two words that is a
// person's in one article, in this spelling or one of its transliterations, is
// a person's in the others unless a word in it says what else it is.
func (s *story) settleTypes(locals []*local) {
	votes := map[string]map[synoptic.EntityType]int{}
	for _, l := range locals {
		for _, f := range l.forms {
			if votes[f.folded] == nil {
				votes[f.folded] = map[synoptic.EntityType]int{}
			}
			votes[f.folded][l.kind] += len(f.mentions)
		}
	}
	var people []*local
	for _, l := range locals {
		if l.kind == synoptic.Person {
			people = append(people, l)
		}
	}
	settled := make([]synoptic.EntityType, len(locals))
	for i, l := range locals {
		settled[i] = l.kind
		full := l.forms[0]
		for _, f := range l.forms[1:] {
			if cmp.Or(cmp.Compare(strings.Count(f.folded, " "), strings.Count(full.folded, " ")), cmp.Compare(full.text, f.text)) > 0 {
				full = f
			}
		}
		v := votes[full.folded]
		for _, k := range []synoptic.EntityType{synoptic.Person, synoptic.Organization, synoptic.Place, synoptic.Event, synoptic.Work} {
			if v[k] > 2*v[settled[i]] {
				settled[i] = k
			}
		}
		if settled[i] != synoptic.Person && s.namesPerson(l, v, people) {
			settled[i] = synoptic.Person
		}
	}
	for i, l := range locals {
		l.kind = settled[i]
	}
}

// namesPerson reports whether what was read as a place or an organisation is a
// person: by its whole name in another article, or by its one word that is the
// surname of a person of the same article and that no other article uses.
func (s *story) namesPerson(l *local, votes map[synoptic.EntityType]int, people []*local) bool {
	name := l.full()
	if slices.ContainsFunc(name, func(w string) bool { return generic[w] || len(w) < 2 }) || len(name) > 4 {
		return false
	}
	other := 0
	for k, n := range votes {
		if k != synoptic.Person {
			other += n
		}
	}
	if other > len(l.mentions()) {
		return false
	}
	for _, p := range people {
		whole := p.full()
		switch {
		case len(whole) < 2:
		case len(name) > 1 && p.src != l.src && len(whole) == len(name) && matchFull(name, whole).score >= 0.9:
			return true
		case len(name) == 1 && p.src == l.src && whole[len(whole)-1] == name[0]:
			return true
		}
	}
	return false
}
