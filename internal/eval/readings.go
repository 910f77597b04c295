package eval

import (
	"context"

	"synoptic"
	"synoptic/internal/eval/score"
)

// quotes measures quotations against a corpus of attributions.
func (s *Suite) quotes(ctx context.Context, path string, out *Corpus) error {
	gold, err := rows[score.QuoteKey](path)
	if err != nil {
		return err
	}
	out.Measures = score.NewQuotes()
	return against(ctx, s, path, out, gold, func(k score.QuoteKey) string { return k.ID }, score.Quotes)
}

// times measures expressions of time.
func (s *Suite) times(ctx context.Context, path string, out *Corpus) error {
	gold, err := rows[score.TimeKey](path)
	if err != nil {
		return err
	}
	out.Measures = score.NewTimes()
	return against(ctx, s, path, out, gold, func(k score.TimeKey) string { return k.ID }, score.Times)
}

// parity measures the language engine against its reference.
func (s *Suite) parity(ctx context.Context, path string, out *Corpus) error {
	gold, err := rows[score.ParityKey](path)
	if err != nil {
		return err
	}
	out.Measures = score.NewParity()
	return against(ctx, s, path, out, gold, func(k score.ParityKey) string { return k.ID }, score.Parity)
}

// against reads the articles of a file and counts each against its key. A key
// whose article is not there counts as one in which nothing was read.
func against[K any](ctx context.Context, s *Suite, path string, out *Corpus, gold []K, id func(K) string, count func([]score.Measure, *synoptic.Reading, K)) error {
	keys := make(map[string]K, len(gold))
	var order []string
	for _, k := range gold {
		if _, ok := keys[id(k)]; !ok {
			keys[id(k)] = k
			order = append(order, id(k))
		}
	}
	out.Articles = len(order)
	err := s.readings(ctx, path, func(id string, r *synoptic.Reading) {
		if k, ok := keys[id]; ok {
			count(out.Measures, r, k)
			delete(keys, id)
		}
	})
	if err != nil {
		return err
	}
	for _, id := range order {
		if k, ok := keys[id]; ok {
			count(out.Measures, nil, k)
		}
	}
	return nil
}
