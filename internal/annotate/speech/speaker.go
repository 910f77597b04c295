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
	subject bool
	gender  gender
}

type gender uint8

const (
	unknownGender gender = iota
	male
	female
)

// How far back a pronoun is followed, in tokens and in referents.
const (
	maxPronounReach = 220
	maxReferents    = 24
)

// speakers finds out whom each source means, in order of text, and gives
// speech without a source the speaker that goes on speaking.
func (x *reader) speakers() {
	order := make([]int, len(x.found))
	for i := range order {
		order[i] = i
	}
	place := func(i int) int {
		c := &x.found[i]
		switch {
		case c.source.head >= 0:
			return c.source.head
		case c.cue >= 0:
			return c.cue
		}
		return x.tree.at(c.content.Start)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(place(a), place(b)) })
	refs := x.persons()
	x.people = refs
	t := x.tree
	said := x.insideContents()
	next := 0
	var merged []referent
	add := func(r referent) {
		if n := len(merged); n > 0 && merged[n-1].phrase.head == r.phrase.head && merged[n-1].at == r.at {
			m := &merged[n-1]
			m.source, m.subject = m.source || r.source, m.subject || r.subject
			if m.entity < 0 {
				m.entity, m.person = r.entity, m.person || r.person
			}
			return
		}
		merged = append(merged, r)
	}
	for _, i := range order {
		c := &x.found[i]
		at := place(i)
		for ; next < len(refs) && refs[next].at < at; next++ {
			if !said[refs[next].at] {
				add(refs[next])
			}
		}
		c.at = c.source.span(t)
		if v := c.source.via; v > 0 {
			c.at = t.toks[v-1].Span
		}
		c.entity = synoptic.NoEntity
		if c.source.head < 0 {
			if c.frame == frameFloat || c.frame == frameQuote {
				x.goesOn(c, merged)
			}
			continue
		}
		x.resolve(c, merged)
		p := c.source
		if x.inside[p.head] >= 0 || !x.act(*c).Reports() && c.entity < 0 {
			continue
		}
		if t.toks[p.head].Pos != "PRON" && c.antecedent == nil {
			r := x.referent(p)
			r.source, r.subject = true, true
			add(r)
			continue
		}
		if c.antecedent == nil {
			continue
		}
		r := *c.antecedent
		r.at, r.source, r.subject = p.head, true, true
		if g := pronounGender(t.toks[p.head].Norm); g != unknownGender {
			r.gender = g
		}
		merged = append(merged, r)
	}
}

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

// entity is the entity that a source phrase names, or NoEntity.
func (x *reader) entity(p nounPhrase) int {
	if p.head < 0 {
		return synoptic.NoEntity
	}
	of := func(i int) int {
		if k := x.mention[i]; k >= 0 {
			return x.r.Mentions[k].Entity
		}
		return synoptic.NoEntity
	}
	if e := of(p.head); e >= 0 {
		return e
	}
	// "Anna Berg, 43": the name may stand in apposition to a description.
	for _, k := range x.tree.children(p.head) {
		if x.tree.toks[k].Dep == "appos" {
			if e := of(k); e >= 0 && (x.r.Entities[e].Type == synoptic.Person || x.lex.isSource(x.tree.toks[p.head])) {
				return e
			}
			// "one of them, retired teacher Jan Berg"
			for i := k; i >= x.tree.left[k] && i > k-8; i-- {
				if x.namesPerson(i) && x.tree.toks[p.head].Pos != "PROPN" {
					return of(i)
				}
			}
		}
	}
	return synoptic.NoEntity
}

// resolve finds whom the source of c means.
func (x *reader) resolve(c *candidate, refs []referent) {
	t := x.tree
	tok := t.toks[c.source.head]
	if e := x.entity(c.source); e >= 0 {
		c.entity = e
		if tok.Pos == "PRON" || x.mention[c.source.head] >= 0 && x.r.Mentions[x.mention[c.source.head]].Kind != synoptic.NameMention {
			c.named = x.nameBefore(e, c.source.head)
		}
		if tok.Pos != "PRON" {
			return
		}
	}
	first := tok.Norm == "i" || tok.Norm == "we" || tok.Norm == "me" || tok.Norm == "us"
	if k := x.inside[c.source.head]; first && k >= 0 {
		// "I" in marks is whoever is being quoted there.
		if own := x.ownerOf(k); own != nil && own != c {
			c.entity, c.named, c.antecedent = own.entity, own.named, own.antecedent
			if c.named.IsZero() {
				c.named = own.at
			}
			c.selfSaid = true
		}
		return
	}
	var want func(r referent) bool
	switch tok.Norm {
	case "he", "she", "him", "her", "his":
		g := pronounGender(tok.Norm)
		want = func(r referent) bool {
			return r.person && !r.plural && (r.gender == unknownGender || r.gender == g) && (r.entity >= 0 || r.source)
		}
	case "it", "its":
		want = func(r referent) bool { return !r.person && !r.plural && (r.source || r.entity >= 0) }
	case "they", "them", "their":
		want = func(r referent) bool { return r.source || r.plural || !r.person }
	default:
		if !x.definite(c.source) || tok.Pos == "PROPN" || c.entity >= 0 {
			return
		}
		want = x.sameDescription(c.source)
		var same *referent
		if want != nil {
			same = x.nearest(c.source.head, refs, want)
		}
		if same == nil || same.entity < 0 {
			if e := x.titled(c.source); e >= 0 {
				c.entity, c.named = e, x.nameBefore(e, c.source.head)
				return
			}
			if by := x.byDescription(c.source); by != nil && (same == nil || x.nearest(c.source.head, refs, by) != nil) {
				want = by
			}
		}
	}
	if want == nil {
		return
	}
	r := x.nearest(c.source.head, refs, want)
	if r == nil && tok.Pos == "PRON" {
		k, _ := slices.BinarySearchFunc(x.people, c.source.head, func(r referent, i int) int { return cmp.Compare(r.at, i) })
		r = x.nearest(c.source.head, x.people[:k], want)
	}
	if r == nil && tok.Pos == "NOUN" {
		if e := x.mainCompany(c.source); e >= 0 {
			c.entity, c.named = e, x.nameBefore(e, c.source.head)
		}
	}
	if r != nil {
		if c.entity < 0 {
			c.entity = r.entity
		}
		if c.entity == r.entity {
			c.named, c.antecedent = r.phrase.span(t), r
		}
	}
}

// nearest is the referent that fits, in the latest sentence that has one;
// within a sentence subjects and sources go before others.
func (x *reader) nearest(at int, refs []referent, want func(referent) bool) *referent {
	t := x.tree
	var other *referent
	for n, k := 0, len(refs)-1; k >= 0 && n < maxReferents; n, k = n+1, k-1 {
		r := &refs[k]
		if r.at >= at || !want(*r) {
			continue
		}
		if at-r.at > maxPronounReach {
			break
		}
		if other != nil && t.sent[other.at] != t.sent[r.at] {
			break
		}
		if r.source || r.subject {
			return r
		}
		if other == nil {
			other = r
		}
	}
	return other
}

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
	if p.last > p.head || p.head-p.first > 1 || t.toks[p.head].Tag != "NN" {
		return nil
	}
	lemma := t.toks[p.head].Lemma
	switch x.lex.sources[lemma] {
	case synoptic.OriginOrganization, synoptic.OriginOfficial:
		if x.lex.personNoun(lemma) {
			return nil
		}
		kind := x.lex.sources[lemma]
		return func(r referent) bool {
			return r.entity >= 0 && !r.plural && x.r.Entities[r.entity].Type == synoptic.Organization && x.sourceKind(r.phrase, r.entity) == kind
		}
	case synoptic.OriginDocument:
		switch lemma {
		case "statement", "announcement", "release", "letter", "note", "message", "communique", "communiqué":
			return func(r referent) bool {
				if !r.source {
					return false
				}
				k := x.lex.sources[t.toks[r.phrase.head].Lemma]
				return k != synoptic.OriginDocument && k != synoptic.OriginOutlet && k != synoptic.OriginAgency
			}
		}
	}
	return nil
}

// nameBefore is the last place before token i where entity e is named.
func (x *reader) nameBefore(e, i int) synoptic.Span {
	ms := x.r.Entities[e].Mentions
	k, _ := slices.BinarySearchFunc(ms, i, func(m, i int) int {
		if m < 0 || m >= len(x.r.Mentions) {
			return -1
		}
		return cmp.Compare(x.r.Mentions[m].First, i)
	})
	for n := 0; k > 0 && n < 64; n++ {
		k--
		if m := x.r.Mentions[ms[k]]; m.Kind == synoptic.NameMention {
			return m.Span
		}
	}
	for _, m := range ms[:min(len(ms), 64)] {
		if x.r.Mentions[m].Kind == synoptic.NameMention {
			return x.r.Mentions[m].Span
		}
	}
	return synoptic.Span{}
}

// definite reports whether a description takes up somebody known: "the
// spokesman", "the 23-year-old".
func (x *reader) definite(p nounPhrase) bool {
	switch strings.ToLower(x.tree.toks[p.first].Norm) {
	case "the", "this", "that", "these", "those":
		return true
	}
	return false
}

// sameDescription says which earlier referents "the spokesman" or "the
// 23-year-old" may be.
func (x *reader) sameDescription(p nounPhrase) func(referent) bool {
	t := x.tree
	lemma := t.toks[p.head].Lemma
	for i := p.first + 1; i < p.head && i < p.first+8; i++ {
		// "the 46-year-old South African"
		if t.toks[i].Norm == "old" && i > 1 && (t.toks[i-1].Norm == "year" || t.toks[i-2].Norm == "year") {
			return func(r referent) bool { return r.person && !r.plural && r.entity >= 0 }
		}
	}
	if strings.HasSuffix(t.toks[p.head].Norm, "-old") || lemma == "old" || lemma == "man" || lemma == "woman" {
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
		if t.toks[r.phrase.head].Lemma == lemma && r.plural == plural {
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

// goesOn gives speech that names no speaker the one who spoke last.
func (x *reader) goesOn(c *candidate, refs []referent) {
	for n, k := 0, len(refs)-1; k >= 0 && n < 6; n, k = n+1, k-1 {
		if r := &refs[k]; r.source {
			c.entity, c.named, c.antecedent = r.entity, r.phrase.span(x.tree), r
			return
		}
	}
}

// ownerOf is the candidate whose speech stretch k is.
func (x *reader) ownerOf(k int) *candidate {
	if k < len(x.owner) && x.owner[k] >= 0 {
		return &x.found[x.owner[k]]
	}
	return nil
}

func pronounGender(norm string) gender {
	switch norm {
	case "he", "him", "his":
		return male
	case "she", "her", "hers":
		return female
	}
	return unknownGender
}
