package score

import (
	"encoding/json"
	"fmt"

	"synoptic"
)

// ParityKey is an article as the reference implementation of the language
// engine reads it. Offsets count characters.
type ParityKey struct {
	ID        string         `json:"id"`
	Tokens    []ParityToken  `json:"tokens"`
	Sentences []int          `json:"sentences"`
	Entities  []ParityEntity `json:"entities"`
}

// ParityToken is a token of the reference; in JSON a list in this order.
type ParityToken struct {
	Start, End           int
	Tag, Pos, Lemma, Dep string
	Head                 int
}

// UnmarshalJSON reads the list.
func (t *ParityToken) UnmarshalJSON(b []byte) error {
	return unmarshalList(b, &t.Start, &t.End, &t.Tag, &t.Pos, &t.Lemma, &t.Dep, &t.Head)
}

// ParityEntity is a name as the reference gives it; in JSON a list in this
// order.
type ParityEntity struct {
	Start, End int
	Label      string
}

// UnmarshalJSON reads the list.
func (e *ParityEntity) UnmarshalJSON(b []byte) error {
	return unmarshalList(b, &e.Start, &e.End, &e.Label)
}

func unmarshalList(b []byte, into ...any) error {
	var list []json.RawMessage
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	if len(list) < len(into) {
		return fmt.Errorf("a list of %d, not %d", len(list), len(into))
	}
	for i, p := range into {
		if err := json.Unmarshal(list[i], p); err != nil {
			return err
		}
	}
	return nil
}

// NewParity gives the measures of parity, counting nothing yet.
func NewParity() []Measure {
	ms := []Measure{}
	for _, n := range []string{"token", "tag", "pos", "lemma", "label", "head"} {
		ms = append(ms, Measure{Name: n, Kind: Share})
	}
	return append(ms, Measure{Name: "entity"}, Measure{Name: "sentence start", Kind: Share})
}

// Parity counts in how much the language engine's reading of an article, as it
// was before any repair, is the reference's.
func Parity(ms []Measure, r *synoptic.Reading, k ParityKey) {
	for i := range 6 {
		ms[i].Gold += len(k.Tokens)
	}
	if r == nil {
		return
	}
	syntax := &r.Syntax
	if r.Parsed != nil {
		syntax = r.Parsed
	}
	at := runesAt(r.Article.Text)
	chars := func(s synoptic.Span) span { return span{at[s.Start], at[s.End]} }
	got := make(map[span]int, len(syntax.Tokens))
	for i, t := range syntax.Tokens {
		got[chars(t.Span)] = i
	}
	index := func(i int) int {
		if n, ok := got[span{k.Tokens[i].Start, k.Tokens[i].End}]; ok {
			return n
		}
		return -1
	}
	for i, t := range k.Tokens {
		n := index(i)
		if n < 0 {
			continue
		}
		p := syntax.Tokens[n]
		head := t.Head >= 0 && t.Head < len(k.Tokens) && p.Head == index(t.Head)
		for j, ok := range []bool{true, p.Tag == t.Tag, p.Pos == t.Pos, p.Lemma == t.Lemma, p.Dep == t.Dep, head} {
			ms[j].right(ok)
		}
	}
	gold := map[ParityEntity]bool{}
	for _, e := range k.Entities {
		gold[e] = true
	}
	given := map[ParityEntity]bool{}
	for _, e := range syntax.Entities {
		s := chars(e.Span)
		given[ParityEntity{s.start, s.end, e.Label}] = true
	}
	ms[6].Gold += len(gold)
	ms[6].Given += len(given)
	for e := range given {
		ms[6].right(gold[e])
	}
	starts := map[int]bool{}
	for _, s := range syntax.Sentences {
		starts[at[s.Start]] = true
	}
	for _, s := range k.Sentences {
		ms[7].Gold++
		ms[7].right(starts[s])
	}
}
