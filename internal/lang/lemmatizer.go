package lang

import "synoptic"

// Lemmatize sets the lemma of every token of text that Rule left without one.
func (l *Language) Lemmatize(text string, tokens []synoptic.Token) {}
