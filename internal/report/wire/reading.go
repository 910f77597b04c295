package wire

import (
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"synoptic"
)

// Reading writes what was read in articles as JSON.
type Reading struct {
	Version string
	// Compact leaves indentation away.
	Compact bool
}

// Write writes readings one after another, each on a line of its own (what was
// read in an article is long), holding one of them at a time. It
// stops at the first error, its own or the sequence's; what is written then is
// no whole object, so that nobody takes it for one.
func (f Reading) Write(w io.Writer, readings iter.Seq2[*synoptic.Reading, error]) error {
	e := newEncoder(w, f.Compact)
	e.open()
	e.field("schema", synoptic.ReadingSchema)
	e.field("version", f.Version)
	e.list("articles")
	for r, err := range readings {
		if err != nil {
			return err
		}
		a, err := newArticle(r)
		if err != nil {
			return err
		}
		e.line(filled(a))
		if e.err != nil {
			return e.err
		}
	}
	e.endList()
	return e.close()
}

// ReadingFile is the JSON of readings; Write writes it in parts.
type ReadingFile struct {
	Schema   string           `json:"schema"`
	Version  string           `json:"version"`
	Articles []ReadingArticle `json:"articles"`
}

// ReadingArticle is one article and what was read in it. Offsets are in bytes
// of the article's text; an index counts from 0.
type ReadingArticle struct {
	synoptic.ArticleInfo
	// Anchor is the day that relative times are resolved against, null if
	// there is none.
	Anchor        *string             `json:"anchor"`
	AnchorFrom    synoptic.TimeAnchor `json:"anchor_from"`
	Sentences     []synoptic.Span     `json:"sentences"`
	Tokens        []Token             `json:"tokens"`
	ModelEntities []ModelEntity       `json:"model_entities"`
	Entities      []LocalEntity       `json:"entities"`
	Mentions      []Mention           `json:"mentions"`
	Quotes        []Quote             `json:"quotes"`
	Times         []Time              `json:"times"`
	Quantities    []Quantity          `json:"quantities"`
	Attributions  []Attribution       `json:"attributions"`
	Claims        []Clause            `json:"claims"`
}

// Place is a span with the slice that it stands for.
type Place struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Token is a token of the language engine. Head is an index into tokens; that
// of a root is its own.
type Token struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Norm  string `json:"norm"`
	Lemma string `json:"lemma"`
	Tag   string `json:"tag"`
	Pos   string `json:"pos"`
	Dep   string `json:"dep"`
	Head  int    `json:"head"`
}

// ModelEntity is a name as the recogniser gave it, before any repair.
type ModelEntity struct {
	Span  Place  `json:"span"`
	Label string `json:"label"`
}

// LocalEntity is whom several mentions of the article refer to.
type LocalEntity struct {
	ID   string              `json:"id"`
	Type synoptic.EntityType `json:"type"`
	Name string              `json:"name"`
}

// Mention is a name, description or pronoun. Entity is a local ID.
type Mention struct {
	Span   Place                `json:"span"`
	Type   synoptic.EntityType  `json:"type"`
	Kind   synoptic.MentionKind `json:"kind"`
	Title  *Place               `json:"title"`
	Entity *string              `json:"entity"`
}

// Quote is reported speech. Speaker is a local ID.
type Quote struct {
	Span        Place              `json:"span"`
	Kind        synoptic.QuoteKind `json:"kind"`
	Cue         *Place             `json:"cue"`
	SpeakerSpan *Place             `json:"speaker_span"`
	Speaker     *string            `json:"speaker"`
	Quoted      []Place            `json:"quoted"`
}

// Time is an expression of time.
type Time struct {
	Span      Place               `json:"span"`
	Type      synoptic.TimeType   `json:"type"`
	Value     *string             `json:"value"`
	Timex     string              `json:"timex"`
	Precision synoptic.Precision  `json:"precision"`
	Anchor    synoptic.TimeAnchor `json:"anchor"`
}

// Quantity is a number of something.
type Quantity struct {
	Span   Place          `json:"span"`
	Value  *float64       `json:"value"`
	Low    *float64       `json:"low"`
	High   *float64       `json:"high"`
	Bound  synoptic.Bound `json:"bound"`
	Strict bool           `json:"strict"`
	Unit   string         `json:"unit"`
	Of     *Place         `json:"of"`
	AsOf   *string        `json:"as_of"`
}

// Attribution is the words by which the article says whom it has a passage
// from. Outer is the index of the attribution that it stands inside of.
type Attribution struct {
	Span       Place               `json:"span"`
	Source     *Place              `json:"source"`
	Cue        *Place              `json:"cue"`
	Content    *Place              `json:"content"`
	Kind       synoptic.OriginKind `json:"kind"`
	Entity     *string             `json:"entity"`
	Outer      *int                `json:"outer"`
	Confidence float64             `json:"confidence"`
}

// Clause is one proposition. When is a place among times; Attribution indexes
// attributions, outermost first.
type Clause struct {
	Span        Place           `json:"span"`
	Subject     *Place          `json:"subject"`
	Predicate   *Place          `json:"predicate"`
	Object      *Place          `json:"object"`
	Place       *Place          `json:"place"`
	When        *ClauseTime     `json:"when"`
	Quantities  []int           `json:"quantities"`
	Negated     bool            `json:"negated"`
	Modality    string          `json:"modality"`
	Stance      synoptic.Stance `json:"stance"`
	Background  bool            `json:"background"`
	Attribution []int           `json:"attribution"`
	Quote       *int            `json:"quote"`
}

// ClauseTime is when a clause says that it was.
type ClauseTime struct {
	Value *string `json:"value"`
	Span  Place   `json:"span"`
}

func newArticle(r *synoptic.Reading) (*ReadingArticle, error) {
	if r.Article == nil {
		return nil, fmt.Errorf("reading without an article: %w", synoptic.ErrSpan)
	}
	if !utf8.ValidString(r.Article.Text) {
		return nil, fmt.Errorf("the text of article %s is no UTF-8: %w", r.Article.ID, synoptic.ErrSpan)
	}
	c := copier{r: r, text: r.Article.Text}
	out := &ReadingArticle{ArticleInfo: c.info(), Anchor: some(r.Anchor), AnchorFrom: r.AnchorFrom}
	if out.AnchorFrom == "" {
		out.AnchorFrom = synoptic.AnchorNone
	}
	c.syntax(out)
	c.names(out)
	c.speech(out)
	c.times(out)
	c.clauses(out)
	if c.err != nil {
		return nil, fmt.Errorf("article %s: %w", r.Article.ID, c.err)
	}
	return out, nil
}
