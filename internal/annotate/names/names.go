// Package names finds the people, organisations, places, events and works
// that an article names, and decides which mentions are of the same one.
package names

import (
	"strings"
	"sync"

	"synoptic"
	en "synoptic/internal/annotate/en/names"
)

// Reader finds names by the tables of one language. It is safe for concurrent
// use.
type Reader struct {
	titles                                                          map[string]title
	say, particles, suffixes, orgWords, placeWords, days, furniture words
	orgNouns, placeNouns, orgAfter, placeAfter, heads, institutions words
	compound                                                        map[string]bool
	people, places, demonyms, companies, orgs                       table
	model                                                           *model // nil while one is being trained
}

type title struct {
	class  string
	gender byte // 'm', 'f' or '-'
	strict bool // nothing but a person's name follows it
}

// English is the reader of English.
var English = sync.OnceValue(func() *Reader {
	d := Untrained()
	m, err := parseModel(en.Model)
	if err != nil {
		panic(err) // the program was built with a broken file
	}
	d.model = m
	return d
})

// Untrained is the reader of English without its classifier, for training.
func Untrained() *Reader {
	compound := map[string]bool{}
	for w := range parseWords(en.Compounds) {
		compound[w] = true
	}
	return &Reader{
		compound: compound,
		titles:   parseTitles(en.Titles),
		say:      parseWords(en.Say), particles: parseWords(en.Particles), suffixes: parseWords(en.Suffixes),
		orgWords: parseWords(en.OrgWords), placeWords: parseWords(en.PlaceWords), days: parseWords(en.Days),
		orgNouns: parseWords(en.OrgNouns), placeNouns: parseWords(en.PlaceNouns), orgAfter: parseWords(en.OrgAfter), placeAfter: parseWords(en.PlaceAfter), heads: parseWords(en.Heads), institutions: parseWords(en.Institutions), furniture: parseWords(en.Furniture),
		people: table(en.People), places: table(en.Places), demonyms: table(en.Demonyms), companies: table(en.Companies), orgs: table(en.Orgs),
	}
}

func parseTitles(table string) map[string]title {
	m := map[string]title{}
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) < 3 || strings.HasPrefix(line, "#") {
			continue
		}
		m[f[0]] = title{class: f[1], gender: f[2][0], strict: len(f) > 4 && f[4] == "strict"}
	}
	return m
}

// Read finds the mentions in r, and whom they refer to, in order of text.
func (d *Reader) Read(r *synoptic.Reading) ([]synoptic.Mention, []synoptic.LocalEntity) {
	a := d.prepare(r)
	var ms []synoptic.Mention
	for _, c := range d.agree(a) {
		if typ := typeOf(a, c); typ != "" {
			ms = append(ms, a.mention(c.first, c.last, typ))
		}
	}
	d.findTitles(r, ms)
	return ms, join(r, ms)
}

// mention makes a mention of the units [first, last).
func (a *article) mention(first, last int, typ synoptic.EntityType) synoptic.Mention {
	return synoptic.Mention{
		Span:  synoptic.Span{Start: a.us[first].start, End: a.us[last-1].end},
		First: a.us[first].tok, Last: a.us[last-1].tok + 1, Type: typ, Kind: synoptic.NameMention, Entity: synoptic.NoEntity,
	}
}

// typeOf is the type that a chunk stands for, "" for none.
func typeOf(a *article, c chunk) synoptic.EntityType {
	switch c.class {
	case classPerson:
		return synoptic.Person
	case classOrg:
		return synoptic.Organization
	case classPlace:
		return synoptic.Place
	}
	switch a.ent[c.first] / 2 {
	case 7:
		return synoptic.Event
	case 8:
		return synoptic.Work
	case 9, 10:
		return synoptic.OtherEntity
	}
	return ""
}

func (d *Reader) findTitles(r *synoptic.Reading, ms []synoptic.Mention) {
	for k := range ms {
		m := &ms[k]
		if m.Type != synoptic.Person {
			continue
		}
		i := m.First
		for i > 0 && d.inside(r, i-1, m.First, m.Last) {
			i--
		}
		if i > 0 && i == m.First {
			if _, ok := d.titles[r.Tokens[i-1].Norm]; ok {
				i--
			}
		}
		for i < m.First && (r.Tokens[i].Tag == "DT" || r.Tokens[i].Pos == "PUNCT" || r.Tokens[i].IsSpace() || r.Tokens[i].Tag == "PRP$") {
			i++
		}
		if i == m.First {
			continue
		}
		if _, ok := d.titles[r.Tokens[m.First-1].Norm]; ok {
			m.Title = synoptic.Span{Start: r.Tokens[i].Start, End: r.Tokens[m.First-1].End}
		}
	}
}

// inside reports whether token i hangs, by a short way, on a token in
// [first, last).
func (d *Reader) inside(r *synoptic.Reading, i, first, last int) bool {
	for range 8 {
		h := r.Tokens[i].Head
		if h == i || h < 0 || h >= len(r.Tokens) {
			return false
		}
		if h >= first && h < last {
			return true
		}
		i = h
	}
	return false
}

// join makes entities of mentions: those of the same name, and a person's
// last name with the one fuller name that ends in it.
func join(r *synoptic.Reading, ms []synoptic.Mention) []synoptic.LocalEntity {
	var es []synoptic.LocalEntity
	at := map[string]int{}
	last := map[string]int{} // entity of the fuller name that ends so; -1 where there are several
	text := r.Article.Text
	for k := range ms {
		m := &ms[k]
		name := m.In(text)
		key := string(m.Type) + "\t" + strings.ToLower(name)
		e, ok := at[key]
		if !ok {
			e = len(es)
			at[key] = e
			es = append(es, synoptic.LocalEntity{Type: m.Type, Name: name})
			if i := strings.LastIndexByte(key, ' '); i >= 0 && m.Type == synoptic.Person {
				w := key[i+1:]
				if o, seen := last[w]; seen && o != e {
					last[w] = -1
				} else {
					last[w] = e
				}
			}
		}
		m.Entity = e
	}
	to := make([]int, len(es))
	for i := range es {
		to[i] = i
		if es[i].Type == synoptic.Person && !strings.Contains(es[i].Name, " ") {
			if o, ok := last[strings.ToLower(es[i].Name)]; ok && o >= 0 {
				to[i] = o
			}
		}
	}
	// Entities that were joined to others fall away; the rest keep their order.
	at2 := make([]int, len(es))
	var out []synoptic.LocalEntity
	for i, e := range es {
		at2[i] = -1
		if to[i] == i {
			at2[i] = len(out)
			out = append(out, e)
		}
	}
	for k := range ms {
		ms[k].Entity = at2[to[ms[k].Entity]]
		e := &out[ms[k].Entity]
		e.Mentions = append(e.Mentions, k)
	}
	return out
}
