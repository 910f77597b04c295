package speech

import (
	"strings"

	"synoptic"
)

// said is the act of a candidate as something that somebody said. Attitudes
// ("expects to sell"), deeds ("pleaded guilty", "called him in") and what
// nobody is known to have said are attributions at most: their act here is
// one that does not report.
func (x *reader) said(c candidate) synoptic.Act {
	act := x.act(c)
	if c.frame == frameNoun && x.lex.is("that", c.prep) && x.lex.is("saidNouns", x.tree.toks[c.cue].Lemma) && (c.source.head >= 0 || c.entity >= 0) {
		return synoptic.Says // "his announcement that"
	}
	if !act.Reports() {
		return act
	}
	switch c.frame {
	case frameQuote, frameFloat, frameAccord, frameColon, frameCite, frameAs:
		return act
	case frameAdverb:
		if x.marksIn(c.content) != "" {
			return act
		}
		return synoptic.Mentions
	}
	t := x.tree
	tok := t.toks[c.cue]
	marks := x.marksIn(c.content) != ""
	switch {
	case x.unsaid(c.cue) && !marks:
		return synoptic.Mentions
	case c.source.head < 0 && c.entity < 0 && c.named.IsZero() && !marks:
		return synoptic.Mentions
	case marks:
		return act
	}
	person := x.human(c)
	switch c.frame {
	case frameClause:
		if act == synoptic.Shows && person && !x.lex.is("telling", tok.Lemma) {
			return synoptic.Thinks // an officer finds; a study says
		}
		return act
	case frameNoun:
		if x.lex.is("that", c.prep) || x.lex.is("whether", c.prep) {
			return act
		}
	case frameObject:
		if c.head < 0 {
			break
		}
		if act == synoptic.Accuses && (x.blamed(c.cue) || x.blamed(c.head)) {
			return act
		}
		if x.lex.is("stressing", tok.Lemma) || x.lex.is("callsFor", tok.Lemma) && x.lex.is("for", c.prep) {
			return act // "stressed the need for calm", "called for an end of the strike"
		}
		switch h := t.toks[c.head]; {
		case h.Dep == "xcomp" && h.Pos == "VERB" || h.Pos == "AUX" && h.Dep == "xcomp":
			if x.promises(c.cue, act) || h.Tag == "VBG" && act == synoptic.Says {
				return act
			}
		case h.Pos == "NOUN" || h.Pos == "PROPN":
			// "rejected claims that …", "urged residents to stay"
			for _, k := range t.children(c.head) {
				if k < c.head {
					continue
				}
				switch t.toks[k].Dep {
				case "acl", "ccomp":
					if w := t.toks[t.left[k]].Norm; x.lex.is("that", w) || x.lex.is("whether", w) || act == synoptic.Orders && x.lex.is("openers", w) {
						return act
					}
				}
			}
			if act == synoptic.Orders || act == synoptic.Asks || x.lex.hearers[tok.Lemma] {
				if k := t.child(c.cue, "xcomp"); k > c.head {
					return act // "warned Orr to stay", the infinitive hung on the verb
				}
			}
			if x.lex.naming[tok.Lemma] && t.child(c.cue, "oprd", "xcomp", "attr") > c.cue {
				return act
			}
		}
	}
	if act == synoptic.Foresees {
		return synoptic.Thinks
	}
	return synoptic.Mentions
}

// blamed reports whether a cue says what somebody is to have done: "accused
// the board of hiding the leak".
func (x *reader) blamed(c int) bool {
	for _, k := range x.tree.children(c) {
		if k > c && x.tree.toks[k].Dep == "prep" && x.tree.child(k, "pcomp") > k {
			return true
		}
	}
	return false
}

// promises reports whether a verb with an infinitive gives somebody's word,
// or tells somebody to do something; "agreed to sell" is a deed.
func (x *reader) promises(c int, act synoptic.Act) bool {
	switch act {
	case synoptic.Orders, synoptic.Asks, synoptic.Accuses:
		return true
	}
	return x.lex.vows[x.tree.toks[c].Lemma]
}

// unsaid reports whether the sentence says that the words of cue c were not
// said, may be said, or are wanted to be said.
func (x *reader) unsaid(c int) bool {
	t := x.tree
	tok := t.toks[c]
	if tok.Pos != "VERB" {
		return false
	}
	for _, k := range t.children(c) {
		if k > c {
			break
		}
		switch d := t.toks[k]; d.Dep {
		case "neg":
			return true
		case "mark":
			if x.lex.is("ifs", d.Norm) {
				return true
			}
		case "aux":
			if d.Tag == "MD" {
				return true
			}
			if d.Tag == "TO" && (tok.Dep == "xcomp" || tok.Dep == "acl") && !x.lex.is("goesOn", t.toks[t.head(c)].Lemma) {
				return true
			}
		}
	}
	return false
}

// human reports whether the source of a candidate is a person or people.
func (x *reader) human(c candidate) bool {
	if c.entity >= 0 {
		return x.r.Entities[c.entity].Type == synoptic.Person
	}
	if c.source.head < 0 {
		return false
	}
	tok := x.tree.toks[c.source.head]
	switch x.lex.sources[strings.ToLower(tok.Lemma)] {
	case synoptic.OriginOfficial, synoptic.OriginWitness, synoptic.OriginAnonymous, synoptic.OriginPerson:
		return true
	}
	return x.lex.personNoun(tok.Lemma) || x.pronounGender(tok.Norm) != unknownGender
}
