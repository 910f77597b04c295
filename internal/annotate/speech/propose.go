package speech

import (
	"synoptic"
)

// Sentences longer than this are lists, tables or hostile text, and are not
// looked through for syntax, so that the work stays linear.
const maxSentence = 600

// propose gives the candidates whose cue is the word at token c, by syntax.
func (x *reader) propose(c int) []candidate {
	t := x.tree
	tok := t.toks[c]
	if s := x.r.Sentences; tok.IsSpace() || x.outside[c] || len(s) > 0 && s[t.sent[c]].Last-s[t.sent[c]].First > maxSentence {
		return nil
	}
	var cand candidate
	ok := false
	switch {
	case x.lex.adverbs[tok.Norm] != "":
		cand, ok = x.adverb(c)
	case x.lex.is("according", tok.Norm):
		cand, ok = x.accord(c)
	case tok.Pos == "VERB" || tok.Pos == "AUX" && tok.Dep != "aux" && tok.Dep != "auxpass" && tok.Lemma != "be":
		cand, ok = x.ofVerb(c)
	case tok.Pos == "NOUN":
		cand, ok = x.ofNoun(c)
	case tok.Pos == "ADJ" && (tok.Dep == "acomp" || tok.Dep == "conj"):
		cand, ok = x.ofAdjective(c)
	}
	if !ok || cand.content.IsZero() {
		return nil
	}
	return []candidate{cand}
}

func (x *reader) blank(c int) candidate {
	return candidate{cue: c, head: -1, stretch: -1, start: -1, under: -1, source: noPhrase, via: noPhrase, told: noPhrase, cited: noPhrase, entity: synoptic.NoEntity}
}

// ofNoun reads "his claim that …", "support for …".
func (x *reader) ofNoun(c int) (candidate, bool) {
	t := x.tree
	cand := x.blank(c)
	cand.cueSpan = t.toks[c].Span
	for _, k := range t.children(c) {
		if k < c {
			continue
		}
		switch t.toks[k].Dep {
		case "acl", "ccomp", "relcl":
			to := t.toks[t.left[k]].Norm
			if !x.lex.is("openers", to) || t.toks[k].Dep == "relcl" && x.relativized(k) {
				continue
			}
			cand.frame, cand.head, cand.start, cand.prep = frameNoun, k, t.left[k], to
		case "prep":
			if o := t.child(k, "pobj", "pcomp"); o > k {
				cand.frame, cand.head, cand.start, cand.prep = frameNoun, o, t.left[o], plain(t.toks[k].Norm)
			}
		}
		if cand.head >= 0 {
			break
		}
	}
	if cand.head < 0 {
		return cand, false
	}
	cand.content = t.span(cand.start, max(cand.start, t.right[c]))
	if p := t.child(c, "poss"); p >= 0 {
		cand.source = x.phrase(p)
		if cand.source.last >= c {
			cand.source.last = p
		}
		return cand, true
	}
	switch h := t.head(c); {
	case h != c && t.toks[c].Dep == "dobj" && t.toks[h].Pos == "VERB":
		cand.source = x.subject(h, 0)
		if c-h < 6 && h < c {
			cand.cueSpan = t.span(h, c)
		}
	case !x.lex.is("openersBare", cand.prep):
		return cand, false
	}
	return cand, true
}

// relativized reports whether a relative clause lacks the subject or object
// that its "that" stands for.
func (x *reader) relativized(k int) bool {
	t := x.tree
	first := t.toks[t.left[k]]
	return first.Dep == "nsubj" || first.Dep == "dobj" || first.Dep == "nsubjpass" || first.Dep == "pobj"
}

// ofAdjective reads "is confident that …".
func (x *reader) ofAdjective(c int) (candidate, bool) {
	t := x.tree
	cand := x.blank(c)
	for _, k := range t.children(c) {
		if k < c {
			continue
		}
		switch t.toks[k].Dep {
		case "ccomp", "xcomp":
			cand.head, cand.start = k, t.left[k]
		case "prep":
			if o := t.child(k, "pobj", "pcomp"); o > k {
				cand.head, cand.start, cand.prep = o, t.left[o], plain(t.toks[k].Norm)
			}
		}
		if cand.head >= 0 {
			break
		}
	}
	if cand.head < 0 {
		return cand, false
	}
	cand.frame = frameAdjective
	cand.cueSpan = t.toks[c].Span
	if h := t.head(c); h != c && h < c && c-h < 5 {
		cand.cueSpan = t.span(h, c)
		cand.source = x.subject(h, 0)
	}
	cand.content = t.span(cand.start, max(cand.start, t.right[c]))
	return cand, true
}

// accord reads "according to X".
func (x *reader) accord(c int) (candidate, bool) {
	t := x.tree
	cand := x.blank(c)
	cand.frame = frameAccord
	to := t.child(c, "prep")
	if to < 0 {
		return cand, false
	}
	o := t.child(to, "pobj")
	if o < 0 || x.lex.measures[t.toks[o].Lemma] {
		return cand, false
	}
	cand.source = x.phrase(o)
	cand.cueSpan = t.span(c, to)
	cand.head = t.head(c)
	if cand.head == c {
		cand.content = x.beside(c)
		return cand, !cand.content.IsZero()
	}
	// A parser that hangs the phrase on a noun means the clause of that noun
	// where the phrase stands behind a comma.
	for range 16 {
		h := cand.head
		if p := t.toks[h].Pos; p == "VERB" || p == "AUX" || t.head(h) == h {
			break
		}
		cand.head = t.head(h)
	}
	cand.content = x.around(cand.head, c)
	return cand, !cand.content.IsZero()
}

// beside is the rest of the sentence that begins or ends with the phrase at c,
// for a phrase that the parser hung on nothing there.
func (x *reader) beside(c int) synoptic.Span {
	t := x.tree
	a, b := c, c
	for a > 0 && t.unit[a-1] == t.unit[c] && c-a < maxSentence {
		a--
	}
	for b+1 < len(t.toks) && t.unit[b+1] == t.unit[c] && b-c < maxSentence {
		b++
	}
	for a < c && (t.toks[a].IsSpace() || t.toks[a].Pos == "PUNCT") {
		a++
	}
	for b > c && (t.toks[b].IsSpace() || t.toks[b].Pos == "PUNCT") {
		b--
	}
	switch {
	case a == t.left[c] && t.right[c]+2 < b:
		return t.span(t.right[c]+1, b)
	case b == t.right[c] && a+2 < t.left[c]:
		return t.span(a, t.left[c]-1)
	}
	return synoptic.Span{}
}
