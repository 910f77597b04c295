package measures

import (
	"strings"
)

// predicate is the verb, participle, adjective or noun that says what befell
// those counted; start is their head, top the number's.
func (q *quantityReader) predicate(start, top, last int) int {
	toks := q.r.Tokens
	// A state right behind: "43 dead", "five trapped", "50 people injured".
	end := max(start, last)
	if j := end + 1; j < len(toks) {
		for k := j; k < min(len(toks), j+3); k++ {
			if toks[k].Tag == "RB" || toks[k].Tag == "RBR" {
				continue
			}
			if Fate(toks[k].Lemma) != "" && (strings.HasPrefix(toks[k].Tag, "JJ") || toks[k].Tag == "VBN" || toks[k].Tag == "VBD" || toks[k].Tag == "VBG" && toks[k].Lemma == "missing" || toks[k].Dep == "acomp" || toks[k].Dep == "oprd" || toks[k].Norm == "dead" || toks[k].Norm == "missing") {
				if isAux(toks[k].Norm) {
					break
				}
				if s := &toks[start]; (s.Dep == "nsubj" || s.Dep == "nsubjpass") && s.Head > k && strings.HasPrefix(toks[s.Head].Tag, "VB") && toks[k].Head == start {
					break // "20 of those injured were taken": what befell them is told after
				}
				return k
			}
			break
		}
	}
	i := start
	for k := 0; k < reach; k++ {
		t := &toks[i]
		h := t.Head
		switch {
		case h == i:
			if strings.HasPrefix(t.Tag, "VB") && i != start {
				return i
			}
			return q.clauseOf(start)
		case t.Dep == "nsubj" || t.Dep == "nsubjpass" || t.Dep == "csubj":
			if !strings.HasPrefix(toks[h].Tag, "VB") {
				return h
			}
			return q.state(h)
		case t.Dep == "dobj" || t.Dep == "dative":
			return q.state(h)
		case t.Dep == "attr" || t.Dep == "oprd" || t.Dep == "acomp":
			if v := q.clauseOf(start); v >= 0 {
				return v
			}
			if toll := q.tollOf(h); toll >= 0 {
				return toll
			}
			return h
		case t.Dep == "pobj" || t.Dep == "pcomp":
			g := toks[h].Head
			if v := q.clauseOf(start); v >= 0 && k == 0 {
				return v
			}
			if g == h {
				return -1
			}
			if isNounTag(toks[g].Tag) {
				if Fate(toks[g].Lemma) != "" || isDeathNoun(toks[g].Lemma) {
					return g
				}
				i = g
				continue
			}
			if strings.HasPrefix(toks[g].Tag, "VB") {
				if toll := q.tollOf(g); toll >= 0 {
					return toll
				}
				return g
			}
			i = g
		case t.Dep == "prep" && k > 0:
			i = h
			if strings.HasPrefix(toks[i].Tag, "VB") {
				if toll := q.tollOf(i); toll >= 0 {
					return toll
				}
				return i
			}
		case isNounTag(t.Tag) || t.Tag == "CD" || t.Dep == "conj" || t.Dep == "appos" || t.Dep == "nmod" || t.Dep == "nummod":
			if v := q.clauseOf(start); v >= 0 && k == 0 {
				return v
			}
			i = h
			if strings.HasPrefix(toks[i].Tag, "VB") {
				return i
			}
		default:
			return q.clauseOf(start)
		}
	}
	return -1
}

func isAux(norm string) bool {
	return norm == "has" || norm == "have" || norm == "was" || norm == "were"
}

func isDeathNoun(lemma string) bool { return isWord(lemma, eventWord) }

// state is verb v, or the state that it says somebody was left in: "were left
// trapped", "left seven dead", "are missing".
func (q *quantityReader) state(v int) int {
	toks := q.r.Tokens
	if !isWord(toks[v].Lemma, stateVerbWord) {
		return v
	}
	for j := v + 1; j < min(len(toks), v+reach); j++ {
		t := &toks[j]
		if t.Head == v && (t.Dep == "acomp" || t.Dep == "oprd" || t.Dep == "attr" || t.Dep == "ccomp" || t.Dep == "advcl" || t.Dep == "xcomp") && (Fate(t.Lemma) != "" || toks[v].Lemma == "be" && t.Dep == "acomp") {
			return j
		}
	}
	return v
}

// clauseOf is the participle or relative verb that hangs on noun n: "five
// people trapped", "people who were killed".
func (q *quantityReader) clauseOf(n int) int {
	toks := q.r.Tokens
	for j := n + 1; j < min(len(toks), n+reach); j++ {
		if toks[j].Head == n && (toks[j].Dep == "acl" || toks[j].Dep == "relcl") {
			return q.state(j)
		}
	}
	return -1
}

// tollOf is the noun that a verb gives the number of as its subject ("the toll
// rose to 43") or object ("put the death toll at 43"), or what the number is
// of ("the number of dead has risen to 43"); -1 if there is none.
func (q *quantityReader) tollOf(v int) int {
	toks := q.r.Tokens
	for j := max(0, v-reach); j < min(len(toks), v+reach); j++ {
		t := &toks[j]
		if t.Head != v || j == v || t.Dep != "nsubj" && t.Dep != "nsubjpass" && t.Dep != "dobj" {
			continue
		}
		if Fate(t.Lemma) != "" || isDeathNoun(t.Lemma) {
			return j
		}
		if !isWord(t.Lemma, tallyWord) {
			continue
		}
		for k := j + 1; k < min(len(toks), j+5); k++ {
			if Fate(toks[k].Lemma) != "" || isDeathNoun(toks[k].Lemma) {
				return k
			}
		}
	}
	return -1
}
