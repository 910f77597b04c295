package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// doubtVerbs take what they don't believe as their object.
var doubtVerbs = []string{"doubt", "discount", "question", "disbelieve", "debunk", "disprove", "ignore", "deride", "ridicule"}

// hearsays are nouns for what is said by nobody who stands for it.
var hearsays = []string{"rumor", "rumour", "idea", "notion", "suggestion", "speculation", "theory", "possibility", "belief", "impression", "myth", "fear", "hope", "claim", "allegation", "accusation"}

// governed are the deps by which a clause hangs on the word that says how it
// is to be taken.
var governed = []string{"ccomp", "xcomp", "pcomp", "pobj", "dobj", "acl", "relcl", "prep", "conj", "csubj", "oprd"}

// unasserted reports whether a clause hangs on a word that takes it back
// ("discounted rumours that he was", "the idea that he had served").
func unasserted(src *source, c *synoptic.Clause) bool {
	i := c.Root
	for range 6 {
		t := src.Tokens[i]
		if t.Head == i || !slices.Contains(governed, t.Dep) {
			return false
		}
		i = t.Head
		l := strings.ToLower(src.Tokens[i].Lemma)
		if slices.Contains(denyVerbs, l) || slices.Contains(doubtVerbs, l) || (t.Dep == "acl" || t.Dep == "ccomp" || t.Dep == "relcl") && slices.Contains(hearsays, l) {
			return true
		}
	}
	return false
}

// denied reports whether a clause is what a verb of denial governs, not what
// its subject does besides ("he doubts charges will be filed and looks forward
// to …") nor what only narrows a noun in it.
func denied(src *source, c *synoptic.Clause) bool {
	i := c.Root
	if !slices.ContainsFunc(c.Attribution, func(k int) bool {
		a := &src.Attributions[k]
		return src.sentenceAt(a.Start) == c.Sentence && denying(src, a)
	}) {
		return false
	}
	if src.Tokens[i].Dep == "relcl" || asks(src, c) || refuses(src, c) {
		return false
	}
	for range 6 {
		t := src.Tokens[i]
		if t.Head == i {
			return true // the verb that denies is its own, or stands apart
		}
		l := strings.ToLower(src.Tokens[t.Head].Lemma)
		if slices.Contains(denyVerbs, l) || slices.Contains(doubtVerbs, l) {
			return t.Dep != "conj" && t.Dep != "advcl" && t.Dep != "parataxis"
		}
		if t.Dep == "conj" && !hasSubject(src, i) {
			return false // of which of the verbs before it can't be told
		}
		i = t.Head
	}
	return true
}

// hasSubject reports whether a verb has a subject of its own.
func hasSubject(src *source, verb int) bool {
	for k := max(0, verb-12); k < verb; k++ {
		if t := src.Tokens[k]; t.Head == verb && (t.Dep == "nsubj" || t.Dep == "nsubjpass") {
			return true
		}
	}
	return false
}

// denying reports whether an attribution is made by a word that denies, not by
// the negation of one that tells ("did not say what happened").
func denying(src *source, a *synoptic.Attribution) bool {
	first, last := src.tokens(a.Span)
	for _, t := range src.Tokens[first:last] {
		l := strings.ToLower(t.Lemma)
		if slices.Contains(denyVerbs, l) || slices.Contains(doubtVerbs, l) || l == "denial" {
			return true
		}
	}
	return false
}

// refusables are what somebody denies another and does not say is untrue.
var refusables = []string{"request", "access", "permission", "entry", "entrance", "admission", "visa", "bail", "parole", "asylum", "appeal", "application", "petition", "motion", "bid", "injunction", "license", "licence", "permit", "loan", "coverage", "benefit", "aid", "service", "opportunity", "chance", "right", "clearance"}

// refuses reports whether the verb of denial in a sentence denies somebody
// something: "denied a request to testify".
func refuses(src *source, c *synoptic.Clause) bool {
	sent := src.Sentences[c.Sentence]
	for _, t := range src.Tokens[sent.First:sent.Last] {
		if t.Dep == "dobj" && slices.Contains(refusables, strings.ToLower(t.Lemma)) && slices.Contains(denyVerbs, strings.ToLower(src.Tokens[t.Head].Lemma)) {
			return true
		}
	}
	return false
}

// asks reports whether a clause is a question in another's sentence ("what
// happened then"), so that it says nothing that can be denied.
func asks(src *source, c *synoptic.Clause) bool {
	first, last := src.tokens(c.Span)
	if first >= last {
		return true
	}
	for first+1 < last && src.Tokens[first].Pos == "ADV" && src.Tokens[first].Tag == "RB" {
		first++ // "exactly what happened"
	}
	switch src.Tokens[first].Tag {
	case "WP", "WRB", "WDT", "WP$":
		return src.Tokens[c.Root].Dep != "relcl"
	}
	return src.Tokens[first].Norm == "whether"
}

// whole is the span to show of a denied clause: with the words that deny it
// where they stand in its sentence.
func (s *story) whole(src *source, c *synoptic.Clause) synoptic.Span {
	sp := c.Span
	for _, i := range c.Attribution {
		a := &src.Attributions[i]
		if a.Act != synoptic.DeniesIt || src.sentenceAt(a.Start) != c.Sentence {
			continue
		}
		sp.Start, sp.End = min(sp.Start, a.Start), max(sp.End, a.End)
	}
	return sp
}
