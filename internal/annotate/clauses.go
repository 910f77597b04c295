package annotate

import (
	"context"
	"slices"

	"synoptic"
)

type clausePass struct{}

// NewClauses is the pass that cuts sentences into propositions: who did what
// to whom, where and when, with negation, modality and the attributions that
// each stands in. A clause that holds others keeps them in its span; each of
// them is a clause too.
func NewClauses() Pass { return clausePass{} }

func (clausePass) Name() string { return "clauses" }
func (clausePass) Version() int { return 1 }
func (clausePass) Needs() []Layer {
	return []Layer{Syntax, Mentions, Quotes, Times, Quantities, Attributions}
}
func (clausePass) Gives() []Layer { return []Layer{Clauses} }

// Sentences longer than this are lists, tables or hostile text; they are kept
// as one clause each, so that the work stays linear.
const maxClauseSentence = 400

func (clausePass) Annotate(ctx context.Context, r *synoptic.Reading) error {
	r.Clauses = nil
	tree := newTree(r)
	for si, s := range r.Sentences {
		if si%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if s.Last-s.First > maxClauseSentence || !r.Article.InBody(trimmed(r, s.First, s.Last)) {
			continue
		}
		for _, h := range tree.heads(s) {
			if c, ok := tree.clause(h, si); ok {
				r.Clauses = append(r.Clauses, c)
			}
		}
	}
	attach(r)
	return nil
}

// trimmed is the span of tokens [first, last) without white space and stray
// punctuation at its ends.
func trimmed(r *synoptic.Reading, first, last int) synoptic.Span {
	for first < last && idle(r.Tokens[first]) {
		first++
	}
	for last > first && idle(r.Tokens[last-1]) {
		last--
	}
	if first >= last {
		return synoptic.Span{}
	}
	return synoptic.Span{Start: r.Tokens[first].Start, End: r.Tokens[last-1].End}
}

func idle(t synoptic.Token) bool { return t.IsSpace() || t.Pos == "PUNCT" || t.Dep == "punct" }

// clauseTree is the dependency tree of a reading by children.
type clauseTree struct {
	r        *synoptic.Reading
	children [][]int
}

func newTree(r *synoptic.Reading) *clauseTree {
	t := &clauseTree{r: r, children: make([][]int, len(r.Tokens))}
	for i, tok := range r.Tokens {
		if tok.Head != i && tok.Head >= 0 && tok.Head < len(r.Tokens) {
			t.children[tok.Head] = append(t.children[tok.Head], i)
		}
	}
	return t
}

// heads are the tokens of a sentence that head a clause.
func (t *clauseTree) heads(s synoptic.Sentence) []int {
	var out []int
	for i := s.First; i < s.Last; i++ {
		tok := t.r.Tokens[i]
		if tok.IsSpace() {
			continue
		}
		verbal := tok.Pos == "VERB" || tok.Pos == "AUX"
		switch tok.Dep {
		case "ROOT":
			out = append(out, i)
		case "ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass":
			if verbal || t.has(i, "nsubj", "nsubjpass", "expl", "cop") {
				out = append(out, i)
			}
		case "conj", "acl", "xcomp", "pcomp", "dep", "appos":
			if !verbal || tok.Dep != "conj" && t.size(i) < 3 {
				continue
			}
			if tok.Dep == "conj" && !t.verbal(tok.Head) {
				continue
			}
			out = append(out, i)
		}
	}
	return out
}

func (t *clauseTree) verbal(i int) bool {
	p := t.r.Tokens[i].Pos
	return p == "VERB" || p == "AUX"
}

func (t *clauseTree) has(i int, deps ...string) bool { return t.child(i, deps...) >= 0 }

// child is the first child of i with one of the labels, or -1.
func (t *clauseTree) child(i int, deps ...string) int {
	for _, c := range t.children[i] {
		if slices.Contains(deps, t.r.Tokens[c].Dep) {
			return c
		}
	}
	return -1
}

// size is the number of tokens in i's subtree, counted up to a handful.
func (t *clauseTree) size(i int) int {
	n, queue := 0, []int{i}
	for len(queue) > 0 && n < 8 {
		x := queue[0]
		queue = append(queue[1:], t.children[x]...)
		n++
	}
	return n
}

// extent is the token range of i's subtree, without the subtrees that skip
// says to leave out.
func (t *clauseTree) extent(i int, skip func(int) bool) (first, last int) {
	first, last = i, i+1
	stack := []int{i}
	for len(stack) > 0 {
		x := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		first, last = min(first, x), max(last, x+1)
		for _, c := range t.children[x] {
			if skip == nil || !skip(c) {
				stack = append(stack, c)
			}
		}
	}
	return first, last
}

func (t *clauseTree) span(i int) synoptic.Span {
	if i < 0 {
		return synoptic.Span{}
	}
	first, last := t.extent(i, nil)
	return trimmed(t.r, first, last)
}

func (t *clauseTree) clause(h, sentence int) (synoptic.Clause, bool) {
	r, tok := t.r, t.r.Tokens[h]
	// A later conjunct with a verb of its own is a clause of its own; so is a
	// clause set beside this one without a conjunction.
	skip := func(c int) bool {
		x := r.Tokens[c]
		if x.Head != h {
			return false
		}
		return c > h && (x.Dep == "conj" || x.Dep == "parataxis") && t.verbal(c) || x.Dep == "cc" && t.coordinates(h, c)
	}
	first, last := t.extent(h, skip)
	// Markers that only tie the clause to its sentence are left out.
	for first < h {
		d := r.Tokens[first]
		if d.Dep == "mark" && d.Head == h && (d.Norm == "that" || d.Norm == "whether") || d.Dep == "cc" && d.Head == h {
			first++
			continue
		}
		if idle(d) {
			first++
			continue
		}
		break
	}
	span := trimmed(r, first, last)
	if span.IsZero() || words(r, first, last) < 3 && tok.Dep != "ROOT" {
		return synoptic.Clause{}, false
	}
	subject := t.subject(h)
	c := synoptic.Clause{
		Span: span, Sentence: sentence, Root: h, When: -1, Quote: -1,
		Subject: t.nominal(subject), Object: t.nominal(t.object(h)), Place: t.place(h),
		Predicate: t.predicate(h), Modality: t.modality(h), Negated: t.negated(h),
		Stance: synoptic.Asserts,
	}
	if c.Modality != "" && c.Modality != "can" && c.Modality != "must" {
		c.Stance = synoptic.Expects
	}
	if end := span.End; end < len(r.Article.Text) && r.Article.Text[end] == '?' {
		c.Stance = synoptic.Questions
	}
	return c, true
}

// coordinates reports whether the conjunction c ties a verb conjunct to h.
func (t *clauseTree) coordinates(h, c int) bool {
	for _, x := range t.children[h] {
		if x > c && t.r.Tokens[x].Dep == "conj" {
			return t.verbal(x)
		}
	}
	return true
}

func words(r *synoptic.Reading, first, last int) int {
	n := 0
	for i := first; i < last; i++ {
		if !idle(r.Tokens[i]) {
			n++
		}
	}
	return n
}

// nominal is the span of a noun phrase without clauses that hang on it.
func (t *clauseTree) nominal(i int) synoptic.Span {
	if i < 0 {
		return synoptic.Span{}
	}
	first, last := t.extent(i, func(c int) bool {
		switch t.r.Tokens[c].Dep {
		case "relcl", "acl", "appos", "parataxis", "punct":
			return c > i
		}
		return false
	})
	return trimmed(t.r, first, last)
}

// subject is the token that heads the subject of the clause at h: its own, or
// that of the clause it is coordinated with or depends on.
func (t *clauseTree) subject(h int) int {
	for range 6 {
		if s := t.child(h, "nsubj", "nsubjpass", "csubj", "csubjpass"); s >= 0 {
			// A relative pronoun stands for what the clause hangs on.
			x := t.r.Tokens[s]
			if t.r.Tokens[h].Dep == "relcl" && (x.Tag == "WDT" || x.Tag == "WP" || x.Norm == "that") {
				return t.r.Tokens[h].Head
			}
			return s
		}
		tok := t.r.Tokens[h]
		switch tok.Dep {
		case "conj", "xcomp", "advcl":
			h = tok.Head
		case "acl", "relcl":
			return tok.Head
		default:
			return -1
		}
	}
	return -1
}

func (t *clauseTree) object(h int) int {
	if o := t.child(h, "dobj", "attr", "acomp", "oprd"); o >= 0 {
		return o
	}
	if p := t.child(h, "agent"); p >= 0 {
		return t.child(p, "pobj")
	}
	if p := t.child(h, "prep"); p >= 0 {
		return t.child(p, "pobj")
	}
	return -1
}

// predicate is the verb with its auxiliaries and particles.
func (t *clauseTree) predicate(h int) synoptic.Span {
	s := t.r.Tokens[h].Span
	for _, c := range t.children[h] {
		switch t.r.Tokens[c].Dep {
		case "aux", "auxpass", "neg", "prt":
			if c > h-6 && c < h+3 {
				s = s.Cover(t.r.Tokens[c].Span)
			}
		}
	}
	return s
}

func (t *clauseTree) modality(h int) string {
	for _, c := range t.children[h] {
		x := t.r.Tokens[c]
		if x.Dep == "aux" && x.Tag == "MD" {
			switch x.Norm {
			case "'ll", "wo", "will", "shall":
				return "will"
			case "'d":
				return "would"
			case "ca":
				return "can"
			}
			return x.Norm
		}
	}
	if x := t.r.Tokens[h]; x.Dep == "xcomp" && x.Head != h {
		switch l := t.r.Tokens[x.Head].Lemma; l {
		case "plan", "intend", "hope", "want", "expect", "aim", "vow", "promise", "threaten", "pledge", "prepare":
			return l
		}
	}
	return ""
}

func (t *clauseTree) negated(h int) bool {
	odd := false
	for _, c := range t.children[h] {
		x := t.r.Tokens[c]
		switch x.Dep {
		case "neg":
			odd = !odd
		case "nsubj", "nsubjpass", "dobj", "attr":
			if d := t.child(c, "det"); d >= 0 && t.r.Tokens[d].Norm == "no" {
				odd = !odd
			} else if x.Norm == "nobody" || x.Norm == "none" || x.Norm == "nothing" {
				odd = !odd
			}
		case "preconj", "cc":
			if x.Norm == "neither" {
				odd = !odd
			}
		}
	}
	return odd
}

// isPlace reports whether the recogniser holds token i for a part of a place.
func (t *clauseTree) isPlace(i int) bool {
	ents := t.r.Syntax.Entities
	k, _ := slices.BinarySearchFunc(ents, i, func(e synoptic.ModelEntity, i int) int { return e.Last - 1 - i })
	return k < len(ents) && ents[k].First <= i && slices.Contains(placeLabels, ents[k].Label)
}

// placeLabels are the recogniser's labels of places.
var placeLabels = []string{"GPE", "LOC", "FAC"}

// place is the place that a preposition of place ties to h.
func (t *clauseTree) place(h int) synoptic.Span {
	for _, c := range t.children[h] {
		x := t.r.Tokens[c]
		if x.Dep != "prep" {
			continue
		}
		switch x.Norm {
		case "in", "at", "near", "outside", "inside", "on", "from", "to", "off", "over", "across", "into":
		default:
			continue
		}
		p := t.child(c, "pobj")
		if p < 0 {
			continue
		}
		s := t.nominal(p)
		if t.isPlace(p) {
			return s
		}
	}
	return synoptic.Span{}
}
