package report

import (
	"slices"
	"strings"

	"synoptic"
)

// Speaker is one speaker and what is reported of them.
type Speaker struct {
	Name, Title string
	Letters     []string
	Utterances  []Utterance
}

// Utterance is one thing said, in the wordings that articles give it.
type Utterance struct {
	*synoptic.Utterance
	Letters  []string
	Wordings []Wording
	// Notable is set where more than one article or wording carries it.
	Notable bool
}

// Wording is one wording with its passages.
type Wording struct {
	*synoptic.Wording
	First bool // the one that the others are held against
	// Diff marks in what it differs from the first wording; nil for the first,
	// and where the two have too little in common for that to say anything.
	Diff []Piece

	Letters  []string
	Evidence []Evidence
	Kind     synoptic.QuoteKind
}

// SpeakerName is an utterance's speaker: the entity's name, or else the words
// of the article.
func (s *Story) SpeakerName(u *synoptic.Utterance) string {
	if u.Speaker != nil {
		if e := s.entity[*u.Speaker]; e != nil && e.Name != "" {
			return e.Name
		}
	}
	return u.SpeakerText
}

func (s *Story) addSpeakers() {
	byKey := map[string]int{}
	ids := map[int][]string{}
	for i := range s.Utterances {
		u := &s.Utterances[i]
		v, from := s.viewUtterance(u)
		if len(v.Wordings) == 0 {
			continue
		}
		name := s.SpeakerName(u)
		key := "t" + strings.ToLower(name)
		if u.Speaker != nil {
			key = "e" + *u.Speaker
		}
		n, ok := byKey[key]
		if !ok || name == "" {
			n = len(s.Speakers)
			byKey[key] = n
			s.Speakers = append(s.Speakers, Speaker{Name: name, Title: s.firstTitle(u)})
		}
		s.Speakers[n].Utterances = append(s.Speakers[n].Utterances, v)
		ids[n] = append(ids[n], from...)
	}
	for i := range s.Speakers {
		sp := &s.Speakers[i]
		sp.Letters = s.Letters(ids[i])
		slices.SortStableFunc(sp.Utterances, func(a, b Utterance) int { return rank(b) - rank(a) })
	}
	slices.SortStableFunc(s.Speakers, func(a, b Speaker) int { return rank(b.Utterances[0]) - rank(a.Utterances[0]) })
}

// rank orders utterances by how much there is to compare.
func rank(u Utterance) int {
	n := 100*len(u.Letters) + len(u.Wordings)
	for _, w := range u.Wordings {
		n += 10 * len(w.Changes)
	}
	return n
}

func (s *Story) firstTitle(u *synoptic.Utterance) string {
	if u.Speaker == nil {
		return ""
	}
	if e := s.entity[*u.Speaker]; e != nil {
		for _, t := range e.Titles {
			if !courtesy(t.Text) {
				return t.Text
			}
		}
	}
	return ""
}

func (s *Story) viewUtterance(u *synoptic.Utterance) (v Utterance, ids []string) {
	v.Utterance = u
	for i := range u.Wordings {
		w := Wording{Wording: &u.Wordings[i]}
		from := slices.Clone(w.Articles)
		for _, r := range u.Reports {
			if r.Wording != i {
				continue
			}
			if e, ok := s.evidence(r.Span); ok {
				e.Source = s.viaOf(r.Via)
				w.Evidence = append(w.Evidence, e)
				from = append(from, r.Span.Article)
				w.Kind = r.Kind
			}
		}
		if w.Letters = s.Letters(from); len(w.Letters) == 0 {
			continue
		}
		s.sortEvidence(w.Evidence)
		if w.First = len(v.Wordings) == 0; !w.First {
			if d := Diff(v.Wordings[0].Text, w.Text); Alike(d, w.Relation == synoptic.Paraphrased) {
				w.Diff = d
			}
		}
		v.Wordings = append(v.Wordings, w)
		ids = append(ids, from...)
	}
	v.Letters = s.Letters(ids)
	v.Notable = len(v.Letters) > 1 || len(v.Wordings) > 1
	return v, ids
}

func (s *Story) viaOf(ids []string) Source {
	var chain []synoptic.ReportedBy
	for _, id := range ids {
		chain = append(chain, synoptic.ReportedBy{Origin: id})
	}
	src := s.sourceOf(chain, "")
	src.At = nil
	return src
}
