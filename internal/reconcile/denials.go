package reconcile

import (
	"slices"
	"strings"

	"synoptic"
)

// denial is one passage set against another in one article or in two.
type denial struct {
	yes, no       *synoptic.Clause
	yesSrc, noSrc *source
	group         *claimGroup // of what is denied
	support       []*unit     // what else says the same as the denial
	said          string      // who says so, in the text's words; "" if only the clause's source says it
	by            string      // who denies, likewise
	why           string      // the line of why, where it is not said and denied
}

// denials are what one source says and another denies: clauses that differ in
// the negation, denials without content beside what they deny ("which she
// denied", "called it a lie"), and denials that a source of their own stands
// against ("denied that … But the surgeon said …").
func (s *story) denials() []synoptic.Dispute {
	at := s.groupsBySource()
	var found []denial
	for _, src := range s.sources {
		d := &denier{story: s, src: src, tree: childrenOf(src), keys: s.keys(src), groups: at[src.at], in: clausesBySentence(src)}
		found = append(found, d.bare()...)
		found = append(found, d.answered()...)
		found = append(found, d.countered()...)
		found = append(found, d.contrasted()...)
		found = append(found, d.reproached()...)
		found = append(found, d.sceptical()...)
	}
	found = append(found, s.negations()...)
	var order []*claimGroup
	by := map[*claimGroup]*[2]positionsBy{}
	for _, d := range found {
		if d.group == nil {
			continue
		}
		p := by[d.group]
		if p == nil {
			// Several claims that one passage denies are one dispute.
			for _, g := range order {
				if slices.ContainsFunc(by[g][1].list, func(x synoptic.Position) bool {
					return slices.ContainsFunc(x.Spans, func(y synoptic.Passage) bool {
						return y.Article == d.noSrc.Article.ID && y.Span().Overlaps(d.no.Span)
					})
				}) {
					p = by[g]
				}
			}
		}
		if p == nil {
			p = &[2]positionsBy{}
			by[d.group] = p
			order = append(order, d.group)
		}
		p[0].add("yes", oneLine(d.yesSrc.text(d.yes.Span)), d.yesSrc.passage(d.yes.Span))
		no := s.whole(d.noSrc, d.no)
		p[1].add("no", oneLine(d.noSrc.text(no)), d.noSrc.passage(no))
		for _, u := range d.support {
			p[1].add("no", "", u.src.passage(u.report))
		}
		for _, u := range d.group.members {
			if u.clause == d.yes || u.clause == d.no || u.clause.Stance == synoptic.Questions || u.clause.Stance == synoptic.Expects {
				continue
			}
			if negative(u.clause) {
				p[1].add("no", "", u.src.passage(u.report))
			} else {
				p[0].add("yes", "", u.src.passage(u.report))
			}
		}
	}
	var out []synoptic.Dispute
	why := map[*claimGroup]string{}
	for _, d := range found {
		if d.group != nil && why[d.group] == "" {
			why[d.group] = s.denialWhy(d)
		}
	}
	for _, g := range order {
		p := by[g]
		list := append(slices.Clone(p[0].list), p[1].list...)
		if len(list) < 2 || len(list[0].Spans) == 0 {
			continue
		}
		out = append(out, synoptic.Dispute{
			ID: id("d", "denial", g.id), Kind: synoptic.DenialDispute, About: synoptic.DisputeSubject{Claim: g.id},
			Why: why[g], Positions: list,
		})
	}
	return out
}

// denialWhy says who says so and who denies it, where both are named.
func (s *story) denialWhy(d denial) string {
	if d.why != "" {
		return d.why
	}
	yes, no := s.tellerOf(d.yesSrc, d.yes), s.tellerOf(d.noSrc, d.no)
	if d.said != "" {
		yes = d.said
	}
	if d.by != "" {
		no = d.by
	}
	if yes == "" || no == "" || yes == no {
		return "one says so, another denies it"
	}
	return "said by " + yes + ", denied by " + no
}

// tellerOf names whom a clause is taken from, the outlet where from nobody; ""
// where only a pronoun names them.
func (s *story) tellerOf(src *source, c *synoptic.Clause) string {
	o := s.origins.all[s.rest(src, c.Attribution)]
	name := oneLine(o.name)
	switch strings.ToLower(name) {
	case "he", "she", "it", "they", "we", "i", "who", "which":
		return ""
	}
	return name
}

// negative reports whether a clause says that something is not so.
func negative(c *synoptic.Clause) bool { return c.Negated != (c.Stance == synoptic.Denies) }

// groupsBySource lists each source's reports with their groups.
func (s *story) groupsBySource() [][]reported {
	out := make([][]reported, len(s.sources))
	for _, g := range s.groups {
		for _, u := range g.members {
			out[u.src.at] = append(out[u.src.at], reported{u, g})
		}
	}
	return out
}

type reported struct {
	u *unit
	g *claimGroup
}

// denier finds the denials of one source.
type denier struct {
	*story
	src    *source
	tree   [][]int
	keys   []term
	groups []reported
	in     [][]*synoptic.Clause // by sentence
}

func clausesBySentence(src *source) [][]*synoptic.Clause {
	out := make([][]*synoptic.Clause, len(src.Sentences))
	for i := range src.Clauses {
		c := &src.Clauses[i]
		out[c.Sentence] = append(out[c.Sentence], c)
	}
	return out
}

// sentence are the clauses of one sentence, none for one before the first or
// after the last.
func (d *denier) sentence(i int) []*synoptic.Clause {
	if i < 0 || i >= len(d.in) {
		return nil
	}
	return d.in[i]
}

// groupAt is the group whose report of this source covers a span the best.
func (d *denier) groupAt(sp synoptic.Span) (best *claimGroup) {
	most := 0
	for _, r := range d.groups {
		n := r.u.report.Overlap(sp)
		if n > most || n == most && n > 0 && best != nil && r.g.sources() > best.sources() {
			best, most = r.g, n
		}
	}
	if 2*most < sp.Len() {
		return nil
	}
	return best
}
