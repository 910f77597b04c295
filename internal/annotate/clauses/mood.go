package clauses

import (
	"slices"
	"strings"

	en "synoptic/internal/annotate/en/clauses"
)

// negated reports whether the clause at h is denied: an odd number of times
// by its own words and those that it hangs on.
func (w *work) negated(h int) bool {
	odd := w.denied(h)
	t := w.tokens[h]
	switch t.Dep {
	case "xcomp", "pcomp", "acl":
		up := t.Head
		if t.Dep == "pcomp" && up != h {
			if w.tokens[up].Norm == "without" {
				return !odd
			}
			if w.tokens[up].Norm != "from" && w.tokens[up].Norm != "to" {
				return odd
			}
			up = w.tokens[up].Head
		}
		if w.effect(up) == "not" && up != h {
			odd = !odd
		}
		// "Does not deny doing it" grants it.
		if t.Dep == "xcomp" && up != h && !slices.Contains(en.Denying, w.tokens[up].Lemma) {
			odd = odd != w.denied(up)
		}
	case "conj":
		// "did not stop or call": the second shares the first one's "not".
		if t.Head != h && w.shares(h) && w.joint(h, "or", "nor") {
			odd = odd != w.negated(t.Head)
		} else if t.Head != h && w.joint(h, "nor") && !odd {
			odd = true
		}
	}
	return odd
}

// denied reports whether h's own words deny it.
func (w *work) denied(h int) bool {
	odd := w.yet(h)
	for _, c := range w.children(h) {
		t := w.tokens[c]
		switch t.Dep {
		case "neg":
			if !w.onlyAfter(int(c)) {
				odd = !odd
			}
		case "aux", "auxpass", "punct": // "didn’t": the parser may take the curly "n’t" for a mark
			if slices.Contains(en.Not, t.Norm) || w.has(int(c), en.Not) {
				odd = !odd
			}
		case "advmod":
			if (t.Norm == "longer" || t.Norm == "anymore") && w.child(int(c), "neg", "det") >= 0 {
				odd = !odd
			} else if slices.Contains(en.Hardly, t.Norm) {
				odd = !odd
			}
		case "nsubj", "nsubjpass", "dobj", "attr":
			if d := w.child(int(c), "det"); d >= 0 && slices.Contains(en.No, w.tokens[d].Norm) || slices.Contains(en.Nobody, t.Norm) {
				odd = !odd
			} else if p := w.child(int(c), "preconj", "cc"); p >= 0 && w.tokens[p].Norm == "neither" {
				odd = !odd
			}
		case "acomp", "oprd": // "is not related": the parser may hang "not" there
			if w.child(int(c), "neg") >= 0 {
				odd = !odd
			}
		case "preconj", "cc":
			if t.Norm == "neither" {
				odd = !odd
			}
		}
	}
	return odd
}

// has reports whether one of the words hangs on i.
func (w *work) has(i int, norms []string) bool {
	for _, c := range w.children(i) {
		if slices.Contains(norms, w.tokens[c].Norm) {
			return true
		}
	}
	return false
}

// yet reports whether h is the "has" of "has yet to be finished".
func (w *work) yet(h int) bool {
	if l := w.tokens[h].Lemma; l != "have" && l != "be" || w.child(h, "xcomp") < 0 {
		return false
	}
	for _, c := range w.children(h) {
		if t := w.tokens[c]; t.Dep == "advmod" && t.Norm == "yet" && int(c) > h {
			return true
		}
	}
	return false
}

// onlyAfter reports whether "not" at i is that of "not only".
func (w *work) onlyAfter(i int) bool {
	return i+1 < len(w.tokens) && (w.tokens[i+1].Norm == "only" || w.tokens[i+1].Norm == "just")
}

// joint reports whether one of the words ties the conjunct h to its head.
func (w *work) joint(h int, words ...string) bool {
	for _, up := range []int{w.tokens[h].Head, h} {
		for _, c := range w.children(up) {
			if t := w.tokens[c]; t.Dep == "cc" && int(c) < h && slices.Contains(words, t.Norm) {
				return true
			}
		}
	}
	return false
}

// shares reports whether a conjunct shares the auxiliaries of its head: it
// has the same form and neither subject nor auxiliary.
func (w *work) shares(h int) bool {
	t := w.tokens[h]
	return t.Dep == "conj" && t.Head != h && t.Tag == w.tokens[t.Head].Tag && (t.Tag == "VB" || t.Tag == "VBG" || t.Tag == "VBN") &&
		w.child(h, "aux", "auxpass", "nsubj", "nsubjpass", "expl") < 0
}

// effect is what the word at i makes of an act that hangs on it.
func (w *work) effect(i int) string { return w.complements[strings.ToLower(w.tokens[i].Lemma)] }

// modality is the way in which the clause at h holds, "" if plainly.
func (w *work) modality(h int) string {
	hedge := ""
	for _, c := range w.children(h) {
		t := w.tokens[c]
		switch {
		case t.Dep == "aux" && t.Tag == "MD":
			if m := en.Modals[t.Norm]; m != "" {
				return m
			}
		case t.Dep == "advmod" && hedge == "":
			hedge = w.hedges[t.Norm]
		}
	}
	if hedge != "" {
		return hedge
	}
	t := w.tokens[h]
	if t.Head == h {
		if w.toInfinitive(h) {
			return "will" // a headline's "Mayor to resign"
		}
		return ""
	}
	switch t.Dep {
	case "xcomp":
		return w.inherited(t.Head)
	case "ccomp":
		// "asked the guests to leave", "wants it to end": the infinitive is
		// wanted, not told of.
		if w.toInfinitive(h) {
			return w.inherited(t.Head)
		}
	case "conj":
		if w.shares(h) {
			return w.modality(t.Head)
		}
	case "acl":
		if w.toInfinitive(h) && w.effect(t.Head) != "not" {
			return w.effect(t.Head)
		}
	case "advcl":
		if w.toInfinitive(h) {
			return "to" // a purpose
		}
	}
	return ""
}

// inherited is the modality that the word at i gives to what hangs on it, or
// its own where it gives none.
func (w *work) inherited(i int) string {
	e := w.effect(i)
	if e == "not" {
		e = ""
	}
	if e == "" && w.verbal(i) && w.tokens[i].Dep != "xcomp" {
		for _, c := range w.children(i) {
			if t := w.tokens[c]; t.Dep == "aux" && t.Tag == "MD" {
				return w.modality(i)
			}
		}
	}
	return e
}

// mark is the kind of the word that opens the clause at h.
func (w *work) mark(h int) mark {
	for _, c := range w.children(h) {
		if t := w.tokens[c]; t.Dep == "mark" && int(c) < h {
			return w.marks[t.Norm]
		}
	}
	return markNone
}
