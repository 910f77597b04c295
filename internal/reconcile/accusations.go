package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// accusation is somebody's word that a party did something.
type accusation struct {
	src      *source
	sentence int
	span     synoptic.Span
	who      party
	deed     []string // lemmas and keys of what was done; nil if not said
	act      string   // the noun for it ("attack"), "" if told by a verb
	by       string   // whose word it is
	self     bool     // they say so of themselves
}

// refusal is a party's denial of what it is accused of.
type refusal struct {
	src      *source
	sentence int
	span     synoptic.Span
	who      party
	deed     []string // what its own words say that it denies; nil if nothing
	name     string
}

// generalDeeds say nothing of what was done.
var generalDeeds = []string{"wrongdoing", "involvement", "responsibility", "role", "accusation", "allegation", "charge", "claim", "report", "be", "have", "do", "carry", "involve", "act", "make", "use", "case", "matter"}

// refused are nouns for what a party is accused of.
var refused = []string{"accusation", "allegation", "charge", "claim", "wrongdoing", "involvement", "responsibility", "role", "report", "misconduct", "impropriety", "complicity", "guilt"}

// blame reads the accusations and the refusals of a source from its syntax.
func (s *story) blame(src *source) (accused []accusation, refusals []refusal) {
	tree, keys := childrenOf(src), s.keys(src)
	for si, sent := range src.Sentences {
		for k := sent.First; k < sent.Last; k++ {
			t := src.Tokens[k]
			if t.Pos != "VERB" && t.Pos != "ADJ" && t.Pos != "AUX" {
				continue
			}
			c := s.clauseAt(src, tree, k)
			if a, ok := s.accusationAt(src, tree, keys, k); ok {
				a.src, a.sentence, a.span = src, si, c
				accused = append(accused, a)
			}
			if r, ok := s.refusalAt(src, tree, keys, k); ok {
				r.src, r.sentence, r.span = src, si, c
				refusals = append(refusals, r)
			}
		}
	}
	return accused, refusals
}

// clauseAt is what is said with a verb: what hangs on it but for other verbs
// that are set beside it with subjects of their own.
func (s *story) clauseAt(src *source, tree [][]int, k int) synoptic.Span {
	first, last := k, k+1
	stack := []int{k}
	for len(stack) > 0 {
		x := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		first, last = min(first, x), max(last, x+1)
		for _, c := range tree[x] {
			t := src.Tokens[c]
			if t.Dep == "cc" || t.Dep == "punct" || (t.Dep == "conj" || t.Dep == "advcl") && child(src, tree, c, "nsubj", "nsubjpass") >= 0 {
				continue
			}
			stack = append(stack, c)
		}
	}
	return trim(src, synoptic.Span{Start: src.Tokens[first].Start, End: src.Tokens[last-1].End})
}

// child is the first dependent of a token by one of the relations, -1 if none.
func child(src *source, tree [][]int, k int, deps ...string) int {
	for _, c := range tree[k] {
		if slices.Contains(deps, src.Tokens[c].Dep) {
			return c
		}
	}
	return -1
}

// after is what hangs on a token by a preposition, -1 if nothing does.
func after(src *source, tree [][]int, k int, preps ...string) int {
	for _, c := range tree[k] {
		if t := src.Tokens[c]; (t.Dep == "prep" || t.Dep == "agent") && slices.Contains(preps, t.Norm) {
			if o := child(src, tree, c, "pobj", "pcomp"); o >= 0 {
				return o
			}
		}
	}
	return -1
}

// accusationAt reads the accusation that a word makes: "blamed X for Y",
// "blamed Y on X", "accused X of Y", "X, accused of Y", "holds X responsible
// for Y", "X was behind Y", "X claimed responsibility for Y".
func (s *story) accusationAt(src *source, tree [][]int, keys []term, k int) (accusation, bool) {
	t := src.Tokens[k]
	who, deed, self := -1, -1, false
	subject, object := child(src, tree, k, "nsubj"), child(src, tree, k, "dobj")
	passive := child(src, tree, k, "nsubjpass")
	negated := child(src, tree, k, "neg") >= 0
	reduced := t.Dep == "acl" && t.Tag == "VBN"
	if t.Dep == "pcomp" || t.Dep == "xcomp" || child(src, tree, k, "aux") >= 0 && t.Tag == "VB" {
		return accusation{}, false // "a pretext for accusing", "would blame"
	}
	switch strings.ToLower(t.Lemma) {
	case "blame":
		on, for_ := after(src, tree, k, "on"), after(src, tree, k, "for", "of")
		switch {
		case on >= 0 && object >= 0:
			who, deed = on, object
		case on >= 0 && passive >= 0:
			who, deed = on, passive
		case on >= 0 && reduced:
			who, deed = on, t.Head
		case for_ >= 0 && object >= 0:
			who, deed = object, for_
		case for_ >= 0 && passive >= 0:
			who, deed = passive, for_
		case for_ >= 0 && reduced:
			who, deed = t.Head, for_
		case object >= 0 && on < 0:
			who, deed = object, after(src, tree, object, "for", "of")
		}
	case "accuse", "suspect":
		of := after(src, tree, k, "of")
		switch {
		case of < 0 && object >= 0 && t.Lemma == "accuse":
			who = object
		case of < 0:
		case object >= 0:
			who, deed = object, of
		case passive >= 0:
			who, deed = passive, of
		case reduced:
			who, deed = t.Head, of
		}
	case "responsible":
		if f := after(src, tree, k, "for"); f >= 0 {
			deed = f
			switch h := t.Head; {
			case t.Dep == "amod":
				if d := src.Tokens[h]; d.Dep == "dobj" && strings.EqualFold(src.Tokens[d.Head].Lemma, "hold") {
					who = h
				}
			case t.Dep == "oprd" || t.Dep == "ccomp":
				who = child(src, tree, h, "dobj", "nsubjpass")
			case t.Dep == "acomp":
				who = child(src, tree, h, "nsubj")
				negated = child(src, tree, h, "neg") >= 0
			}
		}
	case "claim":
		if object >= 0 && strings.EqualFold(src.Tokens[object].Lemma, "responsibility") && subject >= 0 {
			who, self = subject, true
			if deed = after(src, tree, object, "for"); deed < 0 {
				deed = after(src, tree, k, "for")
			}
		}
	case "carry":
		if child(src, tree, k, "prt") >= 0 {
			by := after(src, tree, k, "by")
			switch {
			case by >= 0 && passive >= 0:
				who, deed = by, passive
			case by >= 0 && reduced:
				who, deed = by, t.Head
			}
		}
	}
	if who < 0 || negated || deed >= 0 && src.Tokens[deed].Pos == "PRON" {
		return accusation{}, false
	}
	for i := src.Sentences[src.sentenceAt(t.Start)].First; i < k; i++ {
		switch src.Tokens[i].Norm {
		case "if", "whether", "unless", "who":
			return accusation{}, false
		}
	}
	a := accusation{who: s.partyAt(src, tree, who), self: self}
	if !a.who.known() {
		return accusation{}, false
	}
	if deed >= 0 {
		a.deed, a.act = deedOf(src, tree, keys, deed)
	}
	a.by = s.accuser(src, tree, k, subject)
	return a, deed < 0 || len(a.deed) > 0
}

// deedOf are the terms under the head of what was done, without who by.
func deedOf(src *source, tree [][]int, keys []term, head int) (terms []string, act string) {
	if p := src.Tokens[head].Pos; p == "NOUN" {
		act = strings.ToLower(src.Tokens[head].Lemma)
	}
	stack := []int{head}
	for len(stack) > 0 {
		x := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if k := keys[x].key; k != "" && k[0] != '#' && !slices.Contains(generalDeeds, k) && !slices.Contains(terms, k) {
			terms = append(terms, k)
		}
		for _, c := range tree[x] {
			if d := src.Tokens[c].Dep; d != "relcl" && d != "agent" && d != "advcl" && d != "npadvmod" {
				stack = append(stack, c)
			}
		}
	}
	return terms, act
}

// accuser names whose word an accusation is: its subject's, or by whom the
// passive is, or whom its clause is taken from; the outlet's own if nobody's.
func (s *story) accuser(src *source, tree [][]int, k, subject int) string {
	if subject < 0 {
		subject = after(src, tree, k, "by")
	}
	if subject >= 0 {
		if e := s.byKey(s.nominalKey(src, tree, s.keys(src), subject)); e != nil {
			return e.name
		}
		if src.Tokens[subject].Pos != "PRON" {
			return phrase(src, tree, subject)
		}
	}
	for i := range src.Clauses {
		if c := &src.Clauses[i]; c.Root == k {
			return s.tellerOf(src, c)
		}
	}
	return src.Article.Outlet
}

func (s *story) byKey(key string) *entity {
	if !strings.HasPrefix(key, "@") {
		return nil
	}
	return s.byID[key[1:]]
}

// refusalAt reads the refusal that a verb makes: "denied responsibility",
// "rejected the accusations", "denied any involvement in the attack".
func (s *story) refusalAt(src *source, tree [][]int, keys []term, k int) (refusal, bool) {
	l := strings.ToLower(src.Tokens[k].Lemma)
	if l != "deny" && l != "reject" && l != "dismiss" && l != "refute" && l != "dispute" || child(src, tree, k, "neg") >= 0 {
		return refusal{}, false
	}
	subject, object := child(src, tree, k, "nsubj"), child(src, tree, k, "dobj")
	if passive := child(src, tree, k, "nsubjpass"); passive >= 0 {
		subject, object = after(src, tree, k, "by"), passive // "the claim was denied by X"
	}
	if content := child(src, tree, k, "xcomp", "ccomp"); object < 0 && content >= 0 && subject >= 0 && l == "deny" {
		// "denied carrying out the attack", "denied that it had": of itself.
		r := refusal{who: s.partyAt(src, tree, subject), name: phrase(src, tree, subject)}
		if of := child(src, tree, content, "nsubj"); of >= 0 && !s.partyAt(src, tree, of).same(r.who) {
			return refusal{}, false
		}
		r.deed, _ = deedOf(src, tree, keys, content)
		return r, r.who.known() && len(r.deed) > 0
	}
	if object < 0 || !slices.Contains(refused, strings.ToLower(src.Tokens[object].Lemma)) {
		return refusal{}, false
	}
	if subject < 0 {
		if h := src.Tokens[k].Head; src.Tokens[k].Dep == "conj" {
			subject = child(src, tree, h, "nsubj")
		}
	}
	if subject < 0 {
		return refusal{}, false
	}
	who := subject
	if slices.Contains(delegates, strings.ToLower(src.Tokens[subject].Lemma)) || slices.Contains([]string{"official", "campaign", "government"}, strings.ToLower(src.Tokens[subject].Lemma)) {
		if of := after(src, tree, subject, "for", "of", "to"); of >= 0 {
			who = of
		} else if p := child(src, tree, subject, "poss"); p >= 0 {
			who = p
		}
	}
	r := refusal{who: s.partyAt(src, tree, who), name: phrase(src, tree, subject)}
	if src.Tokens[subject].Pos == "PRON" {
		if e := s.byKey(src.named[subject]); e != nil {
			r.name = e.name
		}
	}
	if !r.who.known() {
		return refusal{}, false
	}
	r.deed, _ = deedOf(src, tree, keys, object)
	return r, true
}

// deniedAccusations are what a party is accused of and denies.
func (s *story) deniedAccusations(charges []accusation, refusals []refusal) []synoptic.Dispute {
	var out []synoptic.Dispute
	var taken []synoptic.Passage
	for _, r := range refusals {
		first := nearestCharge(charges, r)
		if first == nil {
			continue
		}
		g := s.groupCovering(first.src, first.span)
		if g == nil || slices.ContainsFunc(taken, func(p synoptic.Passage) bool { return p.Article == r.src.Article.ID && p.Span().Overlaps(r.span) }) {
			continue
		}
		var p positionsBy
		name := oneLine(first.by)
		p.add("yes", oneLine(first.src.text(first.span)), first.src.passage(first.span))
		for i := range charges {
			if c := &charges[i]; c != first && !c.self && c.who.same(r.who) && sharesDeed(c.deed, first.deed) {
				p.add("yes", "", c.src.passage(c.span))
			}
		}
		for _, x := range refusals {
			if x.who.same(r.who) && (nearestCharge(charges, x) == first || sharesDeed(x.deed, first.deed)) {
				p.add("no", oneLine(x.src.text(x.span)), x.src.passage(x.span))
				taken = append(taken, x.src.passage(x.span))
			}
		}
		if len(p.list) < 2 {
			continue
		}
		why := first.who.words + ": accused of it, and denying it"
		if name != "" && name != first.src.Article.Outlet && name != first.who.words {
			why = first.who.words + ": accused by " + name + ", denied by " + r.name
		}
		out = append(out, synoptic.Dispute{
			ID: id("d", "accusation", g.id), Kind: synoptic.ResponsibilityDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: why, Positions: p.list,
		})
	}
	return out
}

// nearestCharge is the accusation that a refusal answers: of the same party,
// with a deed in common, or, where the refusal names none, the nearest in the
// same article.
func nearestCharge(charges []accusation, r refusal) (best *accusation) {
	distance := 1 << 30
	for i := range charges {
		c := &charges[i]
		if c.self || !c.who.same(r.who) || c.src == r.src && c.span.Overlaps(r.span) {
			continue
		}
		d := 1000
		if c.src == r.src {
			d = max(c.sentence-r.sentence, r.sentence-c.sentence)
		}
		switch {
		case len(r.deed) > 0 && !sharesDeed(c.deed, r.deed):
			continue
		case len(r.deed) == 0 && d > 6:
			continue
		}
		if d < distance {
			best, distance = c, d
		}
	}
	return best
}

// sharesDeed reports whether two deeds have a term in common, or related ones.
func sharesDeed(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool {
		return slices.ContainsFunc(b, func(y string) bool { return x == y && x[0] != '@' || related(x, y) })
	})
}
