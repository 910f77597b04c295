package main

import (
	"fmt"
	"math"
	"path/filepath"
	"strings"

	"synoptic"
	"synoptic/internal/eval/key"
	"synoptic/internal/reconcile"
)

type example struct {
	x      []float64
	y      float64
	weight float64
	known  bool   // the key says for certain whether it is right
	pair   string // the two passages that are shown
}

// elsewhereWeight is how much a pair counts of which the key does not say for
// certain that it is wrong; it is left out of what is reported.
const elsewhereWeight = 0.25

// unknownWeight is how much a pair counts of which the key says nothing.
const unknownWeight = 0.15

// label keeps the pairs that the key says something about: right where the
// two passages are of one item, wrong where one of them is of an item that the
// other article has elsewhere or not at all.
func label(story *key.Story, readings []*synoptic.Reading) []example {
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
			out = append(out, example{e.Features, 1, tight, true, pair})
		case mineA && absentB || mineB && absentA:
			out = append(out, example{e.Features, 0, 1, true, pair})
		case !elsewhere:
			// Nothing is known of either passage; hardly any such pair is right.
			out = append(out, example{e.Features, 0, unknownWeight, false, pair})
		default:
			// The other article has it in another passage; keys name one passage
			// an article, so this one may repeat it.
			out = append(out, example{e.Features, 0, elsewhereWeight, false, pair})
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
