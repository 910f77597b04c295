package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"io"

	"synoptic/internal/store"
)

// Import puts records into an empty collection, all of them or none. What is
// derived is derived again, and the whole is checked before it is kept.
func (s *Store) Import(ctx context.Context, next func() (store.Record, error)) error {
	ran := false
	return s.update(ctx, func(ctx context.Context, t *tx) error {
		if ran {
			return errors.New("the database wants the import to be begun again, and what it comes from can be read only once")
		}
		ran = true
		kinds := map[string]*recordKind{}
		for _, k := range recordKinds() {
			kinds[k.table] = &k
			n, err := t.number(ctx, "SELECT count(*) FROM "+k.table)
			if err != nil {
				return err
			}
			if n > 0 {
				return fmt.Errorf("the collection is not empty: %w", store.ErrExists)
			}
		}
		for n := 1; ; n++ {
			r, err := next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return err
			}
			k := kinds[r.Kind]
			if k == nil {
				return fmt.Errorf("record %d is of no kind that is known: %.40q: %w", n, r.Kind, store.ErrDamaged)
			}
			if err := t.importRecord(ctx, k, r); err != nil {
				return fmt.Errorf("record %d (%s): %w", n, r.Kind, err)
			}
		}
		if err := t.derive(ctx); err != nil {
			return err
		}
		return t.consistent(ctx)
	})
}

func (t *tx) importRecord(ctx context.Context, k *recordKind, r store.Record) error {
	row, err := t.fromRecord(k, r.Row)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	if err := t.insert(ctx, k.table, k.names(), [][]any{row}); err != nil {
		if t.s.d.contradicts(err) {
			return fmt.Errorf("%w: %w", store.ErrDamaged, err)
		}
		return err
	}
	return nil
}

// derive makes what follows from the records: the index of words, and what
// stories count and find.
func (t *tx) derive(ctx context.Context) error {
	for after, more := int64(0), true; more; {
		var seqs []int64
		var titles []string
		var texts [][]byte
		err := t.query(ctx, "SELECT article.seq, title, text FROM article JOIN article_text x ON x.seq = article.seq WHERE article.seq > ? ORDER BY article.seq LIMIT ?", []any{after, maxPending}, func(scan func(...any) error) error {
			var title string
			var text []byte
			err := scan(&after, &title, &text)
			seqs, titles, texts = append(seqs, after), append(titles, title), append(texts, text)
			return err
		})
		if err != nil {
			return err
		}
		for i := range seqs {
			text, err := t.s.codec.DecodeText(texts[i])
			if err != nil {
				return fmt.Errorf("%w: %w", store.ErrDamaged, err)
			}
			if err := t.index(ctx, articleWords, seqs[i], titles[i], text); err != nil {
				return err
			}
		}
		more = len(seqs) > 0
	}
	accounts, err := t.strings(ctx, "SELECT story FROM account ORDER BY story")
	if err != nil {
		return err
	}
	for _, id := range accounts {
		acc, err := t.Account(ctx, id)
		if err != nil {
			return err
		}
		if err := t.putIndex(ctx, id, acc); err != nil {
			return fmt.Errorf("story %s: %w: %w", id, store.ErrDamaged, err)
		}
	}
	err = t.query(ctx, "SELECT id, changed FROM story", nil, func(scan func(...any) error) error {
		var id string
		var changed int64
		err := scan(&id, &changed)
		t.dirty[id] = fromMicros(changed)
		return err
	})
	if err != nil {
		return err
	}
	return t.settle(ctx)
}

// consistent is an error if what is about to be kept contradicts itself.
func (t *tx) consistent(ctx context.Context) error {
	var first error
	err := t.check(ctx, func(what string) {
		if first == nil {
			first = fmt.Errorf("%s: %w", what, store.ErrDamaged)
		}
	})
	return errors.Join(err, first)
}
