package lang

import "synoptic"

// Rule sets Pos, and Lemma where a rule gives one, from tags, labels and
// words.
func (l *Language) Rule(text string, tokens []synoptic.Token) {}
