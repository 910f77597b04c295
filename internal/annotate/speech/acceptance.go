package speech

import (
	"strings"

	"synoptic"
)

// describe gives the features by which a candidate is judged.
func (x *reader) describe(c *candidate, f *features) {
	t := x.tree
	tok := t.toks[c.cue]
	lemma, fr := plain(tok.Lemma), string(c.frame)
	act := string(x.lex.acts[tok.Lemma])
	if act == "" {
		act = "-"
	}
	src := x.sourceShape(c.source)
	hp, ht, hd := "-", "-", "-"
	mark := "-"
	if c.head >= 0 {
		hp, ht, hd = t.toks[c.head].Pos, t.toks[c.head].Tag, t.toks[c.head].Dep
		for _, k := range t.children(c.head) {
			if d := t.toks[k].Dep; k < c.head && (d == "mark" || d == "aux" && t.toks[k].Tag == "TO" || d == "advmod" && strings.HasPrefix(t.toks[k].Tag, "W") || t.toks[k].Tag == "WP") {
				mark = plain(t.toks[k].Norm)
				break
			}
		}
	}
	prt, prep := "", c.prep
	if p := t.child(c.cue, "prt"); p >= 0 {
		prt = plain(t.toks[p].Norm)
	}
	f.add("bias")
	f.add("l", lemma)
	f.add("lf", lemma, fr)
	f.add("lp", lemma, prt, prep)
	f.add("af", act, fr)
	f.add("f", fr)
	f.add("fh", fr, hp, mark)
	f.add("fhd", fr, hd, ht)
	f.add("s", src)
	f.add("sf", src, fr)
	f.add("sl", src, lemma)
	f.add("sa", src, act, fr)
	f.add("lm", lemma, mark)
	f.add("lh", lemma, hp, ht)
	f.add("prep", prep, fr, hp)
	if c.head >= 0 {
		f.add("hl", plain(t.toks[c.head].Lemma), fr)
		f.add("lhl", lemma, plain(t.toks[c.head].Lemma))
	}
	if c.source.head >= 0 {
		f.add("sh", plain(t.toks[c.source.head].Lemma))
	}
	f.add("tag", tok.Tag, fr)
	f.add("dep", tok.Dep, fr)
	f.add("deptag", tok.Dep, tok.Tag, act)
	if h := t.head(c.cue); h != c.cue {
		f.add("gov", tok.Dep, plain(t.toks[h].Lemma))
		f.add("govp", tok.Dep, t.toks[h].Pos, lemma)
	}
	for _, k := range t.children(c.cue) {
		switch d := t.toks[k].Dep; d {
		case "aux", "neg", "auxpass":
			f.add(d, plain(t.toks[k].Norm), fr)
			f.add(d, plain(t.toks[k].Lemma), act)
		case "mark":
			f.add("mark", plain(t.toks[k].Norm), fr)
		case "dobj", "dative":
			if k != c.head {
				f.add("obj", d, t.toks[k].Pos, lemma)
			} else {
				f.add("objn", lemma, t.toks[k].Pos)
			}
		case "acomp", "attr":
			f.add("comp", plain(t.toks[k].Lemma))
		}
	}
	in := x.inside[c.cue] >= 0
	if in {
		f.add("inside", fr)
		f.add("insidea", act, src)
	}
	marks := x.marksIn(c.content)
	if marks != "" {
		f.add("marks", marks, fr, act)
		f.add("marksl", marks, lemma)
	}
	n := 0
	if c.head >= 0 {
		n = t.right[c.head] - t.left[c.head]
		f.add("dist", bucket(t.left[c.head]-c.cue), fr)
	}
	f.add("len", bucket(n), fr)
	f.add("lena", bucket(n), act)
	if t.sent[c.cue] == 0 {
		f.add("title", fr)
	}
	if c.content.End <= tok.Start {
		f.add("before", fr, act)
	}
}

// marksIn says how the content stands to quotation marks: "whole", "part" or
// "".
func (x *reader) marksIn(s synoptic.Span) string {
	i := x.firstStretch(s.Start)
	if i >= len(x.strs) || x.strs[i].outer.Start >= s.End {
		return ""
	}
	o := x.strs[i].outer
	if o.Start <= s.Start && o.End >= s.End {
		if o.Len() > s.Len()+6 {
			return "in"
		}
		return "whole"
	}
	return "part"
}

// sourceShape is what a source phrase looks like.
func (x *reader) sourceShape(p nounPhrase) string {
	t := x.tree
	if p.head < 0 {
		return "none"
	}
	tok := t.toks[p.head]
	if tok.Pos == "PRON" || tok.Tag == "PRP" || tok.Tag == "WP" {
		return "pron:" + plain(tok.Norm)
	}
	if p.via > 0 {
		return "rel"
	}
	if k := x.label[p.head]; k != "" {
		return "ent:" + k
	}
	if k, ok := x.lex.sources[tok.Lemma]; ok {
		return "src:" + string(k)
	}
	if x.lex.persons[tok.Lemma] {
		return "person"
	}
	return "tag:" + tok.Tag
}
