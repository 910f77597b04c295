package sqlstore

import (
	"context"
	"fmt"
	"time"

	"synoptic"
	"synoptic/internal/store"
)

// Account gives a story's account as it was last reconciled.
func (t *tx) Account(ctx context.Context, story string) (*synoptic.Account, error) {
	id, err := t.resolve(ctx, story)
	if err != nil {
		return nil, err
	}
	var data []byte
	found, err := t.row(ctx, "SELECT data FROM account WHERE story = ?", []any{id}, &data)
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, notFound("account of story", story)
	}
	acc, err := t.s.codec.DecodeAccount(data)
	if err != nil {
		return nil, fmt.Errorf("story %s: %w: %w", story, store.ErrDamaged, err)
	}
	return acc, nil
}

// PutAccount keeps a story's account with what lists and search need of it.
func (t *tx) PutAccount(ctx context.Context, story string, acc *synoptic.Account, at time.Time) error {
	id, err := t.resolve(ctx, story)
	if err != nil {
		return err
	}
	data, err := t.s.codec.EncodeAccount(acc)
	if err != nil {
		return fmt.Errorf("story %s: %w", story, err)
	}
	if _, err := t.exec(ctx, "INSERT INTO account (story, at, data) VALUES (?, ?, ?) ON CONFLICT (story) DO UPDATE SET at = excluded.at, data = excluded.data", id, micros(at), data); err != nil {
		return err
	}
	if err := t.clearIndex(ctx, id); err != nil {
		return err
	}
	if err := t.putIndex(ctx, id, acc); err != nil {
		return fmt.Errorf("story %s: %w", story, err)
	}
	if _, err := t.exec(ctx, "UPDATE story SET stale = 0, changed = ? WHERE id = ?", micros(at), id); err != nil {
		return err
	}
	if _, dirty := t.dirty[id]; dirty {
		t.touch(id, at)
	}
	return nil
}

// clearIndex deletes what was derived from a story's account.
func (t *tx) clearIndex(ctx context.Context, story string) error {
	if err := t.indexPending(ctx); err != nil {
		return err
	}
	if err := t.uncountNames(ctx, story); err != nil {
		return err
	}
	for _, q := range []string{
		"DELETE FROM finding_words WHERE " + t.s.d.find(findingWords, nil).key + " IN (SELECT n FROM finding WHERE story = ?)",
		"DELETE FROM finding_article WHERE n IN (SELECT n FROM finding WHERE story = ?)",
		"DELETE FROM finding WHERE story = ?",
		"DELETE FROM ledger WHERE story = ?",
		"DELETE FROM story_outlet WHERE story = ?",
	} {
		if _, err := t.exec(ctx, q, story); err != nil {
			return err
		}
	}
	return nil
}

// putIndex derives what lists and search need of an account.
func (t *tx) putIndex(ctx context.Context, story string, acc *synoptic.Account) error {
	x, err := store.IndexOf(acc)
	if err != nil {
		return err
	}
	disputed := 0
	for _, n := range x.Disputes {
		disputed += n
	}
	if _, err := t.exec(ctx, "UPDATE story SET title = ?, origins = ?, claims = ?, disputes = ?, disputed = ? WHERE id = ?",
		clean(x.Title), x.Origins, toJSON(x.Claims), toJSON(x.Disputes), disputed, story); err != nil {
		return err
	}
	if err := t.insert(ctx, "ledger", "story, entity, variant, key, type, name, name_key, joined_by, mentions", ledgerRows(story, x.Names)); err != nil {
		return err
	}
	if err := t.countNames(ctx, story); err != nil {
		return err
	}
	var rows [][]any
	for _, o := range x.Outlets {
		rows = append(rows, []any{story, key(o.Outlet), o.First, o.Echoed, o.Alone, o.LeftOut})
	}
	if err := t.insert(ctx, "story_outlet", "story, outlet, first, echoed, alone, left_out", rows); err != nil {
		return err
	}
	return t.putFindings(ctx, story, acc, x.Findings)
}

// ledgerRows are a ledger's names as rows, one for each spelling of an entity.
func ledgerRows(story string, names []store.LedgerName) [][]any {
	seen := map[[2]string]bool{}
	var rows [][]any
	for _, n := range names {
		k := [2]string{n.Entity, key(n.Variant)}
		if seen[k] {
			continue
		}
		seen[k] = true
		rows = append(rows, []any{story, key(n.Entity), k[1], key(store.Fold(n.Variant)), string(n.Type), key(n.Name), key(store.Fold(n.Name)), string(n.JoinedBy), n.Mentions})
	}
	return rows
}

func (t *tx) putFindings(ctx context.Context, story string, acc *synoptic.Account, list []store.Finding) error {
	last, err := t.lastFinding(ctx)
	if err != nil {
		return err
	}
	date := ""
	if p := acc.Stories[0].LastPublished; p != nil {
		date = *p
	}
	outlets := map[string]string{}
	for i := range acc.Articles {
		outlets[acc.Articles[i].ID] = acc.Articles[i].Outlet
	}
	var rows, articles [][]any
	for i, f := range list {
		n := numberOf(classOf(f.Kind, f.Status), last+1+int64(i))
		rows = append(rows, []any{n, story, string(f.Kind), key(f.ID), flag(f.Shown), string(f.Status), string(f.Dispute), clean(f.Title),
			key(f.Passage.Article), key(outlets[f.Passage.Article]), f.Passage.Start, clean(f.Passage.Text), key(date)})
		for _, a := range f.Articles {
			articles = append(articles, []any{n, key(a.ID), key(a.Outlet), key(day(a.Published))})
		}
	}
	if err := t.insert(ctx, "finding", "n, story, kind, id, shown, status, dispute, title, article, outlet, start, passage, last", rows); err != nil {
		return err
	}
	if err := t.insert(ctx, "finding_article", "n, article, outlet, day", articles); err != nil {
		return err
	}
	for i, f := range list {
		if err := t.index(ctx, findingWords, numberOf(classOf(f.Kind, f.Status), last+1+int64(i)), f.Title, f.Words); err != nil {
			return err
		}
	}
	return nil
}
