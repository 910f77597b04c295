package measures

import (
	"strings"

	"synoptic"
)

// none reads "no passengers", "no one was hurt" and "without injuries": nothing
// of something that can be counted; and "both doors" as two.
func (q *quantityReader) none(i int) int {
	t := q.token(i)
	h := &q.r.Tokens[t.Head]
	switch q.low(i) {
	case "both":
		if t.Dep != "det" && t.Dep != "predet" && t.Dep != "preconj" || t.Head <= q.ws[i].tok || t.Head > q.ws[i].tok+4 || h.Tag != "NNS" {
			return i + 1
		}
		return q.exactly(i, 2)
	case "nobody", "none":
		return q.nobody(i, i+1)
	case "without":
		if next := i + 1; next < len(q.ws) && isHarmNoun(q.token(next).Norm) {
			return q.exactly(i, 0)
		}
		return i + 1
	}
	if q.is(i+1, "one") {
		return q.nobody(i, i+2)
	}
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

// exactly keeps the word at i as the number v.
func (q *quantityReader) exactly(i int, v float64) int {
	d := draft{first: i, next: i + 1, numFirst: i, numNext: i + 1}
	d.Bound, d.Value = synoptic.Exact, number64(v)
	q.finish(&d)
	return i + 1
}

// nobody reads the words [i, next), "nobody" or "no one", as nought where it is
// told as a fact what befell none: not what is to be or may be.
func (q *quantityReader) nobody(i, next int) int {
	toks := q.r.Tokens
	t := q.token(next - 1)
	if t.Dep != "nsubjpass" && t.Dep != "nsubj" || t.Head <= q.ws[next-1].tok {
		return next
	}
	v := t.Head
	done := toks[v].Tag == "VBD" || toks[v].Tag == "VBN"
	if toks[v].Lemma == "be" { // "nobody was missing"
		for k := v + 1; k < min(len(toks), v+3); k++ {
			if Fate(toks[k].Lemma) != "" {
				v = k
				break
			}
		}
	}
	for k := q.ws[next-1].tok + 1; k < v; k++ {
		if toks[k].Tag == "MD" || toks[k].Tag == "TO" || toks[k].Norm == "is" || toks[k].Norm == "be" || toks[k].Norm == "else" {
			return next
		}
	}
	if !done || Fate(toks[v].Lemma) == "" {
		return next
	}
	d := draft{first: i, next: next, numFirst: i, numNext: next}
	d.Bound, d.Value = synoptic.Exact, number64(0)
	q.finish(&d)
	q.out[len(q.out)-1].Predicate = v
	return next
}

// isHarmNoun reports whether a noun says that people came to harm: "without
// casualties".
func isHarmNoun(norm string) bool {
	switch norm {
	case "injury", "injuries", "casualty", "casualties", "fatality", "fatalities":
		return true
	}
	return false
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
	if k := len(q.out) - 1; h.Dep == "conj" && k >= 0 && q.out[k].OfHead == h.Head && q.out[k].Unit == "" && !q.out[k].Ordinal && q.out[k].Value != nil &&
		q.out[k].Predicate >= 0 && Fate(q.r.Tokens[q.out[k].Predicate].Lemma) != "" && (isPersonNoun(h.Lemma) || agentive(h.Lemma)) {
		// "two women and a man were killed"
		d := draft{first: i, next: i + 1, numFirst: i, numNext: i + 1}
		d.Bound, d.Value = synoptic.Exact, number64(1)
		q.finish(&d)
		return i + 1
	}
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

// score reads "52-48": two counts where a vote is told of, and nothing in a
// match; 0 if there is no such pair at word i.
func (q *quantityReader) score(i int) int {
	ws := q.ws
	if i+2 >= len(ws) || ws[i].kind != digits || ws[i].Len() > 3 || !isDash(ws, i+1) || !glued(ws, i+1) || !glued(ws, i+2) || ws[i+2].kind != digits || ws[i+2].Len() > 3 {
		return 0
	}
	if i > 0 && !ws[i].gap && ws[i-1].kind != mark || i+3 < len(ws) && glued(ws, i+3) && (ws[i+3].kind != mark || isDash(ws, i+3) || ws[i+3].low == "." && glued(ws, i+4)) {
		return 0
	}
	vote := false
	for k := max(0, i-6); k < min(len(ws), i+6); k++ {
		vote = vote || isWord(ws[k].low, voteWord)
	}
	if ws[i].n < ws[i+2].n && !vote && !isWord(q.low(i-1), matchWord) {
		return 0 // a range
	}
	if vote {
		for _, k := range [2]int{i, i + 2} {
			d := draft{first: k, next: k + 1, numFirst: k, numNext: k + 1}
			d.Bound, d.Value, d.Unit = synoptic.Exact, number64(float64(ws[k].n)), "vote"
			q.finish(&d)
		}
	}
	return i + 3
}
