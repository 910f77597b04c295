package measures

import "synoptic"

// tense is the time that a clause is told in.
type tense uint8

const (
	noTense tense = iota
	pastTense
	presentTense
	futureTense
)

// reach bounds the steps up the tree and the tokens looked at on either side
// of a verb, so that a hostile text of one sentence costs no more than others.
const reach = 24

// verbOf is the verb that governs token i, or -1.
func verbOf(s *synoptic.Syntax, i int) int {
	for k := 0; k < reach && i >= 0 && i < len(s.Tokens); k++ {
		tok := &s.Tokens[i]
		if len(tok.Tag) > 1 && tok.Tag[:2] == "VB" && tok.Dep != "amod" && tok.Dep != "aux" && tok.Dep != "auxpass" && tok.Dep != "compound" {
			return i
		}
		if tok.Head == i {
			return -1
		}
		i = tok.Head
	}
	return -1
}

// tenseAt is the tense of the clause that token i stands in.
func tenseAt(s *synoptic.Syntax, i int) tense {
	v := verbOf(s, i)
	for k := 0; v >= 0 && k < 4; k++ {
		if x := tenseOf(s, v); x != noTense {
			return x
		}
		h := s.Tokens[v].Head
		if h == v {
			break
		}
		v = verbOf(s, h)
	}
	return noTense
}

// tenseOf is the tense of the verb at v by its own form and its auxiliaries;
// noTense where its head decides.
func tenseOf(s *synoptic.Syntax, v int) tense {
	tok := &s.Tokens[v]
	to, had, is, has := false, false, false, false
	for j := max(0, v-reach); j < min(len(s.Tokens), v+3); j++ {
		c := &s.Tokens[j]
		if c.Head != v || j == v || c.Dep != "aux" && c.Dep != "auxpass" {
			continue
		}
		switch c.Norm {
		case "will", "wo", "shall", "'ll", "’ll", "may", "might", "should", "must", "would", "'d", "could", "can":
			if c.Tag == "MD" {
				for q := j + 1; q < v; q++ { // "could have died" is past
					if a := &s.Tokens[q]; a.Head == v && a.Norm == "have" {
						return pastTense
					}
				}
				if c.Norm == "could" || c.Norm == "can" {
					return noTense
				}
				return futureTense
			}
		case "to":
			to = true
		}
		switch c.Tag {
		case "VBD":
			had = true
		case "VBZ", "VBP":
			is = true
			has = has || c.Lemma == "have"
		}
	}
	switch {
	case isWord(tok.Lemma, deferringVerbWord):
		if tok.Tag == "VBN" && !had || tok.Tag == "VBG" {
			return futureTense
		}
		if tok.Tag == "VBN" && !perfect(s, v) {
			return futureTense
		}
	case tok.Lemma == "set":
		if tok.Tag == "VBN" && v+1 < len(s.Tokens) && (s.Tokens[v+1].Norm == "to" || s.Tokens[v+1].Norm == "for") {
			return futureTense
		}
	}
	switch {
	case to:
		h := s.Tokens[v].Head
		if h != v && !isNounTag(s.Tokens[h].Tag) {
			if tenseOf(s, h) == pastTense && perfect(s, h) {
				return pastTense
			}
			if isWord(s.Tokens[h].Lemma, planningVerbWord) {
				return futureTense
			}
		}
		return noTense
	case had, tok.Tag == "VBD":
		return pastTense
	case tok.Tag == "VBN":
		if is && !has {
			return presentTense
		}
		if is || tok.Dep == "acl" || tok.Dep == "advcl" {
			return pastTense
		}
		return noTense
	case tok.Tag == "VBG":
		if is {
			return presentTense
		}
		return noTense
	case tok.Tag == "VBZ" || tok.Tag == "VBP":
		return presentTense
	}
	return noTense
}

// perfect reports whether the verb at v stands in the past perfect.
func perfect(s *synoptic.Syntax, v int) bool {
	for j := max(0, v-reach); j < v; j++ {
		if c := &s.Tokens[j]; c.Head == v && c.Dep == "aux" && c.Tag == "VBD" && c.Lemma == "have" {
			return true
		}
	}
	return false
}
