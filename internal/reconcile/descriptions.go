package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// nearSentences is how far back a description without a name reaches for whom
// it means.
const nearSentences = 3

// Whom an article's first sentences describe it names within so many more.
const (
	openingSentences = 2
	namedWithin      = 6
)

// noSource reports whether the words of an attribution make no source, whatever
// they name: data that a person is only said to have, an accusation that was
// suffered and not made, what there is none of.
func (s *story) noSource(src *source, a *synoptic.Attribution) bool {
	first, last := src.tokens(a.Source)
	if first >= last {
		return false
	}
	switch src.Tokens[first].Norm {
	case "any", "no", "every", "each", "neither", "whoever":
		return true
	}
	if a.Act == synoptic.Shows && (a.Kind == synoptic.OriginPerson || a.Kind == synoptic.OriginOfficial) && a.Entity < 0 {
		return true // "its engineers have received data indicating"
	}
	if a.Act == synoptic.Thinks && src.bareMany(first, last) {
		return true // "economists believe"
	}
	if e := s.entityOf(src, a.Entity); (e == nil || e.kind == synoptic.Place) && src.suffered(a) {
		return true
	}
	if a.Act == synoptic.Accuses && !a.Cue.IsZero() {
		_, after := src.tokens(a.Cue)
		if after < len(src.Tokens) {
			switch src.Tokens[after].Norm {
			case "of":
				return true // "players accused of stealing" are no accusers
			case "to":
				return a.Entity < 0 // "a person claiming to be a prince"
			}
		}
	}
	return false
}

// bareMany reports whether words are for people of a kind in general.
func (src *source) bareMany(first, last int) bool {
	head := headOf(src, first, last)
	if head < 0 || src.Tokens[head].Tag != "NNS" {
		return false
	}
	return first == head || src.Tokens[first].Norm == "other" || src.Tokens[first].Norm == "most"
}

// suffered reports whether a cue is a participle that says nothing of what its
// source does: it hangs on a noun outside of the source ("the zone agreed"), or
// on what befell the source or it is ("was killed in the blast, saying").
func (src *source) suffered(a *synoptic.Attribution) bool {
	cue, after := src.tokens(a.Cue)
	if cue >= after || src.Tokens[cue].Tag != "VBG" && src.Tokens[cue].Tag != "VBN" {
		return false
	}
	t := src.Tokens[cue]
	h := src.Tokens[t.Head]
	switch t.Dep {
	case "acl":
		return t.Tag == "VBN" && h.Pos == "NOUN" && !a.Source.Contains(h.Span)
	case "advcl", "conj", "xcomp":
		if h.Lemma == "be" {
			return true
		}
		for k := a.Start; k < a.End; {
			i := src.tokenAt(k)
			if i >= len(src.Tokens) {
				break
			}
			if x := src.Tokens[i]; x.Head == t.Head && (x.Dep == "nsubjpass" || x.Dep == "auxpass") {
				return true
			}
			k = max(k+1, src.Tokens[i].End)
		}
	}
	return false
}

// retold reports whether somebody without a name only speaks within what
// another source says ("he recalled the pilot telling them"): the article has it
// from that one.
func (s *story) retold(src *source, a *synoptic.Attribution) bool {
	if a.Kind == synoptic.OriginAnonymous && a.Act.Reports() {
		return false
	}
	e := s.entityOf(src, a.Entity)
	for i := range src.Attributions {
		b := &src.Attributions[i]
		if b == a || i != a.Outer && (s.entityOf(src, b.Entity) == nil || !b.Content.Contains(a.Span)) {
			continue
		}
		if b.Kind != synoptic.OriginPerson && b.Kind != synoptic.OriginOfficial && b.Kind != synoptic.OriginWitness {
			continue
		}
		if (e == nil || e.kind == synoptic.Place && e != s.entityOf(src, b.Entity)) && (b.Content.Contains(a.Span) || b.Content.IsZero()) && !b.Source.Overlaps(a.Source) {
			return true
		}
	}
	return false
}

// before finds whom the article last had something from, within so many
// sentences before a place.
func (s *story) before(src *source, at int) *entity {
	near := src.sentenceAt(at)
	best := -1
	for i := range src.Attributions {
		a := &src.Attributions[i]
		if a.Source.IsZero() || a.Source.Start >= at || near-src.sentenceAt(a.Source.Start) > nearSentences || s.entityOf(src, a.Entity) == nil {
			continue
		}
		if best < 0 || a.Source.Start > src.Attributions[best].Source.Start {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return s.entityOf(src, src.Attributions[best].Entity)
}

// describedBody is the organisation that a description without a name means:
// the one whose name it stands beside ("the observatory, a monitoring group"),
// else, with the article "the", the one from which the article had something
// right before.
func (s *story) describedBody(src *source, sp synoptic.Span) *entity {
	first, last := src.tokens(sp)
	head := headOf(src, first, last)
	if head < 0 || src.Tokens[head].Pos != "NOUN" || !slices.Contains(bodyWords, strings.ToLower(src.Tokens[head].Lemma)) {
		return nil
	}
	for _, m := range src.mentionsIn(sp) {
		if e := s.entityOf(src, m.Entity); e != nil && e.kind != synoptic.Place {
			return nil // it names whom it means
		}
	}
	if k := first; k > 0 {
		for k--; k > 0 && idle(src.Tokens[k]); k-- {
		}
		for _, m := range src.mentionsIn(src.Sentences[src.sentenceAt(sp.Start)].Span) {
			if e := s.entityOf(src, m.Entity); m.Last == k+1 && m.Kind == synoptic.NameMention && e != nil && e.kind == synoptic.Organization {
				return e
			}
		}
	}
	if !strings.EqualFold(src.Tokens[first].Norm, "the") || src.Tokens[head].Tag != "NN" {
		return nil
	}
	if e := s.before(src, sp.Start); e != nil && e.kind == synoptic.Organization {
		return e
	}
	if e := s.onlyNamed(src, sp.Start, synoptic.Organization); e != nil {
		return e
	}
	return s.calledSo(src, strings.ToLower(src.Tokens[head].Lemma))
}

// calledSo is the only organisation of an article in whose name a word stands.
func (s *story) calledSo(src *source, word string) *entity {
	var found *entity
	for local := range src.Entities {
		e := s.entityOf(src, local)
		if e == nil || e == found || e.kind != synoptic.Organization || !slices.ContainsFunc(e.forms, func(f *form) bool { return slices.Contains(strings.Fields(f.folded), word) }) {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}

// introduced is the person whom an article describes without a name before it
// names them ("a survivor says"): the first one whom it then has for a source,
// soon after the headline or the first sentences, in the next sentence
// elsewhere.
func (s *story) introduced(src *source, sp synoptic.Span) *entity {
	first, last := src.tokens(sp)
	head := headOf(src, first, last)
	if head < 0 || src.Tokens[head].Tag != "NN" && src.Tokens[head].Tag != "NNP" {
		return nil
	}
	switch lemma := strings.ToLower(src.Tokens[head].Lemma); {
	case lemma == "source", lemma == "insider", lemma == "aide", slices.Contains(spokesWords, lemma), slices.Contains(bodyWords, lemma):
		return nil
	}
	if strings.EqualFold(src.Tokens[first].Norm, "the") || src.Tokens[first].Tag == "PRP$" {
		return nil
	}
	at := src.sentenceAt(sp.Start)
	opening := lead(src)
	from, within := src.sentenceAt(opening.Start), namedWithin
	if at > from+openingSentences {
		within = 1
	}
	best := -1
	for i := range src.Attributions {
		a := &src.Attributions[i]
		e := s.entityOf(src, a.Entity)
		if a.Source.Start <= sp.End || e == nil || e.kind != synoptic.Person || src.sentenceAt(a.Source.Start)-max(at, from) > within {
			continue
		}
		if best < 0 || a.Source.Start < src.Attributions[best].Source.Start {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	e := s.entityOf(src, src.Attributions[best].Entity)
	if within == 1 && slices.ContainsFunc(src.Attributions, func(a synoptic.Attribution) bool { return a.Start < sp.Start && s.entityOf(src, a.Entity) == e }) {
		return nil // who was quoted before is not introduced here
	}
	return e
}

// onlyNamed is the only entity of a kind that the sentence before a place names.
func (s *story) onlyNamed(src *source, at int, kind synoptic.EntityType) *entity {
	k := src.sentenceAt(at)
	if k < 1 {
		return nil
	}
	var found *entity
	for _, m := range src.mentionsIn(src.Sentences[k-1].Span) {
		e := s.entityOf(src, m.Entity)
		if e == nil || e.kind != kind || e == found {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}
