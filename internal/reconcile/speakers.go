package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// sameSpeaker is 1 where two quotations have one speaker, -1 where they have
// two, and 0 where that can't be told: a person may speak for an organisation
// or a country.
func sameSpeaker(a, b *piece) int {
	switch {
	case a.speaker != nil && b.speaker != nil:
		switch {
		case a.speaker == b.speaker:
			return 1
		case a.speaker.kind == b.speaker.kind && a.speaker.kind != synoptic.Place:
			return -1
		}
		return 0
	case a.name != "" && a.name == b.name:
		return 1
	}
	return 0
}

// speakerOf is whose utterance the reports give: the person whom most of them
// name, failing that the organisation, else the fullest description; never a
// pronoun.
func (s *story) speakerOf(group []*said) (*string, string) {
	type candidate struct {
		e        *entity
		articles []int
	}
	var all []candidate
	for _, x := range group {
		if x.speaker == nil {
			continue
		}
		k := slices.IndexFunc(all, func(c candidate) bool { return c.e == x.speaker })
		if k < 0 {
			k = len(all)
			all = append(all, candidate{e: x.speaker})
		}
		if !slices.Contains(all[k].articles, x.src.at) {
			all[k].articles = append(all[k].articles, x.src.at)
		}
	}
	text := ""
	for _, x := range group {
		if t := bare(s.speakerWords(x.src, x.q)); x.speaker == nil && len(t) > len(text) {
			text = t
		}
	}
	// An agency that hands on somebody's words did not say them.
	if text != "" {
		all = slices.DeleteFunc(all, func(c candidate) bool { return s.handsOn(c.e) })
	}
	if len(all) > 0 {
		best := slices.MaxFunc(all, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(speaks(a.e), speaks(b.e)), cmp.Compare(len(a.articles), len(b.articles)), cmp.Compare(b.e.at, a.e.at))
		})
		return &best.e.id, best.e.name
	}
	return nil, text
}

// handsOn reports whether an entity is an agency or an outlet, by what the
// story's attributions make of it.
func (s *story) handsOn(e *entity) bool {
	if s.origins == nil {
		return false
	}
	o := s.origins.byKey["e:"+e.id]
	return o != nil && media(o.kind)
}

// speaks ranks entities by how well they answer who said something.
func speaks(e *entity) int {
	switch e.kind {
	case synoptic.Person:
		return 3
	case synoptic.Organization:
		return 2
	case synoptic.Place:
		return 1
	}
	return 0
}

// speakerWords are the words for a quotation's speaker: where it is said, or
// where a pronoun's speaker was last named; "" if there are none but pronouns.
func (s *story) speakerWords(src *source, q *synoptic.Quote) string {
	for _, sp := range []synoptic.Span{q.SpeakerAt, q.SpeakerNamed} {
		if !sp.IsZero() && !pronoun(src, sp) {
			return oneLine(src.text(sp))
		}
	}
	return ""
}

// speakerSpan is the words for who said it: where it is said, or, of one whom
// the story has no entity for, where a pronoun's speaker was last named.
func (x *said) speakerSpan() synoptic.Span {
	at := x.q.SpeakerAt
	if x.speaker == nil && !x.q.SpeakerNamed.IsZero() && (at.IsZero() || pronoun(x.src, at)) {
		return x.q.SpeakerNamed
	}
	return at
}

// pronoun reports whether a span names nobody: its words are pronouns,
// determiners and particles alone.
func pronoun(src *source, sp synoptic.Span) bool {
	first, last := src.tokens(sp)
	for _, t := range src.Tokens[first:last] {
		switch {
		case t.Pos == "PRON", t.Pos == "DET", t.Pos == "ADP", t.Pos == "SCONJ", t.Pos == "PART", t.Pos == "AUX", idle(t):
		case t.Pos == "NUM" && last-first == 1: // "One told reporters"
		default:
			return false
		}
	}
	return true
}

// speakerEntity is the story's entity for a quotation's speaker: the reading's
// own, else the name that heads the words for the speaker ("Mayor of Brenholm
// Sten Aldous").
func (s *story) speakerEntity(src *source, q *synoptic.Quote) *entity {
	if e := s.entityOf(src, q.Speaker); e != nil {
		return e
	}
	if e := s.headedBy(src, q.SpeakerAt); e != nil {
		return e
	}
	// A spokesman without a name says what the body says.
	for _, sp := range []synoptic.Span{q.SpeakerNamed, q.SpeakerAt} {
		if !sp.IsZero() && spokesman(src, sp) {
			return s.spokenFor(src, sp)
		}
	}
	return nil
}

// spokesman reports whether words for a source are headed by one for somebody
// who speaks for others.
func spokesman(src *source, sp synoptic.Span) bool {
	first, last := src.tokens(sp)
	head := headOf(src, first, last)
	return head >= 0 && slices.Contains(spokesWords, strings.ToLower(src.Tokens[head].Lemma))
}

// headedBy is the person whose name heads or ends a noun phrase, or nil.
func (s *story) headedBy(src *source, sp synoptic.Span) *entity {
	if sp.IsZero() {
		return nil
	}
	first, last := src.tokens(sp)
	for _, m := range src.mentionsIn(sp) {
		if m.Type != synoptic.Person || m.Kind != synoptic.NameMention || m.First < first || m.Last > last {
			continue
		}
		for k := m.First; k < m.Last; k++ {
			if h := src.Tokens[k].Head; h < first || h >= last || h == k {
				return s.entityOf(src, m.Entity)
			}
		}
	}
	return nil
}
