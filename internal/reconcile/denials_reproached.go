package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// reproached are words of one source whom another, quoted right after, tells
// to stop lying, or calls a liar: "Orin said she had invited him. 'Stop
// lying!' Stolt wrote."
func (d *denier) reproached() []denial {
	var out []denial
	for si, sent := range d.src.Sentences {
		for k := sent.First; k < sent.Last; k++ {
			if !d.reproach(k) {
				continue
			}
			who := d.speakerAt(d.src.Tokens[k].Start)
			if who == "" {
				continue
			}
			sp := trim(d.src, sent.Span)
			c := &synoptic.Clause{Span: sp, Sentence: si, Root: k, When: -1, Quote: -1, Stance: synoptic.Denies}
			if yes, said := d.lastWord(c, who); yes != nil && !sp.IsZero() {
				out = append(out, denial{yes: yes, no: c, yesSrc: d.src, noSrc: d.src, group: d.groupAt(yes.Span), said: said, by: d.nameOf(c, who)})
			}
			break
		}
	}
	return out
}

// reproach reports whether a word reproaches somebody with lying to his face.
func (d *denier) reproach(k int) bool {
	t := d.src.Tokens[k]
	h := d.src.Tokens[t.Head]
	switch {
	case t.Norm == "lying":
		return strings.EqualFold(h.Lemma, "stop") && t.Head != k
	case t.Norm == "liar" || t.Norm == "lies":
		return h.Dep == "ROOT" && d.src.Tokens[k].Dep == "attr" && child(d.src, d.tree, t.Head, "nsubj") >= 0 && slices.Contains([]string{"you", "he", "she", "these", "those"}, d.src.Tokens[child(d.src, d.tree, t.Head, "nsubj")].Norm)
	}
	return false
}

// speakerAt is the key of who is quoted with what stands at a byte offset, ""
// if it is not quoted or not known whose it is.
func (d *denier) speakerAt(at int) string {
	for i := range d.src.Quotes {
		q := &d.src.Quotes[i]
		if q.Start <= at && at < q.End {
			if e := d.entityOf(d.src, q.Speaker); e != nil {
				return "@" + e.id
			}
		}
	}
	return ""
}

// lastWord is the last thing that somebody else is reported to say in the
// sentences before a clause, passing over what the clause's own speaker says,
// and by whom. Of what one says that another said, it is the one's word.
func (d *denier) lastWord(c *synoptic.Clause, who string) (yes *synoptic.Clause, said string) {
	for back := 0; back <= 3; back++ {
		var best *synoptic.Clause
		for _, x := range d.sentence(c.Sentence - back) {
			if x.Start >= c.Start && back == 0 || len(x.Attribution) == 0 || !d.content(x) || d.supposed(x) {
				continue
			}
			from := d.entityOf(d.src, d.src.Attributions[x.Attribution[0]].Entity)
			if from == nil || "@"+from.id == who || x.Stance == synoptic.Denies || x.Stance == synoptic.Questions {
				continue
			}
			if best == nil || x.Len() > best.Len() {
				best, said = x, from.name
			}
		}
		if best != nil {
			return best, said
		}
	}
	return nil, ""
}
