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
	candidates       = 48
	candidateStories = 8
	// joinFloor is how alike an article must be to a story on average to join
	// it at once. It is above floor, by which a review joins stories: the
	// review has seen what came after.
	joinFloor = 0.14
	// shortTerms is the number of terms under which an article says too little
	// to join without a rare name at shortFloor or more.
	shortTerms = 12
	shortFloor = 0.3
	// labelTerms is how many of its terms an article is labelled with.
	labelTerms = 8
)

func newItem(id string, f *Features) *item {
	it := &item{id: strings.Clone(id), vec: vectorOf(f.terms), published: f.published, print: f.print, digest: f.digest}
	heavy := make([]int, len(f.terms))
	for i := range heavy {
		heavy[i] = i
	}
	slices.SortFunc(heavy, func(a, b int) int {
		return cmp.Or(cmp.Compare(f.terms[b].weight, f.terms[a].weight), strings.Compare(f.terms[a].term, f.terms[b].term))
	})
	var words []string
	for _, i := range heavy[:min(labelTerms, len(heavy))] {
		words = append(words, f.terms[i].surface)
	}
	it.labels = strings.Join(words, "\t")
	return it
}

// match is how well an article goes with a story.
type match struct {
	story *story
	// best is the likeness to its likest article, average that to all.
	best, average int64
	named         bool
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
		return x.placed(p, x.stories[id], id, it, f, "put there by the user")
	}
	if copyOf != nil && x.mayJoin(it.id, copyOf.story) {
		return x.placed(p, copyOf.story, copyOf.story.id, it, f, "a near copy of an article in it")
	}
	var chosen *match
	for i := range near[:min(candidateStories, len(near))] {
		m := &near[i]
		if chosen != nil && m.best < chosen.average || it.digest {
			break // no average is above the best
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
	return x.placed(p, chosen.story, chosen.story.id, it, f, "")
}

// weigh compares an article with all that stand for a story.
func (x *Index) weigh(m *match, it *item) {
	sum := int64(0)
	sample := m.story.fresh()
	for _, o := range sample {
		d, named := x.lookup.dot(o.vec)
		sum += streamDecay.likeness(d, it.apartBy(o.published))
		m.named = m.named || named
	}
	m.average = sum / int64(len(sample))
}

// accepts reports whether an article may join a story, by the rules that link
// has for an article and a group.
func (x *Index) accepts(m *match, it *item) bool {
	v := float64(m.average) / whole
	if v < joinFloor || v < loose && !m.named || m.story.digest() {
		return false
	}
	if len(it.vec) < shortTerms && (v < shortFloor || !m.named) {
		return false
	}
	return len(m.story.members) == 1 || v >= stray*min(float64(m.story.within())/whole, tight)
}

// digest reports whether a story is a round-up and its copies, which others
// don't join.
func (s *story) digest() bool { return s.members[0].digest }

// placed puts an article into a story; because goes before what it shares.
func (x *Index) placed(p Placement, s *story, id string, it *item, f *Features, because string) Placement {
	p.Story, p.Why = id, because
	if s == nil {
		p.New = true
		return p
	}
	m := match{story: s}
	x.weigh(&m, it)
	p.Likeness = float64(m.average) / whole
	if shared := x.whyJoined(f, it, s); because == "" {
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
	byHash := make(map[uint32]int, len(f.terms))
	for i, t := range f.terms {
		byHash[hashOf(t.term)] = i
	}
	var list []shared
	at := map[int]int{}
	gap := -1.0
	for _, o := range s.fresh() {
		for _, y := range o.vec {
			k := x.lookup.find(y.hash)
			if k < 0 {
				continue
			}
			i, ok := at[k]
			if !ok {
				i = len(list)
				at[k] = i
				t := f.terms[byHash[y.hash]]
				list = append(list, shared{term: t.term, surface: t.surface})
			}
			list[i].weight += unpackWeight(x.lookup.vec[k].weight) * unpackWeight(y.weight)
			list[i].in++
		}
		if it != nil && it.dated && o.dated {
			if d := it.apartBy(o.published); gap < 0 || d < gap {
				gap = d
			}
		}
	}
	return list, gap
}
