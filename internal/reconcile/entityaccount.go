package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

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
