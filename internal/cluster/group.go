package cluster

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"synoptic"
)

// Member is an article's place in a group.
type Member struct {
	// Index is into the readings that were given.
	Index int
	// Likeness is how alike the article is to the others of its group on
	// average, between 0 and 1; 0 for an article that stands alone.
	Likeness float64
	// Why says in plain words what put it there.
	Why string
}

// Group is the articles that report one event, in order of publication.
type Group struct {
	Members []Member
}

// Readings gives the stories in a set of articles: a handful or some
// thousands, all held at once. The result does not depend on their order.
// Articles that failed are in no group. The largest group comes first, among
// equals the earlier one.
func Readings(readings []*synoptic.Reading) []Group {
	c := newCorpus(readings)
	var groups []Group
	for _, part := range c.parts() {
		p := pairs{sim: make([][]float64, len(part)), named: make([][]bool, len(part))}
		for i := range part {
			p.sim[i], p.named[i] = make([]float64, len(part)), make([]bool, len(part))
			for j := range i {
				p.sim[i][j] = c.likeness(part[i], part[j])
				p.sim[j][i] = p.sim[i][j]
				_, p.named[i][j] = dot(c.docs[part[i]].vec, c.docs[part[j]].vec)
				p.named[j][i] = p.named[i][j]
			}
		}
		group := link(p)
		for i := range part {
			if group[i] != i {
				continue
			}
			var members []int
			for j := range part {
				if group[j] == i {
					members = append(members, part[j])
				}
			}
			groups = append(groups, c.group(members))
		}
	}
	slices.SortStableFunc(groups, func(a, b Group) int { return len(b.Members) - len(a.Members) })
	return groups
}

// doc is one article as it is compared.
type doc struct {
	index int // into the readings given
	id    string
	terms bag
	vec   vector
	published
}

// corpus is all articles, in an order of their own: by date, then ID.
type corpus struct {
	docs  []doc
	names map[string]string // a term as articles write it
}

func newCorpus(readings []*synoptic.Reading) *corpus {
	c := &corpus{names: map[string]string{}}
	for i, r := range readings {
		a := r.Article
		if a == nil || a.Status == synoptic.StatusFailed {
			continue
		}
		d := doc{index: i, id: a.ID, terms: bagOf(a), published: dayOf(a.Published)}
		d.vec = vectorOf(d.terms)
		c.docs = append(c.docs, d)
	}
	slices.SortStableFunc(c.docs, func(x, y doc) int {
		return cmp.Or(cmp.Compare(x.key(), y.key()), strings.Compare(x.id, y.id))
	})
	for _, d := range c.docs {
		for _, t := range d.terms {
			c.names[t.term] = max(c.names[t.term], t.surface)
		}
	}
	return c
}

// key puts articles without a date behind all others.
func (d doc) key() float64 {
	if d.dated {
		return d.day
	}
	return math.Inf(1)
}

// dayOf reads a date.
func dayOf(iso string) published {
	if len(iso) < 10 {
		return published{}
	}
	t, err := time.Parse("2006-01-02", iso[:10])
	if err != nil {
		return published{}
	}
	return published{day: float64(t.Unix() / 86400), dated: true}
}

// likeness is how alike articles i and j are.
func (c *corpus) likeness(i, j int) float64 {
	a, b := &c.docs[i], &c.docs[j]
	sum, _ := dot(a.vec, b.vec)
	return float64(folderDecay.likeness(sum, a.apartBy(b.published))) / whole
}

// parts are the articles that are linked by likeness, each in order. No story
// reaches beyond its part: groups are only joined at floor on average, so at
// least one pair between them is that alike.
func (c *corpus) parts() [][]int {
	n := len(c.docs)
	root := make([]int, n)
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	type posting struct {
		doc    int
		weight uint64
	}
	posts := map[uint32][]posting{}
	dot := make([]uint64, n)
	for i, d := range c.docs {
		var touched []int
		for _, t := range d.vec {
			for _, p := range posts[t.hash] {
				if dot[p.doc] == 0 {
					touched = append(touched, p.doc)
				}
				dot[p.doc] += p.weight * uint64(t.weight)
			}
			posts[t.hash] = append(posts[t.hash], posting{i, uint64(t.weight)})
		}
		for _, j := range touched {
			if float64(folderDecay.likeness(dot[j], 0))/whole >= floor {
				if a, b := find(i), find(j); a != b {
					root[max(a, b)] = min(a, b)
				}
			}
			dot[j] = 0
		}
	}
	at := make([]int, n)
	var out [][]int
	for i := range n {
		r := find(i)
		if r == i {
			at[i] = len(out)
			out = append(out, nil)
		}
		out[at[r]] = append(out[at[r]], i)
	}
	return out
}

// rareName is the rarity from which on a name is one of few.
const rareName = 4.5

// group makes a group of articles and says why each is in it.
func (c *corpus) group(members []int) Group {
	var g Group
	for _, i := range members {
		m := Member{Index: c.docs[i].index}
		if len(members) == 1 {
			m.Why = c.whyAlone(i)
		} else {
			for _, j := range members {
				if j != i {
					m.Likeness += c.likeness(i, j)
				}
			}
			m.Likeness /= float64(len(members) - 1)
			m.Why = c.why(i, members)
		}
		g.Members = append(g.Members, m)
	}
	return g
}

// why names what article i has in common with the others of its group, the
// weightiest first.
func (c *corpus) why(i int, members []int) string {
	var list []shared
	at := map[string]int{}
	for _, j := range members {
		if j == i {
			continue
		}
		eachShared(c.docs[i].terms, c.docs[j].terms, func(x, y weighted) {
			k, ok := at[x.term]
			if !ok {
				k = len(list)
				at[x.term] = k
				list = append(list, shared{term: x.term, surface: c.names[x.term]})
			}
			list[k].weight += x.weight * y.weight
			list[k].in++
		})
	}
	return whyShared(list, len(members)-1, c.nearest(i, members))
}

// nearest is how many days from the next article of its group i was published,
// -1 if that is not known.
func (c *corpus) nearest(i int, members []int) float64 {
	best := -1.0
	for _, j := range members {
		if j != i && c.docs[i].dated && c.docs[j].dated {
			if d := c.docs[i].apartBy(c.docs[j].published); best < 0 || d < best {
				best = d
			}
		}
	}
	return best
}

// whyAlone says how near the nearest other article is to one that stands
// alone.
func (c *corpus) whyAlone(i int) string {
	if len(c.docs) == 1 {
		return "the only article"
	}
	best, at := -1.0, -1
	for j := range c.docs {
		if j != i {
			if v := c.likeness(i, j); v > best {
				best, at = v, j
			}
		}
	}
	var list []shared
	eachShared(c.docs[i].terms, c.docs[at].terms, func(x, y weighted) {
		list = append(list, shared{x.term, c.names[x.term], x.weight * y.weight, 1})
	})
	return whyTooLittle(list)
}
