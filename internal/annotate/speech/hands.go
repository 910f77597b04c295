package speech

import (
	"strings"

	"synoptic"
)

// handsOn reports whether an article takes what a candidate holds from its
// source: words or findings of somebody who can have them.
func (x *reader) handsOn(c candidate, act synoptic.Act) bool {
	t := x.tree
	if c.selfSaid || !act.Reports() && !x.view(c) {
		return false
	}
	if c.frame == frameObject || c.frame == frameNoun || c.frame == frameAdjective || c.frame == frameRelative {
		// "declined to comment", "ordered the evacuation" hand on nothing.
		if c.head >= 0 && t.toks[c.head].Dep == "xcomp" && x.marksIn(c.content) == "" && !x.lex.vows[t.toks[c.cue].Lemma] && act != synoptic.Accuses {
			return false
		}
		switch act {
		case synoptic.Orders, synoptic.Asks:
			return false
		case synoptic.Foresees:
			if c.source.head < 0 || t.toks[c.source.head].Pos == "PRON" {
				return false
			}
		}
	}
	if x.lex.naming[t.toks[c.cue].Lemma] && c.frame == frameObject && t.child(c.cue, "oprd") < 0 && x.marksIn(c.content) == "" {
		return false // "called his mother"
	}
	if x.withheld(c.cue) {
		return false
	}
	if x.inside[c.cue] >= 0 && c.entity < 0 {
		return false // what somebody quoted says of others
	}
	return x.canSpeak(c)
}

// view reports whether a candidate says what somebody other than the writer
// believes: "analysts believe that prices will fall".
func (x *reader) view(c candidate) bool {
	t := x.tree
	if c.cue < 0 || c.frame != frameClause || c.source.head < 0 || !x.lex.beliefs[t.toks[c.cue].Lemma] || x.inside[c.cue] >= 0 {
		return false
	}
	return !x.lex.is("notOther", t.toks[c.source.head].Norm)
}

// withheld reports whether a cue says that something was not said, or not yet:
// "did not say", "will announce", "planned to tell".
func (x *reader) withheld(c int) bool {
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
		case "aux":
			if d.Tag == "MD" {
				return true
			}
			if d.Tag == "TO" {
				return !x.lex.is("goesOn", t.toks[t.head(c)].Lemma)
			}
		}
	}
	return false
}

// canSpeak reports whether the source of a candidate is somebody or something
// that can be a source. No source at all ("reportedly") can.
func (x *reader) canSpeak(c candidate) bool {
	p := c.source
	if p.head < 0 {
		return c.antecedent != nil || c.entity >= 0 || x.hearsay(c)
	}
	if c.entity >= 0 || c.frame == frameAccord {
		return true
	}
	tok := x.tree.toks[p.head]
	if tok.Pos == "PROPN" || x.label[p.head] != "" && tok.Pos != "NUM" {
		return true
	}
	if _, ok := x.lex.sources[tok.Lemma]; ok {
		return true
	}
	if _, ok := x.lex.sources[strings.ToLower(tok.Norm)]; ok {
		return true
	}
	if tok.Pos == "PRON" {
		return c.antecedent != nil || !c.named.IsZero()
	}
	if x.lex.personNoun(tok.Lemma) {
		return true
	}
	// What says something in plain words is taken at its word.
	switch x.act(c) {
	case synoptic.Says, synoptic.Writes:
		return c.frame == frameQuote || c.frame == frameClause && c.score >= 0.8
	}
	return false
}

// hearsay reports whether a candidate without a source says that there is one
// ("is said to have", "it was reported that", "reportedly"), rather than who
// was told something.
func (x *reader) hearsay(c candidate) bool {
	t := x.tree
	switch {
	case c.frame == frameAdverb, c.frame == frameFloat, c.frame == frameQuote, c.frame == frameColon:
		return true
	case x.marksIn(c.content) != "":
		return true
	}
	s := t.child(c.cue, "nsubjpass", "expl")
	if s < 0 {
		return false
	}
	if x.act(c) == synoptic.Foresees {
		return false // "it is expected that": the writer's own view of things
	}
	if c.frame == frameClause {
		return x.lex.is("dummy", t.toks[s].Norm)
	}
	return c.frame == frameObject && c.head >= 0 && t.child(c.cue, "xcomp") >= 0 && x.hears(t.toks[c.cue].Lemma)
}

// hears reports whether the subject of a verb in the passive is what is said
// ("is reported to have left"), not who is spoken to ("was told to leave").
func (x *reader) hears(lemma string) bool {
	switch x.lex.acts[lemma] {
	case synoptic.Says, synoptic.Accuses:
		return !x.lex.hearers[lemma]
	}
	return false
}
