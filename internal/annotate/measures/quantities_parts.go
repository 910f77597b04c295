package measures

import (
	"strings"

	"synoptic"
)

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
		if y := i - 1; !part && y >= 0 && q.out[y].PartOf >= 0 && x.OfHead >= 0 && q.out[y].OfHead >= 0 && q.r.Tokens[x.OfHead].Dep == "conj" && q.r.Tokens[x.OfHead].Head == q.out[y].OfHead {
			x.PartOf = q.out[y].PartOf // "including 25 children and 15 women"
			continue
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

// sums joins counts told side by side to the whole before them that they add
// up to: "three people were killed: two women and a man".
func (q *quantityReader) sums() {
	for i := 0; i < len(q.out); {
		first, sum := i, 0.0
		for ; i < len(q.out); i++ {
			x := &q.out[i]
			if x.Unit != "" || x.Ordinal || x.Value == nil || x.Bound != synoptic.Exact || x.OfHead < 0 {
				break
			}
			if t := &q.r.Tokens[x.OfHead]; i > first && (t.Dep != "conj" || t.Head != q.out[i-1].OfHead) {
				break
			}
			sum += *x.Value
		}
		if i-first < 2 {
			i = max(i, first+1)
			continue
		}
		if whole := *q.out[first].Value; i-first > 2 && 2*whole == sum {
			// "three people, two women and a man": the parser takes the whole for
			// one of them.
			for k := first + 1; k < i; k++ {
				if q.out[k].PartOf < 0 {
					q.out[k].PartOf = first
				}
			}
			continue
		}
		for j := first - 1; j >= 0 && j >= first-4; j-- {
			y := &q.out[j]
			if y.Unit != "" || y.Ordinal || y.Value == nil || *y.Value != sum || q.out[first].Start-y.End > partReach {
				continue
			}
			for k := first; k < i; k++ {
				if q.out[k].PartOf < 0 {
					q.out[k].PartOf = j
				}
			}
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
			if strings.Contains(q.r.Article.Text[min(x.End, t.End):max(x.Start, t.Start)], ";") {
				continue
			}
			if strings.HasSuffix(before, " by ") && (x.Predicate < 0 || Fate(q.r.Tokens[x.Predicate].Lemma) == "" && !isDeathNoun(q.r.Tokens[x.Predicate].Lemma)) {
				continue
			}
			x.AsOf = t.Value
		}
	}
}
