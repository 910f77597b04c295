// Package key reads answer keys: what a person found in a story's articles.
package key

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Key is the answer key of one story. Passages are exact substrings of the
// article's file.
type Key struct {
	Case       string      `json:"case"`
	Notes      string      `json:"notes"`
	Entities   []Entity    `json:"entities"`
	NotSame    [][]string  `json:"not_same"`
	Quotes     []Quote     `json:"quotes"`
	Utterances []Utterance `json:"utterances"`
	Figures    []Figure    `json:"figures"`
	Dates      []Date      `json:"dates"`
	Claims     []Claim     `json:"claims"`
	Disputes   []Dispute   `json:"disputes"`
	Origins    []Origin    `json:"origins"`
	Reprints   [][]string  `json:"reprints"` // two documents and a remark
}

// Entity is a name by document. Type is PER, ORG, LOC or another.
type Entity struct {
	ID    string              `json:"id"`
	Type  string              `json:"type"`
	Names map[string][]string `json:"names"`
}

// Quote is one quotation of one document. A speaker that begins with "?" is
// no entity of the key.
type Quote struct {
	Doc     string  `json:"doc"`
	Content string  `json:"content"`
	Cue     string  `json:"cue"`
	Speaker *string `json:"speaker"`
	Kind    string  `json:"kind"`
}

// Utterance is one thing said once, by document.
type Utterance struct {
	ID       string            `json:"id"`
	Speaker  *string           `json:"speaker"`
	Passages map[string]string `json:"passages"`
}

// Claim is one proposition, by document.
type Claim struct {
	ID       string            `json:"id"`
	Text     string            `json:"text"`
	Passages map[string]string `json:"passages"`
	Status   string            `json:"status"`
}

// Figure is a quantity of one thing.
type Figure struct {
	ID       string        `json:"id"`
	What     string        `json:"what"`
	Values   []FigureValue `json:"values"`
	Relation string        `json:"relation"`
}

// FigureValue is a document's value: null where vague, a list for a range.
type FigureValue struct {
	Doc     string          `json:"doc"`
	Passage string          `json:"passage"`
	Value   json.RawMessage `json:"value"`
	Bound   string          `json:"bound"`
	By      string          `json:"by"`
}

// Date is the time of one thing.
type Date struct {
	ID     string      `json:"id"`
	What   string      `json:"what"`
	Values []DateValue `json:"values"`
}

// DateValue is a document's time of it, in ISO 8601.
type DateValue struct {
	Doc     string `json:"doc"`
	Passage string `json:"passage"`
	Value   string `json:"value"`
}

// Dispute is what the documents differ in. Nature is "dispute" (or ""),
// "update" or "doubtful".
type Dispute struct {
	Kind      string     `json:"kind"`
	About     string     `json:"about"`
	Positions []Position `json:"positions"`
	Nature    string     `json:"nature"`
}

// Position is one side of a dispute.
type Position struct {
	Docs []string `json:"docs"`
	Says string   `json:"says"`
}

// Origin is whom a document has something from.
type Origin struct {
	Doc     string `json:"doc"`
	Passage string `json:"passage"`
	Name    string `json:"name"`
	Kind    string `json:"kind"`
}

// Story is a key with its documents' texts.
type Story struct {
	Name  string
	Dir   string
	Key   Key
	Docs  []string // in order
	Texts map[string]string
}

var document = regexp.MustCompile(`^[A-Z]\.txt$`)

// Load reads the key and the documents of the story in a folder.
func Load(dir string) (*Story, error) {
	s := &Story{Name: filepath.Base(dir), Dir: dir, Texts: map[string]string{}}
	b, err := os.ReadFile(filepath.Join(dir, "key.json"))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &s.Key); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if !document.MatchString(f.Name()) {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return nil, err
		}
		doc := strings.TrimSuffix(f.Name(), ".txt")
		s.Docs = append(s.Docs, doc)
		s.Texts[doc] = string(b)
	}
	return s, nil
}

// Place is a range of bytes in a document.
type Place struct {
	Doc        string
	Start, End int
}

// Find is where a passage first stands in a document.
func (s *Story) Find(doc, passage string) (Place, bool) {
	i := strings.Index(s.Texts[doc], passage)
	return Place{doc, i, i + len(passage)}, i >= 0 && passage != ""
}

// Hits reports whether two places share at least half of the shorter one.
func (p Place) Hits(q Place) bool {
	if p.Doc != q.Doc {
		return false
	}
	shared := min(p.End, q.End) - max(p.Start, q.Start)
	return shared > 0 && 2*shared >= min(p.End-p.Start, q.End-q.Start)
}
