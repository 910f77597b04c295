package speech

import (
	"synoptic"
)

// The most places at which the end of a content is looked for.
const maxEnds = 24

// end is a place where a content may end: behind token last, before what
// hangs at cut on a node so many steps from the cue.
type end struct {
	last, cut, node, depth int
}

// ends lists where the content that begins at token a behind cue c may end:
// at the end of all that hangs on the cue, and before each thing that hangs
// to the right on the way there.
func (x *reader) ends(c, a int) []end {
	t := x.tree
	all := t.right[c]
	// A sentence that runs over the end of its paragraph was cut wrongly.
	limit := min(a, all)
	for limit < all && !x.breaksLine(limit) {
		limit++
	}
	all = limit
	out := []end{{last: all, cut: -1, node: c}}
	node, depth := c, 0
	for depth < 12 && len(out) < maxEnds {
		kids := t.children(node)
		next := -1
		for _, k := range kids {
			if t.toks[k].IsSpace() || k < node && t.right[k] < a {
				continue
			}
			if k > a && t.left[k] > a && t.left[k] > node {
				if t.toks[k].Dep != "punct" && t.toks[k].Dep != "cc" || t.toks[k].Norm == "-" || t.toks[k].Norm == "–" || t.toks[k].Norm == "—" || t.toks[k].Norm == ";" || t.toks[k].Norm == ":" {
					if last := x.before(t.left[k], a); last >= a && last <= all {
						out = append(out, end{last: last, cut: k, node: node, depth: depth})
					}
				}
			}
			if k > node {
				next = k
			}
		}
		if next < 0 {
			break
		}
		node = next
		depth++
	}
	if len(out) > maxEnds {
		out = out[:maxEnds]
	}
	return out
}

// before is the last token before i, not before a, that is no white space,
// conjunction or mark of punctuation other than one that closes.
func (x *reader) before(i, a int) int {
	t := x.tree
	for i--; i >= a; i-- {
		tok := t.toks[i]
		if tok.IsSpace() || tok.Norm == "," || tok.Norm == ";" || tok.Norm == ":" || tok.Norm == "-" || tok.Norm == "–" || tok.Norm == "—" || tok.Dep == "cc" {
			continue
		}
		return i
	}
	return -1
}

// describeEnd gives the features of one possible end.
func (x *reader) describeEnd(c *candidate, e end, f *features) {
	t := x.tree
	lemma, fr := plain(t.toks[c.cue].Lemma), string(c.frame)
	d := bucket(e.depth)
	if e.cut < 0 {
		f.add("all", fr)
		f.add("all", fr, lemma)
		return
	}
	k := t.toks[e.cut]
	first := t.toks[t.left[e.cut]]
	comma := ""
	for i := e.last + 1; i < t.left[e.cut]; i++ {
		if !t.toks[i].IsSpace() {
			comma += plain(t.toks[i].Norm)
		}
	}
	if len(comma) > 8 {
		comma = "long"
	}
	at := "deep"
	switch {
	case e.node == c.cue:
		at = "cue"
	case e.node == c.head:
		at = "head"
	}
	if t.left[e.cut] > 0 && t.toks[t.left[e.cut]].Norm == "," {
		comma += "+,"
	}
	nd := t.toks[e.node].Dep
	f.add("cut", k.Dep, at, fr)
	f.add("cutc", k.Dep, at, comma)
	f.add("cutd", k.Dep, d, comma)
	f.add("cutn", k.Dep, nd, comma)
	f.add("cutw", k.Dep, at, plain(first.Norm))
	f.add("cutwc", plain(first.Norm), comma, fr)
	f.add("cutl", lemma, k.Dep, at)
	f.add("cutp", k.Pos, k.Tag, at, comma)
	f.add("cutk", plain(k.Lemma), k.Dep)
	f.add("cutx", fr, at, comma)
	if l := x.label[t.left[e.cut]]; l != "" {
		f.add("cute", l, k.Dep, at)
	}
	if o := t.child(e.cut, "pobj"); o >= 0 {
		f.add("cuto", plain(first.Norm), x.label[o], at)
		f.add("cutol", plain(first.Norm), plain(t.toks[o].Lemma), at)
	}
	f.add("rest", bucket(t.right[e.cut]-t.left[e.cut]), k.Dep, at)
	f.add("kept", bucket(e.last-c.start), at, fr)
	if q := x.inside[t.left[e.cut]]; q >= 0 && x.inside[e.last] == q {
		f.add("midquote")
	} else if q >= 0 {
		f.add("prequote", at)
	} else if x.inside[e.last] >= 0 {
		f.add("postquote", k.Dep, at)
	}
}

// extent settles where a content that follows its cue ends.
func (x *reader) extent(c *candidate) {
	if c.start < 0 || len(x.model.Extent) == 0 {
		return
	}
	best, bestScore := -1, 0.0
	es := x.ends(c.cue, c.start)
	for i, e := range es {
		f := features{weights: x.model.Extent, buf: x.buf}
		x.describeEnd(c, e, &f)
		x.buf = f.buf
		if best < 0 || f.sum > bestScore {
			best, bestScore = i, f.sum
		}
	}
	if best >= 0 {
		last := es[best].last
		for last > c.start && (x.tree.toks[last].IsSpace() || x.tree.toks[last].Norm == "," || x.tree.toks[last].Dep == "cc") {
			last--
		}
		c.content = synoptic.Span{Start: x.tree.toks[c.start].Start, End: x.tree.toks[max(last, c.start)].End}
	}
}

// breaksLine reports whether token i is white space that ends a paragraph.
func (x *reader) breaksLine(i int) bool {
	t := x.tree.toks[i]
	return t.IsSpace() && endsParagraph(t.In(x.r.Article.Text), x.wrapped)
}
