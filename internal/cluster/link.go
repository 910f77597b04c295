package cluster

const (
	// floor is how alike two groups must be on average to be one story.
	floor = 0.08
	// apart is how alike two groups must be, as a share of how alike the looser
	// of them is in itself, to be one story; tight bounds that, so that agency
	// copy, which is nearly the same everywhere, does not stand apart.
	apart     = 0.65
	pairApart = 0.5
	tight     = 0.5
	// stray is the same for a single article and a group.
	stray = 0.3
	// loose is the likeness under which two groups need a rare name in common,
	// too.
	loose = 0.2
	// together and seasons are days: what is seasons apart from a group that was
	// published within together is of another event, however alike the two are.
	// One article's date may be that of a crawl; several are taken at their word.
	together = 45
	seasons  = 180
)

// linker joins articles into groups, the likest first.
type linker struct {
	sum   [][]float64 // summed likeness of all pairs between two groups
	inner []float64   // summed likeness of the pairs inside a group
	size  []int
	alive []bool
	// best is each group's likest partner that it may be joined with, -1 if
	// there is none, and value how alike they are.
	best  []int
	value []float64
	named [][]bool // whether two groups share a rare name
	// barred says that two groups must not be joined; nil is none.
	barred [][]bool
	// when is when a group was published; nil where that tells nothing.
	when []season
	// text says that a group is copies of one text, or has one article: how
	// alike its articles are then says nothing.
	text []bool
}

// pairs is what is known of each pair of articles, both ways round.
type pairs struct {
	sim    [][]float64 // how alike they are
	named  [][]bool    // whether they share a rare name
	barred [][]bool    // whether they must not be in one group; nil is none
	tied   [][2]int    // those that have to be
	copies [][2]int    // those that are one text, which are joined first
	when   []season    // when each was published; nil where that tells nothing
}

// season is the first and last day on which a group's dated articles were
// published, and how many these are.
type season struct {
	first, last float64
	n           int
}

func (s season) and(o season) season {
	switch {
	case s.n == 0:
		return o
	case o.n == 0:
		return s
	}
	return season{min(s.first, o.first), max(s.last, o.last), s.n + o.n}
}

// another reports whether two groups of several dated articles are far apart,
// and one of them is of one time.
func (s season) another(o season) bool {
	one := func(s season) bool { return s.n >= 2 && s.last-s.first <= together }
	return s.n >= 2 && o.n >= 2 && (one(s) || one(o)) && max(s.first-o.last, o.first-s.last) > seasons
}

// link gives each article the number of its group: the least article in it.
// p is used up.
func link(p pairs) []int {
	n := len(p.sim)
	l := &linker{sum: p.sim, inner: make([]float64, n), size: make([]int, n), alive: make([]bool, n), best: make([]int, n), value: make([]float64, n), named: p.named, barred: p.barred, when: p.when, text: make([]bool, n)}
	group := make([]int, n)
	for i := range n {
		group[i], l.size[i], l.alive[i], l.text[i] = i, 1, true, true
	}
	for i := range n {
		l.search(i)
	}
	join := func(i, j int, text bool) {
		l.text[i] = text
		l.join(i, j)
		for k := range group {
			if group[k] == j {
				group[k] = i
			}
		}
	}
	for _, c := range p.copies {
		if i, j := group[c[0]], group[c[1]]; i != j && !(l.barred != nil && l.barred[i][j]) {
			join(min(i, j), max(i, j), true)
		}
	}
	for _, t := range p.tied {
		if i, j := group[t[0]], group[t[1]]; i != j {
			join(min(i, j), max(i, j), false)
		}
	}
	for {
		at := -1
		for i := range n {
			if l.alive[i] && l.best[i] >= 0 && (at < 0 || l.value[i] > l.value[at]) {
				at = i
			}
		}
		if at < 0 {
			return group
		}
		join(min(at, l.best[at]), max(at, l.best[at]), false)
	}
}

// join takes group j into group i.
func (l *linker) join(i, j int) {
	l.inner[i] += l.inner[j] + l.sum[i][j]
	l.size[i] += l.size[j]
	l.alive[j] = false
	if l.when != nil {
		l.when[i] = l.when[i].and(l.when[j])
	}
	for k := range l.alive {
		if l.alive[k] && k != i {
			l.sum[i][k] += l.sum[j][k]
			l.sum[k][i] = l.sum[i][k]
			l.named[i][k] = l.named[i][k] || l.named[j][k]
			l.named[k][i] = l.named[i][k]
			if l.barred != nil {
				l.barred[i][k] = l.barred[i][k] || l.barred[j][k]
				l.barred[k][i] = l.barred[i][k]
			}
		}
	}
	l.search(i)
	for k := range l.alive {
		switch {
		case !l.alive[k] || k == i:
		case l.best[k] == i || l.best[k] == j:
			l.search(k)
		default:
			if v, ok := l.likeness(k, i); ok && (l.best[k] < 0 || v > l.value[k]) {
				l.best[k], l.value[k] = i, v
			}
		}
	}
}

// search finds group i's likest partner.
func (l *linker) search(i int) {
	l.best[i] = -1
	for j := range l.alive {
		if j == i || !l.alive[j] {
			continue
		}
		if v, ok := l.likeness(i, j); ok && (l.best[i] < 0 || v > l.value[i]) {
			l.best[i], l.value[i] = j, v
		}
	}
}

// likeness is how alike two groups are, and whether they may be one story.
func (l *linker) likeness(i, j int) (float64, bool) {
	v := l.sum[i][j] / float64(l.size[i]*l.size[j])
	if l.barred != nil && l.barred[i][j] {
		return v, false
	}
	if l.when != nil && l.when[i].another(l.when[j]) {
		return v, false
	}
	if v < floor || v < loose && !l.named[i][j] {
		return v, false
	}
	switch {
	case !l.text[i] && !l.text[j]:
		return v, v >= part(min(l.size[i], l.size[j]))*min(l.within(i), l.within(j), tight)
	case !l.text[i]:
		return v, v >= stray*min(l.within(i), tight)
	case !l.text[j]:
		return v, v >= stray*min(l.within(j), tight)
	}
	return v, true
}

// part is apart for groups of which the smaller has n articles: a pair may be
// alike for other reasons than its event, as when one copies from the other.
func part(n int) float64 {
	if n == 2 {
		return pairApart
	}
	return apart
}

// within is how alike a group's articles are on average.
func (l *linker) within(i int) float64 {
	return l.inner[i] / (float64(l.size[i]*(l.size[i]-1)) / 2)
}
