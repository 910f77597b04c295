package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"synoptic/internal/app"
	"synoptic/internal/eval/key"
	"synoptic/internal/eval/score"
	"synoptic/internal/lang/en"
)

// keyed is one story with its key, as read.
type keyed struct {
	key      *key.Story
	kind     string // what it is summed up with
	read     *app.Result
	examples []example
}

// The kinds of stories: real ones of the corpora, made-up ones of the project, and
// those that are named.
const (
	accounts = "accounts"
	madeUp   = "made up"
	further  = "further"
)

// ownWeight is how much a pair of the corpora's and the project's own stories
// counts: the further keys are many and would drown them.
const ownWeight = 3

// read reads the keyed stories: those of the corpora, the made-up ones and those
// named.
func read(ctx context.Context, o options) ([]*keyed, *app.Reader, error) {
	var out []*keyed
	for _, from := range []struct{ kind, pattern string }{
		{accounts, filepath.Join(o.corpora, "accounts", "*", "key.json")},
		{madeUp, filepath.Join("testdata", "stories", "*", "key.json")},
		{madeUp, filepath.Join("internal", "demo", "story", "key.json")},
	} {
		keys, err := filepath.Glob(from.pattern) // sorted
		if err != nil {
			return nil, nil, err
		}
		for _, k := range keys {
			out = append(out, &keyed{kind: from.kind, key: &key.Story{Dir: filepath.Dir(k)}})
		}
	}
	for _, dir := range o.stories {
		out = append(out, &keyed{kind: further, key: &key.Story{Dir: dir}})
	}
	if len(out) == 0 {
		return nil, nil, fmt.Errorf("no keys under %s/accounts", o.corpora)
	}
	engine, err := en.Load()
	if err != nil {
		return nil, nil, err
	}
	reader, err := app.New(engine, "train")
	if err != nil {
		return nil, nil, err
	}
	return out, reader, each(len(out), func(i int) (err error) {
		s := out[i]
		if s.key, err = key.Load(s.key.Dir); err != nil {
			return err
		}
		if s.read, err = reader.Read(ctx, []string{s.key.Dir}, app.Options{}); err != nil {
			return err
		}
		if err := reader.Anchor(ctx, s.read.Readings); err != nil {
			return err
		}
		s.examples = label(s.key, s.read.Readings)
		if s.kind != further {
			for k := range s.examples {
				s.examples[k].weight *= ownWeight
			}
		}
		return nil
	})
}

// each does n things, a few at a time, and gives the first thing's error.
func each(n int, do func(i int) error) error {
	errs := make([]error, n)
	var wait sync.WaitGroup
	turn := make(chan struct{}, 4)
	for i := range n {
		turn <- struct{}{}
		wait.Go(func() {
			defer func() { <-turn }()
			errs[i] = do(i)
		})
	}
	wait.Wait()
	return cmp.Or(errs...)
}

// crossValidate gives for each story a model that was trained on the stories of
// other folds.
func crossValidate(ctx context.Context, stories []*keyed, train func([]example) []float64, folds int) ([][]float64, error) {
	models := make([][]float64, len(stories))
	err := each(folds, func(fold int) error {
		var rest []example
		for i, s := range stories {
			if i%folds != fold {
				rest = append(rest, s.examples...)
			}
		}
		w := train(rest)
		for i := range stories {
			if i%folds == fold {
				models[i] = w
			}
		}
		return ctx.Err()
	})
	return models, err
}

// scores are the pairs of passages that the key says something certain of, with
// what a model makes of them.
func (s *keyed) scores(w []float64) []scored {
	var out []scored
	for _, e := range strongest(s.examples, w) {
		if e.known {
			out = append(out, scored{predict(w, e.x), e.y})
		}
	}
	return out
}

// scoreAccounts scores the accounts of the stories by the models that have not
// seen them, once for each threshold.
func scoreAccounts(ctx context.Context, reader *app.Reader, stories []*keyed, models [][]float64, links string) error {
	for _, l := range strings.FieldsFunc(links, func(r rune) bool { return r == ',' }) {
		link, err := strconv.ParseFloat(l, 64)
		if err != nil {
			return err
		}
		measured := make([][]score.Measure, len(stories))
		causes := make([]map[string]int, len(stories))
		err = each(len(stories), func(i int) error {
			var weights []byte // the embedded model's where none was trained
			if models[i] != nil {
				var err error
				if weights, err = encode(models[i], link); err != nil {
					return err
				}
			}
			acc, err := reader.WithAlignment(weights).Reconcile(ctx, stories[i].read)
			if err != nil {
				return err
			}
			causes[i] = map[string]int{}
			measured[i] = score.Account(acc, stories[i].key, func(what, _ string) {
				if why, ok := strings.CutPrefix(what, score.StatusOf); ok {
					causes[i][why]++
				}
			})
			return nil
		})
		if err != nil {
			return err
		}
		for _, kinds := range [][]string{{accounts}, {further}, {accounts, further}, {madeUp}} {
			var sum []score.Measure
			why := map[string]int{}
			for i, s := range stories {
				if slices.Contains(kinds, s.kind) {
					sum = score.Add(sum, measured[i])
					for k, n := range causes[i] {
						why[k] += n
					}
				}
			}
			fmt.Printf("%.2f %-20s", link, strings.Join(kinds, "+"))
			for _, m := range sum {
				switch m.Name {
				case "claim links":
					fmt.Printf("  links %.3f/%.3f", m.Precision(), m.Recall())
				case "claim status", "disputes":
					fmt.Printf("  %s %.3f", m.Name, m.Value())
				}
			}
			fmt.Println()
			for _, k := range slices.SortedFunc(maps.Keys(why), func(a, b string) int { return cmp.Or(cmp.Compare(why[b], why[a]), cmp.Compare(a, b)) }) {
				fmt.Printf("%9d  %s\n", why[k], k)
			}
		}
	}
	return nil
}

type scored struct{ p, y float64 }

// best is the threshold of the best F1 whose precision is at least floor, or
// of the best F1 if there is none.
func best(s []scored, floor float64) (t, p, r float64) {
	s = slices.Clone(s)
	slices.SortFunc(s, func(a, b scored) int { return cmp.Compare(b.p, a.p) })
	total := 0.0
	for _, x := range s {
		total += x.y
	}
	right, bestF := 0.0, -1.0
	for i, x := range s {
		right += x.y
		P, R := right/float64(i+1), right/max(1, total)
		f := 2 * P * R / max(1e-9, P+R)
		if P < floor {
			f -= 1
		}
		if f > bestF {
			bestF, t, p, r = f, x.p, P, R
		}
	}
	return t, p, r
}

// strongest keeps of each pair of passages the pair of clauses that the model
// finds the most likely.
func strongest(es []example, w []float64) []example {
	at := map[string]int{}
	var out []example
	for _, e := range es {
		k, ok := at[e.pair]
		if !ok {
			at[e.pair] = len(out)
			out = append(out, e)
			continue
		}
		if predict(w, e.x) > predict(w, out[k].x) {
			out[k] = e
		}
	}
	return out
}
