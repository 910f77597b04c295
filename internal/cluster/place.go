package cluster

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

const (
	// candidates is how many articles a new one is compared with to find its
	// story, and candidateStories with how many stories then.
	candidates       = 12
	candidateStories = 3
	// joinFloor is how alike an article must be to a story on average to join
	// it at once, and joinStray the same as a share of how alike the story's
	// articles are. They are above floor and stray, by which a review joins
	// them: the review has seen what came after.
	joinFloor = 0.18
	joinStray = 0.65
	// shortTerms is the number of terms under which an article says too little
	// to join without a rare name at shortFloor or more.
	shortTerms = 12
	shortFloor = 0.3
	// labelTerms is how many of its terms an article is labelled with.
	labelTerms = 8
)

func newItem(id string, f *Features, arrived float64) *item {
	return &item{
		id: strings.Clone(id), vec: vectorOf(f.terms), published: f.published.withYear(f.terms, arrived), print: f.print, digest: f.digest,
		labels: labelsOf(f.terms),
	}
}

// labelsOf joins the words of the weightiest terms.
func labelsOf(b bag) string {
	var top [labelTerms]int
	n := 0
	for i := range b {
		at := n
		for at > 0 && b[i].weight > b[top[at-1]].weight {
			at--
		}
		if at < labelTerms {
			n = min(n+1, labelTerms)
			copy(top[at+1:n], top[at:])
			top[at] = i
		}
	}
	var words []string
	for _, i := range top[:n] {
		words = append(words, b[i].surface)
	}
	return strings.Join(words, "\t")
}

// match is how well an article goes with a story.
type match struct {
	story *story
	// best is the likeness to its likest article, average that to all.
	best, average int64
	named         bool
	weighed       bool
}

// place finds the story of an article that is not known yet.
func (x *Index) place(it *item, f *Features) Placement {
	x.lookup.set(it.vec)
	x.keys = keysOf(it.vec, &it.print, x.keys)
	p := Placement{Article: it.id}
	var near []match
	var copyOf *item
	for _, c := range x.tally.best(x.posts, x.keys, candidates) {
		o := x.item(c.article)
		sum, _ := x.lookup.dot(o.vec)
		v := streamDecay.likeness(sum, it.apartBy(o.published))
		if isCopy(&it.print, &o.print) && (copyOf == nil || it.print.Alike(&o.print) > it.print.Alike(&copyOf.print)) {
			copyOf = o
		}
		i := slices.IndexFunc(near, func(m match) bool { return m.story == o.story })
		if i < 0 {
			i = len(near)
			near = append(near, match{story: o.story})
		}
		near[i].best = max(near[i].best, v)
	}
	slices.SortFunc(near, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.best, a.best), strings.Compare(a.story.id, b.story.id))
	})
	if copyOf != nil {
		p.Copy = copyOf.id
	}
	if id := x.ruledHome(it.id); id != "" {
		return x.placed(p, &match{story: x.stories[id]}, id, it, f, "put there by the user")
	}
	if copyOf != nil && x.mayJoin(it.id, copyOf.story) {
		return x.placed(p, &match{story: copyOf.story}, copyOf.story.id, it, f, "a near copy of an article in it")
	}
	var chosen *match
	for i := range near[:min(candidateStories, len(near))] {
		m := &near[i]
		if chosen != nil && m.best < chosen.average || it.digest {
			break // stories whose nearest article is less alike than that are no better
		}
		if x.weigh(m, it); x.accepts(m, it) && (chosen == nil || m.average > chosen.average) && x.mayJoin(it.id, m.story) {
			chosen = m
		}
	}
	if chosen == nil {
		p.New = true
		p.Story = x.freeID(it.id)
		p.Why = "shares no name and no rare word with any other article"
		switch {
		case it.digest:
			p.Why = "tells several stories, so it stands alone"
		case len(near) > 0:
			p.Why = x.whyAlone(f, near[0].story)
		}
		return p
	}
	return x.placed(p, chosen, chosen.story.id, it, f, "")
}

// weigh compares an article with all that stand for a story.
func (x *Index) weigh(m *match, it *item) {
	if m.weighed {
		return
	}
	m.weighed = true
	sum := int64(0)
	sample := m.story.fresh()
	for _, o := range sample {
		d, named := x.lookup.dot(o.vec)
		sum += streamDecay.likeness(d, it.apartBy(o.published))
		m.named = m.named || named
	}
	m.average = sum / int64(len(sample))
}

// accepts reports whether an article may join a story at once, by the rules
// that link has for an article and a group, only stricter.
func (x *Index) accepts(m *match, it *item) bool {
	v := float64(m.average) / whole
	if v < joinFloor || v < loose && !m.named || m.story.digest() {
		return false
	}
	if len(it.vec) < shortTerms && (v < shortFloor || !m.named) {
		return false
	}
	return len(m.story.members) == 1 || v >= joinStray*min(float64(m.story.within())/whole, tight)
}

// digest reports whether a story is a round-up and its copies, which others
// don't join.
func (s *story) digest() bool { return s.members[0].digest }

// placed puts an article into a story; because goes before what it shares.
func (x *Index) placed(p Placement, m *match, id string, it *item, f *Features, because string) Placement {
	p.Story, p.Why = id, because
	if m.story == nil {
		p.New = true
		return p
	}
	x.weigh(m, it)
	p.Likeness = float64(m.average) / whole
	if shared := x.whyJoined(f, it, m.story); because == "" {
		p.Why = shared
	} else if shared != "" {
		p.Why += "; " + shared
	}
	return p
}

// whyJoined names what an article has in common with a story's others.
func (x *Index) whyJoined(f *Features, it *item, s *story) string {
	list, gap := x.common(f, it, s)
	n := len(s.fresh())
	why := whyShared(list, n, gap)
	if why != "" && n < len(s.members) {
		why += fmt.Sprintf(" (%d of the %d in the story compared)", n, len(s.members))
	}
	return why
}

// whyAlone says how near the nearest story is to an article that joins none.
func (x *Index) whyAlone(f *Features, s *story) string {
	list, _ := x.common(f, nil, s)
	return whyTooLittle(list)
}

// common lists what an article has in common with those that stand for a
// story, and finds how many days it is from the nearest of them, -1 if that is
// not known. The article's terms are in the lookup.
func (x *Index) common(f *Features, it *item, s *story) ([]shared, float64) {
	var at [mostTerms]int16 // one more than the place in list, by the slot
	var list []shared
	gap := -1.0
	for _, o := range s.fresh() {
		for _, y := range o.vec {
			k := x.lookup.find(y.hash)
			if k < 0 {
				continue
			}
			if at[k] == 0 {
				list = append(list, shared{})
				at[k] = int16(len(list))
			}
			l := &list[at[k]-1]
			l.weight += unpackWeight(x.lookup.vec[k].weight) * unpackWeight(y.weight)
			l.in++
		}
		if it != nil && it.dated && o.dated {
			if d := it.apartBy(o.published); gap < 0 || d < gap {
				gap = d
			}
		}
	}
	for _, t := range f.terms {
		if k := x.lookup.find(hashOf(t.term)); k >= 0 && at[k] > 0 {
			list[at[k]-1].term, list[at[k]-1].surface = t.term, t.surface
		}
	}
	return list, gap
}
