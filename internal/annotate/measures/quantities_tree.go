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
	if noun >= 0 {
		noun = q.hyphened(noun)
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

// hyphened is the last part of a noun of several parts: the workers of
// "co-workers". A plural before the hyphen is the noun itself
// ("mothers-in-law").
func (q *quantityReader) hyphened(noun int) int {
	toks := q.r.Tokens
	last := noun
	for last+2 < len(toks) && toks[last+1].Norm == "-" && toks[last].End == toks[last+1].Start && toks[last+1].End == toks[last+2].Start && isNounTag(toks[last+2].Tag) {
		last += 2
	}
	if strings.HasSuffix(toks[noun].Norm, "s") && !strings.HasSuffix(toks[last].Norm, "s") {
		return noun
	}
	return last
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
				if isNounTag(toks[k].Tag) || toks[k].Tag == "DT" || toks[k].Tag == "PRP" || toks[k].Tag == "WP" || toks[k].Tag == "CD" || toks[k].Tag == "WDT" || Fate(toks[k].Lemma) != "" && !strings.HasSuffix(toks[k].Norm, "ing") {
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
