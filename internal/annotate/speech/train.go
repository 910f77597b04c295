package speech

import (
	"cmp"
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strings"

	"synoptic"
)

// Labelled is an article with the attributions that annotators found in it.
type Labelled struct {
	Reading *synoptic.Reading
	Gold    []LabelledAttribution
}

// LabelledAttribution is one attribution of a labelled article: its cue and
// its content, each from its first to its last byte.
type LabelledAttribution struct{ Cue, Content synoptic.Span }

// Train learns a model from labelled articles: logistic regression over named
// features, for the decision whether a candidate is an attribution and, as a
// choice among possible ends, for where its content ends. The same articles
// in the same order give the same model.
func Train(rd *Reader, articles []Labelled, rounds int) Model {
	var accept []example
	var begin, extent [][]example
	for _, a := range articles {
		x := newReader(rd, a.Reading)
		for i := range a.Reading.Tokens {
			for _, c := range x.propose(i) {
				f := features{keep: true}
				x.describe(&c, &f)
				g := matching(x, &c, a.Gold)
				accept = append(accept, example{names: f.names, right: g != nil})
				if g == nil || c.start < 0 {
					continue
				}
				var choice []example
				any := false
				bs := x.begins(&c)
				for n, b := range bs {
					f := features{keep: true}
					x.describeBegin(&c, b, n, len(bs), &f)
					right := x.endsAt(x.tree.toks[b.at].Start, g.Content.Start)
					if right && !any {
						c.start = b.at
					}
					any = any || right
					choice = append(choice, example{f.names, right, 0})
				}
				if any && len(choice) > 1 {
					begin = append(begin, choice)
				}
				choice, any = nil, false
				for _, e := range x.ends(c.cue, c.start) {
					f := features{keep: true}
					x.describeEnd(&c, e, &f)
					right := x.endsAt(x.tree.toks[e.last].End, g.Content.End)
					any = any || right
					choice = append(choice, example{f.names, right, 0})
				}
				if any && len(choice) > 1 {
					extent = append(extent, choice)
				}
			}
		}
	}
	return Model{Accept: fitBinary(accept, rounds), Begin: fitChoice(begin, rounds), Extent: fitChoice(extent, rounds)}
}

type example struct {
	names []string
	right bool
	_     byte
}

// matching is the gold attribution that a candidate stands for.
func matching(x *reader, c *candidate, gold []LabelledAttribution) *LabelledAttribution {
	cue := x.tree.toks[c.cue].Span
	for i := range gold {
		g := &gold[i]
		if g.Cue.Overlaps(cue) && 2*g.Content.Overlap(c.content) >= min(g.Content.Len(), c.content.Len()) {
			return g
		}
	}
	return nil
}

// endsAt reports whether two ends differ by closing marks alone.
func (x *reader) endsAt(a, b int) bool {
	text := x.r.Article.Text
	return strings.Trim(text[min(a, b):max(a, b)], "\"“”‘’' \t\n\r.,") == ""
}

// learner is AdaGrad over named weights.
type learner struct{ w, g map[string]float64 }

func (l *learner) score(names []string) (s float64) {
	for _, n := range names {
		s += l.w[n]
	}
	return s
}

func (l *learner) step(names []string, gradient float64) {
	const rate, ridge = 0.1, 1e-5
	for _, n := range names {
		w := l.w[n]
		d := gradient + ridge*w
		g := l.g[n] + d*d
		l.g[n] = g
		l.w[n] = w - rate*d/(1e-3+math.Sqrt(g))
	}
}

// common drops names that fewer than n examples have.
func common(all [][]string, n int) {
	count := map[string]int{}
	for _, names := range all {
		for _, s := range names {
			count[s]++
		}
	}
	for i, names := range all {
		all[i] = slices.DeleteFunc(names, func(s string) bool { return count[s] < n })
	}
}

func fitBinary(ex []example, rounds int) map[string]float32 {
	all := make([][]string, len(ex))
	for i := range ex {
		all[i] = ex[i].names
	}
	common(all, 3)
	l := learner{map[string]float64{}, map[string]float64{}}
	rng := rand.New(rand.NewSource(1))
	for range rounds {
		for _, i := range rng.Perm(len(ex)) {
			y := 0.0
			if ex[i].right {
				y = 1
			}
			l.step(all[i], sigmoid(l.score(all[i]))-y)
		}
	}
	return l.rounded()
}

func fitChoice(ex [][]example, rounds int) map[string]float32 {
	var all [][]string
	for _, c := range ex {
		for _, e := range c {
			all = append(all, e.names)
		}
	}
	common(all, 3)
	first := make([]int, len(ex))
	for i, n := 0, 0; i < len(ex); i++ {
		first[i] = n
		n += len(ex[i])
	}
	l := learner{map[string]float64{}, map[string]float64{}}
	rng := rand.New(rand.NewSource(1))
	for range rounds {
		for _, i := range rng.Perm(len(ex)) {
			p := make([]float64, len(ex[i]))
			top := math.Inf(-1)
			for k := range p {
				p[k] = l.score(all[first[i]+k])
				top = max(top, p[k])
			}
			sum, good := 0.0, 0.0
			for k := range p {
				p[k] = math.Exp(p[k] - top)
				sum += p[k]
				if ex[i][k].right {
					good += p[k]
				}
			}
			for k := range p {
				d := p[k] / sum
				if ex[i][k].right {
					d -= p[k] / good
				}
				if math.Abs(d) > 1e-4 {
					l.step(all[first[i]+k], d)
				}
			}
		}
	}
	return l.rounded()
}

func (l *learner) rounded() map[string]float32 {
	m := map[string]float32{}
	for n, w := range l.w {
		if r := math.Round(w*100) / 100; math.Abs(r) >= 0.05 {
			m[n] = float32(r)
		}
	}
	return m
}

// Table writes a model in the form that is read back from the embedded file.
func (m Model) Table() string {
	var b strings.Builder
	b.WriteString("# part (a: is it an attribution, b: where does its content begin, e: where does it end)\tfeature\tweight\n")
	for _, part := range []struct {
		name string
		w    map[string]float32
	}{{"a", m.Accept}, {"b", m.Begin}, {"e", m.Extent}} {
		names := make([]string, 0, len(part.w))
		for n := range part.w {
			names = append(names, n)
		}
		slices.SortFunc(names, cmp.Compare[string])
		for _, n := range names {
			fmt.Fprintf(&b, "%s\t%s\t%.2f\n", part.name, n, part.w[n])
		}
	}
	return b.String()
}
