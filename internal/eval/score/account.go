package score

import (
	"fmt"
	"path/filepath"
	"slices"

	"synoptic"
	"synoptic/internal/eval/key"
)

// The measures of an account, in the order in which they are shown.
const (
	personNames = iota
	organizationNames
	personJoins
	quotes
	quoteSpeakers
	utteranceLinks
	claimLinks
	figureValues
	figureLinks
	dates
	disputes
	origins
	reprints
	claimStatus
	figureRelation
	utteranceSpeakers
	mergedPeople
	spansDiffer
	updatesDisputed
	accountMeasures
)

func newAccountMeasures() []Measure {
	ms := make([]Measure, accountMeasures)
	for i, name := range []string{
		"person names", "organization names", "person joins", "quotes", "quote speakers", "utterance links", "claim links",
		"figure values", "figure links", "dates", "disputes", "origins", "reprints",
		"claim status", "figure relation", "utterance speakers",
		"merged people that differ", "spans that differ from their text", "updates called disputes",
	} {
		ms[i].Name = name
		switch {
		case i >= mergedPeople:
			ms[i].Kind = Errors
		case i >= claimStatus:
			ms[i].Kind = Share
		}
	}
	return ms
}

// Tell is told of each miss and each invention: what it is, and the details.
// It may be nil.
type Tell func(what, detail string)

// Account measures an account of a story against the story's key. Its
// articles are matched to the key's documents by the first letter of their
// file's name.
func Account(acc *synoptic.Account, story *key.Story, tell Tell) []Measure {
	s := &scorer{
		key: &story.Key, texts: story.Texts, acc: acc, tell: tell, m: newAccountMeasures(),
		docOf: map[string]string{}, text: map[string]string{}, place: map[string]*placer{}, runes: map[string][]rune{}, found: map[string]map[string]spot{},
	}
	for _, d := range story.Docs {
		s.runes[d] = []rune(story.Texts[d])
	}
	for _, a := range acc.Articles {
		base := filepath.Base(a.Path)
		d := base[:min(1, len(base))]
		if text, ok := story.Texts[d]; ok {
			s.docOf[a.ID], s.text[d], s.place[d] = d, a.Text, newPlacer(a.Text, text)
		}
	}
	for _, st := range acc.Stories {
		s.entities = append(s.entities, st.Entities...)
		s.utterances = append(s.utterances, st.Utterances...)
		s.claims = append(s.claims, st.Claims...)
		s.figures = append(s.figures, st.Figures...)
		s.disputes = append(s.disputes, st.Disputes...)
		s.origins = append(s.origins, st.Origins...)
		s.reprints = append(s.reprints, st.Reprints...)
	}
	s.scoreNames()
	s.scoreQuotes()
	s.scoreLinks()
	s.scoreStatus()
	s.scoreFigures()
	s.scoreDates()
	s.scoreDisputes()
	s.scoreOrigins()
	s.scoreReprints()
	return s.m
}

// scorer holds one account, its key, and what the parts of the scoring share.
type scorer struct {
	key   *key.Key
	texts map[string]string // the key's documents
	acc   *synoptic.Account
	tell  Tell
	m     []Measure

	docOf map[string]string // of article IDs
	text  map[string]string // the prediction's, by document
	place map[string]*placer
	runes map[string][]rune
	found map[string]map[string]spot

	entities   []synoptic.Entity
	utterances []synoptic.Utterance
	claims     []synoptic.Claim
	figures    []synoptic.Figure
	disputes   []synoptic.Dispute
	origins    []synoptic.Origin
	reprints   []synoptic.Reprint

	toGold map[string]string // predicted entity to the key's
}

func (s *scorer) say(what, format string, args ...any) {
	if s.tell != nil {
		s.tell(what, fmt.Sprintf(format, args...))
	}
}

// at is where a predicted passage stands in the key's document.
func (s *scorer) at(p synoptic.Passage) spot {
	d, ok := s.docOf[p.Article]
	if !ok {
		return spot{}
	}
	if p.Span().In(s.text[d]) != p.Text {
		s.m[spansDiffer].Given++
	}
	if r, ok := s.place[d].at(p.Span()); ok {
		return spot{d, r}
	}
	return spot{}
}

func (s *scorer) all(ps []synoptic.Passage) []spot {
	out := make([]spot, len(ps))
	for i, p := range ps {
		out[i] = s.at(p)
	}
	return out
}

// find is where a passage of the key first stands in its document.
func (s *scorer) find(doc, passage string) spot {
	if p, ok := s.found[doc][passage]; ok {
		return p
	}
	if s.found[doc] == nil {
		s.found[doc] = map[string]spot{}
	}
	p := find(doc, s.texts[doc], passage)
	s.found[doc][passage] = p
	return p
}

// passages are a key item's places, in order of documents.
func (s *scorer) passages(of map[string]string) []spot {
	var out []spot
	for _, d := range sortedKeys(of) {
		if p := s.find(d, of[d]); p.ok() {
			out = append(out, p)
		}
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func anySame(p spot, of []spot) bool {
	return slices.ContainsFunc(of, func(q spot) bool { return same(p, q) })
}

// firstBest is the index of the first of n with the highest value, -1 of none.
func firstBest(n int, value func(i int) int) int {
	best, top := -1, 0
	for i := range n {
		if v := value(i); best < 0 || v > top {
			best, top = i, v
		}
	}
	return best
}
