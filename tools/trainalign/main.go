// Command trainalign trains the model that decides whether two clauses of two
// articles carry one claim, on the answer keys of real and made-up stories, and reports
// what it gives on each story when trained on the others.
//
//	go run ./tools/trainalign [-corpora DIR] [-write FILE] [-accounts DIR] [STORY…]
//
// Each STORY is a folder with one more story and its key.json.
//
// The model is a logistic regression (Cox 1958) with an L2 penalty, fitted by
// Newton's method; the threshold is the one of the best F1 at a precision of
// at least -precision over the stories left out.
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"synoptic"
	"synoptic/internal/app"
	"synoptic/internal/eval/key"
	"synoptic/internal/reconcile"
)

type example struct {
	x      []float64
	y      float64
	weight float64
	known  bool   // the key says for certain whether it is right
	pair   string // the two passages that are shown
	story  int
}

// elsewhereWeight is how much a pair counts of which the key does not say for
// certain that it is wrong; it is left out of what is reported.
const elsewhereWeight = 0.25

// unknownWeight is how much a pair counts of which the key says nothing.
const unknownWeight = 0.15

// signs are the features that may only speak for a link (+1) or against it
// (-1), whatever the samples say: it keeps the model from learning the chances
// of a few stories.
var signs = map[string]float64{
	"words": 1, "contained": 1, "characters": 1, "verb": 1, "subject": 1, "subject differs": -1, "object": 1, "number shared": 1, "number differs": -1,
	"time shared": 1, "time differs": -1, "negation": -1, "rank": 1, "mutual best": 1, "margin": 1, "length": -1, "sentence": 1, "lead": 1,
	"rarest word": 1, "place shared": 1, "place differs": -1, "speaker shared": 1, "speaker differs": -1, "copied": 1, "core": 1, "arguments": 1,
	"frame": 1, "distance": -1, "local words": 1, "local contained": 1, "related words": 1, "related verb": 1,
	"soft": 1, "soft contained": 1, "core shared": 1, "doing": 1, "enough": 1, "uttered": 1, "modality": -1,
}

func main() {
	corpora := flag.String("corpora", "../shared/corpora", "the folder of labelled corpora")
	write := flag.String("write", "", "write the model trained on all stories to this file")
	accounts := flag.String("accounts", "", "write each story's account by the model trained on the others into this folder")
	link := flag.Float64("link", 0, "the threshold of the model; 0 for the best one at the precision")
	penalty := flag.Float64("penalty", 4, "L2 penalty")
	precision := flag.Float64("precision", 0.85, "least precision of the threshold")
	flag.Parse()
	if err := run(*corpora, *write, *accounts, *penalty, *precision, *link, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(corpora, write, accounts string, penalty, precision, link float64, stories []string) error {
	dirs, err := filepath.Glob(filepath.Join(corpora, "accounts", "*", "key.json"))
	if err == nil {
		var made []string
		made, err = filepath.Glob(filepath.Join("testdata", "stories", "*", "key.json"))
		dirs = append(dirs, made...)
	}
	for _, dir := range stories {
		dirs = append(dirs, filepath.Join(dir, "key.json"))
	}
	if err != nil || len(dirs) == 0 {
		return fmt.Errorf("no keys under %s/accounts", corpora)
	}
	eng, err := engine()
	if err != nil {
		return err
	}
	reader, err := app.New(eng, "train")
	if err != nil {
		return err
	}
	var all []example
	var names []string
	for i, k := range dirs {
		story, err := key.Load(filepath.Dir(k))
		if err != nil {
			return err
		}
		names = append(names, story.Name)
		res, err := reader.Read(context.Background(), []string{story.Dir}, app.Options{})
		if err != nil {
			return err
		}
		if err := reader.Anchor(context.Background(), res.Readings); err != nil {
			return err
		}
		all = append(all, label(story, res.Readings, i)...)
	}
	features := reconcile.FeatureNames()
	var scores []scored
	for i, name := range names {
		var rest, test []example
		for _, e := range all {
			if e.story == i {
				test = append(test, e)
			} else {
				rest = append(rest, e)
			}
		}
		w := train(rest, len(features), penalty)
		var mine []scored
		for _, e := range strongest(test, w) {
			if e.known {
				mine = append(mine, scored{predict(w, e.x), e.y})
			}
		}
		scores = append(scores, mine...)
		if accounts != "" {
			if err := writeAccount(reader, filepath.Dir(dirs[i]), accounts, name, w, max(link, 0.01)); err != nil {
				return err
			}
		}
		t, p, r := best(mine, precision)
		fmt.Printf("%-18s %5d pairs %4d right   left out: P %.3f R %.3f at %.2f\n", name, len(test), positives(test), p, r, t)
	}
	t, p, r := best(scores, precision)
	fmt.Printf("%-18s %5d pairs %4d right   left out: P %.3f R %.3f at %.2f\n", "all", len(all), positives(all), p, r, t)
	w := train(all, len(features), penalty)
	for i, f := range features {
		fmt.Printf("  %-18s %7.3f\n", f, w[i])
	}
	fmt.Printf("  %-18s %7.3f\n", "bias", w[len(features)])
	if write == "" {
		return nil
	}
	if link == 0 {
		link = t
	}
	b, err := encode(w, link)
	if err != nil {
		return err
	}
	return os.WriteFile(write, b, 0o644)
}

// encode writes a model as the program embeds it.
func encode(w []float64, link float64) ([]byte, error) {
	features := reconcile.FeatureNames()
	model := struct {
		Bias    float64            `json:"bias"`
		Weights map[string]float64 `json:"weights"`
		Link    float64            `json:"link"`
	}{round(w[len(features)]), map[string]float64{}, round(link)}
	for i, f := range features {
		model.Weights[f] = round(w[i])
	}
	b, err := json.MarshalIndent(model, "", " ")
	return append(b, '\n'), err
}

// writeAccount writes the account of a story by a model that has not seen it.
func writeAccount(reader *app.Reader, dir, folder, name string, w []float64, link float64) error {
	weights, err := encode(w, link)
	if err != nil {
		return err
	}
	acc, _, err := reader.WithAlignment(weights).Account(context.Background(), []string{dir}, app.Options{})
	if err != nil {
		return err
	}
	b, err := json.Marshal(acc)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name+".json"), b, 0o644)
}

func round(x float64) float64 { return math.Round(x*1000) / 1000 }

// label keeps the pairs that the key says something about: right where the
// two passages are of one item, wrong where one of them is of an item that the
// other article has elsewhere or not at all.
func label(story *key.Story, readings []*synoptic.Reading, at int) []example {
	doc := map[string]string{}
	for _, r := range readings {
		doc[r.Article.ID] = strings.TrimSuffix(filepath.Base(r.Article.Path), ".txt")
	}
	var items []map[string]key.Place
	add := func(passages map[string]string) {
		item := map[string]key.Place{}
		for d, p := range passages {
			if x, ok := story.Find(d, p); ok {
				item[d] = x
			}
		}
		items = append(items, item)
	}
	for _, c := range story.Key.Claims {
		add(c.Passages)
	}
	for _, u := range story.Key.Utterances {
		add(u.Passages)
	}
	place := func(p synoptic.Passage) key.Place { return key.Place{Doc: doc[p.Article], Start: p.Start, End: p.End} }
	var out []example
	for _, e := range reconcile.Examples(readings) {
		a, b := place(e.A), place(e.B)
		pair := fmt.Sprint(story.Name, a, b)
		right, absentA, absentB, elsewhere := false, true, true, false
		ownA, ownB, tight := place(e.OwnA), place(e.OwnB), leastTight
		var mineA, mineB bool
		for _, item := range items {
			ia, ib := item[a.Doc], item[b.Doc]
			ha, hb := ia.Doc != "" && ia.Hits(a), ib.Doc != "" && ib.Hits(b)
			if ha && hb {
				right, tight = true, max(tight, math.Sqrt(filled(ownA, ia)*filled(ownB, ib)))
			}
			mineA, mineB = mineA || ha, mineB || hb
			if ha && ib.Doc != "" {
				absentB = false
			}
			if hb && ia.Doc != "" {
				absentA = false
			}
			elsewhere = elsewhere || ha != hb
		}
		switch {
		case right:
			out = append(out, example{e.Features, 1, tight, true, pair, at})
		case mineA && absentB || mineB && absentA:
			out = append(out, example{e.Features, 0, 1, true, pair, at})
		case !elsewhere:
			// Nothing is known of either passage; hardly any such pair is right.
			out = append(out, example{e.Features, 0, unknownWeight, false, pair, at})
		default:
			// The other article has it in another passage; keys name one passage
			// an article, so this one may repeat it.
			out = append(out, example{e.Features, 0, elsewhereWeight, false, pair, at})
		}
	}
	return out
}

// leastTight is what a right pair counts at least. A clause that is little more
// than the key's passage counts the most: what else a longer one says is not
// what makes the pair right.
const leastTight = 0.1

// filled is the share of a clause that a passage fills.
func filled(clause, passage key.Place) float64 {
	n := min(clause.End, passage.End) - max(clause.Start, passage.Start)
	return max(0, float64(n)) / float64(max(1, clause.End-clause.Start))
}

func positives(es []example) int {
	n := 0
	for _, e := range es {
		n += int(e.y)
	}
	return n
}

func predict(w, x []float64) float64 {
	z := w[len(x)]
	for i, v := range x {
		z += w[i] * v
	}
	return 1 / (1 + math.Exp(-z))
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

// train fits a model to pairs of clauses. Keys don't list every claim, so that
// pairs of which a key says nothing certain may be right: each round counts
// them the less, the likelier the last one found them (Elkan and Noto 2008).
func train(es []example, n int, penalty float64) []float64 {
	w := fit(es, n, penalty)
	for range 3 {
		weighed := slices.Clone(es)
		for i := range weighed {
			if e := &weighed[i]; !e.known {
				p := predict(w, e.x)
				e.weight *= (1 - p) * (1 - p)
			}
		}
		w = fit(weighed, n, penalty)
	}
	return w
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
