package score

import (
	"strings"

	"synoptic"
	"synoptic/internal/eval/key"
)

// said is one report of an utterance and where it stands.
type said struct {
	of *synoptic.Utterance
	by *synoptic.UtteranceReport
	at spot
}

// scoreQuotes compares what is quoted. Indirect speech is in the keys for the
// first articles only, and does not count.
func (s *scorer) scoreQuotes() {
	var given []said
	for i := range s.utterances {
		u := &s.utterances[i]
		for j := range u.Reports {
			given = append(given, said{u, &u.Reports[j], s.at(u.Reports[j].Span)})
		}
	}
	gold := make([]spot, len(s.key.Quotes))
	for i, q := range s.key.Quotes {
		gold[i] = s.find(q.Doc, q.Content)
	}
	c := &s.m[quotes].Count
	for _, x := range given {
		if x.by.Kind == synoptic.Indirect {
			continue
		}
		c.Given++
		if anySame(x.at, gold) {
			c.Right++
		} else {
			s.say("quote not in key", "%s: %s", s.docOf[x.by.Span.Article], x.by.Span.Text)
		}
	}
	for i, q := range s.key.Quotes {
		if q.Kind == "indirect" {
			continue
		}
		c.Gold++
		speakers := &s.m[quoteSpeakers].Count
		speakers.Gold++
		matched, ok := false, false
		var by string
		for _, x := range given {
			if same(x.at, gold[i]) {
				if !matched {
					by = x.of.SpeakerText
				}
				matched = true
				ok = ok || s.speakerRight(x.of, x.by, q.Speaker)
			}
		}
		if !matched {
			s.say("quote missed", "%s: %s", q.Doc, q.Content)
			continue
		}
		c.Found++
		speakers.Given++
		speakers.right(ok)
		if !ok {
			s.say("quote speaker wrong", "%s: %s, not %q: %s", q.Doc, text(q.Speaker), by, q.Content)
		}
	}
}

func text(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}

// speakerRight reports whether a report's speaker is the key's.
func (s *scorer) speakerRight(u *synoptic.Utterance, r *synoptic.UtteranceReport, speaker *string) bool {
	k := text(speaker)
	if u.Speaker != nil {
		if g, ok := s.toGold[*u.Speaker]; ok && g == k {
			return true
		}
	}
	by := u.SpeakerText
	if r.SpeakerSpan != nil && r.SpeakerSpan.Text != "" {
		by = r.SpeakerSpan.Text
	}
	none := true
	for _, e := range s.key.Entities {
		if e.ID != k {
			continue
		}
		for _, names := range e.Names {
			for _, n := range names {
				none = false
				if alike(by, n) {
					return true
				}
			}
		}
	}
	return none && alike(by, strings.TrimLeft(k, "?"))
}

// link is two passages of different documents that are said to carry the same.
type link struct{ a, b spot }

func (x link) same(y link) bool {
	return same(x.a, y.a) && same(x.b, y.b) || same(x.a, y.b) && same(x.b, y.a)
}

func isOneOf(x link, of []link) bool {
	for _, y := range of {
		if x.same(y) {
			return true
		}
	}
	return false
}

func pairs(of []spot, sameDoc bool) []link {
	var out []link
	for i, a := range of {
		for _, b := range of[i+1:] {
			if sameDoc || a.doc != b.doc {
				out = append(out, link{a, b})
			}
		}
	}
	return out
}

// passage is a place of a key's item.
type passage struct {
	id string
	at spot
}

// section is one kind of the key's items, and what the account has of it.
type section struct {
	measure   int
	name      string
	gold      []link
	predicted []link
	passages  []passage
}

// scoreLinks compares which passages of different articles are held to carry
// the same utterance or claim.
func (s *scorer) scoreLinks() {
	us := section{measure: utteranceLinks, name: "utterance link wrong"}
	for _, u := range s.key.Utterances {
		us.add(u.ID, s.passages(u.Passages))
	}
	for _, u := range s.utterances {
		var at []spot
		for _, r := range u.Reports {
			if p := s.at(r.Span); p.ok() {
				at = append(at, p)
			}
		}
		us.predicted = append(us.predicted, pairs(at, false)...)
	}
	cs := section{measure: claimLinks, name: "claim link wrong"}
	for _, c := range s.key.Claims {
		cs.add(c.ID, s.passages(c.Passages))
	}
	for _, c := range s.claims {
		cs.predicted = append(cs.predicted, pairs(s.reportsOf(c), false)...)
	}
	s.scoreSection(us, cs.gold)
	s.scoreSection(cs, us.gold)
	for _, u := range s.key.Utterances {
		s.scoreUtteranceSpeaker(u)
	}
}

// reportsOf are the places of a claim's reports.
func (s *scorer) reportsOf(c synoptic.Claim) []spot {
	var at []spot
	for _, r := range c.Reports {
		if p := s.at(r.Span); p.ok() {
			at = append(at, p)
		}
	}
	return at
}

func (x *section) add(id string, places []spot) {
	x.gold = append(x.gold, pairs(places, true)...)
	for _, p := range places {
		x.passages = append(x.passages, passage{id, p})
	}
}

func (s *scorer) scoreSection(x section, other []link) {
	c := &s.m[x.measure].Count
	c.Gold += len(x.gold)
	for _, g := range x.gold {
		if isOneOf(g, x.predicted) {
			c.Found++
		}
	}
	for _, p := range x.predicted {
		switch {
		case isOneOf(p, x.gold):
			c.Right++
			c.Given++
		case isOneOf(p, other): // right, but kept under the other heading in the key
		case x.wrong(p.a, p.b), x.wrong(p.b, p.a):
			c.Given++
			s.say(x.name, "%s: %s | %s: %s", p.a.doc, s.words(p.a), p.b.doc, s.words(p.b))
		}
	}
}

// wrong reports whether the key has what stands here, and says that the other
// article carries no such thing. What the key does not judge is not wrong.
func (x *section) wrong(here, there spot) bool {
	judged := false
	for _, p := range x.passages {
		if !same(here, p.at) {
			continue
		}
		judged = true
		for _, q := range x.passages {
			if q.id == p.id && q.at.doc == there.doc {
				return false
			}
		}
	}
	return judged
}

func (s *scorer) words(p spot) string { return string(s.runes[p.doc][p.start:p.end]) }

func (s *scorer) scoreUtteranceSpeaker(u key.Utterance) {
	places := s.passages(u.Passages)
	matches := func(i int) (n int) {
		for _, r := range s.utterances[i].Reports {
			if anySame(s.at(r.Span), places) {
				n++
			}
		}
		return n
	}
	best := firstBest(len(s.utterances), matches)
	if best < 0 || matches(best) == 0 {
		return
	}
	c := &s.m[utteranceSpeakers].Count
	c.Gold++
	b := &s.utterances[best]
	for i := range b.Reports {
		if s.speakerRight(b, &b.Reports[i], u.Speaker) {
			c.right(true)
			return
		}
	}
	s.say("utterance speaker wrong", "%s: %s, not %q", u.ID, text(u.Speaker), b.SpeakerText)
}
