package cluster

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// view is some articles as they are in stories, and as they would be grouped.
type view struct {
	x     *Index
	items []*item // in order of arrival
	group []int   // the group of each: the place of its first article
}

// owners gives each group the story that it goes on as: the one that has most
// articles in it, of two the older; but first the one that the user bound
// articles of the group to, or gave a name. A group without one is new.
func (v *view) owners() map[int]string {
	type claim struct {
		group int
		story *story
		bound bool
		n     int
	}
	var claims []claim
	at := map[[2]any]int{}
	for i, it := range v.items {
		k := [2]any{v.group[i], it.story}
		j, ok := at[k]
		if !ok {
			j = len(claims)
			at[k] = j
			claims = append(claims, claim{group: v.group[i], story: it.story, bound: v.x.rules.named[it.story.id]})
		}
		claims[j].n++
		if n := v.x.rules.article(it.id); n >= 0 && v.x.rules.parts[n].home == it.story.id {
			claims[j].bound = true
		}
	}
	slices.SortStableFunc(claims, func(a, b claim) int {
		if a.bound != b.bound {
			if a.bound {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.story.members[0].number, b.story.members[0].number), cmp.Compare(a.group, b.group))
	})
	owner, taken := map[int]string{}, map[*story]bool{}
	for _, c := range claims {
		if owner[c.group] == "" && !taken[c.story] {
			owner[c.group] = c.story.id
			taken[c.story] = true
		}
	}
	return owner
}

// proposals are the changes that a story has part in.
func (v *view) proposals(focus *story) []Proposal {
	owner := v.owners()
	kept := map[*story]bool{}    // stories of which something stays
	going := map[*story]int{}    // how many groups a story's articles go to
	counted := map[[2]any]bool{} // group and story
	for i, it := range v.items {
		g := v.group[i]
		kept[it.story] = kept[it.story] || owner[g] == it.story.id
		if k := [2]any{g, it.story}; !counted[k] {
			counted[k] = true
			going[it.story]++
		}
	}
	var out []Proposal
	done := map[[2]any]bool{}
	for i, it := range v.items {
		g, s := v.group[i], it.story
		to := owner[g]
		if k := [2]any{g, s}; to == s.id || done[k] {
			continue
		} else {
			done[k] = true
		}
		if s != focus && to != focus.id {
			continue
		}
		p := Proposal{Kind: Shift, From: s.id, To: to}
		var moved []*item
		for j, o := range v.items {
			if v.group[j] == g && o.story == s {
				moved = append(moved, o)
			}
		}
		switch {
		case to == "":
			p.Kind = Split
			p.To = v.x.freeID(moved[0].id)
		case !kept[s] && going[s] == 1:
			p.Kind = Merge
			moved = slices.Clone(s.members)
		}
		for _, o := range moved {
			p.Articles = append(p.Articles, o.id)
		}
		p.Why = v.x.why(p.Kind, moved, v.rest(s, moved), v.x.stories[to])
		out = append(out, p)
	}
	return out
}

// rest are the articles of a story without some of them.
func (v *view) rest(s *story, without []*item) []*item {
	return slices.DeleteFunc(s.part(reviewMost), func(o *item) bool { return slices.Contains(without, o) })
}

// why words what speaks for a change.
func (x *Index) why(kind ProposalKind, moved, rest []*item, to *story) string {
	if kind == Split {
		own, others := labels(moved, rest), labels(rest, moved)
		return fmt.Sprintf("two cores: one has %s, the other %s; alike by %s across, by %s and %s within",
			strings.Join(own, ", "), strings.Join(others, ", "), percent(between(moved, rest)), percent(inside(moved)), percent(inside(rest)))
	}
	there := to.part(reviewNear)
	words := shareLabels(moved, there)
	s := "alike by " + percent(between(moved, there))
	if len(words) > 0 {
		s = "both have " + strings.Join(words, ", ") + "; " + s
	}
	if kind == Shift && len(rest) > 0 {
		return s + " there, by " + percent(between(moved, rest)) + " where it is"
	}
	return s + ", by " + percent(inside(moved)) + " and " + percent(inside(there)) + " within"
}

// percent words a likeness; -1 is that of what stands alone.
func percent(v float64) string {
	if v < 0 {
		return "100 %"
	}
	return fmt.Sprintf("%.0f %%", v*100)
}

// between is how alike the articles of two groups are on average.
func between(a, b []*item) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	sum := int64(0)
	for _, m := range a {
		sum += sumAlike(m, b)
	}
	return float64(sum) / whole / float64(len(a)*len(b))
}

// inside is how alike the articles of a group are on average, -1 of a single
// one.
func inside(a []*item) float64 {
	if len(a) < 2 {
		return -1
	}
	sum := int64(0)
	for i, m := range a {
		sum += sumAlike(m, a[:i])
	}
	return float64(sum) / whole / float64(len(a)*(len(a)-1)/2)
}

// countLabels counts in how many articles each label stands, and gives the
// labels in order of that.
func countLabels(items []*item) ([]string, map[string]int) {
	n := map[string]int{}
	var order []string
	for _, it := range items {
		for _, l := range strings.Split(it.labels, "\t") {
			if l == "" {
				continue
			}
			if n[l] == 0 {
				order = append(order, l)
			}
			n[l]++
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(n[b], n[a]) })
	return order, n
}

// labels are the words that most stand for some articles and less for others.
func labels(of, not []*item) []string {
	order, n := countLabels(of)
	_, m := countLabels(not)
	order = slices.DeleteFunc(order, func(l string) bool {
		return n[l]*max(1, len(not)) <= m[l]*len(of)
	})
	if len(order) == 0 {
		return []string{"no name of its own"}
	}
	return order[:min(aloneWords, len(order))]
}

// shareLabels are the words that stand for both of two groups.
func shareLabels(a, b []*item) []string {
	order, _ := countLabels(a)
	_, m := countLabels(b)
	order = slices.DeleteFunc(order, func(l string) bool { return m[l] == 0 })
	return order[:min(whyWords, len(order))]
}

// Apply carries out a proposal, as far as the user's word lets it, and gives
// the articles that went elsewhere.
func (x *Index) Apply(p Proposal) ([]Move, error) {
	from := x.stories[p.From]
	if from == nil {
		return nil, fmt.Errorf("%s: no story %s", p.Kind, p.From)
	}
	if p.To == "" || p.Kind != Split && x.stories[p.To] == nil {
		return nil, fmt.Errorf("%s %s: no story %s to go to", p.Kind, p.From, p.To)
	}
	var moves []Move
	for _, id := range p.Articles {
		if it := x.named(id); it != nil && it.story.id == p.From {
			moves = append(moves, x.move(it, p.To))
		}
	}
	if p.Kind == Merge && x.stories[p.From] == nil {
		x.rehome(p.From, p.To)
	}
	return netMoves(append(moves, x.obey()...)), nil
}
