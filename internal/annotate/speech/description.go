package speech

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// mainCompany is the organisation that an article is about, where a
// description ("the company") can mean it: named before, and more often than
// any other of its kind.
func (x *reader) mainCompany(p nounPhrase) int {
	t := x.tree
	if x.lex.sources[t.toks[p.head].Lemma] != synoptic.OriginOrganization || p.head-p.first > 1 || p.last > p.head || t.toks[p.head].Tag != "NN" {
		return synoptic.NoEntity
	}
	best, most, second := synoptic.NoEntity, 0, 0
	for e := range x.r.Entities {
		ent := &x.r.Entities[e]
		if ent.Type != synoptic.Organization || len(ent.Mentions) == 0 {
			continue
		}
		m := x.r.Mentions[ent.Mentions[0]]
		if m.First > p.head || x.sourceKind(nounPhrase{m.First, m.Last - 1, m.Last - 1, 0}, e) != synoptic.OriginOrganization {
			continue
		}
		switch n := len(ent.Mentions); {
		case n > most:
			best, most, second = e, n, most
		case n > second:
			second = n
		}
	}
	if most < 2 || most == second {
		return synoptic.NoEntity
	}
	return best
}

// author is the entity that a phrase for a statement names as the one who made
// it ("a statement issued by the ministry"), or NoEntity.
func (x *reader) author(p nounPhrase) int {
	t := x.tree
	if !x.lex.is("authored", t.toks[p.head].Lemma) {
		return synoptic.NoEntity
	}
	from := false
	for i := p.first; i <= p.last && i < p.first+40; i++ {
		if x.lex.is("author", t.toks[i].Norm) || t.toks[i].Tag == "POS" {
			from = true
		}
		k := x.mention[i]
		if k < 0 || x.r.Mentions[k].Entity < 0 {
			continue
		}
		switch m := x.r.Mentions[k]; m.Type {
		case synoptic.Person, synoptic.Organization:
			if from || i+1 < len(t.toks) && m.Last <= p.head && t.toks[min(m.Last, len(t.toks)-1)].Tag == "POS" {
				return m.Entity
			}
		}
	}
	return synoptic.NoEntity
}

// writer is who put out the statement that is the source of c: "he issued a
// statement saying", "she posted a message. It read:"; head -1 if that is not
// said.
func (x *reader) writer(c *candidate) nounPhrase {
	t := x.tree
	i := c.source.head
	if x.lex.is("it", t.toks[i].Norm) && c.cue >= 0 && x.lex.is("reads", t.toks[c.cue].Lemma) {
		for i--; i >= 0 && t.sent[i] >= t.sent[c.source.head]-1 && !x.lex.is("authored", t.toks[i].Lemma); i-- {
		}
		if i < 0 || t.sent[i] != t.sent[c.source.head]-1 {
			return noPhrase
		}
		for range 4 {
			if t.toks[i].Pos == "VERB" || t.toks[i].Dep == "dobj" {
				break
			}
			i = t.head(i)
		}
	}
	if i < 0 || t.toks[i].Dep != "dobj" {
		return noPhrase
	}
	v := t.head(i)
	if !x.lex.is("issuing", t.toks[v].Lemma) || i == c.source.head && !x.lex.is("authored", t.toks[i].Lemma) {
		return noPhrase
	}
	if p := x.subject(v, 0); p.head >= 0 && t.child(p.head, "conj") < 0 {
		return p
	}
	return noPhrase // of several none is the author
}

// titled is the entity whose name was last given with the title that a
// description repeats ("President Ana Ruiz … the president").
func (x *reader) titled(p nounPhrase) int {
	word := x.tree.toks[p.head].Norm
	if !x.lex.personNoun(x.tree.toks[p.head].Lemma) {
		return synoptic.NoEntity
	}
	ms := x.r.Mentions
	k, _ := slices.BinarySearchFunc(ms, p.head, func(m synoptic.Mention, i int) int { return cmp.Compare(m.First, i) })
	for n := 0; k > 0 && n < 120; n++ {
		k--
		m := ms[k]
		if m.Entity < 0 || m.Type != synoptic.Person || m.Title.IsZero() {
			continue
		}
		for w := range strings.FieldsSeq(m.Title.In(x.r.Article.Text)) {
			if strings.EqualFold(strings.Trim(w, ",.'’"), word) {
				return m.Entity
			}
		}
	}
	return synoptic.NoEntity
}

// byDescription says whom a description may mean that no title and no
// earlier description names: a company, or the author of a statement.
func (x *reader) byDescription(p nounPhrase) func(referent) bool {
	t := x.tree
	if p.last > p.head || t.toks[p.head].Tag != "NN" {
		return nil
	}
	for i := p.first + 1; i < p.head; i++ {
		if w := t.toks[i]; w.Pos != "ADJ" && w.Tag != "HYPH" && w.Tag != "AFX" && t.toks[i-1].Tag != "HYPH" {
			return nil // "the budget committee", but "the non-profit group"
		}
	}
	lemma := t.toks[p.head].Lemma
	switch x.lex.sources[lemma] {
	case synoptic.OriginOrganization, synoptic.OriginOfficial:
		if x.lex.personNoun(lemma) {
			return nil
		}
		kind := x.lex.sources[lemma]
		return func(r referent) bool {
			if r.entity < 0 || r.plural || x.r.Entities[r.entity].Type != synoptic.Organization {
				return false
			}
			k := x.sourceKind(r.phrase, r.entity)
			return k == kind || k == synoptic.OriginAgency && x.lex.is("agency", lemma)
		}
	case synoptic.OriginDocument:
		if x.lex.is("authored", lemma) {
			before := x.sentencesWith(lemma, p.first)
			return func(r referent) bool {
				if len(before) > 0 && !x.subjectIn(r, before) {
					return false // the letter is known, and somebody else's
				}
				if !r.reports || r.plural || t.toks[r.phrase.head].Dep == "conj" {
					return false // one of those who signed a letter is not its author
				}
				k := x.lex.sources[t.toks[r.phrase.head].Lemma]
				return k != synoptic.OriginDocument && k != synoptic.OriginOutlet && k != synoptic.OriginAgency
			}
		}
	}
	return nil
}

// maxBack is how many tokens before a description its noun is looked for.
const maxBack = 2000

// sentencesWith are the sentences before token i that bring a noun in ("a joint
// letter"), outside of quotation marks.
func (x *reader) sentencesWith(lemma string, i int) map[int]bool {
	t := x.tree
	in := map[int]bool{}
	for k := i - 1; k >= max(0, i-maxBack); k-- {
		if t.toks[k].Lemma != lemma || x.inside[k] >= 0 || t.toks[k].Pos != "NOUN" || x.outside[k] {
			continue
		}
		if d := t.child(k, "det"); d >= 0 && x.lex.is("bringsIn", t.toks[d].Norm) {
			in[t.sent[k]] = true
		}
	}
	return in
}

// subjectIn reports whether one of the sentences has a referent, or its entity,
// as a subject.
func (x *reader) subjectIn(r referent, sentences map[int]bool) bool {
	if sentences[x.tree.sent[r.at]] {
		return true
	}
	return r.entity >= 0 && slices.ContainsFunc(x.people, func(o referent) bool {
		return o.entity == r.entity && o.subject && sentences[x.tree.sent[o.at]]
	})
}

// definite reports whether a description takes up somebody known: "the
// spokesman", "the 23-year-old".
func (x *reader) definite(p nounPhrase) bool {
	return x.lex.is("definite", strings.ToLower(x.tree.toks[p.first].Norm))
}

// sameDescription says which earlier referents "the spokesman" or "the
// 23-year-old" may be.
func (x *reader) sameDescription(p nounPhrase) func(referent) bool {
	t := x.tree
	lemma := t.toks[p.head].Lemma
	for i := p.first + 1; i < p.head && i < p.first+8; i++ {
		// "the 46-year-old South African"
		if x.lex.is("old", t.toks[i].Norm) && i > 1 && (x.lex.is("year", t.toks[i-1].Norm) || x.lex.is("year", t.toks[i-2].Norm)) {
			return func(r referent) bool { return r.person && !r.plural && r.entity >= 0 }
		}
	}
	if x.lex.aged(t.toks[p.head].Norm) || x.lex.is("anybody", lemma) {
		g := x.lex.genderOf(lemma)
		return func(r referent) bool {
			return r.person && !r.plural && (g == unknownGender || r.gender == unknownGender || r.gender == g)
		}
	}
	if p.last > p.head || p.head-p.first > 1 {
		return nil
	}
	plural := t.toks[p.head].Tag == "NNS"
	return func(r referent) bool {
		if l := t.toks[r.phrase.head].Lemma; r.plural == plural && (l == lemma || r.source && r.entity < 0 && x.lex.is("speaksFor", l) && x.lex.is("speaksFor", lemma)) {
			return true
		}
		if r.entity < 0 || !r.source || !x.lex.personNoun(lemma) {
			return false
		}
		// A title in the phrase that named him: "police chief Jan Berg … the chief".
		for i := r.phrase.first; i <= r.phrase.last; i++ {
			if t.toks[i].Lemma == lemma || strings.EqualFold(t.toks[i].Norm, lemma) {
				return true
			}
		}
		return false
	}
}
