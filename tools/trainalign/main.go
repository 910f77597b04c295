// Command trainalign trains the model that decides whether two clauses of two
// articles carry one claim, on the answer keys of real and made-up stories, and
// reports what it gives on the stories when trained on others.
//
//	go run ./tools/trainalign [-corpora DIR] [-folds N] [-links P,…] [-write FILE] [STORY…]
//
// Each STORY is a folder with one more story and its key.json. The stories are
// held out in parts (folds), one part after another. With -links the accounts of
// the stories held out are scored against their keys too, once for each threshold.
//
// The model is a logistic regression (Cox 1958) with an L2 penalty, fitted by
// Newton's method; the threshold is the one of the best F1 at a precision of
// at least -precision over the stories held out.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"

	"synoptic/internal/reconcile"
)

func main() {
	var o options
	flag.StringVar(&o.corpora, "corpora", "../shared/corpora", "the folder of labelled corpora")
	flag.StringVar(&o.write, "write", "", "write the model trained on all stories to this file")
	flag.StringVar(&o.links, "links", "", "thresholds, with commas between, to score the accounts of the stories held out by")
	flag.IntVar(&o.folds, "folds", 8, "parts that the stories are held out in; with 0 the accounts by the embedded model are scored")
	flag.Float64Var(&o.link, "link", 0, "the threshold of the model that is written; 0 for the best one at the precision")
	flag.Float64Var(&o.penalty, "penalty", 1, "L2 penalty")
	flag.Float64Var(&o.precision, "precision", 0.85, "least precision of the threshold")
	flag.Parse()
	o.stories = flag.Args()
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

type options struct {
	corpora, write, links    string
	folds                    int
	link, penalty, precision float64
	stories                  []string
}

func run(ctx context.Context, o options) error {
	stories, reader, err := read(ctx, o)
	if err != nil {
		return err
	}
	var all []example
	for _, s := range stories {
		all = append(all, s.examples...)
	}
	features := reconcile.FeatureNames()
	models, err := crossValidate(ctx, stories, func(rest []example) []float64 { return train(rest, len(features), o.penalty) }, o.folds)
	if err != nil {
		return err
	}
	var scores []scored
	for i, s := range stories {
		if models[i] == nil {
			continue
		}
		mine := s.scores(models[i])
		scores = append(scores, mine...)
		t, p, r := best(mine, o.precision)
		fmt.Printf("%-18s %5d pairs %4d right   held out: P %.3f R %.3f at %.2f\n", s.key.Name, len(s.examples), positives(s.examples), p, r, t)
	}
	t, p, r := best(scores, o.precision)
	fmt.Printf("%-18s %5d pairs %4d right   held out: P %.3f R %.3f at %.2f\n", "all", len(all), positives(all), p, r, t)
	if err := scoreAccounts(ctx, reader, stories, models, o.links); err != nil {
		return err
	}
	w := train(all, len(features), o.penalty)
	for i, f := range features {
		fmt.Printf("  %-18s %7.3f\n", f, w[i])
	}
	fmt.Printf("  %-18s %7.3f\n", "bias", w[len(features)])
	if o.write == "" {
		return nil
	}
	if o.link == 0 {
		o.link = t
	}
	b, err := encode(w, o.link)
	if err != nil {
		return err
	}
	return os.WriteFile(o.write, b, 0o644)
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

func round(x float64) float64 { return math.Round(x*1000) / 1000 }
