package speech

// begin is a place where a content may begin: at token at, which is the left
// edge of what hangs on the cue at node, reached by way.
type begin struct {
	at, node int
	way      string
}

// The most places at which the beginning of a content is looked for.
const maxBegins = 12

// begins lists where the content of a candidate may begin: with each thing
// that hangs to the right of its cue, without its preposition, without the
// noun that is part of the cue ("the idea of"), or with the subject that the
// reported act is ascribed to ("the veto is expected to come").
func (x *reader) begins(c *candidate) []begin {
	t := x.tree
	var out []begin
	add := func(at, node int, way string) {
		if len(out) < maxBegins && at >= 0 {
			out = append(out, begin{at, node, way})
		}
	}
	host := c.cue
	for _, k := range t.children(host) {
		if k < host || t.toks[k].IsSpace() || t.left[k] < host {
			continue
		}
		switch d := t.toks[k].Dep; d {
		case "ccomp", "xcomp", "dobj", "oprd", "acomp", "dative", "attr", "acl", "relcl":
			add(t.left[k], k, d)
			if d == "dobj" || d == "attr" {
				for _, m := range t.children(k) {
					if m < k {
						continue
					}
					switch t.toks[m].Dep {
					case "prep":
						if o := t.child(m, "pobj", "pcomp"); o > m {
							add(t.left[o], o, d+">prep")
						}
						add(m, m, d+">withprep")
					case "acl", "relcl":
						add(t.left[m], m, d+">"+t.toks[m].Dep)
					}
				}
			}
		case "prep", "agent":
			add(k, k, "withprep")
			if o := t.child(k, "pobj", "pcomp"); o > k {
				add(t.left[o], o, "prep")
				for _, m := range t.children(o) {
					if m > o && t.toks[m].Dep == "prep" {
						if p := t.child(m, "pobj", "pcomp"); p > m {
							add(t.left[p], p, "prep>prep")
						}
					}
				}
			}
		case "advcl", "npadvmod", "advmod", "conj", "parataxis":
			if d == "advcl" {
				add(t.left[k], k, d)
			}
		}
	}
	if s := t.child(host, "nsubjpass", "nsubj"); s >= 0 && s < host && (t.child(host, "xcomp", "oprd") >= 0) {
		add(t.left[s], s, "subject")
	}
	return out
}

// describeBegin gives the features of one possible beginning.
func (x *reader) describeBegin(c *candidate, b begin, n, of int, f *features) {
	t := x.tree
	tok := t.toks[c.cue]
	lemma, fr := plain(tok.Lemma), string(c.frame)
	first := plain(t.toks[b.at].Norm)
	node := t.toks[b.node]
	f.add("way", b.way)
	f.add("wayf", b.way, fr)
	f.add("wayl", b.way, lemma)
	f.add("wayw", b.way, first)
	f.add("waylw", b.way, lemma, first)
	f.add("wayn", b.way, plain(node.Lemma))
	f.add("wayp", b.way, node.Pos, node.Tag)
	f.add("wayi", b.way, bucket(n), bucket(of), fr)
	f.add("waytag", b.way, tok.Tag, tok.Dep)
	if b.node != c.cue {
		if h := t.head(b.node); h != c.cue {
			f.add("via", b.way, plain(t.toks[h].Lemma))
			f.add("viap", b.way, t.toks[h].Pos, t.toks[h].Tag)
			f.add("viahead", b.way, plain(t.toks[t.head(h)].Lemma), lemma)
		}
	}
	if b.at == c.start {
		f.add("first", fr)
		f.add("first", fr, c.prep)
	}
	if l := x.label[b.node]; l != "" {
		f.add("label", l, b.way, fr)
	}
	if q := x.inside[b.at]; q >= 0 {
		f.add("marks", b.way, fr)
	}
	if b.at > 0 && x.inside[b.at] >= 0 && x.inside[b.at-1] < 0 {
		f.add("opens", b.way, fr)
	}
	if t.child(c.cue, "ccomp") >= 0 {
		f.add("clause", b.way, lemma)
		f.add("clause", b.way)
	}
	if c.source.head < 0 {
		f.add("nosource", b.way)
	}
}

// beginning settles where a content that follows its cue begins.
func (x *reader) beginning(c *candidate) {
	if c.start < 0 || len(x.model.Begin) == 0 {
		return
	}
	bs := x.begins(c)
	best, bestScore := -1, 0.0
	for i, b := range bs {
		f := features{weights: x.model.Begin, buf: x.buf}
		x.describeBegin(c, b, i, len(bs), &f)
		x.buf = f.buf
		if best < 0 || f.sum > bestScore {
			best, bestScore = i, f.sum
		}
	}
	if best >= 0 {
		c.start = bs[best].at
	}
}
