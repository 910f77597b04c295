package measures

import (
	"strings"

	"synoptic"
)

// counted finds what d counts and what befell it, by the tree.
func (q *quantityReader) counted(d *draft) {
	toks := q.r.Tokens
	first, last := q.ws[d.numFirst].tok, q.ws[d.next-1].tok
	if d.numNext-1 >= 0 && d.Unit == "" {
		last = q.ws[d.numNext-1].tok
	}
	// The number's own head: the word of it whose head lies outside.
	top := last
	for k := first; k <= last; k++ {
		if h := toks[k].Head; h < first || h > last || h == k {
			top = k
			if toks[k].Dep == "nummod" || strings.HasPrefix(toks[k].Tag, "CD") {
				break
			}
		}
	}
	noun := -1
	t := &toks[top]
	switch part := q.partWord(last); {
	case part >= 0:
		noun = part
	case (t.Dep == "nummod" || t.Dep == "amod" || t.Dep == "det" || t.Dep == "compound" || t.Dep == "quantmod" || t.Dep == "poss" || t.Dep == "nmod" || t.Dep == "neg") && t.Head != top && t.Head > last && isNounTag(toks[t.Head].Tag):
		noun = t.Head
	default:
		noun = q.ofNoun(top, last)
		if noun < 0 && (d.Unit == "" || d.Unit == "percent") {
			noun = q.nextNoun(last, d.Value != nil && *d.Value == 1)
		}
	}
	if noun >= 0 && !q.sameLine(q.ws[d.next-1].End, noun) || noun >= 0 && toks[noun].Tag == "NNP" && d.Unit == "" && !d.Ordinal && d.Value != nil && *d.Value > 1 && toks[noun].Norm != "people" {
		noun = -1
	}
	if noun >= 0 && toks[noun].Start >= q.ws[d.next-1].End {
		d.OfHead = noun
		d.Of = q.nounSpan(last, noun, q.ws[d.next-1].End)
	}
	start := top
	if noun >= 0 {
		start = noun
	}
	d.Predicate = q.predicate(start, top, last)
}

// sameLine reports whether token noun stands in the same paragraph as byte
// end before it. A single line break parts only what goes on with a capital.
func (q *quantityReader) sameLine(end, noun int) bool {
	t := &q.r.Tokens[noun]
	if t.Start <= end {
		return true
	}
	between := q.r.Article.Text[end:t.Start]
	if strings.Contains(between, "\n\n") {
		return false
	}
	return !strings.Contains(between, "\n") || !strings.HasPrefix(t.Tag, "NNP")
}

func isNounTag(tag string) bool { return strings.HasPrefix(tag, "NN") }

// partWord is the pronoun of "of them", "of whom" right behind token last.
func (q *quantityReader) partWord(last int) int {
	toks := q.r.Tokens
	if last+2 < len(toks) && toks[last+1].Norm == "of" && isPartWord(toks[last+2].Norm) && !isNounTag(toks[last+2].Tag) && toks[last+2].Dep != "det" {
		return last + 2
	}
	return -1
}

// ofNoun is the noun of "dozens of people", "20 of those injured".
func (q *quantityReader) ofNoun(top, last int) int {
	toks := q.r.Tokens
	for j := last + 1; j < min(len(toks), last+4); j++ {
		if toks[j].Norm != "of" {
			if j == last+1 && toks[j].Tag == "NN" { // "a total of", "a number of"
				continue
			}
			break
		}
		for k := j + 1; k < min(len(toks), j+reach/2); k++ {
			if toks[k].Head == j && (toks[k].Dep == "pobj" || toks[k].Dep == "pcomp") {
				if isNounTag(toks[k].Tag) || toks[k].Tag == "DT" || toks[k].Tag == "PRP" || toks[k].Tag == "WP" || toks[k].Tag == "CD" || toks[k].Tag == "WDT" {
					return k
				}
			}
		}
	}
	return -1
}

// nextNoun is the plural noun that the number stands right before, where the
// parser did not join the two.
func (q *quantityReader) nextNoun(last int, single bool) int {
	toks := q.r.Tokens
	for j := last + 1; j < min(len(toks), last+6); j++ {
		switch tag := toks[j].Tag; {
		case tag == "NNS" || tag == "NNPS" || toks[j].Norm == "people", single && isNounTag(tag) && j == last+1 && isPersonNoun(toks[j].Norm):
			return j
		case tag == "HYPH" || strings.HasPrefix(tag, "JJ") || tag == "VBN" && toks[j].Dep == "amod" || tag == "CC" && j > last+1:
		case isNounTag(tag) && toks[j].Dep == "compound" && toks[j].Head > j:
		default:
			return -1
		}
	}
	return -1
}

// nounSpan is the words from behind the number to the noun.
func (q *quantityReader) nounSpan(last, noun, end int) synoptic.Span {
	toks := q.r.Tokens
	f := last + 1
	for f < noun && (toks[f].Norm == "of" || toks[f].Tag == "DT" || toks[f].Tag == "HYPH" || toks[f].IsSpace() || toks[f].Start < end || toks[f].Tag == "PRP$" || toks[f].Tag == "CD") {
		f++
	}
	if noun-f > reach {
		f = noun
	}
	return synoptic.Span{Start: toks[f].Start, End: toks[noun].End}
}

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
				if toll := q.subjectToll(g); toll >= 0 {
					return toll
				}
				return g
			}
			i = g
		case t.Dep == "prep" && k > 0:
			i = h
			if strings.HasPrefix(toks[i].Tag, "VB") {
				if toll := q.subjectToll(i); toll >= 0 {
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

func isDeathNoun(lemma string) bool {
	switch lemma {
	case "death", "killing", "murder", "injury", "loss", "evacuation", "arrest", "rescue", "disappearance", "casualty", "fatality", "displacement", "detention", "wounding", "slaying":
		return true
	}
	return false
}

// state is verb v, or the state that it says somebody was left in: "were left
// trapped", "left seven dead", "are missing".
func (q *quantityReader) state(v int) int {
	toks := q.r.Tokens
	switch toks[v].Lemma {
	case "be", "leave", "remain", "find", "lie", "report", "feel", "go", "get", "confirm", "believe", "say", "declare", "pronounce", "presume", "fear", "know":
	default:
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

// subjectToll is the noun "toll" or "number" that a verb says has risen to the
// number.
func (q *quantityReader) subjectToll(v int) int {
	toks := q.r.Tokens
	for j := v - 1; j >= max(0, v-reach); j-- {
		if toks[j].Head == v && (toks[j].Dep == "nsubj" || toks[j].Dep == "nsubjpass") {
			if Fate(toks[j].Lemma) != "" || isDeathNoun(toks[j].Lemma) {
				return j
			}
			return -1
		}
	}
	return -1
}

// parts joins parts to their wholes: "40, a dozen of them children", "eight
// of whom", "including three children".
func (q *quantityReader) parts() {
	for i := range q.out {
		x := &q.out[i]
		if x.Unit != "" && x.Unit != "percent" || x.Ordinal {
			continue
		}
		part := x.OfHead >= 0 && isPartWord(q.r.Tokens[x.OfHead].Norm) && q.behindOf(x)
		if !part {
			part = q.including(x.Start)
		}
		if !part {
			continue
		}
		for j := i - 1; j >= 0 && j >= i-4; j-- {
			y := &q.out[j]
			if y.Unit != "" || y.Ordinal || x.Start-y.End > partReach {
				continue
			}
			if y.Value != nil && x.Value != nil && x.Unit == "" && *y.Value < *x.Value {
				continue
			}
			x.PartOf = j
			break
		}
	}
}

// partReach is how many bytes a part may stand behind its whole.
const partReach = 300

func isPartWord(norm string) bool {
	switch norm {
	case "them", "whom", "those", "these", "which", "dead", "victims", "injured", "wounded", "killed":
		return true
	}
	return false
}

func (q *quantityReader) behindOf(x *synoptic.Quantity) bool {
	return x.OfHead > 0 && q.r.Tokens[x.OfHead].Norm != "" && strings.Contains(q.r.Article.Text[x.End:min(len(q.r.Article.Text), max(x.End, q.r.Tokens[x.OfHead].Start))], "of")
}

// including reports whether "including" or "among them" stands before the
// byte at start.
func (q *quantityReader) including(start int) bool {
	text := strings.TrimRight(q.r.Article.Text[max(0, start-24):start], " \n,")
	for _, s := range [...]string{"including", "among them", "among whom", "of them", "of whom", "including at least", "Among them"} {
		if strings.HasSuffix(text, s) {
			return true
		}
	}
	return false
}

// asOfReach is how many bytes a figure and its "as of" may stand apart.
const asOfReach = 120

// asOf takes over "as of Monday" and "by Friday evening" in the sentence.
func (q *quantityReader) asOf() {
	s := 0
	from, to := 0, 0
	for k := range q.r.Times {
		t := &q.r.Times[k]
		if t.Value == "" || t.Type != synoptic.DateExpr && t.Type != synoptic.ClockExpr {
			continue
		}
		before := strings.ToLower(q.r.Article.Text[max(0, t.Start-8):t.Start])
		if !strings.HasSuffix(before, "as of ") && !strings.HasSuffix(before, " by ") {
			continue
		}
		for s+1 < len(q.r.Sentences) && q.r.Sentences[s].End <= t.Start {
			s++
		}
		if s >= len(q.r.Sentences) {
			return
		}
		sent := q.r.Sentences[s].Span
		for from < len(q.out) && (q.out[from].Start < sent.Start || q.out[from].End < t.Start-asOfReach) {
			from++
		}
		for to = from; to < len(q.out) && q.out[to].Start < sent.End && q.out[to].Start <= t.End+asOfReach; to++ {
			x := &q.out[to]
			if x.Unit != "" || x.Ordinal || x.AsOf != "" || x.Start-t.End > asOfReach || t.Start-x.End > asOfReach {
				continue
			}
			if strings.HasSuffix(before, " by ") && (x.Predicate < 0 || Fate(q.r.Tokens[x.Predicate].Lemma) == "" && !isDeathNoun(q.r.Tokens[x.Predicate].Lemma)) {
				continue
			}
			x.AsOf = t.Value
		}
	}
}
