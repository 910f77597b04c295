package speech

import (
	"strings"

	"synoptic"
)

// sourceKind is what kind of source a phrase names.
func (x *reader) sourceKind(p nounPhrase, entity int) synoptic.OriginKind {
	t := x.tree
	if p.head < 0 {
		return synoptic.OriginAnonymous
	}
	var typ synoptic.EntityType
	name := ""
	if entity >= 0 {
		typ, name = x.r.Entities[entity].Type, x.r.Entities[entity].Name
	} else if t.toks[p.head].Pos == "PROPN" {
		name = t.span(p.first, p.head).In(x.r.Article.Text)
	}
	if name != "" && typ != synoptic.Person {
		if k, ok := x.lex.outlet(name); ok {
			return k
		}
	}
	if typ == synoptic.Person {
		if x.officialTitle(p) {
			return synoptic.OriginOfficial
		}
		return synoptic.OriginPerson
	}
	if p.last-p.first < 10 {
		if k, ok := x.lex.outletIn(t.span(p.first, p.last).In(x.r.Article.Text)); ok {
			return k
		}
	}
	kind, ok := x.lex.sources[t.toks[p.head].Lemma]
	if !ok {
		kind, ok = x.lex.sources[strings.ToLower(t.toks[p.head].Norm)]
	}
	if ok {
		if kind == synoptic.OriginOfficial && x.unnamed(p) {
			return synoptic.OriginAnonymous
		}
		return kind
	}
	switch typ {
	case synoptic.Place:
		return synoptic.OriginOfficial
	case synoptic.Work:
		return synoptic.OriginDocument
	case synoptic.Organization:
		for i := p.first; i <= p.last; i++ {
			if x.lex.sources[strings.ToLower(t.toks[i].Norm)] == synoptic.OriginOfficial {
				return synoptic.OriginOfficial
			}
		}
		return synoptic.OriginOrganization
	case "":
		switch x.label[p.head] {
		case "ORG", "NORP", "PRODUCT":
			return synoptic.OriginOrganization
		case "GPE":
			return synoptic.OriginOfficial
		}
		if tok := t.toks[p.head]; tok.Pos == "NOUN" && !x.lex.personNoun(tok.Lemma) {
			return synoptic.OriginOrganization
		}
		return synoptic.OriginPerson
	}
	return synoptic.OriginOrganization
}

// unnamed reports whether officials are counted or described, not named:
// "two officials", "an official close to the talks".
func (x *reader) unnamed(p nounPhrase) bool {
	t := x.tree
	lemma := t.toks[p.head].Lemma
	if !x.lex.is("countable", lemma) {
		return false
	}
	for _, k := range t.children(p.head) {
		if d := t.toks[k].Dep; d == "nummod" || x.lex.is("unnamed", t.toks[k].Norm) {
			return true
		}
	}
	return x.lex.is("indefinite", strings.ToLower(t.toks[p.first].Norm))
}

func (x *reader) officialTitle(p nounPhrase) bool {
	t := x.tree
	for i := p.first; i <= p.last && i < p.first+24; i++ {
		if x.lex.sources[t.toks[i].Lemma] == synoptic.OriginOfficial || x.lex.sources[strings.ToLower(t.toks[i].Norm)] == synoptic.OriginOfficial {
			return true
		}
	}
	return false
}
