package cluster

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

const (
	// reviewStories is with how many of the stories nearest to it a story is
	// looked at together.
	reviewStories = 8
	// reviewMost is how many of a story's articles are looked at, and
	// reviewNear how many of each of those near it: the first coreSize and the
	// latest. The rest stay with what most of a story does.
	reviewMost = 120
	reviewNear = 40
)

// ProposalKind is what a review proposes.
type ProposalKind string

// The kinds of proposals.
const (
	Merge ProposalKind = "merge" // all articles of From go to To
	Split ProposalKind = "split" // Articles leave From for To, which is new
	Shift ProposalKind = "shift" // Articles go from From to To
)

// Proposal is a change to stories that what came in later speaks for.
type Proposal struct {
	Kind     ProposalKind
	From, To string
	// Articles are those that go, in order of arrival.
	Articles []string
	// Why says in plain words what speaks for it.
	Why string
}

// Review looks again at the stories that articles came to since a day, each
// with the stories nearest to it, as if their articles had come all at once.
// It changes nothing. Its error is the context's.
func (x *Index) Review(ctx context.Context, since float64) ([]Proposal, error) {
	var recent []*story
	seen := map[*story]bool{}
	for i := len(x.items) - 1; i >= 0 && x.items[i].arrived >= since; i-- {
		if s := x.items[i].story; !seen[s] {
			seen[s] = true
			recent = append(recent, s)
		}
	}
	slices.SortFunc(recent, func(a, b *story) int {
		return cmp.Or(cmp.Compare(len(b.members), len(a.members)), strings.Compare(a.id, b.id))
	})
	var out []Proposal
	touched := map[string]bool{}
	for _, s := range recent {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if touched[s.id] {
			continue
		}
		near := slices.DeleteFunc(x.near(s), func(o *story) bool { return touched[o.id] })
		for _, p := range x.reviewed(s, near) {
			touched[p.From], touched[p.To] = true, true
			out = append(out, p)
		}
	}
	return out, nil
}

// near are the stories nearest to one, the nearest first.
func (x *Index) near(s *story) []*story {
	best := map[*story]int64{}
	var list []*story
	for _, it := range s.fresh() {
		x.lookup.set(it.vec)
		x.keys = keysOf(it.vec, &it.print, x.keys)
		for _, c := range x.tally.best(x.posts, x.keys, candidates) {
			o := x.item(c.article)
			if o.story == s {
				continue
			}
			sum, _ := x.lookup.dot(o.vec)
			v := streamDecay.likeness(sum, it.apartBy(o.published))
			if float64(v)/whole < floor {
				continue
			}
			if best[o.story] == 0 {
				list = append(list, o.story)
			}
			best[o.story] = max(best[o.story], v)
		}
	}
	slices.SortFunc(list, func(a, b *story) int {
		return cmp.Or(cmp.Compare(best[b], best[a]), strings.Compare(a.id, b.id))
	})
	return list[:min(reviewStories, len(list))]
}

// part is the articles of a story that a review looks at.
func (s *story) part(n int) []*item {
	if len(s.members) <= n {
		return slices.Clone(s.members)
	}
	return slices.Concat(s.members[:coreSize], s.members[len(s.members)-n+coreSize:])
}

// reviewed compares how the articles of some stories would be grouped now with
// how they are, and proposes what changes for the first.
func (x *Index) reviewed(focus *story, near []*story) []Proposal {
	items := focus.part(reviewMost)
	for _, s := range near {
		items = append(items, s.part(reviewNear)...)
	}
	slices.SortFunc(items, func(a, b *item) int { return cmp.Compare(a.number, b.number) })
	if len(items) < 2 {
		return nil
	}
	v := &view{x: x, items: items, group: link(x.pairs(items))}
	return v.proposals(focus)
}

// pairs compares all articles of a review with one another.
func (x *Index) pairs(items []*item) pairs {
	n := len(items)
	p := pairs{sim: make([][]float64, n), named: make([][]bool, n), barred: make([][]bool, n), when: make([]season, n)}
	for i, a := range items {
		if a.dated {
			p.when[i] = season{a.day, a.day, 1}
		}
		p.sim[i], p.named[i], p.barred[i] = make([]float64, n), make([]bool, n), make([]bool, n)
		x.lookup.set(a.vec)
		for j, b := range items[:i] {
			sum, named := x.lookup.dot(b.vec)
			p.sim[i][j] = float64(streamDecay.likeness(sum, a.apartBy(b.published))) / whole
			p.named[i][j] = named
			p.barred[i][j] = x.barred(a, b)
			p.sim[j][i], p.named[j][i], p.barred[j][i] = p.sim[i][j], named, p.barred[i][j]
			if isCopy(&a.print, &b.print) {
				p.copies = append(p.copies, [2]int{j, i})
			}
			if k := x.rules.article(a.id); k >= 0 && k == x.rules.article(b.id) {
				p.tied = append(p.tied, [2]int{j, i})
			}
		}
	}
	return p
}

// barred reports whether two articles must not be in one story: by the user's
// word, or since one tells several stories.
func (x *Index) barred(a, b *item) bool {
	if (a.digest || b.digest) && !isCopy(&a.print, &b.print) {
		return true
	}
	r := &x.rules
	if len(r.parts) == 0 {
		return false
	}
	ra, rb, sa, sb := r.article(a.id), r.article(b.id), r.story(a.story.id), r.story(b.story.id)
	if r.areApart(ra, rb) || r.areApart(ra, sb) || r.areApart(sa, rb) || r.areApart(sa, sb) && ra != rb {
		return true
	}
	if ra >= 0 && rb >= 0 && ra != rb && r.parts[ra].home != "" && r.parts[rb].home != "" {
		return true
	}
	return a.story != b.story && r.named[a.story.id] && r.named[b.story.id] && (ra < 0 || ra != rb)
}
