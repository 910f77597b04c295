package speech

import (
	"strings"
	"unicode"

	"synoptic"
)

// chains completes what is found with the links of attribution that have no
// clause of their own: the outlet that somebody spoke to, the source that a
// report cites, the outlet that quotes somebody.
func (x *reader) chains() {
	t := x.tree
	x.shared()
	x.inherited()
	n := len(x.found)
	for i := range n {
		c := &x.found[i]
		if c.cue < 0 || c.content.IsZero() || t.toks[c.cue].Pos != "VERB" {
			continue
		}
		if h := x.quoting(c.cue); h >= 0 {
			c.via = x.quoter(h)
			if k := x.byCue[h]; k > 0 && x.found[k-1].frame == frameObject {
				x.found[k-1].content = synoptic.Span{}
			}
			continue
		}
		if x.cites(t.toks[c.cue].Lemma) && c.frame == frameObject && c.head >= 0 && t.toks[c.head].Dep == "dobj" {
			h := t.head(c.cue)
			if p := x.previous(c.cue); p > 0 && t.toks[p].Norm == "," && x.byCue[p-1] > 0 {
				h = p - 1 // the report right before it
			}
			if k := x.byCue[h]; k > 0 && h != c.cue && x.found[k-1].frame != frameObject {
				// "The agency said, citing two officials": theirs is what it said.
				outer := x.found[k-1]
				c.under = outer.cue
				if x.marksIn(outer.content) != "" {
					x.found[k-1].cited = x.phrase(c.head)
				}
				c.source, c.content, c.frame, c.start = x.phrase(c.head), outer.content, frameCite, -1
				continue
			}
		}
		if o := x.told(c.cue); o >= 0 {
			c.told = x.phrase(o)
		}
	}
}

// shared gives a second report the source of the first where the parser hung
// it on what the first one holds: "said the bridge was closed and added that
// the road was icy".
func (x *reader) shared() {
	t := x.tree
	for i := range x.found {
		c := &x.found[i]
		if c.cue < 0 || c.frame != frameClause && c.frame != frameObject || x.nearestSubject(c.cue) >= 0 || !x.act(*c).Reports() {
			continue
		}
		if p := x.previous(t.left[c.cue]); p < 0 || t.toks[p].Tag != "CC" {
			continue
		}
		h, k := t.head(c.cue), 0
		switch t.toks[c.cue].Dep {
		case "conj":
			k = x.byCue[t.head(h)]
		case "ccomp":
			k = x.byCue[h]
		}
		if k == 0 || x.found[k-1].cue == c.cue || x.found[k-1].head < 0 || x.found[k-1].source.head < 0 {
			continue
		}
		h = x.found[k-1].head
		first := &x.found[k-1]
		if s := x.nearestSubject(h); s >= 0 && (x.lex.isSource(t.toks[s]) || t.toks[s].Pos == "PRON" || t.toks[s].Pos == "PROPN") {
			continue
		}
		if last := x.before(t.left[c.cue], h); last >= 0 {
			last = min(last, c.cue-1)
			for last > h && t.toks[last].Dep == "cc" {
				last--
			}
			if end := t.toks[last].End; end > first.content.Start {
				first.content.End = min(first.content.End, end)
			}
		}
		c.source = first.source
	}
}

// previous is the last token before i that is no white space, or -1.
func (x *reader) previous(i int) int {
	for i--; i >= 0 && x.tree.toks[i].IsSpace(); i-- {
	}
	return i
}

// inherited gives a report without a source of its own, which goes on in what
// another holds ("said people ran, describing it as chaos"), the other's.
func (x *reader) inherited() {
	const near = 40
	t := x.tree
	for i := range x.found {
		c := &x.found[i]
		if c.cue < 0 || c.source.head >= 0 || c.content.IsZero() || t.toks[c.cue].Tag != "VBG" && t.toks[c.cue].Dep != "conj" || !x.act(*c).Reports() {
			continue
		}
		var best *candidate
		for k := max(0, i-near); k < min(len(x.found), i+near); k++ {
			o := &x.found[k]
			if k != i && o.cue >= 0 && o.cue < c.cue && o.source.head >= 0 && o.frame == frameClause && o.content.Contains(t.toks[c.cue].Span) &&
				(best == nil || o.content.Len() < best.content.Len()) {
				best = o
			}
		}
		if best != nil {
			c.source = best.source
		}
	}
}

func (x *reader) cites(lemma string) bool { return x.lex.is("cite", lemma) }

// quoting is the verb of "quoted X as saying" above the word saying, or -1.
func (x *reader) quoting(c int) int {
	t := x.tree
	if t.toks[c].Tag != "VBG" {
		return -1
	}
	h := t.head(c)
	if h == c || !x.lex.is("as", t.toks[h].Norm) && !x.cites(t.toks[h].Lemma) {
		return -1
	}
	if x.lex.is("as", t.toks[h].Norm) {
		h = t.head(h)
	}
	if !x.cites(t.toks[h].Lemma) {
		return -1
	}
	return h
}

// quoter is who quotes: the subject of the verb, its agent in the passive.
func (x *reader) quoter(h int) nounPhrase {
	t := x.tree
	for _, k := range t.children(h) {
		if !x.lex.is("by", t.toks[k].Norm) {
			continue
		}
		if o := t.child(k, "pobj"); o >= 0 {
			return x.phrase(o)
		}
	}
	if t.child(h, "nsubjpass") >= 0 || t.child(h, "auxpass") >= 0 {
		return noPhrase
	}
	return x.subject(h, 0)
}

// told is the outlet that cue c says somebody spoke to, or -1: "told the
// Courier", "said in an interview with Radio Nord".
func (x *reader) told(c int) int {
	t := x.tree
	for _, k := range t.children(c) {
		switch t.toks[k].Dep {
		case "dobj", "dative", "iobj":
			if k > c && (x.namesOutlet(k) || x.heardBy(k)) {
				return k
			}
			if q := t.child(k, "poss"); k > c && q > c && x.namesOutlet(q) {
				return q // "told the Courier's Ana Ruiz"
			}
			if o := t.child(k, "pobj"); o > c && x.namesOutlet(o) {
				return o
			}
		case "prep":
			o := t.child(k, "pobj")
			if o < 0 {
				continue
			}
			if x.lex.is("toOutlet", t.toks[k].Norm) && x.namesOutlet(o) {
				return o
			}
			if x.lex.is("talk", t.toks[o].Lemma) {
				for _, m := range t.children(o) {
					if q := t.child(m, "pobj"); q > o && x.lex.is("withOutlet", t.toks[m].Norm) && x.namesOutlet(q) {
						return q
					}
				}
			}
		}
	}
	return -1
}

// heardBy reports whether token i, whom somebody told something, names an
// organisation that is nothing else than an outlet by what is known of it: who
// tells a court or a ministry something is no news, an outlet is.
func (x *reader) heardBy(i int) bool {
	t := x.tree
	k := x.mention[i]
	if k < 0 || x.r.Mentions[k].Type != synoptic.Organization || x.r.Mentions[k].Kind != synoptic.NameMention || x.r.Mentions[k].Last-1 != i {
		return false
	}
	p := x.phrase(i)
	for j := p.first; j <= p.last; j++ {
		w := strings.ToLower(t.toks[j].Norm)
		kind, ok := x.lex.sources[w]
		if ok && kind != synoptic.OriginOutlet && kind != synoptic.OriginAgency || x.lex.persons[w] {
			return false
		}
	}
	return x.sourceKind(p, x.r.Mentions[k].Entity) == synoptic.OriginOrganization && p.first+2 >= i
}

// namesOutlet reports whether token i heads the name of an outlet or agency,
// or a description that brings one ("the exile station Radio Weir").
func (x *reader) namesOutlet(i int) bool {
	t := x.tree
	outlet := func(k int) bool {
		s := x.lex.sources[t.toks[k].Lemma]
		return s == synoptic.OriginOutlet || s == synoptic.OriginAgency
	}
	if t.toks[i].Pos != "PROPN" && x.mention[i] < 0 {
		k := t.child(i, "appos")
		return outlet(i) && k > i && t.toks[k].Pos == "PROPN"
	}
	p := x.phrase(i)
	if k, ok := x.lex.outlet(t.span(p.first, i).In(x.r.Article.Text)); ok {
		return k == synoptic.OriginOutlet || k == synoptic.OriginAgency
	}
	for k := max(min(p.first, i-1), i-6, 0); k < i; k++ {
		if outlet(k) {
			return true
		}
	}
	// "told HBC": initials without an article are those of a broadcaster or an
	// agency; bodies that are spoken to for other reasons mostly have one.
	w := t.toks[i].In(x.r.Article.Text)
	return p.first == i && len(w) >= 2 && len(w) <= 5 && w == strings.ToUpper(w) && unicode.IsUpper(firstRune(w)) &&
		t.toks[i].Tag == "NNP" && x.mention[i] >= 0 && x.r.Mentions[x.mention[i]].Type == synoptic.Organization
}

// adverb reads "reportedly" and its like.
func (x *reader) adverb(c int) (candidate, bool) {
	t := x.tree
	cand := x.blank(c)
	h := t.head(c)
	if h == c {
		return cand, false
	}
	cand.frame, cand.cueSpan, cand.head = frameAdverb, t.toks[c].Span, h
	a, b := t.left[h], t.right[h]
	if a > c {
		a = c
	}
	// Leave out the clauses that merely stand beside it.
	for _, k := range t.children(h) {
		if t.toks[k].Dep == "advcl" && t.left[k] <= a {
			a = t.right[k] + 1
		}
		if t.toks[k].Dep == "conj" && k > c {
			b = min(b, x.before(t.left[k], c))
		}
	}
	for a < len(t.toks) && (t.toks[a].IsSpace() || t.toks[a].Pos == "PUNCT") {
		a++
	}
	if b < a {
		return cand, false
	}
	cand.content = t.span(max(a, x.sameParagraph(a, c)), b)
	return cand, true
}

// outer links each attribution to the one whose content it stands in.
func outer(as []synoptic.Attribution, known map[int]int) {
	for i := range as {
		if o, ok := known[i]; ok {
			as[i].Outer = o
			continue
		}
		best := -1
		for n, k := 0, i-1; k >= 0 && n < 48; n, k = n+1, k-1 {
			if as[k].Content.Contains(as[i].Span) && !as[i].Content.Contains(as[k].Content) &&
				(best < 0 || as[k].Content.Len() < as[best].Content.Len()) {
				best = k
			}
		}
		as[i].Outer = best
	}
}
