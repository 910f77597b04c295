package measures

import (
	"strings"

	"synoptic"
)

// none reads "no passengers": nothing of something that can be counted.
func (q *quantityReader) none(i int) int {
	t := q.token(i)
	h := &q.r.Tokens[t.Head]
	if t.Dep != "det" && t.Dep != "neg" || t.Head == q.ws[i].tok || t.Head < q.ws[i].tok || t.Head > q.ws[i].tok+4 {
		return i + 1
	}
	if h.Tag != "NNS" && !(h.Lemma == "people") {
		return i + 1
	}
	if isWord(h.Lemma, idleNounWord) {
		return i + 1
	}
	d := draft{first: i, next: i + 1, numFirst: i, numNext: i + 1}
	d.Bound, d.Value = synoptic.Exact, number64(0)
	q.finish(&d)
	return i + 1
}

// oneVictim reads "a passenger" as one where something befell them: "killing
// a soldier".
func (q *quantityReader) oneVictim(i int) int {
	t := q.token(i)
	if t.Dep != "det" || t.Head <= q.ws[i].tok || t.Head > q.ws[i].tok+5 {
		return i + 1
	}
	h := &q.r.Tokens[t.Head]
	if h.Tag != "NN" || h.Head == t.Head {
		return i + 1
	}
	p := &q.r.Tokens[h.Head]
	if (h.Dep == "dobj" || h.Dep == "nsubjpass") && Fate(p.Lemma) != "" && strings.HasPrefix(p.Tag, "VB") && !abstractVictim(h.Lemma) && (isWord(p.Lemma, deadlyVerbWord) || isPersonNoun(h.Lemma) || agentive(h.Lemma)) {
		d := draft{first: i, next: i + 1, numFirst: i, numNext: i + 1}
		d.Bound, d.Value = synoptic.Exact, number64(1)
		q.finish(&d)
	}
	return i + 1
}

func abstractVictim(lemma string) bool { return isWord(lemma, noVictimWord) }

// agentive reports whether a noun has the form of words for people:
// "commander", "activist", "guardsman".
func agentive(lemma string) bool {
	for _, end := range [...]string{"er", "or", "ist", "man", "woman", "ian", "ee"} {
		if len(lemma) > len(end)+3 && strings.HasSuffix(lemma, end) {
			return true
		}
	}
	return false
}
