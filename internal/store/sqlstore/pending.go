package sqlstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"synoptic/internal/store/query"
)

// maxPending is how many rows wait for their words to be indexed at most.
const maxPending = 256

// pending is a row whose words are to be indexed. SQLite writes its index out
// whenever another statement may have to be undone by itself, so that one row
// after another in one go takes half as long.
type pending struct {
	of          wordTable
	n           int64
	title, body []query.Word
}

// index has a row's words indexed before the transaction ends or searches.
func (t *tx) index(ctx context.Context, of wordTable, n int64, title, body string) error {
	t.pending = append(t.pending, pending{of, n, query.Words(title), query.Words(body)})
	if len(t.pending) < maxPending {
		return nil
	}
	return t.indexPending(ctx)
}

func (t *tx) indexPending(ctx context.Context) error {
	list := t.pending
	t.pending = nil
	// It does so, too, where a row has a lower number than the one before.
	slices.SortStableFunc(list, func(a, b pending) int { return cmp.Or(cmp.Compare(a.of.name, b.of.name), cmp.Compare(a.n, b.n)) })
	for _, p := range list {
		if err := t.s.d.index(ctx, t, p.of, p.n, p.title, p.body); err != nil {
			return err
		}
	}
	return nil
}

// unindex takes a row out of its table of words.
func (t *tx) unindex(ctx context.Context, of wordTable, n int64) error {
	if err := t.indexPending(ctx); err != nil {
		return err
	}
	_, err := t.exec(ctx, fmt.Sprintf("DELETE FROM %s WHERE %s = ?", of.name, t.s.d.find(of, nil).key), n)
	return err
}

// settle brings all that follows from what was written up to date.
func (t *tx) settle(ctx context.Context) error {
	if err := t.writeReadings(ctx, 0); err != nil {
		return err
	}
	if err := t.indexPending(ctx); err != nil {
		return err
	}
	return t.recount(ctx)
}
