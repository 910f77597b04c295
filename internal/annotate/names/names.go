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
	titles                                                                                                                map[string]title
	say, particles, suffixes, orgWords, placeWords, days, furniture                                                       words
	orgNouns, placeNouns, orgAfter, placeAfter, heads, institutions, aliases, bodies                                      words
	compound, corporate, generic, notPeople, things, ofPeople, address, officials, portfolios, trades, recalled, quarters map[string]bool
	nicknames                                                                                                             map[string][]string // short form to full names
	fates                                                                                                                 map[string]string   // verbs of dying, active or passive
	pronouns                                                                                                              map[string]string   // whose, and the part of the sentence
	people, places, demonyms, companies, orgs                                                                             table
	model                                                                                                                 *model // nil while one is being trained
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
	return &Reader{
		compound: parseSet(en.Compounds), corporate: parseSet(en.Corporate), generic: parseSet(en.Generic), notPeople: parseSet(en.NotPeople), things: parseSet(en.Things), address: parseSet(en.Address), officials: parseSet(en.Officials), portfolios: parseSet(en.Portfolios), trades: parseSet(en.Trades), recalled: parseSet(en.Recalled), quarters: parseSet(en.Quarters), fates: parsePairs(en.Fates), nicknames: parseMany(en.Nicknames), ofPeople: parseSet(en.OfPeople), pronouns: parsePairs(en.Pronouns),
		titles: parseTitles(en.Titles),
		say:    parseWords(en.Say), particles: parseWords(en.Particles), suffixes: parseWords(en.Suffixes),
		orgWords: parseWords(en.OrgWords), placeWords: parseWords(en.PlaceWords), days: parseWords(en.Days),
		orgNouns: parseWords(en.OrgNouns), placeNouns: parseWords(en.PlaceNouns), orgAfter: parseWords(en.OrgAfter), placeAfter: parseWords(en.PlaceAfter), heads: parseWords(en.Heads), institutions: parseWords(en.Institutions), bodies: parseWords(en.Bodies), aliases: parseWords(en.Aliases), furniture: parseWords(en.Furniture),
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

// found is a mention while its article is read.
type found struct {
	chunk
	typ    synoptic.EntityType
	kind   synoptic.MentionKind
	title  [2]int // units, none where both are equal
	gender byte   // 'm', 'f' or 0, by its title
	entity int
}

// Read finds the mentions in r, and whom they refer to, in order of text.
func (d *Reader) Read(r *synoptic.Reading) ([]synoptic.Mention, []synoptic.LocalEntity) {
	a := d.prepare(r)
	var fs []found
	for _, c := range d.agree(a) {
		if typ := typeOf(a, c); typ != "" {
			fs = append(fs, found{chunk: c, typ: typ, kind: synoptic.NameMention, entity: synoptic.NoEntity})
		}
	}
	d.findTitles(a, fs)
	es := d.join(a, fs)
	fs = d.refer(a, fs, es)
	fs, es = d.small(a, fs, es)
	ms := make([]synoptic.Mention, len(fs))
	out := make([]synoptic.LocalEntity, len(es))
	for i, e := range es {
		out[i] = synoptic.LocalEntity{Type: e.typ, Name: e.name}
	}
	for i, f := range fs {
		ms[i] = a.mention(f)
		if f.entity != synoptic.NoEntity {
			out[f.entity].Mentions = append(out[f.entity].Mentions, i)
		}
	}
	return ms, out
}

// mention makes the mention that f stands for.
func (a *article) mention(f found) synoptic.Mention {
	m := synoptic.Mention{
		Span:  a.span(f.first, f.last),
		First: a.us[f.first].tok, Last: a.us[f.last-1].tok + 1, Type: f.typ, Kind: f.kind, Entity: f.entity,
	}
	if f.title[0] < f.title[1] {
		m.Title = a.span(f.title[0], f.title[1])
	}
	return m
}

// span is the text that the units [first, last) cover.
func (a *article) span(first, last int) synoptic.Span {
	return synoptic.Span{Start: a.us[first].start, End: a.us[last-1].end}
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
	if c.class == classThing {
		return synoptic.OtherEntity
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
