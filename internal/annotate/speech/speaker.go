package speech

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// How far back a pronoun is followed, in tokens and in referents.
const (
	maxPronounReach = 220
	maxReferents    = 24
	maxCalled       = 400
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
		if n := len(merged); n > 0 && merged[n-1].at == r.at {
			m := &merged[n-1]
			m.source, m.subject, m.reports = m.source || r.source, m.subject || r.subject, m.reports || r.reports
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
		if p.via > 0 && c.named.IsZero() && t.toks[p.head].Pos != "PRON" {
			c.named = p.span(t) // "Ruiz, who said": the words before "who"
		}
		if x.inside[p.head] >= 0 || !x.act(*c).Reports() && c.entity < 0 {
			continue
		}
		if t.toks[p.head].Pos != "PRON" && c.antecedent == nil {
			r := x.referent(p)
			r.source, r.subject, r.reports = true, true, x.act(*c).Reports()
			if r.entity < 0 {
				r.entity = c.entity
			}
			add(r)
			continue
		}
		if c.antecedent == nil {
			continue
		}
		r := *c.antecedent
		r.at, r.source, r.subject, r.reports = p.head, true, true, x.act(*c).Reports()
		if g := x.pronounGender(t.toks[p.head].Norm); g != unknownGender {
			r.gender = g
		}
		merged = append(merged, r)
	}
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
	if r := x.justSpoke(c.source, refs); r != nil {
		c.named, c.antecedent = r.phrase.span(t), r
		return
	}
	if e := x.entity(c.source); e >= 0 {
		c.entity = e
		if tok.Pos == "PRON" || x.mention[c.source.head] >= 0 && x.r.Mentions[x.mention[c.source.head]].Kind != synoptic.NameMention {
			c.named = x.nameBefore(e, c.source.head)
		}
		if tok.Pos != "PRON" {
			return
		}
	}
	if e := x.author(c.source); e >= 0 && c.entity < 0 {
		c.entity = e // "a statement from the ministry": the ministry speaks
		return
	}
	if p := x.writer(c); p.head >= 0 && !c.written {
		by := *c
		by.source, by.written = p, true
		if x.resolve(&by, refs); by.entity >= 0 {
			c.entity, c.antecedent = by.entity, by.antecedent
			if c.named = by.named; c.named.IsZero() {
				c.named = p.span(t)
			}
			return
		}
	}
	first := x.lex.is("self", tok.Norm)
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
	g := x.pronounGender(tok.Norm)
	switch {
	case g != unknownGender:
		want = func(r referent) bool {
			return r.person && !r.plural && (r.gender == unknownGender || r.gender == g) && (r.entity >= 0 || r.source)
		}
	case x.lex.is("it", tok.Norm):
		want = func(r referent) bool { return !r.person && !r.plural && (r.source || r.entity >= 0) }
	case x.lex.is("they", tok.Norm):
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
			if same != nil {
				if e := x.author(same.phrase); e >= 0 {
					c.entity, c.named, c.antecedent = e, x.nameBefore(e, c.source.head), nil
					return
				}
			}
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
	if r == nil && tok.Pos == "NOUN" && x.lex.personNoun(tok.Lemma) {
		r = x.lastCalled(c.source) // "the spokesman", long after "a Lunor spokesman"
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

// justSpoke is the one without a name who spoke in the sentence before "he said"
// or "she said" ("The captain came on and spoke. He said"), where nobody else of
// the gender was spoken of since; nil for other words.
func (x *reader) justSpoke(p nounPhrase, refs []referent) *referent {
	t, at := x.tree, p.head
	g := x.pronounGender(t.toks[at].Norm)
	if g == unknownGender {
		return nil
	}
	for k := len(refs) - 1; k >= 0; k-- {
		r := &refs[k]
		switch {
		case r.at >= at:
			continue
		case t.sent[at]-t.sent[r.at] > 1 || t.sent[at] == t.sent[r.at]:
			return nil
		case !r.person || r.plural || r.gender != unknownGender && r.gender != g:
			continue
		case !r.source || r.entity >= 0:
			return nil
		}
		det := t.child(r.phrase.head, "det")
		if det < 0 || !x.lex.is("definite", t.toks[det].Norm) || r.phrase.head == det+1 && !x.hasTitle(x.entity(p)) {
			return r
		}
		return nil
	}
	return nil
}

// hasTitle reports whether an entity is ever named with a title: "the governor"
// may be him.
func (x *reader) hasTitle(e int) bool {
	return e >= 0 && slices.ContainsFunc(x.r.Entities[e].Mentions, func(m int) bool { return !x.r.Mentions[m].Title.IsZero() })
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
		switch {
		case r.source || r.subject && !x.embedded(r.at):
			return r
		case other == nil, r.subject && !other.subject:
			other = r
		}
	}
	return other
}

// embedded reports whether the subject at token i is that of a clause which
// another one holds: in "Ruiz fears that Berg will win", Berg.
func (x *reader) embedded(i int) bool {
	t := x.tree
	for range 2 {
		h := t.head(i)
		if h == i {
			return false
		}
		i = h
		if d := t.toks[i].Dep; d == "ccomp" || d == "relcl" || d == "acl" {
			return true
		}
	}
	return false
}

// lastCalled is the last one before a description who was called by its noun
// and by more, as "a Lunor spokesman" was before "the spokesman"; nil where two
// were, by different words.
func (x *reader) lastCalled(p nounPhrase) *referent {
	if p.head-p.first > 1 || p.last > p.head {
		return nil
	}
	t := x.tree
	k, _ := slices.BinarySearchFunc(x.people, p.first, func(r referent, i int) int { return cmp.Compare(r.at, i) })
	var last *referent
	for n := 0; k > 0 && n < maxCalled; n++ {
		k--
		r := &x.people[k]
		if r.plural || t.toks[r.phrase.head].Lemma != t.toks[p.head].Lemma || r.phrase.head-r.phrase.first < 2 {
			continue
		}
		if last != nil && !x.shareName(last.phrase, r.phrase) {
			return nil
		}
		if last != nil {
			continue
		}
		last = r
	}
	return last
}

// shareName reports whether a word in capitals stands in both phrases.
func (x *reader) shareName(p, q nounPhrase) bool {
	t, text := x.tree, x.r.Article.Text
	other := q.span(t).In(text)
	for i := p.first; i < p.head; i++ {
		if t.toks[i].Pos == "PROPN" && strings.Contains(other, t.toks[i].In(text)) {
			return true
		}
	}
	return false
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
