package speech

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// referent is somebody whom a later pronoun or description may mean.
type referent struct {
	at      int // token
	phrase  nounPhrase
	entity  int
	person  bool
	plural  bool
	source  bool // was a source of speech
	reports bool // of speech that hands something on
	subject bool
	gender  gender
}

type gender uint8

const (
	unknownGender gender = iota
	male
	female
)

// persons lists, in order, whom the article speaks of outside of quotation
// marks: every named person, and every subject.
func (x *reader) persons() []referent {
	t := x.tree
	var out []referent
	for i, tok := range t.toks {
		if x.inside[i] >= 0 || x.outside[i] || tok.Pos == "PRON" {
			continue
		}
		subject := tok.Dep == "nsubj" || tok.Dep == "nsubjpass"
		named := false
		if k := x.mention[i]; k >= 0 {
			m := x.r.Mentions[k]
			named = m.Kind == synoptic.NameMention && m.Type == synoptic.Person && m.Entity >= 0 && i == m.Last-1
		}
		if !subject && !named {
			continue
		}
		p := x.phrase(i)
		if named && !subject {
			p.first = max(p.first, x.r.Mentions[x.mention[i]].First-6)
		}
		r := x.referent(p)
		r.subject = subject
		out = append(out, r)
	}
	return out
}

// insideContents marks the tokens that stand in something reported.
func (x *reader) insideContents() []bool {
	t := x.tree
	said := make([]bool, len(t.toks))
	spans := make([]synoptic.Span, 0, len(x.found))
	for _, c := range x.found {
		if c.frame == frameClause || c.frame == frameQuote || c.frame == frameFloat {
			spans = append(spans, c.content)
		}
	}
	slices.SortFunc(spans, func(a, b synoptic.Span) int { return cmp.Compare(a.Start, b.Start) })
	k, end := 0, 0
	for i, tok := range t.toks {
		for k < len(spans) && spans[k].Start <= tok.Start {
			end = max(end, spans[k].End)
			k++
		}
		said[i] = tok.Start < end
	}
	return said
}

func (x *reader) indexMentions() {
	x.mention = make([]int, len(x.r.Tokens))
	for i := range x.mention {
		x.mention[i] = -1
	}
	for k, m := range x.r.Mentions {
		for i := max(0, m.First); i < min(m.Last, len(x.mention)); i++ {
			if x.mention[i] < 0 {
				x.mention[i] = k
			}
		}
	}
}

// referent is whom a noun phrase stands for.
func (x *reader) referent(p nounPhrase) referent {
	t := x.tree
	r := referent{at: p.head, phrase: p, entity: x.entity(p)}
	tok := t.toks[p.head]
	r.plural = tok.Tag == "NNS" || tok.Tag == "NNPS" || t.child(p.head, "conj") >= 0
	if r.entity >= 0 {
		r.person = x.r.Entities[r.entity].Type == synoptic.Person
	} else {
		r.person = x.lex.personNoun(tok.Lemma)
	}
	r.gender = x.lex.genderOf(tok.Lemma)
	for i := p.first; i <= p.last; i++ {
		if g := x.lex.genderOf(t.toks[i].Norm); g != unknownGender && i <= p.head {
			r.gender = g
		}
	}
	if r.entity >= 0 && r.person && r.gender == unknownGender {
		r.gender = x.genderOf(r.entity)
	}
	return r
}

// genderOf is what the words of a person's fullest name give away.
func (x *reader) genderOf(entity int) gender {
	w := strings.Fields(strings.ToLower(x.r.Entities[entity].Name))
	for n := 0; n < len(w) && n < 4; n++ {
		if g := x.lex.genderOf(w[n]); g != unknownGender {
			return g
		}
		if g := x.lex.given[w[n]]; g != unknownGender && n < len(w)-1 {
			return g
		}
	}
	return unknownGender
}

func (x *reader) pronounGender(norm string) gender {
	switch {
	case x.lex.is("he", norm):
		return male
	case x.lex.is("she", norm):
		return female
	}
	return unknownGender
}
