package speech

import (
	"synoptic"
)

// frame is the construction by which a cue takes its content.
type frame string

const (
	frameClause    frame = "clause"    // said (that) …
	frameQuote     frame = "quote"     // "…," she said
	frameAs        frame = "as"        // as the mayor said
	frameAccord    frame = "accord"    // according to the mayor
	frameRelative  frame = "relative"  // the plan he proposed
	frameNoun      frame = "noun"      // his claim that
	frameAdjective frame = "adjective" // is confident that
	frameObject    frame = "object"    // confirmed the deaths; called for calm; vowed to fight
	framePass      frame = "pass"      // the deaths were confirmed by
	frameColon     frame = "colon"     // Mayor: bridge closed; Dozens hurt: police
	frameAdverb    frame = "adverb"    // reportedly
	frameCite      frame = "cite"      // citing two officials
	frameFloat     frame = "float"     // speech with no cue of its own
)

// candidate is a possible attribution.
type candidate struct {
	cue     int // head token of the cue
	frame   frame
	head    int // head token of the content, -1 for speech in marks alone
	content synoptic.Span
	source  nounPhrase
	cueSpan synoptic.Span
	via     nounPhrase // who hands on what the source says
	told    nounPhrase // the outlet that the source spoke to
	under   int        // the cue of the report that this one is cited in, -1 if none
	score   float64
	start   int    // token at which a content that follows its cue begins, -1 if it does not
	prep    string // the preposition before it
	stretch int    // the first stretch that the content holds, -1 if none

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
	r       *synoptic.Reading
	tree    *tree
	strs    []stretch
	wrapped bool // single line breaks mean nothing
	// inside gives for each token the stretch that it stands in, or -1.
	inside []int
	found  []candidate
	// outside marks tokens that are no part of the article's own text.
	outside []bool
	byCue   []int // for each token one more than the candidate it is the cue of, or 0
	owner   []int // for each stretch the candidate whose speech it is, or -1
	// mention gives for each token the mention that it is part of, or -1.
	mention []int
	label   []string // the recogniser's label of each token, "" if none
	buf     []byte
	people  []referent // whom the article speaks of, in order
}

func newReader(rd *Reader, r *synoptic.Reading) *reader {
	w := wrapped(r.Article.Text)
	x := &reader{Reader: rd, r: r, wrapped: w, tree: newTree(r, w), strs: stretches(r.Article.Text, w)}
	x.outside = make([]bool, len(r.Tokens))
	if len(r.Article.Body) > 0 {
		k := 0
		for i, t := range r.Tokens {
			for k < len(r.Article.Body) && r.Article.Body[k].End <= t.Start {
				k++
			}
			x.outside[i] = k >= len(r.Article.Body) || r.Article.Body[k].Start > t.Start
		}
	}
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
	x.indexMentions()
	x.label = make([]string, len(r.Tokens))
	for _, e := range r.Syntax.Entities {
		for i := max(0, e.First); i < min(e.Last, len(x.label)); i++ {
			x.label[i] = e.Label
		}
	}
	return x
}

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
	case tok.Norm == "according":
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
	return candidate{cue: c, head: -1, stretch: -1, start: -1, under: -1, source: noPhrase, via: noPhrase, told: noPhrase, entity: synoptic.NoEntity}
}

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
	if c+2 >= len(t.toks) || t.toks[c+1].Norm != "," || !cites(t.toks[c+2].Lemma) || !x.lex.acts[t.toks[c].Lemma].Reports() {
		return 0, 0, false
	}
	for a = c + 3; a < len(t.toks) && a < c+28 && t.unit[a] == t.unit[c]; a++ {
		if t.toks[a].Norm == "that" && t.toks[a-1].Norm == "," {
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
			if to != "that" && to != "to" && to != "whether" || t.toks[k].Dep == "relcl" && x.relativized(k) {
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
	case cand.prep != "that" && cand.prep != "to":
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
		if k < c && x.tree.toks[k].Norm == "as" {
			return true
		}
	}
	return false
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
