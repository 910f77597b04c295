package synoptic

// Token is one word, mark or run of white space as the language engine cut
// it, with what the engine says of it.
type Token struct {
	Span
	Norm  string // lower-cased, contractions spelled out ("n't" is "not")
	Lemma string
	Tag   string // Penn Treebank tag ("NNP"); "_SP" for white space
	Pos   string // Universal Dependencies coarse tag ("PROPN")
	Morph string // features ("Number=Sing|Person=3"), "" if none are known
	Dep   string // dependency label in ClearNLP style ("nsubj"); "ROOT" for a root
	Head  int    // index of the head token; its own index for a root
}

// IsSpace reports whether the token is white space.
func (t Token) IsSpace() bool { return t.Pos == "SPACE" || t.Tag == "_SP" }

// Sentence is a sentence and its tokens [First, Last).
type Sentence struct {
	Span
	First, Last int
}

// ModelEntity is a name as the recogniser gave it, before any repair, over
// the tokens [First, Last). Label is OntoNotes' ("PERSON", "GPE", …).
type ModelEntity struct {
	Span
	First, Last int
	Label       string
}

// Syntax is what the language engine reads in a text. Sentences follow one
// another without gap over all tokens; entities do not overlap.
type Syntax struct {
	Tokens    []Token
	Sentences []Sentence
	Entities  []ModelEntity
}
