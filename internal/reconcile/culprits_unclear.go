package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// doubt is somebody's word that it can't be told which of several parties did
// something.
type doubt struct {
	src     *source
	span    synoptic.Span
	by      string
	where   string // the key of the place of the act
	parties []party
}

// unsure are the words before "whether" by which it is said not to be known.
var unsure = []string{"clear", "unclear", "determine", "say", "know", "establish", "certain", "sure", "confirm", "tell", "identify", "verify", "specify"}

// doubts are the clauses of a source that say that it is not known whether one
// party or another did an act of violence.
func (s *story) doubts(src *source) []doubt {
	tree := childrenOf(src)
	var out []doubt
	for si, sent := range src.Sentences {
		for k := sent.First; k < sent.Last; k++ {
			if src.Tokens[k].Norm != "whether" {
				continue
			}
			governor := -1
			for i := max(sent.First, k-4); i < k; i++ {
				if slices.Contains(unsure, strings.ToLower(src.Tokens[i].Lemma)) {
					governor = i
				}
			}
			if governor < 0 || !negatedBefore(src, sent.First, governor) {
				continue
			}
			d := doubt{src: src, span: trim(src, sent.Span), by: src.Article.Outlet}
			act := false
			for i := k; i < sent.Last; i++ {
				t := src.Tokens[i]
				l := strings.ToLower(t.Lemma)
				act = act || slices.Contains(hostile, l) || slices.Contains(hostileVerbs, l) || l == "responsible" || l == "behind"
				if t.Pos != "NOUN" && t.Pos != "PROPN" && t.Pos != "ADJ" || t.Dep == "amod" || t.Dep == "compound" || t.Dep == "npadvmod" {
					continue
				}
				// Each of the two is read without what it is coordinated with.
				if p := s.singleParty(src, tree, i); p.state != "" || p.side != "" {
					if !slices.ContainsFunc(d.parties, func(q party) bool { return q.same(p) }) {
						d.parties = append(d.parties, p)
					}
				}
			}
			for i := k; i < sent.Last && d.where == ""; i++ {
				if n := src.named[i]; n != "" && s.place(n) && stateOf()[fold(s.byKey(n).name)] == "" {
					d.where = n
				}
			}
			if !act || len(d.parties) < 2 {
				continue
			}
			for i := range src.Clauses {
				if c := &src.Clauses[i]; c.Sentence == si && len(c.Attribution) > 0 {
					if by := s.tellerOf(src, c); by != "" {
						d.by = by
					}
					break
				}
			}
			out = append(out, d)
		}
	}
	return out
}

// around are the keys of what a clause's sentence names.
func (s *story) around(u *unit) []string {
	sent := u.src.Sentences[u.clause.Sentence]
	return u.src.named[sent.First:sent.Last]
}

// negatedBefore reports whether "unclear" or a word of knowing with a negation
// before it says that something is not known.
func negatedBefore(src *source, first, governor int) bool {
	if src.Tokens[governor].Norm == "unclear" {
		return true
	}
	for i := max(first, governor-5); i < governor; i++ {
		n := src.Tokens[i].Norm
		if slices.Contains(negators, n) || n == "unable" || strings.HasSuffix(n, "n't") || strings.HasSuffix(n, "nt") && src.Tokens[i].Pos == "AUX" {
			return true
		}
	}
	return false
}

// singleParty is the party of one of two coordinated nouns.
func (s *story) singleParty(src *source, tree [][]int, head int) party {
	bare := make([][]int, len(tree))
	copy(bare, tree)
	var own []int
	for _, k := range tree[head] {
		if d := src.Tokens[k].Dep; d != "conj" && d != "cc" {
			own = append(own, k)
		}
	}
	bare[head] = own
	return s.partyAt(src, bare, head)
}

// doubted are acts that some lay to one of several parties of whom others say
// that it can't be told which it was.
func (s *story) doubted(charges []accusation) []synoptic.Dispute {
	var out []synoptic.Dispute
	var all []doubt
	for _, src := range s.sources {
		all = append(all, s.doubts(src)...)
	}
	if len(all) == 0 {
		return nil
	}
	first := all[0]
	if k := slices.IndexFunc(all, func(d doubt) bool { return d.where != "" }); k > 0 {
		first = all[k]
	}
	g := s.groupCovering(first.src, first.span)
	if g == nil {
		return nil
	}
	var p positionsBy
	for _, d := range all {
		if slices.ContainsFunc(d.parties, func(q party) bool {
			return slices.ContainsFunc(first.parties, func(r party) bool { return r.same(q) })
		}) {
			p.add("unclear", oneLine(d.src.text(d.span))+" ("+oneLine(d.by)+")", d.src.passage(d.span))
		}
	}
	for i := range charges {
		c := &charges[i]
		if c.by == first.by || !slices.Contains(hostile, c.act) && c.act != "" {
			continue
		}
		for k, q := range first.parties {
			if q.same(c.who) {
				p.add(string(rune('0'+k)), c.who.words+" ("+oneLine(c.by)+")", c.src.passage(c.span))
				break
			}
		}
	}
	trees := map[*source][][]int{}
	for _, u := range s.units {
		if u.order > 0.5 || u.clause.Negated || u.clause.Modality != "" || u.clause.Stance != synoptic.Asserts && u.clause.Stance != synoptic.Attributes || hypothetical(u) || u.background {
			continue
		}
		if trees[u.src] == nil {
			trees[u.src] = childrenOf(u.src)
		}
		a := s.agent(u, trees[u.src])
		for k, q := range first.parties {
			if (a.state != "" || a.side != "") && q.same(a) && first.where != "" && slices.Contains(s.around(u), first.where) {
				by := s.tellerOf(u.src, u.clause)
				p.add(string(rune('0'+k)), a.words+" ("+oneLine(by)+")", u.src.passage(u.report))
				break
			}
		}
	}
	if len(p.list) < 2 || !p.apart() {
		return nil
	}
	why := "laid to " + saysOf(p.list[1:]) + "; to " + oneLine(first.by) + " it is not clear who it was"
	return append(out, synoptic.Dispute{
		ID: id("d", "unclear", g.id), Kind: synoptic.ResponsibilityDispute, About: synoptic.DisputeSubject{Claim: g.id},
		Why: why, Positions: p.list,
	})
}
