package lang

// Lexeme is what a word form is by itself, whatever stands around it, by
// spaCy's definitions. Lexemes are shared and never written after they are
// made.
type Lexeme struct {
	Norm    string // lower-cased, spelling variants and contractions made one
	Prefix  string // the first character
	Suffix  string // the last three characters
	Shape   string // "Xxxxx", "dd", runs cut at four
	IsSpace bool   // white space throughout
}
