package collection

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"synoptic"
	"synoptic/internal/cluster"
	"synoptic/internal/store"
)

// regroupPage is how many articles are regrouped at once.
const regroupPage = 500

// regroup puts all articles into stories anew, in the order in which they
// came, as a desk would have that looked at its stories again after each day.
// What users said stands, and a story keeps its ID where most of its articles
// stay together.
func (c *Collection) regroup(ctx context.Context) error {
	log, err := view(ctx, c.store, func(ctx context.Context, r store.Reader) ([]synoptic.Correction, error) { return inForce(ctx, r) })
	if err != nil {
		return err
	}
	g := &regrouping{index: cluster.NewIndex(cluster.Options{}), home: map[string]string{}, now: map[string]string{}}
	for _, rule := range rulesOf(log) {
		if _, err := g.index.Constrain(rule); err != nil {
			return err
		}
	}
	for p := (store.Page{Limit: regroupPage}); ; {
		next, err := c.regroupPage(ctx, g, p)
		if err != nil {
			return err
		}
		if p.After = next; next == "" {
			break
		}
	}
	if err := g.review(ctx); err != nil {
		return err
	}
	c.stories = nil
	return c.rehome(ctx, g)
}

// regrouping is articles on their way into other stories.
type regrouping struct {
	index *cluster.Index
	home  map[string]string // article to the story that it comes to
	now   map[string]string // article to the story that it is in
	order []string          // articles in order of arrival
	later [][2]string       // a version and the one before it
	day   float64
}

func (c *Collection) regroupPage(ctx context.Context, g *regrouping, p store.Page) (string, error) {
	var articles []*store.Article
	next := ""
	err := c.store.View(ctx, func(ctx context.Context, r store.Reader) error {
		list, n, err := r.Articles(ctx, store.ArticleFilter{Oldest: true}, p)
		if err != nil {
			return err
		}
		next = n
		for _, a := range list {
			if a.Story == "" || a.Status == synoptic.StatusFailed {
				continue
			}
			whole, err := r.Article(ctx, a.ID)
			if err != nil {
				return err
			}
			articles = append(articles, whole)
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	for _, a := range articles {
		if err := g.add(ctx, a); err != nil {
			return "", fmt.Errorf("article %s: %w", a.ID, err)
		}
	}
	return next, nil
}

func (g *regrouping) add(ctx context.Context, a *store.Article) error {
	g.now[a.ID] = a.Story
	g.order = append(g.order, a.ID)
	if a.Replaces != "" {
		g.later = append(g.later, [2]string{a.ID, a.Replaces})
		return nil
	}
	day := dayOf(a.Added)
	if int(day) > int(g.day) {
		if err := g.review(ctx); err != nil {
			return err
		}
	}
	g.day = day
	p, err := g.index.Add(a.ID, cluster.FeaturesOf(&a.Article), day)
	if err != nil {
		return err
	}
	g.home[a.ID] = p.Story
	return nil
}

func (g *regrouping) review(ctx context.Context) error {
	found, err := g.index.Review(ctx, g.day)
	if err != nil {
		return err
	}
	for _, p := range found {
		moves, err := g.index.Apply(p)
		if err != nil {
			return err
		}
		for _, m := range moves {
			g.home[m.Article] = m.To
		}
	}
	return nil
}

// keepIDs gives each new story the ID of the old one that most of its articles
// are in, where that one has no larger part elsewhere.
func (g *regrouping) keepIDs() map[string]string {
	type overlap struct {
		old, fresh string
		n          int
	}
	count := map[[2]string]int{}
	for a, fresh := range g.home {
		count[[2]string{g.now[a], fresh}]++
	}
	var list []overlap
	for k, n := range count {
		list = append(list, overlap{k[0], k[1], n})
	}
	slices.SortFunc(list, func(a, b overlap) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.old, b.old), cmp.Compare(a.fresh, b.fresh))
	})
	id, taken := map[string]string{}, map[string]bool{}
	for _, o := range list {
		if id[o.fresh] == "" && !taken[o.old] {
			id[o.fresh], taken[o.old] = o.old, true
		}
	}
	for _, fresh := range slices.Sorted(maps.Values(g.home)) {
		if id[fresh] != "" {
			continue
		}
		name := fresh
		for n := 2; taken[name]; n++ {
			name = fmt.Sprintf("%s-%d", fresh, n)
		}
		id[fresh], taken[name] = name, true
	}
	return id
}

// rehome keeps the stories that articles came to.
func (c *Collection) rehome(ctx context.Context, g *regrouping) error {
	id := g.keepIDs()
	for a, s := range g.home {
		g.home[a] = id[s]
	}
	for _, v := range g.later { // in order of arrival: the one before has its place
		g.home[v[0]] = g.home[v[1]]
	}
	for part := range slices.Chunk(g.order, regroupPage) {
		err := c.store.Update(ctx, func(ctx context.Context, w store.Writer) error {
			e := &effect{w: w, at: c.time()}
			if err := countChange(ctx, w); err != nil {
				return err
			}
			for _, a := range part {
				if to := g.home[a]; to != g.now[a] {
					if err := e.rehome(ctx, a, g.now[a], to); err != nil {
						return fmt.Errorf("article %s: %w", a, err)
					}
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (e *effect) rehome(ctx context.Context, article, from, to string) error {
	if to == "" {
		return nil
	}
	if err := e.revive(ctx, to); err != nil {
		return err
	}
	if err := e.w.Assign(ctx, article, to, 0, "put here when all articles were put into stories anew"); err != nil {
		return err
	}
	left, err := e.w.StoryArticles(ctx, from, true)
	if err != nil {
		return err
	}
	if len(left) == 0 {
		return e.w.JoinStories(ctx, to, from, e.at)
	}
	if err := e.w.MarkStale(ctx, from, e.at); err != nil {
		return err
	}
	return e.w.MarkStale(ctx, to, e.at)
}
