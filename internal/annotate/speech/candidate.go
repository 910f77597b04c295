package speech

import (
	"synoptic"
)

// frame is the construction by which a cue takes its content.
type frame string

const (
	frameClause    frame = "clause"    // said (that) …
	frameQuote     frame = "quote"     // "…," she said
	frameAs        frame = "as"        // as the mayor said
	frameAccord    frame = "accord"    // according to the mayor
	frameRelative  frame = "relative"  // the plan he proposed
	frameNoun      frame = "noun"      // his claim that
	frameAdjective frame = "adjective" // is confident that
	frameObject    frame = "object"    // confirmed the deaths; called for calm; vowed to fight
	framePass      frame = "pass"      // the deaths were confirmed by
	frameColon     frame = "colon"     // Mayor: bridge closed; Dozens hurt: police
	frameAdverb    frame = "adverb"    // reportedly
	frameCite      frame = "cite"      // citing two officials
	frameFloat     frame = "float"     // speech with no cue of its own
)

// candidate is a possible attribution.
type candidate struct {
	cue     int // head token of the cue
	frame   frame
	head    int // head token of the content, -1 for speech in marks alone
	content synoptic.Span
	source  nounPhrase
	cueSpan synoptic.Span
	via     nounPhrase // who hands on what the source says
	told    nounPhrase // the outlet that the source spoke to
	cited   nounPhrase // whose words the source hands on
	under   int        // the cue of the report that this one is cited in, -1 if none
	score   float64
	start   int    // token at which a content that follows its cue begins, -1 if it does not
	prep    string // the preposition before it
	stretch int    // the first stretch that the content holds, -1 if none

	// Whom the source means.
	at         synoptic.Span // the words that name the speaker
	named      synoptic.Span // where they are named, if at is a pronoun or none
	entity     int
	antecedent *referent
	written    bool // the source is looked for as who wrote what another is
	selfSaid   bool // the source is the speaker of the speech it stands in
}

// nounPhrase is tokens [first, last] around a head; head is -1 for none.
// Via is one more than the token of the relative pronoun that stands for it
// where it is said, 0 if none.
type nounPhrase struct{ first, last, head, via int }

var noPhrase = nounPhrase{-1, -1, -1, 0}

// reader is the work on one article.
type reader struct {
	*Reader
	r       *synoptic.Reading
	tree    *tree
	strs    []stretch
	wrapped bool // single line breaks mean nothing
	// inside gives for each token the stretch that it stands in, or -1.
	inside []int
	found  []candidate
	// outside marks tokens that are no part of the article's own text.
	outside []bool
	byCue   []int // for each token one more than the candidate it is the cue of, or 0
	owner   []int // for each stretch the candidate whose speech it is, or -1
	// mention gives for each token the mention that it is part of, or -1.
	mention []int
	label   []string // the recogniser's label of each token, "" if none
	buf     []byte
	people  []referent // whom the article speaks of, in order
}

func newReader(rd *Reader, r *synoptic.Reading) *reader {
	w := synoptic.Wrapped(r.Article.Text)
	x := &reader{Reader: rd, r: r, wrapped: w, tree: newTree(r, w), strs: stretches(r.Article.Text, w)}
	x.outside = make([]bool, len(r.Tokens))
	if len(r.Article.Body) > 0 {
		k := 0
		for i, t := range r.Tokens {
			for k < len(r.Article.Body) && r.Article.Body[k].End <= t.Start {
				k++
			}
			x.outside[i] = k >= len(r.Article.Body) || r.Article.Body[k].Start > t.Start
		}
	}
	x.inside = make([]int, len(r.Tokens))
	k := 0
	for i, t := range r.Tokens {
		for k < len(x.strs) && x.strs[k].outer.End <= t.Start {
			k++
		}
		x.inside[i] = -1
		if k < len(x.strs) && x.strs[k].outer.Start <= t.Start {
			x.inside[i] = k
		}
	}
	x.indexMentions()
	x.label = make([]string, len(r.Tokens))
	for _, e := range r.Syntax.Entities {
		for i := max(0, e.First); i < min(e.Last, len(x.label)); i++ {
			x.label[i] = e.Label
		}
	}
	return x
}
