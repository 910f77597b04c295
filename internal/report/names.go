package report

import (
	"slices"
	"strings"

	"synoptic"
)

// Name is an entity that outlets spell or title in different ways.
type Name struct {
	*synoptic.Entity
	Letters  []string
	Spelled  []Spelling // spellings other than the short forms
	Short    []Spelling // the same name, shortened
	Titled   []Spelling
	Spelling bool // spellings differ
	// Notable is set where spellings or titles differ.
	Notable bool
}

// Spelling is a spelling or title, who has it, and where.
type Spelling struct {
	Text     string
	Letters  []string
	Evidence []Evidence
	By       synoptic.JoinedBy // "" for titles
}

// NameTerms is what outlets call an entity in their own narration.
type NameTerms struct {
	Name  string
	Terms []Spelling
}

func (s *Story) addNames() {
	for i := range s.Entities {
		e := &s.Entities[i]
		n := Name{Entity: e}
		var all []string
		for _, v := range e.Variants {
			var ids []string
			for _, a := range s.Arts {
				if v.Articles[a.ID] > 0 {
					ids = append(ids, a.ID)
				}
			}
			sp := s.spelling(v.Text, ids, v.Spans)
			sp.By = v.JoinedBy
			if sp.By == synoptic.JoinedSurname || sp.By == synoptic.JoinedTitle {
				n.Short = append(n.Short, sp)
			} else {
				n.Spelled = s.addSpelling(n.Spelled, sp)
			}
			all = append(all, ids...)
		}
		for _, t := range e.Titles {
			n.Titled = s.addSpelling(n.Titled, s.spelling(t.Text, nil, t.Spans))
		}
		n.Letters = s.Letters(all)
		n.Spelling = len(n.Spelled) > 1
		n.Notable = n.Spelling || len(n.Titled) > 1
		if n.Notable || e.Type == synoptic.Person && len(n.Titled) > 0 {
			s.Names = append(s.Names, n)
		}
	}
	slices.SortStableFunc(s.Names, func(a, b Name) int { return nameRank(b) - nameRank(a) })
	for _, n := range s.Naming {
		t := NameTerms{Name: n.Entity}
		if e := s.entity[n.Entity]; e != nil {
			t.Name = e.Name
		}
		for _, x := range n.Terms {
			t.Terms = append(t.Terms, s.spelling(x.Text, x.Articles, x.Spans))
		}
		if len(t.Terms) > 0 && !sameAsTitles(t.Terms, s.entity[n.Entity]) {
			s.Terms = append(s.Terms, t)
		}
	}
}

// addSpelling adds a spelling; one that differs from another in capitals alone
// goes with that.
func (s *Story) addSpelling(list []Spelling, x Spelling) []Spelling {
	i := slices.IndexFunc(list, func(y Spelling) bool { return strings.EqualFold(x.Text, y.Text) })
	if i < 0 {
		return append(list, x)
	}
	y := &list[i]
	y.Evidence = append(y.Evidence, x.Evidence...)
	s.sortEvidence(y.Evidence)
	var both []string
	for _, a := range s.Arts {
		if slices.Contains(x.Letters, a.Letter) || slices.Contains(y.Letters, a.Letter) {
			both = append(both, a.Letter)
		}
	}
	y.Letters = both
	return list
}

// sameAsTitles reports whether terms say nothing that the titles do not.
func sameAsTitles(ts []Spelling, e *synoptic.Entity) bool {
	return e != nil && !slices.ContainsFunc(ts, func(t Spelling) bool {
		return !slices.ContainsFunc(e.Titles, func(x synoptic.EntityTitle) bool { return x.Text == t.Text })
	})
}

func nameRank(n Name) int {
	r := len(n.Letters)
	if n.Spelling {
		r += 200
	}
	if len(n.Titled) > 1 {
		r += 100
	}
	return r
}

func (s *Story) spelling(text string, ids []string, spans []synoptic.Passage) Spelling {
	sp := Spelling{Text: text, Evidence: s.evidences(spans)}
	ids = slices.Clone(ids)
	for _, x := range spans {
		ids = append(ids, x.Article)
	}
	sp.Letters = s.Letters(ids)
	return sp
}
