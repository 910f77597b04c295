package speech

import "synoptic"

// subject is the source of cue c: its subject, its agent in the passive, or
// what it shares with the verb that governs it.
func (x *reader) subject(c, depth int) nounPhrase {
	t := x.tree
	if depth > 6 {
		return noPhrase
	}
	passive := t.child(c, "nsubjpass") >= 0 || t.child(c, "auxpass") >= 0
	if a := t.child(c, "agent"); a >= 0 {
		if o := t.child(a, "pobj"); o >= 0 {
			return x.phrase(o)
		}
	}
	if passive {
		return noPhrase
	}
	if s := x.nearestSubject(c); s >= 0 {
		if t.toks[s].Dep == "expl" {
			return noPhrase
		}
		if tag := t.toks[s].Tag; tag == "WP" || tag == "WDT" {
			if h := t.head(c); t.toks[c].Dep == "relcl" && h < s {
				p := x.phrase(h)
				p.last = max(p.head, min(p.last, t.left[c]-1))
				p.via = s + 1
				return p
			}
		}
		return x.phrase(s)
	}
	h := t.head(c)
	if h == c {
		return x.nameBeside(c)
	}
	switch t.toks[c].Dep {
	case "conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis", "oprd":
		for range 3 {
			if p := t.toks[h].Pos; p == "VERB" || p == "AUX" || t.head(h) == h {
				break
			}
			h = t.head(h)
		}
		if p := t.toks[h].Pos; p == "VERB" || p == "AUX" {
			// "quoted the mayor as saying", "was quoted as saying"
			if q := x.quoting(c); q >= 0 {
				if o := t.child(q, "dobj", "nsubjpass"); o >= 0 {
					return x.phrase(o)
				}
				return noPhrase
			}
			if t.toks[c].Dep == "conj" && t.child(h, "nsubjpass") >= 0 && t.child(c, "dobj") < 0 && x.namedAs(c) {
				return noPhrase // "was built in 1911 and described as “…”": by nobody said
			}
			if t.toks[c].Dep == "advcl" && t.toks[c].Tag == "VBG" && t.toks[h].Dep == "xcomp" && x.commaBefore(c) {
				// "urged the council to act, saying": whoever urges says.
				if o := t.child(t.head(h), "dobj"); o >= 0 && o < h {
					return x.subject(t.head(h), depth+1)
				}
			}
			if t.toks[c].Dep == "conj" {
				if s := x.subjectBetween(h, c); s >= 0 {
					return x.phrase(s)
				}
			}
			// Of "asked the board to say" the board is who says.
			if t.toks[c].Dep == "xcomp" || t.toks[c].Dep == "ccomp" {
				if o := t.child(h, "dobj"); o >= 0 && o < c {
					return x.phrase(o)
				}
			}
			if t.child(h, "nsubjpass") >= 0 {
				return x.phrase(t.child(h, "nsubjpass"))
			}
			return x.subject(h, depth+1)
		}
	case "acl", "relcl":
		if t.toks[h].Pos == "NOUN" || t.toks[h].Pos == "PROPN" || t.toks[h].Pos == "PRON" {
			if t.toks[c].Dep == "acl" && t.toks[c].Tag == "VBG" && x.speechless(h) {
				// "played down the unrest, saying": whoever does the one says
				// the other.
				for range 6 {
					if h == t.head(h) || t.toks[h].Pos == "VERB" {
						break
					}
					h = t.head(h)
				}
				if t.toks[h].Pos == "VERB" && h < c {
					return x.subject(h, depth+1)
				}
			}
			p := x.phrase(h)
			if p.last >= c {
				p.last = min(p.last, t.left[c]-1)
			}
			return p
		}
	}
	return noPhrase
}

// namedAs reports whether a verb says only what something is called: "dubbed",
// "described as".
func (x *reader) namedAs(c int) bool {
	t := x.tree
	if x.lex.naming[t.toks[c].Lemma] {
		return true
	}
	k := t.child(c, "prep")
	return k > c && x.lex.is("as", t.toks[k].Norm)
}

func (x *reader) commaBefore(c int) bool {
	p := x.previous(x.tree.left[c])
	return p >= 0 && x.tree.toks[p].Norm == ","
}

// subjectBetween is the subject of a verb between h and c, where the parser
// hung c on h, whose own subject is an "it" that stands for nothing: in "it felt
// as if hours had gone before the captain came back and said", the captain; -1
// if there is none.
func (x *reader) subjectBetween(h, c int) int {
	t := x.tree
	if s := x.nearestSubject(h); s < 0 || s > h || !x.lex.is("dummy", t.toks[s].Norm) {
		return -1
	}
	for i := c - 1; i > h; i-- {
		v := t.head(i)
		if t.toks[i].Dep != "nsubj" || v <= i || v >= c || t.toks[v].Pos != "VERB" || x.inside[i] >= 0 {
			continue
		}
		if x.namesPerson(i) || x.lex.isSource(t.toks[i]) || x.lex.personNoun(t.toks[i].Lemma) {
			return i
		}
	}
	return -1
}

// speaker is the subject of cue c or, where that cannot speak, the person
// named right before the cue: what stands before the name is then a caption
// or a heading that was glued to the sentence.
func (x *reader) speaker(c int) nounPhrase {
	p := x.subject(c, 0)
	if p.head < 0 || p.head >= c || x.lex.isSource(x.tree.toks[p.head]) || x.entity(p) >= 0 || x.tree.toks[p.head].Pos == "PRON" {
		return p
	}
	for i := c - 1; i >= p.first && i > c-30; i-- {
		if x.namesPerson(i) && x.inside[i] < 0 {
			if q := x.phrase(i); x.tree.under(i, p.head) {
				return nounPhrase{max(q.first, p.first), i, i, 0}
			}
		}
	}
	return p
}

// speechless reports whether the noun at i is a thing that says nothing.
func (x *reader) speechless(i int) bool {
	tok := x.tree.toks[i]
	return tok.Pos == "NOUN" && x.label[i] == "" && x.mention[i] < 0 && !x.lex.isSource(tok)
}

// nearestSubject is the subject of c that stands closest to it: where the
// parser gave a verb two, the farther one belongs to something before.
func (x *reader) nearestSubject(c int) int {
	t := x.tree
	best := -1
	for _, k := range t.children(c) {
		switch t.toks[k].Dep {
		case "nsubj", "csubj", "expl":
			if best < 0 || abs(k-c) < abs(best-c) {
				best = k
			}
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// nameBeside is the source of a cue for which the parser found no subject: a
// name right behind it ("…,” says Ana Ruiz"), or one before it together with
// what is set off behind the name ("Ana Ruiz, the mayor's aide, said").
func (x *reader) nameBeside(c int) nounPhrase {
	t := x.tree
	if _, known := x.lex.acts[t.toks[c].Lemma]; !known || len(x.mention) == 0 {
		return noPhrase
	}
	if k := t.child(c, "dobj", "attr", "oprd"); k > c && t.left[k] == c+1 && x.namesPerson(k) {
		return x.phrase(k)
	}
	if i := c - 1; i > 0 && x.lex.is("old", t.toks[i].Norm) && x.inside[i] < 0 {
		// "The 43-year-old added", which parsers often leave hanging.
		first := i
		for first > 0 && i-first < 8 && t.unit[first-1] == t.unit[c] {
			w := t.toks[first-1]
			if !x.lex.is("ageWords", w.Norm) && w.Pos != "NUM" && w.Tag != "HYPH" {
				break
			}
			first--
		}
		if i-first >= 3 {
			return nounPhrase{first, i, i, 0}
		}
	}
	// A noun right before it that hangs on nothing on this side of it.
	if i := c - 1; i >= 0 && t.unit[i] == t.unit[c] && x.inside[i] < 0 && (t.toks[i].Pos == "PROPN" || t.toks[i].Pos == "NOUN" && x.lex.isSource(t.toks[i])) {
		if h := t.head(i); h == i || h == c {
			return x.phrase(i)
		}
	}
	for i := c - 1; i >= 0 && i > c-30 && t.sent[i] == t.sent[c]; i-- {
		if x.inside[i] >= 0 || t.toks[i].Pos == "VERB" && !t.under(i, t.head(i)) {
			break
		}
		if x.namesPerson(i) && (t.right[i] >= c-2 || i == c-1) {
			p := x.phrase(i)
			return nounPhrase{p.first, i, i, 0}
		}
	}
	return noPhrase
}

// namesPerson reports whether the name of a person ends at token i.
func (x *reader) namesPerson(i int) bool {
	k := x.mention[i]
	if k < 0 {
		return false
	}
	m := x.r.Mentions[k]
	return m.Type == synoptic.Person && m.Kind == synoptic.NameMention && m.Last-1 == i
}

// phrase is the noun phrase around head, without what a comma, a dash or a
// relative clause sets off behind it.
func (x *reader) phrase(head int) nounPhrase {
	t := x.tree
	a, b := t.left[head], head
	for _, k := range t.children(head) {
		if k < head {
			continue
		}
		tok := t.toks[k]
		if tok.Dep == "punct" && (tok.Norm == "," || tok.Norm == "-" || tok.Norm == "–" || tok.Norm == "—" || tok.Norm == ":") {
			break
		}
		if tok.Dep == "relcl" || tok.Dep == "appos" && b == head && tok.Pos != "PROPN" {
			break
		}
		b = max(b, t.right[k])
	}
	for b > head && (t.toks[b].IsSpace() || t.toks[b].Pos == "PUNCT" && t.toks[b].Norm != ")") {
		b--
	}
	for a < head && (t.toks[a].IsSpace() || t.toks[a].Pos == "PUNCT") {
		a++
	}
	for a < head && x.outside[a] {
		a++
	}
	return nounPhrase{a, b, head, 0}
}

// cueWords is the cue with its auxiliaries, negation and particle.
func (x *reader) cueWords(c int) synoptic.Span {
	t := x.tree
	a, b := c, c
	for _, k := range t.children(c) {
		switch t.toks[k].Dep {
		case "prt":
			b = max(b, k)
		case "aux", "auxpass", "neg":
			if k < c {
				a = min(a, k)
			}
		}
	}
	// Words between, a subject in a question say, are no part of the cue.
	for k := c - 1; k >= a; k-- {
		switch t.toks[k].Dep {
		case "aux", "auxpass", "neg", "advmod":
		default:
			a = k + 1
		}
	}
	if b-c > 3 {
		b = c
	}
	return t.span(a, b)
}

func (p nounPhrase) span(t *tree) synoptic.Span {
	if p.head < 0 {
		return synoptic.Span{}
	}
	return t.span(p.first, p.last)
}
