package speech

import (
	"synoptic"
)

// accept decides whether a candidate from the tree is an attribution.
func (x *reader) accept(c *candidate) bool {
	if c.frame == frameAdverb || x.quoting(c.cue) >= 0 && c.frame == frameClause {
		c.score = 0.9
		return true
	}
	if c.frame == frameObject {
		if prep := x.lex.onlyWith[x.tree.toks[c.cue].Lemma]; prep != "" {
			c.score = 0.8
			return x.withPrep(c.cue, prep)
		}
		if !x.holdsWords(c) {
			return false
		}
	}
	if len(x.model.Accept) == 0 {
		_, known := x.lex.acts[x.tree.toks[c.cue].Lemma]
		return known || c.frame == frameAccord
	}
	f := features{weights: x.model.Accept, buf: x.buf}
	x.describe(c, &f)
	x.buf = f.buf
	c.score = sigmoid(f.sum)
	return c.score >= x.threshold || c.score >= x.threshold/8 && x.plainReport(c)
}

// withPrep reports whether a cue has an object and a number brought by prep.
func (x *reader) withPrep(c int, prep string) bool {
	t := x.tree
	if t.child(c, "dobj") < 0 {
		return false
	}
	for _, k := range t.children(c) {
		if k < c || t.toks[k].Norm != prep {
			continue
		}
		for i := t.left[k]; i <= t.right[k]; i++ {
			if t.toks[i].Pos == "NUM" {
				return true
			}
		}
	}
	return false
}

// holdsWords reports whether the object of a cue can be what is said, rather
// than who is spoken to ("told the board"), or what is done ("continued to
// fall").
func (x *reader) holdsWords(c *candidate) bool {
	t := x.tree
	lemma := t.toks[c.cue].Lemma
	if x.lex.quoteOnly[lemma] {
		return x.marksIn(c.content) != ""
	}
	if !x.lex.hearers[lemma] || x.lex.acts[lemma] != synoptic.Says || c.head < 0 || t.right[c.cue] > t.right[c.head]+1 {
		return true
	}
	if d := t.toks[c.head].Dep; d != "dobj" && d != "dative" {
		return true
	}
	if k := t.child(c.head, "relcl", "acl", "ccomp"); k > c.head && x.lex.is("that", t.toks[t.left[k]].Norm) {
		return true // "assured residents that …", hung on the residents
	}
	tok := t.toks[c.head]
	return x.mention[c.head] < 0 && tok.Pos != "PRON" && !x.lex.isSource(tok)
}

// plainReport reports whether a candidate says without more that somebody
// said something: labelled corpora leave out some of these that stand inside
// of other reports, but a chain of attribution needs each of its links.
func (x *reader) plainReport(c *candidate) bool {
	t := x.tree
	tok := t.toks[c.cue]
	if c.frame != frameClause || c.source.head < 0 || x.inside[c.cue] >= 0 || tok.Tag != "VBD" && tok.Tag != "VBZ" && tok.Tag != "VBP" {
		return false
	}
	switch act := x.lex.acts[tok.Lemma]; act {
	case synoptic.Says, synoptic.Writes, synoptic.Shows, synoptic.DeniesIt, synoptic.Accuses:
	default:
		if !act.Reports() || tok.Dep != "ROOT" {
			return false
		}
	}
	if x.inside[c.source.head] >= 0 {
		return false
	}
	if x.lex.is("selfOrHearer", t.toks[c.source.head].Norm) {
		return false
	}
	for _, k := range t.children(c.cue) {
		switch t.toks[k].Dep {
		case "aux", "neg":
			return false
		case "mark":
			if !x.lex.is("that", t.toks[k].Norm) {
				return false
			}
		}
	}
	return true
}
