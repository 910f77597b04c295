package cluster

import (
	"cmp"
	"fmt"
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

// decayDays is after how many days between them the likeness of two articles
// counts for a third.
const decayDays = 800

// Readings gives the stories in a set of articles: a handful or some
// thousands, all held at once. The result does not depend on their order.
// Articles that failed are in no group. The largest group comes first, among
// equals the earlier one.
func Readings(readings []*synoptic.Reading) []Group {
	c := newCorpus(readings)
	var groups []Group
	for _, part := range c.parts() {
		sim, named := make([][]float64, len(part)), make([][]bool, len(part))
		for i := range part {
			sim[i], named[i] = make([]float64, len(part)), make([]bool, len(part))
			for j := range i {
				sim[i][j] = c.likeness(part[i], part[j])
				sim[j][i] = sim[i][j]
				named[i][j] = sharesRareName(c.docs[part[i]].terms, c.docs[part[j]].terms)
				named[j][i] = named[i][j]
			}
		}
		group := link(sim, named)
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
	terms features
	day   float64 // since 1970
	dated bool
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
		d := doc{index: i, id: a.ID, terms: featuresOf(a)}
		d.day, d.dated = day(a.Published)
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

// day is a date's day since 1970.
func day(iso string) (float64, bool) {
	if len(iso) < 10 {
		return 0, false
	}
	t, err := time.Parse("2006-01-02", iso[:10])
	if err != nil {
		return 0, false
	}
	return float64(t.Unix()) / 86400, true
}

// likeness is how alike articles i and j are.
func (c *corpus) likeness(i, j int) float64 {
	v := cosine(c.docs[i].terms, c.docs[j].terms)
	if a, b := c.docs[i], c.docs[j]; a.dated && b.dated {
		v *= math.Exp(-math.Abs(a.day-b.day) / decayDays)
	}
	return v
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
		weight float64
	}
	posts := map[string][]posting{}
	dot := make([]float64, n)
	for i, d := range c.docs {
		var touched []int
		for _, t := range d.terms {
			for _, p := range posts[t.term] {
				if dot[p.doc] == 0 {
					touched = append(touched, p.doc)
				}
				dot[p.doc] += p.weight * t.weight
			}
			posts[t.term] = append(posts[t.term], posting{i, t.weight})
		}
		for _, j := range touched {
			// A hair below floor, for sums in another order.
			if dot[j] >= floor-1e-9 {
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

// sharesRareName reports whether two articles have a name in common that is
// not common in news.
func sharesRareName(a, b features) bool {
	found := false
	eachShared(a, b, func(x, y weighted) {
		found = found || (x.name && y.capital || x.capital && y.name || x.name && y.name) && rarity(x.term) >= rareName
	})
	return found
}

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

// whyWords is how many shared words a reason names.
const whyWords = 5

// why names what article i has in common with the others of its group, the
// weightiest first.
func (c *corpus) why(i int, members []int) string {
	type common struct {
		term   string
		weight float64
		in     int
	}
	var list []common
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
				list = append(list, common{term: x.term})
			}
			list[k].weight += x.weight * y.weight
			list[k].in++
		})
	}
	slices.SortFunc(list, func(a, b common) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.term, b.term))
	})
	var words []string
	reach := 0
	for _, w := range list[:min(whyWords, len(list))] {
		words = append(words, c.names[w.term])
		reach = max(reach, w.in)
	}
	s := fmt.Sprintf("shares %s with %d of %d others", strings.Join(words, ", "), reach, len(members)-1)
	if reach == len(members)-1 {
		s = fmt.Sprintf("shares %s with all %d others", strings.Join(words, ", "), reach)
		if reach == 1 {
			s = fmt.Sprintf("shares %s with the other", strings.Join(words, ", "))
		}
	}
	if gap, ok := c.nearest(i, members); ok {
		s += "; " + gap
	}
	return s
}

// nearest words how far from the next article of its group i was published.
func (c *corpus) nearest(i int, members []int) (string, bool) {
	best, ok := math.Inf(1), false
	for _, j := range members {
		if j != i && c.docs[i].dated && c.docs[j].dated {
			best, ok = min(best, math.Abs(c.docs[i].day-c.docs[j].day)), true
		}
	}
	switch {
	case !ok:
		return "", false
	case best == 0:
		return "published the same day", true
	case best == 1:
		return "published a day apart", true
	}
	return fmt.Sprintf("published %.0f days apart", best), true
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
	var shared []weighted
	eachShared(c.docs[i].terms, c.docs[at].terms, func(x, y weighted) {
		x.weight *= y.weight
		shared = append(shared, x)
	})
	slices.SortFunc(shared, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.term, b.term))
	})
	if len(shared) == 0 {
		return "shares no name and no rare word with any other article"
	}
	var words []string
	for _, w := range shared[:min(3, len(shared))] {
		words = append(words, c.names[w.term])
	}
	return fmt.Sprintf("shares too little with any other article (most: %s)", strings.Join(words, ", "))
}
