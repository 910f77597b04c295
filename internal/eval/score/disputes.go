package score

import (
	"slices"
	"strings"
	"unicode/utf8"

	"synoptic"
	"synoptic/internal/eval/key"
)

// place is a position of a predicted dispute.
type position struct {
	docs []string
	at   []spot
}

// scoreDisputes compares what is held to be disputed.
func (s *scorer) scoreDisputes() {
	positions := make([][]position, len(s.disputes))
	for i, d := range s.disputes {
		for _, p := range d.Positions {
			x := position{at: s.all(p.Spans)}
			for _, a := range p.Articles {
				if doc, ok := s.docOf[a]; ok {
					x.docs = append(x.docs, doc)
				}
			}
			positions[i] = append(positions[i], x)
		}
	}
	c := &s.m[disputes].Count
	about := make([][]spot, len(s.key.Disputes))
	for i, d := range s.key.Disputes {
		about[i] = s.about(d.About)
		if d.Kind == "wording" || nature(d.Nature) != "dispute" {
			continue
		}
		c.Gold++
		if slices.ContainsFunc(positions, func(p []position) bool { return s.matches(p, d, about[i]) }) {
			c.Found++
		} else {
			s.say("dispute missed", "%s about %s: %v", d.Kind, d.About, says(d))
		}
	}
	for i, p := range positions {
		var real, any, spared, update bool
		for j, d := range s.key.Disputes {
			if !s.matches(p, d, about[j]) {
				continue
			}
			n := nature(d.Nature)
			any = any || n == "dispute"
			real = real || n == "dispute" && d.Kind != "wording"
			spared = spared || d.Kind == "wording" || n == "doubtful"
			update = update || n == "update"
		}
		if spared && !real {
			continue
		}
		c.Given++
		if any {
			c.Right++
			continue
		}
		if update {
			s.m[updatesDisputed].Given++
		}
		s.say("dispute made up", "%s: %s %v", s.disputes[i].Kind, s.disputes[i].Why, made(s.disputes[i]))
	}
}

func says(d key.Dispute) []string {
	var out []string
	for _, p := range d.Positions {
		out = append(out, p.Says)
	}
	return out
}

func made(d synoptic.Dispute) []string {
	var out []string
	for _, p := range d.Positions {
		out = append(out, p.Says)
	}
	return out
}

// about is where the item of the key with the ID stands.
func (s *scorer) about(id string) []spot {
	for _, c := range s.key.Claims {
		if c.ID == id {
			return s.passages(c.Passages)
		}
	}
	for _, u := range s.key.Utterances {
		if u.ID == id {
			return s.passages(u.Passages)
		}
	}
	var out []spot
	add := func(doc, passage string) {
		if p := s.find(doc, passage); p.ok() {
			out = append(out, p)
		}
	}
	for _, f := range s.key.Figures {
		if f.ID == id {
			for _, v := range f.Values {
				add(v.Doc, v.Passage)
			}
			return out
		}
	}
	for _, d := range s.key.Dates {
		if d.ID == id {
			for _, v := range d.Values {
				add(v.Doc, v.Passage)
			}
			return out
		}
	}
	for _, e := range s.key.Entities {
		if e.ID == id {
			for _, doc := range sortedKeys(e.Names) {
				for _, n := range e.Names[doc] {
					out = append(out, everywhere(doc, s.texts[doc], n)...)
				}
			}
			return out
		}
	}
	return nil
}

// everywhere is each place where words stand in a document.
func everywhere(doc, text, words string) (out []spot) {
	runes := runesAt(text)
	for at := 0; words != ""; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			break
		}
		start := at + i
		at = start + len(words)
		out = append(out, spot{doc, span{runes[start], runes[at]}})
	}
	return out
}

// matches reports whether a predicted dispute is the key's: it parts articles
// that the key parts, and points at the same thing.
func (s *scorer) matches(p []position, d key.Dispute, about []spot) bool {
	on := func(m int, docs []string) bool {
		return slices.ContainsFunc(p[m].docs, func(x string) bool { return slices.Contains(docs, x) })
	}
	apart := false
	for i := range d.Positions {
		for j := range d.Positions {
			for m := range p {
				for n := range p {
					apart = apart || i != j && m != n && on(m, d.Positions[i].Docs) && on(n, d.Positions[j].Docs)
				}
			}
		}
	}
	if !apart {
		return false
	}
	for _, x := range p {
		for _, t := range x.at {
			if slices.ContainsFunc(about, func(a spot) bool { return s.near(t, a) }) {
				return true
			}
		}
	}
	return false
}

// near reports whether two places hit, or end in one sentence.
func (s *scorer) near(a, b spot) bool {
	return a.ok() && a.doc == b.doc && (hit(a.span, b.span) || s.sentence(a) == s.sentence(b))
}

// sentence is where the sentence begins that a place ends in, as far as full
// stops and line ends tell.
func (s *scorer) sentence(p spot) int {
	text := s.texts[p.doc]
	upTo := len(text)
	if r := s.runes[p.doc]; p.end < len(r) {
		upTo = len(string(r[:p.end]))
	}
	text = text[:upTo]
	i := max(strings.LastIndex(text, ". "), strings.LastIndex(text, "\n"), strings.LastIndex(text, ".” "))
	if i < 0 {
		return i
	}
	return utf8.RuneCountInString(text[:i])
}
