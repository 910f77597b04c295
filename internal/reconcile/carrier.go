package reconcile

import (
	"slices"

	"synoptic"
)

// maxCarrier is the longest carrier in bytes; a clause whose carrier would be
// longer stands for itself.
const maxCarrier = 320

// dependents are the labels of clauses that don't stand alone.
var dependents = map[string]bool{
	"relcl": true, "acl": true, "xcomp": true, "pcomp": true, "advcl": true, "appos": true, "csubj": true, "csubjpass": true, "dep": true,
}

// carriers gives each clause of a source the span that it is shown with: a
// whole clause that stands alone, with its subject in it. A relative clause,
// a participle or a second predicate takes the clause that it hangs on with
// it.
func carriers(src *source) []synoptic.Span {
	at := make(map[int]int, len(src.Clauses))
	for i := range src.Clauses {
		at[src.Clauses[i].Root] = i
	}
	out := make([]synoptic.Span, len(src.Clauses))
	for i := range src.Clauses {
		out[i] = carrier(src, at, i)
	}
	return out
}

func carrier(src *source, at map[int]int, i int) synoptic.Span {
	c := &src.Clauses[i]
	span := c.Span
	root := c.Root
	if own, ok := asserted(src, c); ok {
		return own
	}
	for range 4 {
		t := src.Tokens[root]
		alone := !c.Subject.IsZero() && span.Contains(c.Subject) && !dependents[t.Dep]
		if alone || t.Head == root {
			break
		}
		// The next clause up, past heads that are no clause (the noun that a
		// relative clause hangs on).
		up := t.Head
		for range 6 {
			if _, ok := at[up]; ok || src.Tokens[up].Head == up {
				break
			}
			up = src.Tokens[up].Head
		}
		j, ok := at[up]
		if !ok {
			break
		}
		wider := span.Cover(src.Clauses[j].Span)
		if wider.Len() > maxCarrier {
			break
		}
		span, root, c = wider, up, &src.Clauses[j]
	}
	return span
}

// conditional are markers of clauses that are not said to be so.
var conditional = []string{"if", "unless", "whether", "lest", "than", "though", "although", "until", "till"}

// minAlone is the least length in bytes of an adverbial clause that is shown
// alone.
const minAlone = 24

// asserted is an adverbial clause with a subject of its own that is said to be
// so ("after the satellite reached its orbit"), without its marker: it stands
// alone.
func asserted(src *source, c *synoptic.Clause) (synoptic.Span, bool) {
	t := src.Tokens[c.Root]
	if t.Dep != "advcl" || c.Subject.IsZero() || !c.Span.Contains(c.Subject) {
		return synoptic.Span{}, false
	}
	first, last := src.tokens(c.Span)
	start := first
	for k := first; k < last && k < c.Root; k++ {
		x := src.Tokens[k]
		if x.Head != c.Root || x.Dep != "mark" && !(x.Dep == "advmod" && x.Tag == "WRB") {
			continue
		}
		if slices.Contains(conditional, x.Norm) {
			return synoptic.Span{}, false
		}
		if k == start {
			start++
		}
	}
	if start >= last {
		return synoptic.Span{}, false
	}
	own := synoptic.Span{Start: src.Tokens[start].Start, End: c.Span.End}
	return own, own.Len() >= minAlone
}
