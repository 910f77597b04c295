package speech

import (
	"synoptic"
)

// frame is the construction by which a cue takes its content.
type frame string

const (
	frameClause frame = "clause" // said (that) …
	frameQuote  frame = "quote"  // "…," she said
	frameAs     frame = "as"     // as the mayor said
	frameAccord frame = "accord" // according to the mayor
	frameObject frame = "object" // confirmed the deaths; called for calm; vowed to fight
	framePass   frame = "pass"   // the deaths were confirmed by
	frameColon  frame = "colon"  // Mayor: bridge closed; Dozens hurt: police
	frameFloat  frame = "float"  // speech with no cue of its own
)

// candidate is a possible attribution.
type candidate struct {
	cue     int // head token of the cue
	frame   frame
	head    int // head token of the content, -1 for speech in marks alone
	content synoptic.Span
	source  nounPhrase
	cueSpan synoptic.Span
	score   float64
	stretch int // the first stretch that the content holds, -1 if none

	// Whom the source means.
	at         synoptic.Span // the words that name the speaker
	named      synoptic.Span // where they are named, if at is a pronoun or none
	entity     int
	antecedent *referent
	selfSaid   bool // the source is the speaker of the speech it stands in
}

// nounPhrase is tokens [first, last] around a head; head is -1 for none.
// Via is one more than the token of the relative pronoun that stands for it
// where it is said, 0 if none.
type nounPhrase struct{ first, last, head, via int }

var noPhrase = nounPhrase{-1, -1, -1, 0}

// reader is the work on one article.
type reader struct {
	*Reader
	r    *synoptic.Reading
	tree *tree
	strs []stretch
	// inside gives for each token the stretch that it stands in, or -1.
	inside []int
	found  []candidate
	owner  []int // for each stretch the candidate whose speech it is, or -1
	// mention gives for each token the mention that it is part of, or -1.
	mention []int
}

func newReader(rd *Reader, r *synoptic.Reading) *reader {
	x := &reader{Reader: rd, r: r, tree: newTree(r), strs: stretches(r.Article.Text)}
	x.inside = make([]int, len(r.Tokens))
	k := 0
	for i, t := range r.Tokens {
		for k < len(x.strs) && x.strs[k].outer.End <= t.Start {
			k++
		}
		x.inside[i] = -1
		if k < len(x.strs) && x.strs[k].outer.Start <= t.Start {
			x.inside[i] = k
		}
	}
	return x
}

// fromTree gives the candidate of the cue word at token c, by syntax.
func (x *reader) fromTree(c int) (candidate, bool) {
	t := x.tree
	tok := t.toks[c]
	cand := candidate{cue: c, head: -1, stretch: -1}
	switch {
	case tok.Pos == "VERB" && tok.Lemma == "accord", tok.Norm == "according":
		return x.accord(c)
	case tok.Pos == "VERB" || tok.Pos == "AUX" && tok.Dep != "aux" && tok.Dep != "auxpass":
	default:
		return cand, false
	}
	cand.source = x.subject(c, 0)
	cand.cueSpan = x.cueWords(c)
	if cl := t.child(c, "ccomp"); cl >= 0 && tok.Lemma != "be" {
		cand.frame, cand.head = frameClause, cl
		cand.content = x.clauseSpan(c, cl)
		return cand, true
	}
	if tok.Dep == "advcl" && x.markedAs(c) && t.child(c, "dobj") < 0 {
		cand.frame, cand.head = frameAs, t.head(c)
		cand.content = x.around(t.head(c), c)
		return cand, !cand.content.IsZero()
	}
	// A clause that the parser took for the main one: "It rained, she said".
	if tok.Dep == "parataxis" && t.child(c, "dobj") < 0 {
		cand.frame, cand.head = frameClause, t.head(c)
		cand.content = x.around(t.head(c), c)
		return cand, !cand.content.IsZero()
	}
	if t.child(c, "nsubjpass") >= 0 {
		s := t.child(c, "nsubjpass")
		if o := t.child(c, "xcomp"); o >= 0 {
			// "is believed to have fled": what is believed is the whole.
			cand.frame, cand.head = framePass, o
			cand.content = t.span(t.left[s], t.right[o])
			return cand, true
		}
		cand.frame, cand.head = framePass, s
		cand.content = t.span(t.left[s], t.right[s])
		return cand, true
	}
	if a, b, h := x.complements(c); h >= 0 {
		cand.frame, cand.head = frameObject, h
		cand.content = t.span(a, b)
		return cand, true
	}
	return cand, false
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
	return t.span(a, max(a, b))
}

// around is the clause that head leads without the words of the parenthesis
// at p, which stands at its beginning, its end or (then it is kept in) its
// middle.
func (x *reader) around(head, p int) synoptic.Span {
	t := x.tree
	a, b := t.left[head], t.right[head]
	pa, pb := t.left[p], t.right[p]
	if pa <= a {
		a = pb + 1
	}
	if pb >= b {
		b = pa - 1
	}
	if a > b || a >= len(t.toks) {
		return synoptic.Span{}
	}
	return t.span(a, b)
}

func (x *reader) markedAs(c int) bool {
	for _, k := range x.tree.children(c) {
		if k < c && x.tree.toks[k].Norm == "as" {
			return true
		}
	}
	return false
}

// complements is the run of object, complement and infinitive behind cue c,
// and the head of the first.
func (x *reader) complements(c int) (a, b, head int) {
	t := x.tree
	head = -1
	for _, k := range t.children(c) {
		if k < c {
			continue
		}
		switch t.toks[k].Dep {
		case "dobj", "oprd", "xcomp", "acomp", "dative":
			if head < 0 {
				a, head = t.left[k], k
			}
			b = t.right[k]
		case "prep":
			o := t.child(k, "pobj", "pcomp")
			if o < 0 {
				continue
			}
			if head < 0 {
				if !x.takesContent(t.toks[k].Norm) {
					continue
				}
				a, head = t.left[o], o
				b = t.right[o]
			} else if x.takesContent(t.toks[k].Norm) {
				b = t.right[k]
			}
		}
	}
	return a, b, head
}

func (x *reader) takesContent(prep string) bool {
	switch prep {
	case "about", "for", "on", "of", "to", "against", "as", "with", "over", "into", "from":
		return true
	}
	return false
}

// accord reads "according to X".
func (x *reader) accord(c int) (candidate, bool) {
	t := x.tree
	cand := candidate{cue: c, frame: frameAccord, head: -1, stretch: -1}
	to := t.child(c, "prep")
	if to < 0 {
		return cand, false
	}
	o := t.child(to, "pobj")
	if o < 0 {
		return cand, false
	}
	cand.source = x.phrase(o)
	cand.cueSpan = t.span(c, to)
	cand.head = t.head(c)
	if cand.head == c {
		return cand, false
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
