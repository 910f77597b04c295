package speech

import (
	"synoptic"
)

func (x *reader) ofVerb(c int) (candidate, bool) {
	t := x.tree
	tok := t.toks[c]
	cand := x.blank(c)
	cand.source = x.speaker(c)
	cand.cueSpan = x.cueWords(c)
	if cl := t.child(c, "ccomp"); cl >= 0 {
		if other := x.clauseBehind(c); cl < c && other >= 0 && !x.quotedBefore(c, cl) {
			// A clause on either side: the one before holds the source.
			cl = other
		}
		cand.frame, cand.head = frameClause, cl
		cand.content = x.clauseSpan(c, cl)
		if t.left[cl] > c {
			cand.start = t.left[cl]
		}
		return cand, true
	}
	if tok.Dep == "advcl" && x.markedAs(c) && t.child(c, "dobj") < 0 {
		cand.frame, cand.head = frameAs, t.head(c)
		cand.content = x.around(t.head(c), c)
		return cand, true
	}
	// A clause that the parser took for the main one: "It rained, she said".
	if tok.Dep == "parataxis" && t.child(c, "dobj") < 0 {
		cand.frame, cand.head = frameClause, t.head(c)
		cand.content = x.around(t.head(c), c)
		return cand, true
	}
	if a, b, ok := x.behindCiting(c); ok && cand.source.head >= 0 {
		cand.frame, cand.head, cand.content = frameClause, a, t.span(a, b)
		return cand, true
	}
	if a, h, prep := x.complement(c); h >= 0 {
		cand.frame, cand.head, cand.start, cand.prep = frameObject, h, a, prep
		cand.content = t.span(a, max(a, t.right[c]))
		return cand, true
	}
	if s := t.child(c, "nsubjpass"); s >= 0 {
		cand.frame, cand.head = framePass, s
		cand.content = t.span(t.left[s], t.right[s])
		return cand, true
	}
	if a, b, ok := x.leading(c, cand.source); ok {
		cand.frame, cand.head = frameClause, b
		cand.content = t.span(a, b)
		return cand, true
	}
	// "the plan he proposed", "a plan proposed by the mayor"
	if h := t.head(c); (tok.Dep == "relcl" || tok.Dep == "acl" && tok.Tag == "VBN") && h < c && t.left[c]-1 >= t.left[h] {
		if tok.Dep == "acl" && t.child(c, "agent") < 0 {
			return cand, false
		}
		if last := x.before(t.left[c], t.left[h]); last >= 0 {
			cand.frame, cand.head = frameRelative, h
			cand.content = t.span(t.left[h], last)
			return cand, true
		}
	}
	return cand, false
}

// behindCiting is the clause of "reports, citing two officials, that …", which
// parsers hang on other words.
func (x *reader) behindCiting(c int) (a, b int, ok bool) {
	t := x.tree
	if c+2 >= len(t.toks) || t.toks[c+1].Norm != "," || !x.cites(t.toks[c+2].Lemma) || !x.lex.acts[t.toks[c].Lemma].Reports() {
		return 0, 0, false
	}
	for a = c + 3; a < len(t.toks) && a < c+28 && t.unit[a] == t.unit[c]; a++ {
		if x.lex.is("that", t.toks[a].Norm) && t.toks[a-1].Norm == "," {
			for b = a; b+1 < len(t.toks) && t.unit[b+1] == t.unit[c] && b-a < maxSentence; b++ {
			}
			for b > a && (t.toks[b].IsSpace() || t.toks[b].Norm == ".") {
				b--
			}
			return a, b, b-a > 2
		}
	}
	return 0, 0, false
}

// leading is what stands before ", the mayor said" at the end of a sentence,
// for a parser that lost its way in it.
func (x *reader) leading(c int, source nounPhrase) (a, b int, ok bool) {
	t := x.tree
	if source.head < 0 || source.via > 0 || source.last >= c || c-source.last > 3 || !x.lex.acts[t.toks[c].Lemma].Reports() {
		return 0, 0, false
	}
	if end := c + 1; end < len(t.toks) && t.unit[end] == t.unit[c] && t.toks[end].Pos != "PUNCT" && !t.toks[end].IsSpace() {
		return 0, 0, false
	}
	comma := x.previous(source.first)
	if comma < 0 || t.toks[comma].Norm != "," || t.unit[comma] != t.unit[c] {
		return 0, 0, false
	}
	a = comma
	for a > 0 && t.unit[a-1] == t.unit[c] {
		a--
	}
	for a < comma && (t.toks[a].IsSpace() || t.toks[a].Pos == "PUNCT" && x.inside[a] < 0) {
		a++
	}
	b = x.previous(comma)
	return a, b, b-a >= 3
}

// clauseBehind is the last clause that hangs on c behind it, or -1.
func (x *reader) clauseBehind(c int) int {
	kids := x.tree.children(c)
	for i := len(kids) - 1; i >= 0 && kids[i] > c; i-- {
		if x.tree.toks[kids[i]].Dep == "ccomp" {
			return kids[i]
		}
	}
	return -1
}

// quotedBefore reports whether the clause cl before cue c holds quoted words.
func (x *reader) quotedBefore(c, cl int) bool {
	return x.inside[cl] >= 0 || x.marksIn(x.tree.span(x.tree.left[cl], cl)) != ""
}

// complement is where the first thing behind cue c that can be what was said
// begins, its head, and the preposition before it.
func (x *reader) complement(c int) (a, head int, prep string) {
	t := x.tree
	for _, k := range t.children(c) {
		if k < c {
			continue
		}
		switch t.toks[k].Dep {
		case "dobj", "oprd", "xcomp", "acomp", "dative":
			return t.left[k], k, ""
		case "prep":
			if o := t.child(k, "pobj", "pcomp"); o > k {
				return t.left[o], o, plain(t.toks[k].Norm)
			}
		}
	}
	return 0, -1, ""
}

// clauseSpan is the content clause cl of cue c: its subtree, cut where the
// cue itself stands at its edge.
func (x *reader) clauseSpan(c, cl int) synoptic.Span {
	t := x.tree
	a, b := t.left[cl], t.right[cl]
	if cl < c && b >= c {
		b = c - 1
	}
	if cl > c && a <= c {
		a = c + 1
	}
	if cl < c {
		a = x.sameParagraph(a, c)
	}
	return t.span(a, max(a, b))
}

// sameParagraph is the first token from a on after which no paragraph ends
// before token c.
func (x *reader) sameParagraph(a, c int) int {
	for i := c - 1; i >= a; i-- {
		if x.breaksLine(i) {
			return i + 1
		}
	}
	return a
}

// around is the clause that head leads without the words of the parenthesis
// at p, which stands at its beginning, its end or (then it is kept in) its
// middle.
func (x *reader) around(head, p int) synoptic.Span {
	t := x.tree
	a, b := t.left[head], t.right[head]
	for b > a && (t.toks[b].IsSpace() || t.toks[b].Pos == "PUNCT") {
		b--
	}
	pa, pb := t.left[p], t.right[p]
	if pa <= a {
		a = pb + 1
	}
	if pb >= b {
		b = pa - 1
	}
	if a < p {
		a = x.sameParagraph(a, p)
	}
	if a > b || a >= len(t.toks) {
		return synoptic.Span{}
	}
	return t.span(a, b)
}

func (x *reader) markedAs(c int) bool {
	for _, k := range x.tree.children(c) {
		if k < c && x.lex.is("as", x.tree.toks[k].Norm) {
			return true
		}
	}
	return false
}
