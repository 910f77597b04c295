package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// generation is the "jr" or "sr" at a folded name's end, or "".
func generation(folded string) string {
	words := strings.Fields(folded)
	if len(words) > 1 {
		if w := words[len(words)-1]; w == "jr" || w == "sr" {
			return w
		}
	}
	return ""
}

// splitJuniors parts the people of an article whom it names in full both with
// and without "Jr.": it means father and son, whom a reading that goes by given
// name and surname takes for one. The reading itself is left as it is.
func (src *source) splitJuniors() {
	for i := range src.Entities {
		e := &src.Entities[i]
		if e.Type != synoptic.Person {
			continue
		}
		var sons []int
		full := false
		for _, m := range e.Mentions {
			if src.Mentions[m].Kind != synoptic.NameMention {
				continue
			}
			switch f := foldName(src.text(src.Mentions[m].Span)); {
			case generation(f) != "":
				sons = append(sons, m)
			case strings.Contains(f, " "):
				full = true
			}
		}
		if full && len(sons) > 0 {
			src.part(i, sons)
		}
	}
}

// part gives some mentions of a local entity to a new one, on a copy of the
// reading, and with them what is said there.
func (src *source) part(local int, mentions []int) {
	r := *src.Reading
	r.Mentions, r.Entities = slices.Clone(r.Mentions), slices.Clone(r.Entities)
	r.Quotes, r.Attributions = slices.Clone(r.Quotes), slices.Clone(r.Attributions)
	fresh := len(r.Entities)
	for _, m := range mentions {
		r.Mentions[m].Entity = fresh
	}
	old := r.Entities[local]
	old.Mentions = slices.DeleteFunc(slices.Clone(old.Mentions), func(m int) bool { return slices.Contains(mentions, m) })
	if generation(foldName(old.Name)) != "" {
		for _, m := range old.Mentions {
			if name := src.text(r.Mentions[m].Span); r.Mentions[m].Kind == synoptic.NameMention && strings.Contains(name, " ") {
				old.Name = name
				break
			}
		}
	}
	r.Entities[local] = old
	r.Entities = append(r.Entities, synoptic.LocalEntity{Type: old.Type, Name: src.text(r.Mentions[mentions[0]].Span), Mentions: mentions})
	named := func(sp synoptic.Span) bool {
		return slices.ContainsFunc(mentions, func(m int) bool { return sp.Contains(r.Mentions[m].Span) })
	}
	for i := range r.Quotes {
		if q := &r.Quotes[i]; q.Speaker == local && named(q.SpeakerAt) {
			q.Speaker = fresh
		}
	}
	for i := range r.Attributions {
		if a := &r.Attributions[i]; a.Entity == local && named(a.Source) {
			a.Entity = fresh
		}
	}
	src.Reading = &r
}

// markJuniors marks whoever is only ever called "Jr." in full, once an article
// of the story tells one from another person of the name.
func markJuniors(locals []*local) {
	marks := make([]string, len(locals))
	for i, l := range locals {
		if l.kind != synoptic.Person {
			continue
		}
		for _, f := range l.forms {
			if !strings.Contains(f.folded, " ") {
				continue
			}
			if marks[i] = generation(f.folded); marks[i] == "" {
				break
			}
		}
	}
	for i, l := range locals {
		if marks[i] == "" {
			continue
		}
		for k, o := range locals {
			if o.src == l.src && o.kind == synoptic.Person && marks[k] == "" && namesake(o, l) {
				for n := range locals {
					locals[n].junior = marks[n]
				}
				return
			}
		}
	}
}

// namesake reports whether the other person of one article bears a junior's
// name without the "Jr.": whole, or the surname alone, which the article's own
// reading keeps apart from the junior.
func namesake(other, junior *local) bool {
	o, j := other.full(), junior.full()
	return slices.Equal(o, j) || len(o) == 1 && len(j) > 1 && o[0] == j[len(j)-1]
}
