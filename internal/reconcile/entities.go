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

// foldTitle folds a title without the words that date it rather than say what
// it is.
func foldTitle(s string) string {
	words := strings.Fields(foldName(s))
	out := words[:0]
	for _, w := range words {
		switch w {
		case "new", "newly", "elected", "visiting", "the", "current", "then", "country", "its", "his", "her", "their":
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// matchLocals says how far two local entities can be one.
func matchLocals(a, b *local) nameMatch {
	if a.kind != b.kind {
		return nameMatch{}
	}
	if a.kind != synoptic.Person {
		return matchThings(a, b)
	}
	if a.junior != b.junior && !sameGeneration(a, b) {
		return nameMatch{}
	}
	if a.src == b.src && (len(a.full()) > 1 && len(b.full()) > 1) && !typo(a.full(), b.full()) {
		return nameMatch{}
	}
	fa, fb := a.full(), b.full()
	var m nameMatch
	switch {
	case len(fa) > 1 && len(fb) > 1:
		m = matchFull(fa, fb)
	case len(fa) == 1 && len(fb) == 1:
		sc, how := partMatch(fa[0], fb[0])
		if how == synoptic.JoinedInitials {
			return nameMatch{}
		}
		m = nameMatch{sc, how}
	default:
		one, whole := fa, fb
		if len(fa) > 1 {
			one, whole = fb, fa
		}
		m = matchSurname(one[0], whole)
	}
	if m.score >= joinScore {
		if clash(a.titles, b.titles) && m.score < 0.98 {
			m.score -= 0.1
		}
		return m
	}
	// Roles that agree carry a spelling that is alike only in outline.
	if role := sharedRole(a.titles, b.titles); role && outline(fa[len(fa)-1], fb[len(fb)-1]) {
		return nameMatch{joinScore, synoptic.JoinedTitle}
	}
	return m
}

// sameGeneration reports whether a "Jr." that one article tells from another
// person of the name can be the other local: only if that one has it too.
func sameGeneration(a, b *local) bool {
	j := a.junior + b.junior
	for _, l := range []*local{a, b} {
		if l.junior == "" && !slices.ContainsFunc(l.forms, func(f *form) bool { return strings.HasSuffix(f.folded, " "+j) }) {
			return false
		}
	}
	return true
}

// matchSurname compares one word with a whole name.
func matchSurname(one string, whole []string) nameMatch {
	best := nameMatch{}
	for i, w := range whole {
		sc, how := partMatch(one, w)
		if sc < 0.8 || how == synoptic.JoinedInitials {
			continue
		}
		switch {
		case i == len(whole)-1:
			sc -= 0.02
		case i == 0 && eastern(whole):
			sc -= 0.02
		case i == 0:
			sc -= 0.18 // a given name alone
		default:
			sc -= 0.12 // the first of two surnames
		}
		if sc > best.score {
			if how == synoptic.JoinedSame {
				how = synoptic.JoinedSurname
			}
			best = nameMatch{sc, how}
		}
	}
	return best
}

// eastern reports whether a name looks like one whose family name stands
// first: three short words, or two of which the first is one of the few
// hundred monosyllables that Chinese, Korean and Vietnamese families share.
func eastern(parts []string) bool {
	if len(parts) < 2 || len(parts) > 3 {
		return false
	}
	return familyFirst[parts[0]]
}

// typo reports whether two full names in one article are one name misspelt.
func typo(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	differs := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		differs++
		// Another given name is another person of the family.
		if i == 0 || len(a[i]) < 7 || editDistance(a[i], b[i]) > 2 || a[i][0] != b[i][0] {
			return false
		}
	}
	return differs <= 1
}

// differ reports whether two local entities can't be one whatever else joins
// them: two full names in one article, or names whose fullest forms disagree.
func differ(a, b *local) bool {
	if a.kind != b.kind {
		return true
	}
	if a.kind != synoptic.Person {
		return a.src == b.src && matchThings(a, b).score < joinScore
	}
	if a.junior != b.junior && !sameGeneration(a, b) {
		return true
	}
	fa, fb := a.full(), b.full()
	if len(fa) < 2 || len(fb) < 2 {
		return false
	}
	if a.src == b.src {
		return !typo(fa, fb)
	}
	return matchFull(fa, fb).score < joinScore && !(sharedRole(a.titles, b.titles) && outline(fa[len(fa)-1], fb[len(fb)-1]))
}

// outline reports whether two words are alike in outline: the same beginning
// and no more than half of the longer one changed.
func outline(a, b string) bool {
	if len(a) < 5 || len(b) < 5 || a[:2] != b[:2] {
		return false
	}
	return 2*editDistance(a, b) <= max(len(a), len(b))
}

// sharedRole reports whether two people bear a title of two words or more
// (an office and whose it is) in common.
func sharedRole(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y && strings.Contains(x, " ") {
				return true
			}
		}
	}
	return false
}

// clash reports whether the titles of two people speak against their being
// one: both have titles, and no word of substance is shared.
func clash(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for _, x := range a {
		for _, w := range strings.Fields(x) {
			if len(w) < 3 {
				continue
			}
			for _, y := range b {
				for _, v := range strings.Fields(y) {
					if w == v || len(w) > 4 && len(v) > 4 && w[:4] == v[:4] {
						return false
					}
				}
			}
		}
	}
	return true
}

func (s *story) addEntity(locals []*local, members []int, by []synoptic.JoinedBy, user namesByUser) {
	e := &entity{at: len(s.entities), kind: locals[members[0]].kind}
	for _, i := range members {
		l := locals[i]
		e.locals = append(e.locals, l)
		l.src.entity[l.at] = e.at
		for _, f := range l.forms {
			k := slices.IndexFunc(e.forms, func(x *form) bool { return x.text == f.text })
			if k < 0 {
				k = len(e.forms)
				e.forms = append(e.forms, &form{text: f.text, folded: f.folded, by: by[i]})
			}
			e.forms[k].mentions = append(e.forms[k].mentions, f.mentions...)
		}
	}
	e.name = bestName(e.kind, e.forms)
	for _, f := range e.forms {
		f.by = joinedBy(f, e)
		if user.joined(f, e) {
			f.by = synoptic.JoinedUser
		}
	}
	first := e.forms[0].mentions[0]
	e.id = id("e", key(first.src.Article, first.m.Span))
	s.entities = append(s.entities, e)
	if s.byID == nil {
		s.byID = map[string]*entity{}
	}
	s.byID[e.id] = e
}

// bestName is the form that the most articles carry: among a person's, of
// those of two words or more; among an organisation's, before its acronym.
func bestName(kind synoptic.EntityType, forms []*form) string {
	whole := func(f *form) int {
		switch {
		case kind == synoptic.Person && strings.Contains(f.folded, " "):
			return 1
		case f.bareNoun():
			return -1
		case kind != synoptic.Person && !slices.ContainsFunc(forms, func(o *form) bool { return acronymOf(f.text, o.text) }):
			return 1
		}
		return 0
	}
	best := slices.MaxFunc(forms, func(a, b *form) int {
		return cmp.Or(cmp.Compare(whole(a), whole(b)), cmp.Compare(a.carriers(), b.carriers()), cmp.Compare(len(a.mentions), len(b.mentions)),
			cmp.Compare(len(a.folded), len(b.folded)), cmp.Compare(b.text, a.text))
	})
	return oneLine(best.text)
}

// carriers is how many articles carry a form.
func (f *form) carriers() int {
	n := 0
	for i, m := range f.mentions {
		if !slices.ContainsFunc(f.mentions[:i], func(o located) bool { return o.src == m.src }) {
			n++
		}
	}
	return n
}

// joinedBy says what ties a form to the entity's name.
func joinedBy(f *form, e *entity) synoptic.JoinedBy {
	a, b := nameParts(f.folded), nameParts(foldName(e.name))
	switch {
	case f.folded == foldName(e.name):
		return synoptic.JoinedSame
	case e.kind == synoptic.Person && len(a) == 1 && len(b) > 1:
		if m := matchSurname(a[0], b); m.by != "" {
			return m.by
		}
		return synoptic.JoinedTitle
	case e.kind == synoptic.Person:
		if m := matchFull(a, b); m.score >= joinScore {
			if m.by == synoptic.JoinedSame {
				return synoptic.JoinedSurname
			}
			return m.by
		}
		return synoptic.JoinedTitle
	}
	if acronymOf(f.text, e.name) || acronymOf(e.name, f.text) {
		return synoptic.JoinedAcronym
	}
	return synoptic.JoinedEdit
}

func (s *story) entityAccounts() []synoptic.Entity {
	out := []synoptic.Entity{}
	for _, e := range s.entities {
		x := synoptic.Entity{ID: e.id, Type: e.kind, Name: e.name, Variants: []synoptic.Variant{}, Titles: []synoptic.EntityTitle{}}
		for _, f := range e.forms {
			v := synoptic.Variant{Text: f.text, Articles: map[string]int{}, JoinedBy: f.by}
			for _, m := range f.mentions {
				v.Articles[m.src.Article.ID]++
				v.Spans = append(v.Spans, m.src.passage(m.m.Span))
			}
			x.Variants = append(x.Variants, v)
		}
		for _, l := range e.locals {
			for _, mi := range l.mentions() {
				m := l.src.Mentions[mi]
				if m.Title.IsZero() {
					continue
				}
				text := l.src.text(m.Title)
				k := slices.IndexFunc(x.Titles, func(t synoptic.EntityTitle) bool { return t.Text == text })
				if k < 0 {
					k = len(x.Titles)
					x.Titles = append(x.Titles, synoptic.EntityTitle{Text: text})
				}
				x.Titles[k].Spans = append(x.Titles[k].Spans, l.src.passage(m.Title))
			}
		}
		out = append(out, x)
	}
	return out
}
