package clauses

import (
	"slices"

	"synoptic"
	en "synoptic/internal/annotate/en/clauses"
)

// nominal is the span of a noun phrase without the clauses and times that
// hang on it; zero for -1.
func (w *work) nominal(i int) synoptic.Span {
	if i < 0 {
		return synoptic.Span{}
	}
	first, last := w.extent(i, func(c int) bool {
		if c < i {
			return false
		}
		switch t := w.tokens[c]; t.Dep {
		case "relcl", "acl", "parataxis", "npadvmod":
			return true
		case "appos": // "the firm's leader Marta Kessler", but "Marta Kessler, its leader"
			return w.setOff(c)
		case "prep":
			o := w.child(c, "pobj")
			return o >= 0 && t.Norm != "of" && w.timeAt(w.tokens[o].Start)
		case "cc":
			return w.coordinates(i, c)
		case "conj":
			return w.verbal(c)
		}
		return false
	})
	s, ok := w.printable(w.trimmed(first, last), i)
	if !ok {
		return w.tokens[i].Span
	}
	return s
}

// setOff reports whether a mark stands before what hangs on i.
func (w *work) setOff(i int) bool {
	first, _ := w.extent(i, func(int) bool { return false })
	return first > 0 && idle(w.tokens[first-1])
}

// timeAt reports whether an expression of time covers the byte offset.
func (w *work) timeAt(at int) bool {
	ts := w.r.Times
	k := lowerBound(len(ts), func(k int) bool { return ts[k].End > at })
	return k < len(ts) && ts[k].Start <= at
}

// moved are the effects of verbs by which one moves another to act, so that
// the verb's object is who acts.
var moved = []string{"asked", "ordered", "forced", "must", "lets"}

// subject is the token that heads the subject of the clause at h: its own, or
// that of the clause that it is coordinated with or depends on; -1 if none.
func (w *work) subject(h int) int {
	for range 8 {
		t := w.tokens[h]
		if s := w.child(h, "nsubj", "nsubjpass", "csubj", "csubjpass"); s >= 0 {
			// A relative pronoun stands for what the clause hangs on.
			if x := w.tokens[s]; t.Dep == "relcl" && (x.Tag == "WDT" || x.Tag == "WP" || x.Norm == "that") {
				return t.Head
			}
			return s
		}
		if t.Head == h || w.child(h, "expl") >= 0 {
			return -1
		}
		switch t.Dep {
		case "conj", "advcl", "acomp", "oprd":
			h = t.Head
		case "xcomp":
			// "asked the drivers to leave": the drivers leave.
			if o := w.child(t.Head, "dobj", "dative"); o >= 0 && o < h && slices.Contains(moved, w.effect(t.Head)) {
				return o
			}
			h = t.Head
		case "pcomp":
			p := w.tokens[t.Head]
			if p.Head == t.Head {
				return -1
			}
			h = p.Head
			if !w.verbal(h) {
				return -1
			}
		case "relcl":
			return t.Head
		case "acl":
			if w.toInfinitive(h) {
				return -1 // "a plan to close": not the plan
			}
			return t.Head
		default:
			return -1
		}
	}
	return -1
}

func (w *work) toInfinitive(h int) bool {
	a := w.child(h, "aux")
	return a >= 0 && w.tokens[a].Tag == "TO"
}

// object is the token that heads the clause's object or complement; failing
// that, the agent of a passive or what a preposition ties to the predicate,
// unless it is a time or place; -1 if none.
func (w *work) object(h int) int {
	if o := w.child(h, "dobj", "attr", "acomp", "oprd"); o >= 0 {
		return o
	}
	if p := w.child(h, "agent"); p >= 0 {
		return w.child(p, "pobj")
	}
	for _, c := range w.children(h) {
		if w.tokens[c].Dep != "prep" || int(c) < h {
			continue
		}
		if o := w.child(int(c), "pobj"); o >= 0 && !w.timeAt(w.tokens[o].Start) && !w.isPlace(int(c), o) {
			return o
		}
	}
	return -1
}

// predicate is the verb with its auxiliaries and particles, and with the verb
// that it hangs on if that only says what becomes of it ("failed to stop").
func (w *work) predicate(h int) synoptic.Span {
	s := w.tokens[h].Span
	for _, c := range w.children(h) {
		switch w.tokens[c].Dep {
		case "aux", "auxpass", "neg", "prt":
			if x := int(c); x > h-6 && x < h+3 && !w.between(x, h) {
				s = s.Cover(w.tokens[c].Span)
			}
		}
	}
	p, ok := w.printable(s, h)
	if !ok {
		return w.tokens[h].Span
	}
	return p
}

// between reports whether the subject stands between an auxiliary and its
// verb, as in questions.
func (w *work) between(aux, h int) bool {
	s := w.child(h, "nsubj", "nsubjpass")
	return s > min(aux, h) && s < max(aux, h)
}

// markPlaces notes the tokens of places' names.
func (w *work) markPlaces() {
	mark := func(first, last int) {
		for i := max(first, 0); i < last && i < len(w.places); i++ {
			w.places[i] = true
		}
	}
	if len(w.r.Mentions) == 0 {
		for _, e := range w.r.Syntax.Entities {
			if slices.Contains(placeLabels, e.Label) {
				mark(e.First, e.Last)
			}
		}
		return
	}
	for _, m := range w.r.Mentions {
		if m.Type == synoptic.Place && m.Kind != synoptic.PronounMention {
			mark(m.First, m.Last)
		}
	}
}

// placeLabels are the recogniser's labels of places.
var placeLabels = []string{"GPE", "LOC", "FAC"}

// isPlace reports whether the preposition p ties its object o as a place.
func (w *work) isPlace(p, o int) bool {
	t := w.tokens[p]
	if !slices.Contains(en.PlacePrepositions, t.Norm) || w.timeAt(w.tokens[o].Start) {
		return false
	}
	if w.places[o] {
		return true
	}
	x := w.tokens[o]
	return x.Pos == "NOUN" && w.lexicon.places[x.Lemma]
}

// place is the noun phrase of the place that a preposition ties to h; zero if
// none. Where a thing happens goes before where it leads or comes from.
func (w *work) place(h int) synoptic.Span {
	best, rank := -1, len(en.PlacePrepositions)
	consider := func(p int) {
		o := w.child(p, "pobj")
		if o < 0 {
			// "next to the gate"
			if q := w.child(p, "prep"); q >= 0 {
				o = w.child(q, "pobj")
			}
		}
		if o < 0 || !w.isPlace(p, o) {
			return
		}
		if r := slices.Index(en.PlacePrepositions, w.tokens[p].Norm); r < rank {
			best, rank = o, r
		}
	}
	for _, c := range w.children(h) {
		switch t := w.tokens[c]; t.Dep {
		case "prep":
			consider(int(c))
		case "advmod": // "close to the border", "next to the gate"
			if q := w.child(int(c), "prep"); q >= 0 {
				if o := w.child(q, "pobj"); o >= 0 && rank == len(en.PlacePrepositions) && w.isPlace(q, o) {
					best = o
				}
			}
		}
	}
	return w.nominal(best)
}
