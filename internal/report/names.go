package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

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
			sp.By = joinShown(v.JoinedBy, v.Text, e.Name)
			if sp.By == synoptic.JoinedSurname || sp.By == synoptic.JoinedTitle {
				n.Short = append(n.Short, sp)
			} else {
				n.Spelled = s.addSpelling(n.Spelled, sp)
			}
			all = append(all, ids...)
		}
		for _, t := range e.Titles {
			if e.Type == synoptic.Person && courtesy(t.Text) {
				continue
			}
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
		t := NameTerms{Name: cmp.Or(n.Entity, n.About)}
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

// courtesies say nothing of an office: one outlet's house style has them, and
// another's has not.
var courtesies = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "mx": true}

// courtesy reports whether a title is one, or ends in one that belongs to the
// next name ("lawyer for Mr.").
func courtesy(title string) bool {
	last := title[strings.LastIndexByte(title, ' ')+1:]
	return courtesies[strings.ToLower(strings.TrimSuffix(last, "."))]
}

// joinShown is by what a spelling was joined, as a report says it: "a letter
// or two apart" of what is a letter or two apart alone.
func joinShown(by synoptic.JoinedBy, text, name string) synoptic.JoinedBy {
	if by != synoptic.JoinedEdit && by != synoptic.JoinedTransliteration {
		return by
	}
	a, b := letterWords(text), letterWords(name)
	if by == synoptic.JoinedTransliteration || apart(strings.Join(a, " "), strings.Join(b, " ")) <= 2 {
		if strings.Join(a, "") != strings.Join(b, "") {
			return by
		}
	}
	return synoptic.JoinedSame
}

// letterWords are a name's words in lower case, of letters and digits alone.
func letterWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, ".", "")), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// apart is the number of letters by which two names differ (Levenshtein);
// names whose lengths differ by more than 2 are 3 apart.
func apart(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > 2 || len(y)-len(x) > 2 || len(x) > 200 || min(len(x), len(y)) < 4 {
		return 3
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diag := row[0]
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			diag, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diag+cost)
		}
	}
	return row[len(y)]
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
	sp := Spelling{Text: text, Evidence: s.Evidences(spans)}
	ids = slices.Clone(ids)
	for _, x := range spans {
		ids = append(ids, x.Article)
	}
	sp.Letters = s.Letters(ids)
	return sp
}
