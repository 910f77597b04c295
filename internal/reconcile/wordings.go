package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"synoptic"
)

// wordings sorts the reports of an utterance by their words. The first has
// the most words in quotation marks; the others say how they differ from it.
func wordings(group []*said) (out []synoptic.Wording, of []int) {
	order := make([]int, len(group))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := group[i], group[j]
		return cmp.Or(cmp.Compare(b.quoted, a.quoted), cmp.Compare(directness(b), directness(a)), cmp.Compare(len(b.words), len(a.words)))
	})
	of = make([]int, len(group))
	var lead []*said
	for _, i := range order {
		x := group[i]
		k := slices.IndexFunc(lead, func(y *said) bool { return x.run == y.run })
		if k < 0 {
			k = len(lead)
			lead = append(lead, x)
			w := synoptic.Wording{Text: oneLine(x.src.text(x.span)), Relation: synoptic.Verbatim}
			if k > 0 {
				w.Relation, w.Differs, w.Changes = compareWordings(lead[0], x)
			}
			out = append(out, w)
		}
		of[i] = k
		if a := x.src.Article.ID; !slices.Contains(out[k].Articles, a) {
			out[k].Articles = append(out[k].Articles, a)
		}
	}
	return out, of
}

func directness(x *said) int {
	switch x.kind {
	case synoptic.Direct:
		return 2
	case synoptic.Mixed:
		return 1
	}
	return 0
}

// compareWordings says how x's wording relates to the first one, and where it
// differs: not where it is only shorter.
func compareWordings(first, x *said) (synoptic.WordingRelation, []synoptic.Passage, []string) {
	if strings.Contains(first.run, x.run) {
		return synoptic.Trimmed, nil, nil
	}
	differs, changes := difference(first, x)
	switch {
	case len(differs) == 0 && len(changes) == 0:
		return synoptic.Trimmed, nil, changes
	case x.kind == synoptic.Direct && first.kind == synoptic.Direct:
		return synoptic.Translated, differs, changes
	}
	return synoptic.Paraphrased, differs, changes
}
