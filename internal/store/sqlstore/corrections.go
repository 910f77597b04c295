package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"synoptic"
	"synoptic/internal/store"
)

// Corrections lists the log of corrections.
func (t *tx) Corrections(ctx context.Context, story string) ([]synoptic.Correction, error) {
	ids := []string{story}
	if story != "" {
		// Those that named it by an ID that leads to it name it, too.
		if to, err := t.resolve(ctx, story); err == nil {
			joined, err := t.strings(ctx, "SELECT id FROM story_joined WHERE target = ?", to)
			if err != nil {
				return nil, err
			}
			ids = append(append(ids, to), joined...)
		}
	}
	var out []synoptic.Correction
	err := t.query(ctx, "SELECT seq, data FROM correction ORDER BY seq", nil, func(scan func(...any) error) error {
		var seq int64
		var data string
		if err := scan(&seq, &data); err != nil {
			return err
		}
		var c synoptic.Correction
		if err := json.Unmarshal([]byte(data), &c); err != nil {
			return fmt.Errorf("correction %d: %w: %w", seq, store.ErrDamaged, err)
		}
		c.Seq = seq
		named := append(slices.Clone(c.Stories), c.Story)
		named = slices.DeleteFunc(named, func(s string) bool { return s == "" })
		if story == "" || len(named) == 0 || slices.ContainsFunc(named, func(s string) bool { return slices.Contains(ids, s) }) {
			out = append(out, c)
		}
		return nil
	})
	return out, err
}

// Correct checks and appends a correction.
func (t *tx) Correct(ctx context.Context, c *synoptic.Correction) error {
	last, err := t.number(ctx, "SELECT max(seq) FROM correction")
	if err != nil {
		return err
	}
	kept := *c
	kept.Seq = last + 1
	if kept.At.IsZero() {
		kept.At = t.s.now()
	}
	kept.At = fromMicros(micros(kept.At))
	if err := kept.Check(); err != nil {
		return err
	}
	data, err := json.Marshal(&kept)
	if err != nil {
		return err
	}
	if err := t.insert(ctx, "correction", "seq, data", [][]any{{kept.Seq, clean(string(data))}}); err != nil {
		return err
	}
	c.Seq, c.At = kept.Seq, kept.At
	return nil
}
