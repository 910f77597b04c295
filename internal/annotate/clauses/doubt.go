package clauses

import (
	"slices"

	"synoptic"
	en "synoptic/internal/annotate/en/clauses"
)

// governed is the stance that the word on which the clause at h hangs gives
// it, "" if none: what there is no evidence of and what is unclear is asked,
// an act that somebody denies is denied.
func (w *work) governed(h int) synoptic.Stance {
	h = w.firstContent(h)
	t := w.tokens[h]
	up := t.Head
	if up == h {
		return ""
	}
	switch t.Dep {
	case "acl":
		if !w.toInfinitive(h) && w.doubted(up) {
			return synoptic.Questions
		}
	case "pcomp": // "no word on how it ended"
		if noun := w.tokens[up].Head; noun != up && w.doubted(noun) {
			return synoptic.Questions
		}
	case "xcomp", "ccomp":
		if w.deniedAct(h, up) {
			return synoptic.Denies
		}
		if t.Dep == "ccomp" && w.leftOpen(h, up) {
			return synoptic.Questions
		}
	case "advcl":
		if m := w.mark(h); (m == markWhether || w.marked(h, en.That)) && w.leftOpen(h, up) {
			return synoptic.Questions
		}
	}
	return ""
}

// firstContent climbs from a conjunct to the first of the contents that it is
// told among: it has a subordinator of its own or goes with "or", or goes with
// "and" without a comma. "But" and a comma open what the writer says himself.
func (w *work) firstContent(h int) int {
	for range 4 {
		t := w.tokens[h]
		if t.Dep != "conj" || t.Head == h {
			break
		}
		cc := w.child(t.Head, "cc")
		if !w.shares(h) && !w.marked(h, en.That) && w.mark(h) != markWhether && w.mark(h) != markIf && !w.joint(h, "or", "nor") &&
			!(w.joint(h, "and") && cc > 0 && w.tokens[cc-1].Norm != ",") {
			break
		}
		h = t.Head
	}
	return h
}

// marked reports whether one of the words opens the clause at h.
func (w *work) marked(h int, words []string) bool {
	for _, c := range w.children(h) {
		if t := w.tokens[c]; t.Dep == "mark" && int(c) < h && slices.Contains(words, t.Norm) {
			return true
		}
	}
	return false
}

// deniedAct reports whether the act at h is what the verb at up denies:
// "denied taking the money", not "did not deny taking it".
func (w *work) deniedAct(h, up int) bool {
	t := w.tokens[h]
	if !slices.Contains(en.Denying, w.tokens[up].Lemma) || w.denied(up) || w.child(up, "nsubjpass", "auxpass") >= 0 {
		return false
	}
	if t.Tag == "VBG" {
		return w.child(h, "aux") < 0
	}
	for _, c := range w.children(h) { // "denied having taken it"
		if x := w.tokens[c]; (x.Dep == "aux" || x.Dep == "auxpass") && x.Tag == "VBG" {
			return true
		}
	}
	return false
}

// leftOpen reports whether the word at up leaves it open whether the clause at h
// holds: "is unclear", "is not certain", "has no evidence".
func (w *work) leftOpen(h, up int) bool {
	says := []int{up}
	for _, c := range w.children(up) {
		switch w.tokens[c].Dep {
		case "acomp", "oprd":
			says = append(says, int(c))
		case "attr", "nsubj", "nsubjpass", "dobj":
			if int(c) < h && w.doubted(int(c)) {
				return true
			}
		}
	}
	not := w.denied(up)
	if v := w.tokens[up].Head; v != up && w.tokens[up].Dep == "acomp" {
		not = w.denied(v)
	}
	for _, i := range says {
		switch norm := w.tokens[i].Norm; {
		case slices.Contains(en.Unclear, norm),
			not && slices.Contains(en.Clear, norm),
			not && slices.Contains(en.Known, norm) && w.how(h):
			return true
		}
	}
	return false
}

// how reports whether the clause at h asks how, when, where or why.
func (w *work) how(h int) bool {
	for _, c := range w.children(h) {
		if t := w.tokens[c]; int(c) < h && t.Dep == "advmod" && (t.Tag == "WRB" || w.child(int(c), "advmod") >= 0) {
			return true
		}
	}
	return w.mark(h) == markWhether
}

// doubted reports whether the word at i is a noun of evidence that there is
// not: "no sign", "any proof", "little evidence", "has not found evidence".
func (w *work) doubted(i int) bool {
	t := w.tokens[i]
	if !slices.Contains(en.Evidence, t.Lemma) {
		return false
	}
	for _, c := range w.children(i) {
		switch w.tokens[c].Dep {
		case "det", "amod", "neg", "advmod":
			if n := w.tokens[c].Norm; slices.Contains(en.No, n) || slices.Contains(en.Little, n) {
				return true
			}
		}
	}
	up := t.Head
	if up == i {
		return false
	}
	switch t.Dep {
	case "dobj", "attr":
		return w.denied(up)
	case "pobj": // "without proof", "for lack of evidence"
		return w.tokens[up].Norm == "without" || w.tokens[up].Norm == "of" && slices.Contains(en.Lack, w.tokens[w.tokens[up].Head].Lemma)
	}
	return false
}
